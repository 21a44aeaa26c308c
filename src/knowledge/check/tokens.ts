// A text cut into what is compared: words and marks, each folded, with the offsets where it stands.

import type { Range } from '../../core/source.ts';
import { DIVISION, foldCopied, UNSEEN } from '../folding.ts';

export interface Token {
  /** Folded: two tokens are the same if and only if these are. */
  readonly text: string;
  /** UTF-16 offsets in the text that was cut. */
  readonly start: number;
  readonly end: number;
  /** A word or number; else a mark. */
  readonly isWord: boolean;
  /** The mark of a footnote, such as [3], right behind a word or a mark. */
  readonly isNote?: true;
}

/** What stands for words that were left out: dots, in brackets or without. */
export const OMISSION = '…';

/** Three dots or more: the full stop of a sentence goes with those of an omission behind it. */
const DOTS = '(?:…|\\.(?:\\s?\\.){2,})+';
const REST = `(?:[${UNSEEN}]*[\\p{L}\\p{M}\\p{N}\\u200c\\u200d])*`;

/** A letter goes on behind a mark, with or without what cannot be seen between them. */
const GOES_ON = `(?=[${UNSEEN}]*[\\p{L}\\p{N}])`;

const NOTE = '(?<=[^\\s[(])\\[(?:\\p{N}{1,3}|\\p{Ll})\\](?![(:])';

/**
 * Dots of an omission; the mark of a footnote; a number with the points and commas inside it; a word with the apostrophes inside it, of which Arabic has none,
 * and, in Hebrew, with the marks of abbreviation; two or three hyphens, which stand for a dash; any other mark by itself. White space is
 * between tokens and nothing else, so no line break, and no space before a mark, is a difference.
 */
const TOKEN = new RegExp(
  [
    NOTE,
    `\\[\\s*${DOTS}\\s*\\]|\\(\\s*${DOTS}\\s*\\)|${DOTS}`,
    '\\p{N}+(?:[.,:/٫٬]\\p{N}+)+',
    `[\\p{L}\\p{N}]${REST}(?:(?:(?<!\\p{Script=Arabic})['’‘ʼ\`´]|(?<=\\p{Script=Hebrew})["״”׳](?=[${UNSEEN}]*\\p{Script=Hebrew}))${GOES_ON}${REST})*`,
    '-{2,3}',
    `[^\\s\\p{Cc}${UNSEEN}]`,
  ].join('|'),
  'gu',
);

/** Scripts that put no spaces between words: there each character is a token, since where a word ends depends on what is around it. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const IS_NOTE = /^\[(?:\p{N}{1,3}|\p{Ll})\]$/u;

const IS_OMISSION = new RegExp(`^[[(]?\\s*${DOTS}`);

const read = (said: string, start: number): Token => {
  const end = start + said.length;
  if (IS_OMISSION.test(said)) return { text: OMISSION, start, end, isWord: false };
  if (IS_NOTE.test(said)) return { text: foldCopied(said), start, end, isWord: false, isNote: true };
  const isWord = /[\p{L}\p{N}]/u.test(said);
  // Quotation marks are one whether single or double: inside a quotation the one becomes the other.
  if (isWord) return { text: foldCopied(said).replaceAll('"', "'"), start, end, isWord };
  const text = said.startsWith('--') ? '-' : foldCopied(said).replace("'", '"');
  return { text, start, end, isWord };
};

const BULLETS = /[•◦‣·▪●○]|^[^\S\n\r]*[-–—*+]\s/mu;
/** Bullets of lists: a dash or star is one where a line begins with it. */
const BULLET = /[•◦‣·▪●○]|(?<=^[^\S\n\r]*)[-–—*+](?=\s)/gmu;

const DIVIDED = new RegExp(`^${DIVISION}`, 'u');

/**
 * The tokens of a text between two offsets, in order. What folds to nothing is none, and bullets are none. A word that the end of a line
 * divides is one if `isWord` says so of its halves together, and two with a hyphen else.
 */
export const tokenize = (
  text: string,
  [from, to]: Range = [0, text.length],
  isWord: (joined: string) => boolean = () => true,
): Token[] => {
  const all = cut(text, [from, to]);
  if (!text.includes('-')) return all;
  const tokens: Token[] = [];
  for (let i = 0; i < all.length; i++) {
    const [first, hyphen, second] = [all[i] as Token, all[i + 1], all[i + 2]];
    const divides =
      first.isWord &&
      second?.isWord === true &&
      hyphen?.text === '-' &&
      hyphen.start === first.end &&
      second.start > hyphen.end &&
      /\p{L}$/u.test(first.text) &&
      DIVIDED.test(text.slice(hyphen.start, second.end + 1)) &&
      isWord(first.text + second.text);
    if (divides) {
      tokens.push({ text: first.text + second.text, start: first.start, end: second.end, isWord: true });
      i += 2;
    } else tokens.push(first);
  }
  return tokens;
};

const cut = (whole: string, [from, to]: Range): Token[] => {
  // Bullets become spaces, so that no offset changes.
  const text = BULLETS.test(whole) ? whole.replace(BULLET, ' ') : whole;
  const tokens: Token[] = [];
  for (const { 0: said, index } of text.slice(from, to).matchAll(TOKEN)) {
    if (!UNSPACED.test(said)) {
      const token = read(said, from + index);
      if (token.text !== '') tokens.push(token);
      continue;
    }
    let at = from + index;
    for (const char of said) {
      tokens.push(read(char, at));
      at += char.length;
    }
  }
  return tokens;
};
