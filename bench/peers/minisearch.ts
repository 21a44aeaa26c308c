// MiniSearch 7 with our analysers. Matches with up to a fifth of the letters wrong find misspelt words; prefixes only cost it order.

import MiniSearch from 'minisearch';
import type { Doc } from '../collection.ts';
import { DEPTH, type MakePeer } from '../engine.ts';
import { createTerms } from './terms.ts';

/** Shorter words have too many others one letter away. */
const fuzzy = (term: string) => (term.length > 3 ? 0.2 : 0);

const makeMiniSearch: MakePeer = async (docs, language) => {
  const index = new MiniSearch<Doc>({
    fields: ['title', 'text'],
    tokenize: createTerms(language),
    // Terms come out of the tokeniser as they are to be.
    processTerm: (term) => term,
    searchOptions: { fuzzy },
  });
  for (const doc of docs) index.add(doc);
  return {
    search(question) {
      const found = index.search(question);
      const hits = found.slice(0, DEPTH).map(({ id }) => ({ doc: String(id), excerpt: null }));
      return { hits, score: found[0]?.score ?? 0, confidence: null };
    },
  };
};

export default makeMiniSearch;
