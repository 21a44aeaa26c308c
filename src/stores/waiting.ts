// Calls that wait for an answer, in the database.

import type { Clock } from '../core/ports.ts';
import { WAITING_MS, type WaitingCalls } from '../core/waiting.ts';
import { sha256 } from '../system/hash.ts';
import type { Database, Tx } from './database.ts';
import { scheduleErasure } from './erasure.ts';
import { latestPossible } from './redate.ts';

/** `done` rows have only their number left. */
type State = 'waiting' | 'begun' | 'done';

/** What is left of an answered call besides its number. */
export const ANSWERED = { chat: '', person: null, content: '', lane: '', holder: null } as const;

/** Only equal lanes have to be told, and a lane may be named after a person. */
export const hashOfLane = (lane: string): string => sha256(lane).slice(0, LANE_CHARS);
const LANE_CHARS = 24;

/** Numbers in one statement. */
const AT_ONCE = 500;

const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) =>
    all.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  );

/** Deletes calls that have waited for more than a day; the number of rows that went. */
export const pruneWaiting = async (tx: Tx, now: number): Promise<number> => {
  const gone = await tx
    .deleteFrom('waiting')
    .where('created_at', '<=', now - WAITING_MS)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
};

/** Calls live no longer because the clock has been set back since. */
export const dateWaiting = async (tx: Tx, now: number): Promise<void> => {
  await tx
    .updateTable('waiting')
    .set({ created_at: Math.floor(now) })
    .where('created_at', '>', latestPossible(now))
    .execute();
};

export const createWaitingCalls = (database: Database, clock: Clock, platform: string): WaitingCalls => {
  const change = async (tx: Tx, ids: readonly number[], from: readonly State[], to: State) => {
    const changed: number[] = [];
    for (const some of chunks(ids)) {
      const rows = await tx
        .updateTable('waiting')
        .set({ state: to, ...(to === 'done' ? ANSWERED : {}) })
        .where('platform', '=', platform)
        .where('id', 'in', some)
        .where('state', 'in', from)
        .returning('id')
        .execute();
      changed.push(...rows.map(({ id }) => Number(id)));
    }
    return changed;
  };

  const forgetDone = async (tx: Tx, below: number) => {
    await tx
      .deleteFrom('waiting')
      .where('platform', '=', platform)
      .where('state', '=', 'done')
      .where('id', '<', below)
      .execute();
  };

  return {
    // Whoever has been told that an update has arrived does not send it again, so this survives the loss of power too.
    add: (calls) =>
      database.write(async (tx) => {
        const now = Math.floor(clock.now());
        const rows = calls.map(({ id, chat, person, content, begun }) => ({
          platform,
          id,
          chat,
          person,
          content,
          state: begun ? 'begun' : 'waiting',
          created_at: now,
          lane: hashOfLane(chat),
          holder: null,
        }));
        for (const some of chunks(rows))
          await tx
            .insertInto('waiting')
            .values(some)
            .onConflict((c) => c.doNothing())
            .execute();
      }),

    begin: (ids) =>
      database.writeLightly(async (tx) => {
        const begun = new Set(await change(tx, ids, ['waiting'], 'begun'));
        const rest = ids.filter((id) => !begun.has(id));
        if (rest.length === 0) return new Set();
        const there = await tx
          .selectFrom('waiting')
          .select('id')
          .where('platform', '=', platform)
          .where('id', 'in', rest)
          .execute();
        return new Set(there.map(({ id }) => Number(id)));
      }),

    release: (ids) => database.writeLightly(async (tx) => void (await change(tx, ids, ['begun'], 'waiting'))),

    finish: (ids, below) =>
      database.writeLightly(async (tx) => {
        const done = await change(tx, ids, ['waiting', 'begun'], 'done');
        await forgetDone(tx, below);
        if (done.length === 0) return;
        const left = await tx
          .selectFrom('waiting')
          .select('id')
          .where('state', '!=', 'done')
          .limit(1)
          .executeTakeFirst();
        if (left === undefined) await scheduleErasure(tx, 'answered', clock.now());
      }),

    confirmed: (below) => database.writeLightly((tx) => forgetDone(tx, below)),

    left: () =>
      database.write(async (tx) => {
        const now = clock.now();
        await dateWaiting(tx, now);
        if ((await pruneWaiting(tx, now)) > 0) await scheduleErasure(tx, 'answered', now);
        const rows = await tx
          .selectFrom('waiting')
          .selectAll()
          .where('platform', '=', platform)
          .orderBy('id')
          .execute();
        return {
          calls: rows
            .filter(({ state }) => state !== 'done')
            .map(({ id, chat, person, content, state }) => ({
              id: Number(id),
              chat,
              person,
              content,
              begun: state === 'begun',
            })),
          done: rows.filter(({ state }) => state === 'done').map(({ id }) => Number(id)),
        };
      }),
  };
};
