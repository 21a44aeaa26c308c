// A document: one revision of a text, with what is known of it and whose words its stretches are.

import { lastDayOf } from '../core/day.ts';
import type { AttributedSpan, Attribution, Metadata, Range, Voice } from '../core/source.ts';
import type { Fault } from './fault.ts';
import type { Heading, Link, ReadText } from './formats/format.ts';
import { spansIn } from './spans.ts';

export interface VoiceSpan {
  readonly range: Range;
  readonly voice: Voice;
  /** Whether a hash guards it: without one, words that are added to it later are taken for the same voice's. */
  readonly guarded: boolean;
}

/** Until when a stretch is said to be valid, and by when it has to be looked at again; null: nobody has said. */
export interface DateSpan {
  readonly range: Range;
  readonly validUntil: string | null;
  readonly reviewBy: string | null;
}

export interface Document extends ReadText {
  /** Path below the knowledge folder, with `/`, the document's identity. */
  readonly path: string;
  /** SHA-256 of `text`; metadata alone makes no new revision. */
  readonly revision: string;
  /** SHA-256 of the file's bytes. */
  readonly fileHash: string;
  /** SHA-256 of its path, revision, metadata, voices, dates, blocks and pages: all that answers are made from. */
  readonly stateHash: string;
  readonly meta: Metadata;
  /** The tag of the language in which its words are read: as its author says, else as it seems; null: not known. */
  readonly language: string | null;
  /** In order and apart. */
  readonly voices: readonly VoiceSpan[];
  /** Of stretches, where they have dates of their own; in order and apart. */
  readonly dates: readonly DateSpan[];
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  /** Its author does not want it published yet. */
  readonly isDraft: boolean;
  /** Fields of its head that mean something to another tool. */
  readonly unused: readonly string[];
  /** Fields of its head that were left out. */
  readonly warnings: readonly Fault[];
}

/** A document, and what was perhaps meant otherwise. */
export interface ReadDocument {
  readonly document: Document;
  readonly warnings: readonly Fault[];
}

export interface DocumentFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The sidecar's bytes; a file that has one is all text, without front matter. */
  readonly sidecar: { readonly path: string; readonly bytes: Uint8Array } | null;
}

const ENDINGS = [
  ...(['.md', '.markdown', '.txt', '.adoc', '.asciidoc'] as const),
  ...(['.html', '.htm', '.docx', '.odt', '.epub', '.pdf'] as const),
] as const;
export type DocumentEnding = (typeof ENDINGS)[number];

/** Endings of file names that have a reader. */
export const DOCUMENT_ENDINGS: readonly string[] = ENDINGS;

export const endingOf = (path: string): string => /\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? '';

/** Words by which a reader finds where a stretch begins. */
const FIRST_WORDS = 3;

const firstWords = (text: string): string => text.trim().split(/\s+/, FIRST_WORDS).join(' ');

/**
 * Whose words a slice of a document is. Voices that people set count only if together they cover every word of the slice;
 * otherwise the slice has no more than the attribution of the whole text.
 */
export const attributionOf = (document: Document, [start, end]: Range): Attribution | null => {
  const { inside, coverAll } = spansIn(document.voices, document.text, [start, end]);
  const voices = inside
    .filter(({ voice }, i) => i === 0 || JSON.stringify(voice) !== JSON.stringify(inside[i - 1]?.voice))
    .map(({ range, voice }): AttributedSpan => {
      const from = Math.max(start, range[0]);
      return { ...voice, begins: firstWords(document.text.slice(from, Math.min(end, range[1]))) };
    });
  const [first, ...more] = voices;
  if (first !== undefined && coverAll) return { of: 'passage', voices: [first, ...more] };
  return document.meta.attribution === null ? null : { of: 'document', name: document.meta.attribution };
};

/**
 * The year, month or day until which a slice of a document is said to be valid: the earliest of those that were given for any of its words.
 * What was given for a stretch counts there instead of what was given for the whole document. Null if nobody has said.
 */
export const validUntilOf = (document: Document, slice: Range): string | null => {
  const { inside, coverAll } = spansIn(document.dates, document.text, slice);
  const whole = document.meta.validUntil;
  const days = [...inside.map(({ validUntil }) => validUntil ?? whole), ...(coverAll ? [] : [whole])];
  return days.reduce(
    (min, day) => (day !== null && (min === null || lastDayOf(day) < lastDayOf(min)) ? day : min),
    null,
  );
};
