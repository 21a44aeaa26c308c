// `npm run fetch`: brings what is new or changed on the pages, sitemaps, and feeds of sources.yaml, and decides about what waits.

import { randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Step } from '../collecting/collect.ts';
import { count, stepLines, stepsToJson, summaryLine, waitingLine } from '../collecting/report.ts';
import { type Decision, openReview } from '../collecting/review.ts';
import { runCollection } from '../collecting/run.ts';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { sanitizeLine, terminalSafeJson } from '../core/controls.ts';
import { StoreError } from '../core/store-error.ts';
import { createFetcher } from '../fetching/fetch-document.ts';
import { DOCUMENT_ENDINGS } from '../knowledge/document.ts';
import { type Fault, FaultyFileError, faultLine, reported } from '../knowledge/fault.ts';
import { boundsOf, readInside } from '../knowledge/inside.ts';
import { FILE_BYTES } from '../knowledge/limits.ts';
import { SOURCES_FILE, type WebSource } from '../knowledge/web-sources.ts';
import { createSandboxedWork, type SandboxedWork } from '../sandbox/work.ts';
import { DATABASE_FILE } from '../stores/database-file.ts';
import { createLeaseStore } from '../stores/leases.ts';
import { openDatabaseAt } from '../stores/open.ts';
import { systemClock } from '../system/clock.ts';
import { createLog } from '../system/log.ts';
import { operatorCommand } from '../words/operator-commands.ts';
import { exclusively, FETCHING } from '../work/exclusive.ts';
import { isArgsError } from './operator/usage.ts';

const COMMAND = operatorCommand('fetch', { args: true, quiet: true });

const USAGE = `Usage: ${COMMAND} [options]   brings what is new or changed at the sources in KNOWLEDGE_DIR/${SOURCES_FILE}
  --dry-run            fetches and shows everything, and writes nothing
  --waiting            lists the documents that wait for review
  --approve PATH|all   moves documents that wait into the library; can be repeated
  --reject PATH|all    deletes documents that wait, which are not fetched again; can be repeated
  --json               prints one JSON object for programs
Exit code: 0 if nothing was refused, 1 if something was or the run was stopped, 2 for wrong usage or a faulty ${SOURCES_FILE}.`;

class UsageError extends Error {}

const say = (lines: readonly string[]) => {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
};

const readSources = async (
  { knowledgeDir, knowledgeRoots }: Config,
  { files }: SandboxedWork,
): Promise<readonly WebSource[]> => {
  if (lstatSync(join(knowledgeDir, SOURCES_FILE), { throwIfNoEntry: false }) === undefined)
    throw new UsageError(
      `There is no ${SOURCES_FILE} in ${knowledgeDir}. docs/sources.md says what to write into it.`,
    );
  const bytes = await readInside(await boundsOf(knowledgeDir, knowledgeRoots), SOURCES_FILE, FILE_BYTES);
  const read = await files.sources({ path: SOURCES_FILE, bytes });
  if (read.value === undefined) throw new FaultyFileError(read.faults);
  return read.value;
};

/** Ends the run between two steps; a second signal ends it at once. */
const stoppedBySignals = (): AbortSignal => {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  return stopping.signal;
};

/** False if the bot or another command is at it. */
const alone = async (
  { databaseUrl, dataDir }: Config,
  run: Parameters<typeof exclusively>[1],
): Promise<boolean> => {
  const place = { url: databaseUrl, file: join(dataDir, DATABASE_FILE) };
  const database = await openDatabaseAt(place, systemClock, createLog('silent'));
  try {
    const leases = createLeaseStore(database, systemClock);
    return await exclusively({ name: FETCHING, holder: randomUUID(), leases, clock: systemClock }, run);
  } finally {
    await database.close();
  }
};

const fetchAll = async (config: Config, work: SandboxedWork, isDryRun: boolean, isJson: boolean) => {
  const sources = await readSources(config, work);
  const stopping = stoppedBySignals();
  const steps: Step[] = [];
  const run = (mayGoOn: () => Promise<boolean>) =>
    runCollection({
      ...{ sources, mayGoOn, stopping, isDryRun },
      knowledgeDir: config.knowledgeDir,
      knowledgeRoots: config.knowledgeRoots,
      dataDir: config.dataDir,
      reader: work.files,
      readList: work.list,
      visitor: createFetcher({ readable: DOCUMENT_ENDINGS }),
      clock: systemClock,
      isForced: true,
      tell(step) {
        steps.push(step);
        if (!isJson) say(stepLines(step, isDryRun));
      },
    });
  if (isDryRun) await run(async () => true);
  else if (!(await alone(config, run))) {
    process.stderr.write('The bot or another command is fetching at the moment. Try again later.\n');
    return 1;
  }
  if (isJson) say([terminalSafeJson(stepsToJson(steps, isDryRun))]);
  else say([`${summaryLine(steps, isDryRun)}: ${config.knowledgeDir}`]);
  if (stopping.aborted) process.stderr.write('Stopped. The next run goes on from here.\n');
  return count(steps, 'refused') > 0 || stopping.aborted ? 1 : 0;
};

