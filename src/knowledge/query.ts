// A question turned into weighted terms, its misspelt words repaired from the library's own vocabulary.

import type { Repair } from '../core/finding.ts';
import type { Token } from './analysis/analyser.ts';
import { ASKING_WEIGHT, askingIn } from './analysis/asking.ts';
import { focusOf } from './analysis/focus.ts';
import { inverseFrequency } from './index/postings.ts';
import type { Index } from './index.ts';
import type { QueryTerm } from './question-grams.ts';
import type { Respelling, Vocabulary } from './vocabulary.ts';

export interface Query {
  /** In the question's order, each term once. */
  readonly terms: readonly QueryTerm[];
  readonly repaired: readonly Repair[];
  /** The idf of a word that no passage holds, the most that a word can weigh here. */
  readonly unseen: number;
  /** No more than words of the subject: no question word, no verb that only holds a sentence together, no question mark. */
  readonly bare: boolean;
}

/**
 * A word that the library lacks is read as the two that it is made of, or as the nearest that it has; where there is none, as a name that another script writes so, unless
 * its small letter says that it is no name. Else it counts as if no passage held it: it weighs most, and nothing covers it.
 */
export const readQuery = (
  question: string,
  tokens: readonly Token[],
  index: Index,
  vocabulary: Vocabulary,
): Query => {
  const terms = new Map<string, QueryTerm>();
  const repaired: Repair[] = [];
  const unseen = inverseFrequency(index.size, 0);

  const focus = focusOf(tokens);
  const asking = askingIn(tokens);
  const add = (term: string, surface: string, typed: string, at: number, weight = 1, share = 1) => {
    const id = index.terms.get(term) ?? null;
    const known = terms.get(term);
    const idf = id === null ? unseen : (index.idf[id] ?? unseen) * weight;
    const said = asking.has(at) ? ASKING_WEIGHT : at > focus.at ? focus.weight : 1;
    terms.set(term, { term, id, surface, typed, idf, count: (known?.count ?? 0) + said * share });
  };

  let isTaken = false;
  for (const [at, token] of tokens.entries()) {
    if (isTaken) {
      isTaken = false;
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
        isTaken = true;
        continue;
      }
    }
    if (token.stop) continue;
    if (index.terms.has(token.term)) {
      add(token.term, token.surface, token.surface, at);
      continue;
    }
    const parts = vocabulary.partsOf(token.surface);
    if (parts.length > 0) {
      for (const { term, surface } of parts) add(term, surface, token.surface, at);
      continue;
    }
    const typed = question.slice(token.start, token.end);
    const respelt = alternatives(vocabulary.respellings(token.surface, RESPELLINGS));
    const isSmall = /^\p{Ll}/u.test(typed);
    const respellings =
      respelt.length > 0 || isSmall
        ? respelt
        : alternatives(vocabulary.namesLike(token.surface, RESPELLINGS));
    const [first] = respellings;
    if (first === undefined) {
      add(token.term, token.surface, token.surface, at);
      continue;
    }
    for (const { term, surface, weight } of respellings)
      add(term, surface, token.surface, at, weight, 1 / respellings.length);
    const isOther = first.surface !== token.surface;
    if (isOther && !repaired.some((repair) => repair.from === typed))
      repaired.push({ from: typed, to: first.surface });
  }
  const bare = tokens.every((token) => !token.stop) && !/[?؟]/.test(question);
  return { terms: [...terms.values()], repaired, unseen, bare };
};

/** Which word was meant is not known: of so many that are equally near each counts in part. */
const RESPELLINGS = 3;

/** The nearest and those that are as near, each term once. */
const alternatives = (respellings: readonly Respelling[]): Respelling[] =>
  respellings.filter(
    ({ term, edits }, i) =>
      edits === respellings[0]?.edits && respellings.findIndex((other) => other.term === term) === i,
  );
