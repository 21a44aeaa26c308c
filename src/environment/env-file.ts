// The file `.env`, read line by line, so that no line of it is ignored without a word.

import { readFileSync, statSync } from 'node:fs';
import { parse } from 'dotenv';
import { decodeStrictUtf8 } from '../core/utf8.ts';

export interface EnvFile {
  readonly values: Readonly<Record<string, string>>;
  /** Each names file and line, and never repeats the line: it may hold a secret. */
  readonly faults: readonly string[];
  /** Whether every user of the machine can read it. */
  readonly isOpen: boolean;
}

interface Assignment {
  readonly name: string;
  readonly value: string;
  /** Lines that it takes, at least one. */
  readonly length: number;
}

const COMMENT = /^\s*(#|$)/;
/** Quotation marks that a shell reads, and those that word processors put in their place. */
const QUOTES = `"'\`“”„‘’«»`;
/** An unquoted value that goes on right after its `#`, where dotenv begins a comment. */
const CUT_VALUE = /^\s*[^\s"'`#][^#]*?\S#|^\s*[^\s"'`#]#/;

const isQuote = (text: string): boolean => text !== '' && QUOTES.includes(text.charAt(0));

const single = (text: string): readonly [string, string] | undefined => {
  const entries = Object.entries(parse(text));
  return entries.length === 1 ? entries[0] : undefined;
};

/** The assignment that begins at a line, as dotenv reads it; undefined if none does. */
const assignmentAt = (lines: readonly string[], at: number): Assignment | undefined => {
  const found = single(lines[at] ?? '');
  if (found === undefined) return undefined;
  const [name, value] = found;
  for (let end = at + 1; isQuote(value) && end < lines.length; end++) {
    if (!lines[end]?.includes(value.charAt(0))) continue;
    const longer = single(lines.slice(at, end + 1).join('\n'));
    if (longer !== undefined && !isQuote(longer[1])) return { name, value: longer[1], length: end - at + 1 };
  }
  return { name, value, length: 1 };
};

const faultOf = (line: string, { name, value, length }: Assignment, isOurs: (name: string) => boolean) => {
  if (isQuote(value))
    return `the quotation marks around the value of ${name} do not match: use straight ones, with only a comment after the closing one.`;
  if (length > 1)
    return isOurs(name)
      ? `the value of ${name} spans several lines: put it on one line, and close its quotation marks there.`
      : undefined;
  return CUT_VALUE.test(line.slice(line.search(/[=:]/) + 1))
    ? `the value of ${name} contains a #, which starts a comment: put the value in quotation marks, or add a space before the comment.`
    : undefined;
};

/** What the bytes of such a file say. `path` is for the messages; `isOurs` tells the names that the bot reads. */
export const parseEnvFile = (
  path: string,
  bytes: Uint8Array,
  isOurs: (name: string) => boolean,
): Omit<EnvFile, 'isOpen'> => {
  let text: string;
  try {
    text = decodeStrictUtf8(bytes);
  } catch {
    text = '\0';
  }
  if (text.includes('\0')) return { values: {}, faults: [`${path} is not UTF-8 text: save it as UTF-8.`] };

  const lines = text.split(/\r\n?|\n/);
  const found = new Map<string, { value: string; line: number }>();
  const faults: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const given = COMMENT.test(line) ? null : assignmentAt(lines, at);
    const where = `${path}, line ${at + 1}`;
    if (given === undefined) faults.push(`${where}: expected NAME=value, or # before a comment.`);
    else if (given !== null) {
      const fault = faultOf(line, given, isOurs);
      if (fault !== undefined) faults.push(`${where}: ${fault}`);
      const { name, value } = given;
      const earlier = found.get(name);
      if (earlier !== undefined && earlier.value !== value)
        faults.push(`${where}: ${name} already has another value in line ${earlier.line}: keep one of them.`);
      found.set(name, { value, line: at + 1 });
    }
    at += given?.length ?? 1;
  }
  return { values: Object.fromEntries([...found].map(([name, { value }]) => [name, value])), faults };
};

/** Reads `path`. A file that is missing holds nothing; one that cannot be read is a fault, for what it sets would be missing. */
export const readEnvFile = (path: string, isOurs: (name: string) => boolean): EnvFile => {
  try {
    const bytes = readFileSync(path);
    return { ...parseEnvFile(path, bytes, isOurs), isOpen: isOpenToAll(statSync(path).mode) };
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const faults =
      code === 'ENOENT'
        ? []
        : [`${path} cannot be read (${code}): expected a text file that the bot may read, or none.`];
    return { values: {}, faults, isOpen: false };
  }
};

/** Windows has no such bits, and Node makes them up there. */
export const isOpenToAll = (mode: number): boolean => process.platform !== 'win32' && (mode & 0o004) !== 0;
