// Words as this project's analysers give them, for the peers that take their own: normalised, without stop words.

import { createAnalyser } from '../../src/knowledge/analysis/analyser.ts';

type WordsOf = (text: string) => string[];

const reading =
  (form: 'term' | 'surface') =>
  (language: string): WordsOf => {
    const analyser = createAnalyser();
    return (text) =>
      analyser
        .analyse(text, language)
        .filter((token) => !token.stop)
        .map((token) => token[form]);
  };

/** Stems. */
export const createTerms = reading('term');

/** Whole words, for an engine that finds what is like them itself. */
export const createSurfaces = reading('surface');
