// Questions that ask what there is about a subject, and those that ask for one fact.

import { expect, it } from 'vitest';
import { createAnalyser } from '../../../../src/knowledge/analysis/analyser.ts';
import { asksAbout } from '../../../../src/knowledge/analysis/asking.ts';

const analyser = createAnalyser();
const asks = (language: string, question: string) => asksAbout(analyser.analyse(question, language));

it.each([
  ['en', 'what is the situation', 'who caused the situation'],
  ['ar', 'ماذا عن المفاوضات', 'متى المفاوضات'],
  ['he', 'מה המצב', 'האם זה המצב'],
  ['fr', 'que demandent les partis', 'quand partent les partis'],
  ['es', '¿qué piden los partidos?', '¿quién pide esto?'],
  ['de', 'was fordern die Parteien', 'wann fordern die Parteien'],
  ['tr', 'taraflar ne istiyor', 'taraflar nerede'],
  ['fa', 'طرف‌ها چه می‌خواهند', 'طرف‌ها کجا هستند'],
  ['ru', 'что требуют стороны', 'когда требуют стороны'],
  ['uk', 'що вимагають сторони', 'коли вимагають сторони'],
])('in %s: "%s", and not "%s"', (language, open, closed) => {
  expect(asks(language, open)).toBe(true);
  expect(asks(language, closed)).toBe(false);
});

it('where it is not known which words ask for a fact, none asks about a subject', () => {
  expect(asks('nl', 'wat vragen de partijen')).toBe(false);
});
