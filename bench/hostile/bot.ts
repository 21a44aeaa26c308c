// The bot as it is started in earnest, with a measurement of its event loop.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The longest time that an event loop stood still, and for how long of one such time it computed; null where that is not known. */
export interface Stall {
  readonly stallMs: number;
  readonly computedMs: number | null;
}

export interface Bot {
  readonly host: string;
  readonly port: number;
  readonly folders: { readonly knowledge: string; readonly topics: string };
  /** Since this was last asked, in milliseconds. */
  stall(): Promise<Stall>;
  /** Resolves when the library has been read again after this call, or rejects after so many milliseconds. */
  readAgain(ms: number): Promise<void>;
  /** Whether it has ended by itself. */
  ended(): boolean;
  stop(): Promise<void>;
}

const PRELOAD = new URL('./preload.js', import.meta.url).href;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const HARBOUR = Array.from(
  { length: 60 },
  (_, i) =>
    `## Pier ${i}\n\nThe ferry number ${i} leaves pier ${i} at noon. Its captain keeps the timetable.\n`,
).join('\n');

export const startBot = async (): Promise<Bot> => {
  const scratch = mkdtempSync(join(tmpdir(), 'verbatim-hostile-'));
  const folders = { knowledge: join(scratch, 'knowledge'), topics: join(scratch, 'topics') };
  cpSync(join(ROOT, 'knowledge'), folders.knowledge, { recursive: true });
  rmSync(join(folders.knowledge, 'questions.yaml'), { force: true });
  writeFileSync(join(folders.knowledge, 'harbour.md'), HARBOUR);
  mkdirSync(folders.topics);
  const child: ChildProcess = spawn(process.execPath, ['--import', PRELOAD, 'scripts/run.mjs', 'main'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      KNOWLEDGE_DIR: folders.knowledge,
      TOPICS_DIR: folders.topics,
      DATA_DIR: join(scratch, 'data'),
      USER_RATE: '0',
      CHAT_RATE: '0',
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const waiting = new Set<() => void>();
  if (child.stderr === null) throw new Error('the bot has no output');
  createInterface({ input: child.stderr }).on('line', (logged) => {
    if (!/"msg":"(library reloaded|could not reload the library)/.test(logged)) return;
    for (const tell of waiting) tell();
    waiting.clear();
  });
  const address = await new Promise<URL>((resolve, reject) => {
    let printed = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-10_000);
      const [, found] = /listens on (\S+)/.exec(printed) ?? [];
      if (found !== undefined) resolve(new URL(found));
    });
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}:\n${printed}`)));
  });
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  return {
    host: address.hostname,
    port: Number(address.port),
    folders,
    async stall() {
      if (isGone()) return { stallMs: Number.POSITIVE_INFINITY, computedMs: null };
      child.send('stall');
      const [stall] = (await once(child, 'message')) as [Stall];
      return stall;
    },
    readAgain: (ms) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(tell);
          reject(new Error(`the library was not read again within ${ms} ms`));
        }, ms);
        const tell = () => {
          clearTimeout(late);
          resolve();
        };
        waiting.add(tell);
      }),
    ended: isGone,
    async stop() {
      if (!isGone()) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      rmSync(scratch, { recursive: true, force: true });
    },
  };
};
