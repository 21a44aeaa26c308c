// Translates the ledger's failure codes into phrases for people.

import type { Localizer } from './ports.ts';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['closed', 'reason-closed'],
  ['forbidden', 'reason-forbidden'],
  ['gone', 'reason-gone'],
  ['fixed', 'reason-fixed'],
  ['misquote', 'reason-misquote'],
  ['an earlier part failed', 'reason-earlier'],
]);

/** A failure code as a phrase. An unknown platform code is shown as it is. */
export const reasonIn = (why: string, words: Localizer): string => {
  const id = REASONS.get(why);
  return id === undefined ? words.say('reason-other', { code: why }) : words.say(id);
};
