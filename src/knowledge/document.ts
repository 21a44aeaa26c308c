// A document: one revision of a text, with what is known of it and whose words its stretches are.

import { lastDayOf } from '../core/day.ts';
import type { AttributedSpan, Attribution, Metadata, Range, Voice } from '../core/source.ts';
import { sha256 } from '../system/hash.ts';
import { detectLanguage } from './analysis/detect.ts';
import { type Fault, FaultyFileError } from './fault.ts';
import { decodeUtf8 } from './folder.ts';
import { docxAsHtml, readDocx } from './formats/docx.ts';
import { epubAsHtml, readEpub } from './formats/epub.ts';
import type { Heading, Link, Reader, Reading, ReadText } from './formats/format.ts';
import { asUtf8 } from './formats/html/charset.ts';
import { readHtml } from './formats/html.ts';
import { readMarkdown } from './formats/markdown.ts';
import { odtAsHtml, readOdt } from './formats/odt.ts';
import { pdfAsHtml, preparePdf, readPdf } from './formats/pdf.ts';
import { readText } from './formats/text.ts';
import { type Head, type ReadHead, readHead, splitHead } from './head.ts';
import { standingOf, type VoiceEntry } from './metadata.ts';
import { dayOfFile, titleOf } from './naming.ts';
import { type PlacedSpan, placeSpans, spansIn } from './spans.ts';
import { withTold } from './told.ts';
import { unitsOf } from './units.ts';

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
  /** Whether the lines of any of its blocks are wrapped. */
  readonly wraps: boolean;
  /** Its author does not want it published yet. */
  readonly isDraft: boolean;
  /** Fields of its head that mean something to another tool. */
  readonly unused: readonly string[];
  /** Fields of its head that were left out. */
  readonly warnings: readonly Fault[];
}

export interface DocumentFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The sidecar's bytes; a file that has one is all text, without front matter. */
  readonly sidecar: { readonly path: string; readonly bytes: Uint8Array } | null;
}

interface Format {
  readonly read: Reader;
  /** The file's bytes as UTF-8, where they may be in another encoding. Throws a FaultyFileError. */
  readonly asUtf8?: (path: string, bytes: Uint8Array) => Uint8Array;
  /** The title that it tells of itself is that of the whole: its first heading only names a chapter. */
  readonly isTitled?: true;
  /** Loads what each file is read with. */
  readonly prepare?: () => Promise<void>;
}

const MARKDOWN: Format = { read: readMarkdown };
const HTML: Format = { read: readHtml, asUtf8 };

const FORMATS: Readonly<Record<string, Format>> = {
  '.md': MARKDOWN,
  '.markdown': MARKDOWN,
  '.txt': { read: readText },
  '.html': HTML,
  '.htm': HTML,
  '.docx': { read: readDocx, asUtf8: docxAsHtml },
  '.odt': { read: readOdt, asUtf8: odtAsHtml },
  '.epub': { read: readEpub, asUtf8: epubAsHtml, isTitled: true },
  '.pdf': { read: readPdf, asUtf8: pdfAsHtml, prepare: preparePdf },
};

/** Endings of file names that have a reader. */
export const DOCUMENT_ENDINGS = Object.keys(FORMATS);

export const endingOf = (path: string): string => /\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? '';

/** Loads what a file of this name is read with. To be waited for before each file is read. */
export const prepareReading = async (path: string): Promise<void> => {
  await FORMATS[endingOf(path)]?.prepare?.();
};

/** A novel has a few thousand. Each is listed on the document's page, and kept with its code for every revision. */
const MAX_PARAGRAPHS = 20_000;
/** Of paragraphs, items and rows together, which are found and cited each by itself. */
const MAX_UNITS = 20_000;

/** Links and images; the longest lists of links have some thousands. */
const MAX_LINKS = 20_000;

/** What is read of a file, with lines that are counted from its own beginning. */
const placedIn = (source: string, own: Head | null, reader: Reader): Reading => {
  if (own === null) return reader(source);
  const read = reader(own.body);
  const above = source.slice(0, source.length - own.body.length).split('\n').length - 1;
  return {
    ...read,
    blocks: read.blocks.map((block) => ({ ...block, line: block.line + above })),
    omitted: read.omitted.map((line) => line + above),
  };
};

/** The head of a document: its own, or the file beside it. */
const headOf = (own: Head | null, path: string, sidecar: DocumentFile['sidecar']): ReadHead => {
  if (sidecar === null) return readHead(own ?? { format: 'yaml', source: '', lines: 0 }, path);
  return readHead(
    { format: 'yaml', source: decodeUtf8(sidecar.path, sidecar.bytes), lines: 0 },
    sidecar.path,
  );
};

