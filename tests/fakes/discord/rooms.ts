// The limit of a channel's messages, and what Discord's answers say of it ("Rate Limits", header format).

import type { Clock } from '../../../src/core/ports.ts';

export interface ChannelRoom {
  readonly messages: number;
  readonly windowMs: number;
}

/** Whether a message may enter, and the headers that its answer has in any case. */
export interface Entry {
  readonly admitted: boolean;
  readonly resetAfter: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Windows of a channel begin with its first message, as Discord's do. */
export const createRooms = (
  clock: Pick<Clock, 'now'>,
  room: ChannelRoom | undefined,
): ((channel: string) => Entry | null) => {
  const windows = new Map<string, { end: number; left: number }>();
  return (channel) => {
    if (room === undefined) return null;
    const now = clock.now();
    const known = windows.get(channel);
    const window =
      known !== undefined && known.end > now ? known : { end: now + room.windowMs, left: room.messages };
    const admitted = window.left > 0;
    windows.set(channel, { ...window, left: Math.max(0, window.left - 1) });
    const resetAfter = (window.end - now) / 1_000;
    return {
      admitted,
      resetAfter,
      headers: {
        'x-ratelimit-limit': String(room.messages),
        'x-ratelimit-remaining': String(Math.max(0, window.left - 1)),
        'x-ratelimit-reset': String(Date.now() / 1_000 + resetAfter),
        'x-ratelimit-reset-after': String(resetAfter),
        'x-ratelimit-bucket': 'messages',
      },
    };
  };
};
