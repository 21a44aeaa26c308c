// Trying again after a fault of a platform: only what may be repeated, with growing pauses.

import { PlatformError } from './errors.ts';
import type { Clock } from './ports.ts';

export interface Retrying {
  readonly clock: Clock;
  /** Given when the bot stops: nothing is tried again then. */
  readonly stopping: AbortSignal;
  /** Whether doing it twice is no more than doing it once; else it is repeated only after what is certain not to have been done. */
  readonly repeatable: boolean;
  readonly firstPauseMs: number;
  /** A wait longer than this that a platform asks for is not waited. */
  readonly longestWaitMs: number;
}

const ATTEMPTS = 6;

/** Faults of a connection that was never made, so that nothing can have been done. */
export const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Doubling pauses, up to half of each by chance, so that many do not come back at once. */
export const pauseAfter = (tried: number, firstPauseMs: number): number =>
  firstPauseMs * 2 ** (tried - 1) * (1 - Math.random() / 2);

/**
 * Resolves with what `attempt` does. Rejects with its last PlatformError once that may not be repeated, or has been often enough,
 * and at once with any other error.
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
