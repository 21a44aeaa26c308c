// What differs between a part of a quotation and the stretch of a document that it stands for, word by word.

import type { WordChange } from '../../core/check.ts';
import type { Range } from '../../core/source.ts';
import { align, type Coded, type Edit, findExact } from './alignment.ts';
import { type Group, sentenceAt } from './parts.ts';
import { AROUND } from './pieces.ts';
import type { Placing } from './placing.ts';
import type { Token } from './tokens.ts';

/** Cells of the largest table that is filled to compare two texts; beyond, they differ as a whole. */
const MAX_CELLS = 1_500_000;

/** A sentence of the quotation of which fewer words stand, as a share, stands nowhere; one of a single word may be an initial. */
const MIN_SHARE = 1 / 3;
const MIN_SENTENCE = 2;

/** Words at the beginning or end that stand beyond the end of a sentence, and not more of them, are there by chance. */
const MAX_STRAY = 2;

/** Words of a sentence beside a part that begins or ends with other words: what these took the place of, or what was left out there too. */
const MAX_BESIDE = 1;
const MAX_LEFT_OUT = 8;

const END = /^[.!?؟।]$/;
const STOP = /^[.!?؟।…]$/;

const cut = ({ tokens, codes }: Coded, from: number, to: number): Coded => ({
  tokens: tokens.slice(from, to),
  codes: codes.subarray(from, to),
});

const countWords = (tokens: readonly Token[]): number => tokens.filter(({ isWord }) => isWord).length;

/** The alignment of all of one text with all of another, of which the beginning and end that they share need no table. */
const edits = (piece: Coded, text: Coded): readonly Edit[] => {
  const [m, n] = [piece.codes.length, text.codes.length];
  let head = 0;
  while (head < m && head < n && piece.codes[head] === text.codes[head]) head++;
  let tail = 0;
  while (tail < m - head && tail < n - head && piece.codes[m - 1 - tail] === text.codes[n - 1 - tail]) tail++;
  const [p, t] = [m - head - tail, n - head - tail];
  if (p === 0 && t === 0) return [];
  if (p === 0 || t === 0 || p * t > MAX_CELLS) return [{ piece: [head, m - tail], text: [head, n - tail] }];
  return align(cut(piece, head, m - tail), cut(text, head, n - tail), true).edits.map((edit) => ({
    piece: [edit.piece[0] + head, edit.piece[1] + head],
    text: [edit.text[0] + head, edit.text[1] + head],
  }));
};

