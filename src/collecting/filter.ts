// The words by which a source's documents are chosen.

import { segmentWords } from '../knowledge/analysis/tokens.ts';
import { fold } from '../knowledge/folding.ts';
import type { WebSource } from '../knowledge/web-sources.ts';

/** Words with a space before and after each, so that phrases are found as whole words. */
const spaced = (text: string): string =>
  ` ${segmentWords(text)
    .map(({ text: word }) => fold(word))
    .join(' ')} `;

/** Whether a text has at least one of the words that are wanted, if there are any, and none of those that are not. */
export const isWanted = ({ words, without }: Pick<WebSource, 'words' | 'without'>, text: string): boolean => {
  if (words.length + without.length === 0) return true;
  const said = spaced(text);
  const has = (phrase: string) => said.includes(spaced(phrase));
  return (words.length === 0 || words.some(has)) && !without.some(has);
};
