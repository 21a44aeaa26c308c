// Calls that several processes share, in the database: each lane has one holder at a time.

import { sql } from 'kysely';
import type { Clock } from '../core/ports.ts';
import { type Arrival, type SharedCall, WAITING_MS, type WaitingCall } from '../core/waiting.ts';
import type { Database, Tx } from './database.ts';
import { scheduleErasure } from './erasure.ts';
import { ANSWERED, hashOfLane } from './waiting.ts';

/** The calls of one platform. All of it rejects with a StoreError. */
export interface SharedCallStore {
  /** Stores calls, at most `room` of a lane, and gives a free lane to this holder. Says what became of each, in the order given. */
  arrive(calls: readonly SharedCall[], holder: string, room: number): Promise<readonly Arrival[]>;
  /** Erases calls that this holder has answered, all but their numbers, and gives it the next ones of their lanes if it `goesOn`. */
  finish(ids: readonly number[], holder: string, goesOn: boolean): Promise<readonly WaitingCall[]>;
  /** Gives this holder the first calls of lanes that nobody has. */
  takeFree(holder: string): Promise<readonly WaitingCall[]>;
  /** The others that have calls. */
  holders(but: string): Promise<readonly string[]>;
  /** Frees the calls of a holder. */
  free(holder: string): Promise<void>;
}

/** Lanes that one look finds at most, so that a process that begins to answer them leaves some to the others. */
const LANES_AT_ONCE = 50;

export const createSharedCallStore = (
  database: Database,
  clock: Clock,
  platform: string,
): SharedCallStore => {
  /** Nobody else gives these lanes away meanwhile. Ordered, so that two never wait for each other. SQLite has one lock for everything. */
  const lock = async (tx: Tx, lanes: readonly string[]) => {
    if (database.kind !== 'postgres') return;
    const names = [...new Set(lanes)].map((lane) => `${platform} ${lane}`);
    await sql`select pg_advisory_xact_lock(hash) from (
      select distinct hashtextextended(name, 0) as hash from unnest(${names}::text[]) as name order by hash
    ) as ordered`.execute(tx);
  };

  const open = (tx: Tx) =>
    tx.selectFrom('waiting').where('platform', '=', platform).where('state', '!=', 'done');

  const takeFirst = async (tx: Tx, lanes: readonly string[], holder: string): Promise<WaitingCall[]> => {
    if (lanes.length === 0) return [];
    const first = await open(tx)
      .select((s) => s.fn.min('id').as('id'))
      .where('lane', 'in', lanes)
      .groupBy('lane')
      .having((h) => h(h.fn.count('holder'), '=', 0))
      .execute();
    if (first.length === 0) return [];
    const ids = first.map(({ id }) => id);
    const rows = await tx
      .updateTable('waiting')
      .set({ holder })
      .where('platform', '=', platform)
      .where('id', 'in', ids)
      .returningAll()
      .execute();
    return rows.map(({ id, chat, person, content, state }) => ({
      id: Number(id),
      chat,
      person,
      content,
      begun: state === 'begun',
    }));
  };

  return {
    // Whoever has been told that a call has arrived does not send it again, so this survives the loss of power too.
    arrive: (given, holder, room) =>
      database.write(async (tx) => {
        const calls = given.map((call) => ({ ...call, lane: hashOfLane(call.lane) }));
        const lanes = [...new Set(calls.map(({ lane }) => lane))];
        await lock(tx, lanes);
        const ids = calls.map(({ id }) => id);
        const known = await tx
          .selectFrom('waiting')
          .select('id')
          .where('platform', '=', platform)
          .where('id', 'in', ids)
          .execute();
        const found = await open(tx)
          .select((s) => ['lane', s.fn.countAll().as('count')])
          .where('lane', 'in', lanes)
          .groupBy('lane')
          .execute();
        const counts = new Map(found.map(({ lane, count }) => [lane, Number(count)]));
        const seen = new Set(known.map(({ id }) => Number(id)));
        const became = new Map<number, Arrival>();
        for (const { id, lane } of [...calls].sort((a, b) => a.id - b.id)) {
          const count = counts.get(lane) ?? 0;
          if (seen.has(id) || became.has(id)) continue;
          became.set(id, count >= room ? 'full' : count === 0 ? 'taken' : 'waiting');
          if (count < room) counts.set(lane, count + 1);
        }
        const now = Math.floor(clock.now());
        const rows = calls.flatMap(({ id, chat, person, content, lane }, at) => {
          const arrival = became.get(id);
          if (arrival === undefined || arrival === 'full' || ids.indexOf(id) !== at) return [];
          const row = { platform, id, chat, person, content, lane, state: 'waiting', created_at: now };
          return [{ ...row, holder: arrival === 'taken' ? holder : null }];
        });
        if (rows.length > 0) await tx.insertInto('waiting').values(rows).execute();
        return calls.map(({ id }, at) => (ids.indexOf(id) === at ? became.get(id) : undefined) ?? 'known');
      }),

    finish: (ids, holder, goesOn) =>
      database.writeLightly(async (tx) => {
        const mine = await open(tx)
          .select(['id', 'lane'])
          .where('id', 'in', ids)
          .where('holder', '=', holder)
          .execute();
        if (mine.length === 0) return [];
        const lanes = mine.map(({ lane }) => lane);
        await lock(tx, lanes);
        await tx
          .updateTable('waiting')
          .set({ state: 'done', ...ANSWERED })
          .where('platform', '=', platform)
          .where('id', 'in', ids)
          .where('holder', '=', holder)
          .execute();
        const next = goesOn ? await takeFirst(tx, lanes, holder) : [];
        const left = next.length > 0 || (await open(tx).select('id').limit(1).executeTakeFirst());
        if (left === undefined) await scheduleErasure(tx, 'answered', clock.now());
        return next;
      }),

    async takeFree(holder) {
      const since = clock.now() - WAITING_MS;
      const free = await database.read((db) =>
        db
          .selectFrom('waiting')
          .select('lane')
          .where('platform', '=', platform)
          .where('state', '!=', 'done')
          .where('created_at', '>', since)
          .groupBy('lane')
          .having((h) => h(h.fn.count('holder'), '=', 0))
          .limit(LANES_AT_ONCE)
          .execute(),
      );
      if (free.length === 0) return [];
      return database.writeLightly(async (tx) => {
        const lanes = free.map(({ lane }) => lane);
        await lock(tx, lanes);
        return takeFirst(tx, lanes, holder);
      });
    },

    holders: (but) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('waiting')
          .select('holder')
          .distinct()
          .where('platform', '=', platform)
          .where('state', '!=', 'done')
          .where('holder', 'is not', null)
          .where('holder', '!=', but)
          .execute();
        return rows.flatMap(({ holder }) => (holder === null ? [] : [holder]));
      }),

    free: (holder) =>
      database.writeLightly(async (tx) => {
        await tx
          .updateTable('waiting')
          .set({ holder: null })
          .where('platform', '=', platform)
          .where('holder', '=', holder)
          .where('state', '!=', 'done')
          .execute();
      }),
  };
};
