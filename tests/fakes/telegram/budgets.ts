// How much a bot may send: to one chat, to a group, and overall.

import { LIMITS } from './limits.ts';
import { Refusal } from './refusal.ts';
import type { Now } from './world.ts';

const MINUTE = 60_000;
const SECOND = 1000;

/** Counts a message or an edit, or throws a 429 that says how long to wait. Without a clock nothing is counted. */
export type Spend = (chat: number, group: boolean) => void;

export const createBudgets = (clock: Now | null): Spend => {
  let sent: { readonly chat: number; readonly at: number }[] = [];
  return (chat, group) => {
    if (clock === null) return;
    const now = clock.now();
    sent = sent.filter(({ at }) => at > now - MINUTE);
    const here = sent.filter((one) => one.chat === chat);
    const lately = sent.filter(({ at }) => at > now - SECOND);
    const waits = [
      (here.at(-1)?.at ?? -Infinity) + LIMITS.chatGap,
      group && here.length >= LIMITS.groupPerMinute
        ? (here.at(-LIMITS.groupPerMinute)?.at ?? now) + MINUTE
        : 0,
      lately.length >= LIMITS.overallPerSecond
        ? (lately.at(-LIMITS.overallPerSecond)?.at ?? now) + SECOND
        : 0,
    ];
    const until = Math.max(...waits);
    if (until > now) {
      const retry_after = Math.ceil((until - now) / SECOND);
      throw new Refusal(429, `Too Many Requests: retry after ${retry_after}`, false, { retry_after });
    }
    sent.push({ chat, at: now });
  };
};
