// MiniSearch 7 with our analysers. Fuzzy and prefix matches find misspelt words, and cost it some order on what is spelt right.

import MiniSearch from 'minisearch';
import type { Doc } from '../collection.ts';
import { DEPTH, type MakePeer } from '../engine.ts';
import { createTerms } from './terms.ts';

const makeMiniSearch: MakePeer = async (docs, language) => {
  const index = new MiniSearch<Doc>({
    fields: ['title', 'text'],
    tokenize: createTerms(language),
    // Terms come out of the tokeniser as they are to be.
    processTerm: (term) => term,
    searchOptions: { boost: { title: 2 }, fuzzy: 0.2, prefix: false },
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