const decide = async (
  { knowledgeDir, knowledgeRoots, dataDir }: Config,
  work: SandboxedWork,
  wanted: { readonly approve: readonly string[]; readonly reject: readonly string[] },
  isJson: boolean,
): Promise<number> => {
  const review = await openReview({ knowledgeDir, knowledgeRoots, dataDir, reader: work.files });
  const waiting = await review.list();
  if (wanted.approve.length + wanted.reject.length === 0) {
    if (isJson) say([terminalSafeJson({ waiting })]);
    else say([...waiting.map(waitingLine), `${waiting.length} waiting for review`]);
    return 0;
  }
  const all = (paths: readonly string[]) => (paths.includes('all') ? waiting.map(({ path }) => path) : paths);
  const decided: { readonly path: string; readonly decision: Decision }[] = [];
  for (const path of all(wanted.reject)) decided.push({ path, decision: await review.reject(path) });
  for (const path of all(wanted.approve)) decided.push({ path, decision: await review.approve(path) });
  const isBad = decided.some(({ decision: { is } }) => is === 'missing' || is === 'refused');
  if (isJson)
    say([
      terminalSafeJson({ decided: decided.map(({ path, decision }) => ({ ...decision, waiting: path })) }),
    ]);
  else say(decided.flatMap(({ path, decision }) => decisionLines(path, decision)));
  return isBad ? 1 : 0;
};

const decisionLines = (path: string, decision: Decision): string[] => {
  switch (decision.is) {
    case 'approved':
      return [sanitizeLine(`${decision.isRevision ? 'new version' : 'added'}: ${decision.path}`)];
    case 'rejected':
      return [sanitizeLine(`rejected: ${path}`)];
    case 'missing':
      return [sanitizeLine(`nothing waits at ${path}. To see what does, use --waiting.`)];
    case 'refused':
      return reported(decision.faults).map(faultLine);
  }
};

const main = async (): Promise<number> => {
  const flag = { type: 'boolean' } as const;
  const texts = { type: 'string', multiple: true } as const;
  const { values } = parseArgs({
    options: {
      ...{ 'dry-run': flag, waiting: flag, json: flag, help: { ...flag, short: 'h' } },
      ...{ approve: texts, reject: texts },
    },
  });
  if (values.help) {
    say([USAGE]);
    return 0;
  }
  const [approve, reject] = [values.approve ?? [], values.reject ?? []];
  const isDeciding = values.waiting === true || approve.length + reject.length > 0;
  if (isDeciding && values['dry-run']) throw new UsageError('--dry-run is for fetching only.');
  if (approve.some((path) => path === 'all' || reject.includes(path)) && reject.length > 0)
    throw new UsageError('A document cannot be both approved and rejected.');
  if (reject.includes('all') && approve.length > 0)
    throw new UsageError('A document cannot be both approved and rejected.');
  const config = loadConfig(undefined, { asLastStarted: true });
  const work = createSandboxedWork(config.reading);
  try {
    if (isDeciding) return await decide(config, work, { approve, reject }, values.json === true);
    return await fetchAll(config, work, values['dry-run'] === true, values.json === true);
  } finally {
    work.stop();
  }
};

const faultLines = (faults: readonly Fault[]): string[] => reported(faults).map(faultLine);

/** In words for the operator; undefined for what nobody foresaw. */
const explain = (error: unknown): readonly string[] | undefined => {
  const isArgs = isArgsError(error);
  if (error instanceof ConfigError) return error.faults;
  if (error instanceof FaultyFileError) return faultLines(error.faults);
  if (error instanceof UsageError) return [error.message];
  if (error instanceof StoreError) return [`${error.message}.`];
  if (isArgs) return [error.message, USAGE];
  const isOfFile = error instanceof Error && 'syscall' in error && 'path' in error && 'code' in error;
  return isOfFile ? [`${error.path} cannot be used (${error.code}).`] : undefined;
};

try {
  process.exitCode = await main();
} catch (error) {
  const lines = explain(error);
  if (lines === undefined) throw error;
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 2;
}
