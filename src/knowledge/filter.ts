// What a question demands and forbids by quotation marks and minus: first by the index, then by the words of a passage.

import type { ParsedQuestion } from '../core/question.ts';
import type { Analyser, Token } from './analysis/analyser.ts';
import type { Index } from './index.ts';

/** What passages may be found. */
export interface Filter {
  /** By the index alone: 0 for a passage that certainly may not. Null if the index leaves out none. */
  readonly mask: Uint8Array | null;
  /** By the passage's own words, which the index does not hold all of. Null if the mask has decided already. */
  readonly lets: ((words: readonly Token[]) => boolean) | null;
}

interface Phrase {
  /** All its words. */
  readonly words: readonly string[];
  /** The terms of those that the index holds, since they are no stop words; null for one that no passage has. */
  readonly content: readonly (number | null)[];
}

/**
 * A word as it is compared: in its normal form. In Arabic and Hebrew "and", "the" and "to" are written onto the word that follows, and
 * are no part of it: there its stem is.
 */
const wordOf = ({ surface, term }: Token): string =>
  /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(surface) ? term : surface;

const includesRun = <T>(
  whole: { readonly length: number; readonly [at: number]: T },
  run: readonly T[],
  from: number,
  to: number,
) => {
  for (let at = from; at + run.length <= to; at++) {
    let same = 0;
    while (same < run.length && whole[at + same] === run[same]) same++;
    if (same === run.length) return true;
  }
  return false;
};

/** Whether the words hold the phrase: the same words in the same order, with none between them. */
const holds = (tokens: readonly Token[], { words }: Phrase): boolean =>
  includesRun(tokens.map(wordOf), words, 0, tokens.length);

/**
 * The passages whose text, stop words left out, has the phrase's words in sequence: all that hold the phrase, and few others. The
 * rarest word's postings are gone through, and nothing else is looked at.
 */
const candidates = (index: Index, { content }: Phrase): number[] => {
  const ids = content.flatMap((id) => (id === null ? [] : [id]));
  if (ids.length < content.length) return [];
  const holding = (term: number): [number, number] => [index.first[term] ?? 0, index.first[term + 1] ?? 0];
  const [rarest] = ids.map(holding).sort(([a, b], [c, d]) => b - a - (d - c));
  const found: number[] = [];
  for (let at = rarest?.[0] ?? 0; at < (rarest?.[1] ?? 0); at++) {
    const passage = index.passages[at] ?? 0;
    const text = index.text.subarray(index.textFirst[passage], index.textFirst[passage + 1]);
    const terms = text.map((surface) => index.termOf[surface] ?? 0);
    if (includesRun(terms, ids, 0, terms.length)) found.push(passage);
  }
  return found;
};

/** Puts 0 for every passage that is not among these. */
const keep = (mask: Uint8Array, passages: readonly number[]) => {
  const before = mask.slice();
  mask.fill(0);
  for (const passage of passages) mask[passage] = before[passage] ?? 0;
};

/**
 * A phrase is matched word for word in the analysers' normal form, stop words too. A single word behind a minus is matched by its
 * stem, in titles and headings as well; a stop word alone excludes nothing.
 */
export const filterOf = (
  { phrases, excluded }: Pick<ParsedQuestion, 'phrases' | 'excluded'>,
  { index }: { readonly index: Index },
  analyse: (text: string) => ReturnType<Analyser['analyse']>,
): Filter => {
  const read = (text: string) => {
    const tokens = analyse(text);
    const content = tokens.filter(({ stop }) => !stop).map(({ term }) => index.terms.get(term) ?? null);
    return { tokens, phrase: { words: tokens.map(wordOf), content } };
  };
  const wanted = phrases.map(read).filter(({ tokens }) => tokens.length > 0);
  const unwanted = excluded.map(read).filter(({ tokens }) => tokens.some(({ stop }) => !stop));
  if (wanted.length === 0 && unwanted.length === 0) return { mask: null, lets: null };

  const mask = new Uint8Array(index.size).fill(1);
  for (const { phrase } of wanted) if (phrase.content.length > 0) keep(mask, candidates(index, phrase));
  const forbidden: Phrase[] = [];
  for (const { tokens, phrase } of unwanted) {
    const [only] = tokens;
    if (only === undefined || tokens.length > 1) {
      forbidden.push(phrase);
      continue;
    }
    const term = index.terms.get(only.term);
    if (term === undefined) continue;
    for (let at = index.first[term] ?? 0; at < (index.first[term + 1] ?? 0); at++)
      mask[index.passages[at] ?? 0] = 0;
  }
  if (wanted.length === 0 && forbidden.length === 0) return { mask, lets: null };
  return {
    mask,
    lets: (words) =>
      wanted.every(({ phrase }) => holds(words, phrase)) && !forbidden.some((phrase) => holds(words, phrase)),
  };
};
