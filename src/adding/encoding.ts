// Documents whose encoding only their server says, kept in such a way that their readers know it, too.

import { isUtf8 } from 'node:buffer';
import type { Fetched } from '../fetching/fetch-document.ts';
import { FetchError } from '../fetching/fetch-error.ts';
import { asUtf8 } from '../knowledge/formats/html/charset.ts';

const TEXTS: ReadonlySet<string> = new Set(['.html', '.md', '.txt', '.adoc']);
const MARK = '\uFEFF';
/** Encodings of which every byte is ASCII, so that they look like UTF-8. */
const SEVEN_BIT = /^(?:iso-2022|hz-|utf-7)/;

const faulty = (problem: string): FetchError =>
  new FetchError(problem, 'Open the page in a browser, save it as UTF-8, and add the file.');

/** What the bytes say in the encoding that the server names: servers often name another than UTF-8 for what is UTF-8. */
const decoded = (bytes: Buffer, charset: string): string => {
  const decoderOf = () => {
    try {
      return new TextDecoder(charset, { fatal: true });
    } catch {
      throw faulty(`is in ${charset.slice(0, 40)}, as its server says, which is not known.`);
    }
  };
  const decoder = decoderOf();
  if (isUtf8(bytes) && !SEVEN_BIT.test(decoder.encoding)) return bytes.toString();
  try {
    return decoder.decode(bytes);
  } catch {
    throw faulty(`is in ${decoder.encoding}, as its server says, and is not.`);
  }
};

const asRead = (ending: string, bytes: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(ending === '.html' ? asUtf8('', bytes) : bytes);
  } catch {
    return null;
  }
};

/**
 * The bytes as they came, if a reader that doesn't know the server takes them for the same words. Otherwise the same words in UTF-8.
 * Throws a FetchError for bytes that are not in the encoding that their server says.
 */
export const withEncoding = ({
  ending,
  charset,
  bytes,
}: Fetched): { bytes: Buffer; isConverted: boolean } => {
  const marked = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.test(bytes.toString('latin1', 0, 3));
  if (charset === null || marked || !TEXTS.has(ending)) return { bytes, isConverted: false };
  const words = decoded(bytes, charset);
  if (asRead(ending, bytes) === words) return { bytes, isConverted: false };
  // A mark says more than what the page says of itself.
  return { bytes: Buffer.from(ending === '.html' ? MARK + words : words), isConverted: true };
};
