// The normal form of words in alphabets that have capitals.

/** Accents off where they decorate letters and are none themselves, capitals down, an English possessive off the end; what is left compares equal however it was typed. */
export const normaliseLatin = (word: string): string =>
  /^[a-z0-9]*$/i.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKD')
        .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
        .normalize('NFC')
        .toLowerCase()
        .replaceAll('ß', 'ss')
        .replace(/['’‘ʼ]s$/u, '')
        .replace(/['’‘ʼ"”]/gu, '');

/** й and ї are letters, and stay; ё is written е as often, ґ г, and stress marks are for learners. */
export const normaliseCyrillic = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('ґ', 'г')
    .replace(/[\u0300\u0301'’‘ʼ"”]/gu, '');
