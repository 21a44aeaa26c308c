// YAML at the head of a file, or in a file beside it, checked against a shape; every fault with its line and a remedy.

import { isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
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

/**
 * Reads YAML into a value of the given shape. What YAML would take for a number or a date stays the text that was written, so
 * that `007` is a title. Throws a FaultyFileError that lists every fault.
 */
export const readYaml = <S extends z.ZodType>(
  yaml: string,
  shape: S,
  { file, lines = 0, remedy }: { file: string; lines?: number; remedy: string },
): z.output<S> => {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, schema: 'core', prettyErrors: false });
  const at = (offset: number | undefined) =>
    offset === undefined ? null : counter.linePos(offset).line + lines;
  const faults: Fault[] = document.errors.map((error) => ({
    file,
    line: at(error.pos[0]),
    problem: `not valid YAML: ${error.message.replace(/\s+/g, ' ').trim()}.`,
    remedy: 'Put texts that hold a colon, a quotation mark or a # in quotation marks.',
    level: 'error',
  }));
  if (faults.length > 0) throw new FaultyFileError(faults);

  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number' && node.source !== undefined) node.value = node.source;
    },
  });
  const plain = plainOf(document, (offset) => ({ file, line: at(offset) }));
  const parsed =
    plain === null && !shape.safeParse(null).success ? shape.safeParse({}) : shape.safeParse(plain);
  if (parsed.success) return parsed.data;
  throw new FaultyFileError(
    parsed.error.issues.flatMap((issue) =>
      (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]).map(
        (path): Fault => ({
          file,
          line: at(offsetOf(document, path)),
          problem: `${path.join('.') || 'the whole'}: ${issue.code === 'unrecognized_keys' ? 'is no field of this file' : issue.message}.`,
          remedy,
          level: 'error',
        }),
      ),
    ),
  );
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
        problem: 'holds an alias (*name) that leads nowhere, or to too much.',
        remedy: 'Put texts that begin with * or & in quotation marks, and write repeated values out.',
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
