// Single REST calls without waits or retries, and their errors.

import { DiscordAPIError, HTTPError, parseResponse, RateLimitError, REST, type RouteLike } from 'discord.js';
import { PlatformError } from '../../core/errors.ts';
import { NEVER_SENT } from '../../core/retry.ts';
import { FormRefusal } from './form-refusal.ts';

/** "Invalid form body", with what is wrong in which field. */
const INVALID_FORM = 50_035;

export interface RestCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The route template, without IDs. */
  readonly template: string;
  readonly path: RouteLike;
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  /** What Discord's error codes mean here, for the `code` of the PlatformError. */
  readonly meaning?: Readonly<Record<number, 'closed' | 'gone' | 'fixed' | 'full'>>;
  /** Called when the route's rate limit is used up, with the milliseconds until it resets. */
  readonly spent?: (ms: number) => void;
}

/** Rejects with a PlatformError: with the status 429 and a `retryAfterMs` where Discord, or its last answer, wants a wait. */
export type Caller = (asked: RestCall) => Promise<unknown>;

/** The timeout of calls. */
const TIMEOUT_MS = 10_000;

/** What discord.js adds to every wait, since clocks and ways differ. */
const OFFSET_MS = 50;

interface CallerParts {
  readonly token: string;
  readonly apiUrl: string;
  /** Discord's global rate limit for this bot; large bots have a higher one. */
  readonly requestsPerSecond?: number;
}

/** "Rate Limits", global. */
const REQUESTS_PER_SECOND = 50;

/** A REST client of its own, which needs no gateway: whoever calls owns all waiting. */
export const createCaller = ({
  token,
  apiUrl,
  requestsPerSecond = REQUESTS_PER_SECOND,
}: CallerParts): Caller => {
  const rest = new REST({
    globalRequestsPerSecond: requestsPerSecond,
    api: apiUrl,
    version: '10',
    retries: 0,
    timeout: TIMEOUT_MS,
    offset: OFFSET_MS,
    rejectOnRateLimit: () => true,
  }).setToken(token);
  return async ({ method, template, path, body, query, meaning = {}, spent }) => {
    try {
      const response = await rest.queueRequest({
        method: method as never,
        fullRoute: path,
        ...(body === undefined ? {} : { body }),
        ...(query === undefined ? {} : { query: new URLSearchParams(query) }),
      });
      const ms = spentFor(response.headers);
      if (ms > 0) spent?.(ms);
      return await parseResponse(response);
    } catch (error) {
      const fault = platformErrorOf(`${method} ${template}`, error);
      // discord.js throws the token away after one 401, and every later call would fail without being made.
      if (fault.status === 401) rest.setToken(token);
      const means = typeof fault.code === 'number' ? meaning[fault.code] : undefined;
      throw means === undefined ? fault : coded(fault, means);
    }
  };
};

/** For how long a route has no room, by what each answer says of it ("Rate Limits"): routes' limits are Discord's to choose, and change. */
const spentFor = (headers: Pick<Headers, 'get'>): number =>
  headers.get('x-ratelimit-remaining') === '0'
    ? Math.ceil(Number(headers.get('x-ratelimit-reset-after') ?? 0) * 1_000) + OFFSET_MS
    : 0;

const coded = ({ platform, method, status, certain }: PlatformError, code: string): PlatformError =>
  new PlatformError({ platform, method, status, code, certain });

/** What discord.js throws, without the payloads and addresses that it carries. */
export const platformErrorOf = (method: string, error: unknown): PlatformError => {
  const base = { platform: 'discord', method };
  if (error instanceof RateLimitError) {
    const retryAfterMs = Math.ceil(Math.max(error.retryAfter, error.timeToReset, 0));
    return new PlatformError({ ...base, status: 429, certain: true, retryAfterMs });
  }
  if (error instanceof DiscordAPIError) {
    const { status, code } = error;
    const lost = status >= 500;
    if (code === INVALID_FORM && typeof code === 'number')
      return new FormRefusal({ method, status, code }, (error.rawError as { errors?: unknown }).errors);
    return new PlatformError({ ...base, status, code, certain: !lost, ...(lost ? { retryAfterMs: 0 } : {}) });
  }
  if (error instanceof HTTPError)
    return new PlatformError({ ...base, status: error.status, certain: false, retryAfterMs: 0 });
  const { code, name } = error as { code?: string; name?: string };
  const cause = (error as { cause?: { code?: string } }).cause?.code ?? code;
  return new PlatformError({
    ...base,
    status: null,
    code: cause ?? name,
    certain: cause !== undefined && NEVER_SENT.has(cause),
    retryAfterMs: 0,
  });
};
