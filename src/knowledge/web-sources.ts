// The community's list of pages, feeds, and sitemaps that documents are fetched from.

import * as z from 'zod';
import { type Fault, FaultyFileError } from './fault.ts';
import { parseYaml, readYaml } from './front-matter.ts';
import { METADATA_FIELDS } from './metadata.ts';

export const SOURCES_FILE = 'sources.yaml';

const MAX_SOURCES = 1_000;
const MAX_WORDS = 100;
const MAX_HOSTS = 100;
/** Documents of one source that are kept up to date. */
const MAX_DOCUMENTS = 5_000;
const DEFAULT_DOCUMENTS = 100;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const UNITS: Readonly<Record<string, number>> = {
  minute: MINUTE_MS,
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
};
/** More often would be a burden for the site. */
const MIN_EVERY_MS = 15 * MINUTE_MS;
const MAX_EVERY_MS = 366 * DAY_MS;

const KINDS = ['page', 'feed', 'sitemap'] as const;

/** What every document of a source gets in its sidecar. */
export interface SourceMetadata {
  readonly author?: string;
  readonly source?: string;
  readonly licence?: string;
  readonly attribution?: string;
  readonly language?: string;
  readonly kind?: string;
  readonly show?: 'full' | 'excerpts';
  readonly tags?: readonly string[];
}

export interface WebSource {
  readonly kind: (typeof KINDS)[number];
  readonly url: string;
  readonly everyMs: number;
  /** Whether its documents go into the library at once, or wait for a review. */
  readonly isTrusted: boolean;
  /** Where the text of a feed's entry is: in the feed, or on the page that the entry links to. */
  readonly fullText: 'feed' | 'page';
  /** At least one of these is in the title or the text; empty: no condition. */
  readonly words: readonly string[];
  /** None of these is. */
  readonly without: readonly string[];
  /** What the address of each document begins with; null: no condition. */
  readonly under: string | null;
  /** Further hosts whose pages it may list. */
  readonly hosts: readonly string[];
  readonly maxDocuments: number;
  readonly titlePrefix: string | null;
  readonly metadata: SourceMetadata;
  /** Where the file lists it. */
  readonly line: number | null;
}

export const NO_WEB_SOURCES: readonly WebSource[] = [];

const REMEDY = 'Correct it; see docs/sources.md.';
const FIELDS_HELP =
  'Fields are page, feed, or sitemap, and every, trusted, full_text, words, without, under, hosts, max, title_prefix, author, source, licence, attribution, language, kind, show, and tags; see docs/sources.md.';

const EXPECTED_ADDRESS = 'expected an http or https address, such as https://example.org/news';

const address = METADATA_FIELDS.url
  .transform((value) => value ?? '')
  .refine((value) => value !== '', EXPECTED_ADDRESS)
  .refine((value) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    return url === null || (url.username === '' && url.password === '');
  }, 'expected an address without a user name and a password');

const everyMs = (value: string): number => {
  const [, count = '', unit = ''] = /^(\d{1,6}) ?(minute|hour|day|week)s?$/.exec(value.trim()) ?? [];
  return count === '' ? Number.NaN : Number(count) * (UNITS[unit] ?? Number.NaN);
};

const every = z
  .string('expected an interval, such as 6 hours or 1 day')
  .transform(everyMs)
  .refine((ms) => !Number.isNaN(ms), 'expected an interval, such as 30 minutes, 6 hours, 1 day, or 2 weeks')
  .refine(
    (ms) => Number.isNaN(ms) || (ms >= MIN_EVERY_MS && ms <= MAX_EVERY_MS),
    'expected an interval from 15 minutes to 366 days',
  );

const yesOrNo = z
  .union([z.boolean(), z.enum(['yes', 'no'])], 'expected yes or no')
  .transform((value) => value === true || value === 'yes');

const words = z
  .array(
    z
      .string('expected a word or phrase')
      .trim()
      .max(200, 'expected at most 200 characters')
      .refine((value) => /[\p{L}\p{N}]/u.test(value), 'expected a word or phrase'),
    'expected a list of words and phrases, such as [ferry, night bus]',
  )
  .max(MAX_WORDS, `expected at most ${MAX_WORDS} words and phrases`);

const host = z
  .string('expected the name of a host, such as example.org')
  .trim()
  .toLowerCase()
  .refine(
    (value) => /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(value) && URL.canParse(`https://${value}`),
    'expected the name of a host, such as example.org',
  );

