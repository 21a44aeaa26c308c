// What chats and people have chosen, in memory: it is gone when the bot stops.

import type { Choices, Settings } from '../core/ports.ts';

/** The oldest choice is forgotten beyond this many, so that strangers cannot fill the memory. */
const MOST = 50_000;

const NONE: Choices = { locale: null, private: null };

export const createMemorySettings = (): Settings => {
  const chats = new Map<string, Choices>();
  const put = (id: string, choices: Choices) => {
    chats.delete(id);
    if (Object.values(choices).every((choice) => choice === null)) return;
    chats.set(id, choices);
    const [oldest] = chats.keys();
    if (chats.size > MOST && oldest !== undefined) chats.delete(oldest);
  };
  const of = (id: string): Choices => chats.get(id) ?? NONE;
  return {
    of,
    change: (id, changes) => put(id, { ...of(id), ...changes }),
    move(from, to) {
      const choices = chats.get(from);
      if (choices === undefined) return;
      put(to, choices);
      chats.delete(from);
    },
  };
};
