// `npm run data`, from outside: what the operator reads, and exit codes.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { systemClock } from '../../src/system/clock.ts';
import { storesAt } from '../stores-of.ts';
import { folderWith } from './leftovers.ts';
import { type Done, run, script } from './scripts.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await folderWith();
  const { stores, database } = await storesAt({ url: null, file: join(dataDir, 'verbatim.db') }, systemClock);
  for (let i = 0; i < 3_000; i++) await stores.chats.change(`telegram:-100${i}`, { locale: 'he' });
  await database.close();
});
const data = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Done> =>
  script('data', args, { DATA_DIR: dataDir, ...env });

describe.concurrent('npm run data', () => {
  it('backs up, and restores what it has backed up', async ({ expect }) => {
    const folder = await folderWith();
    const file = join(folder, 'backup.db');
    const made = await data(['backup', file]);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain(
      `Backed up ${join(dataDir, 'verbatim.db')} to ${file}:\n  chats: 3000 rows\n`,
    );
    const DATA_DIR = join(folder, 'new');
    const restored = await data(['restore', file], { DATA_DIR });
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(restored.stdout).toContain('  chats: 3000 rows\n');
    expect(readdirSync(DATA_DIR)).toEqual(['verbatim.db']);
  });

  it('says how it is used, to standard error', async ({ expect }) => {
    expect(await data([])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^Usage: /) });
    const { code, stdout, stderr } = await data(['backup', '--forse']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^backup has no option --forse\.\nbackup needs a FILE\.\nUsage: /);
  });

  it('says what a database refuses in one line, without the password', async ({ expect }) => {
    const there = { DATABASE_URL: 'postgres://bot:hunter2@127.0.0.1:1/verbatim', AUDIT_KEY: 'k'.repeat(64) };
    expect(await data(['export'], there)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Cannot reach the database: check that it is running, and check DATABASE_URL (ECONNREFUSED).\n',
    });
  });

  it('stops quietly when nobody reads on', async ({ expect }) => {
    const piped = run('sh', ['-c', '(npm run -s data -- export; echo "ends with $?" >&2) | head -n 1'], {
      DATA_DIR: dataDir,
    });
    piped.endInput();
    expect(await piped.ended).toBe(0);
    expect(piped.stdout()).toMatch(/^\{"table":"chats","row":\{.*\}\}\n$/);
    expect(piped.stderr()).toBe('ends with 0\n');
  });
});
