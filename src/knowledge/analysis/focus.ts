// What a question is about, where it says so: "what do they say *about the crossings*".

import type { Token } from './analyser.ts';

export interface Focus {
  /** The place of the last word that says what a question is about; what comes after it is the subject. */
  readonly at: number;
  /** How much more a word of the subject counts. */
  readonly weight: number;
}

const WEIGHT = 1.5;

export const focusOf = (tokens: readonly Token[]): Focus => {
  const at = tokens.findLastIndex(({ surface, language }) => language.about.has(surface));
  return at === -1 ? { at: tokens.length, weight: 1 } : { at, weight: WEIGHT };
};
