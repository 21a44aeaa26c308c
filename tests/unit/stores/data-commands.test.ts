// What the operator can see and take away: exports, forgetting, the audit log; and what a command line has to be.

import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoreLocation } from '../../../src/stores/open.ts';
import { TABLES } from '../../../src/stores/schema.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { openPostgres } from '../../postgres.ts';
import { AUDIT_KEY, type OpenStores } from '../../stores-of.ts';
import { CHAT, data, everything, filled, folder, OTHER_CHAT, USER } from './filled.ts';

const postgres = await openPostgres();
const folders: string[] = [];
afterAll(async () => {
  await postgres?.close();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});
const dir = (): string => {
  const made = folder();
  folders.push(made);
  return made;
};

const rowsIn = async (place: StoreLocation): Promise<number> =>
  Object.values(await everything(place)).flat().length;

describe.each(postgres === null ? ['sqlite'] : ['sqlite', 'postgres'])('on %s', (kind) => {
  let place: StoreLocation;
  let open: OpenStores;
  beforeAll(async () => {
    const url = kind === 'postgres' ? (postgres?.url ?? null) : null;
    place = { url, file: join(dir(), 'verbatim.db') };
    open = await filled(place);
  });
  afterAll(() => open.database.close());

  it('an export has every row of every table, one a line', async () => {
    const { code, said } = await data(place, ['export']);
    expect(code).toBe(0);
    const lines = said.trimEnd().split('\n');
    const rows = lines.map((line) => JSON.parse(line) as { table: string; row: object });
    expect(rows).toHaveLength(await rowsIn(place));
    const exported: Record<string, string[]> = {};
    for (const table of TABLES) if (table !== 'leases') exported[table] = [];
    for (const { table, row } of rows) exported[table]?.push(JSON.stringify(Object.entries(row).sort()));
    for (const lines of Object.values(exported)) lines.sort();
    expect(exported).toEqual(await everything(place));

    const file = join(dir(), 'all.jsonl');
    const written = await data(place, ['export', file]);
    expect(written.said).toBe(`Exported ${rows.length} rows to ${file}.\n`);
    expect(readFileSync(file, 'utf8')).toBe(said);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('the audit log is whole, and is a table of all chats or of one', async () => {
    const { code, said } = await data(place, ['audit', '--verify']);
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/^5 rows, with someone forgotten in 0\nHead: [0-9a-f]{64}\nThe log is intact/),
    ]);
    const all = (await data(place, ['audit', '--csv'])).said.trimEnd().split('\r\n');
    expect(all).toHaveLength(6);
    const file = join(dir(), 'log.csv');
    await data(place, ['audit', '--csv', file, '--chat', CHAT]);
    const some = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    expect(some.map((line) => line.split(',')[0])).toEqual(['seq', '1', '3']);
  });

  it('damage to the audit log is found, and said by its rows', async () => {
    const { database, stores } = open;
    const head = (await stores.audit.head()) ?? '';
    const damage = (change: Parameters<typeof database.write>[0]) => database.write(change);
    const kept = await database.read((db) => db.selectFrom('audit').selectAll().orderBy('seq').execute());
    const mend = () =>
      database.write(async (tx) => {
        await tx.deleteFrom('audit').execute();
        await tx.insertInto('audit').values(kept).execute();
        await tx.updateTable('audit_head').set({ seq: 5, mac: head }).execute();
      });
    const verify = async (...more: string[]) => {
      const { code, said } = await data(place, ['audit', '--verify', ...more]);
      expect(code).toBe(said.includes('The log is intact') ? 0 : 1);
      return said.split('\n').slice(2, -1);
    };

    await damage((tx) => tx.updateTable('audit').set({ content: '{}' }).where('seq', '=', 2).execute());
    expect(await verify()).toEqual([
      'Row 2 was changed after it was written: it differs from what was sealed.',
    ]);
    await mend();
    // What rows are shown and forgotten by stands beside what is sealed.
    for (const beside of [{ at: 1 }, { actor: 'test:999' }, { chat: 'test:-999' }, { chat: null }]) {
      await damage((tx) => tx.updateTable('audit').set(beside).where('seq', '=', 1).execute());
      expect(await verify()).toEqual([
        'Row 1 was changed after it was written: it differs from what was sealed.',
      ]);
      await mend();
    }
    // A group that goes on under a new id takes all its rows along.
    await damage((tx) =>
      tx.updateTable('audit').set({ chat: 'test:-999' }).where('chat', '=', CHAT).execute(),
    );
    expect(await verify()).toEqual([expect.stringContaining('The log is intact')]);
    await mend();
    await damage((tx) => tx.deleteFrom('audit').where('seq', 'in', [2, 3]).execute());
    expect(await verify()).toEqual([
      'Rows 2 to 3 are missing: they were deleted.',
      expect.stringMatching(/^Row 4 cannot be proven/),
    ]);
    await mend();
    await damage((tx) => tx.deleteFrom('audit').where('seq', '>', 3).execute());
    expect(await verify()).toEqual([expect.stringMatching(/^Row 4 and all rows after it may be missing/)]);
    // Whoever cuts the head back too is found out by a head that was noted elsewhere.
    await damage((tx) =>
      tx
        .updateTable('audit_head')
        .set({ seq: 3, mac: kept[2]?.mac ?? '' })
        .execute(),
    );
    expect(await verify()).toEqual([expect.stringContaining('The log is intact')]);
    expect(await verify('--head', head)).toEqual([expect.stringMatching(/^Row 4 and all rows after it/)]);
    await mend();
    expect(await verify('--head', kept[2]?.mac ?? '')).toEqual([
      expect.stringContaining('The log is intact'),
    ]);
    const wrong = await data(place, ['audit', '--verify'], { auditKey: 'another key' });
    expect([wrong.code, wrong.said]).toEqual([
      1,
      expect.stringContaining('Row 1 does not match the key, and neither'),
    ]);
    const none = await data(place, ['audit', '--verify'], { auditKey: null });
    expect([none.code, none.said]).toEqual([
      1,
      expect.stringMatching(/^The key of the audit log is missing/),
    ]);
    writeFileSync(join(place.file, '..', 'audit.key'), `${AUDIT_KEY}${'.'.repeat(32)}\n`);
    const other = await data(place, ['audit', '--verify'], { auditKey: null });
    expect(other.said).toContain('does not match the key');
  });

  it.each([
    ['--chat', CHAT],
    ['--user', USER],
  ])('forgetting %s leaves the id nowhere', async (option, id) => {
    // What others have at hand of the row is theirs: a line that somebody has typed is no record of the chat.
    await open.database.write((tx) => tx.updateTable('drafts').set({ line: '/post' }).execute());
    expect(JSON.stringify(await everything(place))).toContain(id);
    const { code, said } = await data(place, ['forget', option, id]);
    expect(code).toBe(0);
    expect(said).toMatch(/^Deleted or emptied [1-9]\d* rows about test:/);
    expect(said).toContain('backups');
    expect(JSON.stringify(await everything(place))).not.toContain(id);
    expect(JSON.stringify(await everything(place))).toContain(OTHER_CHAT);
    if (kind === 'sqlite')
      for (const end of ['', '-wal']) expect(readFileSync(place.file + end).includes(id), end).toBe(false);
    expect(await data(place, ['forget', option, id])).toEqual({
      code: 0,
      said: `Nothing is stored about ${id}.\n`,
    });
    expect((await data(place, ['audit', '--verify'])).code).toBe(0);
  });
});

