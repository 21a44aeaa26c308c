// The encoding that an HTML file says it is in.

import { isUtf8 } from 'node:buffer';
import { FaultyFileError } from '../../fault.ts';

/** Bytes within which a page says its encoding: browsers look no further. */
const HEAD_BYTES = 1_024;
const META = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i;
const XML = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i;
/** Encodings that have a character for nearly every byte, so that reading them never fails. */
const SINGLE_BYTE = /^(?:windows-\d|iso-8859|koi8|macintosh|x-mac|ibm)/;

const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The label of the encoding; null if the file says nothing. */
const labelIn = (bytes: Uint8Array): string | null => {
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked !== undefined) return marked[0];
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES))
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->/g, '');
  const label = (XML.exec(head)?.[1] ?? META.exec(head)?.[1] ?? '').toLowerCase();
  // What can be read as ASCII so far is not in UTF-16.
  return label === '' ? null : label.startsWith('utf-16') ? 'utf-8' : label;
};

const faulty = (file: string, problem: string): FaultyFileError =>
  new FaultyFileError([{ file, line: null, problem, remedy: 'Save it as UTF-8.', level: 'error' }]);

/** The bytes of an HTML file as UTF-8. Throws a FaultyFileError if they are not in the encoding that the file says. */
export const asUtf8 = (file: string, bytes: Uint8Array): Uint8Array => {
  const label = labelIn(bytes);
  if (label === null || label === 'utf-8' || label === 'utf8') return bytes;
  const decoderOf = () => {
    try {
      return new TextDecoder(label, { fatal: true });
    } catch {
      throw faulty(file, `says that it is in ${label.slice(0, 40)}, which is not known.`);
    }
  };
  const decoder = decoderOf();
  // Servers and editors convert pages and leave what they say: letters of these encodings are no UTF-8.
  if (SINGLE_BYTE.test(decoder.encoding) && isUtf8(bytes)) return bytes;
  try {
    return Buffer.from(decoder.decode(bytes));
  } catch {
    throw faulty(file, `says that it is in ${decoder.encoding}, and is not.`);
  }
};
