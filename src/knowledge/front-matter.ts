// YAML at the head of a file, or in a file beside it, checked against a shape; every fault with its line and a remedy.

import { isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type * as z from 'zod';
import { illFormed } from '../core/well-formed.ts';
import { type Fault, FaultyFileError } from './fault.ts';

const FENCED = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|$)/m;

export interface Fenced {
  /** The YAML between the fences. */
  readonly yaml: string;
  /** Lines of the file that come before the YAML. */
  readonly lines: number;
  /** What follows the front matter, unchanged. */
  readonly body: string;
}

/** Parts a file into front matter and body; null if it has none. */
export const splitFrontMatter = (source: string): Fenced | null => {
  const match = FENCED.exec(source);
  if (match === null || match.index !== 0) return null;
  return { yaml: match[1] ?? '', lines: 1, body: source.slice(match[0].length) };
};

/** What to do about fields that are not as expected. */
export interface FieldHelp {
  /** About a value. */
  readonly remedy: string;
  /** All fields there are, for whoever has written another; missing: the remedy says it. */
  readonly fields?: string;
}

/** What was expected where a shape has no words of its own for it. */
export const expected: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return 'expected a value, but the field is missing';
  if (issue.code !== 'invalid_type') return 'expected another value';
  return EXPECTED[issue.expected] ?? 'expected another kind of value';
};

const EXPECTED: Readonly<Record<string, string>> = {
  object: 'expected fields, each with a name, a colon, and a value',
  array: 'expected a list',
  string: 'expected text',
  number: 'expected a number',
  boolean: 'expected true or false',
};

/** A value of YAML, and where its fields are. */
export interface ParsedYaml {
  readonly value: unknown;
  lineOf(path: readonly PropertyKey[]): number | null;
}

/**
 * Reads YAML into a plain value. What YAML would take for a number or a date stays the text that was written, so that `007` is a title.
 * Throws a FaultyFileError that lists every fault.
 */
export const parseYaml = (yaml: string, file: string, lines = 0): ParsedYaml => {
  const { document, torn, at, plain } = parsedOf(yaml, file, lines);
  if (torn.length > 0) throw new FaultyFileError(torn);
  return { value: plain, lineOf: (path) => at(offsetOf(document, path)) };
};

const parsedOf = (yaml: string, file: string, lines: number) => {
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    schema: 'core',
    prettyErrors: false,
    // A list or a mapping as a key is written out at each level above it: a few hundred nested ones take minutes.
    stringKeys: true,
    // Warnings would print pieces of the document.
    logLevel: 'error',
  });
  const at = (offset: number | undefined) =>
    offset === undefined ? null : counter.linePos(offset).line + lines;
  const faults: Fault[] = document.errors.map((error) => ({
    file,
    line: at(error.pos[0]),
    problem: `not valid YAML: ${error.message.replace(/\s+/g, ' ').trim()}.`,
    remedy: 'If a value contains a colon, a quotation mark, or a #, put it in quotation marks.',
    level: 'error',
  }));
  if (faults.length > 0) throw new FaultyFileError(faults);

  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number' && node.source !== undefined) node.value = node.source;
    },
  });
  const torn = illFormedIn(document).map(
    ({ path, offset, problem }): Fault => ({
      file,
      line: at(offset),
      problem: `${path === '' ? 'the file' : path}: contains ${problem}.`,
      remedy: ILL_FORMED_REMEDY,
      level: 'error',
    }),
  );
  const plain = plainOf(document, (offset) => ({ file, line: at(offset) }));
  return { document, torn, at, plain };
};

/**
 * Reads YAML into a value of the given shape. What YAML would take for a number or a date stays the text that was written, so
 * that `007` is a title. Throws a FaultyFileError that lists every fault.
 */
export const readYaml = <S extends z.ZodType>(
  yaml: string,
  shape: S,
  { file, lines = 0, remedy, fields }: { file: string; lines?: number } & FieldHelp,
): z.output<S> => {
  const { document, torn, at, plain } = parsedOf(yaml, file, lines);
  const parse = (value: unknown) => shape.safeParse(value, { error: expected });
  const parsed = plain === null && !parse(null).success ? parse({}) : parse(plain);
  if (parsed.success && torn.length === 0) return parsed.data;
  const issues = parsed.success ? [] : parsed.error.issues;
  throw new FaultyFileError([
    ...torn,
    ...issues.map((issue): Fault => {
      const unknown = issue.code === 'unrecognized_keys' ? unknownFields(issue.path, issue.keys) : null;
      return {
        file,
        line: at(offsetOf(document, unknown?.first ?? issue.path)),
        problem: unknown?.problem ?? `${issue.path.join('.') || 'the file'}: ${issue.message}.`,
        ...(unknown === null || fields === undefined
          ? { remedy }
          : { remedy: 'Remove it, or correct its name.', help: fields }),
        level: 'error',
      };
    }),
  ]);
};

/** Unknown fields of one list of fields that are named; the others are counted. */
const UNKNOWN_NAMED = 3;

/** One fault for all unknown fields of one list of fields. */
const unknownFields = (path: readonly PropertyKey[], keys: readonly string[]) => {
  const names = keys.slice(0, UNKNOWN_NAMED).map((key) => [...path, key].join('.').slice(0, 100));
  const more = keys.length - names.length;
  const all = more > 0 ? [...names, `${more} more`] : names;
  const list = new Intl.ListFormat('en').format(all);
  return {
    first: [...path, ...keys.slice(0, 1)],
    problem:
      all.length === 1 ? `${list}: is not a field of this file.` : `${list}: are not fields of this file.`,
  };
};

const ILL_FORMED_REMEDY =
  'Remove it, or write the whole character. A character beyond U+FFFF is "\\U0001F600" in YAML, or both halves, "\\ud83d\\ude00".';

/** Names and values that no platform takes. YAML lets its escapes make them, whatever the file itself holds. */
const illFormedIn = (document: ReturnType<typeof parseDocument>) => {
  const found: { path: string; offset: number | undefined; problem: string }[] = [];
  visit(document, {
    Scalar(_, node, ancestors) {
      const bad = typeof node.value === 'string' ? illFormed(node.value) : null;
      if (bad === null) return;
      const names = ancestors.flatMap((one) =>
        isPair(one) && isScalar(one.key) ? [String(one.key.value)] : [],
      );
      found.push({ path: names.join('.'), offset: node.range?.[0], problem: bad.problem });
    },
  });
  return found;
};

/** The plain value; null if there is none. YAML refuses aliases that lead nowhere, or that would unfold without end. */
const plainOf = (
  document: ReturnType<typeof parseDocument>,
  at: (offset?: number) => Pick<Fault, 'file' | 'line'>,
): unknown => {
  try {
    return document.toJS() ?? null;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    let alias: number | undefined;
    visit(document, {
      Alias(_, node) {
        alias = node.range?.[0];
        return visit.BREAK;
      },
    });
    throw new FaultyFileError([
      {
        ...at(alias),
        problem: 'contains an alias (*name) that is undefined or expands to too much.',
        remedy: 'If a value begins with * or &, put it in quotation marks. Write out repeated values.',
        level: 'error',
      },
    ]);
  }
};

/** Where the value of a path begins, or the nearest that holds it. */
const offsetOf = (
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
): number | undefined => {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return undefined;
};
