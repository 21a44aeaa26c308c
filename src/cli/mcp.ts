// `verbatim mcp`: the library for one assistant on this machine, which speaks MCP over standard input and output.

import { parseArgs } from 'node:util';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { createAnswers } from '../api/answers.ts';
import { ConfigError, loadConfig } from '../config.ts';
import type { Call } from '../core/adapter.ts';
import type { Origin } from '../core/ports.ts';
import { createMcpServer } from '../mcp/server.ts';
import { createTexts } from '../pages/texts.ts';
import { systemClock } from '../system/clock.ts';
import { VERSION } from '../system/version.ts';
import { operatorCommand } from '../words/operator-commands.ts';
import { openReadingApp } from './operator/reading-app.ts';
import { isArgsError } from './operator/usage.ts';

const USAGE = `Usage: ${operatorCommand('mcp')}
Serves the library over the Model Context Protocol, on standard input and output, until the input ends.`;

/** After so long, a call looks whether the library has changed. */
const FRESH_MS = 30_000;

const ORIGIN: Origin = {
  platform: 'mcp',
  chat: 'mcp:here',
  user: 'mcp:here',
  alone: true,
  way: 'typed',
  language: Intl.DateTimeFormat().resolvedOptions().locale,
  own: { locale: null, keepsQuestions: null },
};

const serve = async (): Promise<void> => {
  const config = { ...loadConfig(), userRate: 0, chatRate: 0 };
  const app = await openReadingApp(config);
  const { library, topics, host, services } = app;
  let looked = systemClock.elapsed();
  const refreshIfOld = async () => {
    if (systemClock.elapsed() - looked < FRESH_MS) return;
    looked = systemClock.elapsed();
    await app.refresh();
  };
  const answers = createAnswers({
    library,
    topics,
    texts: createTexts({ library, editions: services.editions, clock: systemClock }),
    publicUrl: config.publicUrl,
    clock: systemClock,
    greet: host.greet,
    answer: async (call: Call) => {
      await refreshIfOld();
      return host.answer(call);
    },
  });
  const open = serveStdio(() => createMcpServer({ answers, origin: ORIGIN, version: VERSION }));
  const stop = async () => {
    await open.close();
    await app.stop();
    process.exit(0);
  };
  process.stdin.once('end', () => void stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
};

try {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) process.stdout.write(`${USAGE}\n`);
  else await serve();
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.faults.join('\n')}\n`);
  else if (isArgsError(error)) process.stderr.write(`${error.message}\n${USAGE}\n`);
  else throw error;
  process.exitCode = 2;
}
