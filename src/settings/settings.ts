// Settings of chats and people: stored in the database, and cached for answers.

import { DEFAULT_SETTINGS } from '../core/effective-settings.ts';
import type { ChatSettings, Settings } from '../core/ports.ts';
import type { ChatStore } from '../stores/stores.ts';

/** Times of two machines may differ by so much. */
const OVERLAP_MS = 60_000;

export interface KeptSettings extends Settings {
  /** Loads changes and deletions by any process. */
  refresh(now: number): Promise<void>;
  /** Removes a chat from the cache. */
  forget(chat: string): void;
}

export const createSettings = (chats: () => ChatStore): KeptSettings => {
  const known = new Map<string, ChatSettings>();
  let since = 0;
  /** What this process has changed itself, so far. */
  let own = 0;

  const put = (
    id: string,
    { locale, private: isPrivate, moderatorRole, keepsQuestions, editsOnly, takesSuggestions }: ChatSettings,
  ) => {
    const choices: ChatSettings = {
      locale,
      private: isPrivate,
      moderatorRole,
      keepsQuestions,
      editsOnly,
      takesSuggestions,
    };
    if (Object.values(choices).every((choice) => choice === null)) known.delete(id);
    else known.set(id, choices);
  };

  const read = async (): Promise<void> => {
    const before = own;
    const changed = await chats().changed(since);
    const all = await chats().chosen();
    // What was chosen here meanwhile is newer than what was read.
    if (own !== before) return read();
    for (const chat of changed) put(chat.id, chat);
    if (known.size === all) return;
    // What is gone has no time at which it went.
    const left = await chats().changed(0);
    if (own !== before) return read();
    known.clear();
    for (const chat of left) put(chat.id, chat);
  };

  const forChat = (id: string): ChatSettings => known.get(id) ?? DEFAULT_SETTINGS;
  return {
    forChat,
    async change(id, changes) {
      await chats().change(id, changes);
      own += 1;
      put(id, { ...forChat(id), ...changes });
    },
    async refresh(now) {
      await read();
      since = now - OVERLAP_MS;
    },
    forget(id) {
      own += 1;
      for (const each of [...known.keys()]) if (each === id || each.startsWith(`${id}/`)) known.delete(each);
    },
    move(from, to) {
      own += 1;
      for (const [id, choices] of [...known]) {
        if (id !== from && !id.startsWith(`${from}/`)) continue;
        known.delete(id);
        put(to + id.slice(from.length), choices);
      }
    },
  };
};
