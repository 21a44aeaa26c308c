// The languages of which something is known, by their tags.

import { primaryLanguage } from '../../core/scripts.ts';
import { arabic } from './languages/ar.ts';
import { german } from './languages/de.ts';
import { greek } from './languages/el.ts';
import { english } from './languages/en.ts';
import { spanish } from './languages/es.ts';
import { persian } from './languages/fa.ts';
import { french } from './languages/fr.ts';
import { hebrew } from './languages/he.ts';
import { hindi } from './languages/hi.ts';
import { indonesian } from './languages/id.ts';
import { italian } from './languages/it.ts';
import { japanese } from './languages/ja.ts';
import { type Language, languageOf } from './languages/language.ts';
import { normaliseLatin } from './languages/latin.ts';
import { dutch } from './languages/nl.ts';
import { polish } from './languages/pl.ts';
import { portuguese } from './languages/pt.ts';
import { russian } from './languages/ru.ts';
import { snowballStemmer } from './languages/snowball.ts';
import { thai } from './languages/th.ts';
import { turkish } from './languages/tr.ts';
import { ukrainian } from './languages/uk.ts';
import { vietnamese } from './languages/vi.ts';
import { chinese } from './languages/zh.ts';

const LANGUAGES: Readonly<Record<string, Language>> = {
  ar: arabic,
  de: german,
  el: greek,
  en: english,
  es: spanish,
  fa: persian,
  fr: french,
  he: hebrew,
  hi: hindi,
  id: indonesian,
  it: italian,
  ja: japanese,
  nl: dutch,
  pl: polish,
  pt: portuguese,
  ru: russian,
  th: thai,
  tr: turkish,
  uk: ukrainian,
  vi: vietnamese,
  zh: chinese,
};

/** Languages of which no more is known than how to stem them. */
const STEMMED: Readonly<Record<string, string>> = {
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  eu: 'basque',
  fi: 'finnish',
  ga: 'irish',
  hu: 'hungarian',
  hy: 'armenian',
  nb: 'norwegian',
  no: 'norwegian',
  ro: 'romanian',
  sl: 'slovene',
  sv: 'swedish',
  ta: 'tamil',
};

const others = new Map<string, Language>();

const other = (tag: string): Language => {
  const known = others.get(tag);
  if (known !== undefined) return known;
  const name = STEMMED[tag];
  const made = languageOf({
    normalise: normaliseLatin,
    stem: name === undefined ? (word) => word : snowballStemmer(name),
    stops: '',
    questions: '',
    negations: '',
  });
  others.set(tag, made);
  return made;
};

/** Languages that have an alphabet of their own; Latin letters in their texts are English. */
const OWN_LETTERS: ReadonlySet<string> = new Set([
  'ar',
  'el',
  'fa',
  'he',
  'hi',
  'ja',
  'ru',
  'th',
  'uk',
  'zh',
]);

/** Languages whose words are in the alphabet of Arabic and are no Arabic. */
const ARABIC_LETTERS: ReadonlySet<string> = new Set(['fa']);

/** The tag under which a language is known; English is what nothing is said of. */
export const tagOf = (language: string | null | undefined): string =>
  language ? primaryLanguage(language) : 'en';

/** The language of a word in a text of the language `tag`: letters of Arabic and Hebrew tell more than what is said of the text. */
export const languageOfWord = (word: string, tag: string): Language => {
  if (/[^\0-\x7f]/.test(word)) {
    if (/\p{Script=Arabic}/u.test(word)) return ARABIC_LETTERS.has(tag) ? languageFor(tag) : arabic;
    if (/\p{Script=Hebrew}/u.test(word)) return hebrew;
  }
  return OWN_LETTERS.has(tag) && /\p{Script=Latin}/u.test(word) ? english : languageFor(tag);
};

export const languageFor = (tag: string): Language =>
  Object.hasOwn(LANGUAGES, tag) ? (LANGUAGES[tag] as Language) : other(tag);

/** Those of which stop words are known. */
export const KNOWN_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

const unionOf = (pick: (language: Language) => ReadonlySet<string>): ReadonlySet<string> =>
  new Set(Object.values(LANGUAGES).flatMap((language) => [...pick(language)]));

const NEGATIONS = unionOf(({ negations }) => negations);

/** Whether a word, in its normal form, says in any language that something is not so: two sentences that differ in it are two statements. */
export const isNegation = (surface: string): boolean => NEGATIONS.has(surface);
