// wink-bm25-text-search 3 with our analysers. It has no means against misspelt words.

import createWink from 'wink-bm25-text-search';
import { DEPTH, type MakePeer } from '../engine.ts';
import { createTerms } from './terms.ts';

const makeWink: MakePeer = async (docs, language) => {
  const index = createWink();
  index.defineConfig({ fldWeights: { title: 2, text: 1 } });
  index.definePrepTasks([createTerms(language)]);
  const ids: string[] = [];
  for (const { id, title, text } of docs) index.addDoc({ title: title ?? '', text }, ids.push(id) - 1);
  index.consolidate();
  return {
    search(question) {
      const found = index.search(question, DEPTH);
      const hits = found.map(([at]) => ({ doc: ids[Number(at)] ?? '', excerpt: null }));
      return { hits, score: found[0]?.[1] ?? 0, confidence: null };
    },
  };
};

export default makeWink;
