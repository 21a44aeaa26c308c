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

/** Where the words of a term stand that a text begins with; -1 if it begins with another. */
const placeOf = (text: readonly Token[], term: readonly Token[]): number => {
  const at = text.findIndex(({ stop }) => !stop);
  const begins =
    at !== -1 && at <= MAX_BEFORE && term.every(({ term: stem }, i) => text[at + i]?.term === stem);
  return begins ? at : -1;
};

/** Whether a text begins with a term and a word that says what it is. */
export const defines = (text: readonly Token[], term: readonly Token[]): boolean => {
  const at = placeOf(text, term);
  const next = text[at + term.length];
  return at !== -1 && next?.language.asking.copulas.has(next.surface) === true;
};

/** What separates a term from what it is, in a list: "Vault: a folder", "**Vault** – a folder", or a new line. */
const SEPARATES = /^[*_`)\]"'”’»]*\s*(?:[:：=\n]|[–—-](?=\s))/u;

/**
 * How a text that begins with a term says what it is. Plain: an article follows, as in "a vault is a folder", where the language has articles.
 * Loose: "the vault is closed" says something else of it. Listed: a colon, dash, or new line follows, as in a list of terms, but also in "Note: save
 * first". Null: in none of these ways. `source` is what the tokens stand in.
 */
export const formOf = (
  text: readonly Token[],
  term: readonly Token[],
  source: string,
): 'plain' | 'listed' | 'loose' | null => {
  const at = placeOf(text, term);
  const last = text[at + term.length - 1];
  if (at === -1 || last === undefined) return null;
  const [copula, after] = text.slice(at + term.length);
  if (copula?.language.asking.copulas.has(copula.surface) === true) {
    const { articles } = copula.language.asking;
    return articles.size === 0 || (after !== undefined && articles.has(after.surface)) ? 'plain' : 'loose';
  }
  return SEPARATES.test(source.slice(last.end, last.end + 8)) ? 'listed' : null;
};
