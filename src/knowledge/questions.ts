// Questions with the passages that must be found: suggestions for people, and a test of the library.

import { z } from 'zod';
import { isBlank } from '../core/well-formed.ts';
import type { Document } from './document.ts';
import { type Fault, FaultyFileError } from './fault.ts';
import { readYaml } from './front-matter.ts';

export const QUESTIONS_FILE = 'questions.yaml';

const text = z
  .string('expected a text')
  .trim()
  .refine((value) => !isBlank(value), 'expected a text that is not empty');

const place = text.regex(/^.+#\d+$/, 'expected a document and a paragraph, such as article.txt#3');

const entry = z
  .strictObject({
    ask: text.optional(),
    hold: text.optional(),
    /** Passages that answer; the first finding must be one of them. Empty: nothing in the library answers. */
    find: z.array(place, 'expected a list of places, such as [article.txt#3], or []'),
    /** Only for topics: passages that may be shown besides. */
    may: z.array(place, 'expected a list of places').optional(),
    /** Words, to the letter, that the excerpt shown first must have. */
    holds: text.optional(),
  })
  .refine((e) => (e.ask === undefined) !== (e.hold === undefined), 'expected either "ask: …" or "hold: …"');

export interface Question {
  /** A question as a person would type it, or a topic with its slash. */
  readonly line: string;
  /** `hold` questions are kept for tests: nothing may learn from them or suggest them. */
  readonly held: boolean;
  readonly find: readonly string[];
  readonly may: readonly string[];
  /** Words that the excerpt of the first finding must have to answer; `null` if nobody has said. */
  readonly holds: string | null;
}

/** Reads the questions of a library. Throws a FaultyFileError for a bad shape, a place or words that do not exist. */
export const readQuestions = (
  yaml: string,
  file: string,
  documents: ReadonlyMap<string, Document>,
): Question[] => {
  const entries = readYaml(yaml, z.array(entry, 'expected a list of questions').nullable(), {
    file,
    remedy: 'Write a list of entries "- ask: …" or "- hold: …", each with "find: [document#paragraph]".',
  });
  const questions = (entries ?? []).map(({ ask, hold, find, may, holds }) => ({
    line: ask ?? hold ?? '',
    held: hold !== undefined,
    find,
    may: may ?? [],
    holds: holds ?? null,
  }));
  const wrong = (problem: string, remedy: string): Fault => ({
    file,
    line: null,
    problem,
    remedy,
    level: 'error',
  });
  const faults = questions.flatMap(({ line, find, may, holds }) => {
    const astray = [...find, ...may].flatMap((at): Fault[] => {
      if (paragraphAt(documents, at) !== null) return [];
      const count = documents.get(splitPlace(at).path)?.paragraphs.length ?? 0;
      return [
        wrong(
          `"${line}": there is no ${at} in the library.`,
          count > 0
            ? `${splitPlace(at).path} has the paragraphs 1 to ${count}.`
            : `Documents: ${[...documents.keys()].slice(0, 5).join(', ')}.`,
        ),
      ];
    });
    if (astray.length > 0 || holds === null || find.some((at) => paragraphAt(documents, at)?.includes(holds)))
      return astray;
    const problem = `"${line}": none of the passages to find holds "${holds}".`;
    return [wrong(problem, 'Copy the words from one of them, to the letter.')];
  });
  if (faults.length > 0) throw new FaultyFileError(faults);
  return questions;
};

const splitPlace = (at: string) => {
  const [, path = '', number = ''] = /^(.+)#(\d+)$/.exec(at) ?? [];
  return { path, number: Number(number) };
};

const paragraphAt = (documents: ReadonlyMap<string, Document>, at: string): string | null => {
  const { path, number } = splitPlace(at);
  const document = documents.get(path);
  const range = document?.paragraphs[number - 1];
  return document === undefined || range === undefined ? null : document.text.slice(...range);
};
