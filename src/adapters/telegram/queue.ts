// A bounded queue of calls for each chat.

import type { Answer, Host } from '../../core/adapter.ts';
import { CALLS_WAITING } from '../../core/limits.ts';
import type { Clock, Log } from '../../core/ports.ts';

/** What is done in a turn; calls are answered by `answer`, for whoever has the turn. */
export type Work = (answer: Host['answer']) => Promise<Answer | null>;

export interface Queue {
  /** Whether so much waits in this lane that nobody would still know what they had asked. */
  isFull(lane: string): boolean;
  /**
   * Runs after what else waits in this lane; what goes wrong is told to the log. A full lane takes one more, and no other: false if it
   * did not take this.
   */
  run(lane: string, work: Work): boolean;
  /** Calls that wait or are being answered. */
  length(): number;
  drained(): Promise<void>;
}

export interface QueueParts {
  readonly host: () => Pick<Host, 'inTurn'>;
  readonly clock: Clock;
  readonly log: Log;
}

export const createQueue = ({ host, clock, log }: QueueParts): Queue => {
  const waiting = new Map<string, number>();
  const running = new Set<Promise<void>>();
  const countOf = (lane: string) => waiting.get(lane) ?? 0;

  const done = (lane: string) => {
    if (countOf(lane) > 1) waiting.set(lane, countOf(lane) - 1);
    else waiting.delete(lane);
  };

  const inTurn = async (lane: string, work: Work) => {
    const began = clock.elapsed();
    try {
      const given = await host().inTurn(lane, work);
      if (given === null) return;
      log.debug({ platform: 'telegram', outcome: given.outcome, ms: clock.elapsed() - began }, 'answered');
    } catch (error) {
      log.warn({ platform: 'telegram', err: error }, 'could not deliver an answer');
    } finally {
      done(lane);
    }
  };

  return {
    isFull: (lane) => countOf(lane) >= CALLS_WAITING,
    run(lane, work) {
      if (countOf(lane) > CALLS_WAITING) return false;
      waiting.set(lane, countOf(lane) + 1);
      const task = inTurn(lane, work).finally(() => running.delete(task));
      running.add(task);
      return true;
    },
    length: () => running.size,
    async drained() {
      while (running.size > 0) await Promise.all(running);
    },
  };
};
