// Words beside a quotation that may turn its sense: who says it, that it is not so, on which condition, and what is set against it.

import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Range } from '../../core/source.ts';
import type { Analyser } from '../analysis/analyser.ts';
import { isNegation } from '../analysis/languages.ts';
import { readYaml } from '../front-matter.ts';
import { type Token, tokenize } from './tokens.ts';

const LANGUAGES = ['en', 'ar', 'he'] as const;

const phrases = z.array(z.array(z.string())).transform((lines) => lines.flat());
const shape = z.strictObject({ speaker: phrases, condition: phrases, contrast: phrases });
const REMEDY = 'Give speaker, condition and contrast, each as a list of lists of words.';

/** A word as the lists have it: folded, with one letter for those that Arabic writers use one for another. */
const plain = (word: string): string => word.replace(/[أإآٱ]/g, 'ا').replace(/ى/g, 'ي');

/** Words that are written together with the one they stand before. */
const JOINED = /^(?:[וש]|כש|[وف])(?=\p{L}{2})/u;

/** Finds such words. Languages share no letters, or few words, so the lists of all are looked for in every text. */
export interface ContextWords {
  /** Where they stand between two offsets of a text, in order and apart. */
  among(text: string, range: Range): Range[];
  /** The first words of a sentence, if they set it against the one before. */
  opening(text: string, range: Range): Range[];
}

type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

const byFirstWord = (all: readonly string[]): Phrases => {
  const found = new Map<string, string[][]>();
  for (const phrase of all) {
    const words = tokenize(phrase).map(({ text }) => plain(text));
    const [first = ''] = words;
    found.set(
      first,
      [...(found.get(first) ?? []), words].sort((a, b) => b.length - a.length),
    );
  }
  return found;
};

/** All phrases, and those that set a sentence against the one before. */
interface Lists {
  readonly all: Phrases;
  readonly contrasts: Phrases;
}

let read: Lists | null = null;

/** Read once a process. Throws a FaultyFileError where a list is not as it must be: that is a fault of the program. */
const readLists = (): Lists => {
  const lists = LANGUAGES.map((language) => {
    const file = `${language}.yaml`;
    const yaml = readFileSync(new URL(`./context/${file}`, import.meta.url), 'utf8');
    return readYaml(yaml, shape, { file, remedy: REMEDY });
  });
  const all = byFirstWord(
    lists.flatMap(({ speaker, condition, contrast }) => [...speaker, ...condition, ...contrast]),
  );
  return { all, contrasts: byFirstWord(lists.flatMap(({ contrast }) => contrast)) };
};

/** Throws a FaultyFileError where a list is not as it must be: that is a fault of the program. */
export const readContextWords = (analyser: Analyser): ContextWords => {
  read ??= readLists();
  const { all, contrasts } = read;

  const at = (words: readonly string[], place: number, among: Phrases): number => {
    const word = words[place] ?? '';
    for (const first of [word, word.replace(JOINED, '')]) {
      const phrase = among.get(first)?.find((p) => p.every((w, i) => i === 0 || words[place + i] === w));
      if (phrase !== undefined) return phrase.length;
    }
    return 0;
  };
  /** A word with a capital inside a sentence is a name: the States, May, No. 12. */
  const isName = (text: string, { start, end }: Token): boolean =>
    /^\p{Lu}\p{Ll}/u.test(text.slice(start, end)) &&
    /\p{Ll},?\s$/u.test(text.slice(Math.max(0, start - 3), start));
  const negates = (word: string) => analyser.analyse(word).some(({ surface }) => isNegation(surface));

  const find = (text: string, range: Range, among: Phrases, first: boolean): Range[] => {
    const tokens = tokenize(text, range).filter(({ isWord }) => isWord);
    const words = tokens.map((token) => (isName(text, token) ? '' : plain(token.text)));
    const found: Range[] = [];
    for (let i = 0; i < words.length && !(first && i > 0); ) {
      const word = words[i] ?? '';
      const length = word === '' ? 0 : at(words, i, among) || (!first && negates(word) ? 1 : 0);
      const [begin, end] = [tokens[i], tokens[i + length - 1]];
      if (length > 0 && begin !== undefined && end !== undefined) found.push([begin.start, end.end]);
      i += Math.max(1, length);
    }
    return found;
  };
  return {
    among: (text, range) => find(text, range, all, false),
    opening: (text, range) => find(text, range, contrasts, true),
  };
};
