// What people are shown of the first hit, for the measure of it: two sentences, at most 320 characters, of every engine.

import { createAnalyser } from '../src/knowledge/analysis/analyser.ts';
import { sentencesOf } from '../src/knowledge/sentences.ts';
import type { Collection } from './collection.ts';

const MAX_SENTENCES = 2;
const MAX_CHARS = 320;

/**
 * The excerpt as it is measured: its first two sentences, cut at white space after 320 characters. A longer excerpt holds an answer
 * more often and is worth less, so no engine is measured with more.
 */
export const shortened = (excerpt: string): string => {
  const sentences = sentencesOf(excerpt).slice(0, MAX_SENTENCES);
  const said = excerpt.slice(sentences[0]?.[0] ?? 0, sentences.at(-1)?.[1] ?? 0);
  if (said.length <= MAX_CHARS) return said;
  // One character more, so that a word that ends at the limit stays.
  const cut = said.slice(0, MAX_CHARS + 1).search(/\s+\S*$/u);
  return said.slice(0, cut > 0 ? cut : MAX_CHARS);
};

/** Whether an excerpt holds the words of an answer, however they are spaced. */
export const holds = (excerpt: string, answer: string): boolean => {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return plain(excerpt).includes(plain(answer));
};

/**
 * Excerpts for engines that show none: of a document's pairs of neighbouring sentences the one with most of the question's words,
 * each counted once by its idf in the collection, ln(1 + (N − n + ½) / (n + ½)); the earlier of equal ones.
 */
export const createExcerpter = ({ docs, language }: Collection) => {
  const analyser = createAnalyser();
  const termsOf = (text: string) => new Set(analyser.analyse(text, language).map(({ term }) => term));
  const holding = new Map<string, number>();
  for (const { text } of docs)
    for (const term of termsOf(text)) holding.set(term, (holding.get(term) ?? 0) + 1);
  const idf = (term: string) => {
    const n = holding.get(term) ?? 0;
    return Math.log(1 + (docs.length - n + 0.5) / (n + 0.5));
  };
  const texts = new Map(docs.map(({ id, text }) => [id, text]));

  return (question: string, doc: string): string => {
    const text = texts.get(doc) ?? '';
    const wanted = termsOf(question);
    const sentences = sentencesOf(text);
    let best = '';
    let max = -1;
    for (let i = 0; i < sentences.length; i++) {
      const last = Math.min(i + MAX_SENTENCES, sentences.length) - 1;
      const pair = text.slice(sentences[i]?.[0], sentences[last]?.[1]);
      const worth = [...termsOf(pair)].reduce((sum, term) => sum + (wanted.has(term) ? idf(term) : 0), 0);
      if (worth > max) [best, max] = [pair, worth];
    }
    return best;
  };
};
