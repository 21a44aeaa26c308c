// /ask: a free question, answered with excerpts or with silence.

import { echo } from '../src/core/bidi.ts';
import { count, day, defineCommand, flag, word, words } from '../src/core/command.ts';
import { EXCERPTS_MOST, QUESTION_CHARS } from '../src/core/limits.ts';
import type { Localizer } from '../src/core/ports.ts';
import { findingCards, notesOn, type Presenting, silence } from '../src/core/present.ts';
import { readQuestion } from '../src/core/question.ts';
import { type Card, soft, text } from '../src/core/reply.ts';
import { type LookedUp, type LookingUp, lookUp } from './look-up.ts';
import { suggestDays, suggestQuestions, suggestSources } from './suggestions.ts';
import { type Explaining, withWhy } from './why.ts';

const SHOWN = 3;

export const ask = (parts: LookingUp & Explaining) => {
  const { library, topics } = parts;
  return defineCommand({
    name: 'ask',
    summary: (l) => l.say('ask-summary'),
    examples: ['ask what do the factions demand about the crossings', 'ask "reconstruction" limit:1'],
    params: {
      question: words({
        describe: 'param-question',
        most: QUESTION_CHARS,
        suggest: suggestQuestions({ library, topics }),
      }),
      source: word({ describe: 'param-source', named: true, suggest: suggestSources(library) }),
      since: day({ describe: 'param-since', named: true, suggest: suggestDays(library) }),
      until: day({ describe: 'param-until', named: true, suggest: suggestDays(library) }),
      limit: count({ describe: 'param-limit', named: true, least: 1, most: EXCERPTS_MOST, fallback: SHOWN }),
      private: flag({ describe: 'param-private' }),
    },
    audience: 'everyone',
    fromMessage: { param: 'question', label: 'ask-from-message' },
    async run({ question, source, since, until, limit }, context) {
      const { words: l, today } = context;
      const found = await lookUp(question, { source, since, until }, parts);
      const { report } = found;
      const reply = report.confident
        ? { report, cards: answerCards(found, limit, { words: l, counterpart: library.counterpart, today }) }
        : silence(report, l, missingPhrase(question, found, l));
      return withWhy(reply, found, parts, context);
    },
  });
};

const answerCards = (
  { report, topic, findings, answering }: LookedUp,
  limit: number,
  presenting: Presenting,
): Card[] => {
  const { words: l } = presenting;
  const notes =
    topic === null ? notesOn(report, l) : [{ blocks: [text(soft(l.say('by-topic', { topic })))] }];
  return [...notes, ...findingCards({ findings }, Math.min(limit, answering), presenting)];
};

/** What was quoted stands nowhere, and nothing else is in the way. */
const missingPhrase = (question: string, { report, bounds }: LookedUp, l: Localizer) => {
  const { phrases, excluded } = readQuestion(question);
  const [phrase] = phrases;
  const among = Object.values(bounds).some((bound) => bound !== null);
  const held = report.nowhere !== true || among || phrases.length + excluded.length > 1;
  return phrase === undefined || held ? [] : [text(l.say('no-phrase', { phrase: echo(phrase) }))];
};
