// The process with a fake platform, as the process with the bot calls it.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { PlatformName, Request, Response, Town } from './town.ts';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Rejects every call once the process has ended. */
export const openTown = async (platform: PlatformName): Promise<Town> => {
  const child = fork(new URL('./town.ts', import.meta.url), [platform]);
  const waiting = new Map<number, Waiting>();
  let made = 0;
  child.on('message', (message: Response | 'open') => {
    if (message === 'open') return;
    const [id, result, fault] = message;
    const call = waiting.get(id);
    waiting.delete(id);
    if (fault === undefined) call?.resolve(result);
    else call?.reject(new Error(`${platform}: ${fault}`));
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the ${platform} town ended with ${code}`));
  });
  await once(child, 'message');

  const call = <R>(name: keyof Town, ...args: unknown[]): Promise<R> =>
    new Promise((resolve, reject) => {
      const request: Request = [++made, name, args];
      waiting.set(made, { resolve: (result) => resolve(result as R), reject });
      child.send(request);
    });
  return {
    address: () => call('address'),
    listened: () => call('listened'),
    ask: (answers, asked) => call('ask', answers, asked),
    sent: () => call('sent'),
    close: () => call('close'),
  };
};
