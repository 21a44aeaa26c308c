// Which words differ between two texts.

import { diffArrays } from 'diff';

export interface DiffSpan {
  readonly is: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * Myers' algorithm takes time with the square of the differences: a quarter of a second to a second for so many, by the length of
 * the texts. Past that, the texts are different ones.
 */
const MAX_DIFFERENCES = 1_000;

/** Words, signs and white space, one after another, in any script. */
const diffTokens = (text: string, language: string | null): string[] =>
  [...new Intl.Segmenter(language ?? undefined, { granularity: 'word' }).segment(text)].map(
    ({ segment }) => segment,
  );

/**
 * The stretches in the order of reading. Those that are not `added` make the old text, those not `removed` the new one. Null if the
 * texts have too little in common to be compared.
 */
export const changedWords = (before: string, now: string, language: string | null): DiffSpan[] | null => {
  const found = diffArrays(diffTokens(before, language), diffTokens(now, language), {
    maxEditLength: MAX_DIFFERENCES,
  });
  return (
    found?.map(({ value, added, removed }) => ({
      is: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })) ?? null
  );
};
