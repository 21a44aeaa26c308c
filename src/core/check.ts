// What came of comparing a quotation with the documents.

import { attributionName, type Excerpt, type Range } from './source.ts';

/**
 * `exact`: the words stand in a document, one after the other. `altered`: they stand there with others among them. `stitched`: they stand
 * in different paragraphs, or in another order. `partly`: some sentences stand there, some do not. `from-context`: exact, but of a sentence
 * that is cut something is missing that may turn its sense. `not-found`: these documents do not hold them, which says no more than that.
 */
export type Verdict = 'exact' | 'altered' | 'stitched' | 'partly' | 'from-context' | 'not-found';

/** Parts that people are shown at once. */
export const SHOWN_PARTS = 6;

/** Words of the quotation, and those that stand in the document instead: either may be none, and then the range is empty. */
export interface WordChange {
  /** In the text as it was given. */
  readonly quoted: Range;
  /** In the document's text. */
  readonly source: Range;
}

/** A stretch of the quotation with the words that it comes from. */
export interface CheckedPart {
  /** In the text as it was given. */
  readonly quoted: Range;
  /** The document's own words, those that differ marked, with all places that hold them. */
  readonly excerpt: Excerpt;
  /** The same words with another attribution, one for each. */
  readonly others: readonly Excerpt[];
  readonly changes: readonly WordChange[];
  /** Marks of footnotes in the text as it was given, such as [3], that the document does not have there. They were not compared. */
  readonly notes: readonly Range[];
  /** The sentences that the part cuts, whole, with the words marked that are missing from it; null if nothing is. */
  readonly context: Excerpt | null;
  /** The quotation says with dots that words are left out before this part, and they are of the same paragraph. */
  readonly omission: boolean;
}

export interface Check {
  /** The text as it was given. */
  readonly text: string;
  readonly verdict: Verdict;
  /** In the order of the quotation. */
  readonly parts: readonly CheckedPart[];
  /** The parts as people are shown them: those with nothing but dots between them as one, and sentences that are cut as a whole. */
  readonly shown: readonly Excerpt[];
  /** Stretches of the quotation that stand in no document. */
  readonly unfound: readonly Range[];
  /** A line that names a source, which was not compared. */
  readonly ignored: Range | null;
  /** Where something was missing or nothing was found: the passages that come nearest, best first. */
  readonly nearest: readonly Excerpt[];
}

const placeToJson = ({ document, revision, start, end }: Excerpt['place']) => ({
  document,
  revision,
  start,
  end,
});

/**
 * A check as one JSON object, for programs. Offsets are UTF-16 units in the text as it was given, or in the document's text. `more`: what
 * else is said of each excerpt.
 */
export const checkToJson = <M extends object>(
  { text, verdict, parts, unfound, ignored, nearest }: Check,
  more: (excerpt: Excerpt) => M = () => ({}) as M,
) => ({
  verdict,
  text,
  parts: parts.map(({ quoted, excerpt, others, changes, notes, context, omission }) => ({
    start: quoted[0],
    end: quoted[1],
    source: placeToJson(excerpt.place),
    citation: excerpt.place.citation,
    attribution: attributionName(excerpt.place.attribution),
    standing: excerpt.place.meta.standing ?? null,
    text: excerpt.text,
    omission,
    changes: changes.map(({ quoted: said, source }) => ({
      quoted: text.slice(...said),
      source: excerpt.text.slice(source[0] - excerpt.place.start, source[1] - excerpt.place.start),
      at: said,
      sourceAt: source,
    })),
    notes: notes.map(([start, end]) => ({ start, end, text: text.slice(start, end) })),
    missing: (context?.differences ?? []).map(([start, end]) => ({
      start,
      end,
      text: context?.text.slice(start - context.place.start, end - context.place.start) ?? '',
    })),
    alsoAt: [...excerpt.alsoAt, ...others.flatMap((other) => [other.place, ...other.alsoAt])].map(
      ({ citation, document, revision, start, end }) => ({ citation, document, revision, start, end }),
    ),
    ...more(excerpt),
  })),
  unfound: unfound.map(([start, end]) => ({ start, end })),
  ignored,
  nearest: nearest.map((excerpt) => ({
    citation: excerpt.place.citation,
    ...placeToJson(excerpt.place),
    ...more(excerpt),
  })),
});

/** All excerpts that a check shows or tells of. */
export const checkExcerpts = ({ parts, shown, nearest }: Check): readonly Excerpt[] => [
  ...parts.flatMap(({ excerpt, others, context }) => [
    excerpt,
    ...others,
    ...(context === null ? [] : [context]),
  ]),
  ...shown,
  ...nearest,
];
