// One word written as one, with a hyphen, or as two.

import { expect, test } from 'vitest';
import { libraryOf } from './library-of.ts';

const OTHERS = {
  'boats.txt': 'Boats are painted in April. The paint is in the shed behind the kiosk.',
  'market.txt': 'The market opens at six in the morning. Fish is sold until noon.',
};

test.each([
  ['email', 'e-mail'],
  ['e-mail', 'email'],
  ['wifi', 'wi-fi'],
  ['wi-fi', 'wifi'],
  ['wi fi', 'wifi'],
  ['printouts', 'print-outs'],
  ['lighthouse', 'light house'],
])('%s is found where the text has %s, and nothing is said to be repaired', async (typed, written) => {
  const text = `The ${written} of the harbour is described in the book beside the door.`;
  const report = (await libraryOf({ ...OTHERS, 'a.txt': text })).search(`${typed} harbour`, { max: 3 });
  expect(report.repaired).toEqual([]);
  expect([report.confident, report.findings[0]?.excerpt.text]).toEqual([true, text]);
});

test('words that stand nowhere beside each other make no other word', async () => {
  const library = await libraryOf({
    ...OTHERS,
    'a.txt': 'Light is dear. The house of the warden is behind the pier.',
  });
  expect(library.search('lighthouse', { max: 3 }).confident).toBe(false);
});

test('a stop word and the word behind it make no other word', async () => {
  const library = await libraryOf({
    ...OTHERS,
    'a.txt': 'The houses stand apart from the pier.',
    'b.txt': 'One part of it is closed.',
  });
  const { findings } = library.search('which is a part of the pier', { max: 3 });
  expect(
    findings.flatMap(({ excerpt }) => excerpt.highlights.map(([from, to]) => excerpt.text.slice(from, to))),
  ).not.toContain('apart');
});
