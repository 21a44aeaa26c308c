// Helpers for posting and pinning on Telegram: chat IDs, error codes, and the bot's own user.

import { PlatformError } from '../../core/errors.ts';
import type { Posted } from '../../core/ports.ts';
import { TelegramRefusal, type UnbudgetedApi } from './api.ts';
import type { Myself } from './results.ts';

export interface BotActionParts {
  readonly api: UnbudgetedApi;
  readonly me: Me;
  /** Called when a group migrates to a supergroup with another ID. */
  readonly chatMigrated: (from: number, to: number) => void;
}

/** The bot's own user, fetched once when it is first needed. Rejects with a PlatformError. */
export type Me = () => Promise<Myself>;

/** `known`: what has been learnt of it elsewhere. */
export const createMe = (api: UnbudgetedApi, known: () => Myself | undefined): Me => {
  let asked: ReturnType<Me> | undefined;
  return async () => {
    const mine = known();
    if (mine !== undefined) return mine;
    asked ??= api.once('getMe', {}).catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
};

/** `telegram:<id>`, with `/<topic>` behind it in a forum. Throws a RangeError at any other name. */
export const readChat = (chat: string): { readonly chatId: number; readonly thread: number | null } => {
  const [, id, thread] = /^telegram:(-?\d+)(?:\/(\d+))?$/.exec(chat) ?? [];
  if (id === undefined) throw new RangeError('this is not a Telegram chat');
  return { chatId: Number(id), thread: thread === undefined ? null : Number(thread) };
};

export const readPosted = ({ chat, message }: Posted) => ({
  chat_id: readChat(chat).chatId,
  message_id: Number(message),
});

/** Maps a Telegram error to the code that all platforms share. Other errors stay as they are. */
export const toPlatformError = (error: unknown): unknown => {
  if (!(error instanceof TelegramRefusal)) return error;
  const code = codeOf(error);
  const { platform, method, status, certain } = error;
  return code === null ? error : new PlatformError({ platform, method, status, certain, code });
};

const codeOf = ({ status, refusal, method }: TelegramRefusal): string | null => {
  if (status === 403 || refusal === 'no chat') return 'closed';
  switch (refusal) {
    case 'no topic':
      return 'closed';
    case 'no right':
      return method === 'sendMessage' ? 'closed' : 'forbidden';
    // The messages of a group that has become another stay behind in it, and nothing can be done with them there.
    case 'moved':
    case 'not found':
      return 'gone';
    case 'too old':
      return 'fixed';
    default:
      return null;
  }
};

/** Runs a call on a message. Reports a migrated chat, and maps errors to shared codes. */
export const onMessage = async <T>(
  { chatMigrated }: Pick<BotActionParts, 'chatMigrated'>,
  chat: string,
  act: () => Promise<T>,
): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    if (error instanceof TelegramRefusal && error.movedTo !== null)
      chatMigrated(readChat(chat).chatId, error.movedTo);
    throw toPlatformError(error);
  }
};

/** Ignores errors with this code. */
export const unlessCode = (code: string) => (error: unknown) => {
  if (!(error instanceof PlatformError && error.code === code)) throw error;
};
