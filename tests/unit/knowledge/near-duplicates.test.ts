// Excerpts that say the same are shown once; those that nearly do, together with what differs.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import { segmentWords } from '../../../src/knowledge/analysis/tokens.ts';
import { quote } from '../../../src/knowledge/excerpt.ts';
import { fold } from '../../../src/knowledge/folding.ts';
import { groupNearDuplicates, mergeDuplicates } from '../../../src/knowledge/near-duplicates.ts';
import { passagesOf } from '../../../src/knowledge/passages.ts';
import { documentOf, findingOf, passageAt, sliced } from './library-of.ts';

const by = (name: string, text: string): string => `---\nattribution: ${name}\n---\n${text}`;
const wordsIn = ({ text }: { text: string }): string[] =>
  segmentWords(text).map((word) => word.text.toLowerCase());
const bringTogether = (findings: readonly Finding[]): Finding[] => groupNearDuplicates(findings, wordsIn);
/** The words marked in a finding; its offsets count in the document's text, which front matter is no part of. */
const marked = ({ excerpt }: Finding): string[] =>
  sliced(
    excerpt.text,
    excerpt.differences.map(
      ([start, end]) => [start - excerpt.place.start, end - excerpt.place.start] as const,
    ),
  );

describe('equal words', () => {
  test.each([
    ['case', 'The ferry leaves.', 'THE FERRY leaves.'],
    ['white space', 'The ferry leaves.', 'The  \tferry\u00a0leaves.'],
    ['quotation marks', '"The ferry" is \'late\'.', '“The ferry” is ‘late’.'],
    ['guillemets', '"The ferry" is late.', '«The ferry» is late.'],
    ['dashes', 'The ferry - late.', 'The ferry — late.'],
    ['composition of letters', 'The café.', 'The cafe\u0301.'],
    ['Hebrew marks', 'גן רשב"י', 'גן רשב״י'],
  ])('but for %s are shown once, with both places', (_, one, other) => {
    const [first, second] = [findingOf('a.txt', one), findingOf('b.txt', other)];
    const shown = mergeDuplicates([first, second]);
    expect(shown.map(({ excerpt }) => excerpt.text)).toEqual([one]);
    expect(shown[0]?.excerpt.alsoAt).toEqual([second.excerpt.place]);
  });

  test('of three, the first is shown and the other two are named in order', () => {
    const three = ['a.txt', 'b.txt', 'c.txt'].map((path) => findingOf(path, 'Roses bloom.'));
    const shown = mergeDuplicates(three);
    expect(shown.map(({ excerpt }) => excerpt.alsoAt.map(({ document }) => document))).toEqual([
      ['b.txt', 'c.txt'],
    ]);
  });

  test('of one slice, which several passages show, are at one place', () => {
    const [one] = [findingOf('a.txt', 'Roses bloom.')];
    const again = {
      ...one,
      excerpt: { ...one.excerpt, place: { ...one.excerpt.place, citation: 'zzzzzzzz' } },
    };
    const elsewhere = findingOf('b.txt', 'Roses bloom.');
    const shown = mergeDuplicates([one, again, elsewhere, again]);
    expect(shown.map(({ excerpt }) => [excerpt.place, excerpt.alsoAt])).toEqual([
      [one.excerpt.place, [elsewhere.excerpt.place]],
    ]);
  });

  test('are quoted from where they were published first, and not from a text that was superseded', () => {
    const dated = (path: string, head: string) => findingOf(path, `---\n${head}\n---\nRoses bloom.`);
    const placesOf = (findings: readonly Finding[]) =>
      mergeDuplicates(findings).map(({ excerpt, score }) => [
        score,
        ...[excerpt.place, ...excerpt.alsoAt].map(({ document }) => document),
      ]);
    const [later, earlier] = [dated('a.txt', 'published: 2022-05-10'), dated('b.txt', 'published: 2016')];
    const undated = findingOf('c.txt', 'Roses bloom.');
    const old = dated('d.txt', 'published: 2010\nstatus: superseded\nsuperseded_by: b.txt');
    expect(placesOf([undated, later, old, earlier])).toEqual([
      [undated.score, 'b.txt', 'a.txt', 'c.txt', 'd.txt'],
    ]);
  });

  test('of the same speaker are one, of different speakers or of nobody are not', () => {
    const text = 'Roses bloom.';
    const paths = (findings: readonly Finding[]) =>
      mergeDuplicates(findings).map((f) => f.excerpt.place.document);
    expect(paths([findingOf('a.txt', by('Lior', text)), findingOf('b.txt', by('Lior', text))])).toEqual([
      'a.txt',
    ]);
    expect(paths([findingOf('a.txt', by('Lior', text)), findingOf('b.txt', by('Nour', text))])).toHaveLength(
      2,
    );
    expect(paths([findingOf('a.txt', by('Lior', text)), findingOf('b.txt', text)])).toHaveLength(2);
  });

  test.each([
    ['a digit', 'The ferry leaves at 7.', 'The ferry leaves at 8.'],
    ['a "not"', 'The ferry leaves.', 'The ferry leaves not.'],
    ['a comma', 'Roses, boats and piers.', 'Roses boats and piers.'],
    ['a vowel sign', 'كَتَب', 'كُتِب'],
  ])('that differ in %s are both shown', (_, one, other) => {
    const shown = mergeDuplicates([findingOf('a.txt', one), findingOf('b.txt', other)]);
    expect(shown.map(({ excerpt }) => [excerpt.text, excerpt.alsoAt.length])).toEqual([
      [one, 0],
      [other, 0],
    ]);
  });

  test('folding a folded text changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('nearly equal words', () => {
  const SEVEN = 'The blue ferry leaves the eastern pier at 7 every morning.';
  const EIGHT = 'The blue ferry leaves the eastern pier at 8 every morning.';
  const NOT = 'The blue ferry leaves the eastern pier not at 7 every morning.';
  const OTHER = 'Roses bloom behind the old walls of the library garden.';

  test('follow each other at once, and the words that differ are marked in both', () => {
    const shown = bringTogether([
      findingOf('a.txt', SEVEN),
      findingOf('b.txt', OTHER),
      findingOf('c.txt', EIGHT),
    ]);
    expect(shown.map(({ excerpt }) => excerpt.place.document)).toEqual(['a.txt', 'c.txt', 'b.txt']);
    expect(shown.map(marked)).toEqual([['7'], ['8'], []]);
    expect(shown[1]?.nearlyLike).toBe(shown[0]?.excerpt.place.citation);
    expect([shown[0]?.nearlyLike, shown[2]?.nearlyLike]).toEqual([null, null]);
  });

  test('a "not" is marked where it stands', () => {
    expect(bringTogether([findingOf('a.txt', SEVEN), findingOf('b.txt', NOT)]).map(marked)).toEqual([
      [],
      ['not'],
    ]);
  });

  test('marks of the first are gathered from all that are like it, in order and once', () => {
    const evening = 'The blue ferry leaves the eastern pier at 8 every evening.';
    const shown = bringTogether([SEVEN, EIGHT, evening].map((text, i) => findingOf(`${i}.txt`, text)));
    expect(shown.map(marked)).toEqual([['7', 'morning'], ['8'], ['8', 'evening']]);
  });

  test('marks are offsets in the document, also below another paragraph', () => {
    const text = `${SEVEN}\n\n${EIGHT}`;
    const [first, second] = bringTogether([findingOf('a.txt', SEVEN), findingOf('b.txt', ` \n\n${EIGHT}`)]);
    expect(first?.excerpt.differences).toEqual([[text.indexOf('7'), text.indexOf('7') + 1]]);
    expect(second?.excerpt.differences).toEqual([[EIGHT.indexOf('8') + 3, EIGHT.indexOf('8') + 4]]);
  });

  test('another speaker of the same words stands beside, with nothing to mark', () => {
    const shown = bringTogether([
      findingOf('a.txt', by('Lior', SEVEN)),
      findingOf('b.txt', by('Nour', SEVEN)),
    ]);
    expect(shown.map(marked)).toEqual([[], []]);
    expect(shown[1]?.nearlyLike).toBe(shown[0]?.excerpt.place.citation);
  });

  test('Hebrew and Arabic words are marked whole', () => {
    const hebrew = [
      'המעבורת הכחולה יוצאת מן הרציף המזרחי בבוקר',
      'המעבורת הכחולה יוצאת מן הרציף המזרחי בערב',
    ];
    expect(bringTogether(hebrew.map((text, i) => findingOf(`${i}.txt`, text))).map(marked)).toEqual([
      ['בבוקר'],
      ['בערב'],
    ]);
    const arabic = ['تفتح الحديقة القديمة أبوابها كل يوم صباحا', 'تفتح الحديقة القديمة أبوابها كل يوم مساء'];
    expect(bringTogether(arabic.map((text, i) => findingOf(`${i}.txt`, text))).map(marked)).toEqual([
      ['صباحا'],
      ['مساء'],
    ]);
  });

  test('nothing is left out, groups keep the rank of their first, and marks are inside of their excerpts', () => {
    const word = fc.constantFrom('ferry', 'pier', 'roses', 'not', '7', '8', 'הגינה', 'المكتبة', 'don’t');
    const base = ['the', 'blue', 'boat', 'leaves', 'every', 'day', 'from', 'here'];
    const text = fc
      .array(fc.tuple(fc.nat(8), word), { maxLength: 3 })
      .map((changes) => changes.reduce((words, [at, w]) => words.toSpliced(at, at % 2, w), base).join(' '));
    fc.assert(
      fc.property(fc.array(fc.oneof(text, word), { minLength: 1, maxLength: 6 }), (texts) => {
        const findings = texts.map((t, i) => findingOf(`${i}.txt`, `  ${t}.`));
        const shown = bringTogether(findings);
        const paths = (list: readonly Finding[]) => list.map((f) => f.excerpt.place.document);
        expect(paths(shown).sort()).toEqual(paths(findings).sort());
        expect(shown[0]?.excerpt.place).toEqual(findings[0]?.excerpt.place);
        const heads = paths(shown.filter((f) => f.nearlyLike === null));
        expect(heads).toEqual([...heads].sort());
        for (const { excerpt } of shown) {
          const { start, end } = excerpt.place;
          let at = start;
          for (const [from, to] of excerpt.differences) {
            expect(from).toBeGreaterThanOrEqual(at);
            expect(to).toBeGreaterThan(from);
            at = to;
          }
          expect(at).toBeLessThanOrEqual(end);
          const inside = excerpt.differences.map(([a, b]) => [a - start, b - start] as const);
          const words = segmentWords(excerpt.text).map((w) => w.text);
          expect(words).toEqual(expect.arrayContaining(sliced(excerpt.text, inside)));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('what is not marked is, word for word, in the other', () => {
    const text = fc.array(fc.constantFrom<string>('a', 'b', 'c', '7', 'not', 'ש'), {
      minLength: 8,
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, fc.nat(7), fc.constantFrom('x', 'not', '9'), (words, at, put) => {
        const two = [words, words.with(at, put)].map((w, i) => findingOf(`${i}.txt`, w.join(' ')));
        const rest = groupNearDuplicates(two, () => ['same']).map(({ excerpt }) =>
          segmentWords(excerpt.text)
            .filter(
              ({ start }) => !excerpt.differences.some(([from]) => from === start + excerpt.place.start),
            )
            .map((w) => w.text),
        );
        expect(rest[0]).toEqual(rest[1]);
      }),
      { numRuns: 100 },
    );
  });
});

test('equal words of one speaker are one, however their first words are set', () => {
  const found = (path: string, text: string, begins: string): Finding => {
    const voices = `voices: [{ begins: ${JSON.stringify(begins)}, speaker: Lior }]`;
    const passage = passageAt(passagesOf(documentOf(path, text, voices)), 0);
    const excerpt = quote(passage, [passage.start, passage.end]);
    return { excerpt, score: 1, confidence: 0.9, nearlyLike: null };
  };
  const findings = [
    found('a.txt', '"Come early," said Lior.', '"Come'),
    found('b.txt', '“Come early,” said Lior.', '“Come'),
  ];
  expect(mergeDuplicates(findings)).toHaveLength(1);
});
