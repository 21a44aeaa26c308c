// A question turned into weighted terms, its misspelt words repaired from the library's own vocabulary.

import type { Repair } from '../core/finding.ts';
import type { Token } from './analysis/analyser.ts';
import { ASKING_WEIGHT, askingIn, isSaid } from './analysis/asking.ts';
import { focusOf } from './analysis/focus.ts';
import { compoundsOf } from './compounds.ts';
import { inverseFrequency } from './index/postings.ts';
import type { Index } from './index.ts';
import type { QueryTerm, Substitutes } from './question-grams.ts';
import { SYNONYM_WEIGHT, type SynonymMatch, type SynonymPhrase, type Thesaurus } from './synonyms.ts';
import type { Respelling, Vocabulary } from './vocabulary.ts';

export interface Query {
  /** In the question's order, each term once. */
  readonly terms: readonly QueryTerm[];
  /** By the community's synonyms, other words for some of the terms. */
  readonly substitutes: readonly Substitutes[];
  /** Words of the question, each with a synonym that was searched for too, or instead if the library lacks the word. */
  readonly synonyms: readonly Repair[];
  readonly repaired: readonly Repair[];
  /** Words that the library lacks and that may be other words, with the nearest that it has: what has only that answers nothing. */
  readonly suggested: readonly Repair[];
  /** How much of what the question weighs those words decide, 0 to 1. */
  readonly doubt: number;
  /** The idf of a word that no passage holds, the most that a word can weigh here. */
  readonly unseen: number;
  /** How many tokens a word of the question makes on average; see {@link Language.pieces}. */
  readonly pieces: number;
  /** No more than words of the subject: no question word, no verb that only holds a sentence together, no question mark. */
  readonly bare: boolean;
  /** Neither bare nor a question by its form, such as "yes, I have that": it may not be meant for the library at all. */
  readonly isStatement: boolean;
}

/**
 * A word that the library lacks is read as the two that it is made of, or as the nearest that it has, unless it is a word itself; where there is none, as a name that another script writes so, unless
 * its small letter says that it is no name. Else it counts as if no passage held it: it weighs most, and nothing covers it.
 */