/** Reads a file into a document. Throws a FaultyFileError that names every fault with its line and remedy. */
export const readDocument = ({ path, bytes, sidecar }: DocumentFile): Document => {
  const format = FORMATS[endingOf(path)];
  if (format === undefined) throw new RangeError(`no reader for ${path}`);
  const source = decodeUtf8(path, format.asUtf8?.(path, bytes) ?? bytes);
  const own = sidecar === null ? splitHead(source) : null;
  const head = headOf(own, path, sidecar);
  const { told = {}, ...read } = placedIn(source, own, format.read);
  if (read.paragraphs.length === 0)
    throw new FaultyFileError([
      {
        file: path,
        line: null,
        problem: 'contains no paragraph to quote.',
        remedy:
          format === HTML
            ? 'Scripts may put its text in place: save the page once a browser shows it, or remove the file.'
            : 'Add text below its front matter and headings, or remove the file.',
        level: 'error',
      },
    ]);
  if (read.paragraphs.length > MAX_PARAGRAPHS)
    throw new FaultyFileError([
      {
        file: path,
        line: null,
        problem: `contains ${read.paragraphs.length} paragraphs, more than ${MAX_PARAGRAPHS}.`,
        remedy:
          'Split it into several files; paragraphs are separated by blank lines or, without any, by line breaks.',
        level: 'error',
      },
    ]);
  if (read.links.length > MAX_LINKS)
    throw new FaultyFileError([
      {
        file: path,
        line: null,
        problem: `contains ${read.links.length} links and images, more than ${MAX_LINKS}.`,
        remedy: 'Split it into several files.',
        level: 'error',
      },
    ]);
  const units = unitsOf(read).length;
  if (units > MAX_UNITS)
    throw new FaultyFileError([
      {
        file: path,
        line: null,
        problem: `contains ${units} paragraphs, list items, and table rows, more than ${MAX_UNITS}.`,
        remedy: 'Split it into several files.',
        level: 'error',
      },
    ]);
  const {
    voices: said,
    dates: dated,
    translation_of,
    valid_until,
    review_by,
    ...stated
  } = withTold(told, head.fields, read.text);
  const { status, superseded_by, note, ...others } = stated;
  const revision = sha256(read.text);
  const standing = standingOf({ status, superseded_by, note });
  const name = path.slice(path.lastIndexOf('/') + 1, -endingOf(path).length);
  const meta = {
    ...others,
    ...titleOf(
      others.title ?? (format.isTitled === true ? (told.title ?? null) : null),
      read,
      name,
      told.title,
    ),
    ...dayOfFile(others.published, name),
    translationOf: translation_of,
    validUntil: valid_until,
    reviewBy: review_by,
    ...(standing === undefined ? {} : { standing }),
  };
  const file = sidecar?.path ?? path;
  const faults: Fault[] = [];
  const voices = placeSpans(read, { name: 'voices', entries: said }, file, faults).map(voiceSpan);
  const dates = placeSpans(read, { name: 'dates', entries: dated }, file, faults).map(
    ({ range, entry }): DateSpan => ({ range, validUntil: entry.valid_until, reviewBy: entry.review_by }),
  );
  if (faults.length > 0) throw new FaultyFileError(faults);
  return {
    ...read,
    path,
    revision,
    fileHash: sha256(bytes),
    stateHash: sha256(
      JSON.stringify(
        [path, revision, meta, voices, dates, read.blocks, ...(read.pages === undefined ? [] : [read.pages])],
        withoutLines,
      ),
    ),
    meta,
    language: meta.language ?? detectLanguage(read.text),
    voices,
    dates,
    isDraft: head.isDraft || /(?:^|\/)_drafts\//.test(path),
    unused: head.unused,
    warnings: head.warnings,
    wraps: read.blocks.some(({ isWrapped }) => isWrapped === true),
  };
};

/** Where a block stands in its file is no matter to what is quoted. */
const withoutLines = (key: string, value: unknown): unknown => (key === 'line' ? undefined : value);

const voiceSpan = ({ range, entry }: PlacedSpan<VoiceEntry>): VoiceSpan => ({
  range,
  voice: entry.speaker === undefined ? { by: 'narration' } : { by: 'speaker', name: entry.speaker },
  guarded: entry.sha256 !== undefined,
});

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
