// Splits a quotation into pieces, roughly its sentences, that are searched separately.

import type { Analyser } from '../analysis/analyser.ts';
import { sentencesOf } from '../sentences.ts';
import { OMISSION, type Token, tokenize } from './tokens.ts';

export interface Piece {
  /** Tokens [from, to) of the quotation. */
  readonly from: number;
  readonly to: number;
  /** How many times dots before it say that something is left out. */
  readonly dots: number;
  /** Its terms without stop words, in order, once for each language in which they can be read. */
  readonly readings: readonly (readonly string[])[];
  readonly words: number;
}

/** Reads some of the tokens as a piece. */
type ReadPiece = (from: number, to: number, dots?: number) => Piece;

export interface QuoteTokens {
  /** Without the marks around it and at its end, which are folded. */
  readonly tokens: readonly Token[];
  readonly pieces: readonly Piece[];
  /** The sentences as they stand, short ones too. */
  readonly sentences: readonly Piece[];
  /** For each token, whether it is a word that says something of its subject. */
  readonly content: Uint8Array;
  readonly read: ReadPiece;
}

/** Marks that may stand around a quotation, and before its end. A minus, a percent or a currency is none of them. */
export const AROUND = /^[".,;:!?…؟،؛۔।()[\]{}]$/;
const BEFORE = /^["…([{]$/;

/**
 * What ends a sentence, with white space behind it, whatever follows: not everybody writes capitals. That abbreviations end some too does
 * no harm, since pieces that follow each other in a document are compared as one.
 */
const END = /[.!?؟।]["'”’»)\]]*\s+["'“‘«([]*$/;

/** Characters before a word in which the end of a sentence is looked for. */
const BESIDE = 8;

/** A piece of fewer words goes with the one before it. */
const MIN_WORDS = 5;
/** A sentence of more tokens is taken in pieces of so many, so that no table of an alignment grows too large. */
const MAX_TOKENS = 120;

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
  const tokens = trimmed(tokenize(words));
  const content = new Uint8Array(tokens.length);

  /** The words are analysed as they were folded, so that nothing unseen parts them. */
  const read: ReadPiece = (from, to, dots = 0) => {
    const starts = new Map<number, number>();
    let said = '';
    for (let i = from; i < to; i++) {
      starts.set(said.length, i);
      said += `${tokens[i]?.text ?? ''} `;
    }
    const readings = languages.map((language) =>
      analyser.analyse(said, language).flatMap(({ term, stop, start }) => {
        if (stop) return [];
        const token = starts.get(start);
        if (token !== undefined) content[token] = 1;
        return [term];
      }),
    );
    const count = tokens.slice(from, to).filter(({ isWord }) => isWord).length;
    return { from, to, dots, readings, words: count };
  };

  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return { tokens, pieces: [], sentences: [], content, read };
  const cuts = cutsOf(
    tokens,
    new Set(sentencesOf(words, first.start, last.end).map(([start]) => start)),
    words,
  );
  return {
    tokens,
    pieces: merged(cuts).map(({ from, to, dots }) => read(from, to, dots)),
    sentences: cuts.map(({ from, to, dots }) => read(from, to, dots)),
    content,
    read,
  };
};

type Cut = Pick<Piece, 'from' | 'to' | 'dots' | 'words'>;

/** Where sentences begin, where dots stand for something, and where a sentence has become too long. */
const cutsOf = (tokens: readonly Token[], begins: ReadonlySet<number>, words: string): Cut[] => {
  const cuts: { -readonly [K in keyof Cut]: Cut[K] }[] = [];
  let open: (typeof cuts)[number] | null = null;
  let dots = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.text === OMISSION) {
      open = null;
      dots++;
      continue;
    }
    const isBehindEnd = token.isWord && END.test(words.slice(Math.max(0, token.start - BESIDE), token.start));
    const isFull = open !== null && open.to - open.from >= MAX_TOKENS;
    if (open === null || begins.has(token.start) || isBehindEnd || isFull) {
      open = { from: i, to: i, dots, words: 0 };
      cuts.push(open);
      dots = 0;
    }
    open.to = i + 1;
    if (token.isWord) open.words++;
  }
  return cuts;
};

/** Short sentences with the one before, or after, them. */
const merged = (cuts: readonly Cut[]): readonly Cut[] => {
  const all: Cut[] = [];
  for (const cut of cuts) {
    const before = all.at(-1);
    const isShort = cut.words < MIN_WORDS || (before !== undefined && before.words < MIN_WORDS);
    if (before !== undefined && cut.dots === 0 && isShort && cut.to - before.from <= MAX_TOKENS)
      all[all.length - 1] = { ...before, to: cut.to, words: before.words + cut.words };
    else all.push(cut);
  }
  return all;
};