export const readQuery = (
  question: string,
  tokens: readonly Token[],
  index: Index,
  vocabulary: Vocabulary,
  isWord: (term: string) => boolean = () => false,
  thesaurus: Thesaurus | null = null,
): Query => {
  const terms = new Map<string, QueryTerm>();
  const repaired: Repair[] = [];
  const suggested: Repair[] = [];
  /** Terms that stand for words that may be other ones. */
  const unsure = new Set<string>();
  let isMistyped = false;
  const unseen = inverseFrequency(index.size, 0);

  const focus = focusOf(tokens);
  const asking = askingIn(tokens);
  const add = (
    term: string,
    surface: string,
    typed: string,
    at: number,
    weight = 1,
    share = 1,
    rarity?: number,
  ) => {
    const id = index.terms.get(term) ?? null;
    const known = terms.get(term);
    const idf = id === null ? unseen : (rarity ?? index.idf[id] ?? unseen) * weight;
    const said = asking.has(at) ? ASKING_WEIGHT : at > focus.at ? focus.weight : 1;
    const isInflected = tokens[at]?.language.isInflected ?? false;
    const count = (known?.count ?? 0) + said * share;
    terms.set(term, { term, id, surface, typed, isInflected, idf, count });
  };

  const synonyms: Repair[] = [];
  const standing: {
    readonly own: readonly string[];
    readonly phrases: readonly SynonymPhrase[];
    at: number;
  }[] = [];
  /** Whether the words from a place on were taken with their synonyms. */
  const takeSynonyms = ({ phrase, others, length }: SynonymMatch, at: number, areToldOf = true): boolean => {
    const known = others.filter(({ content }) => content.every(({ term }) => index.terms.has(term)));
    const isThere = phrase.content.every(({ term }) => index.terms.has(term));
    if (known.length === 0) return false;
    const typed = question.slice(tokens[at]?.start, tokens[at + length - 1]?.end);
    if (areToldOf) for (const { written } of known) synonyms.push({ from: typed, to: written });
    const best = known.reduce((a, b) => (heldBy(index, b) > heldBy(index, a) ? b : a));
    const own = isThere ? phrase : best;
    // How rare a meaning is hangs on all words that have it.
    const rarity =
      own.content.length > 1
        ? undefined
        : inverseFrequency(
            index.size,
            Math.min(
              index.size,
              [...new Set([own, ...known])].reduce((sum, one) => sum + heldBy(index, one), 0),
            ),
          );
    for (const { term, surface } of own.content)
      add(term, surface, surface, at, isThere ? 1 : SYNONYM_WEIGHT, 1, rarity);
    const phrases = known.filter((one) => one !== own);
    if (phrases.length > 0) standing.push({ own: own.content.map(({ term }) => term), phrases, at });
    return true;
  };

  let taken = 0;
  for (const [at, token] of tokens.entries()) {
    if (taken > 0) {
      taken--;
      continue;
    }
    const match = thesaurus?.at(tokens, at) ?? null;
    if (match !== null && takeSynonyms(match, at)) {
      taken = match.length - 1;
      continue;
    }
    const name = nameIn(tokens, at, vocabulary);
    if (name !== null) {
      add(name.whole.term, name.whole.surface, name.whole.surface, at);
      taken = name.words - 1;
      continue;
    }
    const next = tokens[at + 1];
    const isKnown = (one: Token) => index.terms.has(one.term);
    // "a part" is not "apart", unless it is written with a hyphen.
    const areWords =
      next !== undefined &&
      ((!token.stop && !next.stop) || /^[-‐‑]$/.test(question.slice(token.end, next.start)));
    if (next !== undefined && areWords && !(isKnown(token) && isKnown(next))) {
      const whole = vocabulary.joined(token.surface, next.surface);
      if (whole !== null) {
        add(whole.term, whole.surface, whole.surface, at);
        taken = 1;
        continue;
      }
    }
    if (token.stop) continue;
    const compounds = compoundsOf(token, index, vocabulary.isListed);
    if (compounds !== null && takeSynonyms(compounds, at, false)) {
      // "Der Beitrag im Jahr" asks for the "Jahresbeitrag" in two words.
      for (const [i, { term, stop }] of tokens.entries()) {
        const phrase = stop || i === at ? undefined : compounds.byFirst.get(term);
        if (phrase !== undefined) standing.push({ own: [term], phrases: [phrase], at: i });
      }
      continue;
    }
    if (index.terms.has(token.term)) {
      add(token.term, token.surface, token.surface, at);
      continue;
    }
    const typed = question.slice(token.start, token.end);
    const same = vocabulary.writtenAs(token.surface, typed);
    if (same.length > 0) {
      for (const { term, surface } of same) add(term, surface, token.surface, at, 1, 1 / same.length);
      continue;
    }
    const parts = vocabulary.partsOf(token.surface);
    if (parts.length > 0) {
      for (const { term, surface } of parts) add(term, surface, token.surface, at);
      continue;
    }
    const near = nearestOf(token, question, vocabulary, isWord(token.term) || match?.length === 1);
    const [first] = near;
    if (first === undefined) {
      add(token.term, token.surface, token.surface, at);
      continue;
    }
    const { kinship } = first;
    const isUnsure = kinship === 'doubtful' || kinship === 'other';
    const list = isUnsure ? suggested : repaired;
    isMistyped ||= kinship === 'slip';
    if (first.surface !== token.surface && !list.some((repair) => repair.from === typed))
      list.push({ from: typed, to: first.surface });
    const isOther = kinship === 'other';
    if (isOther) {
      add(token.term, token.surface, token.surface, at, 1, 1 - OTHER_SHARE);
      unsure.add(token.term);
    }
    for (const { term, surface, weight } of near) {
      add(term, surface, token.surface, at, weight, (isOther ? OTHER_SHARE : 1) / near.length);
      if (isUnsure) unsure.add(term);
    }
  }
  const all = [...terms.values()];
  const bare = tokens.every((token) => !token.stop) && !/[?؟]/.test(question);
  const weigh = (some: readonly QueryTerm[]) => some.reduce((sum, { idf, count }) => sum + idf * count, 0);
  const share = unsure.size === 0 ? 0 : weigh(all.filter(({ term }) => unsure.has(term))) / weigh(all);
  const doubt = isMistyped ? share * MISTYPED : share;
  const places = new Map(all.map(({ term }, place) => [term, place]));
  const areTaken = ({ own }: { readonly own: readonly string[] }) => own.every((term) => places.has(term));
  const substitutes = standing.filter(areTaken).map(({ own, phrases, at }): Substitutes => {
    const stood = own.map((term) => places.get(term) ?? 0);
    const weight = weigh(stood.flatMap((place) => all[place] ?? []));
    const isInflected = tokens[at]?.language.isInflected ?? false;
    return {
      places: stood,
      phrases: phrases.map(({ content }) =>
        content.map(({ term, surface }) => ({
          term,
          id: index.terms.get(term) ?? null,
          surface,
          typed: surface,
          isInflected,
          idf: (SYNONYM_WEIGHT * weight) / content.length,
          count: 1,
        })),
      ),
    };
  });
  const pieces = tokens.reduce((sum, { language }) => sum + language.pieces, 0) / Math.max(1, tokens.length);
  return {
    terms: all,
    substitutes,
    synonyms,
    repaired,
    suggested,
    doubt,
    unseen,
    pieces: Math.max(1, pieces),
    bare,
    isStatement: !bare && isSaid(question, tokens),
  };
};

