// `npm run add`: brings documents from elsewhere into the library's folder.

import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { add, type Found, type Outcome } from '../adding/add.ts';
import { gather } from '../adding/gather.ts';
import { type Item, isRefused } from '../adding/item.ts';
import { openShelf } from '../adding/shelf.ts';
import type { Given } from '../adding/sidecar.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { sanitizeLine, terminalSafeJson } from '../core/controls.ts';
import { pluralize } from '../core/pluralize.ts';
import { createFetcher } from '../fetching/fetch-document.ts';
import { DOCUMENT_ENDINGS } from '../knowledge/document.ts';
import { type Fault, faultLine, reported } from '../knowledge/fault.ts';
import { METADATA_FIELDS } from '../knowledge/metadata.ts';
import { createSandboxedWork } from '../sandbox/work.ts';
import { systemClock } from '../system/clock.ts';
import { operatorCommand } from '../words/operator-commands.ts';

const COMMAND = operatorCommand('add', { args: true, quiet: true });

const USAGE = `Usage: ${COMMAND} [options] FILE|FOLDER|URL...   brings documents into the folder of KNOWLEDGE_DIR
  --title TEXT         the title; for one file or URL only
  --source TEXT        where it comes from: a name, or an http or https address
  --date DATE          when it was published: 2025, 2025-03, or 2025-03-14
  --licence TEXT       the licence
  --attribution TEXT   whose position it reports
  --dry-run            reads and shows everything, and writes nothing
  --yes                asks nothing
  --json               prints one JSON object for programs, and asks nothing
Exit code: 0 if nothing was refused, 1 if something was, 2 for wrong usage.`;

class UsageError extends Error {}

type Field = keyof Given;

/** Everything that can be said of a document, in the order in which it is shown, with its name on the screen. */
const FIELDS: readonly (readonly [field: Field, label: string, question: string])[] = [
  ['title', 'title', 'Title'],
  ['author', 'author', 'Author'],
  ['published', 'date', 'Date of publication (2025, 2025-03, or 2025-03-14)'],
  ['source', 'source', 'Source (a name, or an address)'],
  ['licence', 'licence', 'Licence'],
  ['attribution', 'attribution', 'Whose position it reports'],
];

/** The field that a value is for: a source that is an address is one of its own. */
const fieldOf = (field: Field, value: string): Field =>
  field === 'source' && /^https?:\/\//i.test(value) ? 'url' : field;

/** What is wrong with a value; null if nothing is. */
const wrongWith = (field: Field, value: string): string | null => {
  const read = METADATA_FIELDS[field].safeParse(value);
  return read.success ? null : (read.error.issues[0]?.message ?? 'not understood');
};

const readGiven = (values: Readonly<Record<string, unknown>>): Given => {
  const given: Partial<Record<Field, string>> = {};
  const options = {
    title: 'title',
    source: 'source',
    date: 'published',
    licence: 'licence',
    attribution: 'attribution',
  } as const;
  for (const [option, name] of Object.entries(options)) {
    const value = values[option];
    if (typeof value !== 'string') continue;
    const field = fieldOf(name, value);
    const wrong = wrongWith(field, value);
    if (wrong !== null) throw new UsageError(`--${option} "${sanitizeLine(value).slice(0, 80)}": ${wrong}.`);
    given[field] = value.trim();
  }
  return given;
};

const FORMATS: Readonly<Record<string, string>> = {
  text: 'plain text',
  markdown: 'Markdown',
  html: 'web page',
  docx: 'Word document',
};

const languageName = (tag: string | null): string =>
  tag === null ? 'not known' : (new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag);

const foundLines = (found: Found): string[] => {
  const values: [string, string][] = [
    ['format', FORMATS[found.format] ?? found.format],
    ['language', languageName(found.language)],
    ['passages', String(found.passages)],
    ...FIELDS.map(([field, label]): [string, string] => {
      const value = found[field];
      if (value === null) return [label, field === 'source' && found.url !== null ? found.url : 'missing'];
      return [
        label,
        field === 'title' && found.isTitleConcluded
          ? `${value} (not stated: from its words or its name)`
          : value,
      ];
    }),
  ];
  const lines = values.map(([label, value]) => `  ${label.padEnd(13)}${sanitizeLine(value)}`);
  return found.isDraft ? [...lines, '  It is a draft: the bot does not use it.'] : lines;
};

/** The fields that can be asked for, and of which nothing is known. */
const missingIn = (found: Found): Field[] =>
  FIELDS.map(([field]) => field).filter(
    (field) =>
      (found[field] === null || (field === 'title' && found.isTitleConcluded)) &&
      !(field === 'source' && found.url !== null),
  );

interface Questions {
  ask(found: Found): Promise<Given>;
  close(): void;
}

/** One question for each missing field. An empty line skips it, and the end of the input skips all that are left. */
const openQuestions = (): Questions => {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const typed = lines[Symbol.asyncIterator]();
  return {
    async ask(found) {
      const said: Partial<Record<Field, string>> = {};
      for (const missing of missingIn(found)) {
        const [, , question = ''] = FIELDS.find(([field]) => field === missing) ?? [];
        for (;;) {
          process.stderr.write(`  ${question}? (Enter: skip) `);
          const next = await typed.next();
          if (next.done) return said;
          const value = next.value.trim();
          if (value === '') break;
          const field = fieldOf(missing, value);
          const wrong = wrongWith(field, value);
          if (wrong === null) {
            said[field] = value;
            break;
          }
          process.stderr.write(`  ${wrong}.\n`);
        }
      }
      return said;
    },
    close: () => lines.close(),
  };
};

