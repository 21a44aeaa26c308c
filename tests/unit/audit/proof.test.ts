// The whole audit log: old rows and new ones, what the bot itself forgets in them, and what anybody else takes away.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Head } from '../../../src/audit/audit.ts';
import { verifyIn } from '../../../src/cli/operator/audit.ts';
import type { AuditTable } from '../../../src/stores/schema.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { AUDIT_KEY, folderFor, inFile, type OpenStores, storesAt } from '../../stores-of.ts';

/** A log as the version before wrote it: seven rows, the third forgotten, and a group that has moved. */
const OLD = JSON.parse(readFileSync(new URL('./logs/version-1.json', import.meta.url), 'utf8')) as {
  readonly head: Head;
  readonly rows: readonly Omit<AuditTable, 'opening' | 'restates'>[];
};
const [BOSS, SECOND, GROUP] = ['test:47110001', 'test:47110002', 'test:-100777'];

let open: OpenStores;
const folder = folderFor(afterAll);
let number = 0;
beforeEach(async () => {
  open = await storesAt(inFile(join(folder, `${++number}.db`)), systemClock);
});
afterEach(() => open.stores.close());

const putOld = () =>
  open.database.write(async (tx) => {
    const rows = OLD.rows.map((row) => ({ ...row, opening: null, restates: null }));
    await tx.insertInto('audit').values(rows).execute();
    await tx.updateTable('audit_head').set(OLD.head).execute();
  });
const report = (noted: string | null = null) => open.database.read((db) => verifyIn(db, AUDIT_KEY, noted));
const faults = async (noted: string | null = null) =>
  (await report(noted)).faults.map(({ kind, seq }) => `${kind} ${seq}`);
const rows = () => open.database.read((db) => db.selectFrom('audit').selectAll().orderBy('seq').execute());
const set = (seq: number, values: Partial<AuditTable>) =>
  open.database.write(async (tx) => {
    await tx.updateTable('audit').set(values).where('seq', '=', seq).execute();
  });
const act = (changes = {}) =>
  open.stores.audit.append({
    chat: GROUP,
    actor: BOSS,
    act: 'pin',
    detail: { subject: 'ferries' },
    ...changes,
  });
const shown = async (chat: string | null) =>
  (await open.stores.audit.page(chat, 0, 99)).map(({ seq, entry }) =>
    entry === null
      ? `${seq} blank`
      : [entry.restates ?? seq, entry.act, entry.actor, entry.removed.join('+')].join(' '),
  );

describe('a log that an earlier version wrote', () => {
  it('is whole, goes on, and is read as it was', async () => {
    await putOld();
    expect(await report()).toMatchObject({ rows: 7, forgotten: 1, faults: [] });
    await act();
    expect(await report(OLD.head.mac)).toMatchObject({ rows: 8, forgotten: 1, faults: [] });
    expect(await shown(null)).toEqual([
      `8 pin ${BOSS} `,
      `7 unpin ${SECOND} `,
      `6 source retract ${SECOND} `,
      '5 settings  ',
      `4 digest on ${BOSS} `,
      '3 blank',
      `2 settings ${SECOND} `,
      `1 pin ${BOSS} `,
    ]);
  });

  it('forgets who, and keeps what, when and where in rows that are sealed', async () => {
    await putOld();
    await open.stores.chats.forgetUser(BOSS);
    expect(JSON.stringify(await rows())).not.toContain('47110001');
    expect(await faults(OLD.head.mac)).toEqual([]);
    // Three acts named them, one in words of somebody else, in three chats: a group, a topic of it, and another group.
    expect(await shown(GROUP)).toEqual([
      '13 forget  ',
      '11 forget  ',
      `7 unpin ${SECOND} `,
      `6 source retract ${SECOND} detail`,
      `2 settings ${SECOND} `,
      '1 pin  actor',
    ]);
    const [old] = (await open.stores.audit.page('test:-100999', 0, 99)).filter(
      ({ entry }) => entry?.act === 'digest on',
    );
    expect(old?.entry).toMatchObject({
      at: OLD.rows[3]?.at,
      detail: { digest: 'd1', plan: 'daily at 09:00' },
      actor: null,
    });
    // A second forgetting takes from the rows that say the old ones again.
    await open.stores.chats.forgetUser(SECOND);
    await open.stores.chats.forgetChat(GROUP);
    expect(JSON.stringify(await rows())).not.toMatch(/4711000[12]|100777/);
    expect(await faults(OLD.head.mac)).toEqual([]);
  });

  it('shows what was blanked since, by whomever, also where the bot goes on writing afterwards', async () => {
    await putOld();
    await act();
    await set(2, { content: null, salt: null, actor: null, chat: null });
    await act();
    expect(await faults()).toEqual(['blanked 2']);
    // Nor does it help to have the bot take the log for one that has no new rows yet.
    await set(8, { opening: null });
    await set(9, { opening: null });
    await act();
    expect(await faults()).toEqual(['blanked 2', 'blanked 8', 'blanked 9']);
  });
});