/** Passages that hold a phrase, at most. */
const heldBy = (index: Index, { content }: SynonymPhrase): number =>
  Math.min(
    ...content.map(({ term }) => {
      const id = index.terms.get(term);
      return id === undefined ? 0 : (index.first[id + 1] ?? 0) - (index.first[id] ?? 0);
    }),
  );

/** Words that a name in code or a number of a part may be made of. */
const NAME_WORDS = 6;

/** The most words from a place on, three or more, that are one in the library: `get user by id` where it has `getuserbyid`. */
const nameIn = (tokens: readonly Token[], at: number, vocabulary: Vocabulary) => {
  for (let words = Math.min(NAME_WORDS, tokens.length - at); words > 2; words--) {
    const whole = vocabulary.joined(...tokens.slice(at, at + words).map(({ surface }) => surface));
    if (whole !== null) return { whole, words };
  }
  return null;
};

/** Which word was meant is not known: of so many that are equally near each counts in part. */
const RESPELLINGS = 3;

/** How much a word of the library counts that is like another one that was asked for: it finds passages, and makes none an answer. */
const OTHER_SHARE = 0.5;

/** What is left of the doubt about a word where another of the question is mistyped: whoever types so may have mistyped this one too. */
const MISTYPED = 0.5;

/** The nearest and those that are as near, each term once. */
const alternatives = (respellings: readonly Respelling[]): Respelling[] =>
  respellings.filter(
    ({ term, edits, kinship }, i) =>
      edits === respellings[0]?.edits &&
      kinship === respellings[0].kinship &&
      respellings.findIndex((other) => other.term === term) === i,
  );

/** Letters of a name or an abbreviation that is as likely to be one that the library lacks as to be a slip. */
const MAX_NAME = 5;

/**
 * The words of the library that a word may be meant for. A short name, or one with another first letter, is no slip for a word that is no
 * name.
 */
const nearestOf = (
  { surface, start, end }: Token,
  question: string,
  vocabulary: Vocabulary,
  isWord: boolean,
): readonly Respelling[] => {
  const typed = question.slice(start, end);
  const near = alternatives(vocabulary.respellings(surface, RESPELLINGS));
  if (near.length === 0)
    return /^\p{Ll}/u.test(typed) ? [] : alternatives(vocabulary.namesLike(surface, RESPELLINGS));
  if (isWord) return near.map((one) => ({ ...one, kinship: 'other' }));
  if (!isNameIn(question, start)) return near;
  const isNoSlip = ({ surface: meant, kinship }: Respelling) =>
    kinship === 'slip' && (typed.length <= MAX_NAME || meant[0] !== surface[0]) && !vocabulary.isName(meant);
  return near.map((one) => (isNoSlip(one) ? { ...one, kinship: 'doubtful' } : one));
};

/** Whether a word begins with a capital although it begins no sentence, and others do not. */
const isNameIn = (question: string, start: number): boolean =>
  /^\p{Lu}/u.test(question.slice(start)) &&
  /[\p{L}\p{N}](?![.?!:]\s)\P{L}*$/u.test(question.slice(0, start)) &&
  /(?<!\p{L})\p{Ll}/u.test(question);
