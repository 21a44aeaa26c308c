// What differs between a part of a quotation and the stretch of a document that it stands for, word by word.

import type { Change } from '../../core/check.ts';
import type { Range } from '../../core/source.ts';
import { align, type Coded, type Edit, findExact } from './alignment.ts';
import { type Group, sentenceAt } from './parts.ts';
import { AROUND } from './pieces.ts';
import type { Placing } from './placing.ts';
import type { Token } from './tokens.ts';

/** Cells of the largest table that is filled to compare two texts; beyond, they differ as a whole. */
const CELLS_MOST = 1_500_000;

/** A sentence of the quotation of which fewer words stand, as a share, stands nowhere; one of a single word may be an initial. */
const SHARE_LEAST = 1 / 3;
const SENTENCE_LEAST = 2;

/** Words at the beginning or end that stand beyond the end of a sentence, and not more of them, are there by chance. */
const STRAY_MOST = 2;

/** Words of a sentence beside a part that begins or ends with other words: what these took the place of, or what was left out there too. */
const BESIDE_MOST = 1;
const LEFT_OUT_MOST = 8;

const END = /^[.!?؟।]$/;
const STOP = /^[.!?؟।…]$/;

const cut = ({ tokens, codes }: Coded, from: number, to: number): Coded => ({
  tokens: tokens.slice(from, to),
  codes: codes.subarray(from, to),
});

const wordsIn = (tokens: readonly Token[]): number => tokens.filter(({ isWord }) => isWord).length;

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
  readonly changes: readonly Change[];
  /** Where the part stands in the quotation, and in the document. */
  readonly quoted: Range;
  readonly start: number;
  readonly end: number;
  /** Sentences of the quotation that went with the part, and of which nothing stands there. */
  readonly unfound: readonly Range[];
}

/**
 * Compares a group with the document. An alignment of the whole with some stretch of a text ends where words are the same; so where the
 * quotation begins or ends with other words, the words of the document's sentence that stand in their place belong to the stretch too.
 */
