// What is shown of a passage: exact slices, whole sentences, and marks on the words that matched.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlightsIn, quote, shownOf } from '../../../src/knowledge/excerpt.ts';
import { PASSAGE_CHARS, passagesOf } from '../../../src/knowledge/passages.ts';
import { sentencesIn } from '../../../src/knowledge/sentences.ts';
import { analyseSlice } from '../../../src/knowledge/snapshot.ts';
import { analyser, documentOf, passageAt, sliced } from './library-of.ts';
import { expectToCover } from './texts.ts';

/** What is shown if the answer begins with the first sentence that holds some words. */
const shown = (text: string, asked: readonly string[], at = 0, opens = '') => {
  const passage = passageAt(passagesOf(documentOf('letters.txt', text)), at);
  const terms = new Set(asked.flatMap((word) => analyser.analyse(word).map(({ term }) => term)));
  const { text: whole } = passage.document;
  const sentences = sentencesIn(passage.document, passage.start, passage.end);
  const opening = Math.max(
    0,
    sentences.findIndex((range) => whole.slice(...range).includes(opens)),
  );
  const range = shownOf(passage, { sentences, opening });
  const highlights = highlightsIn(analyseSlice(passage.document, range, analyser), terms);
  return { passage, excerpt: quote(passage, range, highlights) };
};

/** About 1,000 characters, too long to show whole. */
const LONG = [
  ...Array.from({ length: 10 }, (_, i) => `Bench number ${i} stands in the shade of a tall old tree.`),
  'The ferry leaves the east pier at seven.',
  ...Array.from({ length: 8 }, (_, i) => `Lamp number ${i} was lit by the keeper every evening.`),
].join(' ');

test('a short passage is shown whole, with the words that matched marked where they stand', () => {
  const { excerpt } = shown('Roses.\n\nThe Ferries leave; the ferry is blue.', ['ferry'], 1);
  expect(excerpt.text).toBe('The Ferries leave; the ferry is blue.');
  expect(sliced('Roses.\n\nThe Ferries leave; the ferry is blue.', excerpt.highlights)).toEqual([
    'Ferries',
    'ferry',
  ]);
});

test('stop words are never marked', () => {
  expect(shown('The ferry is the best.', ['the', 'ferry']).excerpt.highlights).toEqual([[4, 9]]);
});

test('of a long passage three sentences are shown, from the one on that answers', () => {
  const { excerpt } = shown(LONG, ['ferry', 'pier'], 0, 'ferry');
  expect(excerpt.text).toBe(
    'The ferry leaves the east pier at seven. Lamp number 0 was lit by the keeper every evening. Lamp number 1 was lit by the keeper every evening.',
  );
  expect(shown(LONG, ['lamp'], 0, 'Lamp number 7').excerpt.text).toBe(
    'Lamp number 7 was lit by the keeper every evening.',
  );
});

test('words that matched in the part that is not shown are not marked', () => {
  const text = LONG.replace('Bench number 0', 'Anchor number 0').replace('Lamp number 7', 'Sail number 7');
  const asked = ['anchor', 'sail'];
  expect(sliced(text, shown(text, asked, 0, 'Sail').excerpt.highlights)).toEqual(['Sail']);
  expect(sliced(text, shown(text, asked, 0, 'Anchor').excerpt.highlights)).toEqual(['Anchor']);
});

test('a single sentence longer than an excerpt is shown whole', () => {
  const endless = `The ferry ${'and the garden '.repeat(70)}ends.`;
  expect(shown(endless, ['ferry']).excerpt.text).toBe(endless);
});

test('an excerpt knows its place', () => {
  const text = '# Town\n\n## Ferry\n\nBoats.';
  const document = documentOf('town.md', `---\ntitle: Town\nattribution: Club\n---\n${text}`);
  const passage = passageAt(passagesOf(document), 0);
  expect(quote(passage, [passage.start, passage.end])).toEqual({
    text: 'Boats.',
    place: {
      citation: passage.citation,
      document: 'town.md',
      revision: document.revision,
      paragraph: 1,
      start: passage.start,
      end: passage.end,
      meta: document.meta,
      attribution: { of: 'document', name: 'Club' },
      validUntil: null,
    },
    headings: ['Town', 'Ferry'],
    highlights: [],
    differences: [],
    alsoAt: [],
  });
});

test('a voice of the shown slice alone is named, not one of the rest of the passage', () => {
  const document = documentOf(
    'a.txt',
    'Roses bloom, said Lior. Boats leave, said Nour.\n\nEnd.',
    'voices: [{ begins: Roses, speaker: Lior }, { begins: Boats, speaker: Nour }]',
  );
  const passage = passageAt(passagesOf(document), 0);
  expect(quote(passage, [0, 23]).place.attribution).toEqual({
    of: 'passage',
    voices: [{ by: 'speaker', name: 'Lior', begins: 'Roses bloom, said' }],
  });
});

const word = fc.constantFrom('garden', 'ferry', 'roses', 'the', 'الحديقة', 'המעבורת', 'pier', 'not', '1,250');
const sentence = fc.array(word, { minLength: 2, maxLength: 14 }).map((words) => `X${words.join(' ')}.`);

test('text is the slice, made of whole sentences within bounds, and marks are inside of it and in order', () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 24 }), fc.array(word), (sentences, asked) => {
      const { passage, excerpt } = shown(`Before.\n\n${sentences.join(' ')}`, asked, 1);
      const { text } = passage.document;
      const { start, end } = excerpt.place;
      expect(excerpt.text).toBe(text.slice(start, end));
      const inside = sentencesIn(passage.document, passage.start, passage.end).filter(
        ([a, b]) => a >= start && b <= end,
      );
      expectToCover(text, inside, [start, end]);
      expect(excerpt.text.length).toBeLessThanOrEqual(Math.min(700, PASSAGE_CHARS));
      let at = start;
      for (const [from, to] of excerpt.highlights) {
        expect(from).toBeGreaterThanOrEqual(at);
        expect(to).toBeGreaterThan(from);
        at = to;
      }
      expect(at).toBeLessThanOrEqual(end);
    }),
    { numRuns: 100 },
  );
});
