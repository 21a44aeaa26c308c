// Reads values out of a JSON file of any size as it streams by, with the line at which each begins.

import { isUtf8 } from 'node:buffer';
import { JSONParser, TokenType } from '@streamparser/json';
import { refusal } from '../../knowledge/inside.ts';
import { MAX_DEPTH } from './limits.ts';

export interface Value {
  /** The keys that lead to it, from the outermost. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  /** From 1. */
  readonly line: number;
}

const BACKSLASH = 0x5c;
const SMALL_X = 0x78;
const LINE_FEED = 0x0a;

/** Telegram Desktop writes controls as `\x1F`, which JSON doesn't have: `\u001F` is what is meant. */
export const createEscapes = (): ((chunk: Uint8Array) => Uint8Array) => {
  let isEscaped = false;
  return (chunk) => {
    const found: number[] = [];
    const look = (at: number) => {
      if (chunk[at] === SMALL_X) found.push(at);
    };
    let at = 0;
    if (isEscaped && chunk.length > 0) {
      look(0);
      at = 1;
      isEscaped = false;
    }
    for (at = chunk.indexOf(BACKSLASH, at); at !== -1; at = chunk.indexOf(BACKSLASH, at + 2)) {
      if (at + 1 === chunk.length) isEscaped = true;
      else look(at + 1);
    }
    if (found.length === 0) return chunk;
    const pieces: Uint8Array[] = [];
    let from = 0;
    for (const place of found) {
      pieces.push(chunk.subarray(from, place), Buffer.from('u00'));
      from = place + 1;
    }
    return Buffer.concat([...pieces, chunk.subarray(from)]);
  };
};

const REMEDY = 'Export the history again, and take the file as the program has written it.';

/** Throws a FaultyFileError for bytes that are no UTF-8, with their line. */
const createUtf8Check = (file: string) => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (chunk: Uint8Array | null, line: number) => {
    try {
      if (chunk === null) decoder.decode();
      else decoder.decode(chunk, { stream: true });
    } catch {
      const lines = chunk === null ? [] : Buffer.from(chunk).toString('latin1').split('\n');
      const faulty = lines.findIndex(
        (one, i) => i > 0 && i < lines.length - 1 && !isUtf8(Buffer.from(one, 'latin1')),
      );
      throw refusalAt(file, line + Math.max(0, faulty), 'is not UTF-8.', REMEDY);
    }
  };
};

/** A fault of one line. */
export const refusalAt = (file: string, line: number, problem: string, remedy: string) => {
  const error = refusal(file, problem, remedy);
  return Object.assign(error, { faults: error.faults.map((fault) => ({ ...fault, line })) });
};

const OPENING: ReadonlySet<TokenType> = new Set([TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET]);
const CLOSING: ReadonlySet<TokenType> = new Set([TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET]);

/**
 * The values at these paths, as `$.messages.*` names them, one after the other. Nothing else is kept. Throws a FaultyFileError with the
 * line for whatever is no JSON.
 */
export const valuesIn = async function* (
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  paths: readonly string[],
): AsyncGenerator<Value> {
  const parser = new JSONParser({ paths: [...paths], keepStack: false });
  const check = createUtf8Check(file);
  const escapes = createEscapes();
  const found: Value[] = [];
  /** Lines at which what is open begins. */
  const opened: number[] = [];
  let chunk: Uint8Array = new Uint8Array();
  /** Bytes before this chunk, and the next end of a line in it. */
  let before = 0;
  let next = 0;
  let line = 1;
  let began = 1;

  const endOfLine = (from: number): number => {
    const at = chunk.indexOf(LINE_FEED, from);
    return at === -1 ? chunk.length : at;
  };
  const countTo = (offset: number) => {
    const end = Math.min(chunk.length, offset - before);
    for (; next < end; next = endOfLine(next + 1)) line++;
  };
  parser.onToken = ({ token, offset }) => {
    if (OPENING.has(token)) {
      countTo(offset);
      opened.push(line);
      if (opened.length > MAX_DEPTH)
        throw refusalAt(file, line, `is nested more than ${MAX_DEPTH} levels deep.`, REMEDY);
    } else if (CLOSING.has(token)) began = opened.pop() ?? line;
    else {
      countTo(offset);
      began = line;
    }
  };
  parser.onValue = ({ value, key, stack }) => {
    const path = [...stack.slice(1).map((one) => one.key), key].filter((one) => one !== undefined);
    found.push({ path, value, line: began });
  };
  /** Does a step of the parser, whose own messages are for programmers. */
  const step = (run: () => void) => {
    try {
      run();
    } catch (error) {
      if (error instanceof Error && 'faults' in error) throw error;
      const [, place] = /absolute position "(\d+)"/.exec(String(error)) ?? [];
      if (place !== undefined) countTo(Number(place));
      throw refusalAt(file, line, 'is not JSON from here on.', REMEDY);
    }
  };

  let isFirst = true;
  for await (const bytes of chunks) {
    const own =
      isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
    isFirst = false;
    check(own, line);
    before += chunk.length;
    chunk = escapes(own);
    next = endOfLine(0);
    if (parser.isEnded) {
      const at = chunk.findIndex((byte) => byte > 0x20);
      if (at !== -1) {
        countTo(before + at);
        throw refusalAt(file, line, 'is not JSON from here on.', REMEDY);
      }
    } else step(() => parser.write(chunk));
    countTo(before + chunk.length);
    yield* found.splice(0);
  }
  check(null, line);
  if (!parser.isEnded) throw refusalAt(file, line, 'ends too early: a part of it is missing.', REMEDY);
};
