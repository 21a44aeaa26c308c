// /ask: a free question, answered with excerpts or with silence.

import { echo } from '../src/core/bidi.ts';
import { defineCommand } from '../src/core/command.ts';
import { MAX_EXCERPTS, QUESTION_CHARS } from '../src/core/limits.ts';
import { count, flag, words } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import { emptyNotes, findingCards, notesOn, type Presenting, silence } from '../src/core/present.ts';
import { action, type Card, soft, text } from '../src/core/reply.ts';
import type { Gaps } from '../src/gaps/gaps.ts';
import { addressAsked, pagesReply } from './pages.ts';
import {
  filterParams,
  filtersOf,
  isOnlyNearest,
  type Retrieved,
  type RetrieveParts,
  retrieve,
} from './retrieve.ts';
import { suggestQuestions } from './suggestions.ts';
import { type Explaining, withWhy } from './why.ts';

const SHOWN = 3;

interface Parts extends RetrieveParts, Explaining {
  readonly gaps: Pick<Gaps, 'unanswered'>;
}

export const ask = (parts: Parts) => {
  const { library, topics } = parts;
  return defineCommand({
    name: 'ask',
    section: 'ask',
    summary: (l) => l.say('ask-summary'),
    examples: ['ask what do the factions demand about the crossings', 'ask "reconstruction" limit:1'],
    params: {
      question: words({
        describe: 'param-question',
        missing: 'asks-question',
        max: QUESTION_CHARS,
        suggest: suggestQuestions({ library, topics }),
      }),
      ...filterParams(library),
      limit: count({ describe: 'param-limit', named: true, min: 1, max: MAX_EXCERPTS, fallback: SHOWN }),
      private: flag({ describe: 'param-private' }),
    },
    audience: 'everyone',
    effect: 'reads',
    fromMessage: { param: 'question', label: 'ask-from-message' },
    async run({ question, limit, ...bounds }, context) {
      const { words: l, origin, today } = context;
      const address = addressAsked(question);
      if (address !== null) return pagesReply(library, address, l);
      const found = await retrieve(question, filtersOf(bounds), parts);
      const { report } = found;
      if (report.empty === true) return { report, cards: [{ blocks: emptyNotes(l, origin) }] };
      const answer = () => {
        const presenting = { words: l, counterpart: library.counterpart, today };
        return { report, cards: answerCards(found, limit, presenting) };
      };
      const silent = () => {
        const topic = report.topics[0]?.name ?? null;
        const code = parts.gaps.unanswered({ question, origin, topic, among: isNarrowed(found) });
        const tell = code === null ? [] : [action(l.say('button-tell'), `/tell ${code}`)];
        const hasTopics = topics.all().length > 0;
        return silence(report, l, { why: missingPhrase(found, l), others: tell, hasTopics });
      };
      return withWhy(report.confident ? answer() : silent(), found, parts, context);
    },
  });
};

const answerCards = (found: Retrieved, limit: number, presenting: Presenting): Card[] => {
  const { report, topic, isForeign, findings, answering } = found;
  const { words: l } = presenting;
  const notes =
    topic === null
      ? notesOn(report, l)
      : [{ blocks: [text(soft(l.say(isForeign ? 'by-topic' : 'by-topic-here', { topic })))] }];
  const above = isOnlyNearest(found) ? [text(soft(l.say('nearest-passage')))] : [];
  return [...notes, ...findingCards({ findings }, Math.min(limit, answering), presenting, above)];
};

/** What was quoted stands nowhere, and nothing else is in the way. */
const missingPhrase = (found: Retrieved, l: Localizer) => {
  const { phrases, excluded } = found.asked;
  const [phrase] = phrases;
  const held = found.report.nowhere !== true || isNarrowed(found) || phrases.length + excluded.length > 1;
  return phrase === undefined || held ? [] : [text(l.say('no-phrase', { phrase: echo(phrase) }))];
};

/** Whether the question was asked of some documents only. */
const isNarrowed = ({ bounds }: Retrieved): boolean => Object.values(bounds).some((bound) => bound !== null);
