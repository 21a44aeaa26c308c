// `npm run add`, from outside: what it prints and writes, for people and for programs, and its exit codes.

import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { telegramChat, telegramMessage, written } from '../unit/adding/history-of.ts';
import { folderWith } from './leftovers.ts';
import { script } from './scripts.ts';

const PAGE =
  '<html lang="en"><head><title>Fares</title><meta name="author" content="R. Berg"></head><body><p>Fares are four euros for everybody.</p></body></html>';

const place = async () => {
  const from = await folderWith({
    'fares.html': PAGE,
    'notes/ferry.md': '# The harbor ferry\n\nThe ferry leaves the harbor at noon.\n',
    'bad.txt': 'words\nand\u0000words',
    'photo.png': 'x',
  });
  const library = await folderWith();
  const topics = await folderWith();
  const env = { KNOWLEDGE_DIR: library, TOPICS_DIR: topics };
  return { from, library, add: (...args: string[]) => script('add', args, env), env };
};

const pathsIn = (folder: string): string[] => (readdirSync(folder, { recursive: true }) as string[]).sort();

describe.concurrent('npm run add', () => {
  it('adds a folder, says what of it could not be, and what is added is found', async ({ expect }) => {
    const { from, library, add, env } = await place();
    const { code, stdout, stderr } = await add(from, '--licence', 'CC BY 4.0');
    expect(stderr).toBe('');
    expect(stdout).toContain(`${join(from, 'bad.txt')}:2: error: contains a NUL byte`);
    expect(stdout).toContain('  author       R. Berg\n  date         missing\n');
    expect(stdout).toContain('  added: fares.html, with fares.meta.yaml\n');
    expect(stdout).toContain('1 file passed over: .png is not read\n');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(`2 added, 0 already there, 1 refused: ${library}`);
    expect(code).toBe(1);
    expect(readFileSync(join(library, 'fares.html'), 'utf8')).toBe(PAGE);
    const asked = await script('ask', ['--json', 'when does the ferry leave the harbor'], env);
    expect(JSON.parse(asked.stdout)).toMatchObject({
      confident: true,
      findings: [{ document: 'notes/ferry.md' }],
    });
    expect(await add(join(from, 'fares.html'))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('already there: fares.html\n'),
    });
  });

  it('writes nothing on a dry run, and prints one object for programs', async ({ expect }) => {
    const { from, library, add } = await place();
    const { code, stdout } = await add('--dry-run', '--json', '--date', '2024-05', join(from, 'fares.html'));
    expect(JSON.parse(stdout)).toEqual({
      dryRun: true,
      added: 1,
      renewed: 0,
      alreadyThere: 0,
      refused: 0,
      documents: [
        {
          input: join(from, 'fares.html'),
          outcome: 'added',
          document: 'fares.html',
          sidecar: 'fares.meta.yaml',
          format: 'html',
          language: 'en',
          passages: 1,
          isDraft: false,
          title: 'Fares',
          author: 'R. Berg',
          published: '2024-05',
          source: null,
          url: null,
          licence: null,
          attribution: null,
          missing: ['source', 'licence', 'attribution'],
          faults: [],
        },
      ],
      passedOver: [],
      channelsNotFound: [],
    });
    expect(code).toBe(0);
    expect(pathsIn(library)).toEqual([]);
  });

  it('reaches nothing on this machine, in whatever way it is written', async ({ expect }) => {
    const { library, add } = await place();
    const addresses = [
      'http://127.0.0.1:1/',
      'http://localhost:1/',
      'http://0x7f.1:1/',
      'http://[::1]:1/',
      'file:///etc/passwd',
    ];
    const { code, stdout } = await add('--yes', '--json', ...addresses, 'http://me:hunter2@127.0.0.1/');
    const { refused, documents } = JSON.parse(stdout);
    expect(refused).toBe(6);
    for (const { outcome, faults } of documents.slice(0, 4))
      expect({ outcome, problem: faults[0].problem }).toEqual({
        outcome: 'refused',
        problem: expect.stringContaining('which is not a public address.'),
      });
    expect(stdout).not.toContain('hunter2');
    expect(code).toBe(1);
    expect(pathsIn(library)).toEqual([]);
  });

  it('explains wrong usage, and writes nothing', async ({ expect }) => {
    const { from, library, add } = await place();
    mkdirSync(join(from, 'empty'));
    const wrong: [string[], string][] = [
      [[], 'Nothing to add was named.'],
      [['--date', '2024-13', from], '--date "2024-13": expected a year, month, or day that exists'],
      [['--licence', ' ', from], '--licence " ": expected text'],
      [['--title', 'One', join(from, 'fares.html'), from], '--title is for one document'],
      [['--title', 'One', from], '--title is for one document'],
      [['--force', from], "Unknown option '--force'"],
    ];
    for (const [args, words] of wrong) {
      const { code, stderr } = await add(...args);
      expect(stderr).toContain(words);
      expect(stderr).toContain('Usage: ');
      expect(code).toBe(2);
    }
    expect(pathsIn(library)).toEqual([]);
    expect((await add(join(from, 'empty'))).code).toBe(0);
    expect((await add('--help')).stdout).toContain('Usage: npm run -s add --');
  });

  it('adds the channel of a history that is named, and says which there are', async ({ expect }) => {
    const { library, add, env } = await place();
    const data = await folderWith();
    const from = await folderWith({
      'result.json': written(
        telegramChat([
          telegramMessage(1, 'The ferry leaves the harbor at noon.', { reply_to_message_id: 9 }),
        ]),
      ),
    });
    const file = join(from, 'result.json');
    const none = await add(file);
    expect(none.stdout).toContain('is the history of "Harbor news" (1234567890, messages: 1).');
    expect(none.code).toBe(1);
    const wrong = await add(file, '--channel', 'Harbor', '--json');
    expect(JSON.parse(wrong.stdout)).toMatchObject({ added: 0, refused: 1, channelsNotFound: ['Harbor'] });
    const options = ['--channel', 'harbor news', '--address', 'https://t.me/harbor_news/'];
    const dry = await script('add', ['--dry-run', ...options, file], { ...env, DATA_DIR: data });
    expect(dry.code).toBe(0);
    expect(readdirSync(data)).toEqual([]);
    const done = await script('add', [...options, file], { ...env, DATA_DIR: data });
    expect(done.stdout).toContain('  added: harbor-news-1234567890/2025-03-14.html, with ');
    expect(done.stdout.trimEnd().split('\n').at(-1)).toBe(`1 added, 0 already there, 0 refused: ${library}`);
    expect(readdirSync(data)).toEqual(['pseudonyms.key']);
    expect(statSync(join(data, 'pseudonyms.key')).mode & 0o777).toBe(0o600);
    const asked = await script('ask', ['--json', 'when does the ferry leave the harbor'], env);
    expect(JSON.parse(asked.stdout)).toMatchObject({
      findings: [{ document: 'harbor-news-1234567890/2025-03-14.html' }],
    });
    expect((await script('add', [...options, file], { ...env, DATA_DIR: data })).stdout).toContain(
      'already there',
    );
    expect(await add(file, '--address', 'https://t.me/x')).toMatchObject({ code: 2 });
  });
});
