// `npm run bench:start -- [--runs N]`: from `npm start` to the first answer over HTTP, the memory that node then holds, and from the
// saving of a document to the answer that quotes it.

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { memoryOf, percentile } from './measures.ts';

interface Run {
  readonly ms: number;
  readonly mb: number;
  readonly savedMs: number;
}

const ask = async (address: string, line: string): Promise<string> =>
  (await fetch(`${address}answer`, { method: 'POST', body: new URLSearchParams({ line }) })).text();

/** Milliseconds until a document that is saved now is quoted, asked for every 10. */
const savedToSeen = async (address: string, folder: string): Promise<number> => {
  const began = performance.now();
  writeFileSync(join(folder, 'bees.txt'), 'The beehives stand behind the old windmill.\n');
  while (!(await ask(address, 'where do the beehives stand')).includes('bees.txt')) await pause(10);
  return performance.now() - began;
};

const once = async (folder: string): Promise<Run> => {
  const began = performance.now();
  const npm = spawn('npm', ['start'], {
    env: {
      ...process.env,
      PORT: '0',
      KNOWLEDGE_DIR: folder,
      DATA_DIR: join(folder, '..', 'data'),
      USER_RATE: '0',
      CHAT_RATE: '0',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    npm.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const [, found] = /listens on (\S+)/.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
    npm.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${printed}`)));
  });
  await ask(address, '/start');
  const ms = performance.now() - began;
  const mb = memoryOf(npm.pid ?? 0);
  const savedMs = await savedToSeen(address, folder);
  npm.removeAllListeners('exit');
  const ended = new Promise((resolve) => npm.once('exit', resolve));
  npm.kill('SIGTERM');
  await ended;
  return { ms, mb, savedMs };
};

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs: Run[] = [];
for (let run = 0; run < Number(values.runs); run++) {
  const scratch = mkdtempSync(join(tmpdir(), 'verbatim-start-'));
  try {
    cpSync('knowledge', join(scratch, 'knowledge'), { recursive: true });
    runs.push(await once(join(scratch, 'knowledge')));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
const median = (of: readonly number[]) => Math.round(percentile(of, 0.5));
process.stdout.write(
  `${JSON.stringify({ runs: runs.length, firstAnswerMs: median(runs.map(({ ms }) => ms)), memoryMb: median(runs.map(({ mb }) => mb)), savedToSeenMs: median(runs.map(({ savedMs }) => savedMs)) })}\n`,
);
