// What a question is about, where it says so: "what do they say *about the crossings*".

import type { Token } from './analyser.ts';

/** Words that name a subject after them, in the analysers' normal form. "On" and its like say too much else. */
const ABOUT = new Set([
  ...['about', 'regarding', 'concerning'],
  ...['بشان', 'حول', 'بخصوص'],
  ...['לגבי', 'בנוגע', 'בעניינ', 'אודות'],
]);

export interface Focus {
  /** The place of the last such word among the tokens; what stands after it is the subject. */
  readonly at: number;
  /** How much more a word of the subject counts. */
  readonly weight: number;
}

const WEIGHT = 1.5;

export const focusOf = (tokens: readonly Token[]): Focus => {
  const at = tokens.findLastIndex(({ surface }) => ABOUT.has(surface));
  return at === -1 ? { at: tokens.length, weight: 1 } : { at, weight: WEIGHT };
};
