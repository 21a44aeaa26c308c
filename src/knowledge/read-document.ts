// Reads a file into a document.

import { sha256 } from '../system/hash.ts';
import { detectLanguage } from './analysis/detect.ts';
import {
  type DateSpan,
  type Document,
  type DocumentEnding,
  type DocumentFile,
  endingOf,
  type VoiceSpan,
} from './document.ts';
import { type Fault, FaultyFileError } from './fault.ts';
import { decodeUtf8 } from './folder.ts';
import { asciidocAsHtml, readAsciidoc } from './formats/asciidoc.ts';
import { docxAsHtml, readDocx } from './formats/docx.ts';
import { epubAsHtml, readEpub } from './formats/epub.ts';
import type { Reader, Reading } from './formats/format.ts';
import { asUtf8 } from './formats/html/charset.ts';
import { readHtml } from './formats/html.ts';
import { readMarkdown } from './formats/markdown.ts';
import { odtAsHtml, readOdt } from './formats/odt.ts';
import { pdfAsHtml, preparePdf, readPdf } from './formats/pdf.ts';
import { readText } from './formats/text.ts';
import { type Head, type ReadHead, readHead, splitHead } from './head.ts';
import { standingOf, type VoiceEntry } from './metadata.ts';
import { dayOfFile, titleOf } from './naming.ts';
import { type PlacedSpan, placeSpans } from './spans.ts';
import { withTold } from './told.ts';
import { unitsOf } from './units.ts';

interface Format {
  readonly read: Reader;
  /** The file's bytes as UTF-8, where they may be in another encoding. Throws a FaultyFileError. */
  readonly asUtf8?: (path: string, bytes: Uint8Array) => Uint8Array;
  /** The title that it tells of itself is that of the whole: its first heading only names a chapter. */
  readonly isTitled?: true;
  /** Loads what each file is read with. */
  readonly prepare?: () => Promise<void>;
  /** As `asUtf8`, where that can only be done in steps. */
  readonly convert?: (file: DocumentFile) => Promise<Uint8Array>;
}

const MARKDOWN: Format = { read: readMarkdown };
const HTML: Format = { read: readHtml, asUtf8 };

const ASCIIDOC: Format = {
  read: readAsciidoc,
  convert: ({ path, bytes, sidecar }) => asciidocAsHtml(path, bytes, sidecar === null),
  isTitled: true,
};

const FORMATS: Readonly<Record<DocumentEnding, Format>> = {
  '.md': MARKDOWN,
  '.markdown': MARKDOWN,
  '.txt': { read: readText },
  '.html': HTML,
  '.htm': HTML,
  '.docx': { read: readDocx, asUtf8: docxAsHtml },
  '.odt': { read: readOdt, asUtf8: odtAsHtml },
  '.epub': { read: readEpub, asUtf8: epubAsHtml, isTitled: true },
  '.adoc': ASCIIDOC,
  '.asciidoc': ASCIIDOC,
  '.pdf': { read: readPdf, asUtf8: pdfAsHtml, prepare: preparePdf },
};

const formatOf = (path: string): Format => {
  const format = (FORMATS as Readonly<Record<string, Format>>)[endingOf(path)];
  if (format === undefined) throw new RangeError(`no reader for ${path}`);
  return format;
};

/**
 * What has to be waited for before a file is read: loads what it is read with, and gives what its bytes are converted into, if its
 * format does that. Rejects with a FaultyFileError.
 */
export const prepareReading = async (file: DocumentFile): Promise<Uint8Array | null> => {
  const { prepare, convert } = formatOf(file.path);
  await prepare?.();
  return (await convert?.(file)) ?? null;
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

/**
 * Reads a file into a document. `converted`: what `prepareReading` gave. Throws a FaultyFileError that names every fault with its line
 * and remedy.
 */
export const readDocument = (
  { path, bytes, sidecar }: DocumentFile,
  converted: Uint8Array | null = null,
): Document => {
  const format = formatOf(path);
  const source = decodeUtf8(path, converted ?? format.asUtf8?.(path, bytes) ?? bytes);
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
  };
};

/** Where a block stands in its file is no matter to what is quoted. */
const withoutLines = (key: string, value: unknown): unknown => (key === 'line' ? undefined : value);

const voiceSpan = ({ range, entry }: PlacedSpan<VoiceEntry>): VoiceSpan => ({
  range,
  voice: entry.speaker === undefined ? { by: 'narration' } : { by: 'speaker', name: entry.speaker },
  guarded: entry.sha256 !== undefined,
});
