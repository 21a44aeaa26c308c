// `npm run ask`: one answer, or with --stdin one a line, for people and for programs.

import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ASKING, NAME } from '../adapters/console/place.ts';
import { renderAnswer } from '../adapters/console/render.ts';
import { ConfigError, loadConfig } from '../config.ts';
import type { Answer } from '../core/adapter.ts';
import { checkToJson } from '../core/check.ts';
import { terminalSafeJson } from '../core/controls.ts';
import { reportToJson } from '../core/finding.ts';
import type { Origin } from '../core/ports.ts';
import { withoutPassing } from '../core/reply.ts';
import { operatorCommand } from '../words/operator-commands.ts';
import { openReadingApp } from './operator/reading-app.ts';
import { isArgsError } from './operator/usage.ts';

const COMMAND = operatorCommand('ask', { args: true, quiet: true });

const USAGE = `Usage: ${COMMAND} [--json] <question or /command>
       ${COMMAND} --stdin            reads one question or /command per line, prints one JSON object for each
Exit code: 0 for an answer, 1 for no answer, 2 for wrong usage. With --stdin: 0, and each object tells its outcome.`;

const ORIGIN: Origin = {
  platform: NAME,
  isOperator: true,
  chat: ASKING,
  user: ASKING,
  alone: true,
  way: 'typed',
  language: Intl.DateTimeFormat().resolvedOptions().locale,
};

/** What a program gets: the report of a search or of a check, else what people would be shown. */
const toJson = ({ outcome, reply }: Answer, line: string): object => {
  if (reply.report !== undefined) return reportToJson(reply.report);
  if (reply.check !== undefined) return checkToJson(reply.check);
  const blocks = reply.cards.flatMap((card) => card.blocks);
  return outcome === 'answered' ? { blocks } : { query: line, error: outcome, blocks };
};

/** 0 with something to show, 1 if the library has nothing, 2 if it was badly asked. */
const exitCode = ({ outcome, reply }: Answer): number => {
  if (outcome === 'misused') return 2;
  if (outcome !== 'answered') return 1;
  return reply.report === undefined || reply.report.confident ? 0 : 1;
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, stdin: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if ((values.stdin === true) === positionals.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const config = { ...loadConfig(), userRate: 0, chatRate: 0 };
  const app = await openReadingApp(config);
  const answer = (line: string) => app.host.answer({ origin: ORIGIN, said: { line } });

  if (values.stdin) {
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      process.stdout.write(`${terminalSafeJson(toJson(await answer(line), line))}\n`);
    }
    await app.stop();
    return 0;
  }

  const line = positionals.join(' ');
  const given = await answer(line);
  const { isTTY = false } = process.stdout;
  const columns = process.stdout.columns || 100;
  const shown = values.json
    ? terminalSafeJson(toJson(given, line))
    : renderAnswer(
        { reply: withoutPassing(given.reply) },
        { columns, colors: isTTY && process.stdout.hasColors(), buttons: 'lines' },
      );
  process.stdout.write(`${shown}\n`);
  await app.stop();
  return exitCode(given);
};

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.faults.join('\n')}\n`);
  else if (isArgsError(error)) process.stderr.write(`${error.message}\n${USAGE}\n`);
  else throw error;
  process.exitCode = 2;
}
