// The words of all passages as numbers, written anew or taken over.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IndexEntry, openEntries, writeEntries } from '../../../../src/knowledge/index/entries.ts';

const word = fc.record({
  surface: fc.constantFrom('rose', 'roses', 'die', 'boat'),
  term: fc.constantFrom('rose', 'di', 'die', 'boat'),
});
const entry: fc.Arbitrary<IndexEntry> = fc.record({
  sentences: fc.array(
    fc.record({ start: fc.nat(99), end: fc.nat(99), words: fc.array(word, { maxLength: 5 }) }),
    { maxLength: 4 },
  ),
  title: fc.array(word, { maxLength: 2 }),
});

const packed = (passages: readonly IndexEntry[]) => {
  const writer = writeEntries();
  for (const passage of passages) writer.add(passage);
  return writer.done();
};

test('passages that are taken over are written as if they were analysed again, whatever came between', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 8 }),
      fc.array(fc.nat(9), { maxLength: 12 }),
      (before, wanted) => {
        const old = openEntries(packed(before));
        const writer = writeEntries();
        const after: IndexEntry[] = [];
        for (const nth of wanted) {
          const kept = before[nth];
          const fresh = { sentences: [], title: [{ surface: `new${nth}`, term: 'new' }] };
          if (kept === undefined) writer.add(fresh);
          else writer.addFrom(old, nth);
          after.push(kept ?? fresh);
        }
        expect(writer.done()).toEqual(packed(after));
      },
    ),
  );
});

test('letters that are two words, each with its own stem, are two surfaces', () => {
  const words = [
    { surface: 'die', term: 'die' },
    { surface: 'die', term: 'di' },
    { surface: 'die', term: 'die' },
  ];
  const { text, surfaces, terms, termOf } = openEntries(
    packed([{ sentences: [{ start: 0, end: 11, words }], title: [] }]),
  );
  expect([...text].map((id) => [surfaces.at(id), terms.at(termOf[id] ?? 9)])).toEqual([
    ['die', 'die'],
    ['die', 'di'],
    ['die', 'die'],
  ]);
});
