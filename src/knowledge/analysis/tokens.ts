// Text cut into words, each with the offsets where it stands.

import { DIVISION, UNSEEN } from '../folding.ts';

/** What may stand inside of a word and shows nothing, with a letter behind it; and where a line was too short for it. */
const INSIDE = `[\\p{L}\\p{M}\\p{N}\\u0640\\u200c\\u200d]|[${UNSEEN}]+(?=[\\p{L}\\p{M}\\p{N}])|(?<=\\p{L})${DIVISION}`;

/**
 * Letters, marks and digits, joined by an apostrophe or a Hebrew abbreviation mark between letters, or by a point or comma between digits.
 * Soft hyphens and other marks that show nothing are inside of a word, and so is the end of a line that divides it.
 */
const WORD = new RegExp(
  `\\p{N}+(?:[.,٫٬]\\p{N}+)+|[\\p{L}\\p{N}](?:${INSIDE})*(?:['’‘ʼ׳״"”](?=[\\p{L}\\p{N}])[\\p{L}\\p{N}](?:${INSIDE})*)*`,
  'gu',
);
const DROPPED = new RegExp(`[${UNSEEN}]|(?<=\\p{L})${DIVISION}`, 'gu');
const MAY_DROP = new RegExp(`[${UNSEEN}]|-\\s`, 'u');

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
  for (let at = 0; at < text.length; ) {
    // Most words of most texts are runs of ASCII letters: they need no pattern, and most time goes into words.
    const kind = kindAt(text, at);
    if (kind === APART) {
      at++;
      continue;
    }
    const end = kind === PLAIN ? endOfPlain(text, at) : 0;
    if (end > 0) {
      words.push({ text: text.slice(at, end), start: at, end });
      at = end;
      continue;
    }
    WORD.lastIndex = at;
    const found = WORD.exec(text);
    if (found === null) break;
    if (MAY_DROP.test(found[0])) {
      const whole = found[0].replace(DROPPED, '');
      if (whole !== '') words.push({ text: whole, start: found.index, end: found.index + found[0].length });
    } else split(found[0], found.index, words);
    at = found.index + found[0].length;
  }
  return words;
};

/** What an ASCII unit is at the beginning of a word: no part of one, a letter or digit, or (also all others) for the pattern to tell. */
const [APART, PLAIN, UNTOLD] = [0, 1, 2];
const KINDS = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[a-z0-9]/i.test(String.fromCharCode(unit)) ? PLAIN : APART,
);
const kindAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return unit < 128 ? (KINDS[unit] ?? UNTOLD) : UNTOLD;
};

/** Units that may join what stands on either side of them. */
const isJoiner = (unit: number): boolean => unit === 0x22 || unit === 0x27 || unit === 0x2c || unit === 0x2e;

/** Where a run of ASCII letters and digits ends; 0 if what follows may belong to the same word. */
const endOfPlain = (text: string, from: number): number => {
  let end = from + 1;
  while (end < text.length && kindAt(text, end) === PLAIN) end++;
  if (end === text.length) return end;
  if (kindAt(text, end) === UNTOLD) return 0;
  // A hyphen, and white space behind it.
  if (text.charCodeAt(end) === 0x2d && text.charCodeAt(end + 1) <= 0x20) return 0;
  return isJoiner(text.charCodeAt(end)) && end + 1 < text.length && kindAt(text, end + 1) !== APART ? 0 : end;
};

/** A word of the pattern as the words that it is, in scripts without spaces and around quotation marks. */
const split = (word: string, index: number, words: Word[]): void => {
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
};
