// The webhook: Telegram sends updates to any process of the bot, and one of them sees to it that it does.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Telegraf } from 'telegraf';
import * as z from 'zod';
import type { Health } from '../../core/adapter.ts';
import { PlatformError } from '../../core/errors.ts';
import type { HeaderOf, HookAnswer, HookRequest, Hooks } from '../../core/hooks.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { pauseAfter } from '../../core/retry.ts';
import { StoreError } from '../../core/store-error.ts';
import { TelegramRefusal, type UnbudgetedApi } from './api.ts';
import { KINDS } from './kinds.ts';
import { SECRET_CHARS, UPDATE_BYTES, WEBHOOK_CONNECTIONS } from './limits.ts';
import { isRefused, REFUSED } from './refused.ts';

export interface Webhook {
  /** Begins and returns at once. */
  start(listeners: WebhookListeners): void;
  /** Whether this process registers the webhook, and looks after it. */
  lead(leads: boolean): Promise<void>;
  health(): Health;
  /** Resolves when no more updates will arrive. */
  stop(): Promise<void>;
}

export interface WebhookListeners {
  /** Called once, when the bot knows its own name. */
  readonly ready: () => void;
  /** Resolves when an update is stored, as far as that is needed. Rejects with a StoreError. */
  readonly take: (raw: { readonly update_id: number }) => Promise<void>;
}

export interface WebhookParts {
  readonly token: string;
  readonly bot: Telegraf;
  readonly api: UnbudgetedApi;
  readonly hooks: Hooks;
  readonly clock: Clock;
  readonly log: Log;
  /** Something that whoever starts the bot wants to see. */
  readonly announce: (line: string) => void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;
/** How often the process that leads looks whether Telegram still has the webhook. */
const LOOK_MS = 60_000;

/** Of what Telegram says went wrong. */
const REASON_CHARS = 200;

/** The header by which Telegram shows that a request is its own (setWebhook, secret_token). */
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

const numbered = z.looseObject({ update_id: z.int() });

/** All processes know it, and so does nobody who doesn't know the token. */
export const webhookSecret = (token: string): string =>
  createHmac('sha256', token).update('webhook').digest('base64url').slice(0, SECRET_CHARS);

const digest = (text: string) => createHash('sha256').update(text).digest();

/** In a time that tells nothing of the secret. */
const holdsSecret = (headerOf: HeaderOf, secret: string): boolean =>
  timingSafeEqual(digest(headerOf(SECRET_HEADER) ?? ''), digest(secret));

export const foreignWebhook = (host: string): string =>
  `another webhook is set for this bot, at ${host}: a service that uses the same token, or somebody who knows it. To remove that webhook, start the bot once with TELEGRAM_MODE=polling`;

export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'an unknown address');

