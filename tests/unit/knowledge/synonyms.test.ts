// The community's synonyms: how the file is read, and what is said of groups that do nothing.

import { expect, test } from 'vitest';
import { faultLine } from '../../../src/knowledge/fault.ts';
import { readResultOf } from '../../../src/knowledge/last-good-cache.ts';
import { checkSynonyms, parseSynonyms } from '../../../src/knowledge/synonyms.ts';
import { analyser, snapshotOf } from './library-of.ts';

const wordsOf = (yaml: string) => parseSynonyms(yaml, 'synonyms.yaml').map(({ words }) => words);
const shapeFaults = (yaml: string) =>
  (readResultOf('synonyms.yaml', () => parseSynonyms(yaml, 'synonyms.yaml')).faults ?? []).map(faultLine);

test('a group is a line with equals signs, or a list', () => {
  expect(
    wordsOf('- pullout = withdrawal = pulling out\n- [truce, "ceasefire"]\n-\n  - 404\n  - not found\n'),
  ).toEqual([
    ['pullout', 'withdrawal', 'pulling out'],
    ['truce', 'ceasefire'],
    ['404', 'not found'],
  ]);
});

test.each(['', '# none yet\n', '[]'])('a file without groups has none: %j', (yaml) => {
  expect(wordsOf(yaml)).toEqual([]);
});

test('every bad group is told of at once, with its line and how to write it', () => {
  const faults = shapeFaults(
    '- pullout\n- [truce, ceasefire]\n- [truce, ""]\n- { a: b }\n- [aid, [help]]\n- aid =\n',
  );
  expect(faults.map((line) => /^synonyms\.yaml:(\d+)/.exec(line)?.[1])).toEqual(['1', '3', '4', '5', '6']);
  expect(faults[0]).toContain('at least two words');
  expect(faults[2]).toContain('expected a line such as "pullout = withdrawal", or a list of words');
  for (const fault of faults) expect(fault).toContain('- pullout = withdrawal');
});

test('lines without hyphens are no groups', () => {
  expect(shapeFaults('pullout = withdrawal\ntruce = ceasefire\n')[0]).toContain('expected a list of groups');
  expect(shapeFaults('pullout: withdrawal\n')[0]).toContain('expected a list of groups');
});

test('a group and a phrase have a length that a person would give them', () => {
  expect(shapeFaults(`- [a, ${'b'.repeat(81)}]`)[0]).toContain('at most 80 characters');
  expect(shapeFaults(`- [${Array.from({ length: 21 }, (_, i) => `word${i}`).join(', ')}]`)[0]).toContain(
    'at most 20 words',
  );
});

const warningsOf = async (yaml: string): Promise<string[]> => {
  const { languages, index } = await snapshotOf({
    'a.txt': 'The withdrawal of the boats begins in spring. A ceasefire was agreed on the quay.',
  });
  return checkSynonyms(parseSynonyms(yaml, 'synonyms.yaml'), 'synonyms.yaml', {
    analyser,
    languages,
    has: (term) => index.terms.has(term),
  }).map(({ line, level, problem }) => `${line} ${level}: ${problem}`);
};

test('groups that do what they say have no warnings', async () => {
  expect(await warningsOf('- pullout = withdrawal\n- truce = ceasefire = cease fire\n')).toEqual([]);
});

test('a group of which no document has a word is named', async () => {
  expect(await warningsOf('- pullout = withdrawal\n- chair = seat\n')).toEqual([
    '2 warning: no document contains any of: chair, seat.',
  ]);
});

test('a word that every text has is named, and a group of which nothing is left', async () => {
  expect(await warningsOf('- the = withdrawal\n')).toEqual([
    '1 warning: "the" is a word that every text has, so it is not searched for.',
    '1 warning: the group has only one word, so it does nothing.',
  ]);
});

test('forms of one word are one word', async () => {
  expect(await warningsOf('- [withdrawal, withdrawals, pullout]\n')).toEqual([
    '1 warning: "withdrawals" is the same word for the search as another one of its group.',
  ]);
});

test('a word in two groups is named with the line of the other', async () => {
  expect(await warningsOf('- pullout = withdrawal\n\n- retreat = Withdrawal\n')).toEqual([
    '3 warning: "Withdrawal" is also in the group on line 1.',
  ]);
});
