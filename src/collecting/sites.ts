// Asks each site one thing at a time, with a pause after each, and not before it wants to be asked again.

import type { Clock } from '../core/ports.ts';
import { FetchError } from '../fetching/fetch-error.ts';
import { GIVE_UP_AFTER, MAX_RETRY_MS, PAUSE_MS, RETRY_MS, WAIT_MS } from './limits.ts';

export interface Sites {
  /** Runs a request when its turn comes. Rejects with a FetchError, also for a site that is not to be asked now. */
  ask<T>(site: string, request: () => Promise<T>): Promise<T>;
}

export interface SitesParts {
  /** When sites want to be asked again, in milliseconds since 1970. Is changed. */
  readonly later: Record<string, number>;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
}

const BUSY = new Set([429, 503]);

/** How long a site wants not to be asked, in milliseconds; null if it does not say. */
export const retryAfter = (header: string | null, now: number): number | null => {
  const words = header?.trim() ?? '';
  const ms = /^\d{1,9}$/.test(words) ? Number(words) * 1_000 : Date.parse(words) - now;
  return Number.isNaN(ms) || words === '' ? null : Math.min(Math.max(ms, 0), MAX_RETRY_MS);
};

/** A site is not asked for anything more for now. */
export class LaterError extends FetchError {
  /** When it may be asked again, in milliseconds since 1970; null if that is not known. */
  readonly until: number | null;

  constructor(problem: string, remedy: string, until: number | null) {
    super(problem, remedy);
    this.until = until;
  }
}

const waiting = (until: number): LaterError =>
  new LaterError(
    `is on a site that wants to be asked again after ${new Date(until).toISOString().slice(0, 19)}Z.`,
    'Nothing needs to be done.',
    until,
  );

export const createSites = ({ later, clock, stopping }: SitesParts): Sites => {
  const turns = new Map<string, Promise<unknown>>();
  /** How often in a row sites did not answer. */
  const silent = new Map<string, number>();

  /** How long it is to be waited for a site; null if it is not to be waited for. */
  const told = (error: unknown): number | null => {
    if (!(error instanceof FetchError) || error.refusal === null) return null;
    const { status, retryAfter: header } = error.refusal;
    const ms = retryAfter(header, clock.now());
    return BUSY.has(status) ? (ms ?? RETRY_MS) : ms;
  };

  const once = async <T>(site: string, request: () => Promise<T>): Promise<T> => {
    const until = later[site] ?? 0;
    if (clock.now() < until) throw waiting(until);
    delete later[site];
    if ((silent.get(site) ?? 0) >= GIVE_UP_AFTER)
      throw new LaterError(
        `is on a site that did not answer ${GIVE_UP_AFTER} times in a row, so it is asked for nothing more now.`,
        'Check the site. It is asked again later.',
        null,
      );
    try {
      const answer = await request();
      silent.delete(site);
      return answer;
    } catch (error) {
      const isSilent = error instanceof FetchError && error.isUnreachable;
      if (isSilent) silent.set(site, (silent.get(site) ?? 0) + 1);
      else silent.delete(site);
      throw error;
    }
  };

  /** A short wait is waited for, once. */
  const twice = async <T>(site: string, request: () => Promise<T>): Promise<T> => {
    for (let isAgain = false; ; isAgain = true) {
      try {
        return await once(site, request);
      } catch (error) {
        const ms = told(error);
        if (ms === null) throw error;
        if (ms > WAIT_MS || isAgain) {
          later[site] = clock.now() + (ms > WAIT_MS ? ms : RETRY_MS);
          throw error;
        }
        await clock.wait(ms, stopping);
        if (stopping.aborted) throw error;
      }
    }
  };

  return {
    ask(site, request) {
      const before = turns.get(site) ?? Promise.resolve();
      const mine = before.then(() => twice(site, request));
      // Who asked does not wait for the pause; who comes next does.
      turns.set(
        site,
        mine.catch(() => undefined).then(() => clock.wait(PAUSE_MS, stopping)),
      );
      return mine;
    },
  };
};
