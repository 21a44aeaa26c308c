// The topics folder, read as the bot reads it, with everything that is wrong with it.

import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/knowledge/fault.ts';
import { type LoadedTopics, loadTopics } from '../../../src/topics/load.ts';
import { type Folder, folderOf } from '../knowledge/folder-of.ts';
import { readTopicHere, topicFilesIn } from './town.ts';

const TAKEN = new Set(['ask', 'help']);
const FERRIES =
  '---\nsummary: { en: Letters on ferries }\nsearch: { en: ferry }\n---\nWhat the letters say on ferries.\n';

const readerOf = (folder: Folder): (() => Promise<LoadedTopics>) => {
  const files = topicFilesIn(folder.path);
  return () => loadTopics(files, TAKEN, readTopicHere);
};
const load = async (files: Readonly<Record<string, string>>): Promise<LoadedTopics> =>
  readerOf(await folderOf(files))();
const told = ({ file, line, level, problem }: Fault): string => `${file}:${line} ${level}: ${problem}`;
const faultsOf = async (files: Readonly<Record<string, string>>): Promise<string[]> =>
  (await load(files)).faults.map(told);
const withFields = (...fields: readonly string[]): string => `---\n${fields.join('\n')}\n---\nOne line.\n`;
const REQUIRED = ['summary: { en: Ferries }', 'search: { en: ferry }'];

describe('a topic', () => {
  test('has all that its file says', async () => {
    const { topics, faults } = await load({
      'ferries.md': [
        '---',
        'summary: { en: Letters on ferries, ar: رسائل عن العبارات }',
        'names: { en: [Ferries, Boats], he: מעבורות }',
        'search: { en: [ferry, pier], ar: العبارة }',
        'tags: [sea]',
        'limit: 5',
        'shown_first: [nahcaywq]',
        '---',
        '',
        'What the letters say on ferries.',
      ].join('\n'),
    });
    expect(faults).toEqual([]);
    expect(topics).toEqual([
      {
        name: 'ferries',
        summary: { en: 'Letters on ferries', ar: 'رسائل عن العبارات' },
        names: { en: ['Ferries', 'Boats'], he: ['מעבורות'] },
        search: { en: ['ferry', 'pier'], ar: ['العبارة'] },
        tags: ['sea'],
        limit: 5,
        shownFirst: ['nahcaywq'],
        line: 'What the letters say on ferries.',
      },
    ]);
  });

  test('needs no more than a summary, search words and its line', async () => {
    const { topics } = await load({ 'ferries.md': FERRIES });
    expect(topics[0]).toMatchObject({ names: {}, tags: [], limit: 3, shownFirst: [] });
  });

  test('may be written with a byte order mark and CRLF', async () => {
    const { topics, faults } = await load({ 'ferries.md': `\ufeff${FERRIES.replaceAll('\n', '\r\n')}` });
    expect([topics[0]?.line, faults]).toEqual(['What the letters say on ferries.', []]);
  });

  test('stands among the others by its name', async () => {
    const { topics } = await load({ 'zoo.md': FERRIES, 'a_b.md': FERRIES, 'ferries.md': FERRIES });
    expect(topics.map(({ name }) => name)).toEqual(['a_b', 'ferries', 'zoo']);
  });
});