export const createWebhook = ({ token, bot, api, hooks, clock, log, announce }: WebhookParts): Webhook => {
  const ending = new AbortController();
  const secret = webhookSecret(token);
  const url = hooks.urlOf('telegram') ?? '';
  let leading = new AbortController();
  let isKnown = false;
  let fault: Exclude<Health, 'up' | 'starting' | 'standby'> | null = null;
  let told: Health = 'starting';
  let entering: Promise<void> = Promise.resolve();
  let looking: Promise<void> = Promise.resolve();
  /** When Telegram last failed to deliver an update, as far as is known. */
  let lastError: number | null = null;
  /** With this process's secret and kinds of updates. */
  let isRegistered = false;
  let isOver = false;
  const taking = new Set<Promise<HookAnswer>>();

  const health = (): Health => fault ?? (isKnown ? 'up' : 'starting');
  const tell = () => {
    const is = health();
    if (told === is) return;
    log.info({ platform: 'telegram', was: told, is }, 'connection');
    told = is;
  };
  const become = (next: typeof fault) => {
    fault = next;
    tell();
  };
  const fail = (line: string, fields: object = {}) => {
    if (fault !== 'failed') {
      log.error({ platform: 'telegram', ...fields }, line);
      announce(`Telegram: ${line}.`);
    }
    become('failed');
  };

  /** Tries until it is done, or refused for good. */
  const persist = async (what: string, act: () => Promise<void>, until: AbortSignal): Promise<boolean> => {
    for (let tried = 1; !until.aborted; tried++) {
      try {
        await act();
        return true;
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        if (until.aborted) return false;
        if (isRefused(error.status)) {
          fail(REFUSED, { status: error.status });
          isOver = true;
          return false;
        }
        if (error instanceof TelegramRefusal && error.refusal === 'bad webhook') {
          fail(
            `Telegram cannot use ${url} for its webhook: PUBLIC_URL must be an https URL on port 443, 80, 88, or 8443, with a name that can be resolved from everywhere and a valid certificate`,
          );
          return false;
        }
        become('down');
        log.warn({ platform: 'telegram', err: error, tried }, what);
        await clock.wait(
          Math.max(error.retryAfterMs ?? 0, Math.min(pauseAfter(tried, FIRST_PAUSE_MS), LONGEST_PAUSE_MS)),
          until,
        );
      }
    }
    return false;
  };

  const learnName = async () => {
    const me = await api.once('getMe', {});
    bot.botInfo = me as NonNullable<typeof bot.botInfo>;
    isKnown = true;
    become(null);
  };

  const register = async () => {
    const found = await api.once('getWebhookInfo', {});
    if (found.url !== '' && !hooks.isOurs('telegram', found.url))
      return fail(foreignWebhook(hostOf(found.url)));
    const failedAt = found.last_error_date ?? 0;
    // What went wrong before this process began to look need not go wrong any more.
    if (lastError !== null && failedAt > lastError)
      log.warn(
        { platform: 'telegram', reason: found.last_error_message?.slice(0, REASON_CHARS) },
        'Telegram could not deliver updates to the webhook',
      );
    lastError = failedAt;
    if (found.url === url && isRegistered) return become(null);
    if (isRegistered)
      log.warn({ platform: 'telegram' }, 'something else has changed the webhook; registering it again');
    await api.once('setWebhook', {
      url,
      secret_token: secret,
      allowed_updates: KINDS,
      max_connections: WEBHOOK_CONNECTIONS,
    });
    isRegistered = true;
    log.info({ platform: 'telegram' }, 'registered the webhook');
    become(null);
  };

  const look = async (until: AbortSignal) => {
    while (!until.aborted && !isOver) {
      await persist('could not register the webhook; trying again', register, until);
      await clock.wait(LOOK_MS, until);
    }
  };

  const answer = async ({ body }: HookRequest, take: WebhookListeners['take']): Promise<HookAnswer> => {
    if (!isKnown || ending.signal.aborted) return { status: 503 };
    const update = readUpdate(body);
    if (update === null) return { status: 400 };
    try {
      await take(update);
      return { status: 200 };
    } catch (error) {
      if (!(error instanceof StoreError)) {
        log.warn({ platform: 'telegram', err: error }, 'could not read an update');
        // Telegram would send it again, for a day.
        return { status: 200 };
      }
      log.debug({ platform: 'telegram', err: error }, 'could not store an update');
      return { status: 503 };
    }
  };

  return {
    start({ ready, take }) {
      hooks.serve('telegram', {
        maxBytes: UPDATE_BYTES,
        admits: (headerOf) => holdsSecret(headerOf, secret),
        answer(request) {
          const answered = answer(request, take).finally(() => taking.delete(answered));
          taking.add(answered);
          return answered;
        },
      });
      entering = persist('cannot reach Telegram; trying again', learnName, ending.signal).then((isDone) => {
        if (isDone) ready();
      });
    },
    async lead(leads) {
      leading.abort();
      await looking;
      if (!leads || ending.signal.aborted) return;
      leading = new AbortController();
      looking = entering.then(() => look(AbortSignal.any([leading.signal, ending.signal])));
    },
    health,
    async stop() {
      ending.abort();
      await entering;
      await looking;
      while (taking.size > 0) await Promise.all(taking);
    },
  };
};

const readUpdate = (body: Uint8Array): { readonly update_id: number } | null => {
  try {
    return numbered.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch {
    return null;
  }
};
