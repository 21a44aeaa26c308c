// The subjects of pins and digests: topics, passages, and questions, resolved in the current library.

import { echo } from '../core/bidi.ts';
import { isOutdated } from '../core/caption.ts';
import type { Localizer } from '../core/ports.ts';
import type { Excerpt } from '../core/source.ts';
import type { CorrectionTopics } from '../corrections/messages.ts';
import type { DigestTopics } from '../digests/digests.ts';
import type { Analyser } from '../knowledge/analysis/analyser.ts';
import type { Library } from '../knowledge/library.ts';
import type { RelevantPassage, Summarizer } from '../knowledge/summary.ts';
import type { Subject, Summary } from '../pins/compose.ts';
import type { ReportedChange } from '../revisions/compared.ts';
import { headed } from './command.ts';
import type { Topics } from './topics.ts';

export interface SummarySubjectParts {
  readonly library: Library;
  readonly topics: Topics;
  readonly summarizer: Summarizer;
  readonly analyser: Pick<Analyser, 'analyse'>;
}

export interface SummarySubjects {
  readonly topics: DigestTopics & CorrectionTopics;
  /** The most relevant sentences about a subject, with its title. */
  readonly summarise: (subject: Subject, words: Localizer, max: number) => Summary;
  /** Whether a change is, or may be, about a subject. */
  readonly concerns: (subject: Subject, change: ReportedChange) => boolean;
}

/** All that a change is about. */
const changeExcerpts = (change: ReportedChange): readonly Excerpt[] => {
  switch (change.is) {
    case 'new':
      return [change.now];
    case 'changed':
      return [change.before, change.now];
    case 'removed':
      return [change.before];
    case 'marked':
      return change.excerpts;
  }
};

/** About a screen of a telephone, sources included. */
const SUMMARY_CHARS = 1_500;
const MAX_FINDINGS = 10;
const TITLE_CHARS = 80;

export const createSummarySubjects = ({
  library,
  topics,
  summarizer,
  analyser,
}: SummarySubjectParts): SummarySubjects => {
  const weighed = (
    findings: readonly { readonly excerpt: Excerpt; readonly score: number }[],
  ): RelevantPassage[] => {
    const best = findings[0]?.score ?? 0;
    return findings.flatMap(({ excerpt, score }) => {
      const passage = library.snapshot().byCitation.get(excerpt.place.citation);
      return passage === undefined ? [] : [{ passage, relevance: best === 0 ? 1 : score / best }];
    });
  };

  const about = (
    { kind, subject }: Subject,
    words: Localizer,
  ): { title: string; passages: RelevantPassage[] } => {
    if (kind === 'topic') {
      const topic = topics.all().find(({ name }) => name === subject);
      if (topic === undefined) return { title: subject, passages: [] };
      return {
        title: topics.titleIn(topic, words.locale),
        passages: weighed(topics.findings(topic).findings),
      };
    }
    if (kind === 'citation') {
      const passage = library.find(subject);
      const title = passage?.document.meta.title ?? words.say('pin-title-passage', { citation: subject });
      return { title, passages: passage === undefined ? [] : [{ passage, relevance: 1 }] };
    }
    const report = library.search(subject, { max: MAX_FINDINGS });
    return { title: echo(subject, TITLE_CHARS), passages: report.confident ? weighed(report.findings) : [] };
  };

  const summarise = (subject: Subject, words: Localizer, max: number): Summary => {
    const { title, passages } = about(subject, words);
    return { title, sentences: summarizer(passages, { sentences: max, chars: SUMMARY_CHARS }) };
  };

  const isAbout = ({ kind, subject }: Subject, excerpt: Excerpt): boolean => {
    const { citation, revision, start, end, meta } = excerpt.place;
    switch (kind) {
      case 'topic':
        return topics.concerns([subject], excerpt);
      case 'citation': {
        const passage = library.followed(subject)?.passage;
        if (passage === undefined || citation === subject) return true;
        return revision === passage.document.revision && start < passage.end && end > passage.start;
      }
      case 'question': {
        const language = meta.language ?? library.languageOf(subject);
        const said = new Set(analyser.analyse(excerpt.text, language).map(({ term }) => term));
        return analyser.analyse(subject, language).some(({ term, stop }) => !stop && said.has(term));
      }
    }
  };

  const nth = <T>(values: readonly T[], turn: number): T[] => {
    const value = values[turn % Math.max(1, values.length)];
    return value === undefined ? [] : [value];
  };

  return {
    summarise,
    concerns: (subject, change) => changeExcerpts(change).some((excerpt) => isAbout(subject, excerpt)),
    topics: {
      shownBy(name) {
        const topic = topics.all().find((one) => one.name === name);
        return topic === undefined ? [] : topics.findings(topic).findings.map(({ excerpt }) => excerpt);
      },
      headed(card, name, words) {
        const topic = topics.all().find((one) => one.name === name);
        return topic === undefined ? card : headed(card, topic, topics, words);
      },
      concerns: (names, change) =>
        names.length === 0 || changeExcerpts(change).some((excerpt) => topics.concerns(names, excerpt)),
      turn(names, turn, locale, today) {
        const isCurrent = ({ excerpt }: { readonly excerpt: Excerpt }) => !isOutdated(excerpt.place, today);
        const chosen = topics.all().filter(({ name }) => names.includes(name));
        if (names.length === 0) {
          const all = library.snapshot().passages.map((passage) => ({
            title: passage.document.meta.title ?? passage.document.path,
            excerpt: library.excerpt(passage),
          }));
          return nth(all.filter(isCurrent), turn);
        }
        return chosen.flatMap((topic) =>
          nth(topics.findings(topic).findings.filter(isCurrent), turn).map(({ excerpt }) => ({
            title: topics.titleIn(topic, locale),
            topic: topic.name,
            excerpt,
          })),
        );
      },
    },
  };
};
