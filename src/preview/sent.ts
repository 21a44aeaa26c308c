// What the adapters send for a line: their own code runs against interfaces that write down what they are asked.

import { randomUUID } from 'node:crypto';
import type { REST } from 'discord.js';
import { createApi as createDiscordApi } from '../adapters/discord/api.ts';
import { renderAnswer as renderDiscord } from '../adapters/discord/render.ts';
import { type Api as TelegramApi, TelegramRefusal } from '../adapters/telegram/api.ts';
import type { Methods } from '../adapters/telegram/methods.ts';
import { renderAnswer as renderTelegram } from '../adapters/telegram/render.ts';
import { createSentMessages } from '../adapters/telegram/sent-messages.ts';
import type { Answer, Host } from '../core/adapter.ts';
import type { Clock, Origin } from '../core/ports.ts';
import { readTelegramHtml } from './telegram-html.ts';

/** What is asked on the page. */
export interface PreviewRequest {
  readonly line: string;
  /** What the reader's program is set to. */
  readonly language: string;
  readonly alone: boolean;
  /** The line was a button, not typed. */
  readonly pressed: boolean;
}

export type DiscordMessage = ReturnType<typeof renderDiscord>[number];
export type TelegramMessage = Methods['sendMessage']['params'];

export interface Sent<Message> {
  readonly answer: Answer;
  readonly messages: readonly Message[];
  /** Only the asker sees it: in place on Discord, in their own chat on Telegram. */
  readonly hidden: boolean;
  /** Every request in its order, by the address or method that it goes to. */
  readonly requests: readonly { readonly to: string; readonly body: unknown }[];
}

export interface SendContext {
  readonly host: Host;
  readonly clock: Clock;
  /** Where a passage can be read on the web page; null if that is not open to others. */
  readonly link: (citation: string) => string | null;
}

/** Nobody's chat: a new one each time, so that a setting changed in one answer says nothing in the next. */
const answerOn = (
  platform: string,
  { line, language, alone }: PreviewRequest,
  host: Host,
): Promise<Answer> => {
  const chat = `${platform}:preview-${randomUUID()}`;
  const origin: Origin = { platform, chat, user: chat, alone, way: 'typed', language };
  return host.answer({ origin, said: { line } });
};

const sendOnDiscord = async (
  asked: PreviewRequest,
  { host, clock, link }: SendContext,
): Promise<Sent<DiscordMessage>> => {
  const requests: { to: string; body: unknown }[] = [];
  const request = async ({
    method,
    fullRoute,
    body,
  }: {
    method: string;
    fullRoute: string;
    body?: unknown;
  }) => void requests.push({ to: `${method} ${fullRoute}`, body });
  const api = createDiscordApi({
    // Of the REST client only this function is called.
    rest: () => ({ request }) as unknown as REST,
    clock,
    stopping: new AbortController().signal,
    refused: () => {},
  });
  const answer = await answerOn('discord', asked, host);
  const to = {
    id: 'ID',
    token: 'TOKEN',
    application: 'APPLICATION',
    place: 'discord:preview',
    isGuest: false,
    channel: null,
  };
  const interaction = {
    ...to,
    origin: { platform: 'discord', chat: '', user: '', alone: true, way: 'typed', language: null } as const,
  };
  const hidden = !asked.alone && (asked.pressed || answer.audience === 'asker');
  await api.defer(interaction, hidden ? 'asker' : 'everyone');
  const messages = renderDiscord(answer, link);
  const [first, ...others] = messages;
  if (first !== undefined) await api.fill(interaction, first);
  for (const message of others) await api.follow(interaction, message, hidden);
  return { answer, messages, hidden, requests };
};

/** A bot's name that is nobody's address here; its links lead to the page's own answers. */
const BOT = 'https://t.me/example_bot?start=';

/** The line that a link of the bot's own stands for; null for any other address. */
export const lineOfLink = (url: string): string | null =>
  url.startsWith(BOT) ? `/start ${url.slice(BOT.length)}` : null;

/** The markup that Telegram refuses is refused here as well, so that the adapter says it again as plain text. */
const sendOnTelegram = async (
  asked: PreviewRequest,
  { host, clock, link }: SendContext,
): Promise<Sent<TelegramMessage>> => {
  const requests: { to: string; body: unknown }[] = [];
  const messages: TelegramMessage[] = [];
  const api: TelegramApi = {
    async call(method, params) {
      requests.push({ to: method, body: params });
      const message = params as TelegramMessage;
      if (message.parse_mode === 'HTML' && readTelegramHtml(message.text) === null)
        throw new TelegramRefusal(method, 400, "Bad Request: can't parse entities", null);
      messages.push(message);
      return { message_id: messages.length + 1 };
    },
  };
  const posts = createSentMessages({ api, clock, chatMigrated: () => {} });
  const answer = await answerOn('telegram', asked, host);
  const hidden = !asked.alone && answer.audience === 'asker';
  const alone = asked.alone || hidden;
  const place = { chatId: alone ? 1 : -1001, thread: null, kind: alone ? 'private' : 'group' } as const;
  const shown = renderTelegram(answer, { link: (citation) => BOT + citation, page: link });
  await posts.show(place, shown, alone ? {} : { under: 1 });
  return { answer, messages, hidden, requests };
};

/** What each chat platform gets for it. */
export const sendOnAll = async (asked: PreviewRequest, sending: SendContext) => {
  const [discord, telegram] = await Promise.all([
    sendOnDiscord(asked, sending),
    sendOnTelegram(asked, sending),
  ]);
  return { discord, telegram };
};
