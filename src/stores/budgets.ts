// The moments at which messages may leave, in the database, so that all processes together keep a platform's limits.

import { BoundedMap } from '../core/bounded-map.ts';
import { type ChatBudget, isSetBack, nextMoment, type SharedBudget, UNUSED } from '../outbox/budget.ts';
import type { Database, Tx } from './database.ts';

/** What all chats of a platform share stands under no chat. */
const ALL = '';

interface Row {
  readonly state: string;
  readonly updated_at: number;
}

const ALONE_MOST = 10_000;

/** A state, and the time at which it was written. */
interface Dated<T> {
  readonly state: T;
  readonly at: number;
}

const stateOf = <T>(row: Row | undefined, now: number, unused: T): T =>
  row === undefined || isSetBack(row.updated_at, now) ? unused : (JSON.parse(row.state) as T);

export const createSharedBudget = (database: Database): SharedBudget => {
  const read = async <T>(tx: Tx, platform: string, chat: string, now: number, unused: T): Promise<T> => {
    const row = await tx
      .selectFrom('budgets')
      .select(['state', 'updated_at'])
      .where('platform', '=', platform)
      .where('chat', '=', chat)
      .executeTakeFirst();
    return stateOf(row, now, unused);
  };
  const write = async (tx: Tx, platform: string, chat: string, { state, at }: Dated<unknown>) => {
    const set = { state: JSON.stringify(state), updated_at: at };
    await tx
      .insertInto('budgets')
      .values({ platform, chat, ...set })
      .onConflict((c) => c.columns(['platform', 'chat']).doUpdateSet(set))
      .execute();
  };
  /**
   * Writing the common row first makes processes wait for one another, on either database. Its state and when it was written last stay
   * as they are; what they are comes back.
   */
  const enter = async (tx: Tx, platform: string, now: number): Promise<number> => {
    const row = await tx
      .insertInto('budgets')
      .values({ platform, chat: ALL, state: '0', updated_at: now })
      .onConflict((c) => c.columns(['platform', 'chat']).doUpdateSet({ platform }))
      .returning(['state', 'updated_at'])
      .executeTakeFirst();
    return stateOf(row, now, 0);
  };

  /** A conversation with one person has that person's id, which is kept nowhere; and one process alone answers there. */
  const alone = new BoundedMap<string, Dated<ChatBudget>>(ALONE_MOST);

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
