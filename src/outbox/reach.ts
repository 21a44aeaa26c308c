// Records the chats that the bot can't send to, so that no process keeps trying.

import type { Stores } from '../stores/stores.ts';

export interface ChatReach {
  isClosed(chat: string): Promise<boolean>;
  /** Records that the platform rejects everything that is sent there. */
  close(chat: string, why: string): Promise<void>;
  /** Records that a message was delivered there. */
  reopen(chat: string): Promise<void>;
}

export const createChatReach = (chats: () => Pick<Stores['chats'], 'find' | 'change'>): ChatReach => {
  const isClosed = async (chat: string) => ((await chats().find(chat))?.closedWhy ?? null) !== null;
  return {
    isClosed,
    close: (chat, why) => chats().change(chat, { closedWhy: why }),
    async reopen(chat) {
      if (await isClosed(chat)) await chats().change(chat, { closedWhy: null });
    },
  };
};
