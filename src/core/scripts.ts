// Scripts: detects the bot language and the direction of a text.

import type { Locale } from './ports.ts';

const LETTERS: readonly [Locale, RegExp][] = [
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['en', /\p{Script=Latin}/gu],
];

/** Language tags of writing systems that run from right to left. */
const RTL = new Set(['ar', 'he', 'fa', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv', 'syr', 'ckb']);

/**
 * The bot's language that shares the script in which most of `text`'s letters are written; null without any such letter.
 * This tells the script only: Persian counts as Arabic here, and French as English.
 */
export const localeOfScript = (text: string): Locale | null => {
  let best: Locale | null = null;
  let max = 0;
  for (const [locale, letters] of LETTERS) {
    const count = text.match(letters)?.length ?? 0;
    if (count > max) [best, max] = [locale, count];
  }
  return best;
};

/** `ar-EG` and `AR` both become `ar`. */
export const primaryLanguage = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/** The direction of a language's writing; `null` for an unknown language, which a reader's program then tells by the letters. */
export const directionOf = (language: string | null): 'ltr' | 'rtl' | null =>
  language === null ? null : RTL.has(primaryLanguage(language)) ? 'rtl' : 'ltr';

/** Whether any character of the text runs from right to left. */
export const hasRightToLeft = (text: string): boolean =>
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);
