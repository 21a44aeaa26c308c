// A quotation cut into pieces, its sentences as far as one can tell, each of which is looked for by itself.

import type { Analyser } from '../analysis/analyser.ts';
import { sentencesOf } from '../sentences.ts';
import { OMISSION, type Token, tokensOf } from './tokens.ts';

export interface Piece {
  /** Tokens [from, to) of the quotation. */
  readonly from: number;
  readonly to: number;
  /** Dots before it say that something is left out. */
  readonly omission: boolean;
  /** Its terms without stop words, in order, once for each language in which they can be read. */
  readonly readings: readonly (readonly string[])[];
  readonly words: number;
}

export interface QuoteTokens {
  /** Without the marks around it and at its end, which are folded. */
  readonly tokens: readonly Token[];
  readonly pieces: readonly Piece[];
  /** For each token, whether it is a word that says something of its subject. */
  readonly content: Uint8Array;
}

/** Marks that may stand around a quotation, and before its end. A minus, a percent or a currency is none of them. */
const AROUND = /^[".,;:!?…؟،؛۔।()[\]{}]$/;
const BEFORE = /^["…([{]$/;

/** A piece of fewer words goes with the one before it. */
const WORDS_LEAST = 5;
/** A sentence of more tokens is taken in pieces of so many, so that no table of an alignment grows too large. */
const TOKENS_MOST = 120;

const trimmed = (tokens: readonly Token[]): readonly Token[] => {
  let from = 0;
  let to = tokens.length;
  while (from < to && BEFORE.test(tokens[from]?.text ?? '')) from++;
  while (to > from && AROUND.test(tokens[to - 1]?.text ?? '')) to--;
  return tokens.slice(from, to);
};

export const readPieces = (
  words: string,
  languages: readonly (string | null)[],
  analyser: Analyser,
): QuoteTokens => {
  const tokens = trimmed(tokensOf(words));
  const content = new Uint8Array(tokens.length);
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return { tokens, pieces: [], content };

  const sentenceAt = new Set(sentencesOf(words, first.start, last.end).map(([start]) => start));
  const cuts: { from: number; to: number; omission: boolean; words: number }[] = [];
  let open: (typeof cuts)[number] | null = null;
  let omission = false;
  for (const [i, token] of tokens.entries()) {
    if (token.text === OMISSION) {
      open = null;
      omission = true;
      continue;
    }
    const isFull = open !== null && open.to - open.from >= TOKENS_MOST;
    if (open === null || sentenceAt.has(token.start) || isFull) {
      open = { from: i, to: i, omission, words: 0 };
      cuts.push(open);
      omission = false;
    }
    open.to = i + 1;
    if (token.isWord) open.words++;
  }

  const merged: typeof cuts = [];
  for (const cut of cuts) {
    const before = merged.at(-1);
    const isShort = cut.words < WORDS_LEAST || (before !== undefined && before.words < WORDS_LEAST);
    if (before !== undefined && !cut.omission && isShort && cut.to - before.from <= TOKENS_MOST) {
      before.to = cut.to;
      before.words += cut.words;
    } else merged.push(cut);
  }

  const starts = new Map(tokens.map((token, i) => [token.start, i]));
  const pieces = merged.map(({ from, to, ...piece }): Piece => {
    const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
    const said = words.slice(start, end);
    const readings = languages.map((language) =>
      analyser.analyse(said, language).flatMap(({ term, stop, start: at }) => {
        if (stop) return [];
        const token = starts.get(start + at);
        if (token !== undefined) content[token] = 1;
        return [term];
      }),
    );
    return { from, to, ...piece, readings };
  });
  return { tokens, pieces, content };
};
