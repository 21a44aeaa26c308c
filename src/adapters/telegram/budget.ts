// When the next message may leave: at most one a second to a chat, 20 a minute to a group, 30 a second in all.

import { createLanes } from '../../core/lanes.ts';
import type { Clock } from '../../core/ports.ts';
import { CHAT_INTERVAL_MS, GROUP_MESSAGES, GROUP_WINDOW_MS, OVERALL_PER_SECOND } from './limits.ts';

export interface Budget {
  /** Resolves when a message to this chat may leave, or `until` is aborted; in the order of the calls, for each chat. */
  pass(chatId: number, until?: AbortSignal): Promise<void>;
  /** Telegram wants nothing more for this chat for so long. */
  pause(chatId: number, ms: number): void;
}

/** Chats that have been quiet are forgotten once there are this many. */
const SWEEP_AT = 10_000;

/** Whole milliseconds, so that thirty of them are no hair less than a second. */
const OVERALL_INTERVAL_MS = Math.ceil(1_000 / OVERALL_PER_SECOND);

/** Groups, supergroups and channels have negative ids. */
const isGroup = (chatId: number): boolean => chatId < 0;

export const createBudget = (clock: Clock): Budget => {
  /** Times at which the last messages to a chat have left. */
  const chats = new Map<number, number[]>();
  const pauses = new Map<number, number>();
  const lanes = createLanes();
  let overall = Number.NEGATIVE_INFINITY;

  const sweep = (now: number) => {
    for (const [id, times] of chats) if ((times.at(-1) ?? 0) <= now - GROUP_WINDOW_MS) chats.delete(id);
  };

  /** The first moment at which the chat's own budget has room. */
  const nextFor = (chatId: number): number => {
    const times = chats.get(chatId) ?? [];
    const last = times.at(-1) ?? Number.NEGATIVE_INFINITY;
    const oldest = (isGroup(chatId) ? times.at(-GROUP_MESSAGES) : undefined) ?? Number.NEGATIVE_INFINITY;
    return Math.max(last + CHAT_INTERVAL_MS, oldest + GROUP_WINDOW_MS, pauses.get(chatId) ?? 0);
  };

  const waitUntil = async (time: () => number, until: AbortSignal | undefined) => {
    // A pause may be asked for meanwhile.
    for (let left = time() - clock.now(); left > 0 && until?.aborted !== true; left = time() - clock.now())
      await clock.wait(left, until);
  };

  return {
    pass: (chatId, until) =>
      lanes.run(String(chatId), async () => {
        await waitUntil(() => nextFor(chatId), until);
        // The common budget is taken only now, so that one busy chat holds up no other.
        const mine = Math.max(clock.now(), overall + OVERALL_INTERVAL_MS);
        overall = mine;
        await waitUntil(() => mine, until);
        const now = clock.now();
        if (chats.size >= SWEEP_AT) sweep(now);
        chats.set(chatId, [...(chats.get(chatId) ?? []).slice(1 - GROUP_MESSAGES), now]);
      }),
    pause(chatId, ms) {
      const now = clock.now();
      for (const [id, end] of pauses) if (end <= now) pauses.delete(id);
      pauses.set(chatId, now + ms);
    },
  };
};
