// SQLite's FTS5, in the libSQL that the bot has anyway. Its porter tokeniser stems English; so ours stem before it, and every word of a
// question may be missing.

import type { MakePeer } from '../engine.ts';
import { openFts5, quoted } from './full-text.ts';
import { createTerms } from './terms.ts';

const makeFts5: MakePeer = async (docs, language) => {
  const terms = createTerms(language);
  const write = (text: string) => terms(text).join(' ');
  return openFts5({ tokenizer: 'unicode61', write, read: (question) => terms(question).map(quoted), docs });
};

export default makeFts5;
