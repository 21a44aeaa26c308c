// Time that passes from event to event, each of which has come to its end before the next, and a clock that is set in between.

import type { Clock } from '../../../src/core/ports.ts';

/** Turns of the event loop in which whatever an event leads to is done, the database's work too. */
const TURNS = 40;
const START = Date.UTC(2026, 0, 1);

export const createEventful = () => {
  let elapsed = 0;
  let set = 0;
  let events: { readonly at: number; readonly act: () => void }[] = [];
  const add = (at: number, act: () => void) => {
    const event = { at, act };
    const before = events.findIndex((other) => other.at > at);
    events.splice(before === -1 ? events.length : before, 0, event);
    return event;
  };
  const clock: Clock = {
    now: () => START + set + elapsed,
    elapsed: () => elapsed,
    wait: (ms, until) =>
      new Promise((resolve) => {
        if (until?.aborted === true) return resolve();
        const event = add(elapsed + Math.max(0, ms), resolve);
        until?.addEventListener('abort', () => {
          events = events.filter((other) => other !== event);
          resolve();
        });
      }),
  };
  return {
    clock,
    /** For a database in this process, which waits for nobody. */
    hurried: { ...clock, wait: () => new Promise<void>((resolve) => setImmediate(resolve)) } satisfies Clock,
    at: (ms: number, act: () => void) => void add(ms, act),
    jump(ms: number) {
      set += ms;
    },
    /** Lets time pass until nothing is left to come, or for so long. */
    async run(untilMs = Number.POSITIVE_INFINITY) {
      const settle = async () => {
        for (let turn = 0; turn < TURNS; turn++) await new Promise(setImmediate);
      };
      await settle();
      for (let [next] = events; next !== undefined && next.at <= untilMs; [next] = events) {
        events.shift();
        elapsed = Math.max(elapsed, next.at);
        next.act();
        await settle();
      }
      elapsed = Math.max(elapsed, Number.isFinite(untilMs) ? untilMs : elapsed);
    },
  };
};
