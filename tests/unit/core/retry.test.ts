// What is tried again after a fault, how often, and with which pauses.

import { describe, expect, it } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import { pauseAfter, type Retrying, retry } from '../../../src/core/retry.ts';
import { createTestClock } from '../../app-of.ts';

const fault = (changes: Partial<ConstructorParameters<typeof PlatformError>[0]> = {}) =>
  new PlatformError({
    platform: 'test',
    method: 'do',
    status: 500,
    certain: false,
    retryAfterMs: 0,
    ...changes,
  });

/** Fails with each of the errors in turn, then succeeds. */
const run = async (errors: readonly unknown[], changes: Partial<Retrying> = {}) => {
  const clock = createTestClock();
  const began = clock.now();
  let tried = 0;
  const result = await retry(
    async () => {
      const error = errors[tried++];
      if (error !== undefined) throw error;
      return 'done';
    },
    {
      clock,
      stopping: new AbortController().signal,
      repeatable: true,
      firstPauseMs: 100,
      longestWaitMs: 60_000,
      ...changes,
    },
  ).catch((error: unknown) => error);
  return { result, tried, waited: clock.now() - began };
};

describe('trying again', () => {
  it('goes on until it is done, with pauses that double', async () => {
    const { result, tried, waited } = await run([fault(), fault(), fault()]);
    expect([result, tried]).toEqual(['done', 4]);
    expect(waited).toBeGreaterThanOrEqual(350);
    expect(waited).toBeLessThanOrEqual(700);
  });

  it('gives up after six times, with the last error', async () => {
    const last = fault();
    expect(await run([...Array.from({ length: 5 }, () => fault()), last, fault()])).toMatchObject({
      result: last,
      tried: 6,
    });
  });

  it('does not repeat what may have been done and is seen twice if it is done twice', async () => {
    expect(await run([fault()], { repeatable: false })).toMatchObject({ tried: 1, waited: 0 });
    expect(await run([fault({ certain: true })], { repeatable: false })).toMatchObject({ result: 'done' });
  });

  it('does not repeat what was refused', async () => {
    expect(await run([fault({ status: 403, certain: true, retryAfterMs: undefined })])).toMatchObject({
      tried: 1,
    });
  });

  it('waits as long as it is asked to, but not for ever', async () => {
    const { result, waited } = await run([fault({ status: 429, certain: true, retryAfterMs: 5_000 })]);
    expect([result, waited]).toEqual(['done', 5_000]);
    expect(await run([fault({ status: 429, certain: true, retryAfterMs: 60_001 })])).toMatchObject({
      tried: 1,
    });
  });

  it('tries nothing again while the bot stops, and passes on what is no fault of a platform', async () => {
    expect(await run([fault()], { stopping: AbortSignal.abort() })).toMatchObject({ tried: 1 });
    const bug = new TypeError('a bug');
    expect(await run([bug])).toMatchObject({ result: bug, tried: 1 });
  });

  it('comes back at different times', () => {
    const pauses = new Set(Array.from({ length: 50 }, () => pauseAfter(3, 100)));
    expect(pauses.size).toBeGreaterThan(10);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(200);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(400);
  });
});
