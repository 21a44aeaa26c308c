// The bot of a folder, started as its operator starts it.

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { memoryOf } from '../measures.ts';

export interface Start {
  /** From `npm start` to the first answer over HTTP, in milliseconds. */
  readonly firstAnswerMs: number;
  /** Of all its processes after that answer. */
  readonly memoryMb: number;
  /** From the saving of a document to the answer that quotes it, in milliseconds. */
  readonly savedToSeenMs: number;
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

const measure = async (root: string, scratch: string): Promise<Start> => {
  const knowledge = join(scratch, 'knowledge');
  cpSync(join(root, 'knowledge'), knowledge, { recursive: true });
  const began = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      KNOWLEDGE_DIR: knowledge,
      DATA_DIR: join(scratch, 'data'),
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
  const firstAnswerMs = performance.now() - began;
  const memoryMb = memoryOf(npm.pid ?? 0);
  const savedToSeenMs = await savedToSeen(address, knowledge);
  npm.removeAllListeners('exit');
  const ended = new Promise((resolve) => npm.once('exit', resolve));
  npm.kill('SIGTERM');
  await ended;
  return { firstAnswerMs, memoryMb, savedToSeenMs };
};

export const startOnce = async (root: string): Promise<Start> => {
  const scratch = mkdtempSync(join(tmpdir(), 'verbatim-start-'));
  try {
    return await measure(root, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
