// Orama 3 with our words. Its tolerance of one letter makes stems find too much, so it gets whole words, each once a text, as it
// counts a word's repetitions against everything else; a question may lack any of its words (threshold 1).

import { create, insert, search } from '@orama/orama';
import { DEPTH, type MakePeer } from '../engine.ts';
import { createSurfaces } from './terms.ts';

const makeOrama: MakePeer = async (docs, language) => {
  const surfaces = createSurfaces(language);
  const index = create({
    schema: { title: 'string', text: 'string' } as const,
    components: {
      tokenizer: {
        // Orama knows no language of this project's three but English and Arabic, and asks the tokeniser for one.
        language: 'english',
        normalizationCache: new Map(),
        tokenize: (text: string) => [...new Set(surfaces(text))],
      },
    },
  });
  for (const { id, title, text } of docs) await insert(index, { id, title: title ?? '', text });
  return {
    search(question) {
      const { hits } = search(index, {
        term: question,
        tolerance: 1,
        threshold: 1,
        limit: DEPTH,
        relevance: { k: 1.2, b: 0.75, d: 2 },
        // Without hooks it answers at once.
      }) as Exclude<ReturnType<typeof search>, Promise<unknown>>;
      return {
        hits: hits.map(({ id }) => ({ doc: id, excerpt: null })),
        score: hits[0]?.score ?? 0,
        confidence: null,
      };
    },
  };
};

export default makeOrama;
