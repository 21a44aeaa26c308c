// Calls of one chat in order, of different chats side by side.

import { describe, expect, it } from 'vitest';
import { createLanes } from '../../../src/core/lanes.ts';

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

describe('lanes', () => {
  it('run the tasks of one lane one after the other', async () => {
    const lanes = createLanes();
    const { open, opened } = gate();
    const order: string[] = [];
    const first = lanes.run('a', async () => {
      await opened;
      order.push('first');
    });
    const second = lanes.run('a', async () => void order.push('second'));
    open();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });

  it('do not let a slow lane hold up another', async () => {
    const lanes = createLanes();
    const { open, opened } = gate();
    const slow = lanes.run('slow', () => opened);
    expect(await lanes.run('fast', async () => 'done')).toBe('done');
    open();
    await slow;
  });

  it('go on after a task that failed, and hand its error to who asked', async () => {
    const lanes = createLanes();
    const failed = lanes.run('a', async () => {
      throw new Error('broken');
    });
    const next = lanes.run('a', async () => 'fine');
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('fine');
  });

  it('are drained once everything has settled', async () => {
    const lanes = createLanes();
    const { open, opened } = gate();
    let done = false;
    void lanes.run('a', async () => {
      await opened;
      done = true;
    });
    const drained = lanes.drained().then(() => done);
    open();
    expect(await drained).toBe(true);
  });
});
