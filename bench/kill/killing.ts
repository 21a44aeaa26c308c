// How workers are killed while they send, and how the end of their work is waited for.

import type { Books } from './books.ts';
import type { LeapingClock } from './clock.ts';
import type { Town } from './town.ts';
import type { Workers } from './workers.ts';

export interface RoundParts {
  readonly town: Town;
  readonly books: Books;
  readonly workers: Workers;
  readonly clock: LeapingClock;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Kills of one round, besides those while leases of the dead are taken over. */
const KILLS = { min: 2, max: 4 };
const KILLED_AGAIN = 0.25;
/** Nothing is under way any more where nothing has happened for so long. */
const QUIET_MS = 250;
const LOOK_MS = 15;
/** Where no call comes for so long, there is nothing left to kill in. */
const IDLE_MS = 2_000;
/** How often only the next of them ends: then Discord still knows the key of what was being sent. Else all do, and it is looked for. */
const ONE_BY_ONE = 0.35;
/** Leases that end at nearly the same time are waited for together. */
const TOGETHER_MS = 2_000;
/** What could be done and is not done for so long is left to be counted as lost. */
const TIMEOUT_MS = 30_000;

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Kills again and again while so many calls are expected, and waits for the end; resolves to how many were killed. */
export const killOn = async (
  { town, books, workers, clock, random }: RoundParts,
  expected: number,
): Promise<number> => {
  let kills = 0;

  /** Lets so many calls reach the platforms, and kills somewhere after the last of them; gives up when nothing comes. */
  const killAfter = async (calls: number): Promise<void> => {
    const from = town.calls();
    let since = performance.now();
    for (let seen = from; seen < from + calls; ) {
      await pause(1);
      if (town.calls() > seen) [seen, since] = [town.calls(), performance.now()];
      else if (performance.now() - since > IDLE_MS) return;
    }
    await pause(random() * 12);
    kills++;
    await workers.kill(Math.floor(random() * 1_000));
  };

  /** Waits for the end of the work; where only leases of the dead are left, has them end. */
  const settle = async (): Promise<void> => {
    let [calls, mark, since, leapt] = [town.calls(), '', performance.now(), false];
    while (performance.now() - since < TIMEOUT_MS) {
      await pause(LOOK_MS);
      if (town.calls() !== calls) [calls, since] = [town.calls(), performance.now()];
      if (performance.now() - since < QUIET_MS) continue;
      const left = await books.left();
      if (left.open === 0) return;
      if (left.mark !== mark) [mark, since, leapt] = [left.mark, performance.now(), false];
      else if (left.next !== null && left.last !== null && !leapt) {
        workers.leap((random() < ONE_BY_ONE ? left.next : left.last) - clock.now() + TOGETHER_MS);
        [since, leapt] = [performance.now(), true];
        if (random() < KILLED_AGAIN) await killAfter(1 + Math.floor(random() * 3));
      }
    }
  };

  const planned = KILLS.min + Math.floor(random() * (KILLS.max - KILLS.min + 1));
  for (let i = 0; i < planned; i++)
    await killAfter(Math.max(1, Math.floor((random() * 1.2 * expected) / (planned + 1))));
  await settle();
  return kills;
};
