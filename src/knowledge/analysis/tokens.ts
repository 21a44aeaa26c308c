// Text cut into words, each with the offsets where it stands.

/**
 * Letters, marks and digits, joined by an apostrophe or a Hebrew abbreviation mark between letters, or by a point or comma
 * between digits.
 */
const WORD =
  /\p{N}+(?:[.,٫٬]\p{N}+)+|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u0640]|\u200c|\u200d)*(?:['’‘ʼ׳״"”](?=[\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

export interface Word {
  readonly text: string;
  /** UTF-16 offsets in the text that was cut. */
  readonly start: number;
  readonly end: number;
}

export const wordsOf = (text: string): Word[] => {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (UNSPACED.test(word)) {
      for (const part of segmenter.segment(word))
        if (part.isWordLike === true)
          words.push({
            text: part.segment,
            start: index + part.index,
            end: index + part.index + part.segment.length,
          });
    } else if (/["”]/.test(word) && !/\p{Script=Hebrew}/u.test(word)) {
      let at = index;
      for (const part of word.split(/(["”])/)) {
        if (!/^["”]?$/.test(part)) words.push({ text: part, start: at, end: at + part.length });
        at += part.length;
      }
    } else words.push({ text: word, start: index, end: index + word.length });
  }
  return words;
};
