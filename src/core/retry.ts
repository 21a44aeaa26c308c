// Retries platform calls with exponential backoff, if they can be repeated.

import { PlatformError } from './errors.ts';
import type { Clock } from './ports.ts';

export interface Retrying {
  readonly clock: Clock;
  /** Aborted when the bot stops; then nothing is retried. */
  readonly stopping: AbortSignal;
  /** Whether the call is idempotent. Other calls are only retried if they certainly had no effect. */
  readonly repeatable: boolean;
  readonly firstPauseMs: number;
  /** Doesn't retry if the platform asks for a longer wait than this. */
  readonly longestWaitMs: number;
}

const ATTEMPTS = 6;

/** Errors before a connection was made, so the call had no effect. */
export const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Exponential backoff with jitter. */
export const pauseAfter = (tried: number, firstPauseMs: number): number =>
  firstPauseMs * 2 ** (tried - 1) * (1 - Math.random() / 2);

/**
 * Resolves with the result of `attempt`. Rejects with the last PlatformError if it can't be retried, or after too many attempts, and at
 * once with any other error.
 */
export const retry = async <T>(
  attempt: () => Promise<T>,
  { clock, stopping, repeatable, firstPauseMs, longestWaitMs }: Retrying,
): Promise<T> => {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      const { retryAfterMs, certain } = error;
      const mayRepeat =
        retryAfterMs !== undefined && retryAfterMs <= longestWaitMs && (certain || repeatable);
      if (!mayRepeat || tried >= ATTEMPTS || stopping.aborted) throw error;
      await clock.wait(Math.max(retryAfterMs, pauseAfter(tried, firstPauseMs)), stopping);
    }
  }
};
