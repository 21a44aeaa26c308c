// In which language a text is written, told from its letters and its words.

import { francAll } from 'franc';
import { KNOWN_LANGUAGES, languageFor } from './languages.ts';
import { segmentWords } from './tokens.ts';

/** The tags of those languages that are told apart, by ISO 639-3, which franc gives: all that can be analysed. */
const TAGS: Readonly<Record<string, string>> = {
  arb: 'ar',
  cat: 'ca',
  ces: 'cs',
  cmn: 'zh',
  dan: 'da',
  deu: 'de',
  ell: 'el',
  eng: 'en',
  eus: 'eu',
  fin: 'fi',
  fra: 'fr',
  gle: 'ga',
  heb: 'he',
  hin: 'hi',
  hun: 'hu',
  hye: 'hy',
  ind: 'id',
  ita: 'it',
  jpn: 'ja',
  nld: 'nl',
  nob: 'nb',
  pes: 'fa',
  pol: 'pl',
  por: 'pt',
  ron: 'ro',
  rus: 'ru',
  slv: 'sl',
  spa: 'es',
  swe: 'sv',
  tam: 'ta',
  tha: 'th',
  tur: 'tr',
  ukr: 'uk',
  vie: 'vi',
};
const ONLY = Object.keys(TAGS);

/** UTF-16 units of a text that are looked at: more tell no more. */
const LOOKED_AT = 3_000;

/** With fewer letters than this, trigrams guess; and fewer tell nothing of an alphabet that one language has. */
const MIN_LETTERS = 60;
const MIN_OWN_LETTERS = 12;

/** Languages that trigrams find about as likely as the first, among which stop words decide. */
const LIKELY = 5;
const LIKELY_SCORE = 0.85;

/** A text in sentences has some 40 % stop words; lists and code have few of any language, and related languages share some. */
const MIN_STOPS = 0.15;
const STOPS_LEAST_OF_OTHER = 0.25;

/** Without stop words to tell it, the most likely language has to be the only one that is near. */
const CLEAR_SCORE = 0.9;

/** Letters that Persian has and Arabic has not; those that Arabic or Urdu has and Persian has not. */
const PERSIAN = /[پچژگکی]/;
const NOT_PERSIAN = /[ةيكٹڈڑے]/;

const stopsIn = (text: string, tag: string): number => {
  const words = segmentWords(text);
  const { stops, negations, normalise } = languageFor(tag);
  const count = words.filter(({ text: word }) => {
    const surface = normalise(word.normalize('NFKC'));
    return stops.has(surface) || negations.has(surface);
  }).length;
  return words.length === 0 ? 0 : count / words.length;
};

/** A primary language tag; null where the text is too short or says too little. */
export const detectLanguage = (text: string): string | null => {
  const begin = text.slice(0, LOOKED_AT);
  const letters = begin.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  const likely = francAll(begin, { only: ONLY })
    .slice(0, LIKELY)
    .flatMap(([code, score]) => (TAGS[code] === undefined ? [] : [{ tag: TAGS[code], score }]));
  const [first, second] = likely;
  if (first === undefined) return null;
  if (second === undefined) return letters < MIN_OWN_LETTERS ? null : first.tag;
  if (letters < MIN_LETTERS) return PERSIAN.test(begin) && !NOT_PERSIAN.test(begin) ? 'fa' : null;
  const [best] = likely
    .filter(({ tag, score }) => score >= LIKELY_SCORE && KNOWN_LANGUAGES.includes(tag))
    .map(({ tag }) => ({ tag, share: stopsIn(begin, tag) }))
    .sort((a, b) => b.share - a.share);
  const min = KNOWN_LANGUAGES.includes(first.tag) ? MIN_STOPS : STOPS_LEAST_OF_OTHER;
  if (best !== undefined && best.share >= min) return best.tag;
  return second.score < CLEAR_SCORE ? first.tag : null;
};

const LATIN = /\p{Script=Latin}/u;

/**
 * The language of a question to a library: of the library's languages, the one that has most of its stop words, and the more common one
 * where there are as many; English too, which everybody tries. `languages` are in the order of how common they are; null without any.
 */
export const languageOfQuestion = (question: string, languages: readonly string[]): string | null => {
  const candidates = LATIN.test(question) && !languages.includes('en') ? [...languages, 'en'] : languages;
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  let best = { tag: first, stops: stopsIn(question, first) };
  for (const tag of others) {
    const stops = stopsIn(question, tag);
    if (stops > best.stops) best = { tag, stops };
  }
  return best.tag;
};
