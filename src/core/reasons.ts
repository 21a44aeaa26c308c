// Why a message could not be sent, in words for people: what the ledger keeps is a word for programs.

import type { Localizer } from './ports.ts';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['closed', 'reason-closed'],
  ['forbidden', 'reason-forbidden'],
  ['gone', 'reason-gone'],
  ['fixed', 'reason-fixed'],
  ['misquote', 'reason-misquote'],
  ['an earlier part failed', 'reason-earlier'],
]);

/** A reason from the ledger as a phrase; one that only the platform understands is quoted as its code. */
export const reasonIn = (why: string, words: Localizer): string => {
  const id = REASONS.get(why);
  return id === undefined ? words.say('reason-other', { code: why }) : words.say(id);
};
