// Questions with the passages that must be found: suggestions for people, and a test of the library.

import { z } from 'zod';
import type { Document } from './document.ts';
import { type Fault, FaultyFileError } from './fault.ts';
import { readYaml } from './front-matter.ts';

export const QUESTIONS_FILE = 'questions.yaml';

const text = z.string('expected a text').trim().min(1, 'expected a text that is not empty');

const place = text.regex(/^.+#\d+$/, 'expected a document and a paragraph, such as article.txt#3');

const entry = z
  .strictObject({
    ask: text.optional(),
    hold: text.optional(),
    /** Passages that answer; the first finding must be one of them. Empty: nothing in the library answers. */
    find: z.array(place, 'expected a list of places, such as [article.txt#3], or []'),
    /** Only for topics: passages that may be shown besides. */
    may: z.array(place, 'expected a list of places').optional(),
  })
  .refine((e) => (e.ask === undefined) !== (e.hold === undefined), 'expected either "ask: …" or "hold: …"');

export interface Question {
  /** A question as a person would type it, or a topic with its slash. */
  readonly line: string;
  /** `hold` questions are kept for tests: nothing may learn from them or suggest them. */
  readonly held: boolean;
  readonly find: readonly string[];
  readonly may: readonly string[];
}

/** Reads the questions of a library. Throws a FaultyFileError for a bad shape or a place that does not exist. */
export const readQuestions = (
  yaml: string,
  file: string,
  documents: ReadonlyMap<string, Document>,
): Question[] => {
  const entries = readYaml(yaml, z.array(entry, 'expected a list of questions').nullable(), {
    file,
    remedy: 'Write a list of entries "- ask: …" or "- hold: …", each with "find: [document#paragraph]".',
  });
  const questions = (entries ?? []).map(({ ask, hold, find, may }) => ({
    line: ask ?? hold ?? '',
    held: hold !== undefined,
    find,
    may: may ?? [],
  }));
  const faults = questions.flatMap(({ line, find, may }) =>
    [...find, ...may].flatMap((at): Fault[] => {
      const [, path = '', number = ''] = /^(.+)#(\d+)$/.exec(at) ?? [];
      const count = documents.get(path)?.paragraphs.length ?? 0;
      if (Number(number) >= 1 && Number(number) <= count) return [];
      return [
        {
          file,
          line: null,
          problem: `"${line}": there is no ${at} in the library.`,
          remedy:
            count > 0
              ? `${path} has the paragraphs 1 to ${count}.`
              : `Documents: ${[...documents.keys()].slice(0, 5).join(', ')}.`,
          level: 'error',
        },
      ];
    }),
  );
  if (faults.length > 0) throw new FaultyFileError(faults);
  return questions;
};
