// lunr 2 with our analysers in place of its language plugins, which do as well in English and Arabic. A term one letter away counts
// three tenths.

import lunr from 'lunr';
import { DEPTH, type MakePeer } from '../engine.ts';
import { createTerms } from './terms.ts';

/** Shorter words have too many others one letter away. */
const LONG_WORD = 4;

const makeLunr: MakePeer = async (docs, language) => {
  const terms = createTerms(language);
  const tokenise = (text: unknown) =>
    text == null ? [] : terms(String(text)).map((term) => new lunr.Token(term, {}));
  const builder = new lunr.Builder();
  // The type forgets that a builder takes another tokeniser.
  (builder as unknown as { tokenizer: typeof tokenise }).tokenizer = tokenise;
  builder.ref('id');
  builder.field('title', { boost: 2 });
  builder.field('text');
  for (const doc of docs) builder.add(doc);
  const index = builder.build();
  return {
    search(question) {
      const found = index.query((query) => {
        for (const term of terms(question)) {
          query.term(term, {});
          if (term.length >= LONG_WORD) query.term(term, { editDistance: 1, boost: 0.3 });
        }
      });
      const hits = found.slice(0, DEPTH).map(({ ref }) => ({ doc: ref, excerpt: null }));
      return { hits, score: found[0]?.score ?? 0, confidence: null };
    },
  };
};

export default makeLunr;
