// Starts of the bot over a folder of many documents: how long each takes, and how long its event loop stands still meanwhile.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLanguage } from '../growth/language.ts';
import { passage } from '../growth/text.ts';

/** One stall: its length, how long of it the thread computed, and when it was, in milliseconds since folders were first looked into. */
interface Stall {
  readonly ms: number;
  readonly computedMs: number;
  readonly atMs: number;
}

interface Told {
  readonly stallMs: number;
  readonly cpuMs: number;
  readonly longest: readonly Stall[];
}

export interface ManyStart {
  readonly name: string;
  /** From the start of the process until it answers. */
  readonly seconds: number;
  /** Until it has nothing more to do. */
  readonly settledSeconds: number;
  readonly cpuSeconds: number;
  /** The longest stall, as `monitorEventLoopDelay` measures it. */
  readonly stallMs: number;
  /** The longest stretch without a turn in which the thread computed. */
  readonly computedMs: number;
  /** The same of the bot when it has nothing to do. */
  readonly idle: { readonly stallMs: number; readonly computedMs: number };
  readonly longest: readonly Stall[];
}

const SEED = 20261205;
const PARAGRAPHS = 4;
/** It has settled after so long with less than the share of a processor. */
const QUIET_MS = 2_000;
const QUIET_SHARE = 0.1;
const IDLE_MS = 10_000;
/** A start that takes longer is given up. */
const TIMEOUT_MS = 480_000;

const writeLibrary = (folder: string, documents: number): void => {
  mkdirSync(folder, { recursive: true });
  const language = createLanguage();
  for (let nth = 0; nth < documents; nth++) {
    const paragraphs = Array.from({ length: PARAGRAPHS }, (_, i) => {
      const { text } = passage(language, SEED, nth * PARAGRAPHS + i);
      return i % 2 === 0 ? `## Part ${i}\n\n${text}` : `- ${text}\n- and number ${nth}`;
    });
    const text = `---\ntitle: Document ${nth}\ndate: 2025-01-01\n---\n${paragraphs.join('\n\n')}\n`;
    writeFileSync(join(folder, `${String(nth).padStart(5, '0')}.md`), text);
  }
};

const startOnce = async (root: string, scratch: string, name: string): Promise<ManyStart> => {
  const began = performance.now();
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', new URL('./stalls.js', import.meta.url).href, 'scripts/run.mjs', 'main'],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        KNOWLEDGE_DIR: join(scratch, 'knowledge'),
        TOPICS_DIR: join(scratch, 'topics'),
        DATA_DIR: join(scratch, 'data'),
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  const told = async (): Promise<Told> => {
    child.send('stall');
    return ((await once(child, 'message')) as [Told])[0];
  };
  try {
    await new Promise<void>((done, fail) => {
      let printed = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        printed = (printed + chunk.toString()).slice(-10_000);
        if (/listens on (\S+)/.test(printed)) done();
      });
      child.once('exit', (code) => fail(new Error(`the bot ended with ${code}:\n${printed}`)));
      setTimeout(() => fail(new Error(`the bot did not start:\n${printed}`)), TIMEOUT_MS).unref();
    });
    const seconds = (performance.now() - began) / 1_000;
    const seen: Told[] = [await told()];
    for (let isQuiet = false; !isQuiet; ) {
      await pause(QUIET_MS);
      const [last, now] = [seen.at(-1), await told()];
      seen.push(now);
      isQuiet = now.cpuMs - (last?.cpuMs ?? 0) < QUIET_SHARE * QUIET_MS;
    }
    const settledSeconds = (performance.now() - began - QUIET_MS) / 1_000;
    await pause(IDLE_MS);
    const idle = await told();
    const longestOf = (all: readonly Told[]) =>
      all.flatMap(({ longest }) => longest).sort((a, b) => b.computedMs - a.computedMs);
    return {
      name,
      seconds,
      settledSeconds,
      cpuSeconds: (seen.at(-1)?.cpuMs ?? 0) / 1_000,
      stallMs: Math.max(...seen.map(({ stallMs }) => stallMs)),
      computedMs: longestOf(seen)[0]?.computedMs ?? 0,
      idle: { stallMs: idle.stallMs, computedMs: longestOf([idle])[0]?.computedMs ?? 0 },
      longest: longestOf(seen).slice(0, 5),
    };
  } finally {
    if (child.exitCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
  }
};

/**
 * A first start; a second over all that the first has kept; and one over its database alone, after an upgrade as it were, so that all
 * documents are read and compared again.
 */
export const startMany = async (root: string, documents: number): Promise<ManyStart[]> => {
  const scratch = mkdtempSync(join(tmpdir(), 'verbatim-many-'));
  try {
    writeLibrary(join(scratch, 'knowledge'), documents);
    mkdirSync(join(scratch, 'topics'));
    const at = resolve(root);
    const starts = [await startOnce(at, scratch, 'first'), await startOnce(at, scratch, 'again')];
    for (const name of ['readings.bin', 'index.bin']) rmSync(join(scratch, 'data', name), { force: true });
    return [...starts, await startOnce(at, scratch, 'over a database')];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
