// Messages that the bot sends by itself, changes and removes.

import * as z from 'zod';
import { PlatformError } from '../../core/errors.ts';
import type { DeliveryOptions, Part, Posting } from '../../core/platform.ts';
import { TelegramRefusal } from './api.ts';
import {
  type BotActionParts,
  type Me,
  onMessage,
  readChat,
  readPosted,
  toPlatformError,
  unlessCode,
} from './bot-actions.ts';
import type { Methods } from './methods.ts';
import { type Message, renderAnswer, type Ways } from './render.ts';

/** Stands for the bot's name until a message leaves: every process makes the same of a reply, also one that has not asked for it. */
const MY_NAME = '\u0000';

const button = z.object({
  text: z.string(),
  callback_data: z.string().exactOptional(),
  url: z.string().exactOptional(),
});
const payload = z.object({
  html: z.string(),
  plain: z.string(),
  keyboard: z.object({ inline_keyboard: z.array(z.array(button)) }).nullable(),
});

type Sendable = Pick<Methods['sendMessage']['params'], 'text' | 'parse_mode'>;

export const createPosting = (parts: BotActionParts & Pick<Ways, 'page'>): Posting => {
  const { api, me, chatMigrated, page } = parts;

  /** As plain text where the markup is refused. */
  const mended = async <T>({ html, plain }: Message, act: (text: Sendable) => Promise<T>): Promise<T> => {
    try {
      return await act({ text: html, parse_mode: 'HTML' });
    } catch (error) {
      if (!(error instanceof TelegramRefusal && error.refusal === 'entities')) throw error;
      return act({ text: plain });
    }
  };

  const sendTo = async (
    chatId: number,
    thread: number | null,
    message: Message,
    { silent, replyTo }: Pick<DeliveryOptions, 'silent' | 'replyTo'>,
  ) => {
    const { message_id } = await mended(message, (text) =>
      api.once('sendMessage', {
        chat_id: chatId,
        ...text,
        ...common(message),
        disable_notification: silent,
        ...(thread === null ? {} : { message_thread_id: thread }),
        ...(replyTo === undefined
          ? {}
          : {
              reply_parameters: {
                message_id: Number(replyTo),
                allow_sending_without_reply: true,
              } as const,
            }),
      }),
    );
    const chat = `telegram:${chatId}${thread === null ? '' : `/${thread}`}`;
    return { chat, message: String(message_id) };
  };

  return {
    prepare: ({ cards }, words) =>
      renderAnswer(
        { reply: { cards }, words },
        { link: (citation) => `https://t.me/${MY_NAME}?start=${citation}`, page },
      ).map(({ html, plain, keyboard }) => ({ payload: JSON.stringify({ html, plain, keyboard }) })),
    async deliver(chat, part, { silent, replyTo }) {
      const { chatId, thread } = readChat(chat);
      const message = await named(part, me);
      try {
        const how = { silent, ...(replyTo === undefined ? {} : { replyTo }) };
        return await sendTo(chatId, thread, message, how).catch((error: unknown) => {
          if (!(error instanceof TelegramRefusal) || error.movedTo === null) throw error;
          chatMigrated(chatId, error.movedTo);
          // What it answers stays behind.
          return sendTo(error.movedTo, null, message, { silent });
        });
      } catch (error) {
        throw toPlatformError(error);
      }
    },
    repeatableMs: 0,
    // Bots cannot read what stands in a chat.
    trace: async () => null,
    async edit(posted, part) {
      const message = await named(part, me);
      await onMessage(parts, posted.chat, () =>
        mended(message, (text) =>
          api.act('editMessageText', { ...readPosted(posted), ...text, ...common(message) }),
        ).catch(unlessCode('unchanged')),
      );
    },
    async remove(posted) {
      await onMessage(parts, posted.chat, () =>
        api.act('deleteMessage', readPosted(posted)).catch(unlessCode('not found')),
      );
    },
    // The same ids; whether the person has begun the conversation, and not blocked the bot, shows only when something is done there.
    async alone(user) {
      const { chatId } = readChat(user);
      await onMessage(parts, user, () => api.act('sendChatAction', { chat_id: chatId, action: 'typing' }));
      return `telegram:${chatId}`;
    },
  };
};

/** The message of a part, with the bot's name where it has to stand. Whatever goes wrong here, nothing has been sent. */
const named = async ({ payload: stored }: Part, me: Me): Promise<Message> => {
  const { html, plain, keyboard } = payload.parse(JSON.parse(stored));
  if (!html.includes(MY_NAME)) return { html, plain, keyboard };
  try {
    const { username } = await me();
    return { html: html.replaceAll(MY_NAME, username), plain, keyboard };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const { platform, method, status, code, retryAfterMs } = error;
    throw new PlatformError({ platform, method, status, code, retryAfterMs, certain: true });
  }
};

const common = ({ keyboard }: Message) => ({
  link_preview_options: { is_disabled: true } as const,
  ...(keyboard === null ? {} : { reply_markup: keyboard }),
});
