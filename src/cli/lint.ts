// `npm run lint:knowledge`: everything that is wrong with the documents and topics. Exit code 1 if anything has to be mended.

import { parseArgs } from 'node:util';
import { createApp } from '../app/app.ts';
import { countsLine, type LibraryReport } from '../app/report.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { terminalSafeJson } from '../core/controls.ts';
import { countedFaults, groupedLines } from '../knowledge/fault-report.ts';
import { systemClock } from '../system/clock.ts';
import { createLog } from '../system/log.ts';
import { VERSION } from '../system/version.ts';
import { operatorCommand } from '../words/operator-commands.ts';

const USAGE = `Usage: ${operatorCommand('lint', { quiet: true })}                lists everything that is wrong with the documents and topics
       ${operatorCommand('lint', { args: true, quiet: true })} --json      prints one JSON object for programs
It reads the folders that KNOWLEDGE_DIR and TOPICS_DIR name, in the environment or in .env. If you set them for the last
start of the bot only, it reads those.
Exit code: 0 without errors, also if there are warnings or notes; 1 with errors; 2 for wrong usage.`;

const toJson = ({ documents, passages, drafts, leftOut, faults }: LibraryReport) => ({
  documents,
  passages,
  drafts,
  leftOut,
  faults: faults.map(({ file, line, level, problem, remedy, help }) => ({
    file,
    line,
    level,
    problem,
    remedy: help === undefined ? remedy : `${remedy} ${help}`,
  })),
});

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const config = loadConfig(undefined, { asLastStarted: true });
  const app = await createApp({ config, clock: systemClock, log: createLog('silent'), version: VERSION });
  const report = app.report();
  const { faults } = report;
  const lines = values.json
    ? [terminalSafeJson(toJson(report))]
    : [...groupedLines(faults), `${countsLine(report)}: ${countedFaults(faults)}`];
  process.stdout.write(`${lines.join('\n')}\n`);
  return faults.some(({ level }) => level === 'error') ? 1 : 0;
};

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.faults.join('\n')}\n`);
  else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    process.stderr.write(`${error.message}\n${USAGE}\n`);
  else throw error;
  process.exitCode = 2;
}
