// Pieces that follow each other in a document put together, with the words that differ, and what is missing of a sentence that is cut.

import type { Change, CheckedPart } from '../../core/check.ts';
import type { Excerpt, Range } from '../../core/source.ts';
import { quote as excerptOf } from '../excerpt.ts';
import type { Passage } from '../passages.ts';
import { sentencesOf } from '../sentences.ts';
import { align, type Coded, type Edit } from './alignment.ts';
import type { ContextWords } from './context.ts';
import type { Placed, Placing } from './placing.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Pieces that are one part: what is missing between them is a difference. */
export interface Group {
  readonly placed: readonly [Placed, ...Placed[]];
  /** Dots before it stand for what is left out of the same paragraph. */
  readonly omission: boolean;
  /** It does not go on where the group before it ended. */
  readonly apart: boolean;
}

/** Cells of the largest table that is filled to compare two texts; beyond, they differ as a whole. */
const CELLS_MOST = 1_500_000;

/** UTF-16 units that are compared between two pieces of one part: what is further apart was put together by somebody. */
const BETWEEN_MOST = 4_000;

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Whether one place goes on from another with no more than a sentence left out, or with anything of the same paragraph. */
const goesOn = (a: Placed, b: Placed): boolean => {
  const { document, paragraph } = a.passage;
  if (document !== b.passage.document || b.start < a.end || b.start - a.end > BETWEEN_MOST) return false;
  if (paragraph === b.passage.paragraph) return true;
  const between = sentencesOf(document.text, a.end, b.start).filter((range) =>
    hasWords(document.text.slice(...range)),
  );
  return between.length <= 1;
};

/** Groups of places, and whether some pieces have none. */
export const groupsOf = (chain: readonly (Placed | null)[]): Group[] => {
  const groups: { placed: [Placed, ...Placed[]]; omission: boolean; apart: boolean }[] = [];
  let before: Placed | null = null;
  for (const placed of chain) {
    const group = groups.at(-1);
    if (placed !== null) {
      const follows = before !== null && goesOn(before, placed);
      if (follows && !placed.piece.omission) group?.placed.push(placed);
      else {
        const last = group?.placed.at(-1);
        const isSame =
          last !== undefined &&
          last.passage.document === placed.passage.document &&
          placed.start >= last.end &&
          (last.passage.paragraph === placed.passage.paragraph || goesOn(last, placed));
        const omission = placed.piece.omission && isSame;
        groups.push({ placed: [placed], omission, apart: groups.length > 0 && !isSame });
      }
    }
    before = placed;
  }
  return groups;
};

/** The alignment of all of one text with all of another, of which the beginning and end that they share need no table. */
const edits = (piece: Coded, text: Coded): readonly Edit[] => {
  const [m, n] = [piece.codes.length, text.codes.length];
  let head = 0;
  while (head < m && head < n && piece.codes[head] === text.codes[head]) head++;
  let tail = 0;
  while (tail < m - head && tail < n - head && piece.codes[m - 1 - tail] === text.codes[n - 1 - tail]) tail++;
  const [p, t] = [m - head - tail, n - head - tail];
  if (p === 0 && t === 0) return [];
  if (p === 0 || t === 0 || p * t > CELLS_MOST) return [{ piece: [head, m - tail], text: [head, n - tail] }];
  const cut = ({ tokens, codes }: Coded, end: number): Coded => ({
    tokens: tokens.slice(head, end),
    codes: codes.subarray(head, end),
  });
  return align(cut(piece, m - tail), cut(text, n - tail), true).edits.map((edit) => ({
    piece: [edit.piece[0] + head, edit.piece[1] + head],
    text: [edit.text[0] + head, edit.text[1] + head],
  }));
};

/** Where tokens [from, to) stand; between two tokens, the empty place behind the first. */
const rangeOf = (
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
  fallback: number,
): Range => {
  if (to > from) return [tokens[from]?.start ?? fallback, tokens[to - 1]?.end ?? fallback];
  const at = tokens[from - 1]?.end ?? tokens[from]?.start ?? fallback;
  return [at, at];
};

