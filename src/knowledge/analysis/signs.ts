// Signs and abbreviations that are words.

/** What a sign beside a number says, in the analysers' normal form. */
const SAID: ReadonlyMap<string, string> = new Map([
  ['%', '%'],
  ['٪', '%'],
  ['€', 'euro'],
  ['$', 'dollar'],
  ['£', 'pound'],
]);

/** What a sign is as a word; undefined if it is none. */
export const saidBy = (sign: string): string | undefined => SAID.get(sign);

/** Words for the percent sign, in the analysers' normal form: they share its stem. */
const PERCENT = new Set(
  'percent pct prozent procent procento porcento procentaj процент процента процентов проценты відсоток відсотка відсотків بالميه بالمايه المايه درصد אחוז אחוזימ yuzde'.split(
    ' ',
  ),
);
/** Two words that are one for it. */
const PER = new Set(['per', 'pour', 'por']);
const CENT = new Set(['cent', 'cento', 'ciento']);

export const isPercent = (surface: string, before: string | undefined): boolean =>
  PERCENT.has(surface) || (before !== undefined && CENT.has(surface) && PER.has(before));

/** Abbreviations that are stop words in small letters. */
const ABBREVIATIONS = new Set(['AM', 'IS', 'IT', 'US', 'WHO']);

/** Letters with points, such as `U.S.`. */
const POINTED = /^(?:[A-Z]\.){2,}$/;

/** An abbreviation without its points; null if a word is none that has points or that could be taken for a stop word. */
export const abbreviationOf = (word: string): string | null =>
  POINTED.test(word) ? word.replaceAll('.', '') : ABBREVIATIONS.has(word) ? word : null;

/** Whether a word is written with signs that are a part of it. */
export const isSigned = (surface: string): boolean => /^\.[a-z]|[+#&/]/.test(surface);
