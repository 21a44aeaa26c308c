// Runs the project's own npm scripts, and watches what they print.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileVariable } from '../../src/environment/secrets.ts';
import { SECRETS, VARIABLES } from '../../src/environment/variables.ts';
import { TIMEOUT_MS } from '../patience.ts';
import { atEnd } from './leftovers.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Started {
  readonly pid: number;
  readonly dataDir: string;
  stdout(): string;
  stderr(): string;
  /** Resolves as soon as what was printed from `from` on matches. Rejects if the process ends, or takes too long, without it. */
  prints(on: 'stdout' | 'stderr', pattern: RegExp, from?: number): Promise<RegExpExecArray>;
  type(text: string): void;
  endInput(): void;
  /** Sends a signal to this process alone, as a supervisor would. */
  signal(name: NodeJS.Signals): void;
  /** The exit code; null if a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Whether any process of its group is left. Dead ones that nobody has collected do not count. */
  groupLives(): boolean;
}

/** Ends what has not ended by itself. */
const running = new Set<() => void>();
process.once('exit', () => {
  for (const kill of running) kill();
});

/** Variables set to nothing count as not set, and hide those of the developer's own `.env`. */
const UNSET = Object.fromEntries(
  [...Object.keys(VARIABLES), ...SECRETS.map(fileVariable)].map((name) => [name, '']),
);

export const run = (
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Started => {
  const dataDir = mkdtempSync(join(tmpdir(), 'verbatim-data-'));
  const child = spawn(command, args, {
    cwd: ROOT,
    detached: true,
    env: {
      ...process.env,
      ...UNSET,
      npm_config_loglevel: 'error',
      LC_ALL: 'en_US.UTF-8',
      PORT: '0',
      DATA_DIR: dataDir,
      ...env,
    },
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} did not start`);
  const printed = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => {
      printed[name] += text;
      for (const look of watchers) look();
    });
  }
  let closed = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      closed = true;
      resolve(code);
      for (const look of watchers) look();
    });
  });
  const kill = () => {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  running.add(kill);
  atEnd(async () => {
    kill();
    await ended;
    running.delete(kill);
    rmSync(dataDir, { recursive: true, force: true });
  });

  return {
    pid,
    dataDir,
    stdout: () => printed.stdout,
    stderr: () => printed.stderr,
    prints: (on, pattern, from = 0) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          watchers.delete(look);
          clearTimeout(timer);
          act();
        };
        const fail = (why: string) =>
          settle(() =>
            reject(new Error(`${why} without ${pattern}; it printed:\n${printed.stdout}\n${printed.stderr}`)),
          );
        const look = () => {
          const match = pattern.exec(printed[on].slice(from));
          if (match !== null) settle(() => resolve(match));
          else if (closed) fail('ended');
        };
        const timer = setTimeout(() => fail(`${TIMEOUT_MS} ms passed`), TIMEOUT_MS);
        watchers.add(look);
        look();
      }),
    type: (text) => void child.stdin.write(text),
    endInput: () => void child.stdin.end(),
    signal: (name) => void process.kill(pid, name),
    ended,
    groupLives: () => livesInGroup(pid),
  };
};

/** Whether any process of a group runs; one that has ended and was not asked for by its parent does not. Told by Linux alone. */
const livesInGroup = (group: number): boolean => {
  if (!existsSync('/proc')) return false;
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    const stat = readStat(name);
    const [state, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return processGroup === String(group) && state !== 'Z';
  });
};

const readStat = (process: string): string => {
  try {
    return readFileSync(`/proc/${process}/stat`, 'utf8');
  } catch {
    // It has ended since the folder was read.
    return '';
  }
};

const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);

/** A script of package.json in a shell, as npm runs it. Of npm itself, a third of a second each time, no more is needed. */
const runScript = (name: string, args: readonly string[], env: Readonly<Record<string, string>>): Started =>
  run('sh', ['-c', `${scripts[name]} "$@"`, name, ...args], env);

/** `npm start` without a terminal, as a service runs it. */
export const startBot = (env: Readonly<Record<string, string>> = {}): Started => {
  const bot = runScript('start', [], env);
  bot.endInput();
  return bot;
};

/** The address that a started bot has printed, without a slash at its end. */
export const addressOf = async (bot: Started): Promise<string> => {
  const [, address = ''] = await bot.prints('stderr', /^Verbatim \S+ listens on (http:\/\/\S+)\/$/m);
  return address;
};

export interface Done {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An npm script, run to its end with what stands behind `--`. */
export const script = async (
  name: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Done> => {
  const process = runScript(name, args, env);
  process.type(input);
  process.endInput();
  const code = await process.ended;
  return { code, stdout: process.stdout(), stderr: process.stderr() };
};