describe('a log of this version', () => {
  it('holds no name in what is sealed, and is read whole', async () => {
    await act();
    await act({ chat: null, actor: null });
    const [first] = await rows();
    expect(first?.content).not.toMatch(/4711|100777|ferries/);
    expect(await report()).toMatchObject({ rows: 2, forgotten: 0, faults: [] });
  });

  it.each([
    ['without its opening', { opening: null }],
    ['with an empty opening', { opening: '{}' }],
    [
      'with a proof that is none',
      { opening: '{"actor":{"removed":"00"},"chat":{"removed":"00"},"detail":{"removed":"00"}}' },
    ],
    ['without its content too', { opening: null, content: null, salt: null }],
  ])('shows a row %s', async (_, gone) => {
    for (let i = 0; i < 3; i++) await act();
    await set(2, { actor: null, chat: null, ...gone });
    expect(await faults()).toEqual(['blanked 2']);
  });

  it('takes a proof of removal for the part of its own row only', async () => {
    await act();
    await act({ actor: SECOND });
    await open.stores.chats.forgetUser(BOSS);
    expect(await faults()).toEqual([]);
    const [first, second] = await rows();
    const proof = JSON.parse(first?.opening ?? '').actor;
    await set(2, {
      actor: null,
      opening: JSON.stringify({ ...JSON.parse(second?.opening ?? ''), actor: proof }),
    });
    expect(await faults()).toEqual(['blanked 2']);
  });

  it('shows who was put in the place of another', async () => {
    await act();
    await act();
    const [first] = await rows();
    const opening = (first?.opening ?? '').replace(BOSS, SECOND);
    await set(1, { actor: SECOND, opening });
    expect(await faults()).toEqual(['changed 1']);
  });

  it('shows an end that was cut off, and a note of the end that was moved', async () => {
    for (let i = 0; i < 4; i++) await act();
    const all = await rows();
    const noted = await open.stores.audit.head();
    const move = (seq: number, mac: string) =>
      open.database.write(async (tx) => {
        await tx.updateTable('audit_head').set({ seq, mac }).execute();
      });
    await move(2, all[1]?.mac ?? '');
    expect(await faults()).toEqual(['head 4']);
    await move(0, '');
    expect(await faults()).toEqual(['head 4']);
    await open.database.write(async (tx) => {
      await tx.deleteFrom('audit').where('seq', '>', 2).execute();
    });
    await move(2, all[1]?.mac ?? '');
    // Only a head that was noted elsewhere shows this.
    expect(await faults()).toEqual([]);
    expect(await faults(noted)).toEqual(['cut 3']);
    await open.database.write(async (tx) => {
      await tx.deleteFrom('audit').execute();
    });
    await move(0, '');
    expect(await faults(noted)).toEqual(['cut 1']);
  });

  it('forgets ids in details, and no number that only holds one', async () => {
    await act({ actor: SECOND, detail: { role: '47110001', note: 'see test:47110001!' } });
    await act({ actor: SECOND, detail: { role: '947110001' } });
    await open.stores.chats.forgetUser(BOSS);
    expect((await shown(GROUP)).toReversed()).toEqual([
      `1 pin ${SECOND} detail`,
      `2 pin ${SECOND} `,
      '3 forget  ',
    ]);
    expect(await faults()).toEqual([]);
  });
});
