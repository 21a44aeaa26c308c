// Processes untrusted input in a separate process with limits on CPU time and memory.

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { deserialize } from 'node:v8';
import type { Job, JobName, Jobs } from './jobs.ts';
import { IDLE_MS, type Limits } from './limits.ts';

const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));

/** `crash`: the process ended without a word, as Node does where one allocation is too large, or where the stack is used up within a pattern. */
export type Excess = 'time' | 'memory' | 'crash';

/** A job exceeded its limits and was stopped. */
export class ExcessError extends Error {
  readonly excess: Excess;

  constructor(excess: Excess) {
    super(`the work was stopped: ${excess}`);
    this.name = 'ExcessError';
    this.excess = excess;
  }
}

export interface Sandbox {
  /**
   * Does a piece of work after those that were asked for before. Rejects with an ExcessError if it needs more than it may; the
   * next is done in a new process. Rejects with another error if the sandbox cannot be started, or has been stopped.
   */
  run<N extends JobName>(
    name: N,
    given: Parameters<Jobs[N]>[0],
    limits: Limits,
  ): Promise<Awaited<ReturnType<Jobs[N]>>>;
  /** Ends the process, and rejects running jobs. */
  stop(): void;
}

interface PendingJob {
  readonly job: Job;
  readonly limits: Limits;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

type Message =
  | { readonly ready: true }
  | { readonly done: Uint8Array }
  | { readonly exceeded: 'time' | 'memory' }
  | { readonly failed: string };

/** A process is started when there is work, and ends when there has been none for a while. `memoryMb` is for JavaScript's heap. */
export const createSandbox = ({
  memoryMb,
  idleMs = IDLE_MS,
}: {
  memoryMb: number;
  idleMs?: number;
}): Sandbox => {
  const queue: PendingJob[] = [];
  let current: PendingJob | null = null;
  let child: ChildProcess | null = null;
  let isReady = false;
  let stopped = false;
  let idle: NodeJS.Timeout | undefined;

  const end = () => {
    clearTimeout(idle);
    child?.removeAllListeners();
    child?.kill('SIGKILL');
    child = null;
    isReady = false;
  };

  /** Ends the work under way in one way or the other, and goes on. */
  const settle = (how: (work: PendingJob) => void) => {
    const work = current;
    current = null;
    if (work !== null) how(work);
    next();
  };

  const hear = (message: Message) => {
    if ('ready' in message) {
      isReady = true;
      send();
    } else if ('done' in message) settle(({ resolve }) => resolve(deserialize(message.done)));
    else {
      end();
      const error =
        'exceeded' in message
          ? new ExcessError(message.exceeded)
          : new Error(`the sandbox failed: ${message.failed}`);
      settle(({ reject }) => reject(error));
    }
  };

  const gone = (how: string) => {
    const wasReady = isReady;
    end();
    const error = wasReady ? new ExcessError('crash') : new Error(`the sandbox could not be started: ${how}`);
    settle(({ reject }) => reject(error));
  };

  const start = () => {
    // What is read there needs no secret of the environment, and no option of this process.
    child = fork(CHILD, [String(memoryMb)], {
      env: {},
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (message) => hear(message as Message));
    child.once('error', (error) => gone(error.message));
    child.once('exit', (code, signal) => gone(`exit ${code ?? signal}`));
  };

  const send = () => {
    if (current === null || child === null || !isReady) return;
    child.send({ job: current.job, cpuMs: current.limits.cpuMs }, (error) => {
      // The process has gone while it was idle: it is the exit that is heard next.
      if (error !== null) gone(error.message);
    });
  };

  /** A process that nobody waits for keeps no other from ending. */
  const rest = () => {
    child?.unref();
    child?.channel?.unref();
    idle = setTimeout(end, idleMs).unref();
  };

  const next = () => {
    if (current !== null) return;
    current = queue.shift() ?? null;
    if (current === null) return rest();
    clearTimeout(idle);
    if (child === null) start();
    else {
      child.ref();
      child.channel?.ref();
      send();
    }
  };

  return {
    run: (name, given, limits) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new Error('the sandbox has been stopped'));
        queue.push({
          job: [name, given] as unknown as Job,
          limits,
          resolve: resolve as (value: unknown) => void,
          reject,
        });
        next();
      }),
    stop() {
      stopped = true;
      end();
      const error = new Error('the sandbox has been stopped');
      for (const { reject } of [...(current === null ? [] : [current]), ...queue.splice(0)]) reject(error);
      current = null;
    },
  };
};
