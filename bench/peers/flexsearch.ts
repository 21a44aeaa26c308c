// FlexSearch 0.8. Its language packs know neither Arabic nor Hebrew, and our analysers do better; a question is no list of words
// that must all be there, so it may leave some out (`suggest`).

import { Index, type Tokenizer } from 'flexsearch';
import { DEPTH, type MakePeer } from '../engine.ts';
import { createTerms } from './terms.ts';

export const flexSearch =
  (tokenize: Tokenizer): MakePeer =>
  async (docs, language) => {
    const index = new Index({ tokenize, encode: createTerms(language) });
    const ids: string[] = [];
    for (const { id, title, text } of docs) index.add(ids.push(id) - 1, `${title ?? ''} ${text}`);
    return {
      search(question) {
        const found = index.search(question, { limit: DEPTH, suggest: true }) as number[];
        const hits = found.map((at) => ({ doc: ids[at] ?? '', excerpt: null }));
        // It tells no scores.
        return { hits, score: null, confidence: null };
      },
    };
  };

/** Whole words: the fastest. */
export default flexSearch('strict');
