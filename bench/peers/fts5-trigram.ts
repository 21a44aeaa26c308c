// SQLite's FTS5 over groups of three letters: a question is all of its groups, any of which may be missing. Slow, and hard to beat
// where words are misspelt or inflected.

import type { MakePeer } from '../engine.ts';
import { openFts5, quoted } from './full-text.ts';

const GROUP = 3;

const groupsOf = (question: string): string[] => {
  const letters = [...question.toLowerCase()];
  const groups = letters.slice(GROUP - 1).map((_, i) => letters.slice(i, i + GROUP).join(''));
  return [...new Set(groups)];
};

const makeTrigram: MakePeer = async (docs) =>
  openFts5({
    tokenizer: 'trigram',
    write: (text) => text,
    read: (question) => groupsOf(question).map(quoted),
    docs,
  });

export default makeTrigram;
