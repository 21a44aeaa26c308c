// Pinned messages: set, taken away, and looked at as far as Telegram shows them.

import type { Pinning, PinState } from '../../core/platform.ts';
import { type BotActionParts, onMessage, readChat, readPosted, unlessCode } from './bot-actions.ts';

/**
 * No method lists the pinned messages of a chat, none tells whether a message exists, and an unpinned one sends no update: only
 * the newest is shown. The notice of a pin is an update of its own, which whoever polls takes away.
 */
export const createPinning = (parts: BotActionParts): Pinning => {
  const { api } = parts;
  return {
    async pin(posted) {
      await onMessage(parts, posted.chat, () =>
        api.act('pinChatMessage', { ...readPosted(posted), disable_notification: true }),
      );
    },
    async unpin(posted) {
      await onMessage(parts, posted.chat, () =>
        api.act('unpinChatMessage', readPosted(posted)).catch(unlessCode('not found')),
      ).catch(unlessCode('gone'));
    },
    async look(chat, posted) {
      const { chatId } = readChat(chat);
      try {
        const { pinned_message: newest } = await onMessage(parts, chat, () =>
          api.act('getChat', { chat_id: chatId }),
        );
        return posted.map(({ message }): PinState => {
          if (newest === undefined) return 'unpinned';
          return String(newest.message_id) === message ? 'pinned' : 'unknown';
        });
      } catch (error) {
        unlessCode('gone')(error);
        return posted.map(() => 'gone');
      }
    },
  };
};
