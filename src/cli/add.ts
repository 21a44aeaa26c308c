// `npm run add`: brings documents from elsewhere into the library's folder.

import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { add, type Found, type Outcome } from '../adding/add.ts';
import { type Field, fieldOf, wrongWith } from '../adding/fields.ts';
import { gather } from '../adding/gather.ts';
import { isHistory } from '../adding/history/history.ts';
import { openHistory } from '../adding/history/open.ts';
import { pseudonymKey } from '../adding/history/pseudonyms.ts';
import type { HistoryOrder } from '../adding/history/read.ts';
import { type Item, isRefused } from '../adding/item.ts';
import { NO_QUESTIONS, openQuestions } from '../adding/questions.ts';
import { count, foundLines, outcomeLines, type Result, resultsToJson } from '../adding/report.ts';
import { openShelf } from '../adding/shelf.ts';
import type { Given } from '../adding/sidecar.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { sanitizeLine, terminalSafeJson } from '../core/controls.ts';
import { pluralize } from '../core/pluralize.ts';
import { createFetcher } from '../fetching/fetch-document.ts';
import { DOCUMENT_ENDINGS } from '../knowledge/document.ts';
import type { Fault } from '../knowledge/fault.ts';
import { createSandboxedWork } from '../sandbox/work.ts';
import { systemClock } from '../system/clock.ts';
import { operatorCommand } from '../words/operator-commands.ts';
import { isArgsError } from './operator/usage.ts';

const COMMAND = operatorCommand('add', { args: true, quiet: true });

const USAGE = `Usage: ${COMMAND} [options] FILE|FOLDER|URL...   brings documents into the folder of KNOWLEDGE_DIR
                       and of exported histories (.json) the channels that are named
  --channel NAME       a channel of a history, by its name or ID; can be given again
  --names              in histories, names people, instead of calling them "member 7kq2m9xa"
  --address URL        where others can read the one channel, such as https://t.me/NAME
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

/** The address of the one channel that is named, without a slash at its end. */
const addressIn = (said: string | undefined, wanted: readonly string[]): string | null => {
  if (said === undefined) return null;
  if (wanted.length !== 1) throw new UsageError('--address is that of one channel: name one with --channel.');
  const url = URL.canParse(said) ? new URL(said) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.search !== '' || url.hash !== '')
    throw new UsageError(
      `--address "${sanitizeLine(said).slice(0, 80)}": expected an address such as https://t.me/NAME.`,
    );
  return url.href.replace(/\/+$/, '');
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
      ...{ channel: { ...text, multiple: true }, names: flag, address: text },
      ...{ 'dry-run': flag, yes: flag, json: flag, help: { ...flag, short: 'h' } },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (positionals.length === 0 || positionals.includes('')) throw new UsageError('Nothing to add was named.');
  const given = readGiven(values);
  const isFolder = positionals.some(
    (one) => isHistory(one) || statSync(one, { throwIfNoEntry: false })?.isDirectory() === true,
  );
  if (values.title !== undefined && (positionals.length > 1 || isFolder))
    throw new UsageError('--title is for one document, but several documents or a folder were named.');
  const wanted = values.channel ?? [];
  const address = addressIn(values.address, wanted);
  const isDryRun = values['dry-run'] === true;
  const config = loadConfig(undefined, { asLastStarted: true });
  const say = (lines: readonly string[]) => {
    if (!values.json) process.stdout.write(`${lines.join('\n')}\n`);
  };

  const work = createSandboxedWork(config.reading);
  const asks = process.stdin.isTTY === true && !values.yes && !values.json;
  const questions = asks ? openQuestions(process.stdin, process.stderr) : NO_QUESTIONS;
  const passedOver = new Map<string, number>();
  const notFound = new Set(wanted);
  const results: Result[] = [];
  const gathering = {
    fetcher: createFetcher({ readable: DOCUMENT_ENDINGS }),
    now: () => systemClock.now(),
    passOver: (reason: string) => void passedOver.set(reason, (passedOver.get(reason) ?? 0) + 1),
    histories: {
      wanted,
      address,
      open: (order: HistoryOrder) => openHistory(order, config.reading.memoryMb),
      key: async () => (values.names ? null : await pseudonymKey(config.dataDir, isDryRun)),
      found: (one: string) => void notFound.delete(one),
    },
  };
  const show = (item: Item, found: Found) => {
    // A history makes hundreds that are alike.
    if (item.part !== undefined) return;
    say([...item.notes.map((note) => `  ${sanitizeLine(note)}`), ...foundLines(found)]);
  };
  try {
    const shelf = await openShelf(config.knowledgeDir, config.knowledgeRoots);
    const adding = { reader: work.files, shelf, given, isDryRun, show, ask: questions.ask };
    for (const input of positionals) {
      for await (const one of gather(input, gathering)) {
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
  if (values.json)
    process.stdout.write(
      `${terminalSafeJson({ ...resultsToJson(results, passedOver, isDryRun), channelsNotFound: [...notFound] })}\n`,
    );
  for (const [reason, files] of passedOver)
    say([`${pluralize(files, 'file')} passed over: ${sanitizeLine(reason)}`]);
  for (const one of notFound) say([`No file has the channel "${sanitizeLine(one)}".`]);
  const refused = count(results, 'refused');
  const renewed = count(results, 'renewed');
  say([
    `${count(results, 'added')} ${isDryRun ? 'would be added' : 'added'}, ${renewed === 0 ? '' : `${renewed} renewed, `}${count(results, 'there')} already there, ${refused} refused: ${config.knowledgeDir}`,
  ]);
  return refused > 0 || notFound.size > 0 ? 1 : 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  const isArgs = isArgsError(error);
  if (error instanceof ConfigError) process.stderr.write(`${error.faults.join('\n')}\n`);
  else if (isArgs || error instanceof UsageError) process.stderr.write(`${error.message}\n${USAGE}\n`);
  else throw error;
  process.exitCode = 2;
}
