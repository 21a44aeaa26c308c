// Sends and edits the bot's messages, and remembers which messages answer which question, so that an edited question edits its answer.

import { PlatformError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import type { ReplyFile } from '../../core/reply.ts';
import { type Api, TelegramRefusal } from './api.ts';
import type { Button, Methods } from './methods.ts';
import { chatName, type Destination } from './parse.ts';
import { escapeHtml, type Message } from './render.ts';

/** Options for showing messages: which message to reply to, and which messages to replace. */
export interface ShowOptions {
  readonly under?: number;
  readonly instead?: readonly number[];
  /**
   * The line that is shown where Telegram refuses a message for what it says; nothing more of the messages is shown then. Not given: the
   * refusal is thrown.
   */
  readonly refused?: (error: TelegramRefusal) => string;
  /** That line takes the place of no message: what stands there is still right. */
  readonly keeps?: boolean;
}

/** Messages that answer a question, and where they are: the asker's own chat, perhaps. None: only the way there was shown. */
export interface Answers {
  readonly place: Destination;
  readonly ids: readonly number[];
}

export interface SentMessages {
  /** Shows messages in order and gives their ids; those in `instead` are changed, and those left over are removed. */
  show(place: Destination, messages: readonly Message[], how: ShowOptions): Promise<readonly number[]>;
  /** Sends one line of the bot's own text. */
  say(place: Destination, text: string, how?: { under?: number; button?: Button | null }): Promise<void>;
  remember(place: Destination, question: number, answers: Answers): void;
  /** What answers a question of the last minutes. */
  answersTo(place: Destination, question: number): Answers | null;
  /** Whether a question that is changed so long after it was asked still gets an answer. */
  mayChange(afterMs: number): boolean;
  move(from: number, to: number): void;
  /** The current destination, if the group has migrated. */
  current(place: Destination): Destination;
}

/** How long editing a question edits its answer. */
const REMEMBERED_MS = 15 * 60_000;
const MAX_REMEMBERED = 2_000;

export interface SentMessagesParts {
  readonly api: Api;
  readonly clock: Clock;
  readonly chatMigrated: (from: number, to: number) => void;
}

export const createSentMessages = ({ api, clock, chatMigrated }: SentMessagesParts): SentMessages => {
  const remembered = new Map<string, { readonly answers: Answers; readonly at: number }>();
  /** Groups that have become supergroups, by their old id. */
  const movedTo = new Map<number, number>();

  const move = (from: number, to: number) => {
    if (movedTo.get(from) === to) return;
    movedTo.set(from, to);
    chatMigrated(from, to);
  };

  const keyOf = (place: Destination, question: number) => `${chatName(place)} ${question}`;

  const current = (place: Destination): Destination => ({
    ...place,
    chatId: movedTo.get(place.chatId) ?? place.chatId,
  });

  /** Once more where the chat has gone; once more as plain text where the markup is refused. */
  const mended = async <T>(
    place: Destination,
    message: Message,
    act: (at: Destination, text: Sendable) => Promise<T>,
  ): Promise<T> => {
    const html: Sendable = { text: message.html, parse_mode: 'HTML' };
    try {
      return await act(current(place), html);
    } catch (error) {
      if (!(error instanceof TelegramRefusal)) throw error;
      if (error.movedTo !== null) {
        move(place.chatId, error.movedTo);
        return act(current(place), html);
      }
      if (error.refusal === 'entities') return act(current(place), { text: message.plain });
      throw error;
    }
  };

  const send = (place: Destination, message: Message, under: number | undefined): Promise<number> =>
    mended(place, message, async (at, text) => {
      const where = {
        chat_id: at.chatId,
        ...(at.thread === null ? {} : { message_thread_id: at.thread }),
        ...(under === undefined
          ? {}
          : { reply_parameters: { message_id: under, allow_sending_without_reply: true } as const }),
      };
      const { message_id } = await (message.file === undefined
        ? api.call('sendMessage', { ...where, ...text, ...common(message) })
        : api.call('sendDocument', { ...where, ...captioned(text, message, message.file) }));
      return message_id;
    });

  const change = (place: Destination, message: Message, id: number): Promise<unknown> =>
    mended(place, message, (at, text) =>
      api.call('editMessageText', { chat_id: at.chatId, message_id: id, ...text, ...common(message) }),
    ).catch(unlessRefused(UNCHANGED));

  const remove = (place: Destination, id: number): Promise<unknown> =>
    api.call('deleteMessage', { chat_id: current(place).chatId, message_id: id }).catch(unlessRefused(GONE));

  /** A text and a file do not become each other: one is sent, and the other removed. */
  const exchange = async (place: Destination, message: Message, old: number, under: number | undefined) => {
    const id = await send(place, message, under);
    await remove(place, old);
    return id;
  };

  const showOne = async (
    place: Destination,
    message: Message,
    old: number | undefined,
    under: number | undefined,
  ) => {
    if (old === undefined) return send(place, message, under);
    if (message.file !== undefined) return exchange(place, message, old, under);
    try {
      await change(place, message, old);
      return old;
    } catch (error) {
      if (!(error instanceof TelegramRefusal)) throw error;
      if (error.refusal === 'no text') return exchange(place, message, old, under);
      // Deleted, or too old to be changed: then it is said anew.
      if (GONE.has(error.refusal)) return send(place, message, under);
      throw error;
    }
  };

  return {
    async show(place, messages, { under, instead = [], refused, keeps = false }) {
      const ids: number[] = [];
      for (const [i, message] of messages.entries()) {
        try {
          ids.push(await showOne(place, message, instead[i], under));
        } catch (error) {
          if (refused === undefined || !isContentRefused(error)) throw error;
          const line = lineOf(refused(error));
          if (keeps) return [...ids, await send(place, line, under)];
          ids.push(await showOne(place, line, instead[i], under));
          break;
        }
      }
      for (const id of instead.slice(ids.length)) await remove(place, id);
      return ids;
    },
    async say(place, text, { under, button = null } = {}) {
      const keyboard = button === null ? null : { inline_keyboard: [[button]] };
      await send(place, { ...lineOf(text), keyboard }, under);
    },
    remember(place, question, answers) {
      const now = clock.elapsed();
      const key = keyOf(place, question);
      remembered.delete(key);
      remembered.set(key, { answers, at: now });
      for (const [old, { at }] of remembered)
        if (at < now - REMEMBERED_MS || remembered.size > MAX_REMEMBERED) remembered.delete(old);
        else break;
    },
    answersTo(place, question) {
      const known = remembered.get(keyOf(place, question));
      return known === undefined || known.at < clock.elapsed() - REMEMBERED_MS ? null : known.answers;
    },
    mayChange: (afterMs) => afterMs < REMEMBERED_MS,
    move,
    current,
  };
};

const lineOf = (text: string): Message => ({ html: escapeHtml(text), plain: text, keyboard: null });

/** A bad request, or one that is too large: not for who asks, where, or how often. */
const BAD_REQUEST: ReadonlySet<number | null> = new Set([400, 413]);

/** Whether another message might be taken in the same chat. */
export const isContentRefused = (error: unknown): error is TelegramRefusal =>
  error instanceof TelegramRefusal &&
  BAD_REQUEST.has(error.status) &&
  (error.refusal === 'other' || error.refusal === 'entities');

type Sendable = Pick<Methods['sendMessage']['params'], 'text' | 'parse_mode'>;

const common = ({ keyboard }: Message) => ({
  link_preview_options: { is_disabled: true } as const,
  ...(keyboard === null ? {} : { reply_markup: keyboard }),
});

const captioned = ({ text, parse_mode }: Sendable, { keyboard }: Message, file: ReplyFile) => ({
  document: { source: Buffer.from(file.text), filename: file.name },
  ...(text === '' ? {} : { caption: text, ...(parse_mode === undefined ? {} : { parse_mode }) }),
  ...(keyboard === null ? {} : { reply_markup: keyboard }),
});

const UNCHANGED: ReadonlySet<unknown> = new Set<TelegramRefusal['refusal']>(['unchanged']);
/** Deleted, or too old to be changed or deleted. */
const GONE: ReadonlySet<unknown> = new Set<TelegramRefusal['refusal']>(['not found', 'too old']);

const unlessRefused = (refusals: ReadonlySet<unknown>) => (error: unknown) => {
  if (!(error instanceof PlatformError && refusals.has(error.code))) throw error;
};
