// The reference pages name every command, field, variable and script that there is, and none that isn't; their examples are read as real files.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { QUESTION_CHARS } from '../../../src/core/limits.ts';
import { DOCUMENT_ENDINGS } from '../../../src/knowledge/document.ts';
import { readResultOf } from '../../../src/knowledge/last-good-cache.ts';
import { metadataShape } from '../../../src/knowledge/metadata.ts';
import { PASSAGE_CHARS } from '../../../src/knowledge/passages.ts';
import { readDocument } from '../../../src/knowledge/read-document.ts';
import { parseWebSources } from '../../../src/knowledge/web-sources.ts';
import { topicShape } from '../../../src/topics/topic.ts';
import { appOf } from '../../app-of.ts';
import { folderOf } from '../knowledge/folder-of.ts';

const read = (path: string): string => readFileSync(path, 'utf8');

/** The code blocks of a page in a language. */
const blocksOf = (page: string, language: string): readonly string[] =>
  [...read(page).matchAll(new RegExp(`^ *\`\`\`${language}\n(.*?)^ *\`\`\`$`, 'gms'))].map(
    ([, block = '']) => block,
  );

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

it('docs/commands.md names every command of /help, and the sample topics', async () => {
  const { app } = await appOf();
  const page = read('docs/commands.md');
  const names = app.host.menu().map(({ name }) => name);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !new RegExp(`\`/${name}\\b`).test(page))).toEqual([]);
});

it('docs/documents.md and docs/topics.md name every field and every format', () => {
  const missing = (page: string, names: readonly string[]) => {
    const text = read(page);
    return names.filter((name) => !text.includes(`\`${name}\``));
  };
  expect(missing('docs/documents.md', Object.keys(metadataShape.shape))).toEqual([]);
  expect(missing('docs/topics.md', Object.keys(topicShape.shape))).toEqual([]);
  const documents = read('docs/documents.md');
  expect(DOCUMENT_ENDINGS.filter((ending) => !documents.includes(`\`name${ending}\``))).toEqual([]);
});

it('docs/sources.md names every field, and its example is a list without faults', () => {
  const { faults = [] } = readResultOf('sources.yaml', () =>
    parseWebSources('- nothing: here', 'sources.yaml'),
  );
  const [, fields = ''] = /Fields are (.*?);/.exec(faults[0]?.help ?? '') ?? [];
  const names = fields.match(/\w+/g)?.filter((name) => name !== 'and' && name !== 'or') ?? [];
  expect(names.length).toBeGreaterThan(15);
  const page = read('docs/sources.md');
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  const [example = ''] = blocksOf('docs/sources.md', 'yaml');
  expect(parseWebSources(example, 'sources.yaml').map(({ kind }) => kind)).toEqual([
    'page',
    'feed',
    'sitemap',
  ]);
});

it('the examples of docs/documents.md are documents without faults', () => {
  const [markdown = ''] = blocksOf('docs/documents.md', 'markdown');
  const document = readDocument({ path: 'minutes.md', bytes: Buffer.from(markdown), sidecar: null });
  expect(document.meta.title).toBe('Minutes of the harbor council');

  const text = 'The council met at noon. Fares must not rise. Tickets cost four euros.\n';
  const [voices = '', dates = '', translation = ''] = blocksOf('docs/documents.md', 'yaml');
  const guarded = voices.replace(/ +sha256: .*\n/, '');
  const sidecar = { path: 'minutes.meta.yaml', bytes: Buffer.from(guarded + dates + translation) };
  const described = readDocument({ path: 'minutes.txt', bytes: Buffer.from(text), sidecar });
  expect(described.voices).toHaveLength(2);
  expect(described.dates).toHaveLength(1);
  expect(described.meta.translationOf).toBe('minutes.md');
});

it('the example of docs/topics.md is a topic without faults', async () => {
  const [topic = ''] = blocksOf('docs/topics.md', 'markdown');
  const files = { 'crossings.md': topic.replace(/^shown_first: .*\n/m, '') };
  const { path } = await folderOf(files);
  const { app } = await appOf({ topicsDir: path });
  expect(app.faults()).toEqual([]);
  expect(app.topics.all().map(({ name }) => name)).toEqual(['crossings']);
});

it('the code of docs/writing-an-adapter.md is that of the example, and it names every member and port', () => {
  const flat = (text: string) => text.replaceAll(/^ +/gm, '');
  const example = flat(read('examples/line-chat.ts'));
  const blocks = blocksOf('docs/writing-an-adapter.md', 'ts');
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) expect(example).toContain(flat(block));
  const page = read('docs/writing-an-adapter.md');
  const membersOf = (file: string, name: string) => {
    const [, body = ''] = new RegExp(`interface ${name}\\b.*?\\{\n(.*?)\n\\}`, 's').exec(read(file)) ?? [];
    return [...body.matchAll(/^ {2}(?:readonly )?(\w+)[?(:<]/gm)].map(([, member = '']) => member);
  };
  const members = [
    ...membersOf('src/core/adapter.ts', 'Adapter'),
    ...membersOf('src/core/adapter.ts', 'Host'),
    ...membersOf('src/core/platform.ts', 'Ports'),
    ...membersOf('src/core/ports.ts', 'Origin').filter((member) => member !== 'platform'),
  ];
  expect(members).toEqual(expect.arrayContaining(['start', 'stop', 'inTurn', 'pinning', 'alone']));
  expect(members.filter((member) => !new RegExp(`\`(host\\.)?${member}\\b`).test(page))).toEqual([]);
});

it('the pages state the limits that hold', () => {
  const format = (number: number) => number.toLocaleString('en-US');
  expect(read('docs/commands.md')).toContain(`A question can have ${format(QUESTION_CHARS)} characters.`);
  expect(read('docs/documents.md')).toContain(`more than ${format(PASSAGE_CHARS)} characters`);
});

it.each(PAGES)('%s names no npm script that is not there', (page) => {
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
  const named = [...read(page).matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
});

it('the README stays short enough to read', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(160);
});
