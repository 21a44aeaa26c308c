// Search results: ranked findings, their confidence, and how the question was changed.

import { excerptToJson } from './excerpt-json.ts';
import type { Excerpt } from './source.ts';

export interface Finding {
  readonly excerpt: Excerpt;
  /** Relevance by the ranking's own scale; comparable within one report only. */
  readonly score: number;
  /** Estimated probability, 0 to 1, that this passage answers the question. */
  readonly confidence: number;
  /** The citation of the finding before it that holds nearly the same words. */
  readonly nearlyLike: string | null;
}

/** A word of the question that the library lacks, and the word that was searched instead. */
export interface Repair {
  readonly from: string;
  readonly to: string;
}

/** A word of a question as it was searched. Words that stand in every text, such as "the", are not among them. */
export interface SearchedWord {
  /** As it was typed, or what was searched instead if the library lacks it. */
  readonly word: string;
  /** How many passages of the library hold it. */
  readonly passages: number;
  /** The share that it has in what the question weighs, 0 to 1. */
  readonly share: number;
}

/** The scores that a finding was ranked by. */
export interface ScoreDetails {
  /** Relevance, 0 to 1 where words alone count; comparable within one report only. */
  readonly relevance: number;
  readonly bm25: number;
  /** The words that were searched and that it, its title or its headings hold. */
  readonly holds: readonly string[];
}

/** The figures that explain a search's results. */
export interface SearchExplanation {
  /** Names the state of the library that was searched. */
  readonly revision: string;
  /** The minimum confidence at which findings are shown. */
  readonly bar: number;
  /** The confidence from which the first finding is said to answer; below, it is the nearest passage. */
  readonly sure: number;
  readonly words: readonly SearchedWord[];
  /** Words of the question, each with one that means the same by the community's synonyms and was searched for too. */
  readonly synonyms?: readonly Repair[];
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
  readonly documents: { readonly searched: number; readonly all: number };
  readonly passages: { readonly searched: number; readonly all: number };
  /** Whether semantic similarity was used. */
  readonly byMeaning: boolean;
  /** By the citations of the findings. */
  readonly scores: ReadonlyMap<string, ScoreDetails>;
}

export interface SearchReport {
  readonly query: string;
  readonly repaired: readonly Repair[];
  /** Words of the question that the library lacks and that may be no slips, each with the nearest that it has. */
  readonly suggested?: readonly Repair[];
  /** Whether people may be shown the findings. `false`: they are shown none of them. */
  readonly confident: boolean;
  /** The best first, then the others as they add to it; the ranked list, whether or not it is confident. */
  readonly findings: readonly Finding[];
  /** Documents that were left out since it is not known when they were published. */
  readonly undated: number;
  /** What was quoted stands in no passage that was searched; the findings, which nobody is shown, are without it. */
  readonly nowhere?: true;
  /** The library is empty. */
  readonly empty?: true;
  /** The topics nearest to the question, best first; scores from 0 to 1. */
  readonly topics: readonly { readonly name: string; readonly score: number }[];
  readonly explanation?: SearchExplanation;
}

const findingToJson = <M extends object>(
  { excerpt, score, confidence, nearlyLike }: Finding,
  bar: number,
  more: (excerpt: Excerpt) => M,
) => ({
  confident: confidence >= bar,
  ...excerptToJson(excerpt),
  highlights: excerpt.highlights,
  score,
  confidence,
  nearlyLike,
  alsoAt: excerpt.alsoAt.map(({ citation, document, paragraph }) => ({ citation, document, paragraph })),
  ...more(excerpt),
});

/**
 * A report as one JSON object, for programs. `findings` is what people are shown. `nearest` is what is offered and not asserted: words
 * that may have been meant, and, of a report that is not confident, the ranked passages. Offsets are UTF-16 units in the document's text;
 * unknown metadata is null. `more`: what else is said of each excerpt.
 */
export const reportToJson = <M extends object>(
  report: SearchReport,
  more: (excerpt: Excerpt) => M = () => ({}) as M,
) => {
  const { confident, findings, suggested = [] } = report;
  const bar = report.explanation?.bar ?? 0;
  return {
    query: report.query,
    repaired: report.repaired,
    confident,
    findings: confident ? findings.map((finding) => findingToJson(finding, bar, more)) : [],
    nearest: [
      ...suggested.map((repair) => ({ ...repair, confident: false })),
      ...(confident
        ? []
        : findings.map((finding) => ({ ...findingToJson(finding, bar, more), confident: false }))),
    ],
    topics: report.topics,
  };
};
