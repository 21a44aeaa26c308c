// Excerpts: slices of one revision of a document, with their location and attribution.

/** UTF-16 code units `[start, end)` in a document's text. */
export type Range = readonly [start: number, end: number];

/** Whose words a stretch of text reports: the article's own narration, or a speaker the text names. */
export type Voice = { readonly by: 'narration' } | { readonly by: 'speaker'; readonly name: string };

/** A span of an excerpt with its speaker, identified by its first words. */
export type AttributedSpan = Voice & { readonly begins: string };

/**
 * Whose position an excerpt reports.
 *
 * `passage` was set by a person for exactly these words, and is shown as "according to …"; the voices stand in the order in
 * which the excerpt uses them. `document` was set for the whole text, and says only what the text as a whole reports.
 */
export type Attribution =
  | { readonly of: 'passage'; readonly voices: readonly [AttributedSpan, ...AttributedSpan[]] }
  | { readonly of: 'document'; readonly name: string };

/**
 * Why a document does not stand as it did: another one takes its place, something in it was wrong, or all of it is taken back. A person
 * has said so; nothing is concluded from the text.
 */
export type Standing =
  /** `by`: the path of the document that takes its place. */
  | { readonly is: 'superseded'; readonly by: string; readonly note: string | null }
  | { readonly is: 'corrected' | 'retracted'; readonly note: string };

/** What is known of a document. `null` means that nobody has said: it is shown as unknown and never guessed. */
export interface Metadata {
  readonly title: string | null;
  /** Missing where its author has given the title. */
  readonly titleFrom?: 'heading' | 'file';
  /** Where the text comes from, in words: a publication, an archive, a file name. */
  readonly source: string | null;
  readonly url: string | null;
  readonly author: string | null;
  /** A year, month or day: `2025`, `2025-03` or `2025-03-14`. */
  readonly published: string | null;
  /** Nobody has said when it was published: the name of its file holds this day. */
  readonly publishedFrom?: 'file';
  readonly retrieved: string | null;
  /** SHA-256 of the file's bytes as they were when it was added, in hex. */
  readonly sha256?: string | undefined;
  /** The last year, month or day on which the text is said to be valid; the same forms as above. */
  readonly validUntil: string | null;
  /** By when somebody has to look at it again. */
  readonly reviewBy: string | null;
  /** BCP 47 tag of the text's language. */
  readonly language: string | null;
  readonly tags: readonly string[];
  /** Whose position the text as a whole reports. */
  readonly attribution: string | null;
  readonly kind: string | null;
  readonly licence: string | null;
  /** The document, by its path in the library, of which this is a translation made by a person. */
  readonly translationOf: string | null;
  readonly translator: string | null;
  /** Missing while the document stands as it is. */
  readonly standing?: Standing;
  /**
   * `excerpts`: no more of the text is shown than passages that are asked for. Not given: pages show it whole, unless anybody can read
   * them and the licence is unknown.
   */
  readonly show?: 'full' | 'excerpts' | undefined;
}

/** Whether nothing may lead from one passage to the next, for all of them together would be the text. */
export const isExcerptsOnly = ({ show }: Metadata): boolean => show === 'excerpts';

/** Where an excerpt is in the library. */
export interface Location {
  /** Stable code of the passage, 8 characters, the same on every platform. */
  readonly citation: string;
  /** The document's path below the knowledge folder. */
  readonly document: string;
  /** SHA-256 of the document's text, in hex. */
  readonly revision: string;
  /** The paragraph's number in the document, from 1. */
  readonly paragraph: number;
  /** The page that it begins on, counted from 1; missing if the document has no pages. */
  readonly page?: number;
  readonly start: number;
  readonly end: number;
  readonly meta: Metadata;
  readonly attribution: Attribution | null;
  /** The library holds another text of this document now, or none. */
  readonly isOld?: true;
  /** The last year, month or day on which these words are said to be valid; null if nobody has said. */
  readonly validUntil: string | null;
}

/** A table row, by its place in the document's text. */
export interface Row {
  readonly range: Range;
  /** Empty cells before its first words, which are no part of its range. */
  readonly emptyCells: number;
}

/**
 * Words from a document, with the place they stand in.
 *
 * `text` is exactly `start..end` of the revision of the document that `place` names; the outbox checks this again before it
 * lets anything out.
 */
export interface Excerpt {
  readonly text: string;
  readonly place: Location;
  /** The headings the passage stands under, outermost first. */
  readonly headings: readonly string[];
  /** The matched words, in order, without overlaps, as offsets in the document's text. */
  readonly highlights: readonly Range[];
  /** The words that differ from the near-identical excerpt shown before this one, as offsets in the document's text. */
  readonly differences: readonly Range[];
  /** Other locations of the same words with the same attribution. */
  readonly alsoAt: readonly Location[];
  /** Stretches of it, as offsets in the document's text, whose line breaks are those of a narrow page: they are shown as spaces. */
  readonly wrapped?: readonly Range[];
  /** Table rows in it, whose cells are parted by tabs: they are shown with a line between two cells. */
  readonly rows?: readonly Row[];
  /**
   * Words before it without which it is not understood, shown above it, the outermost first: the line that leads to its list, the header of
   * its table. Not given: there are none.
   */
  readonly leads?: readonly Excerpt[];
  /** Its words beyond its passage: the line that leads to it, other items of its list. Not given: there are none. */
  readonly beyond?: readonly string[];
}

/** One plain name for whose words they are, for output without markup; `null` if nobody has said. */
export const attributionName = (attribution: Attribution | null): string | null => {
  if (attribution === null) return null;
  if (attribution.of === 'document') return attribution.name;
  return attribution.voices.map((v) => (v.by === 'narration' ? 'narration' : v.name)).join('; ');
};

/** A key for an attribution: two attributions are equal if and only if their keys are. */
export const attributionKey = (attribution: Attribution | null): string =>
  JSON.stringify(
    attribution?.of === 'passage'
      ? { ...attribution, voices: attribution.voices.map(({ begins, ...voice }) => voice) }
      : attribution,
  );