describe('a command line', () => {
  const nowhere = { url: null, file: join('/nonexistent', 'verbatim.db') };
  it.each([
    [['restart'], ['"restart" is not a command.']],
    [
      ['backup', '--forse', '-x'],
      ['backup has no option --forse.', 'backup has no option -x.', 'backup needs a FILE.'],
    ],
    [
      ['backup', 'a', 'b', '--force=yes'],
      ['--force does not take a value.', 'backup takes only one FILE.'],
    ],
    [['forget', '--chat'], ['--chat needs an id such as discord:SERVER/CHANNEL or telegram:-1001234567890.']],
    [
      ['forget', '--chat', '4711', '--user', 'x'],
      [
        '--chat needs an id such as discord:SERVER/CHANNEL or telegram:-1001234567890.',
        '--user needs an id such as discord:123456789012345678 or telegram:123456789.',
        'forget needs one of --chat ID, --user ID, or --document PATH.',
      ],
    ],
    [['forget'], ['forget needs one of --chat ID, --user ID, or --document PATH.']],
    [['migrate'], ['migrate needs --to postgres://….']],
    [
      ['migrate', '--to', 'http://a:secret@b/'],
      ['--to needs an address such as postgres://user:password@host:5432/verbatim.'],
    ],
    [
      ['migrate', 'postgres://a:secret@b/'],
      ['migrate takes no FILE.', 'migrate needs --to postgres://….'],
    ],
    [['audit'], ['audit needs either --verify or --csv.']],
    [
      ['audit', '--verify', '--head', 'abc', 'x'],
      ['--head needs the 64 letters and digits that --verify printed.', '--verify does not take a FILE.'],
    ],
    [['export', '--__proto__'], ['export has no option --__proto__.']],
  ])('%j is told all that is wrong with it', async (args, faults) => {
    expect(await data(nowhere, args)).toEqual({ code: 2, said: faults.join('\n') });
  });

  it('forgetting in no database makes none', async () => {
    const file = join(dir(), 'verbatim.db');
    const clock = systemClock;
    const { code, said } = await data({ url: null, file }, ['forget', '--user', 'telegram:4711'], { clock });
    expect([code, said]).toEqual([0, 'Nothing is stored about telegram:4711.\n']);
    expect(() => statSync(file)).toThrow();
  });
});