describe('faults', () => {
  test.each([
    'Ferries.md',
    '2boats.md',
    'the-ferry.md',
    'my boats.md',
    'sea/ferries.md',
    'עבורת.md',
    `${'a'.repeat(33)}.md`,
  ])('a name that no command may have: %s', async (file) => {
    const { topics, faults } = await load({ [file]: FERRIES });
    expect(topics).toEqual([]);
    expect(faults.map(told)).toEqual([
      `${file}:null error: "${file.slice(0, -3)}" is not a valid command name.`,
    ]);
  });

  test('a name of 32 characters is one still', async () => {
    expect(await faultsOf({ [`${'a'.repeat(32)}.md`]: FERRIES })).toEqual([]);
  });

  test('the name of a command of the bot', async () => {
    const { topics, faults } = await load({ 'help.md': FERRIES, 'ferries.md': FERRIES });
    expect(topics.map(({ name }) => name)).toEqual(['ferries']);
    expect(faults.map(told)).toEqual(['help.md:null error: /help is already a command of the bot.']);
  });

  test('no front matter', async () => {
    expect(await faultsOf({ 'ferries.md': 'What the letters say.' })).toEqual([
      'ferries.md:1 error: has no front matter.',
    ]);
  });

  test('a body of two lines, and none, on the line where it begins', async () => {
    expect(await faultsOf({ 'ferries.md': `${FERRIES}And more.\n` })).toEqual([
      'ferries.md:5 error: has more than one line of text below its front matter.',
    ]);
    expect(await faultsOf({ 'ferries.md': `${FERRIES.split('---\nWhat')[0]}---\n` })).toEqual([
      'ferries.md:5 error: has no text below its front matter.',
    ]);
  });

  test('a missing summary, and missing search words', async () => {
    expect(await faultsOf({ 'ferries.md': withFields('search: { en: ferry }') })).toEqual([
      expect.stringMatching(/^ferries\.md:2 error: summary: /),
    ]);
    expect(await faultsOf({ 'ferries.md': withFields('summary: { en: Ferries }') })).toEqual([
      expect.stringMatching(/^ferries\.md:2 error: search: /),
    ]);
  });

  test('fields that are wrong, each with its line', async () => {
    const fields = [
      ...REQUIRED,
      'limit: 11',
      'colour: red',
      'names: { nl: Ponten }',
      'tags: sea',
      'shown_first: code',
    ];
    const { faults } = await load({ 'ferries.md': withFields(...fields) });
    expect(faults.map(({ line, problem }) => `${line} ${problem.split(':')[0]}`).sort()).toEqual([
      '4 limit',
      '5 colour',
      '6 names.nl',
      '7 tags',
      '8 shown_first',
    ]);
  });

  test('a summary longer than platforms show', async () => {
    const [fault] = await faultsOf({
      'ferries.md': withFields(`summary: { en: ${'a'.repeat(101)} }`, 'search: { en: ferry }'),
    });
    expect(fault).toContain('summary.en: expected at most 100 characters');
  });

  test('a name that two topics share, in any case; both topics are used', async () => {
    const { topics, faults } = await load({
      'boats.md': withFields(...REQUIRED, 'names: { en: Ferries, ar: العبارات }'),
      'ferries.md': FERRIES,
      'piers.md': withFields(...REQUIRED, 'names: { ar: [العبارات] }'),
    });
    expect(faults.map(told)).toEqual([
      'ferries.md:null error: "ferries" is also a name of the topic boats.',
      'piers.md:null error: "العبارات" is also a name of the topic boats.',
    ]);
    expect(topics).toHaveLength(3);
  });

  test('a topic may call itself the same twice', async () => {
    expect(
      await faultsOf({ 'ferries.md': withFields(...REQUIRED, 'names: { en: [Ferries, ferries] }') }),
    ).toEqual([]);
  });
});

describe('warnings', () => {
  test('a file that is no topic', async () => {
    expect(await faultsOf({ 'ferries.md': FERRIES, 'notes.txt': 'x', 'ferries.yaml': 'x' })).toEqual([
      'ferries.yaml:null warning: is not a topic, so it is not read.',
      'notes.txt:null warning: is not a topic, so it is not read.',
    ]);
  });
});

test('hidden files are not read, and nobody is told', async () => {
  expect(await load({ '.ferries.md': FERRIES, '.git/help.md': FERRIES })).toEqual({ topics: [], faults: [] });
});

test('a topic that becomes faulty keeps its last good version until it is mended', async () => {
  const folder = await folderOf({ 'ferries.md': FERRIES });
  const read = readerOf(folder);
  await read();
  await folder.write({ 'ferries.md': FERRIES.replace('search', 'serch') });
  const faulty = await read();
  expect(faulty.topics.map(({ search }) => search)).toEqual([{ en: ['ferry'] }]);
  expect(faulty.faults.every(({ remedy }) => remedy.endsWith('Its last good version stays in use.'))).toBe(
    true,
  );
  expect(faulty.faults.map(({ level }) => level)).toContain('error');
  await folder.write({ 'ferries.md': FERRIES.replace('en: ferry', 'en: boat') });
  const mended = await read();
  expect([mended.topics.map(({ search }) => search), mended.faults]).toEqual([[{ en: ['boat'] }], []]);
});

test('a removed topic goes, and a new one comes', async () => {
  const folder = await folderOf({ 'ferries.md': FERRIES });
  const read = readerOf(folder);
  await read();
  await folder.remove('ferries.md');
  await folder.write({ 'boats.md': FERRIES });
  expect((await read()).topics.map(({ name }) => name)).toEqual(['boats']);
});

test('no name of a topic, in any language, is that of a command of the bot', async () => {
  const source = withFields(...REQUIRED, 'names: { en: [Ferries, Help] }');
  expect(await faultsOf({ 'ferries.md': source })).toEqual([
    'ferries.md:null error: "Help" is a command of the bot.',
  ]);
});

test('everything that is wrong with a topic is told at once', async () => {
  const faults = await faultsOf({
    'Ferries.md': '---\nsummary: { en: Ferries }\nlimit: 11\n---\nOne.\nTwo.\n',
  });
  expect(faults).toHaveLength(4);
});

test('a topic is as large as one that a person writes', async () => {
  const words = `[${'ferry,'.repeat(101)}]`;
  expect(
    await faultsOf({
      'a.md': withFields('summary: { en: Ferries }', `search: { en: ${words} }`),
      'b.md': withFields('summary: { en: Ferries }', `search: { en: ${'a'.repeat(201)} }`),
      'c.md': `---\n${REQUIRED.join('\n')}\n---\n${'a'.repeat(1_001)}\n`,
    }),
  ).toEqual([
    'a.md:3 error: search.en: expected text of at most 200 characters, or a list of up to 100 of them.',
    'b.md:3 error: search.en: expected text of at most 200 characters, or a list of up to 100 of them.',
    'c.md:5 error: has 1001 characters below its front matter, more than 1000.',
  ]);
});