/** What differs in a group: the words on both sides. */
export const changesOf = (placing: Placing, { placed }: Group): Change[] => {
  const [first, last] = [placed[0], placed.at(-1) ?? placed[0]];
  const { coded, places } = placing;
  const piece = {
    tokens: coded.tokens.slice(first.piece.from, last.piece.to),
    codes: coded.codes.subarray(first.piece.from, last.piece.to),
  };
  const around = places.joined(...places.span(first.number, first.start, last.end));
  const from = around.tokens.findIndex(({ start }) => start >= first.start);
  const to = around.tokens.findLastIndex(({ end }) => end <= last.end) + 1;
  const text = { tokens: around.tokens.slice(from, to), codes: around.codes.subarray(from, to) };
  return edits(piece, text).map((edit) => ({
    quoted: rangeOf(piece.tokens, edit.piece, first.piece.from),
    source: rangeOf(text.tokens, edit.text, first.start),
  }));
};

/** The sentence of a passage that holds an offset. */
const sentenceAt = ({ document, start, end }: Passage, offset: number): { at: Range; next: Range | null } => {
  const sentences = sentencesOf(document.text, start, end);
  const i = sentences.findIndex((range) => offset < range[1]);
  return { at: sentences[i] ?? [offset, offset], next: sentences[i + 1] ?? null };
};

/**
 * The sentences that a part cuts, whole, with what is missing from them of the words that may turn a sense; null if there is none of
 * these. What other parts of the quotation show is not missing: `from` and `to` bound what this one has to itself.
 */
export const contextOf = (
  { start: own, end, passage, last }: { start: number; end: number; passage: Passage; last: Passage },
  [from, to]: Range,
  words: ContextWords,
): Excerpt | null => {
  const { text } = passage.document;
  const { at: begin } = sentenceAt(passage, own);
  const { at: finish, next } = sentenceAt(last, end - 1);
  const missing: Range[] = [];
  let [left, right] = [own, end];
  const before: Range = [Math.max(begin[0], from), own];
  if (before[0] < before[1] && hasWords(text.slice(...before))) missing.push(...words.among(text, before));
  const after: Range = [end, Math.min(finish[1], to)];
  if (after[0] < after[1] && hasWords(text.slice(...after))) {
    missing.push(...words.among(text, after));
    if (next !== null && next[1] <= to) {
      const opening = words.opening(text, next);
      if (opening.length > 0) right = next[1];
      missing.push(...opening);
    }
  }
  if (missing.length === 0) return null;
  left = Math.min(left, begin[0]);
  right = Math.max(right, finish[1]);
  return { ...excerptOf(passage, [left, right]), differences: missing };
};

/** How much further the quotation goes on with marks that the document has too. */
export const marksAfter = (
  words: string,
  at: number,
  text: string,
  end: number,
): readonly [number, number] => {
  const [quoted, source] = [
    tokensOf(words, [at, Math.min(words.length, at + 8)]),
    tokensOf(text, [end, end + 8]),
  ];
  let i = 0;
  while (quoted[i] !== undefined && !quoted[i]?.isWord && quoted[i]?.text === source[i]?.text) i++;
  return i === 0 ? [at, end] : [quoted[i - 1]?.end ?? at, source[i - 1]?.end ?? end];
};

/** A part as it is told of. */
export const partOf = (
  placed: { passage: Passage; start: number; end: number },
  quoted: Range,
  changes: readonly Change[],
  rest: Pick<CheckedPart, 'others' | 'context' | 'omission'>,
): CheckedPart => {
  const excerpt = excerptOf(placed.passage, [placed.start, placed.end]);
  const differences = changes.map(({ source }) => source).filter(([a, b]) => b > a);
  return { quoted, excerpt: { ...excerpt, differences }, changes, ...rest };
};