/** Words left out that might as well be those one place before, since the same word is around them, where these begin a sentence. */
const slid = (edit: Edit, { tokens, codes }: Coded): Edit => {
  const [from, to] = edit.text;
  if (edit.piece[0] !== edit.piece[1]) return edit;
  for (let by = 0; by <= edit.piece[0] && from - by > 0; by++) {
    if (STOP.test(tokens[from - by - 1]?.text ?? ''))
      return { piece: [edit.piece[0] - by, edit.piece[1] - by], text: [from - by, to - by] };
    if (codes[from - by - 1] !== codes[to - by - 1]) break;
  }
  return edit;
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

export interface Compared {
  readonly changes: readonly WordChange[];
  /** Where the part stands in the quotation, and in the document. */
  readonly quoted: Range;
  readonly start: number;
  readonly end: number;
  /** Sentences of the quotation that went with the part, and of which nothing stands there. */
  readonly unfound: readonly Range[];
  /** Marks of footnotes in the quotation that the document does not have there. */
  readonly notes: readonly Range[];
}

/** The words under comparison: tokens [left, right) of the quotation, and [from, to) of the text around the part. */
interface Span {
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
}

/** A group with the texts that it is compared in. */
interface Frame {
  readonly quote: Placing['quote'];
  readonly coded: Coded;
  readonly around: Coded;
  /** Where the document's sentence of a token stands; nowhere for none. */
  readonly sentenceOf: (token: Token | undefined) => Range;
}

const editsIn = ({ coded, around }: Frame, { left, right, from, to }: Span): readonly Edit[] =>
  edits(cut(coded, left, right), cut(around, from, to));

/** The span and what differs in it. Where nothing of the text is left, the span stays as it was. */
const narrowed = (
  frame: Frame,
  { span: before, found }: { readonly span: Span; readonly found: readonly Edit[] },
  span: Span,
) => {
  const isSame = span.from === before.from && span.to === before.to;
  return span.from >= span.to || isSame ? { span: before, found } : { span, found: editsIn(frame, span) };
};

/**
 * Compares a group with the document. An alignment of the whole with some stretch of a text ends where words are the same; so where the
 * quotation begins or ends with other words, the words of the document's sentence that stand in their place belong to the stretch too.
 */
export const compare = (placing: Placing, { placed }: Group): Compared => {
  const [first, last] = [placed[0], placed.at(-1) ?? placed[0]];
  const { coded, places, quote } = placing;
  const around = places.joined(...places.span(first.number, first.start, last.end));
  const frame: Frame = {
    quote,
    coded,
    around,
    sentenceOf: (token) => {
      const passage = token === undefined ? undefined : places.holding(first.number, token.start);
      return token === undefined || passage === undefined ? [0, 0] : sentenceAt(passage, token.start).at;
    },
  };
  const whole: Span = {
    left: first.piece.from,
    right: last.piece.to,
    from: Math.max(
      0,
      around.tokens.findIndex(({ start }) => start >= first.start),
    ),
    to: around.tokens.findLastIndex(({ end }) => end <= last.end) + 1,
  };
  const standing = leaveOutUnfound(frame, whole, editsIn(frame, whole));
  const kept = narrowed(frame, standing, withoutStray(frame, standing.span, standing.found));
  const { span, found } = narrowed(frame, kept, withBeside(frame, kept.span, kept.found));

  const { left, right, from, to } = span;
  const text = around.tokens.slice(from, to);
  const isNotes = notesOnly(coded.tokens.slice(left, right), text);
  return {
    notes: found.flatMap((edit) =>
      isNotes(edit) && edit.piece[1] > edit.piece[0]
        ? [rangeOf(coded.tokens.slice(left, right), edit.piece, 0)]
        : [],
    ),
    changes: changesIn(frame, span, found, standing.gone, first.start),
    quoted: rangeOf(coded.tokens, [left, right], 0),
    start: text[0]?.start ?? first.start,
    end: text.at(-1)?.end ?? last.end,
    unfound: standing.unfound,
  };
};

/**
 * Leaves sentences of the quotation out of which nothing stands here, if they are at its ends. One that stands further on, or before, is
 * not nowhere: the stretch is made longer, and what is between counts as left out.
 */
const leaveOutUnfound = (
  frame: Frame,
  whole: Span,
  found: readonly Edit[],
): { span: Span; found: readonly Edit[]; gone: ReadonlySet<number>; unfound: readonly Range[] } => {
  const { coded, around, quote } = frame;
  const unfound: Range[] = [];
  const gone = new Set<number>();
  if (found.length === 0) return { span: whole, found, gone, unfound };

  let { left, right, from, to } = whole;
  const differs = new Uint8Array(coded.codes.length);
  for (const { piece } of found) differs.fill(1, piece[0] + left, piece[1] + left);
  const standsNowhere = (sentence: { from: number; to: number; words: number }): boolean => {
    const own = coded.tokens.slice(sentence.from, sentence.to);
    const standing = own.filter(({ isWord }, i) => isWord && differs[sentence.from + i] === 0).length;
    return sentence.words >= MIN_SENTENCE && standing < MIN_SHARE * sentence.words;
  };
  for (const sentence of quote.sentences) {
    if (sentence.from < left || sentence.to > right || !standsNowhere(sentence)) continue;
    const close = withoutMarks(coded.tokens, sentence.from, sentence.to);
    const all = findExact(coded.codes.subarray(sentence.from, close), around.codes);
    const length = close - sentence.from;
    if (sentence.to === right) to = (all.find((at) => at >= to) ?? to - length) + length;
    else if (sentence.from === left) from = all.findLast((at) => at + length <= from) ?? from;
    if (all.length > 0) continue;
    unfound.push(rangeOf(coded.tokens, [sentence.from, sentence.to], 0));
    for (let i = sentence.from; i < sentence.to; i++) gone.add(i);
  }
  while (gone.has(left) && left < right) left++;
  while (gone.has(right - 1) && right > left) right--;
  const span = { left, right, from, to };
  return { span, found: editsIn(frame, span), gone, unfound };
};

/** Where tokens [from, to) end without the marks behind the last word. */
const withoutMarks = (tokens: readonly Token[], from: number, to: number): number => {
  let end = to;
  while (end > from && tokens[end - 1]?.isWord === false) end--;
  return end;
};

/** Takes no word of another sentence for one of the quotation, where only one or two at its ends are the same. */
const withoutStray = ({ quote, coded, around }: Frame, span: Span, found: readonly Edit[]): Span => {
  const { left, right } = span;
  const [opening, closing] = [found[0], found.at(-1)];
  let { from, to } = span;
  const crosses = ({ text }: Edit) =>
    text[1] > text[0] && around.tokens.slice(from + text[0], from + text[1]).some((t) => END.test(t.text));
  const isStray = (words: number, hasNone: boolean) => words <= MAX_STRAY && (words > 0 || hasNone);
  if (opening !== undefined && crosses(opening)) {
    const end = left + opening.piece[0];
    const isSentence = quote.sentences.some((one) => one.from === left && one.to === end);
    if (!isSentence && isStray(countWords(coded.tokens.slice(left, end)), end === left))
      from = span.from + opening.text[1];
  }
  if (closing !== undefined && crosses(closing)) {
    const begin = left + closing.piece[1];
    const isSentence = quote.sentences.some((one) => one.from === begin);
    if (!isSentence && isStray(countWords(coded.tokens.slice(begin, right)), begin === right))
      to = span.from + closing.text[0];
  }
  return { ...span, from, to };
};

/** Takes the words beside the stretch that the first or last words of the quotation stand for. */
const withBeside = (frame: Frame, span: Span, found: readonly Edit[]): Span => {
  const { left, right } = span;
  const [head, tail] = [found[0], found.at(-1)];
  const isHead = head !== undefined && head.piece[0] === 0 && head.piece[1] > 0;
  const isTail = tail !== undefined && tail.piece[1] === right - left && tail.piece[1] > tail.piece[0];
  return {
    ...span,
    from: isHead ? beginWithin(frame, span, head) : span.from,
    to: isTail ? endWithin(frame, span, tail) : span.to,
  };
};

/** Where the stretch begins if its first words stand for those of `head`: in the sentence that they are of, and no further than these reach. */
const beginWithin = ({ coded, around, sentenceOf }: Frame, { left, from }: Span, head: Edit): number => {
  const { tokens, codes } = around;
  const stands = from + head.text[1];
  const [begin] = sentenceOf(tokens[stands]);
  let min = stands;
  while (min > 0 && (tokens[min - 1]?.start ?? 0) >= begin) min--;
  const put = countWords(coded.tokens.slice(left, left + head.piece[1]));
  const max = put + (coded.codes[left] === codes[min] ? MAX_LEFT_OUT : MAX_BESIDE);
  if (countWords(tokens.slice(min, stands)) <= max) return min;
  let at = stands;
  while (at > min && countWords(tokens.slice(at, stands)) < put) at--;
  return at;
};

/** Where it ends if its last words stand for those of `tail`. */
const endWithin = ({ coded, around, sentenceOf }: Frame, { left, right, from }: Span, tail: Edit): number => {
  const { tokens, codes } = around;
  const stands = from + tail.text[0];
  const [, finish] = sentenceOf(tokens[stands - 1]);
  let max = stands;
  while (max < tokens.length && (tokens[max]?.end ?? 0) <= finish) max++;
  max = withoutMarks(tokens, stands, max);
  const put = countWords(coded.tokens.slice(left + tail.piece[0], right));
  const allowed = put + (coded.codes[right - 1] === codes[max - 1] ? MAX_LEFT_OUT : MAX_BESIDE);
  if (countWords(tokens.slice(stands, max)) <= allowed) return max;
  let at = stands;
  while (at < max && countWords(tokens.slice(stands, at)) < put) at++;
  return at;
};

/** Whether an edit is no more than marks of footnotes that only one of the two has: a copy brings them along, or leaves them out. */
const notesOnly =
  (piece: readonly Token[], text: readonly Token[]) =>
  ({ piece: quoted, text: source }: Edit): boolean => {
    const differing = [...piece.slice(...quoted), ...text.slice(...source)];
    const isOneSided = quoted[0] === quoted[1] || source[0] === source[1];
    return isOneSided && differing.every(({ isNote }) => isNote === true);
  };

/** What differs, without what says nothing: marks around the part, marks of footnotes, and sentences that are told of as not found. */
const changesIn = (
  { coded, around }: Frame,
  { left, right, from, to }: Span,
  found: readonly Edit[],
  gone: ReadonlySet<number>,
  fallback: number,
): WordChange[] => {
  const [piece, text] = [coded.tokens.slice(left, right), around.tokens.slice(from, to)];
  const isAround = ({ piece: quoted, text: source }: Edit): boolean => {
    const isAtEnd = quoted[0] === 0 || quoted[1] === piece.length;
    const isMarks = countWords(piece.slice(...quoted)) + countWords(text.slice(...source)) === 0;
    return isAtEnd && isMarks && piece.slice(...quoted).every((token) => AROUND.test(token.text));
  };
  const isUnfound = ({ piece: quoted, text: source }: Edit): boolean => {
    const all = Array.from({ length: quoted[1] - quoted[0] }, (_, i) => left + quoted[0] + i);
    return all.length > 0 && source[0] === source[1] && all.every((i) => gone.has(i));
  };
  const isNotes = notesOnly(piece, text);
  return found
    .filter((edit) => !isNotes(edit))
    .map((edit) => slid(edit, cut(around, from, to)))
    .filter((edit) => !isAround(edit) && !isUnfound(edit))
    .map((edit) => ({
      quoted: rangeOf(piece, edit.piece, fallback),
      source: rangeOf(text, edit.text, fallback),
    }));
};
