// Who a program asks for, and how often it may: by its key, or by the network that it asks from.

import type { Context } from 'hono';
import type { Clock, Locale, Origin } from '../core/ports.ts';
import { createRateLimiter, type Rate } from '../core/rates.ts';
import { problemOf } from '../web/problem.ts';
import { languageOf } from '../web/visitor.ts';
import { ProblemError } from './answers.ts';
import { createKeys } from './keys.ts';

export interface CallerParts {
  /** Empty: nobody needs one. */
  readonly keys: readonly string[];
  /** How many calls a minute one caller may make; null: no limit. Looked at with each call. */
  readonly rate: () => Rate | null;
  readonly clock: Clock;
}

export interface Callers {
  /**
   * The name of the caller, which says nothing of a key. Throws a ProblemError where a key is needed, and where this caller has asked too
   * often.
   */
  admit(c: Context): string;
}

export const createCallers = ({ keys: given, rate, clock }: CallerParts): Callers => {
  const keys = createKeys(given);
  const rates = createRateLimiter(clock);
  const take = (caller: string) => {
    const allowed = rate();
    const seconds = allowed === null ? 0 : rates.take({ key: caller, rate: allowed });
    if (seconds > 0)
      throw new ProblemError(problemOf(429, `Too many calls. Try again in ${seconds} s.`), seconds);
  };
  return {
    admit(c) {
      const network = c.get('network');
      if (keys.areOpen) {
        take(network);
        return network;
      }
      const holder = keys.holder(c.req.header('authorization'));
      // Whoever guesses is counted too.
      if (holder === null) take(network);
      if (holder === null)
        throw new ProblemError(problemOf(401, 'Send a key of this server as "Authorization: Bearer KEY".'));
      take(`key ${holder}`);
      return `key-${holder}`;
    },
  };
};

/** Nothing is kept for a program, and no cookie counts. `lang`: the language that it has asked for. */
export const originOf = (c: Context, caller: string, lang: Locale | undefined): Origin => ({
  platform: 'api',
  chat: `api:${caller}`,
  user: `api:${caller}`,
  alone: true,
  way: 'typed',
  language: languageOf(c),
  own: { locale: lang ?? null, keepsQuestions: null },
});
