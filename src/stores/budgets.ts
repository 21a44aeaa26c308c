// The moments at which messages may leave, in the database, so that all processes together keep a platform's limits.

import type { Clock } from '../core/ports.ts';
import { type ChatBudget, nextMoment, type SharedBudget, UNUSED } from '../outbox/budget.ts';
import type { Database, Tx } from './database.ts';

/** What all chats of a platform share stands under no chat. */
const ALL = '';

const ALONE_MOST = 10_000;

export const createSharedBudget = (database: Database, clock: Clock): SharedBudget => {
  const read = async <T>(tx: Tx, platform: string, chat: string, unused: T): Promise<T> => {
    const row = await tx
      .selectFrom('budgets')
      .select('state')
      .where('platform', '=', platform)
      .where('chat', '=', chat)
      .executeTakeFirst();
    return row === undefined ? unused : (JSON.parse(row.state) as T);
  };
  const write = async (tx: Tx, platform: string, chat: string, state: unknown) => {
    const set = { state: JSON.stringify(state), updated_at: clock.now() };
    await tx
      .insertInto('budgets')
      .values({ platform, chat, ...set })
      .onConflict((c) => c.columns(['platform', 'chat']).doUpdateSet(set))
      .execute();
  };
  /** Writing the common row first makes processes wait for one another, on either database. */
  const enter = (tx: Tx, platform: string) =>
    tx
      .insertInto('budgets')
      .values({ platform, chat: ALL, state: '0', updated_at: clock.now() })
      .onConflict((c) => c.columns(['platform', 'chat']).doUpdateSet({ updated_at: clock.now() }))
      .execute();

  /** A conversation with one person has that person's id, which is kept nowhere; and one process alone answers there. */
  const alone = new Map<string, ChatBudget>();
  const keepAlone = (key: string, state: ChatBudget) => {
    alone.delete(key);
    alone.set(key, state);
    const [oldest] = alone.keys();
    if (alone.size > ALONE_MOST && oldest !== undefined) alone.delete(oldest);
  };

  return {
    take: (platform, chat, now, limits) =>
      database.writeLightly(async (tx) => {
        await enter(tx, platform);
        const isGroup = limits.isGroup(chat);
        const state = {
          overall: await read<number>(tx, platform, ALL, 0),
          chat: isGroup ? await read<ChatBudget>(tx, platform, chat, UNUSED) : (alone.get(chat) ?? UNUSED),
        };
        const next = nextMoment(state, now, limits, chat);
        if (!('at' in next)) return next;
        await write(tx, platform, ALL, next.state.overall);
        if (!isGroup) keepAlone(chat, next.state.chat);
        else if (limits.chatIntervalMs > 0 || limits.group !== null)
          await write(tx, platform, chat, next.state.chat);
        return { at: next.at };
      }),
    async pause(platform, chat, until, limits) {
      const paused = (known: ChatBudget) => ({ ...known, pausedUntil: Math.max(known.pausedUntil, until) });
      if (!limits.isGroup(chat)) return keepAlone(chat, paused(alone.get(chat) ?? UNUSED));
      await database.writeLightly(async (tx) => {
        await enter(tx, platform);
        await write(tx, platform, chat, paused(await read<ChatBudget>(tx, platform, chat, UNUSED)));
      });
    },
  };
};
