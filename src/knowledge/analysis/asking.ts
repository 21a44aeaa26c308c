// Words that say what kind of answer a question wants, and that the answer need not hold: "what *year*", "the *name* of", "how *long*".

import type { Token } from './analyser.ts';

/** The share of its weight that such a word keeps. Fewer answers hold it than hold other words, and those that do are not worse. */
export const ASKING_WEIGHT = 0.5;

/**
 * Whether words are said and not asked: they have no form of a question, and do not ask about something as `tell me about the fares` does.
 * Only of languages whose questions show by their words.
 */
export const isSaid = (text: string, tokens: readonly Token[]): boolean =>
  !/[?？؟\u037e]/u.test(text) &&
  tokens.every(({ language }) => language.asking.openers.size > 0) &&
  !tokens.some(
    ({ surface, language: { asking, about } }, at) =>
      asking.words.has(surface) ||
      asking.facts.has(surface) ||
      about.has(surface) ||
      (at === 0 && asking.openers.has(surface)),
  );

/** Whether a question asks what there is about a subject, and for nothing more: "what is the situation", "what about the talks". */
export const asksAbout = (tokens: readonly Token[]): boolean =>
  !tokens.some(({ surface, language }) => language.asking.facts.has(surface)) &&
  tokens.some(
    ({ surface, language: { asking, about } }) =>
      (asking.facts.size > 0 && asking.words.has(surface)) || about.has(surface),
  );

/** The places of such words among the tokens of a question: nothing but stop words parts them from a question word before them. */
export const askingIn = (tokens: readonly Token[]): ReadonlySet<number> => {
  const places = new Set<number>();
  const asks = ({ surface, language }: Token) => language.asking.words.has(surface);
  let asked = false;
  for (const [at, token] of tokens.entries()) {
    if (asked && !token.stop && token.language.asking.kinds.has(token.surface)) places.add(at);
    asked = asks(token) || (asked && token.stop);
  }
  const last = tokens.findLastIndex(({ stop }) => !stop);
  const end = tokens[last];
  if (end?.language.asking.defining.has(end.surface) === true && tokens.some(asks)) places.add(last);
  return places;
};
