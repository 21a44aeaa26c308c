// Finds the most likely source of each piece of a quotation, together with its neighbors (Viterbi).

import type { Passage } from '../passages.ts';
import { type Alignment, align, type Coded, findExact } from './alignment.ts';
import type { Candidates } from './candidates.ts';
import { cutAtJoints } from './joints.ts';
import type { Piece, QuoteTokens } from './pieces.ts';
import type { Places } from './places.ts';

/** A piece and the stretch of a document that it stands for. */
export interface PlacedPiece {
  readonly piece: Piece;
  /** The number of the passage. */
  readonly number: number;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly cost: number;
  /** Words of the piece that stand there. */
  readonly standing: number;
}

/** Passages in which a piece is aligned, and places of it that are kept. */
const MAX_ALIGNED = 6;
/**
 * What makes a piece like a passage, any of these: how many words that say something stand there, at least and as a share of the piece's,
 * how many of all, and how many follow each other. The fewer there are, the closer they have to stand.
 */
const LIKE = [
  { content: 3, ofContent: 0.5, share: 0.5, run: 1 },
  { content: 2, ofContent: 0.5, share: 0.7, run: 4 },
  { content: 1, ofContent: 0.5, share: 0.8, run: 5 },
  { content: 4, ofContent: 0.3, share: 0.3, run: 7 },
] as const;
const CONTENT_SHARE = Math.min(...LIKE.map(({ ofContent }) => ofContent));
/** Words of a piece beside others that have to stand there, as a share. */
const SHARE = 0.5;
/** The same for a piece between two others that stand one after the other there. */
const SHARE_BETWEEN = 0.34;

/** What it costs a chain of places to go on elsewhere; further on in the same paragraph; or to leave a piece without a place. */
const ELSEWHERE = 3;
const FURTHER = 1;
const NOWHERE = 0.6;

export interface Placing {
  readonly quote: QuoteTokens;
  readonly coded: Coded;
  readonly places: Places;
}

const slice = ({ tokens, codes }: Coded, from: number, to: number): Coded => ({
  tokens: tokens.slice(from, to),
  codes: codes.subarray(from, to),
});

export const pieceOf = ({ coded }: Placing, { from, to }: Piece): Coded => slice(coded, from, to);

/** Words of a piece that stand where it was aligned: of all, of those that say something, and the most that follow each other. */
const standing = ({ quote }: Placing, piece: Piece, { same }: Pick<Alignment, 'same'>) => {
  let [words, content, contentTotal, run, longest] = [0, 0, 0, 0, 0];
  for (let i = piece.from; i < piece.to; i++) {
    const stands = same[i - piece.from] === 1;
    if (!stands) run = 0;
    else if (quote.tokens[i]?.isWord) {
      words++;
      longest = Math.max(longest, ++run);
    }
    if (quote.content[i] === 1) {
      contentTotal++;
      if (stands) content++;
    }
  }
  return { words, content, contentTotal, run: longest };
};

const isLike = (placing: Placing, piece: Piece, found: Alignment): boolean => {
  const { words, content, contentTotal, run } = standing(placing, piece, found);
  if (found.cost === 0) return content >= 2;
  return LIKE.some(
    (min) =>
      content >= Math.max(min.content, min.ofContent * contentTotal) &&
      words >= min.share * piece.words &&
      run >= min.run,
  );
};

const placedAt = (
  placing: Placing,
  piece: Piece,
  number: number,
  text: Coded,
  found: Alignment,
): PlacedPiece | null => {
  const [first, last] = [text.tokens[found.from], text.tokens[found.to - 1]];
  if (first === undefined || last === undefined || found.to <= found.from) return null;
  const passage = placing.places.holding(number, first.start);
  if (passage === undefined) return null;
  const { words } = standing(placing, piece, found);
  return { piece, number, passage, start: first.start, end: last.end, cost: found.cost, standing: words };
};

/** All of a piece, at a place where it stands as it is. */
const wholeAt = ({ codes }: Coded, from: number): Alignment => ({
  from,
  to: from + codes.length,
  cost: 0,
  edits: [],
  same: new Uint8Array(codes.length).fill(1),
});

/** How many words of a piece that say something stand anywhere in a text: no alignment has more of them stand. */
const shared = ({ quote }: Placing, piece: Piece, said: Coded, text: Coded): number => {
  const held = new Set(text.codes);
  let count = 0;
  for (let i = piece.from; i < piece.to; i++)
    if (quote.content[i] === 1 && held.has(said.codes[i - piece.from] ?? -1)) count++;
  return count;
};

/** The places of a piece that are like enough; `likest` is the passage that has most of its words, where none is. */
const candidatePlaces = (placing: Placing, candidates: Candidates, piece: Piece) => {
  const said = pieceOf(placing, piece);
  const numbers = candidates.find(piece.readings, MAX_ALIGNED);
  const found = numbers.flatMap((number) => {
    const text = placing.places.coded(number);
    return findExact(said.codes, text.codes).flatMap((from) => {
      const alignment = wholeAt(said, from);
      const placed = placedAt(placing, piece, number, text, alignment);
      return placed !== null && isLike(placing, piece, alignment) ? [placed] : [];
    });
  });
  if (found.length > 0) return { found, likest: null, numbers };
  let contentTotal = 0;
  for (let i = piece.from; i < piece.to; i++) contentTotal += placing.quote.content[i] ?? 0;
  let [likest, max]: [number | null, number] = [null, 0];
  for (const number of numbers) {
    const text = placing.places.coded(number);
    const count = shared(placing, piece, said, text);
    if (count > max) [likest, max] = [number, count];
    if (count < Math.max(1, CONTENT_SHARE * contentTotal)) continue;
    const alignment = align(said, text);
    const placed = placedAt(placing, piece, number, text, alignment);
    if (placed !== null && isLike(placing, piece, alignment)) found.push(placed);
  }
  return { found, likest, numbers };
};

