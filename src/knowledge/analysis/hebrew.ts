// Hebrew words in one normal form, and their light stem.

const FINALS: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };

/** No points or accents, no marks of abbreviation, final letters as inside a word. */
export const normaliseHebrew = (word: string): string =>
  word
    .replace(/[\u0591-\u05c7\u05f3\u05f4'"’”]/g, '')
    .replace(/[ךםןףץ]/g, (letter) => FINALS[letter] ?? letter);

/**
 * A light stem: up to two of the one-letter words that Hebrew writes as prefixes (and, the, in, to, from, that, as) as long as
 * three letters stay, then one ending of number, gender or possession. Takes a normalised word.
 */
export const stemHebrew = (word: string): string => {
  let stem = word;
  if (stem.length >= 4 && stem.startsWith('ו')) stem = stem.slice(1);
  if (stem.length >= 4 && /^[שכמלב]/.test(stem)) stem = stem.slice(1);
  if (stem.length >= 4 && stem.startsWith('ה')) stem = stem.slice(1);
  const suffix = ['ותיה', 'יהמ', 'יות', 'ימ', 'ות', 'ית', 'יה', 'נו', 'ה', 'ת', 'י', 'ו'].find(
    (s) => stem.endsWith(s) && stem.length - s.length >= 3,
  );
  return suffix === undefined ? stem : stem.slice(0, -suffix.length);
};
