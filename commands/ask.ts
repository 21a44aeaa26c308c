// /ask: a free question, answered with excerpts or with silence.

import { echo } from '../src/core/bidi.ts';
import { count, day, defineCommand, flag, word, words } from '../src/core/command.ts';
import type { SearchReport } from '../src/core/finding.ts';
import { EXCERPTS_MOST, QUESTION_CHARS } from '../src/core/limits.ts';
import { findingCards, notesOn, silence } from '../src/core/present.ts';
import { readQuestion } from '../src/core/question.ts';
import { soft, text } from '../src/core/reply.ts';
import { localeOfScript } from '../src/core/scripts.ts';
import type { Library } from '../src/knowledge/library.ts';
import type { Meaning } from '../src/knowledge/meanings.ts';
import type { Topics } from '../src/topics/topics.ts';
import { suggestDays, suggestQuestions, suggestSources } from './suggestions.ts';

/** Findings ranked for every question: as many as can be shown at once, and the six that a "More" button can carry. */
const RANKED = EXCERPTS_MOST + 6;
const SHOWN = 3;

/** A finding belongs to the answer if it scores this share of the best one, and to what "More" offers from the lesser on. */
const SHOWN_SHARE = 0.5;
const OFFERED_SHARE = 0.25;

/** A topic is meant if its names and search words say this share of the question. */
const TOPIC_BAR = 0.5;

/** What a question means; null where that is not known or not asked for. */
export type MeaningOf = (question: string) => Promise<Meaning | null>;

interface Parts {
  readonly library: Library;
  readonly topics: Topics;
  readonly meaningOf: MeaningOf;
}

export const ask = ({ library, topics, meaningOf }: Parts) =>
  defineCommand({
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
    async run({ question, source, since, until, limit }, { words: l }) {
      const { words: asked, phrases, excluded } = readQuestion(question);
      const meaning = await meaningOf(question);
      const found = library.search(question, { most: RANKED, source, since, until, meaning });
      const direct: SearchReport = { ...found, topics: topics.match(asked) };
      const among = [source, since, until].some((bound) => bound !== null);
      const narrowed = among || phrases.length > 0 || excluded.length > 0;
      const report = direct.confident || narrowed ? direct : byTopic(direct, topics);
      if (!report.confident) {
        const [phrase] = phrases;
        const held = found.nowhere !== true || among || phrases.length + excluded.length > 1;
        const why = phrase === undefined || held ? [] : [text(l.say('no-phrase', { phrase: echo(phrase) }))];
        return silence(report, l, why);
      }
      const presenting = { words: l, counterpart: library.counterpart };
      if (report !== direct) {
        const topic = `/${report.topics[0]?.name}`;
        const note = { blocks: [text(soft(l.say('by-topic', { topic })))] };
        return { report, cards: [note, ...findingCards(report, limit, presenting)] };
      }
      const best = report.findings[0]?.score ?? 0;
      const reaching = (share: number) => report.findings.filter(({ score }) => score >= best * share);
      const shown = reaching(SHOWN_SHARE);
      const findings = [...shown, ...reaching(OFFERED_SHARE).filter((finding) => !shown.includes(finding))];
      const cards = findingCards({ findings }, Math.min(limit, shown.length), presenting);
      return { report, cards: [...notesOn(report, l), ...cards] };
    },
  });

/**
 * A question in Arabic or Hebrew finds documents in another script through the topic that its words name, and no other way:
 * nothing is translated.
 */
const byTopic = (direct: SearchReport, topics: Topics): SearchReport => {
  const [best] = direct.topics;
  const script = localeOfScript(direct.query);
  if (best === undefined || best.score < TOPIC_BAR || script === null || script === 'en') return direct;
  const found = topics.findings(topics.named(best.name));
  return {
    ...direct,
    confident: found.confident,
    findings: found.findings.map((finding) => ({
      ...finding,
      confidence: Math.min(finding.confidence, best.score),
    })),
  };
};
