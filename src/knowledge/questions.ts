// Questions with the passages that must be found: suggestions for people, and a test of the library.

import * as z from 'zod';
import type { YieldToEventLoop } from '../core/event-loop.ts';
import { isBlank } from '../core/well-formed.ts';
import type { Document } from './document.ts';
import type { Fault } from './fault.ts';
import { readYaml } from './front-matter.ts';
import { movedPlaces, paragraphAt, splitPlace } from './places.ts';

export const QUESTIONS_FILE = 'questions.yaml';

/** More than a line that anybody can type, and a suggestion that no platform shows whole. */
const LINE_CHARS = 4_100;

/** Places of one question: each is looked at whenever the library changes. */
const MAX_PLACES = 100;

const text = z
  .string('expected text')
  .trim()
  .refine((value) => !isBlank(value), 'expected text that is not empty')
  .max(LINE_CHARS, `expected text of at most ${LINE_CHARS} characters`);

const place = text.regex(/^.+#\d+$/, 'expected a document and a paragraph, such as article.txt#3');

const entry = z
  .strictObject({
    ask: text.optional(),
    hold: text.optional(),
    /** Passages that answer; the first finding must be one of them. Empty: nothing in the library answers. */
    find: z
      .array(place, 'expected a list of places, such as [article.txt#3], or []')
      .max(MAX_PLACES, `expected at most ${MAX_PLACES} places`),
    /** Only for topics: passages that may be shown besides. */
    may: z
      .array(place, 'expected a list of places')
      .max(MAX_PLACES, `expected at most ${MAX_PLACES} places`)
      .optional(),
    /** Words, to the letter, that the excerpt shown first must have. */
    holds: text.optional(),
  })
  .refine((e) => (e.ask === undefined) !== (e.hold === undefined), 'expected either "ask: …" or "hold: …"');

export interface Question {
  /** A question as a person would type it, or a topic with its slash. */
  readonly line: string;
  /** `hold` questions are kept for tests: nothing may learn from them or suggest them. */
  readonly heldOut: boolean;
  readonly find: readonly string[];
  readonly may: readonly string[];
  /** Words that the excerpt of the first finding must have to answer; `null` if nobody has said. */
  readonly holds: string | null;
}

/** Reads the file of questions. Throws a FaultyFileError for a bad shape; whether the places exist is for {@link checkQuestions}. */
export const parseQuestions = (yaml: string, file: string): readonly Question[] => {
  const entries = readYaml(yaml, z.array(entry, 'expected a list of questions').nullable(), {
    file,
    remedy: 'Write a list of entries "- ask: …" or "- hold: …", each with "find: [document#paragraph]".',
  });
  return (entries ?? []).map(({ ask, hold, find, may, holds }) => ({
    line: ask ?? hold ?? '',
    heldOut: hold !== undefined,
    find,
    may: may ?? [],
    holds: holds ?? null,
  }));
};

/** Every place and every word of the questions that the library does not have. */
export const checkQuestions = async (
  questions: readonly Question[],
  file: string,
  documents: ReadonlyMap<string, Document>,
  yieldToEventLoop: YieldToEventLoop,
): Promise<readonly Fault[]> => {
  const wrong = (problem: string, remedy: string, level: Fault['level'] = 'error'): Fault => ({
    file,
    line: null,
    problem,
    remedy,
    level,
  });
  const movedIn = ({ line }: Question, moved: ReadonlyMap<string, string>): Fault[] =>
    [...moved].map(([at, now]) =>
      wrong(
        `"${line}": ${at} is now ${now}, because headings no longer count as paragraphs.`,
        `Write ${now}.`,
        'warning',
      ),
    );
  const astrayIn = ({ line, find, may }: Question, moved: ReadonlyMap<string, string>): Fault[] =>
    [...find, ...may].flatMap((at): Fault[] => {
      if (moved.has(at) || paragraphAt(documents, at) !== null) return [];
      const { path } = splitPlace(at);
      const count = documents.get(path)?.paragraphs.length ?? 0;
      return [
        wrong(
          `"${line}": there is no ${at} in the library.`,
          count > 0
            ? `${path} has the paragraphs 1 to ${count}.`
            : `Documents: ${[...documents.keys()].slice(0, 5).join(', ')}.`,
        ),
      ];
    });

  const faults: Fault[] = [];
  for (const question of questions) {
    await yieldToEventLoop();
    const { line, find, holds } = question;
    const moved = movedPlaces(question, documents);
    const astray = astrayIn(question, moved);
    faults.push(...movedIn(question, moved), ...astray);
    if (astray.length > 0 || holds === null) continue;
    if ([...find, ...moved.values()].some((at) => paragraphAt(documents, at)?.includes(holds))) continue;
    const problem = `"${line}": none of the passages to find contains "${holds}".`;
    faults.push(wrong(problem, 'Copy the words exactly from one of them.'));
  }
  return faults;
};
