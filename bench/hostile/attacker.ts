// A process of its own for hostile requests, so that making and sending them delays neither the bot nor those who measure it.

import { fork } from 'node:child_process';
import { REQUEST_CASES, type Target } from './requests.ts';

interface Order {
  readonly name: string;
  readonly target: Target;
  readonly size: number;
}

export interface Attacker {
  /** Attacks by the case of that name until the signal is aborted; settles once the attack is over. */
  attack(order: Order, until: AbortSignal): Promise<void>;
  stop(): void;
}

const CHILD = 'attacker';

export const startAttacker = (): Attacker => {
  const child = fork(import.meta.filename, [CHILD], { execArgv: ['--import', 'tsx'] });
  return {
    attack: ({ name, target: { host, port }, size }, until) =>
      new Promise((resolve, reject) => {
        const fail = (code: number | null) => reject(new Error(`the attacker ended with ${code}`));
        child.once('exit', fail);
        child.once('message', () => {
          child.off('exit', fail);
          resolve();
        });
        child.send({ name, target: { host, port }, size } satisfies Order);
        until.addEventListener('abort', () => child.send('stop'), { once: true });
      }),
    stop: () => child.kill(),
  };
};

if (process.argv[2] === CHILD) {
  let stopping = new AbortController();
  process.on('message', (said: Order | 'stop') => {
    if (said === 'stop') return stopping.abort();
    stopping = new AbortController();
    const found = REQUEST_CASES.find(({ name }) => name === said.name);
    if (found === undefined) throw new RangeError(`unknown case ${said.name}`);
    void found.attack(said.target, said.size, stopping.signal).then(() => process.send?.('over'));
  });
}
