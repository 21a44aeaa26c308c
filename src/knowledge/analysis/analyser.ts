// From text to terms: words in a normal form, without stop words, stemmed by the language they are written in.

import type { Language } from './languages/language.ts';
import { languageFor, languageOfWord, tagOf } from './languages.ts';
import { abbreviationOf, isPercent, isSigned, saidBy } from './signs.ts';
import { segmentWords } from './tokens.ts';

export interface Token {
  /** The word in its normal form, unstemmed: what a speller compares. */
  readonly surface: string;
  /** The stem: what the index holds. */
  readonly term: string;
  readonly stop: boolean;
  readonly language: Language;
  readonly start: number;
  readonly end: number;
}

/** Digits of any script as ASCII digits, without the commas that group them. */
const normaliseNumber = (word: string): string =>
  word
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.charCodeAt(0) & 0xf) % 10))
    .replace(/٫/g, '.')
    .replace(/[,٬](?=\p{N}{3})/gu, '')
    .normalize('NFKC');

const MAX_MEMO = 200_000;

/**
 * UTF-16 units of the longest word. What is longer is a key, an address or noise: it counts as what it begins with, unstemmed,
 * since stemmers take time with the square of a word's length.
 */
const WORD_CHARS = 100;

/**
 * Analyses text. Arabic and Hebrew words are known by their letters; other words are those of `language`, English if none is
 * given. The same word always gives the same token, so results are kept. Offsets count from `begin`, 0 if it is not given.
 */
export interface Analyser {
  analyse(text: string, language?: string | null, begin?: number): Token[];
  /** The same tokens without their terms: it is the stemming of words that takes long. */
  surfaces(text: string, language?: string | null, begin?: number): Omit<Token, 'term'>[];
}

/** What is known of a word; its term is found out when it is first asked for. */
interface Known {
  readonly surface: string;
  readonly stop: boolean;
  readonly language: Language;
  /** Whether only its capitals tell it from a stop word. */
  readonly isAbbreviation: boolean;
  term: string | null;
}

const ENGLISH = languageFor('en');

export const createAnalyser = (): Analyser => {
  const memos = new Map<string, Map<string, Known>>();

  const read = (whole: string, tag: string): Known => {
    const said = saidBy(whole);
    if (said !== undefined)
      return { surface: said, stop: false, language: languageFor(tag), isAbbreviation: false, term: null };
    const abbreviation = abbreviationOf(whole);
    if (abbreviation !== null) {
      const surface = abbreviation.toLowerCase();
      return { surface, stop: false, language: ENGLISH, isAbbreviation: true, term: surface };
    }
    const word = whole.length > WORD_CHARS ? whole.slice(0, WORD_CHARS) : whole;
    const number = /^\p{N}/u.test(word);
    const language = languageOfWord(word, tag);
    const surface =
      number && !/\p{L}/u.test(word) ? normaliseNumber(word) : language.normalise(word.normalize('NFKC'));
    const stop = language.stops.has(surface);
    const isStemmed = !stop && !number && word === whole && !isSigned(surface);
    return { surface, stop, language, isAbbreviation: false, term: isStemmed ? null : surface };
  };

  const memoFor = (tag: string): Map<string, Known> => {
    const memo = memos.get(tag) ?? new Map<string, Known>();
    memos.set(tag, memo);
    return memo;
  };

  const known = (word: string, tag: string, memo: Map<string, Known>): Known => {
    const found = memo.get(word);
    if (found !== undefined) return found;
    const made = read(word, tag);
    if (memo.size >= MAX_MEMO) memo.clear();
    if (word.length <= WORD_CHARS) memo.set(word, made);
    return made;
  };

  return {
    analyse(text, language, begin = 0) {
      const tag = tagOf(language);
      const memo = memoFor(tag);
      const tokens: Token[] = [];
      let isLoud: boolean | null = null;
      for (const { text: word, start, end } of segmentWords(text)) {
        const one = known(word, tag, memo);
        one.term ??= isPercent(one.surface, undefined) ? '%' : one.language.stem(one.surface);
        const isTwo = isPercent(one.surface, tokens.at(-1)?.surface);
        // Where everything is in capitals, they tell nothing.
        if (one.isAbbreviation) isLoud ??= !/\p{Ll}/u.test(text) && /\s/.test(text.trim());
        if (one.surface !== '')
          tokens.push({
            surface: one.surface,
            term: isTwo ? '%' : one.term,
            stop: one.stop || (one.isAbbreviation && isLoud === true && ENGLISH.stops.has(one.surface)),
            language: one.language,
            start: start + begin,
            end: end + begin,
          });
      }
      return tokens;
    },
    surfaces(text, language, begin = 0) {
      const tag = tagOf(language);
      const memo = memoFor(tag);
      return segmentWords(text).flatMap(({ text: word, start, end }) => {
        const { surface, stop, language: own } = known(word, tag, memo);
        return surface === ''
          ? []
          : [{ surface, stop, language: own, start: start + begin, end: end + begin }];
      });
    },
  };
};

/** The terms of a text that say something of its subject. */
export const contentTerms = (tokens: readonly Token[]): string[] =>
  tokens.filter((token) => !token.stop).map((token) => token.term);
