// What a text may hold is bounded where everything that is made of it would grow with the square of it.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Range } from '../../../src/core/source.ts';
import { quote } from '../../../src/knowledge/excerpt.ts';
import { groupNearDuplicates } from '../../../src/knowledge/near-duplicates.ts';
import { passagesOf } from '../../../src/knowledge/passages.ts';
import { spansIn } from '../../../src/knowledge/spans.ts';
import { analyser, documentOf, faultsOf, findingOf, libraryOf, passageAt } from './library-of.ts';

test('a word beyond all measure counts as what it begins with, unstemmed', () => {
  const word = 'runnings'.repeat(100_000);
  const [token, ...more] = analyser.analyse(word);
  expect(more).toEqual([]);
  expect(token).toMatchObject({ surface: word.slice(0, 100), term: word.slice(0, 100), end: word.length });
});

test('marks over a letter of an alphabet go, however many there are, and others stay', () => {
  const marks = '\u0301'.repeat(50_000);
  expect(analyser.analyse(`e${marks}`)[0]?.surface).toBe('e');
  const alphabet = fc.constantFrom('e', 'ё', 'ά', 'क', 'ि', '\u0301', '\u0483', '\u20dd', 'z');
  const before = (word: string) =>
    word.replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*)\p{M}/gu, '');
  const now = (word: string) =>
    word.replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1');
  fc.assert(
    fc.property(fc.array(alphabet, { maxLength: 12 }), (letters) => {
      expect(now(letters.join(''))).toBe(before(letters.join('')));
    }),
  );
});

test('a heading beyond all measure is shortened in the passages below it', () => {
  const document = documentOf('a.md', `# ${'😀'.repeat(400)}\n\nRoses.\n\n# Boats\n\nPiers.`);
  const [first, second] = passagesOf(document);
  expect(first?.headings).toEqual([`${'😀'.repeat(150)}…`]);
  expect(second?.headings).toEqual(['Boats']);
});

test.each([
  ['items', 'a.md', '1. A rose stands beside the pier.\n'],
  ['rows', 'a.md', '| Rose | Pier |\n'],
  ['items of a plain text', 'a.txt', '- A rose stands beside the pier.\n'],
])('a document has a number of %s that somebody may cite', (_, path, line) => {
  const head = line.startsWith('|') ? `${line}| --- | --- |\n` : '';
  expect(faultsOf(() => documentOf(path, head + line.repeat(20_001)))[0]?.problem).toContain(
    'contains 20001 paragraphs, list items, and table rows, more than 20000.',
  );
  expect(passagesOf(documentOf(path, head + line.repeat(20_000)))).toHaveLength(20_000);
});

test('a document has a number of links that somebody may follow', () => {
  const links = (count: number) => `See ${'[a](b.md) '.repeat(count)}`;
  expect(faultsOf(() => documentOf('a.md', links(20_001)))[0]?.problem).toBe(
    'contains 20001 links and images, more than 20000.',
  );
  expect(documentOf('a.md', links(20_000)).links).toHaveLength(20_000);
});

test('a document has a number of paragraphs that a text has', () => {
  const text = 'Roses.\n\n'.repeat(20_001);
  expect(faultsOf(() => documentOf('a.txt', text))[0]?.problem).toBe(
    'contains 20001 paragraphs, more than 20000.',
  );
  expect(documentOf('a.txt', text.slice(8)).paragraphs).toHaveLength(20_000);
});

test('a field is as long as a line that is shown with every excerpt may be', () => {
  const { warnings } = documentOf(
    'a.txt',
    'Roses.',
    `title: ${'a'.repeat(2_001)}\ntags: [${'a,'.repeat(101)}]`,
  );
  expect(warnings.map(({ line }) => line)).toEqual([1, 2]);
});

test('stretches in a slice are those that a look at each would find', () => {
  const gaps = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })), { maxLength: 8 });
  fc.assert(
    fc.property(gaps, fc.nat(30), fc.nat(10), (sizes, start, length) => {
      let at = 0;
      const spans = sizes.map(([gap, size]) => {
        const range: Range = [at + gap, at + gap + size];
        at = range[1];
        return { range };
      });
      const slice: Range = [start, start + length];
      const { inside } = spansIn(spans, 'a'.repeat(80), slice);
      expect(inside).toEqual(spans.filter(({ range }) => range[0] < slice[1] && range[1] > slice[0]));
    }),
  );
});

test('excerpts of the same words in another order are not compared word by word', () => {
  const words = Array.from({ length: 2_000 }, (_, i) => `w${i}`);
  const findings = [findingOf('a.txt', words.join(' ')), findingOf('b.txt', words.toReversed().join(' '))];
  const shown = groupNearDuplicates(findings, ({ text }) => text.split(' '));
  expect(shown.map(({ nearlyLike, excerpt }) => [nearlyLike, excerpt.differences])).toEqual([
    [null, []],
    [null, []],
  ]);
});

test('suggestions are looked for among so many questions, and long ones are none', async () => {
  const asked = Array.from({ length: 1_200 }, (_, i) => `- { ask: Where is number ${i}?, find: [a.txt#1] }`);
  const library = await libraryOf(
    { 'a.txt': 'Roses.' },
    [`- { ask: ${'Where '.repeat(60)}, find: [a.txt#1] }`, ...asked].join('\n'),
  );
  expect(library.knownQuestions('')).toHaveLength(1_000);
  expect(library.knownQuestions('')[0]).toBe('Where is number 0?');
});

test('the commonest words come first, of equal ones those that come first in the alphabet', async () => {
  const words = Array.from({ length: 300 }, (_, i) => `ro${String.fromCharCode(97 + (i % 26))}${i}`);
  const texts = words.map((word, i) => `${word} `.repeat(1) + (i % 3 === 0 ? `\n\n${word}` : ''));
  const library = await libraryOf({ 'a.txt': texts.join('\n\n') });
  const wanted = words
    .map((word, i) => ({ word, held: i % 3 === 0 ? 2 : 1 }))
    .sort((a, b) => b.held - a.held || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word);
  expect(library.completions('ro', 5)).toEqual(wanted.slice(0, 5));
  expect(library.completions('ro', 150)).toEqual(wanted.slice(0, 150));
});

test('an excerpt of a text with thousands of speakers names those of its own words', () => {
  const lines = Array.from({ length: 3_000 }, (_, i) => `Speaker ${i} spoke.`);
  const voices = lines.map((line, i) => `- { begins: "${line}", speaker: S${i} }`);
  const document = documentOf('a.txt', lines.join('\n\n'), `voices:\n${voices.join('\n')}`);
  const passage = passageAt(passagesOf(document), 1_500);
  expect(quote(passage, [passage.start, passage.end]).place.attribution).toMatchObject({
    of: 'passage',
    voices: [{ by: 'speaker', name: 'S1500' }],
  });
});
