// Words as this project's analysers give them, for the peers that take their own: normalised, without stop words, stemmed.

import { contentTerms, createAnalyser } from '../../src/knowledge/analysis/analyser.ts';

export const createTerms = (language: string): ((text: string) => string[]) => {
  const analyser = createAnalyser();
  return (text) => contentTerms(analyser.analyse(text, language));
};
