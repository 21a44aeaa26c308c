// The Bot API with retries: handles flood waits, network errors, and lost responses.

import type { Telegram } from 'telegraf';
import { PlatformError } from '../../core/errors.ts';
import type { Budget } from '../../core/platform.ts';
import type { Clock } from '../../core/ports.ts';
import { NEVER_SENT, retry } from '../../core/retry.ts';
import type { Methods } from './methods.ts';
import { RESULTS } from './results.ts';
import { withTimeout } from './with-timeout.ts';

export interface Api {
  /** Retries if the method can be repeated. Rejects with a PlatformError. */
  call<M extends keyof Methods>(method: M, params: Methods[M]['params']): Promise<Methods[M]['result']>;
}

/** Calls that aren't rate limited here, because the outbox has already waited for the budget. */
export interface UnbudgetedApi {
  /** Tries again what may be tried again. Rejects with a PlatformError. */
  act<M extends keyof Methods>(method: M, params: Methods[M]['params']): Promise<Methods[M]['result']>;
  /** Tries once. Rejects with a PlatformError. */
  once<M extends keyof Methods>(method: M, params: Methods[M]['params']): Promise<Methods[M]['result']>;
}

/** Classifies Telegram's errors. Its descriptions can contain what people typed, so only these codes are passed on. */
export type Refusal =
  | 'entities'
  | 'unchanged'
  | 'not found'
  | 'too old'
  | 'no text'
  | 'no chat'
  | 'no person'
  | 'no right'
  | 'no topic'
  | 'too late'
  | 'bad webhook'
  | 'moved'
  | 'other';

/** An error response, with the chat's new ID if the chat has migrated. */
export class TelegramRefusal extends PlatformError {
  readonly refusal: Refusal;
  readonly movedTo: number | null;

  constructor(method: string, status: number, description: string, movedTo: number | null) {
    const refusal = movedTo === null ? refusalOf(description) : 'moved';
    super({ platform: 'telegram', method, status, code: refusal, certain: true });
    this.refusal = refusal;
    this.movedTo = movedTo;
  }
}

