// `npm run fetch`, from outside: what it says and leaves, and its exit codes. No site on this machine can be fetched from.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { folderWith } from './leftovers.ts';
import { script } from './scripts.ts';

const FERRY = 'The ferry leaves the harbor at noon.';

const place = async (files: Readonly<Record<string, string>> = {}, waiting: typeof files = {}) => {
  const library = await folderWith(files);
  const data = await folderWith(
    Object.fromEntries(Object.entries(waiting).map(([path, text]) => [`review/${path}`, text])),
  );
  const env = { KNOWLEDGE_DIR: library, TOPICS_DIR: await folderWith(), DATA_DIR: data };
  return { library, data, env, fetch: (...args: string[]) => script('fetch', args, env) };
};

const pathsIn = (folder: string): string[] => (readdirSync(folder, { recursive: true }) as string[]).sort();

describe.concurrent('npm run fetch', () => {
  it('refuses what is not on the public internet, and says so', async ({ expect }) => {
    const { library, fetch } = await place({
      'sources.yaml': '- page: http://127.0.0.1:9/a\n- feed: http://[::1]/feed\n  full_text: feed\n',
    });
    const { code, stdout, stderr } = await fetch();
    expect(stderr).toBe('');
    expect(stdout).toContain(
      'http://127.0.0.1:9/a: error: leads to 127.0.0.1, which is not a public address.',
    );
    expect(stdout).toContain(
      'http://[::1]/feed: error: leads to [::1] (::1), which is not a public address.',
    );
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      `0 added, 0 changed, 0 waiting for review, 0 unchanged or already there, 0 passed over, 2 refused: ${library}`,
    );
    expect(code).toBe(1);
    expect(pathsIn(library)).toEqual(['sources.yaml']);
  });

  it('prints one object for programs, and remembers nothing of a dry run', async ({ expect }) => {
    const { data, fetch } = await place({ 'sources.yaml': '- page: http://127.0.0.1:9/a\n' });
    const { code, stdout } = await fetch('--dry-run', '--json');
    expect(JSON.parse(stdout)).toEqual({
      ...{ dryRun: true, added: 0, changed: 0, waiting: 0, unchanged: 0, passedOver: 0, refused: 1 },
      steps: [
        {
          source: 'http://127.0.0.1:9/a',
          address: 'http://127.0.0.1:9/a',
          outcome: 'refused',
          document: null,
          faults: [expect.objectContaining({ file: 'http://127.0.0.1:9/a', level: 'error' })],
        },
      ],
    });
    expect(code).toBe(1);
    expect(pathsIn(data)).toEqual(['review']);
  });

  it('says what is wrong with the list, as lint does, and fetches nothing', async ({ expect }) => {
    const { env, fetch } = await place({
      'a.txt': FERRY,
      'sources.yaml': '- page: example.org\n  every: 5\n',
    });
    const { code, stderr } = await fetch();
    expect(stderr.trimEnd().split('\n')).toEqual([
      'sources.yaml:1: error: 0.page: expected an http or https URL. Correct it; see docs/sources.md.',
      'sources.yaml:2: error: 0.every: expected an interval, such as 30 minutes, 6 hours, 1 day, or 2 weeks. Correct it; see docs/sources.md.',
    ]);
    expect(code).toBe(2);
    const lint = await script('lint:knowledge', [], env);
    expect(lint.code).toBe(1);
    expect(lint.stdout).toMatch(/sources\.yaml:2.*0\.every: expected an interval/s);
  });

  it('needs a list', async ({ expect }) => {
    const { library, fetch } = await place();
    expect(await fetch()).toMatchObject({
      code: 2,
      stderr: `There is no sources.yaml in ${library}. docs/sources.md says what to write into it.\n`,
    });
  });

  it('lists what waits, and moves what is approved into the library', async ({ expect }) => {
    const { library, data, env, fetch } = await place(
      {},
      {
        'added/a.test/ferry.txt': FERRY,
        'added/a.test/ferry.meta.yaml': 'title: Ferry\nurl: https://a.test/ferry\n',
        'added/a.test/spam.txt': 'Buy now.',
        'added/a.test/spam.meta.yaml': 'url: https://a.test/spam\n',
      },
    );
    expect((await fetch('--waiting')).stdout).toBe(
      [
        'added/a.test/ferry.txt: Ferry (https://a.test/ferry)',
        'added/a.test/spam.txt: untitled (https://a.test/spam)',
        '2 waiting for review\n',
      ].join('\n'),
    );
    expect(await fetch('--reject', 'added/a.test/spam.txt')).toMatchObject({
      code: 0,
      stdout: 'rejected: added/a.test/spam.txt\n',
    });
    expect(await fetch('--approve', 'all', '--json')).toMatchObject({ code: 0 });
    expect(readFileSync(join(library, 'added/a.test/ferry.txt'), 'utf8')).toBe(FERRY);
    expect(pathsIn(join(data, 'review'))).toEqual([]);
    expect(await fetch('--approve', '../../x')).toMatchObject({
      code: 1,
      stdout: 'nothing waits at ../../x. To see what does, use --waiting.\n',
    });
    const asked = await script('ask', ['--json', 'when does the ferry leave the harbor'], env);
    expect(JSON.parse(asked.stdout)).toMatchObject({ findings: [{ document: 'added/a.test/ferry.txt' }] });
  });

  it.each([
    [['--nothing'], 'Unknown option'],
    [['https://example.org'], 'Unexpected argument'],
    [['--dry-run', '--waiting'], '--dry-run is for fetching only'],
    [['--approve', 'all', '--reject', 'a.txt'], 'cannot be both approved and rejected'],
    [['--approve', 'a.txt', '--reject', 'a.txt'], 'cannot be both approved and rejected'],
  ])('does nothing for %j', async (args, words) => {
    const { fetch } = await place({ 'sources.yaml': '[]' });
    const { code, stderr } = await fetch(...args);
    if (!stderr.includes(words) || code !== 2) throw new Error(`${code}: ${stderr}`);
  });

  it('says how it is used', async ({ expect }) => {
    const { fetch } = await place();
    expect(await fetch('--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--approve PATH|all'),
    });
  });
});
