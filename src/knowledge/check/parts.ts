// Pieces that follow each other in a document put together, and what is missing of a sentence that is cut.

import type { CheckedPart, WordChange } from '../../core/check.ts';
import type { Excerpt, Range } from '../../core/source.ts';
import { quote as excerptAt } from '../excerpt.ts';
import type { Passage } from '../passages.ts';
import { sentencesIn } from '../sentences.ts';
import type { ContextWords } from './context.ts';
import type { PlacedPiece } from './placing.ts';
import { OMISSION, tokenize } from './tokens.ts';

/** Pieces that are one part: what is missing between them is a difference. */
export interface Group {
  readonly placed: readonly [PlacedPiece, ...PlacedPiece[]];
  /** Dots before it stand for what is left out of the same paragraph. */
  readonly omission: boolean;
  /** It does not go on where the group before it ended. */
  readonly apart: boolean;
}

/** UTF-16 units that are compared between two pieces of one part: what is further apart was put together by somebody. */
const MAX_BETWEEN = 4_000;

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Words that may be missing where a paragraph ends, as they may anywhere; more of them, and parts of two paragraphs were put together. */
const MAX_ACROSS = 5;

const between = (a: PlacedPiece, b: PlacedPiece): string => a.passage.document.text.slice(a.end, b.start);

const countWords = (text: string): number => tokenize(text).filter(({ isWord }) => isWord).length;

/** Whether one place stands behind another, in the same paragraph, or without more missing between them than a few words. */
const isNext = (a: PlacedPiece, b: PlacedPiece): boolean => {
  const { document, paragraph } = a.passage;
  if (document !== b.passage.document || b.start < a.end) return false;
  if (b.start - a.end > MAX_BETWEEN && b.piece.dots === 0) return false;
  return paragraph === b.passage.paragraph || countWords(between(a, b)) <= MAX_ACROSS;
};

/** Groups of places, and whether some pieces have none. */
export const groupsOf = (chain: readonly (PlacedPiece | null)[]): Group[] => {
  const all = chain.filter((placed) => placed !== null);
  /** What the quotation leaves out here and has somewhere else has been given another order. */
  const isElsewhere = (a: PlacedPiece, b: PlacedPiece): boolean =>
    all.some(
      ({ passage, start, end }) =>
        passage.document === a.passage.document && a.end <= start && end <= b.start && start < end,
    );
  const groups: { placed: [PlacedPiece, ...PlacedPiece[]]; omission: boolean; apart: boolean }[] = [];
  let before: PlacedPiece | null = null;
  for (const placed of chain) {
    const group = groups.at(-1);
    if (placed !== null) {
      const last = group?.placed.at(-1);
      const follows = last !== undefined && isNext(last, placed) && !isElsewhere(last, placed);
      // Dots that the document has itself stand for nothing.
      const omission = follows && placed.piece.dots > (hasDots(last, placed) ? 1 : 0);
      if (follows && before !== null && !omission) group?.placed.push(placed);
      else groups.push({ placed: [placed], omission, apart: groups.length > 0 && !follows });
    }
    before = placed;
  }
  return groups;
};

/** Whether there are dots in the document right behind a place. */
const hasDots = (a: PlacedPiece, b: PlacedPiece): boolean => {
  const [first, second] = tokenize(between(a, b));
  return first?.text === OMISSION || (first?.isWord === false && second?.text === OMISSION);
};

/** The sentence of a passage that holds an offset. */
export const sentenceAt = (
  { document, start, end }: Passage,
  offset: number,
): { at: Range; next: Range | null } => {
  const sentences = sentencesIn(document, start, end);
  const i = sentences.findIndex((range) => offset < range[1]);
  return { at: sentences[i] ?? [offset, offset], next: sentences[i + 1] ?? null };
};

/** Behind the end of a sentence, and before what may be the first word of one: a line with an abbreviation may be read in two ways. */
const ENDED = /[.!?؟…]["'”’»)\]]*\s+["'“‘«([]*$/;
const ENDS = /^["'”’»)\]]*[.!?؟…]["'”’»)\]]*(?:\s|$)/;
const CLOSED = /[.!?؟…]["'”’»)\]]*$/;
/** Characters that are looked at on either side of a cut. */
const BESIDE = 8;

const isSmall = (text: string): boolean => /^[^\p{L}\p{N}]*\p{Ll}/u.test(text);

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
  const isCut = (range: Range) => range[0] < range[1] && hasWords(text.slice(...range));

  const before: Range = [Math.max(begin[0], from), own];
  const begins =
    ENDED.test(text.slice(Math.max(0, own - BESIDE), own)) && !isSmall(text.slice(own, own + BESIDE));
  const cutBefore = isCut(before) && !begins;
  if (cutBefore) missing.push(...words.among(text, before));

  const after: Range = [end, Math.min(finish[1], to)];
  const rest = text.slice(end, end + BESIDE);
  const isEnd = CLOSED.test(text.slice(Math.max(0, end - BESIDE), end)) ? /^\s/.test(rest) : ENDS.test(rest);
  const cutAfter = isCut(after) && !(isEnd && !isSmall(rest));
  if (cutAfter) missing.push(...words.among(text, after));

  // What is set against a sentence begins the next one.
  const isOne = begin[0] === finish[0];
  let right = finish[1];
  if ((cutAfter || (cutBefore && isOne)) && next !== null && next[1] <= to) {
    const opening = words.opening(text, next);
    if (opening.length > 0) right = next[1];
    missing.push(...opening);
  }
  if (missing.length === 0) return null;
  const range: Range = [Math.min(own, begin[0]), Math.max(end, right)];
  return { ...excerptAt(passage, range), differences: missing };
};

/** How much further the quotation goes on with marks that the document has too. */
export const marksAfter = (
  words: string,
  at: number,
  text: string,
  end: number,
): readonly [number, number] => {
  const [quoted, source] = [
    tokenize(words, [at, Math.min(words.length, at + 8)]),
    tokenize(text, [end, end + 8]),
  ];
  let i = 0;
  while (quoted[i] !== undefined && !quoted[i]?.isWord && quoted[i]?.text === source[i]?.text) i++;
  return i === 0 ? [at, end] : [quoted[i - 1]?.end ?? at, source[i - 1]?.end ?? end];
};

/** A part as it is told of. */
export const partOf = (
  placed: { passage: Passage; start: number; end: number },
  quoted: Range,
  changes: readonly WordChange[],
  rest: Pick<CheckedPart, 'others' | 'notes' | 'context' | 'omission'>,
): CheckedPart => {
  const excerpt = excerptAt(placed.passage, [placed.start, placed.end]);
  const differences = changes.map(({ source }) => source).filter(([a, b]) => b > a);
  return { quoted, excerpt: { ...excerpt, differences }, changes, ...rest };
};