const NO_QUESTIONS: Questions = { ask: async () => ({}), close: () => {} };

interface Result {
  readonly shown: string;
  readonly outcome: Outcome;
}

const toJson = (results: readonly Result[], passedOver: ReadonlyMap<string, number>, isDryRun: boolean) => ({
  dryRun: isDryRun,
  added: count(results, 'added'),
  alreadyThere: count(results, 'there'),
  refused: count(results, 'refused'),
  documents: results.map(({ shown, outcome }) => {
    const faults = reported(outcome.faults).map(({ file, line, level, problem, remedy }) => ({
      ...{ file, line, level, problem, remedy },
    }));
    if (outcome.is === 'refused') return { input: shown, outcome: 'refused', faults };
    const { isTitleConcluded: _, ...found } = outcome.found;
    return {
      input: shown,
      outcome: outcome.is === 'there' ? 'already there' : 'added',
      document: outcome.path,
      sidecar: outcome.is === 'added' ? outcome.sidecar : null,
      ...found,
      missing: missingIn(outcome.found),
      faults,
    };
  }),
  passedOver: [...passedOver].map(([reason, files]) => ({ reason, files })),
});

const count = (results: readonly Result[], is: Outcome['is']): number =>
  results.filter(({ outcome }) => outcome.is === is).length;

const outcomeLines = (outcome: Outcome, isDryRun: boolean): string[] => {
  const faults = reported(outcome.faults).map((fault) => `  ${faultLine(fault)}`);
  if (outcome.is === 'refused') return ['  refused', ...faults];
  if (outcome.is === 'there') return [`  already there: ${sanitizeLine(outcome.path)}`];
  const beside = outcome.sidecar === null ? '' : `, with ${outcome.sidecar}`;
  return [...faults, `  ${isDryRun ? 'would be added' : 'added'}: ${sanitizeLine(outcome.path + beside)}`];
};

/** What the file system says where a document could not be written. */
const unwritable = (error: unknown, shown: string): Fault => {
  const isOfFile = error instanceof Error && 'syscall' in error && 'code' in error;
  if (!isOfFile) throw error;
  return {
    file: shown,
    line: null,
    problem: `cannot be written into KNOWLEDGE_DIR (${error.code}).`,
    remedy: 'Check that there is room, and that you may write there. Nothing of it was left.',
    level: 'error',
  };
};

const main = async (): Promise<number> => {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ title: text, source: text, date: text, licence: text, attribution: text },
      ...{ 'dry-run': flag, yes: flag, json: flag, help: { ...flag, short: 'h' } },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (positionals.length === 0 || positionals.includes('')) throw new UsageError('Nothing to add was named.');
  const given = readGiven(values);
  if (values.title !== undefined && positionals.length > 1)
    throw new UsageError('--title is for one document, but several were named.');
  const isDryRun = values['dry-run'] === true;
  const config = loadConfig(undefined, { asLastStarted: true });
  const say = (lines: readonly string[]) => {
    if (!values.json) process.stdout.write(`${lines.join('\n')}\n`);
  };

  const work = createSandboxedWork(config.reading);
  const asks = process.stdin.isTTY === true && !values.yes && !values.json;
  const questions = asks ? openQuestions() : NO_QUESTIONS;
  const passedOver = new Map<string, number>();
  const results: Result[] = [];
  const gathering = {
    fetcher: createFetcher({ readable: DOCUMENT_ENDINGS }),
    now: () => systemClock.now(),
    passOver: (reason: string) => void passedOver.set(reason, (passedOver.get(reason) ?? 0) + 1),
  };
  const show = (item: Item, found: Found) =>
    say([...item.notes.map((note) => `  ${sanitizeLine(note)}`), ...foundLines(found)]);
  try {
    const shelf = await openShelf(config.knowledgeDir, config.knowledgeRoots);
    const adding = { reader: work.files, shelf, given, isDryRun, show, ask: questions.ask };
    for (const input of positionals) {
      for await (const one of gather(input, gathering)) {
        if (values.title !== undefined && results.length > 0)
          throw new UsageError(`--title is for one document, but ${sanitizeLine(input)} holds several.`);
        say([sanitizeLine(one.shown)]);
        const outcome: Outcome = isRefused(one)
          ? { is: 'refused', faults: one.faults }
          : await add(one, adding).catch((error: unknown) => ({
              is: 'refused' as const,
              faults: [unwritable(error, one.shown)],
            }));
        say(outcomeLines(outcome, isDryRun));
        results.push({ shown: one.shown, outcome });
      }
    }
  } finally {
    questions.close();
    work.stop();
  }
  if (values.json) process.stdout.write(`${terminalSafeJson(toJson(results, passedOver, isDryRun))}\n`);
  for (const [reason, files] of passedOver)
    say([`${pluralize(files, 'file')} passed over: ${sanitizeLine(reason)}`]);
  const refused = count(results, 'refused');
  say([
    `${count(results, 'added')} ${isDryRun ? 'would be added' : 'added'}, ${count(results, 'there')} already there, ${refused} refused: ${config.knowledgeDir}`,
  ]);
  return refused > 0 ? 1 : 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  const isArgs =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (error instanceof ConfigError) process.stderr.write(`${error.faults.join('\n')}\n`);
  else if (isArgs || error instanceof UsageError) process.stderr.write(`${error.message}\n${USAGE}\n`);
  else throw error;
  process.exitCode = 2;
}