const refusalOf = (description: string): Refusal => {
  if (description.includes("can't parse entities")) return 'entities';
  if (description.includes('message is not modified')) return 'unchanged';
  if (/message to (edit|delete|pin|unpin) not found|MESSAGE_ID_INVALID/.test(description)) return 'not found';
  if (/message can't be (edited|deleted)/.test(description)) return 'too old';
  if (description.includes('there is no text in the message to edit')) return 'no text';
  if (description.includes('chat not found')) return 'no chat';
  if (/user not found|member not found|invalid user_id|PARTICIPANT_ID_INVALID/.test(description))
    return 'no person';
  if (/TOPIC_CLOSED|TOPIC_DELETED|message thread not found/.test(description)) return 'no topic';
  if (
    /not enough rights|have no rights|need administrator rights|CHAT_WRITE_FORBIDDEN|ADMIN_REQUIRED|SEND_PLAIN_FORBIDDEN/i.test(
      description,
    )
  )
    return 'no right';
  if (description.includes('query is too old')) return 'too late';
  if (/bad webhook|failed to resolve host/i.test(description)) return 'bad webhook';
  return 'other';
};

/** Idempotent methods. Sending isn't one of them, because Telegram can't deduplicate messages. */
const REPEATABLE: ReadonlySet<keyof Methods> = new Set([
  'editMessageText',
  'deleteMessage',
  'answerCallbackQuery',
  'answerInlineQuery',
  'leaveChat',
  'pinChatMessage',
  'unpinChatMessage',
  'sendChatAction',
  'getChat',
  'getChatMember',
  'getFile',
  'getMe',
  'getMyCommands',
  'setMyCommands',
  'getWebhookInfo',
  'setWebhook',
]);

const FIRST_PAUSE_MS = 500;
/** The longest flood wait for an answer. After that, the person will have asked again. */
const LONGEST_WAIT_MS = 120_000;
/** An answer that takes longer is taken for lost. The largest file takes so long on a line of 3 Mbit/s. */
const TIMEOUT_MS = 30_000;
const FILE_TIMEOUT_MS = 140_000;

interface Raw {
  callApi(method: string, params: object, options: { signal: AbortSignal }): Promise<unknown>;
}

export interface ApiParts {
  readonly telegram: Telegram;
  readonly clock: Clock;
  readonly budget: Budget;
  /** Aborted when the adapter stops; then nothing is retried. */
  readonly stopping: AbortSignal;
  /**
   * Runs before a message of an answer leaves, and may reject; what it gives is told what came of the message. Not given: nobody wants
   * to know.
   */
  readonly departing?: () => Promise<Departure>;
}

/** Told whether a message may be there: false only if Telegram certainly didn't take it. */
export type Departure = (mayBeThere: boolean) => void;

export const createApi = ({
  telegram,
  clock,
  budget,
  stopping,
  departing,
}: ApiParts): Api & UnbudgetedApi => {
  // The one cast: telegraf takes only the methods and fields that it knows; what is sent and read is typed by the table above.
  const raw = telegram as unknown as Raw;

  const attempt = async <M extends keyof Methods>(method: M, params: Methods[M]['params']) => {
    const counted = counts(method) ? chatOf(params) : null;
    if (stopping.aborted)
      throw new PlatformError({
        platform: 'telegram',
        method,
        status: null,
        code: 'stopping',
        certain: true,
      });
    try {
      const isForm = method === 'sendDocument';
      const result = await withTimeout(isForm ? FILE_TIMEOUT_MS : TIMEOUT_MS, null, (signal) =>
        raw.callApi(method, isForm ? asForm(params) : params, { signal }),
      );
      RESULTS[method]?.parse(result);
      return result as Methods[M]['result'];
    } catch (error) {
      const fault = platformErrorOf(method, error);
      if (counted !== null && fault.status === 429) budget.pause(counted, fault.retryAfterMs ?? 0);
      throw fault;
    }
  };

  const inTurn = async <M extends keyof Methods>(method: M, params: Methods[M]['params']) => {
    const counted = counts(method) ? chatOf(params) : null;
    if (counted !== null) await budget.acquire(counted, 'answer', stopping);
    if (counted === null || departing === undefined || stopping.aborted) return attempt(method, params);
    const departed = await departing();
    try {
      const result = await attempt(method, params);
      departed(true);
      return result;
    } catch (error) {
      departed(!(error instanceof PlatformError && error.certain));
      throw error;
    }
  };

  const trying = <M extends keyof Methods>(method: M, act: () => Promise<Methods[M]['result']>) =>
    retry(act, {
      clock,
      stopping,
      repeatable: REPEATABLE.has(method),
      firstPauseMs: FIRST_PAUSE_MS,
      longestWaitMs: LONGEST_WAIT_MS,
    });

  return {
    call: (method, params) => trying(method, () => inTurn(method, params)),
    act: (method, params) => trying(method, () => attempt(method, params)),
    once: attempt,
  };
};

const COUNTED: ReadonlySet<keyof Methods> = new Set(['sendMessage', 'sendDocument', 'editMessageText']);
const counts = (method: keyof Methods) => COUNTED.has(method);

/** Telegram reads JSON in the fields of a form, and telegraf leaves an object out there that is no file. */
const asForm = (params: object): object =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' && name !== 'document' ? JSON.stringify(value) : value,
    ]),
  );

/** The chat whose rate limit a message or an edit counts against. */
const chatOf = (params: object): string | null =>
  'chat_id' in params && typeof params.chat_id === 'number' ? `telegram:${params.chat_id}` : null;

/** Converts telegraf's errors, without their texts, URLs, and IDs. */
export const platformErrorOf = (method: string, error: unknown): PlatformError => {
  const { response } = error as { response?: unknown };
  if (typeof response === 'object' && response !== null) {
    const told = response as {
      error_code?: number;
      description?: string;
      parameters?: { retry_after?: number; migrate_to_chat_id?: number };
    };
    const status = told.error_code ?? 0;
    const base = { platform: 'telegram', method, status };
    if (status === 429)
      return new PlatformError({
        ...base,
        certain: true,
        retryAfterMs: (told.parameters?.retry_after ?? 1) * 1_000,
      });
    if (status >= 500) return new PlatformError({ ...base, certain: false, retryAfterMs: 0 });
    return new TelegramRefusal(
      method,
      status,
      told.description ?? '',
      told.parameters?.migrate_to_chat_id ?? null,
    );
  }
  const { code, type, name } = error as { code?: string; type?: string; name?: string };
  return new PlatformError({
    platform: 'telegram',
    method,
    status: null,
    code: code ?? type ?? name,
    certain: code !== undefined && NEVER_SENT.has(code),
    retryAfterMs: 0,
  });
};
