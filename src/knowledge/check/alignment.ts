// Where a piece of a quotation stands in a text, word by word, or where it comes nearest.

import type { Token } from './tokens.ts';

/** Tokens as numbers, the same for the same text: what alignment compares. */
export interface Coded {
  readonly tokens: readonly Token[];
  readonly codes: Int32Array;
}

/** Gives equal texts equal numbers, for as long as one check takes. */
export const createCoder = () => {
  const numbers = new Map<string, number>();
  return (tokens: readonly Token[]): Coded => ({
    tokens,
    codes: Int32Array.from(tokens, ({ text }) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    }),
  });
};

/** The places in `text` at which all of `piece` stands. */
export const findExact = (piece: Int32Array, text: Int32Array): number[] => {
  const places: number[] = [];
  const [first] = piece;
  if (first === undefined) return places;
  const last = text.length - piece.length;
  for (let at = text.indexOf(first); at !== -1 && at <= last; at = text.indexOf(first, at + 1)) {
    let same = 1;
    while (same < piece.length && text[at + same] === piece[same]) same++;
    if (same === piece.length) places.push(at);
  }
  return places;
};

/** Tokens [from, to) of a piece and of a text that differ where all around is the same. Either side may be empty. */
export interface Edit {
  readonly piece: readonly [from: number, to: number];
  readonly text: readonly [from: number, to: number];
}

export interface Alignment {
  /** Tokens [from, to) of the text that the piece stands for. */
  readonly from: number;
  readonly to: number;
  readonly cost: number;
  readonly edits: readonly Edit[];
  /** For each token of the piece, whether it stands in the text. */
  readonly same: Uint8Array;
}

/**
 * What it costs that a word of the piece stands against nothing, or one of the text, and each one after the first; that another word
 * stands in its place; and how much less a mark costs. Words of the text cost least, since people leave out much and add little: so of two ways
 * more of the piece stands.
 */
const OPEN = 1;
const EXTEND = 0.8;
const OPEN_OVER = 0.9;
const EXTEND_OVER = 0.25;
const OTHER = 1;
const OTHER_KIND = 1.6;
const MARK = 0.3;

const [MATCH, OVER, UNDER] = [0, 1, 2] as const;

/**
 * The cheapest alignment of a whole piece with some stretch of a text, or with all of it (`isWhole`). Dynamic programming with affine
 * gaps (O. Gotoh, "An improved algorithm for matching biological sequences", 1982), where a stretch is sought with free ends in the text
 * (P. Sellers, "The theory and computation of evolutionary distances: pattern recognition", 1980). Takes time and memory of the product
 * of both lengths.
 */
export const align = (piece: Coded, text: Coded, isWhole = false): Alignment => {
  const [m, n] = [piece.codes.length, text.codes.length];
  const width = n + 1;
  const weight = ({ isWord }: Token) => (isWord ? 1 : MARK);
  const textWeight = Float64Array.from(text.tokens, weight);
  /** Bits 0–1: where a match comes from; 2: a gap in the piece goes on; 3: a gap in the text goes on; 4–5: which of the three is best. */
  const trace = new Uint8Array((m + 1) * width);
  let best = new Float64Array(width);
  let under = new Float64Array(width);
  for (let j = 1; j <= n; j++) {
    if (isWhole) {
      best[j] = (best[j - 1] ?? 0) + (j === 1 ? OPEN_OVER : EXTEND_OVER) * (textWeight[j - 1] ?? 0);
      trace[j] = (OVER << 4) | (j > 1 ? 4 : 0);
    }
    under[j] = Number.POSITIVE_INFINITY;
  }
  under[0] = Number.POSITIVE_INFINITY;
  for (let i = 1; i <= m; i++) {
    const code = piece.codes[i - 1];
    const isWord = piece.tokens[i - 1]?.isWord === true;
    const own = isWord ? 1 : MARK;
    const nextBest = new Float64Array(width);
    const nextUnder = new Float64Array(width);
    const row = i * width;
    let over = Number.POSITIVE_INFINITY;
    for (let j = 0; j <= n; j++) {
      // The token of the piece stands against nothing.
      const opened = (best[j] ?? 0) + OPEN * own;
      const goneOn = (under[j] ?? 0) + EXTEND * own;
      const down = Math.min(opened, goneOn);
      nextUnder[j] = down;
      let flags = goneOn < opened ? 8 : 0;
      let least = down;
      let from: number = UNDER;
      if (j > 0) {
        const other = textWeight[j - 1] ?? 0;
        const begun = (nextBest[j - 1] ?? 0) + OPEN_OVER * other;
        const continued = over + EXTEND_OVER * other;
        over = Math.min(begun, continued);
        if (continued < begun) flags |= 4;
        if (over < least) {
          least = over;
          from = OVER;
        }
        const isSame = text.codes[j - 1] === code;
        const kind = (text.tokens[j - 1]?.isWord === true) === isWord;
        const cost = isSame ? 0 : kind ? OTHER * own : OTHER_KIND;
        const across = (best[j - 1] ?? 0) + cost;
        if (across <= least) {
          least = across;
          from = MATCH;
        }
      }
      nextBest[j] = least;
      trace[row + j] = flags | (from << 4);
    }
    best = nextBest;
    under = nextUnder;
  }
  let end = n;
  if (!isWhole) for (let j = n; j >= 0; j--) if ((best[j] ?? 0) < (best[end] ?? 0)) end = j;
  return { cost: best[end] ?? 0, ...walk(piece, text, trace, end, isWhole) };
};

const walk = (piece: Coded, text: Coded, trace: Uint8Array, end: number, isWhole: boolean) => {
  const width = text.codes.length + 1;
  const same = new Uint8Array(piece.codes.length);
  const edits: Edit[] = [];
  let i = piece.codes.length;
  let j = end;
  let open: [number, number] | null = null;
  const close = () => {
    if (open !== null) edits.push({ piece: [i, open[0]], text: [j, open[1]] });
    open = null;
  };
  let state: number = -1;
  while (i > 0 || (isWhole && j > 0)) {
    const flags = trace[i * width + j] ?? 0;
    if (state === -1) state = flags >> 4;
    if (state === MATCH && piece.codes[i - 1] === text.codes[j - 1]) {
      close();
      same[i - 1] = 1;
      i--;
      j--;
      state = -1;
      continue;
    }
    open ??= [i, j];
    if (state === MATCH) {
      i--;
      j--;
      state = -1;
    } else if (state === OVER) {
      j--;
      state = (flags & 4) !== 0 ? OVER : -1;
    } else {
      i--;
      state = (flags & 8) !== 0 ? UNDER : -1;
    }
  }
  close();
  return { from: j, to: end, edits: edits.reverse(), same };
};
