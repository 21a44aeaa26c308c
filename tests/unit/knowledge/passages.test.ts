// Passages: the slices that are indexed and cited, and codes that outlive edits.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cite,
  PASSAGE_CHARS,
  type Passage,
  passagesOf,
  readCitation,
} from '../../../src/knowledge/passages.ts';
import { documentOf, passageAt } from './library-of.ts';
import { anyText, expectToCover } from './texts.ts';

const byCitation = (passages: readonly Passage[]): Map<string, Passage> => {
  const found = new Map<string, Passage>();
  for (const passage of passages) cite(passage, found);
  return found;
};

const textOf = ({ document, start, end }: Passage): string => document.text.slice(start, end);

const sentence = fc
  .tuple(
    fc.constantFrom('The garden opens at', 'تفتح الحديقة في', 'המעבורת מפליגה ב', 'Roses number'),
    fc.nat(30),
    fc.constantFrom('.', '!', '?'),
  )
  .map(([words, n, end]) => `${words} ${n}${end}`);
/** Of one sentence up to several passages long. */
const paragraph = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(sentence, { minLength: 60, maxLength: 150 }) },
  )
  // A question and its answer are one passage.
  .map((sentences) => sentences.join(' ').replace(/[?؟]$/, '.'));

const documentIn = (paragraphs: readonly string[]) => documentOf('town/letters.txt', paragraphs.join('\n\n'));
const passagesIn = (paragraphs: readonly string[]) => passagesOf(documentIn(paragraphs));

describe('cutting', () => {
  test('a paragraph is a passage, numbered from one', () => {
    expect(passagesIn(['Roses.', 'Boats.']).map((p) => [textOf(p), p.paragraph])).toEqual([
      ['Roses.', 1],
      ['Boats.', 2],
    ]);
  });

  test('a long paragraph is cut where sentences end, and its parts share its number', () => {
    const long = Array.from({ length: 60 }, (_, i) => `The ferry number ${i} leaves the pier at dawn.`).join(
      ' ',
    );
    const parts = passagesIn(['Roses.', long, 'Boats.']).filter((p) => p.paragraph === 2);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(textOf(part)).toMatch(/^The ferry.*dawn\.$/s);
      expect(textOf(part).length).toBeLessThanOrEqual(PASSAGE_CHARS);
    }
    expect(parts.map(textOf).join(' ')).toBe(long);
  });

  test('a sentence is never cut, however long it is', () => {
    const endless = `The garden ${'and the garden '.repeat(200)}ends.`;
    expect(passagesIn([endless]).map(textOf)).toEqual([endless]);
  });

  test('passages lie in their paragraphs and cover them, as the slices they claim', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        const document = documentIn(paragraphs);
        const passages = passagesOf(document);
        document.paragraphs.forEach((range, i) => {
          const own = passages.filter((p) => p.paragraph === i + 1);
          expectToCover(
            document.text,
            own.map((p) => [p.start, p.end] as const),
            range,
          );
        });
        expect(passages.every((p) => p.document === document)).toBe(true);
        expect(passages.map((p) => p.start)).toEqual(passages.map((p) => p.start).sort((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  test('all words of any text are in its passages and headings, each once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const document = documentOf('any.txt', `Roses.\n\n${text}`);
        const ranges = [
          ...passagesOf(document).map((p) => [p.start, p.end] as const),
          ...document.headings.map(({ range }) => range),
          // A rule is no words.
          ...document.blocks.flatMap(({ range, isOfPage }) => (isOfPage === true ? [range] : [])),
        ].sort(([a], [b]) => a - b);
        expectToCover(document.text, ranges);
      }),
    );
  });
});

describe('codes', () => {
  test('a code is eight characters without i, l, o and u', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        for (const { citation } of passagesIn([text])) expect(citation).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
      }),
      { numRuns: 60 },
    );
  });

  test('these codes are for ever', () => {
    const document = documentOf(
      'town/letters.txt',
      'The garden opens.\n\nالحديقة مفتوحة.\n\nThe garden opens.',
    );
    expect(passagesOf(document).map((p) => p.citation)).toEqual(['nahcaywq', '01hc1ver', 'a29x6ga2']);
  });

  test('equal paragraphs have different codes, and so have equal words in two documents', () => {
    const [first, second] = passagesIn(['Roses.', 'Roses.']);
    const [other] = passagesOf(documentOf('other.txt', 'Roses.'));
    expect(new Set([first?.citation, second?.citation, other?.citation])).toHaveProperty('size', 3);
  });

  test('metadata does not change a code', () => {
    const titled = documentOf('town/letters.txt', '---\ntitle: Letters\n---\nRoses.');
    expect(passagesOf(titled)[0]?.citation).toBe(passagesIn(['Roses.'])[0]?.citation);
  });

  test('an edit changes the code of what was edited', () => {
    expect(passagesIn(['Roses!'])[0]?.citation).not.toBe(passagesIn(['Roses.'])[0]?.citation);
  });

  const place = fc.nat(6);
  const edits = fc.oneof(
    fc.record({ how: fc.constant('replace' as const), at: place, by: paragraph }),
    fc.record({ how: fc.constant('insert' as const), at: place, by: paragraph }),
    fc.record({ how: fc.constant('remove' as const), at: place, by: fc.constant('') }),
  );

  test('codes stay the same when any other paragraph is edited, inserted or removed', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 3, maxLength: 7 }), edits, (before, { how, at, by }) => {
        const index = at % before.length;
        const after = before.toSpliced(index, how === 'insert' ? 0 : 1, ...(how === 'remove' ? [] : [by]));
        const touched = new Set(
          [how === 'insert' ? [] : [before[index] ?? ''], how === 'remove' ? [] : [by]]
            .flat()
            .flatMap((text) => passagesIn([text]).map(textOf)),
        );
        const codes = (paragraphs: readonly string[]) =>
          passagesIn(paragraphs)
            .filter((p) => !touched.has(textOf(p)))
            .map((p) => [textOf(p), p.citation]);
        expect(codes(after)).toEqual(codes(before));
      }),
      { numRuns: 100 },
    );
  });
});

describe('finding by code', () => {
  test('every passage has a code of its own', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(paragraph, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        (documents) => {
          const passages = documents.flatMap((paragraphs, i) =>
            passagesOf(documentOf(`${i}.txt`, paragraphs.join('\n\n'))),
          );
          const found = byCitation(passages);
          expect(found.size).toBe(passages.length);
          for (const [code, passage] of found) expect(passage.citation).toBe(code);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('of two passages with one code the first keeps it, and the others get their own, each time the same', () => {
    const passages = passagesIn(['Roses.', 'Boats.', 'Piers.']);
    const { citation } = passageAt(passages, 0);
    const clashing = passages.map((p) => ({ ...p, citation }));
    const found = byCitation(clashing);
    expect([...found.values()].map(textOf)).toEqual(['Roses.', 'Boats.', 'Piers.']);
    expect([...found.keys()][0]).toBe(citation);
    for (const code of found.keys()) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
    expect([...byCitation(clashing).keys()]).toEqual([...found.keys()]);
  });

  test('a code may be typed in capitals, with spaces around it, and with the letters that look like digits', () => {
    expect(readCitation('  OIL7ABCD \n')).toBe('0117abcd');
  });

  test('a code is read as itself', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        for (const { citation } of passagesIn([text])) {
          expect(readCitation(citation)).toBe(citation);
          expect(readCitation(` ${citation.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'l')}`)).toBe(
            citation,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
