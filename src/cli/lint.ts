// `npm run lint:knowledge`: everything that is wrong with the documents and topics. Exit code 1 if anything has to be mended.

import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createApp } from '../app/app.ts';
import { asGithub, asJson, asSarif } from '../app/lint-formats.ts';
import { countsLine, type LibraryReport } from '../app/report.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { sanitizeLine } from '../core/controls.ts';
import { deadLinks } from '../fetching/dead-links.ts';
import { createFetcher } from '../fetching/fetch-document.ts';
import type { NamedAddress } from '../knowledge/advice.ts';
import { DOCUMENT_ENDINGS } from '../knowledge/document.ts';
import { type Fault, reported } from '../knowledge/fault.ts';
import { countedFaults, groupedLines } from '../knowledge/fault-report.ts';
import { systemClock } from '../system/clock.ts';
import { createLog } from '../system/log.ts';
import { VERSION } from '../system/version.ts';
import { operatorCommand } from '../words/operator-commands.ts';
import { isArgsError } from './operator/usage.ts';

const USAGE = `Usage: ${operatorCommand('lint', { quiet: true })}                 lists everything that is wrong with the documents and topics
       ${operatorCommand('lint', { args: true, quiet: true })} [options]
  --review          also lists what is expired, undated, without a source, or has the title of another, and topics that find
                    nothing
  --links           also asks the sites whether the addresses in the documents are still there
  --format FORMAT   json, sarif, or github (annotations of a workflow), instead of lines for people
  --json            the same as --format json
It reads the folders that KNOWLEDGE_DIR and TOPICS_DIR name, in the environment or in .env. If you set them for the last
start of the bot only, it reads those.
Exit code: 0 without errors, also if there are warnings or notes; 1 with errors; 2 for wrong usage.`;

/** Addresses that are asked for: with a pause of a second each, they take a while. */
const MAX_LINKS = 2_000;

class UsageError extends Error {}

const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
type Format = (typeof FORMATS)[number];

const formatIn = (format: string | undefined, isJson: boolean | undefined): Format => {
  const said = format ?? (isJson ? 'json' : 'text');
  const known = FORMATS.find((one) => one === said);
  if (known === undefined) throw new UsageError(`--format "${sanitizeLine(said).slice(0, 40)}": not known.`);
  return known;
};

const linesOf = (report: LibraryReport, format: Format): string[] => {
  if (format === 'json') return [asJson(report)];
  if (format === 'sarif') return [asSarif(report, VERSION)];
  if (format === 'github') return asGithub(report);
  return [...groupedLines(report.faults), `${countsLine(report)}: ${countedFaults(report.faults)}`];
};

/** What the sites of the addresses in the documents say. */
const faultsOfLinks = async (addresses: readonly NamedAddress[]): Promise<Fault[]> => {
  const files = new Map(addresses.map(({ address, file }) => [address, file]));
  const asked = [...files.keys()].slice(0, MAX_LINKS);
  const fetcher = createFetcher({ readable: DOCUMENT_ENDINGS });
  const dead = await deadLinks(asked, { fetcher, sleep: (ms) => setTimeout(ms) });
  const faults = dead.map(
    ({ address, is, problem }): Fault => ({
      file: files.get(address) ?? '',
      line: null,
      problem: `${address} ${problem}`,
      remedy: is === 'gone' ? 'Look for its new address, or remove the link.' : 'Try again later.',
      level: is === 'gone' ? 'warning' : 'note',
    }),
  );
  const left = files.size - asked.length;
  if (left === 0) return faults;
  const file = files.get([...files.keys()][MAX_LINKS] ?? '') ?? '';
  const problem = `this link and ${left - 1} more were not checked: only ${MAX_LINKS} are.`;
  return [...faults, { file, line: null, problem, remedy: 'Check them by hand.', level: 'note' }];
};

const main = async (): Promise<number> => {
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: {
      json: flag,
      format: { type: 'string' },
      links: flag,
      review: flag,
      help: { ...flag, short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const format = formatIn(values.format, values.json);
  const config = loadConfig(undefined, { asLastStarted: true });
  const app = await createApp({ config, clock: systemClock, log: createLog('silent'), version: VERSION });
  const today = new Date(systemClock.now()).toISOString().slice(0, 10);
  const read = app.report();
  const links = values.links ? await faultsOfLinks(app.addresses()) : [];
  const report = {
    ...read,
    faults: [...read.faults, ...reported([...(values.review ? app.advice(today) : []), ...links])],
  };
  const lines = linesOf(report, format);
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return report.faults.some(({ level }) => level === 'error') ? 1 : 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.faults.join('\n')}\n`);
  else if (error instanceof UsageError || isArgsError(error))
    process.stderr.write(`${error.message}\n${USAGE}\n`);
  else throw error;
  process.exitCode = 2;
}
