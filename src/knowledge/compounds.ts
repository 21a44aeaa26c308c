// Compounds and the words that they are made of: a `Jahresbeitrag` is a `Beitrag`, in languages that write them as one word.

import type { Token } from './analysis/analyser.ts';
import type { Index } from './index.ts';
import type { SynonymMatch, SynonymPhrase } from './synonyms.ts';

/** Letters of the last part of a compound, and of a part before it: shorter ones end and begin too many words by chance. */
const MIN_LAST = 4;
const MIN_FIRST = 3;
/** Compounds of one word that are searched for, the most common ones. */
const MAX_COMPOUNDS = 12;
/** What may join the parts. */
const LINKS = ['', 's', 'es', 'n', 'en', 'er', 'e'];

/** A word alone, as a phrase. */
const phraseOf = (...terms: readonly string[]): SynonymPhrase => ({
  written: terms.join(' '),
  stems: terms,
  content: terms.map((term) => ({ term, surface: term })),
});

export interface CompoundMatch extends SynonymMatch {
  /** The compounds that end with the word, by what they begin with: `Jahr` in `Jahresbeitrag`. */
  readonly byFirst: ReadonlyMap<string, SynonymPhrase>;
}

/**
 * What the library has for a word of a question: compounds that end with it, or, if it lacks the word, what it ends with. Compounds that
 * are in the list of common words are left out, since they mean something of their own: a `Hochzeit` is no `Zeit`. `isCommon` says
 * whether a word is in that list. Null if there is nothing, and for words of other languages.
 */
export const compoundsOf = (
  { term, language }: Pick<Token, 'term' | 'language'>,
  { terms, first }: Index,
  isCommon: (word: string) => boolean,
): CompoundMatch | null => {
  if (!language.isCompounding || term.length < MIN_LAST || /\P{L}/u.test(term)) return null;
  /** What the part before the last may be, without what joins them: words of the library first. */
  const firstParts = (part: string): readonly string[] => {
    const words = LINKS.filter((link) => part.endsWith(link))
      .map((link) => part.slice(0, part.length - link.length))
      .filter((word) => word.length >= MIN_FIRST && (terms.has(word) || isCommon(word)));
    return words.sort((a, b) => Number(terms.has(b)) - Number(terms.has(a)));
  };
  const passages = (one: string): number => {
    const id = terms.get(one) ?? -1;
    return id < 0 ? 0 : (first[id + 1] ?? 0) - (first[id] ?? 0);
  };
  const compounds = terms
    .endingWith(term, MIN_FIRST)
    .map((id) => terms.at(id))
    .filter((one) => firstParts(one.slice(0, -term.length)).length > 0 && !isCommon(one))
    .sort((a, b) => passages(b) - passages(a) || (a < b ? -1 : 1))
    .slice(0, MAX_COMPOUNDS);
  const others = compounds.map((one) => phraseOf(one));
  const byFirst = new Map(
    others.flatMap((phrase) =>
      firstParts(phrase.written.slice(0, -term.length)).map((part) => [part, phrase] as const),
    ),
  );
  if (!terms.has(term) && !isCommon(term))
    for (let at = MIN_FIRST; at <= term.length - MIN_LAST; at++) {
      const last = term.slice(at);
      const [before] = terms.has(last) ? firstParts(term.slice(0, at)) : [];
      if (before === undefined) continue;
      others.push(terms.has(before) ? phraseOf(before, last) : phraseOf(last));
      break;
    }
  return others.length === 0 ? null : { length: 1, phrase: phraseOf(term), others, byFirst };
};
