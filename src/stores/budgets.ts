// The moments at which messages may leave, in the database, so that all processes together keep a platform's limits.

import { sql } from 'kysely';
import { BoundedMap } from '../core/bounded-map.ts';
import { type ChatBudget, isSetBack, nextMoment, type SharedBudget, UNUSED } from '../outbox/budget.ts';
import type { Database, Tx } from './database.ts';

/** What all chats of a platform share stands under no chat. */
const ALL = '';

interface Row {
  readonly state: string;
  readonly updated_at: number;
}

const MAX_ALONE = 10_000;

/** A state, and the time at which it was written. */
interface Dated<T> {
  readonly state: T;
  readonly at: number;
}

const stateOf = <T>(row: Row | undefined, now: number, unused: T): T =>
  row === undefined || isSetBack(row.updated_at, now) ? unused : (JSON.parse(row.state) as T);

/** Its statements are written out: every message takes a moment, and to build a statement takes longer than to run it. */
export const createSharedBudget = (database: Database): SharedBudget => {
  const read = async <T>(tx: Tx, platform: string, chat: string, now: number, unused: T): Promise<T> => {
    const { rows } = await sql<Row>`select state, updated_at from budgets
      where platform = ${platform} and chat = ${chat}`.execute(tx);
    return stateOf(rows[0], now, unused);
  };
  const write = (tx: Tx, platform: string, chat: string, { state, at }: Dated<unknown>) =>
    sql`insert into budgets (platform, chat, state, updated_at)
      values (${platform}, ${chat}, ${JSON.stringify(state)}, ${at})
      on conflict (platform, chat) do update set state = excluded.state, updated_at = excluded.updated_at`.execute(
      tx,
    );
  /**
   * Writing the common row first makes processes wait for one another, on either database. Its state and when it was written last stay
   * as they are; what they are comes back.
   */
  const enter = async (tx: Tx, platform: string, now: number): Promise<number> => {
    const { rows } = await sql<Row>`insert into budgets (platform, chat, state, updated_at)
      values (${platform}, ${ALL}, '0', ${now})
      on conflict (platform, chat) do update set platform = excluded.platform
      returning state, updated_at`.execute(tx);
    return stateOf(rows[0], now, 0);
  };

  /** A conversation with one person has that person's id, which is kept nowhere; and one process alone answers there. */
  const alone = new BoundedMap<string, Dated<ChatBudget>>(MAX_ALONE);

  const aloneBudget = (chat: string, now: number): ChatBudget => {
    const known = alone.get(chat);
    return known === undefined || isSetBack(known.at, now) ? UNUSED : known.state;
  };

  return {
    take: (platform, chat, now, limits) =>
      database.writeLightly(async (tx) => {
        const overall = await enter(tx, platform, now);
        const isGroup = limits.isGroup(chat);
        const state = {
          overall,
          chat: isGroup ? await read<ChatBudget>(tx, platform, chat, now, UNUSED) : aloneBudget(chat, now),
        };
        const next = nextMoment(state, now, limits, chat);
        if (!('at' in next)) return next;
        await write(tx, platform, ALL, { state: next.state.overall, at: now });
        const taken = { state: next.state.chat, at: now };
        if (!isGroup) alone.set(chat, taken);
        else if (limits.chatIntervalMs > 0 || limits.group !== null) await write(tx, platform, chat, taken);
        return { at: next.at };
      }),
    async pause(platform, chat, now, ms, limits) {
      const paused = ({ times, pausedUntil }: ChatBudget) => ({
        state: { times, pausedUntil: Math.max(pausedUntil, now + ms) },
        at: now,
      });
      if (!limits.isGroup(chat)) {
        alone.set(chat, paused(aloneBudget(chat, now)));
        return;
      }
      await database.writeLightly(async (tx) => {
        await enter(tx, platform, now);
        await write(tx, platform, chat, paused(await read<ChatBudget>(tx, platform, chat, now, UNUSED)));
      });
    },
  };
};
