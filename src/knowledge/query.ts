// A question turned into weighted terms, its misspelt words repaired from the library's own vocabulary.

import type { Repair } from '../core/finding.ts';
import type { Token } from './analysis/analyser.ts';
import { focusOf } from './analysis/focus.ts';
import { inverseFrequency } from './index/postings.ts';
import type { Index } from './index.ts';
import type { QueryTerm } from './ranking.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Query {
  /** In the question's order, each term once. */
  readonly terms: readonly QueryTerm[];
  readonly repaired: readonly Repair[];
  /** The idf of a word that no passage holds, the most that a word can weigh here. */
  readonly unseen: number;
  /** No more than words of the subject: no question word, no verb that only holds a sentence together, no question mark. */
  readonly bare: boolean;
}

/** A word that the library lacks counts as if no passage held it: it weighs most, and nothing covers it. */
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
  const add = (term: string, surface: string, typed: string, weight: number, at: number) => {
    const id = index.terms.get(term) ?? null;
    const known = terms.get(term);
    const idf = id === null ? unseen : (index.idf[id] ?? unseen) * weight;
    const said = at > focus.at ? focus.weight : 1;
    terms.set(term, { term, id, surface, typed, idf, count: (known?.count ?? 0) + said });
  };

  for (const [at, token] of tokens.entries()) {
    if (token.stop) continue;
    if (index.terms.has(token.term)) {
      add(token.term, token.surface, token.surface, 1, at);
      continue;
    }
    const respelt = vocabulary.respell(token.surface);
    if (respelt === null) {
      add(token.term, token.surface, token.surface, 1, at);
      continue;
    }
    add(respelt.term, respelt.surface, token.surface, respelt.weight, at);
    const from = question.slice(token.start, token.end);
    if (!repaired.some((repair) => repair.from === from)) repaired.push({ from, to: respelt.surface });
  }
  const bare = tokens.every((token) => !token.stop) && !/[?؟]/.test(question);
  return { terms: [...terms.values()], repaired, unseen, bare };
};
