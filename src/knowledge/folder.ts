// A folder of the community's files: read whole, file by file, without ever losing the last good version of one.

import { isUtf8 } from 'node:buffer';
import { illFormed } from '../core/well-formed.ts';
import { FaultyFileError } from './fault.ts';
import { boundsOf, readInside, refusal } from './inside.ts';
import { FILE_BYTES, FOLDER_BYTES, READ_AT_ONCE } from './limits.ts';

/**
 * Reads files in order, several at once. What cannot or may not be read becomes a fault in its place. `further`: folders outside of this one
 * that its links may lead into. `besides`: bytes of the folder's files that need not be read, but count.
 */
export const readFiles = async (
  folder: string,
  paths: readonly string[],
  further: readonly string[] = [],
  besides = 0,
): Promise<Map<string, Uint8Array | FaultyFileError>> => {
  const bounds = await boundsOf(folder, further);
  const read = new Map<string, Uint8Array | FaultyFileError>(paths.map((path) => [path, new Uint8Array()]));
  const queue = [...paths];
  let left = FOLDER_BYTES - besides;
  const readOne = async (path: string): Promise<Uint8Array | FaultyFileError> => {
    try {
      const bytes = await readInside(bounds, path, FILE_BYTES);
      if (bytes.length > left)
        throw refusal(path, TOO_MUCH, 'In this folder, keep only files that the bot should read.');
      left -= bytes.length;
      return bytes;
    } catch (error) {
      if (error instanceof FaultyFileError) return error;
      throw error;
    }
  };
  const worker = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift())
      read.set(path, await readOne(path));
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, worker));
  return read;
};

const TOO_MUCH = `is not read: the files in its folder have more than ${FOLDER_BYTES} bytes in total.`;

/**
 * The text of a file. UTF-8 and nothing else: a guessed encoding would put words into a quotation that its source does not have.
 * Throws a FaultyFileError with the first line that is not, or that holds what is no character.
 */
export const decodeUtf8 = (file: string, bytes: Uint8Array): string => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  // No text has this byte but one in UTF-16 without its mark; and Postgres, where every text is kept, takes none with it.
  const nul = bytes.indexOf(0);
  if (nul >= 0 && isUtf8(bytes))
    throw new FaultyFileError([
      {
        file,
        line: bytes.subarray(0, nul).filter((byte) => byte === 0x0a).length + 1,
        problem: 'contains a NUL byte, which UTF-8 text never does.',
        remedy:
          'Remove it. If every other byte is a NUL byte, save the file as UTF-8 (iconv -f utf-16le -t utf-8).',
        level: 'error',
      },
    ]);
  const decode = () => {
    try {
      return decoder.decode(bytes);
    } catch {
      return null;
    }
  };
  const text = decode();
  const bad = text === null ? null : illFormed(text);
  if (text !== null && bad !== null)
    throw new FaultyFileError([
      {
        file,
        line: text.slice(0, bad.at).split('\n').length,
        problem: `contains ${bad.problem}.`,
        remedy: 'Remove it: no platform shows it unchanged.',
        level: 'error',
      },
    ]);
  if (text === null)
    throw new FaultyFileError([
      {
        file,
        line: firstBadLine(decoder, bytes),
        problem: 'is not UTF-8.',
        remedy: `Save it as UTF-8 (iconv -f ${UTF_16[[...bytes.subarray(0, 2)].join()] ?? 'windows-1256'} -t utf-8, with the encoding it is in).`,
        level: 'error',
      },
    ]);
  return text;
};

/** The encodings that a byte-order mark tells. */
const UTF_16: Readonly<Record<string, string>> = { '255,254': 'utf-16le', '254,255': 'utf-16be' };

const firstBadLine = (decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): number => {
  let line = 1;
  for (let from = 0; ; line++) {
    const end = bytes.indexOf(0x0a, from);
    try {
      decoder.decode(bytes.subarray(from, end === -1 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    from = end + 1;
  }
};
