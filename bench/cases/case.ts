// A case of a suite: a question or a quotation, and what has to hold of the answer.

import * as z from 'zod';

const strings = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const files = z.record(z.string(), z.string());

const expectation = z.strictObject({
  /** Whether anything is shown. */
  confident: z.boolean().optional(),
  /** Each is in the first finding that is shown. */
  first: strings.optional(),
  /** Each is in one of the first three. */
  shown: strings.optional(),
  /** None is in the first. */
  hides: strings.optional(),
  /** The first neither ends nor begins with any of these. */
  endsNot: strings.optional(),
  startsNot: strings.optional(),
  /** Of the document of the first. */
  title: z.string().optional(),
  /** So many documents were read, or more. */
  documents: z.number().optional(),
  /** One of these is what a check says; none of the others. */
  verdict: strings.optional(),
  verdictNot: strings.optional(),
});

const shape = z.object({
  id: z.string(),
  kind: z.string(),
  /** The folder in `libs/`, or the documents themselves. */
  lib: z.string().optional(),
  files: files.optional(),
  topics: files.optional(),
  ask: z.string().optional(),
  check: z.string().optional(),
  expect: expectation,
});

export type Case = z.output<typeof shape>;
export type Expectation = Case['expect'];

/** What `npm run ask -- --json` prints, as far as it is judged. */
export interface Answered {
  readonly confident?: boolean;
  readonly findings?: readonly { readonly text: string; readonly title: string | null }[];
  readonly verdict?: string;
  /** What `/about` says. */
  readonly about?: unknown;
}

/** The cases of a file. Throws an Error that names the line of the first that is none. */
export const readCases = (text: string): Case[] =>
  text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const read = shape.safeParse(JSON.parse(line));
    if (read.success) return [read.data];
    throw new Error(`line ${i + 1}: ${z.prettifyError(read.error)}`);
  });

const UNSEEN = /[\u00ad\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff]/g;

/** White space, what shows nothing, and the composition of letters are no difference. */
const folded = (text: string): string =>
  text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();

const countIn = (about: unknown): number =>
  Number(/(\d[\d,]*) documents?\b/.exec(JSON.stringify(about) ?? '')?.[1]?.replace(',', '') ?? 0);

/** Everything that does not hold, in words; nothing where all does. */
export const faultsOf = (expected: Expectation, answer: Answered): string[] => {
  const shown = answer.confident === true ? (answer.findings ?? []) : [];
  const texts = shown.slice(0, 3).map(({ text }) => folded(text));
  const first = texts[0] ?? null;
  const has = (text: string | null, part: string) => text?.includes(folded(part)) === true;
  const instead = first === null ? 'nothing is shown' : `shown: ${first.slice(0, 200)}`;
  const each = (parts: readonly string[] | undefined, isWrong: (part: string) => boolean, said: string) =>
    (parts ?? []).filter(isWrong).map((part) => `${said} “${part}”; ${instead}`);
  const { documents, title, verdict, verdictNot, confident } = expected;
  return [
    ...(confident === undefined || confident === (first !== null)
      ? []
      : [`expected ${confident ? 'an answer' : 'silence'}; ${instead}`]),
    ...each(expected.first, (part) => !has(first, part), 'the first lacks'),
    ...each(expected.shown, (part) => !texts.some((text) => has(text, part)), 'none of three has'),
    ...each(expected.hides, (part) => has(first, part), 'the first has'),
    ...each(expected.endsNot, (part) => first?.endsWith(folded(part)) === true, 'the first ends with'),
    ...each(expected.startsNot, (part) => first?.startsWith(folded(part)) === true, 'the first begins with'),
    ...(title === undefined || shown[0]?.title === title
      ? []
      : [`not of “${title}”, but of “${shown[0]?.title}”`]),
    ...(documents === undefined || countIn(answer.about) >= documents
      ? []
      : [`${countIn(answer.about)} documents were read`]),
    ...(verdict === undefined || verdict.includes(answer.verdict ?? '')
      ? []
      : [`the verdict is ${answer.verdict}`]),
    ...(verdictNot?.includes(answer.verdict ?? '') === true ? [`the verdict is ${answer.verdict}`] : []),
  ];
};
