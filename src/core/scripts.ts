// Scripts: detects the bot language and the direction of a text.

import type { Locale } from './ports.ts';

/** The bot's languages by script, the most common one first. */
const SCRIPTS: readonly { readonly letters: RegExp; readonly locales: readonly [Locale, ...Locale[]] }[] = [
  { letters: /\p{Script=Arabic}/gu, locales: ['ar', 'fa'] },
  { letters: /\p{Script=Hebrew}/gu, locales: ['he'] },
  { letters: /\p{Script=Cyrillic}/gu, locales: ['ru', 'uk'] },
  { letters: /\p{Script=Latin}/gu, locales: ['en', 'fr', 'es', 'de', 'tr'] },
];

/**
 * Letters that nearly every sentence of a language has, and those that none has. Latin letters are not among them: they tell only of
 * names.
 */
const TELLING: readonly { readonly locale: Locale; readonly has: RegExp; readonly hasNone: RegExp }[] = [
  { locale: 'ar', has: /[ةيك]/, hasNone: /[پچژگکی]/ },
  { locale: 'fa', has: /[پچژگکی]/, hasNone: /[ةيكٹڈڑے]/ },
  { locale: 'ru', has: /[ёъыэ]/i, hasNone: /[ґєії]/i },
  { locale: 'uk', has: /[ґєії]/i, hasNone: /[ёъыэ]/i },
];

/** Language tags of writing systems that run from right to left. */
const RTL = new Set(['ar', 'he', 'fa', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv', 'syr', 'ckb']);

/** The bot's languages that share the script in which most of `text`'s letters are written; none without any such letter. */
const localesOfScript = (text: string): readonly Locale[] => {
  let best: readonly Locale[] = [];
  let max = 0;
  for (const { letters, locales } of SCRIPTS) {
    const count = text.match(letters)?.length ?? 0;
    if (count > max) [best, max] = [locales, count];
  }
  return best;
};

/**
 * Stands for the script of `text`: the most common of the bot's languages with that script, or null.
 * Persian counts as Arabic here, French as English, and Ukrainian as Russian.
 */
export const localeOfScript = (text: string): Locale | null => localesOfScript(text)[0] ?? null;

/**
 * The bot's language for whoever wrote `text`: one with its script. Which one is told by letters that others don't have, or else by the
 * languages that they are known to read, the likeliest first. Null without any letter of a script that we have.
 */
export const localeOfText = (text: string, reads: readonly string[]): Locale | null => {
  const locales = localesOfScript(text);
  const told = TELLING.find(
    ({ locale, has, hasNone }) => locales.includes(locale) && has.test(text) && !hasNone.test(text),
  );
  return (
    told?.locale ??
    reads.flatMap((tag) => locales.find((locale) => locale === tag) ?? [])[0] ??
    locales[0] ??
    null
  );
};

/** `ar-EG` and `AR` both become `ar`. */
export const primaryLanguage = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/** The direction of a language's writing; `null` for an unknown language, which a reader's program then tells by the letters. */
export const directionOf = (language: string | null): 'ltr' | 'rtl' | null =>
  language === null ? null : RTL.has(primaryLanguage(language)) ? 'rtl' : 'ltr';

/** Whether any character of the text runs from right to left. */
export const hasRightToLeft = (text: string): boolean =>
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);
