// `npm run bench:start -- [--runs N]`: from `npm start` to the first answer over HTTP, and the memory that node then holds.

import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { memoryOf, percentile } from './measures.ts';

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
