// What kind of document was fetched: by what its server says, and by its bytes.

import { FetchError } from './fetch-error.ts';

/** The endings of files that hold what a media type names. */
const ENDINGS: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/markdown': '.md',
  'text/x-markdown': '.md',
  'text/asciidoc': '.adoc',
  'text/x-asciidoc': '.adoc',
  'text/plain': '.txt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.oasis.opendocument.text': '.odt',
  'application/epub+zip': '.epub',
  'application/pdf': '.pdf',
};

/** Types that say no more than that it is a file. */
const ANY = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'application/zip']);

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1_024).includes('%PDF-');
const hasMark = (bytes: Buffer): boolean => /^(?:\xff\xfe|\xfe\xff)/.test(bytes.toString('latin1', 0, 2));
/** Bytes that no text has, near the beginning. */
const isText = (bytes: Buffer): boolean =>
  hasMark(bytes) ||
  !(
    /[\x00-\x08\x0e-\x1a]/.test(bytes.toString('latin1', 0, 1_024)) ||
    isZip(bytes) ||
    bytes.indexOf('%PDF-') === 0
  );
/** A tag, a comment, or a declaration. */
const hasMarkup = (bytes: Buffer): boolean => hasMark(bytes) || /<[a-z!?/]/i.test(bytes.toString('latin1'));

/** Types under which servers send feeds and sitemaps, and those that say nothing. */
const LISTS =
  /^(?:$|text\/|application\/(?:[\w.-]+\+)?(?:xml|json)$|application\/(?:x-)?gzip$|(?:application|binary)\/octet-stream$)/;

/** The label of the encoding that the server says. Throws a FetchError for what is no feed and no sitemap. */
export const charsetOfList = (header: string | null): string | null => {
  const type = typeIn(header);
  if (LISTS.test(type)) return charsetIn(header);
  throw new FetchError(`is of the type ${type.slice(0, 80)}, and not a feed or sitemap.`, LIST_REMEDY);
};

const LIST_REMEDY = 'Open the address in a browser, and look for the address of the feed or sitemap.';

/** Throws a FetchError for bytes that are no XML, no JSON, and not packed; also for a web page, which many sites show instead. */
export const checkList = (bytes: Buffer): void => {
  const begins = bytes
    .toString('latin1', 0, 4_096)
    .replace(/^(?:\xef\xbb\xbf)?\s*(?:<!--[\s\S]*?-->\s*)*/, '');
  if (/^<!doctype html|^<html/i.test(begins))
    throw new FetchError('is a web page, and not a feed or sitemap.', LIST_REMEDY);
  if (!hasMark(bytes) && !/^[<{]|^\x1f\x8b/.test(begins))
    throw new FetchError('is not a feed or sitemap.', LIST_REMEDY);
};

const LOOKS: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  '.html': (bytes) => isText(bytes) && hasMarkup(bytes),
  '.md': isText,
  '.txt': isText,
  '.adoc': isText,
  '.docx': isZip,
  '.odt': isZip,
  '.epub': isZip,
  '.pdf': isPdf,
};

const typeIn = (header: string | null): string => (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

const charsetIn = (header: string | null): string | null =>
  /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(header ?? '')?.[1]?.toLowerCase() ?? null;

const ALIASES: Readonly<Record<string, string>> = { '.markdown': '.md', '.asciidoc': '.adoc' };

const endingOf = (path: string): string => /\.[a-z]+$/.exec(path.toLowerCase())?.[0] ?? '';

export interface MediaType {
  readonly ending: string;
  /** The label of the encoding that the server says; null if it says none. */
  readonly charset: string | null;
}

/** `readable`: the endings that have a reader. Throws a FetchError for what none has. */
export const mediaTypeOf = (header: string | null, path: string, readable: readonly string[]): MediaType => {
  const type = typeIn(header);
  const charset = charsetIn(header);
  const own = ALIASES[endingOf(path)] ?? endingOf(path);
  const named = ANY.has(type) ? own : ENDINGS[type];
  // Servers of files call Markdown and AsciiDoc plain text.
  const ending = named === '.txt' && (own === '.md' || own === '.adoc') ? own : named;
  if (ending !== undefined && readable.includes(ending) && ending in LOOKS) return { ending, charset };
  throw new FetchError(
    `is of the type ${type === '' ? 'unknown' : type.slice(0, 80)}, which is not read.`,
    `Convert it to one of ${readable.join(', ')}, and add the file.`,
  );
};

/** Throws a FetchError if bytes are not what their type says. */
export const checkBytes = (ending: string, bytes: Buffer): void => {
  if (!(LOOKS[ending]?.(bytes) ?? false))
    throw new FetchError(
      `is not the ${ending} file that its server says.`,
      'Open the address in a browser, and save what it shows as a file.',
    );
};
