// What the library and the topics have for a question: the same for whoever asks it, and for whoever asks why.

import { UserError } from '../src/core/errors.ts';
import type { Finding, SearchReport } from '../src/core/finding.ts';
import { MAX_EXCERPTS } from '../src/core/limits.ts';
import { day, word } from '../src/core/params.ts';
import { interleavePositions } from '../src/core/positions.ts';
import { type ParsedQuestion, parseQuestion } from '../src/core/question.ts';
import { localeOfScript } from '../src/core/scripts.ts';
import type { Library } from '../src/knowledge/library.ts';
import type { QuerySimilarity } from '../src/knowledge/semantic-index.ts';
import type { Topics } from '../src/topics/topics.ts';
import { suggestDays, suggestSources } from './suggestions.ts';

/** Findings ranked for every question: as many as can be shown at once, and the six that a "More" button can carry. */
const RANKED = MAX_EXCERPTS + 6;

/** A finding belongs to the answer if it scores this share of the best one, and to what "More" offers from the lesser on. */
const SHOWN_SHARE = 0.5;
const OFFERED_SHARE = 0.25;

/** A topic is meant if its names and search words say this share of the question. */
const TOPIC_BAR = 0.5;

/** What a question means; null where that is not known or not asked for. */
export type MeaningOf = (question: ParsedQuestion) => Promise<QuerySimilarity | null>;

export interface RetrieveParts {
  readonly library: Library;
  readonly topics: Topics;
  readonly similarityTo: MeaningOf;
}

/** To which documents a question is narrowed; null does not narrow it. */
export interface SearchFilters {
  readonly source: string | null;
  readonly since: string | null;
  readonly until: string | null;
}

/** The parameters that narrow a question. `from` is another word for `source`. */
export const filterParams = (library: Library) => {
  const [suggest, days] = [suggestSources(library), suggestDays(library)];
  return {
    source: word({ describe: 'param-source', named: true, suggest }),
    from: word({ describe: 'param-from', named: true, suggest }),
    since: day({ describe: 'param-since', named: true, suggest: days }),
    until: day({ describe: 'param-until', named: true, suggest: days }),
  };
};

/** Throws a UserError where two sources are named: a document is of one. */
export const filtersOf = ({
  source,
  from,
  since,
  until,
}: SearchFilters & { readonly from: string | null }): SearchFilters => {
  if (source !== null && from !== null && source !== from) throw new UserError('misused', 'source-twice');
  return { source: source ?? from, since, until };
};

export interface Retrieved {
  readonly asked: ParsedQuestion;
  readonly report: SearchReport;
  /** The topic through which the findings were found, where the question's own words did not find them. */
  readonly topic: string | null;
  /** Whether these are in another script than the question. */
  readonly isForeign: boolean;
  /** What may be shown: first what belongs to the answer, `answering` of them, then what "More" offers. */
  readonly findings: readonly Finding[];
  readonly answering: number;
  readonly bounds: SearchFilters;
}

/** Whether what is shown is less sure than an answer. Words in quotation marks ask where they stand, and they do stand there. */
export const isOnlyNearest = ({
  asked,
  report,
  topic,
}: Pick<Retrieved, 'asked' | 'report' | 'topic'>): boolean =>
  report.confident &&
  topic === null &&
  !asked.phrasesOnly &&
  (report.findings[0]?.confidence ?? 0) < (report.explanation?.sure ?? 0);

export const retrieve = async (
  question: string,
  bounds: SearchFilters,
  { library, topics, similarityTo }: RetrieveParts,
): Promise<Retrieved> => {
  const asked = parseQuestion(question);
  const { words, phrases, excluded } = asked;
  const querySimilarity = await similarityTo(asked);
  const found = library.search(asked, { max: RANKED, ...bounds, querySimilarity, isWord: topics.has });
  const direct: SearchReport = { ...found, topics: topics.match(words) };
  const narrowed =
    Object.values(bounds).some((bound) => bound !== null) || phrases.length + excluded.length > 0;
  const given = direct.confident || narrowed ? direct : byTopic(direct, words, topics);
  const report = given.confident ? given : { ...given, topics: topicsNear(words, given, topics) };
  const none = { asked, report, topic: null, isForeign: false, findings: [], answering: 0, bounds };
  if (!report.confident) return none;
  if (given !== direct) {
    const { findings } = report;
    const topic = `/${report.topics[0]?.name}`;
    const isForeign = localeOfScript(words) !== localeOfScript(findings[0]?.excerpt.text ?? '');
    return { ...none, topic, isForeign, findings, answering: findings.length };
  }
  const best = report.findings[0]?.score ?? 0;
  const reaching = (share: number) => report.findings.filter(({ score }) => score >= best * share);
  const shown = reaching(SHOWN_SHARE);
  const others = reaching(OFFERED_SHARE).filter((finding) => !shown.includes(finding));
  const findings = [...interleavePositions(shown), ...others];
  return { ...none, findings, answering: shown.length };
};

/** The topics near to a question as it was typed, or near to it with the words that may have been meant. */
const topicsNear = (
  words: string,
  { topics: near, repaired, suggested = [] }: SearchReport,
  topics: Topics,
) => {
  const meant = [...repaired, ...suggested];
  if (meant.length === 0) return near;
  const read = meant.reduce((line, { from, to }) => line.replace(from, () => to), words);
  const best = new Map(near.map(({ name, score }) => [name, score]));
  for (const { name, score } of topics.match(read)) best.set(name, Math.max(score, best.get(name) ?? 0));
  return [...best]
    .map(([name, score]) => ({ name, score }))
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
};

/**
 * What is only the name of a topic finds its passages, in any language, and so does a question that asks what there is about it. A question in another script than Latin finds documents in another
 * one through the topic that its words name, and no other way: nothing is translated.
 */
const byTopic = (direct: SearchReport, words: string, topics: Topics): SearchReport => {
  const called = topics.calledBy(words);
  const best = direct.topics.find(({ name }) => called === null || name === called);
  const script = localeOfScript(direct.query);
  if (best === undefined) return direct;
  if (called === null && (best.score < TOPIC_BAR || script === null || script === 'en')) return direct;
  const found = topics.findings(topics.named(best.name));
  return {
    ...direct,
    topics: [best, ...direct.topics.filter((other) => other !== best)],
    confident: found.confident,
    findings: found.findings.map((finding) => ({
      ...finding,
      confidence: Math.min(finding.confidence, best.score),
    })),
  };
};
