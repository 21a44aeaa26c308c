// What chats and people have chosen: written to the database, and at hand for every answer.

import type { Choices, Settings } from '../core/ports.ts';
import type { Chat, ChatStore } from '../stores/stores.ts';

const NONE: Choices = { locale: null, private: null, moderatorRole: null };

/** Times of two machines may differ by so much. */
const OVERLAP_MS = 60_000;

export interface KeptSettings extends Settings {
  /** Takes over what has been changed, by this process or another. */
  refresh(now: number): Promise<void>;
  /** The database knows nothing of it any more. */
  forget(chat: string): void;
}

export const createSettings = (chats: () => ChatStore): KeptSettings => {
  const known = new Map<string, Choices>();
  let since = 0;

  const put = (id: string, { locale, private: isPrivate, moderatorRole }: Choices) => {
    if (locale === null && isPrivate === null && moderatorRole === null) known.delete(id);
    else known.set(id, { locale, private: isPrivate, moderatorRole });
  };

  const of = (id: string): Choices => known.get(id) ?? NONE;
  return {
    of,
    async change(id, changes) {
      await chats().change(id, changes);
      put(id, { ...of(id), ...changes });
    },
    async refresh(now) {
      const changed: readonly Chat[] = await chats().changed(since);
      since = now - OVERLAP_MS;
      for (const chat of changed) put(chat.id, chat);
    },
    forget: (id) => void known.delete(id),
    move(from, to) {
      for (const [id, choices] of [...known]) {
        if (id !== from && !id.startsWith(`${from}/`)) continue;
        known.delete(id);
        put(to + id.slice(from.length), choices);
      }
    },
  };
};
