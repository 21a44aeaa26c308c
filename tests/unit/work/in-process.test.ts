// Work is looked for every second, whatever the clock is set to.

import { expect, it } from 'vitest';
import { createInProcessRunner } from '../../../src/work/in-process.ts';
import { silent } from '../../stores-of.ts';
import { createEventful } from '../system/eventful.ts';
import { JUMPS } from '../system/jumps.ts';

it.each(JUMPS)('what could not be done is tried again a second later after a jump of %s ms', async (ms) => {
  const story = createEventful();
  const tried: number[] = [];
  const runner = createInProcessRunner({
    due: { part: async () => ['waits for its platform'], slot: async () => [] },
    tasks: { part: async () => void tried.push(story.clock.elapsed()), slot: async () => {} },
    clock: story.clock,
    log: silent,
  });
  await runner.start();
  await story.run(2_500);
  story.jump(ms);
  await story.run(10_500);
  const stopped = runner.stop();
  await story.run(12_000);
  await stopped;
  expect(tried).toEqual(Array.from({ length: 11 }, (_, i) => i * 1_000));
});
