// A question as it is to be read for its meaning: without what it excludes, and with its misspelt words repaired.

import { type ParsedQuestion, toParsedQuestion } from '../core/question.ts';
import type { Analyser } from './analysis/analyser.ts';
import { languageOfQuestion } from './analysis/detect.ts';
import { readQuery } from './query.ts';
import type { Snapshot } from './snapshot.ts';

export interface EmbeddingQuery {
  readonly text: string;
  /** In which it is read; null: not known. */
  readonly language: string | null;
}

export const embeddingQueryOf = (
  question: string | ParsedQuestion,
  { index, vocabulary, languages }: Pick<Snapshot, 'index' | 'vocabulary' | 'languages'>,
  analyser: Analyser,
): EmbeddingQuery => {
  const { words } = toParsedQuestion(question);
  const language = languageOfQuestion(words, languages);
  const tokens = analyser.analyse(words, language);
  const repairs = new Map(
    readQuery(words, tokens, index, vocabulary).repaired.map(({ from, to }) => [from, to]),
  );
  let text = words;
  for (const { start, end } of tokens.toReversed())
    text =
      text.slice(0, start) +
      (repairs.get(words.slice(start, end)) ?? text.slice(start, end)) +
      text.slice(end);
  return { text, language };
};
