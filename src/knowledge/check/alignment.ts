// Aligns a piece of a quotation with a text, word by word.

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
/** Bits of a cell's trace: which gap goes on there. Bits 4 and 5 hold which of the three ways is the cheapest. */
const EXTENDS_OVER = 4;
const EXTENDS_UNDER = 8;

/**
 * The cheapest alignment of a whole piece with some stretch of a text, or with all of it (`isWhole`). Dynamic programming with affine
 * gaps (O. Gotoh, "An improved algorithm for matching biological sequences", 1982), where a stretch is sought with free ends in the text
 * (P. Sellers, "The theory and computation of evolutionary distances: pattern recognition", 1980). Takes time and memory of the product
 * of both lengths.
 */
export const align = (piece: Coded, text: Coded, isWhole = false): Alignment => {
  const [m, n] = [piece.codes.length, text.codes.length];
  const trace = new Uint8Array((m + 1) * (n + 1));
  const against: Against = {
    codes: text.codes,
    isWord: Uint8Array.from(text.tokens, ({ isWord }) => (isWord ? 1 : 0)),
    weights: Float64Array.from(text.tokens, weight),
  };
  let row = firstRow(against, trace, isWhole);
  for (const [i, token] of piece.tokens.entries()) {
    const here = trace.subarray((i + 1) * (n + 1), (i + 2) * (n + 1));
    row = nextRow(row, { code: piece.codes[i] ?? -1, token }, against, here);
  }
  const { best } = row;
  let end = n;
  if (!isWhole) for (let j = n; j >= 0; j--) if ((best[j] ?? 0) < (best[end] ?? 0)) end = j;
  return { cost: best[end] ?? 0, ...walk(piece, text, trace, end, isWhole) };
};

const weight = ({ isWord }: Token): number => (isWord ? 1 : MARK);

/** The text as a row looks at it, token by token. */
interface Against {
  readonly codes: Int32Array;
  /** 1 for a word, 0 for a mark. */
  readonly isWord: Uint8Array;
  readonly weights: Float64Array;
}

/** What it costs at least to have aligned the piece up to a token with the text up to each of its tokens. */
interface Row {
  readonly best: Float64Array;
  /** Where the token of the piece stands against nothing. */
  readonly under: Float64Array;
}

/** Before the first token of the piece: a whole text has to be passed over, of a stretch nothing. */
const firstRow = ({ weights }: Against, trace: Uint8Array, isWhole: boolean): Row => {
  const best = new Float64Array(weights.length + 1);
  const under = new Float64Array(weights.length + 1).fill(Number.POSITIVE_INFINITY);
  if (!isWhole) return { best, under };
  for (let j = 1; j < best.length; j++) {
    best[j] = (best[j - 1] ?? 0) + (j === 1 ? OPEN_OVER : EXTEND_OVER) * (weights[j - 1] ?? 0);
    trace[j] = (OVER << 4) | (j > 1 ? EXTENDS_OVER : 0);
  }
  return { best, under };
};

/** The row of one more token of the piece. Writes to `trace` which way each cell was reached. */
const nextRow = (
  { best, under }: Row,
  { code, token }: { readonly code: number; readonly token: Token },
  { codes, isWord, weights }: Against,
  trace: Uint8Array,
): Row => {
  const own = weight(token);
  const next: Row = { best: new Float64Array(best.length), under: new Float64Array(best.length) };
  let over = Number.POSITIVE_INFINITY;
  for (let j = 0; j < best.length; j++) {
    // The token of the piece stands against nothing.
    const opened = (best[j] ?? 0) + OPEN * own;
    const extended = (under[j] ?? 0) + EXTEND * own;
    let min = Math.min(opened, extended);
    let from: number = UNDER;
    let gaps = extended < opened ? EXTENDS_UNDER : 0;
    next.under[j] = min;
    if (j > 0) {
      // The token of the text stands against nothing.
      const other = weights[j - 1] ?? 0;
      const begun = (next.best[j - 1] ?? 0) + OPEN_OVER * other;
      const continued = over + EXTEND_OVER * other;
      over = Math.min(begun, continued);
      if (continued < begun) gaps |= EXTENDS_OVER;
      if (over < min) {
        min = over;
        from = OVER;
      }
      // Both stand against each other.
      const isKind = (isWord[j - 1] === 1) === token.isWord;
      const across = (best[j - 1] ?? 0) + (codes[j - 1] === code ? 0 : isKind ? OTHER * own : OTHER_KIND);
      if (across <= min) {
        min = across;
        from = MATCH;
      }
    }
    next.best[j] = min;
    trace[j] = gaps | (from << 4);
  }
  return next;
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
      state = (flags & EXTENDS_OVER) !== 0 ? OVER : -1;
    } else {
      i--;
      state = (flags & EXTENDS_UNDER) !== 0 ? UNDER : -1;
    }
  }
  close();
  return { from: j, to: end, edits: edits.reverse(), same };
};
