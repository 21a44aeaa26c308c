// What a question says besides its words: "phrases" that must match, and -words that must not.

/** What a question asks for. All offsets are those of the text that was read, since `words` has its length. */
export interface ParsedQuestion {
  /** All of it, as it was typed. */
  readonly text: string;
  /** The text with spaces in place of what is excluded and of the marks around phrases. */
  readonly words: string;
  /** What stands in quotation marks, in order. */
  readonly phrases: readonly string[];
  /** Words and phrases that stand behind a minus, in order. */
  readonly excluded: readonly string[];
  /** Whether nothing was said outside quotation marks: then it is asked where the phrases stand. */
  readonly phrasesOnly: boolean;
}

/** Marks that begin a quotation, each with those that end it: English, German, French, Hebrew, and the typewriter's. */
const ENDS: Readonly<Record<string, string>> = {
  '"': '"',
  '״': '״',
  '“': '”',
  '„': '“”',
  '”': '”“',
  '«': '»',
  '»': '«',
};

/** Marks that look the same at either end, so that only what stands beside them tells which end it is. */
const SAME_AT_BOTH_ENDS = '"״”';

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const SPACE = /\s/;

/** The letters that Hebrew writes as prefixes, before a quotation too: ב"הארץ". */
const HEBREW_PREFIX = /(?<![\p{L}\p{M}\p{N}])[ובכלמשה]{1,2}$/u;

/** A minus before a word, or before a quotation, with nothing but space or a control of direction in front. */
const MINUS = /(?<![^\s\u200e\u200f\u061c\u2066-\u2069])-(?=[\p{L}"״“„”«])/gu;

/** A word behind a minus, with the hyphens, apostrophes and marks of abbreviation inside it. */
const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-‐‑־'’ʼ׳״"”][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/uy;

const isLetter = (text: string, at: number): boolean => LETTER.test(text.charAt(at));
const isGap = (text: string, at: number): boolean =>
  at < 0 || at >= text.length || SPACE.test(text.charAt(at));

/** Inside a word it is no quotation mark but a Hebrew mark of abbreviation, or a slip. */
const isInside = (text: string, at: number): boolean =>
  SAME_AT_BOTH_ENDS.includes(text.charAt(at)) && isLetter(text, at - 1) && isLetter(text, at + 1);

const begins = (text: string, at: number): boolean => {
  if (!SAME_AT_BOTH_ENDS.includes(text.charAt(at))) return true;
  if (isGap(text, at + 1)) return false;
  return !isLetter(text, at - 1) || HEBREW_PREFIX.test(text.slice(0, at));
};

/** Where the quotation that begins at `at` ends; -1 if it does not end, and so is none. */
const endOf = (text: string, at: number): number => {
  const ends = ENDS[text.charAt(at)] ?? '';
  for (let end = at + 1; end < text.length; end++) {
    if (!ends.includes(text.charAt(end)) || isInside(text, end)) continue;
    const twofold = SAME_AT_BOTH_ENDS.includes(text.charAt(end));
    if (twofold && isGap(text, end - 1)) return -1;
    return LETTER.test(text.slice(at + 1, end)) ? end : -1;
  }
  return -1;
};

interface QuotedPhrase {
  readonly start: number;
  /** Behind the mark that ends it. */
  readonly end: number;
}

const quotationsIn = (text: string): QuotedPhrase[] => {
  const found: QuotedPhrase[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!(text.charAt(at) in ENDS) || !begins(text, at)) continue;
    const end = endOf(text, at);
    if (end === -1) continue;
    found.push({ start: at, end: end + 1 });
    at = end;
  }
  return found;
};

/** Lines that begin with a minus are a list, if there are several of them. */
const isListItem = (text: string, at: number): boolean =>
  /(^|\n)\s*$/.test(text.slice(0, at)) && (text.match(/^\s*-/gm)?.length ?? 0) > 1;

const blank = (text: string, from: number, to: number): string =>
  text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);

/**
 * Reads a question. A mark that ends nowhere, a hyphen inside a word, a dash with a space behind it, a minus before a number
 * and the dashes of a list say nothing; a question that would only exclude is taken by its words.
 *
 * @example readQuestion('"border crossings" -trade') // phrases: ['border crossings'], excluded: ['trade']
 */
export const parseQuestion = (text: string): ParsedQuestion => {
  const quotations = quotationsIn(text);
  const inQuotation = (at: number) => quotations.some(({ start, end }) => at >= start && at < end);
  const inside = ({ start, end }: QuotedPhrase) => text.slice(start + 1, end - 1).trim();

  let words = text;
  const excluded: string[] = [];
  const excludedQuotations = new Set<QuotedPhrase>();
  for (const { index: minus } of text.matchAll(MINUS)) {
    if (inQuotation(minus) || isListItem(text, minus)) continue;
    const quotation = quotations.find(({ start }) => start === minus + 1);
    WORD.lastIndex = minus + 1;
    const word = quotation === undefined ? WORD.exec(text)?.[0] : inside(quotation);
    if (word === undefined) continue;
    if (quotation !== undefined) excludedQuotations.add(quotation);
    excluded.push(word);
    words = blank(words, minus, quotation?.end ?? minus + 1 + word.length);
  }
  if (!LETTER.test(words)) {
    excluded.length = 0;
    excludedQuotations.clear();
    words = text;
  }

  const phrases = quotations.filter((quotation) => !excludedQuotations.has(quotation));
  let outside = words;
  for (const { start, end } of phrases) {
    words = blank(blank(words, start, start + 1), end - 1, end);
    outside = blank(outside, start, end);
  }
  return {
    text,
    words,
    phrases: phrases.map(inside),
    excluded,
    phrasesOnly: phrases.length > 0 && !LETTER.test(outside),
  };
};

/** A question that may have been read already. */
export const toParsedQuestion = (question: string | ParsedQuestion): ParsedQuestion =>
  typeof question === 'string' ? parseQuestion(question) : question;

/** Somebody's message as a question: its words and nothing else, for its author asked nothing. Of the same length. */
export const plainWords = (text: string): string => {
  let words = text;
  // Without the outer marks, quotations inside a quotation are next.
  for (let found = quotationsIn(words); found.length > 0; found = quotationsIn(words))
    for (const { start, end } of found) words = blank(blank(words, start, start + 1), end - 1, end);
  return words.replace(MINUS, ' ');
};