export const compare = (placing: Placing, { placed }: Group): Compared => {
  const [first, last] = [placed[0], placed.at(-1) ?? placed[0]];
  const { coded, places, quote } = placing;
  const around = places.joined(...places.span(first.number, first.start, last.end));
  let [left, right] = [first.piece.from, last.piece.to];
  let from = Math.max(
    0,
    around.tokens.findIndex(({ start }) => start >= first.start),
  );
  let to = around.tokens.findLastIndex(({ end }) => end <= last.end) + 1;
  const again = () => edits(cut(coded, left, right), cut(around, from, to));

  let found = again();
  const unfound: Range[] = [];
  const gone = new Set<number>();
  if (found.length > 0) {
    const differs = new Uint8Array(coded.codes.length);
    for (const { piece } of found) differs.fill(1, piece[0] + left, piece[1] + left);
    for (const sentence of quote.sentences) {
      if (sentence.from < left || sentence.to > right) continue;
      const own = coded.tokens.slice(sentence.from, sentence.to);
      const standing = own.filter(({ isWord }, i) => isWord && differs[sentence.from + i] === 0).length;
      if (sentence.words < SENTENCE_LEAST || standing >= SHARE_LEAST * sentence.words) continue;
      // A few words that stand further on, or before, are not nowhere: something is left out between.
      let close = sentence.to;
      while (close > sentence.from && coded.tokens[close - 1]?.isWord === false) close--;
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
    found = again();
  }

  /** Takes no word of another sentence for one of the quotation, where only one or two at its ends are the same. */
  const [opening, closing] = [found[0], found.at(-1)];
  const crosses = ({ text }: Edit) =>
    around.tokens.slice(from + text[0], from + text[1]).some((t) => END.test(t.text));
  const [begun, ended] = [from, to];
  if (opening !== undefined && opening.text[1] > opening.text[0] && crosses(opening)) {
    const stray = wordsIn(coded.tokens.slice(left, left + opening.piece[0]));
    const isSentence = quote.sentences.some((one) => one.from === left && one.to === left + opening.piece[0]);
    if (!isSentence && stray <= STRAY_MOST && (stray > 0 || opening.piece[0] === 0))
      from = begun + opening.text[1];
  }
  if (closing !== undefined && closing.text[1] > closing.text[0] && crosses(closing)) {
    const stray = wordsIn(coded.tokens.slice(left + closing.piece[1], right));
    const isSentence = quote.sentences.some((one) => one.from === left + closing.piece[1]);
    if (!isSentence && stray <= STRAY_MOST && (stray > 0 || closing.piece[1] === right - left))
      to = begun + closing.text[0];
  }
  if (from >= to) [from, to] = [begun, ended];
  else if (from !== begun || to !== ended) found = again();

  /** Takes the words beside the stretch that the first or last words of the quotation stand for. */
  const [head, tail] = [found[0], found.at(-1)];
  const inSentence = (token: Token | undefined): Range => {
    const passage = token === undefined ? undefined : places.holding(first.number, token.start);
    return token === undefined || passage === undefined ? [0, 0] : sentenceAt(passage, token.start).at;
  };
  const same = (a: number, b: number) => coded.codes[a] === around.codes[b];
  const [before, behind] = [from, to];
  if (head !== undefined && head.piece[0] === 0 && head.piece[1] > 0) {
    const stands = before + head.text[1];
    const [begin] = inSentence(around.tokens[stands]);
    let least = stands;
    while (least > 0 && (around.tokens[least - 1]?.start ?? 0) >= begin) least--;
    const put = wordsIn(coded.tokens.slice(left, left + head.piece[1]));
    const most = put + (same(left, least) ? LEFT_OUT_MOST : BESIDE_MOST);
    from = least;
    if (wordsIn(around.tokens.slice(least, stands)) > most)
      for (from = stands; from > least && wordsIn(around.tokens.slice(from, stands)) < put; ) from--;
  }
  if (tail !== undefined && tail.piece[1] === right - left && tail.piece[1] > tail.piece[0]) {
    const stands = before + tail.text[0];
    const [, finish] = inSentence(around.tokens[stands - 1]);
    let most = stands;
    while (most < around.tokens.length && (around.tokens[most]?.end ?? 0) <= finish) most++;
    while (most > stands && around.tokens[most - 1]?.isWord === false) most--;
    const put = wordsIn(coded.tokens.slice(left + tail.piece[0], right));
    const allowed = put + (same(right - 1, most - 1) ? LEFT_OUT_MOST : BESIDE_MOST);
    to = most;
    if (wordsIn(around.tokens.slice(stands, most)) > allowed)
      for (to = stands; to < most && wordsIn(around.tokens.slice(stands, to)) < put; ) to++;
  }
  if (from >= to) [from, to] = [before, behind];
  else if (from !== before || to !== behind) found = again();

  const [piece, text] = [coded.tokens.slice(left, right), around.tokens.slice(from, to)];
  const changes = found.flatMap((whole): Change[] => {
    const edit = slid(whole, cut(around, from, to));
    // Marks around a part are no more than those around the whole.
    const isAtEnd = edit.piece[0] === 0 || edit.piece[1] === piece.length;
    const isMarks = wordsIn(piece.slice(...edit.piece)) + wordsIn(text.slice(...edit.text)) === 0;
    if (isAtEnd && isMarks && piece.slice(...edit.piece).every((token) => AROUND.test(token.text))) return [];
    const isGone = Array.from({ length: edit.piece[1] - edit.piece[0] }, (_, i) => left + edit.piece[0] + i);
    if (isGone.length > 0 && edit.text[0] === edit.text[1] && isGone.every((i) => gone.has(i))) return [];
    return [
      {
        quoted: rangeOf(piece, edit.piece, first.start),
        source: rangeOf(text, edit.text, first.start),
      },
    ];
  });
  return {
    changes,
    quoted: rangeOf(coded.tokens, [left, right], 0),
    start: text[0]?.start ?? first.start,
    end: text.at(-1)?.end ?? last.end,
    unfound,
  };
};
