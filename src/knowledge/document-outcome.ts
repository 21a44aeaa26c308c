// One file read into a document, with what was perhaps meant otherwise.

import { sha256 } from '../system/hash.ts';
import type { Document, DocumentFile, ReadDocument } from './document.ts';
import type { Fault } from './fault.ts';
import { splitHead } from './head.ts';
import { firstOf, type ReadResult, readResultOf } from './last-good-cache.ts';
import { prepareReading, readDocument } from './read-document.ts';

/** What has to be loaded first for a format has been loaded. */
export const documentOutcome = (
  file: DocumentFile,
  converted: Uint8Array | null = null,
): ReadResult<ReadDocument> =>
  readResultOf(file.path, () => {
    const document = readDocument(file, converted);
    return { document, warnings: firstOf(file.path, [...document.warnings, ...oddities(document, file)]) };
  });

export const preparedOutcome = async (file: DocumentFile): Promise<ReadResult<ReadDocument>> => {
  const converted = await prepareReading(file).catch((error: unknown) => error as Error);
  // What is wrong with it is told as by its reader.
  if (converted instanceof Error)
    return readResultOf(file.path, () => {
      throw converted;
    });
  return documentOutcome(file, converted);
};

/** Bytes of a file within which front matter begins, if it has any. */
const HEAD_BYTES = 1_000;

/** What readers leave out that a reader of the document may see. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  html: 'parts of its site, forms, or embedded or hidden content',
  docx: 'formulas',
  odt: 'formulas, or embedded objects',
  epub: 'embedded or hidden content',
  asciidoc: 'includes of other files, embedded media, or cells without a column',
};

/** Pages that a message names. */
const NAMED_PAGES = 10;

const unreadPages = (
  pages: readonly number[],
  warning: (line: number | null, problem: string, remedy: string) => Fault,
): Fault => {
  const named = pages.slice(0, NAMED_PAGES).join(', ');
  const more = pages.length - NAMED_PAGES;
  const which = `${pages.length === 1 ? 'page' : 'pages'} ${named}${more > 0 ? `, and ${more} more` : ''}`;
  return warning(
    null,
    `contains no text that can be read on ${which}: only pictures, or letters that the file doesn't name.`,
    'If these pages have words that are to be quoted, have their text recognized (OCR), and save the file again.',
  );
};

/** What can be read, but was perhaps meant otherwise. */
const oddities = (
  { path, reader, omitted, text, voices, meta, fileHash }: Document,
  { bytes, sidecar }: DocumentFile,
): readonly Fault[] => {
  const warning = (line: number | null, problem: string, remedy: string, file = path): Fault => ({
    file,
    line,
    problem,
    remedy,
    level: 'warning',
  });
  const note = (line: number | null, problem: string, remedy: string): Fault => ({
    ...warning(line, problem, remedy),
    level: 'note',
  });
  const unguarded = voices
    .filter(({ guarded }) => !guarded)
    .map(({ range }) => {
      const stretch = text.slice(...range);
      return warning(
        null,
        `voices: the span that begins "${stretch.slice(0, 40)}" is not protected against later changes of the text.`,
        `If these are the attributed words, set its sha256 to ${sha256(stretch).slice(0, 16)}.`,
        sidecar?.path,
      );
    });
  const begins = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
  const likeFrontMatter = /^\s*---[ \t]*\r?\n[ \t]*[\w-]+:/.test(begins);
  const quoted = likeFrontMatter && (sidecar !== null || splitHead(new TextDecoder().decode(bytes)) === null);
  const unread = quoted
    ? [
        warning(
          1,
          'begins like front matter, but is quoted as text.',
          sidecar === null
            ? 'Start the first line with ---, and end the front matter with a line ---.'
            : `Its fields come from ${sidecar.path}. Remove them here.`,
        ),
      ]
    : [];
  const [first] = omitted;
  const [format = ''] = reader.split('/');
  const what = LEFT_OUT[format] ?? 'imports, shortcodes, or comments of another tool';
  const leftOut =
    first === undefined
      ? []
      : format === 'pdf'
        ? [unreadPages(omitted, warning)]
        : [
            note(
              format in LEFT_OUT && format !== 'html' && format !== 'asciidoc' ? null : first,
              // Said of many documents in the same words, so that it is reported once.
              `contains ${what}, which are left out.`,
              'Nothing needs to be done, unless they contain words that are to be quoted.',
            ),
          ];
  const hasChanged = sidecar !== null && meta.sha256 !== undefined && meta.sha256 !== fileHash;
  const changed = hasChanged
    ? [
        warning(
          null,
          'sha256: the file has changed since it was added.',
          `If the change is right, set it to ${fileHash}, or remove the field. Otherwise restore the file.`,
          sidecar.path,
        ),
      ]
    : [];
  return [...unguarded, ...unread, ...changed, ...leftOut];
};
