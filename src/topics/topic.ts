// A topic: a data file that defines a command.

import * as z from 'zod';
import { COMMAND_NAME } from '../core/command.ts';
import { LOCALES, type Locale } from '../core/ports.ts';
import { isBlank } from '../core/well-formed.ts';

export interface Topic {
  readonly name: string;
  readonly summary: Readonly<Partial<Record<Locale, string>>>;
  /** What people call it, by language; the first is its title. */
  readonly names: Readonly<Partial<Record<Locale, readonly string[]>>>;
  /** Words and phrases that its passages use, by language. */
  readonly search: Readonly<Partial<Record<Locale, readonly string[]>>>;
  /** Only documents with one of these tags; empty: all. */
  readonly tags: readonly string[];
  /** Excerpts shown at once. */
  readonly limit: number;
  /** Citations of passages that come before what the search finds. */
  readonly shownFirst: readonly string[];
  /** The community's own line on what the topic covers. */
  readonly line: string;
}

/** A topic is searched for with all of its words whenever somebody calls it: more of them than a person lists are no topic. */
const TEXT_CHARS = 200;
const MAX_TEXTS = 100;

const text = z
  .string('expected text')
  .trim()
  .refine((value) => !isBlank(value), 'expected text that is not empty')
  .max(TEXT_CHARS, `expected at most ${TEXT_CHARS} characters`);
const list = (expected: string) =>
  z.array(text, expected).max(MAX_TEXTS, `expected at most ${MAX_TEXTS} entries`);
const perLocale = <S extends z.ZodType>(shape: S) =>
  z.strictObject(
    Object.fromEntries(LOCALES.map((l) => [l, shape.optional()])) as Record<Locale, z.ZodOptional<S>>,
  );
const texts = z.union(
  [text.transform((one) => [one]), list('expected a list of text values').min(1, 'expected at least one')],
  `expected text of at most ${TEXT_CHARS} characters, or a list of up to ${MAX_TEXTS} of them`,
);

/** The front matter of a topic file. */
export const topicShape = z.strictObject({
  summary: perLocale(text.max(100, 'expected at most 100 characters, because platforms show no more')),
  names: perLocale(texts).optional(),
  search: perLocale(texts),
  tags: list('expected a list of text values').optional(),
  limit: z
    .string('expected a whole number from 1 to 10')
    .regex(/^([1-9]|10)$/, 'expected a whole number from 1 to 10')
    .transform(Number)
    .optional(),
  shown_first: list('expected a list of citations').optional(),
});

export const TOPIC_HELP = {
  remedy: 'Correct the value; see docs/topics.md.',
  fields: `Fields are summary, names, and search (each by language: ${LOCALES.join(', ')}), tags, limit, and shown_first; see docs/topics.md.`,
} as const;

export const isTopicName = (name: string): boolean => COMMAND_NAME.test(name);