const count = z
  .string(`expected a number from 1 to ${MAX_DOCUMENTS}`)
  .refine(
    (value) => /^[1-9]\d{0,5}$/.test(value) && Number(value) <= MAX_DOCUMENTS,
    `expected a number from 1 to ${MAX_DOCUMENTS}`,
  )
  .transform(Number);

const { author, source, licence, attribution, language, kind, show, tags, title } = METADATA_FIELDS;

/** Fields that say nothing of a source of some kind. */
const MEANINGLESS: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = {
  page: ['full_text', 'words', 'without', 'under', 'hosts', 'max'],
  feed: [],
  sitemap: ['full_text'],
};

const entry = z
  .strictObject(
    {
      page: address.optional(),
      feed: address.optional(),
      sitemap: address.optional(),
      every: every.optional(),
      trusted: yesOrNo.optional(),
      full_text: z.enum(['feed', 'page'], 'expected feed or page').optional(),
      words: words.optional(),
      without: words.optional(),
      under: address.optional(),
      hosts: z
        .array(host, 'expected a list of hosts, such as [example.org]')
        .max(MAX_HOSTS, `expected at most ${MAX_HOSTS} hosts`)
        .optional(),
      max: count.optional(),
      title_prefix: title,
      ...{ author, source, licence, attribution, language, kind, show, tags },
    },
    'expected fields such as "feed: https://example.org/news.xml"',
  )
  .superRefine(
    (value, context) => {
      if (typeof value !== 'object' || value === null) return;
      const given: object = value;
      const [first, second] = KINDS.filter((name) => name in given);
      if (first === undefined)
        context.addIssue({
          code: 'custom',
          message: 'expected "page: …", "feed: …", or "sitemap: …" with an address',
        });
      else if (second !== undefined)
        context.addIssue({
          code: 'custom',
          path: [second],
          message: `expected one address for each source, but there is ${first} as well`,
        });
      for (const field of first === undefined ? [] : MEANINGLESS[first])
        if (field in given)
          context.addIssue({
            code: 'custom',
            path: [field],
            message: `does nothing for a ${first}; expected it only for ${field === 'full_text' ? 'a feed' : 'a feed or sitemap'}`,
          });
    },
    // What is wrong with other fields hides nothing.
    { when: () => true },
  );

const file = z
  .array(entry, 'expected a list of sources')
  .max(MAX_SOURCES, `expected at most ${MAX_SOURCES} sources`)
  .nullable();

const withoutMissing = (fields: Readonly<Record<string, unknown>>): SourceMetadata =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

const sourceOf = (read: z.output<typeof entry>, line: number | null): WebSource => {
  const kindOf = KINDS.find((name) => read[name] !== undefined) ?? 'page';
  const { author, source, licence, attribution, language, kind, show, tags } = read;
  return {
    kind: kindOf,
    url: read[kindOf] ?? '',
    everyMs: read.every ?? DAY_MS,
    isTrusted: read.trusted ?? false,
    fullText: read.full_text ?? 'page',
    words: read.words ?? [],
    without: read.without ?? [],
    under: read.under ?? null,
    hosts: read.hosts ?? [],
    maxDocuments: read.max ?? DEFAULT_DOCUMENTS,
    titlePrefix: read.title_prefix,
    metadata: withoutMissing({ author, source, licence, attribution, language, kind, show, tags }),
    line,
  };
};

/** Reads the list of sources. Throws a FaultyFileError that lists every fault. */
export const parseWebSources = (yaml: string, path: string): readonly WebSource[] => {
  const entries = readYaml(yaml, file, { file: path, remedy: REMEDY, fields: FIELDS_HELP });
  if (entries === null || entries.length === 0) return NO_WEB_SOURCES;
  const { lineOf } = parseYaml(yaml, path);
  const sources = entries.map((one, i) => sourceOf(one, lineOf([i])));
  const first = new Map<string, WebSource>();
  const twice = sources.flatMap((one): Fault[] => {
    const key = new URL(one.url).href;
    const before = first.get(key);
    first.set(key, before ?? one);
    return before === undefined
      ? []
      : [
          {
            file: path,
            line: one.line,
            problem: `the address ${one.url} is also on line ${before.line}.`,
            remedy: 'List each address once.',
            level: 'error',
          },
        ];
  });
  if (twice.length > 0) throw new FaultyFileError(twice);
  return sources;
};
