// The head of a document, in YAML, TOML or JSON, whichever tool it was written for: what of it is known here.

import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import { distance } from './edit-distance.ts';
import { type Fault, FaultyFileError } from './fault.ts';
import { expected, parseYaml, splitFrontMatter } from './front-matter.ts';
import {
  METADATA_FIELDS,
  METADATA_HELP,
  type MetadataFields,
  metadataShape,
  RESTRICTING,
  STATUSES,
} from './metadata.ts';

export interface Head {
  readonly format: 'yaml' | 'toml' | 'json';
  readonly source: string;
  /** Lines of the file before it. */
  readonly lines: number;
  /** What follows it, unchanged. */
  readonly body: string;
}

const FENCED_TOML = /^\uFEFF?\+\+\+[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^\+\+\+[ \t]*(?:\r?\n|$)/m;
/** The first line of a head that is no comment: a name, a colon. */
const FIELD = /^(?:["']?[\p{L}_$][\p{L}\p{N}_. /-]*["']?[ \t]*:(?:[ \t]|\r?$)|\{|\?|- )/mu;
/** Characters of a head in JSON at most. */
const MAX_JSON = 20_000;

/** Parts a file into its head and its body; null if it has no head. */
export const splitHead = (source: string): Head | null => {
  const yaml = splitFrontMatter(source);
  if (yaml !== null) {
    const lines = yaml.yaml.split('\n').filter((line) => line.trim() !== '');
    const first = lines.find((line) => !line.startsWith('#'));
    // A rule that a text begins with is followed by words, or by a heading, which is no comment then.
    return lines.length === 0 || (first !== undefined && FIELD.test(first))
      ? { format: 'yaml', source: yaml.yaml, lines: 1, body: yaml.body }
      : null;
  }
  const toml = FENCED_TOML.exec(source);
  if (toml?.index === 0)
    return { format: 'toml', source: toml[1] ?? '', lines: 1, body: source.slice(toml[0].length) };
  return splitJson(source);
};

const splitJson = (source: string): Head | null => {
  const [lead = ''] = /^\uFEFF?/.exec(source) ?? [];
  if (!/^\{\s*"/.test(source.slice(lead.length, lead.length + MAX_JSON))) return null;
  for (const { index } of source.slice(0, MAX_JSON).matchAll(/^\}[ \t]*(?:\r?\n|$)/gm)) {
    const inside = source.slice(lead.length, index + 1);
    const rest = source.slice(index + 1);
    if (rest.trim() === '') return null;
    return { format: 'json', source: inside, lines: 0, body: rest };
  }
  return null;
};

/** The fields of a head by their names, as they are written. Throws a FaultyFileError. */
export const valuesOf = (
  { format, source, lines }: Pick<Head, 'format' | 'source' | 'lines'>,
  file: string,
): Readonly<Record<string, unknown>> => READERS[format](source, lines, file).values;

export interface ReadHead {
  readonly fields: MetadataFields;
  /** Its author does not want it published yet. */
  readonly isDraft: boolean;
  /** Fields that mean something to another tool. */
  readonly unused: readonly string[];
  /** Fields that are known and were left out, since they do not say what they should. */
  readonly warnings: readonly Fault[];
}

/** What to do about a wrong value, and about a name that is nearly a field's. */
const VALUE_HELP = { remedy: METADATA_HELP.remedy };
const NAME_HELP = { remedy: 'Correct its name, or remove it.', help: METADATA_HELP.fields };

/** Other tools' names for our fields. */
const ALIASES: Readonly<Record<string, string>> = {
  date: 'published',
  pubdate: 'published',
  publishdate: 'published',
  publish_date: 'published',
  date_published: 'published',
  authors: 'author',
  creator: 'author',
  license: 'licence',
  lang: 'language',
  locale: 'language',
  last_checked: 'retrieved',
  canonical_url: 'url',
  keywords: 'tags',
};
/** Names that say that a text is not to be shown, and the value that says so. */
const DRAFTS: Readonly<Record<string, boolean>> = {
  draft: true,
  published: false,
  publish: false,
  private: true,
  unlisted: true,
};

/**
 * Reads the head of a document, or the file that describes it. A fault in a field leaves out that field; one in a field that restricts what
 * may be shown, or in a name that is nearly one of those, throws a FaultyFileError, for nobody should be shown what was to be withheld.
 */
export const readHead = (
  { format, source, lines }: Pick<Head, 'format' | 'source' | 'lines'>,
  file: string,
): ReadHead => {
  const { values, lineOf } = READERS[format](source, lines, file);
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const unused: string[] = [];
  const given = new Map<string, unknown>();
  let isDraft = false;
  const tell = (
    path: readonly [string, ...PropertyKey[]],
    problem: string,
    restricts: boolean,
    help: Pick<Fault, 'remedy' | 'help'> = VALUE_HELP,
  ) =>
    (restricts ? faults : warnings).push({
      file,
      line: lineOf(path),
      problem: `${path.join('.')}: ${problem}${problem.endsWith('?') ? '' : '.'}`,
      ...help,
      ...(restricts ? {} : { remedy: `The field is left out. ${help.remedy}` }),
      level: restricts ? 'error' : 'warning',
    });

  for (const [name, value] of Object.entries(values)) {
    const key = name.trim().toLowerCase().replaceAll('-', '_');
    const known = key in METADATA_FIELDS ? key : ALIASES[key];
    if (saysBoolean(value) !== null && key in DRAFTS) {
      isDraft ||= saysBoolean(value) === DRAFTS[key];
      continue;
    }
    if (key === 'status' && typeof value === 'string') {
      if (value.toLowerCase() === 'draft') isDraft = true;
      else if (isForeignStatus(value)) unused.push(name);
      else given.set(key, value);
      continue;
    }
    if (known === undefined) {
      const near = [...RESTRICTING, ...Object.keys(METADATA_FIELDS)].find((other) => isNearly(key, other));
      if (near === undefined) unused.push(name);
      else tell([name], `is not a field; did you mean ${near}?`, RESTRICTING.has(near), NAME_HELP);
      continue;
    }
    // What is called as it is here counts more than another tool's name for it.
    if (known !== key && (given.has(known) || known in values)) {
      unused.push(name);
      continue;
    }
    given.set(known, plainValue(known, value));
  }

  const fields: Record<string, unknown> = {};
  for (const [key, value] of given) {
    const shape = METADATA_FIELDS[key as keyof typeof METADATA_FIELDS];
    const read = shape.safeParse(value, { error: expected });
    if (read.success) fields[key] = value;
    else {
      const [issue] = read.error.issues;
      tell([key, ...(issue?.path ?? [])], issue?.message ?? 'is not understood', RESTRICTING.has(key));
    }
  }
  // What does not fit together may only be wrong since one of them was left out.
  if (faults.length > 0) throw new FaultyFileError([...faults, ...warnings]);
  for (;;) {
    const whole = metadataShape.safeParse(fields, { error: expected });
    if (whole.success) return { fields: whole.data, isDraft, unused, warnings };
    // Fields that are right, and do not fit each other.
    for (const { path, message } of whole.error.issues) {
      const key = String(path[0] ?? '');
      tell([key], message, RESTRICTING.has(key));
      delete fields[key];
    }
    if (faults.length > 0) throw new FaultyFileError([...faults, ...warnings]);
  }
};

const saysBoolean = (value: unknown): boolean | null =>
  typeof value === 'boolean'
    ? value
    : value === 'true' || value === 'yes'
      ? true
      : value === 'false' || value === 'no'
        ? false
        : null;

/** Words of a status that say that a text is not to be relied on, or not to be seen, whichever tool they are for. */
const NOT_TO_BE_SHOWN = new Set(
  [
    'abandoned archived cancelled canceled confidential declined deleted deprecated embargoed expired gone hidden inactive internal invalid',
    'obsolete outdated private rejected removed replaced repealed restricted revoked secret suspended unpublished void withdrawn',
  ].flatMap((words) => words.split(' ')),
);

/** A word that another tool knows, that restricts nothing, and that is no slip of one of ours. */
const isForeignStatus = (value: string): boolean => {
  const word = value.toLowerCase();
  if (!/^[\w-]+$/.test(word) || word.split(/[-_]/).some((part) => NOT_TO_BE_SHOWN.has(part))) return false;
  return !STATUSES.some((status) => distance(word, status, 3) <= 2);
};

const isNearly = (name: string, known: string): boolean =>
  name !== known && distance(name, known, 3) <= (known.length > 6 ? 2 : 1);

/** A moment is the day that it is on, where it was written; several authors are named after each other. */
const plainValue = (field: string, value: unknown): unknown => {
  // Some tools have several dates in one field: `created` and `updated`.
  if (field === 'published' && typeof value === 'object' && value !== null && 'created' in value)
    return plainValue(field, value.created);
  if (field === 'published' || field === 'retrieved')
    return typeof value === 'string' ? (/^(\d{4}-\d{2}-\d{2})[T ]/.exec(value.trim())?.[1] ?? value) : value;
  if (field === 'author' && Array.isArray(value)) return value.map(nameOf).join(', ');
  if (field === 'author' && typeof value === 'object' && value !== null) return nameOf(value);
  if (field === 'tags' && typeof value === 'string')
    return value
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
  return value;
};

const nameOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  const { name, login } = value as { name?: unknown; login?: unknown };
  return String(name ?? login ?? '');
};

interface Values {
  readonly values: Readonly<Record<string, unknown>>;
  /** The line of a field, or of something in it; null if that is not known. */
  lineOf(path: readonly PropertyKey[]): number | null;
}

const lineBy =
  (source: string, before: number, pattern: (name: string) => RegExp) =>
  ([name]: readonly PropertyKey[]): number | null => {
    const at = source.search(pattern(String(name).replace(/[^\w-]/g, '.')));
    return at === -1 ? null : source.slice(0, at).split('\n').length + before;
  };

const READERS: Readonly<Record<Head['format'], (source: string, lines: number, file: string) => Values>> = {
  yaml: (source, lines, file) => {
    const { value, lineOf } = parseYaml(source, file, lines);
    if (value === null || value === undefined) return { values: {}, lineOf };
    if (typeof value !== 'object' || Array.isArray(value))
      throw new FaultyFileError([
        {
          file,
          line: lines + 1,
          problem: 'the file: expected fields, each with a name, a colon, and a value.',
          ...VALUE_HELP,
          level: 'error',
        },
      ]);
    return { values: value as Record<string, unknown>, lineOf };
  },
  toml: (source, lines, file) => {
    try {
      const found = parseToml(source);
      const values = Object.fromEntries(
        Object.entries(found).map(([name, value]) => [
          name,
          value instanceof TomlDate ? value.toISOString() : value,
        ]),
      );
      return { values, lineOf: lineBy(source, lines, (name) => new RegExp(`^\\s*"?${name}"?\\s*=`, 'm')) };
    } catch (error) {
      if (!(error instanceof TomlError)) throw error;
      throw new FaultyFileError([
        {
          file,
          line: error.line + lines,
          problem: `not valid TOML: ${(error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '')}.`,
          remedy: 'Put text values in quotation marks.',
          level: 'error',
        },
      ]);
    }
  },
  json: (source, lines, file) => {
    try {
      return {
        values: JSON.parse(source) as Record<string, unknown>,
        lineOf: lineBy(source, lines, (name) => new RegExp(`^\\s*"${name}"\\s*:`, 'm')),
      };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new FaultyFileError([
        {
          file,
          line: 1,
          problem: 'begins with { and is not valid JSON.',
          remedy: 'Correct the JSON, or begin the text with something else.',
          level: 'error',
        },
      ]);
    }
  },
};
