// The front matter or sidecar of a document, as its author writes it.

import * as z from 'zod';
import { isDay, mayLieWithin } from '../core/day.ts';
import type { Standing } from '../core/source.ts';
import { isBlank } from '../core/well-formed.ts';

/** UTF-16 units of a field: it is shown with every excerpt of the document, and browsers take no longer addresses. */
const LINE_CHARS = 2_000;

/** All of them are shown with the document, and looked through by every search for one. */
const MAX_TAGS = 100;
/** Of each list of stretches: more than a text of the longest kind has speeches. */
const MAX_SPANS = 5_000;

const line = z
  .string('expected text')
  .transform((value) => value.trim())
  .refine((value) => !isBlank(value), 'expected text; if the value is unknown, leave the field out')
  .refine((value) => !/[\n\r]/.test(value), 'expected a single line of text')
  .refine((value) => value.length <= LINE_CHARS, `expected at most ${LINE_CHARS} characters`);

const optionalLine = line.nullish().transform((value) => value ?? null);

const day = line
  .refine(isDay, 'expected a year, month, or day that exists, such as 2025, 2025-03, or 2025-03-14')
  .nullish()
  .transform((value) => value ?? null);

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** A tag of a language that exists: `english` has the form of one and is none. */
const isLanguage = (value: string): boolean => {
  try {
    return LANGUAGES.of(new Intl.Locale(value).language) !== undefined;
  } catch {
    return false;
  }
};

const language = line
  .refine(isLanguage, 'expected a BCP 47 language tag, such as en, ar, or pt-BR')
  .nullish()
  .transform((value) => value ?? null);

const url = line
  .refine(
    (value) => /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value),
    'expected an http or https URL',
  )
  .nullish()
  .transform((value) => value ?? null);

/** One stretch of the text, from some words to the next stretch of the list or the end of the paragraph. */
const stretch = z.strictObject({
  begins: line,
  /** Of the stretch; guards against a text that changed under what is said of it. */
  sha256: line.refine((value) => /^[0-9a-f]{16,64}$/.test(value), 'expected 16 to 64 hex digits').optional(),
});

/** Whose words a stretch reports. */
const voice = stretch
  .extend({
    speaker: line.optional(),
    narration: z.literal(true, 'expected true').optional(),
  })
  .refine(
    (entry) => (entry.speaker === undefined) !== (entry.narration === undefined),
    'expected either "speaker: …" or "narration: true"',
  );

/** Until when a stretch is valid, and by when somebody has to look at it again. */
const dates = stretch
  .extend({ valid_until: day, review_by: day })
  .refine(
    (entry) => entry.valid_until !== null || entry.review_by !== null,
    'expected "valid_until: …", "review_by: …", or both',
  );

export type VoiceEntry = z.output<typeof voice>;

export const STATUSES = ['current', 'superseded', 'corrected', 'retracted'] as const;
/** Those that say nothing without a reason. */
const NOTED: ReadonlySet<string> = new Set(['corrected', 'retracted']);

/** The fields of `.meta.yaml` files and front matter; only a sidecar usually needs `voices` and `dates`. */
export const METADATA_FIELDS = {
  title: optionalLine,
  source: optionalLine,
  url,
  author: optionalLine,
  published: day,
  retrieved: day,
  sha256: line
    .refine((value) => /^[0-9a-f]{64}$/.test(value), 'expected 64 hex digits, in small letters')
    .nullish()
    .transform((value) => value ?? undefined),
  valid_until: day,
  review_by: day,
  language,
  tags: z
    .array(line, 'expected a list of text values')
    .max(MAX_TAGS, `expected at most ${MAX_TAGS} tags`)
    .nullish()
    .transform((value) => value ?? []),
  attribution: optionalLine,
  kind: optionalLine,
  licence: optionalLine,
  translation_of: optionalLine,
  translator: optionalLine,
  status: z
    .enum(STATUSES, `expected one of ${STATUSES.join(', ')}`)
    .nullish()
    .transform((value) => value ?? 'current'),
  superseded_by: optionalLine,
  note: optionalLine,
  show: z
    .enum(['full', 'excerpts'], 'expected full or excerpts')
    .nullish()
    .transform((value) => value ?? undefined),
  voices: z
    .array(voice, 'expected a list')
    .max(MAX_SPANS, `expected at most ${MAX_SPANS} entries`)
    .nullish()
    .transform((value) => value ?? []),
  dates: z
    .array(dates, 'expected a list')
    .max(MAX_SPANS, `expected at most ${MAX_SPANS} entries`)
    .nullish()
    .transform((value) => value ?? []),
};

export const metadataShape = z
  .strictObject(METADATA_FIELDS)
  .refine(
    ({ published, valid_until: until }) =>
      published === null || until === null || mayLieWithin(until, published, null),
    { path: ['valid_until'], message: 'expected a date that is not before "published"' },
  )
  .refine((meta) => meta.translator === null || meta.translation_of !== null, {
    path: ['translator'],
    message: 'expected translation_of as well: the path of the document that was translated',
  })
  .refine((meta) => meta.superseded_by === null || meta.status === 'superseded', {
    path: ['superseded_by'],
    message: 'expected "status: superseded" as well',
  })
  .refine((meta) => meta.superseded_by !== null || meta.status !== 'superseded', {
    path: ['status'],
    message: 'expected superseded_by as well: the path of the document that replaces it',
  })
  .refine((meta) => meta.note !== null || !NOTED.has(meta.status), {
    path: ['status'],
    message: 'expected a note as well, which tells readers what was wrong',
  })
  .refine((meta) => meta.note === null || meta.status !== 'current', {
    path: ['note'],
    message: 'expected a status as well: superseded, corrected, or retracted',
  });

/** The document's standing; undefined while it stands as it is. */
export const standingOf = ({
  status,
  superseded_by: by,
  note,
}: Pick<z.output<typeof metadataShape>, 'status' | 'superseded_by' | 'note'>): Standing | undefined => {
  if (status === 'superseded') return { is: status, by: by ?? '', note };
  return status === 'current' ? undefined : { is: status, note: note ?? '' };
};

export const METADATA_HELP = {
  remedy: 'Correct the value; see docs/documents.md.',
  fields:
    'Fields are title, source, url, author, published, retrieved, sha256, valid_until, review_by, language, tags, attribution, kind, licence, translation_of, translator, status, superseded_by, note, show, voices, and dates; see docs/documents.md.',
} as const;

export type MetadataFields = z.output<typeof metadataShape>;

/** Fields that say what may be shown, and of what it has to be said that it may be wrong. */
export const RESTRICTING: ReadonlySet<string> = new Set([
  'show',
  'status',
  'superseded_by',
  'note',
  'valid_until',
  'licence',
  'attribution',
  'voices',
  'dates',
]);
