// `npm run bench:start -- [--runs N]`: from `npm start` to the first answer over HTTP, and the memory that node then holds.

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { percentile } from './measures.ts';

/** Resident memory in MB of the node process that an npm process has started, as Linux tells it. */
const memoryOf = (npm: number): number => {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const status = readFileSync(`/proc/${name}/status`, 'utf8');
    if (!status.includes(`\nPPid:\t${npm}\n`)) continue;
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }
  return Number.NaN;
};

const once = async (): Promise<{ ms: number; mb: number }> => {
  const began = performance.now();
  const npm = spawn('npm', ['start'], {
    env: { ...process.env, PORT: '0' },
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
  const answer = await fetch(`${address}answer`, {
    method: 'POST',
    body: new URLSearchParams({ line: '/start' }),
  });
  await answer.text();
  const ms = performance.now() - began;
  const mb = memoryOf(npm.pid ?? 0);
  npm.removeAllListeners('exit');
  const ended = new Promise((resolve) => npm.once('exit', resolve));
  npm.kill('SIGTERM');
  await ended;
  return { ms, mb };
};

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs: { ms: number; mb: number }[] = [];
for (let run = 0; run < Number(values.runs); run++) runs.push(await once());
const median = (of: readonly number[]) => Math.round(percentile(of, 0.5));
process.stdout.write(
  `${JSON.stringify({ runs: runs.length, firstAnswerMs: median(runs.map(({ ms }) => ms)), memoryMb: median(runs.map(({ mb }) => mb)) })}\n`,
);
