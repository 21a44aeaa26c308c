// What a search gives: ranked findings, how sure they are, and what was done to the question.

import { attributionName, type Excerpt } from './source.ts';

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

export interface SearchReport {
  readonly query: string;
  readonly repaired: readonly Repair[];
  /** Whether people may be shown the findings. `false`: they are shown none of them. */
  readonly confident: boolean;
  /** The best first, then the others as they add to it; the ranked list, whether or not it is confident. */
  readonly findings: readonly Finding[];
  /** Documents that were left out since it is not known when they were published. */
  readonly undated: number;
  /** What was quoted stands in no passage that was searched; the findings, which nobody is shown, are without it. */
  readonly nowhere?: true;
  /** The topics nearest to the question, best first; scores from 0 to 1. */
  readonly topics: readonly { readonly name: string; readonly score: number }[];
}

/** A report as one JSON object, for programs. Offsets are UTF-16 units in the document's text; unknown metadata is null. */
export const reportToJson = (report: SearchReport) => ({
  query: report.query,
  repaired: report.repaired,
  confident: report.confident,
  findings: report.findings.map(({ excerpt, score, confidence, nearlyLike }) => ({
    citation: excerpt.place.citation,
    document: excerpt.place.document,
    title: excerpt.place.meta.title,
    source: excerpt.place.meta.source,
    attribution: attributionName(excerpt.place.attribution),
    published: excerpt.place.meta.published,
    paragraph: excerpt.place.paragraph,
    revision: excerpt.place.revision,
    start: excerpt.place.start,
    end: excerpt.place.end,
    text: excerpt.text,
    highlights: excerpt.highlights,
    score,
    confidence,
    nearlyLike,
    alsoAt: excerpt.alsoAt.map(({ citation, document, paragraph }) => ({ citation, document, paragraph })),
  })),
  topics: report.topics,
});
