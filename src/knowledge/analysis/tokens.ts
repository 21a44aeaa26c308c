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

/** What parts the halves of a Persian word, where others write a space or nothing. */
const JOINT = /\u200c+/gu;
const ARABIC_JOINT = /\p{Script=Arabic}\p{M}*\u200c+\p{Script=Arabic}/u;

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

export const segmentWords = (text: string): Word[] => {
  const words: Word[] = [];
  for (let at = 0; at < text.length; ) {
    // Most words of most texts are runs of ASCII letters: they need no pattern, and most time goes into words.
    const kind = kindAt(text, at);
    if (kind === APART || isSign(text.charCodeAt(at))) {
      const signed = endOfSigned(text, at);
      if (signed > 0) words.push({ text: text.slice(at, signed), start: at, end: signed });
      at = Math.max(signed, at + 1);
      continue;
    }
    if (kind === PLAIN) {
      const end = endOfPlain(text, at);
      const signed = endOfSigned(text, at, end > 0 ? end : endOfRun(text, at));
      if (signed > 0) words.push({ text: text.slice(at, signed), start: at, end: signed });
      else if (end > 0) splitHumps(text.slice(at, end), at, words);
      if (signed + end > 0) {
        at = Math.max(signed, end);
        continue;
      }
    }
    WORD.lastIndex = at;
    const found = WORD.exec(text);
    if (found === null) break;
    if (ARABIC_JOINT.test(found[0])) splitAt(found[0], found.index, JOINT, words);
    else if (MAY_DROP.test(found[0])) {
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

const endOfRun = (text: string, from: number): number => {
  let end = from + 1;
  while (end < text.length && kindAt(text, end) === PLAIN) end++;
  return end;
};

/** Where a run of ASCII letters and digits ends; 0 if what follows may belong to the same word. */
const endOfPlain = (text: string, from: number): number => {
  const end = endOfRun(text, from);
  if (end === text.length) return end;
  if (kindAt(text, end) === UNTOLD) return 0;
  // A hyphen, and white space behind it.
  if (text.charCodeAt(end) === 0x2d && text.charCodeAt(end + 1) <= 0x20) return 0;
  return isJoiner(text.charCodeAt(end)) && end + 1 < text.length && kindAt(text, end + 1) !== APART ? 0 : end;
};

const isSign = (unit: number): boolean => SIGNS.includes(unit);
/** Signs outside ASCII that stand for a word: €, £, and the Arabic percent sign. */
const SIGNS = [0x20ac, 0xa3, 0x66a];

/** Signs that stand for a word beside a number. */
const OF_NUMBERS =
  /[%٪](?<=\p{N}[\u00a0\u202f ]?[%٪])|[€$£](?:(?<=\p{N}[\u00a0\u202f ]?[€$£])|(?=[\u00a0\u202f ]?\p{N}))/uy;
/** `.NET` and `.gitignore`: a point that begins a word, and not the end of a sentence with a space on its wrong side. */
const WITH_POINT = /(?<![^\s([{"'`“‘])\.(?:[A-Z]{2,}|[a-z]{2,})(?![\p{L}\p{N}.])/uy;
/** `C++`, `C#`, `R&D`, `I/O` and `U.S.`. */
const WITH_SIGNS =
  /[A-Za-z]+\+\+(?![\p{L}\p{N}+])|[A-Za-z]{1,2}#(?![\p{L}\p{N}#])|[A-Z]{1,2}&[A-Z]{1,2}(?![\p{L}\p{N}])|[A-Z]\/[A-Z](?![\p{L}\p{N}/])|(?:[A-Z]\.){2,}(?!\p{L})/uy;

/** Where a word with signs ends that begins at `at`, whose letters end at `end`; 0 if none begins there. */
const endOfSigned = (text: string, at: number, end = at): number => {
  const unit = text.charCodeAt(end);
  const pattern =
    end === at
      ? unit === 0x2e
        ? WITH_POINT
        : isOfNumber(unit)
          ? OF_NUMBERS
          : null
      : maySign(unit)
        ? WITH_SIGNS
        : null;
  if (pattern === null) return 0;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
};

const isOfNumber = (unit: number): boolean => unit === 0x25 || unit === 0x24 || isSign(unit);
/** #, &, +, the point and the slash. */
const maySign = (unit: number): boolean =>
  unit === 0x23 || unit === 0x26 || unit === 0x2b || unit === 0x2e || unit === 0x2f;

const HUMPS = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/**
 * A name in code, such as `getUserById`, as the words that it is made of. Names of products, such as `JavaScript` and `iPhone`, are one:
 * they have two parts with a capital each, or parts of a letter.
 */
const splitHumps = (word: string, index: number, words: Word[]): void => {
  const isOne = !/[a-z][A-Z]/.test(word) || isProduct(word.split(HUMPS));
  if (isOne) words.push({ text: word, start: index, end: index + word.length });
  else splitAt(word, index, HUMPS, words);
};

const isProduct = (parts: readonly string[]): boolean =>
  parts.some((part) => part.length < 2) ||
  (parts.length === 2 && (/^[A-Z]/.test(parts[0] ?? '') || parts[1] === 'OS'));

/** The parts of a word between which something stands, or nothing. */
const splitAt = (word: string, index: number, between: RegExp, words: Word[]): void => {
  let from = 0;
  const push = (to: number) => {
    const part = word.slice(from, to).replace(DROPPED, '');
    if (part !== '') words.push({ text: part, start: index + from, end: index + to });
  };
  for (const { 0: joint, index: at } of word.matchAll(between)) {
    push(at);
    from = at + joint.length;
  }
  push(word.length);
};

/** A word of the pattern as the words that it is, in scripts without spaces and around quotation marks. */
const split = (word: string, index: number, words: Word[]): void => {
  const push = (part: string, at: number) => {
    if (/^[A-Za-z0-9]+$/.test(part)) splitHumps(part, at, words);
    else words.push({ text: part, start: at, end: at + part.length });
  };
  if (UNSPACED.test(word)) {
    for (const part of segmenter.segment(word))
      if (part.isWordLike === true) push(part.segment, index + part.index);
  } else if (/["”]/.test(word) && !/\p{Script=Hebrew}/u.test(word)) {
    let at = index;
    for (const part of word.split(/(["”])/)) {
      if (!/^["”]?$/.test(part)) push(part, at);
      at += part.length;
    }
  } else push(word, index);
};
