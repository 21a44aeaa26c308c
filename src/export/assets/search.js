// A search in the exported passages, without a server: the words as they stand, or the beginnings of words. Simpler than the bot's own.

/**
 * @typedef {{ href: string, text: string, caption: string[] }} Passage
 * @typedef {{ title: string, lang: string | null, passages: Passage[] }} Source
 */

const SHOWN = 20;
/** Passages with fewer of the words than this share are not shown. */
const SHARE = 0.5;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** Without case and accents. @param {string} text */
const folded = (text) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');

/** A word of one or two letters has to stand as it is. @param {string} word @param {string} asked */
const isMeant = (word, asked) => (asked.length < 3 ? word === asked : word.startsWith(asked));

/** @param {string} text */
const wordsOf = (text) =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word: folded(word), index, length: word.length }));

/** @param {Passage} passage @param {Source} source @param {string[]} asked */
const shown = (passage, source, asked) => {
  const figure = document.createElement('figure');
  figure.className = 'excerpt';
  const quote = document.createElement('blockquote');
  if (source.lang !== null) quote.lang = source.lang;
  quote.dir = 'auto';
  let at = 0;
  for (const { word, index, length } of wordsOf(passage.text)) {
    if (!asked.some((a) => isMeant(word, a))) continue;
    const mark = document.createElement('mark');
    mark.textContent = passage.text.slice(index, index + length);
    quote.append(passage.text.slice(at, index), mark);
    at = index + length;
  }
  quote.append(passage.text.slice(at));
  const caption = document.createElement('figcaption');
  passage.caption.forEach((line, i) => {
    const row = document.createElement(i === 1 ? 'a' : 'div');
    if (row instanceof HTMLAnchorElement) row.href = passage.href;
    row.textContent = line;
    caption.append(row);
  });
  figure.append(quote, caption);
  return figure;
};

const question = new URLSearchParams(location.search).get('q') ?? '';
const input = document.querySelector('#q');
if (input instanceof HTMLInputElement) input.value = question;
const results = document.querySelector('#results');
const asked = [...new Set(wordsOf(question).map(({ word }) => word))];
/** Quoted words have to stand there as they are. */
const phrases = [...question.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/g)].map(([, phrase]) =>
  folded(phrase ?? '').trim(),
);

if (results instanceof HTMLElement && asked.length > 0) {
  /** @type {Source[]} */
  const sources = Reflect.get(globalThis, 'verbatimIndex') ?? [];
  const found = sources.flatMap((source) =>
    source.passages.map((passage) => {
      const words = wordsOf(passage.text).map(({ word }) => word);
      return { source, passage, has: asked.map((a) => words.some((word) => isMeant(word, a))) };
    }),
  );
  /** Rare words count for more. */
  const weights = asked.map((_, i) =>
    Math.log(1 + found.length / (1 + found.filter(({ has }) => has[i]).length)),
  );
  const ranked = found
    .filter(
      ({ passage, has }) =>
        has.filter(Boolean).length >= asked.length * SHARE &&
        phrases.every((p) => folded(passage.text).includes(p)),
    )
    .map((one) => ({ ...one, score: one.has.reduce((sum, is, i) => sum + (is ? (weights[i] ?? 0) : 0), 0) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN);
  if (ranked.length === 0) results.textContent = results.dataset.none ?? '';
  else results.append(...ranked.map(({ passage, source }) => shown(passage, source, asked)));
}
