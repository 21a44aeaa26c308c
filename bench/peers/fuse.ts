// fuse.js 7 over whole documents at its best settings for questions: token search at threshold .2, without stop words.

import Fuse from 'fuse.js';
import { createAnalyser } from '../../src/knowledge/analysis/analyser.ts';
import { DEPTH, type MakePeer } from '../engine.ts';

const makeFuse: MakePeer = async (docs, language) => {
  const analyser = createAnalyser();
  const index = new Fuse([...docs], {
    keys: ['title', 'text'],
    threshold: 0.2,
    ignoreLocation: true,
    useTokenSearch: true,
    includeScore: true,
  });
  return {
    search(question) {
      const said = analyser
        .analyse(question, language)
        .filter((token) => !token.stop)
        .map(({ start, end }) => question.slice(start, end));
      const found = index.search(said.join(' '), { limit: DEPTH });
      // Its scores are distances: 0 is best.
      const score = found[0] === undefined ? 0 : 1 - (found[0].score ?? 1);
      return {
        hits: found.map(({ item }) => ({ doc: item.id, excerpt: null })),
        score,
        confidence: null,
      };
    },
  };
};

export default makeFuse;
