// Questions that ask what something is, and sentences that say it.

import type { Token } from './analyser.ts';

/** Words of the longest term that is asked for. */
const MAX_TERM = 4;

/** Stop words before a term: "the", "a". */
const MAX_BEFORE = 2;

/** The words of `flux` in "what is flux?" and "what does flux mean?"; null for a question that asks for anything else. */
export const termAsked = (tokens: readonly Token[]): readonly Token[] | null => {
  const [first] = tokens;
  if (first?.language.asking.what.has(first.surface) !== true) return null;
  const asked = tokens.slice(1).filter(({ surface, language }) => !language.asking.defining.has(surface));
  const at = asked.findIndex(({ stop }) => !stop);
  const term = asked.slice(at);
  if (at === -1 || term.length > MAX_TERM || term.some(({ stop }) => stop)) return null;
  return term.some(({ surface, language }) => language.asking.kinds.has(surface)) ? null : term;
};

/** Whether a text begins with a term and a word that says what it is. */
export const defines = (text: readonly Token[], term: readonly Token[]): boolean => {
  const at = text.findIndex(({ stop }) => !stop);
  if (at === -1 || at > MAX_BEFORE) return false;
  if (!term.every(({ term: stem }, i) => text[at + i]?.term === stem)) return false;
  const next = text[at + term.length];
  return next?.language.asking.copulas.has(next.surface) === true;
};
