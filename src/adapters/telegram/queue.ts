// What waits to be answered in each chat: one after the other, and not without end.

import type { Answer } from '../../core/adapter.ts';
import { createLanes } from '../../core/lanes.ts';
import type { Clock, Log } from '../../core/ports.ts';

export interface Queue {
  /** Whether so much waits in this lane that nobody would still know what they had asked. */
  isFull(lane: string): boolean;
  /** Runs after what else waits in this lane; what goes wrong is told to the log. A full lane takes one more, and no other. */
  run(lane: string, work: () => Promise<Answer | null>): void;
  drained(): Promise<void>;
}

/** Answers that wait in one chat. */
const WAITING_MOST = 30;

export const createQueue = ({ clock, log }: { clock: Clock; log: Log }): Queue => {
  const lanes = createLanes();
  const waiting = new Map<string, number>();
  const countOf = (lane: string) => waiting.get(lane) ?? 0;

  const answer = async (work: () => Promise<Answer | null>, began: number) => {
    try {
      const given = await work();
      if (given === null) return;
      log.debug({ platform: 'telegram', outcome: given.outcome, ms: clock.elapsed() - began }, 'answered');
    } catch (error) {
      log.warn({ platform: 'telegram', err: error }, 'an answer could not be given');
    }
  };

  return {
    isFull: (lane) => countOf(lane) >= WAITING_MOST,
    run(lane, work) {
      if (countOf(lane) > WAITING_MOST) return;
      waiting.set(lane, countOf(lane) + 1);
      const began = clock.elapsed();
      void lanes.run(lane, async () => {
        await answer(work, began);
        if (countOf(lane) > 1) waiting.set(lane, countOf(lane) - 1);
        else waiting.delete(lane);
      });
    },
    drained: lanes.drained,
  };
};
