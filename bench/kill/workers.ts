// The processes: so many at work, one made ready to take the place of the next that is killed.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { LeapingClock } from './clock.ts';
import type { Order, Said, Told } from './worker.ts';

export interface Workers {
  /** Kills one of those at work, the same for the same number, and starts another; resolves when that works. */
  kill(which: number): Promise<void>;
  /** Sets all clocks. */
  leap(ms: number): void;
  close(): Promise<void>;
}

const heard = (child: ChildProcess, awaited: Said): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on('message', (said) => said === awaited && resolve());
    child.once('exit', (code, signal) => reject(new Error(`a worker ended with ${code ?? signal}`)));
  });

interface Worker {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
}

export const openWorkers = async (
  file: string,
  count: number,
  clock: LeapingClock,
  order: Omit<Order, 'ahead'>,
): Promise<Workers> => {
  const all = new Set<ChildProcess>();
  const prepare = (): Worker => {
    const given: Order = { ...order, ahead: clock.ahead() };
    const child = fork(file, [JSON.stringify(given)], {
      execArgv: [],
    });
    all.add(child);
    child.once('exit', () => all.delete(child));
    // A clock that is set while nobody listens any more.
    child.on('error', () => undefined);
    const ready = heard(child, 'ready');
    ready.catch(() => undefined);
    return { child, ready };
  };
  const tell = (child: ChildProcess, told: Told) => {
    if (child.connected) child.send(told);
  };
  const start = async ({ child, ready }: Worker): Promise<ChildProcess> => {
    await ready;
    const going = heard(child, 'going');
    tell(child, { ahead: clock.ahead(), go: true });
    await going;
    return child;
  };
  const end = async (child: ChildProcess) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };

  const working: ChildProcess[] = [];
  // One after the other, for the first brings the database up to date.
  for (let i = 0; i < count; i++) working.push(await start(prepare()));
  let spare = prepare();

  return {
    async kill(which) {
      const at = which % count;
      const victim = working[at];
      if (victim !== undefined) await end(victim);
      const next = spare;
      spare = prepare();
      working[at] = await start(next);
    },
    leap(ms) {
      clock.leap(clock.ahead() + ms);
      for (const child of all) tell(child, { ahead: clock.ahead() });
    },
    close: async () => void (await Promise.all([...all].map(end))),
  };
};