type Choice = { readonly piece: Piece } & ReturnType<typeof candidatePlaces>;

const isAfter = (a: PlacedPiece, b: PlacedPiece): boolean =>
  a.passage.document === b.passage.document && b.start >= a.end;

/** What it costs to go on from one place to the next. */
const step = (a: PlacedPiece | null, b: PlacedPiece | null): number => {
  if (a === null || b === null) return FURTHER;
  if (!isAfter(a, b)) return ELSEWHERE;
  const between = a.passage.document.text.slice(a.end, b.start);
  if (!/[\p{L}\p{N}]/u.test(between)) return 0;
  if (a.passage.paragraph !== b.passage.paragraph) return ELSEWHERE;
  return b.piece.dots > 0 ? 0 : FURTHER;
};

/** The cheapest chain of places, one for each piece or none (Viterbi 1967). */
const chainOf = (
  choices: readonly { piece: Piece; found: readonly PlacedPiece[] }[],
): (PlacedPiece | null)[] => {
  let row: { at: PlacedPiece | null; cost: number; before: number }[] = [];
  const rows = choices.map(({ piece, found }) => {
    const previous = row;
    row = [...found, null].map((at) => {
      const own = at?.cost ?? NOWHERE * piece.words;
      let [cost, before] = [previous.length === 0 ? own : Number.POSITIVE_INFINITY, -1];
      for (const [i, { at: last, cost: so }] of previous.entries()) {
        const sum = so + own + step(last, at);
        if (sum < cost) [cost, before] = [sum, i];
      }
      return { at, cost, before };
    });
    return row;
  });
  const chain: (PlacedPiece | null)[] = [];
  let at = row.reduce((best, { cost }, i) => (cost < (row[best]?.cost ?? 0) ? i : best), 0);
  for (const one of rows.toReversed()) {
    chain.unshift(one[at]?.at ?? null);
    at = one[at]?.before ?? 0;
  }
  return chain;
};

/** Tokens beside a place that a piece without a place may stand for, in relation to its own. */
const ROOM = 1.6;
const MIN_ROOM = 8;

/** Words of a piece that is taken for the same beside others, though it says little. */
const COMMON_WORDS = 4;

/** A piece between, before or behind others that have places is looked for right there. */
const besides = (
  placing: Placing,
  chain: readonly (PlacedPiece | null)[],
  at: number,
  piece: Piece,
): PlacedPiece | null => {
  const [before, after] = [chain[at - 1] ?? null, chain[at + 1] ?? null];
  const near = before ?? after;
  if (near === null) return null;
  const both = before !== null && after !== null && isAfter(before, after);
  const said = pieceOf(placing, piece);
  const from = placing.places.beside(near.number, -1) ?? near.number;
  const to = placing.places.beside(near.number, 1) ?? near.number;
  const around = placing.places.joined(from, to);
  const tried = (lowest: number, highest: number, fromEnd: boolean): PlacedPiece | null => {
    let first = around.tokens.findIndex(({ start }) => start >= lowest);
    if (first === -1) return null;
    let last = around.tokens.findLastIndex(({ end }) => end <= highest) + 1;
    const dots = fromEnd ? (chain[at + 1]?.piece.dots ?? 0) > 0 : piece.dots > 0;
    const room = Math.ceil(said.codes.length * ROOM) + MIN_ROOM;
    if (!dots && last - first > room) {
      if (fromEnd) first = last - room;
      else last = first + room;
    }
    if (last <= first) return null;
    const text = slice(around, first, last);
    const found = align(said, text);
    const { words, content, contentTotal } = standing(placing, piece, found);
    const share = both && !dots ? SHARE_BETWEEN : SHARE;
    if (words < share * piece.words || content < Math.min(1, contentTotal)) return null;
    return placedAt(placing, piece, near.number, text, found);
  };
  const whole = near.passage.document.text.length;
  if (before !== null) {
    const placed = tried(before.end, both ? (after?.start ?? whole) : whole, false);
    if (placed !== null) return placed;
  }
  const placed = after === null ? null : tried(0, after.start, true);
  if (placed !== null) return placed;
  // Common words that stand there as they are, if only in another order.
  const [begins] = piece.words < COMMON_WORDS ? [] : findExact(said.codes, around.codes);
  if (begins === undefined) return null;
  return placedAt(placing, piece, near.number, around, wholeAt(said, begins));
};

/** What a piece may have cost and still be taken as it is, before it is looked at whether it was joined from parts of others. */
const JOINED_COST = 2;

/** The place of each piece, null where it has none, and the passages that came nearest to those. Pauses after each piece. */
export function* place(placing: Placing, candidates: Candidates) {
  const choices: Choice[] = [];
  for (const piece of placing.quote.pieces) {
    yield;
    const choice = { piece, ...candidatePlaces(placing, candidates, piece) };
    const isWhole = choice.found.some(({ cost }) => cost <= JOINED_COST);
    const parts = isWhole
      ? null
      : cutAtJoints(placing, candidates, piece, pieceOf(placing, piece), choice.numbers);
    if (parts === null) choices.push(choice);
    else
      for (const part of parts) choices.push({ piece: part, ...candidatePlaces(placing, candidates, part) });
  }
  yield;
  const chain = chainOf(choices);
  for (const [i, { piece }] of choices.entries()) {
    if (chain[i] !== null) continue;
    yield;
    chain[i] = besides(placing, chain, i, piece);
  }
  const nearest = choices.flatMap(({ likest }, i) => (chain[i] === null && likest !== null ? [likest] : []));
  return { pieces: choices.map(({ piece }) => piece), chain, nearest };
}
