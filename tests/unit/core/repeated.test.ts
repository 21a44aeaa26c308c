// What happens again and again is told once with its error, and then by its number.

import { expect, it } from 'vitest';
import { createRepeatedWarning } from '../../../src/core/repeated.ts';
import { createLog } from '../../../src/system/log.ts';
import { createTestClock } from '../../app-of.ts';

it('tells the first time, and then counts a minute at a time', () => {
  const clock = createTestClock();
  const lines: Record<string, unknown>[] = [];
  const log = createLog('warn', { write: (line) => void lines.push(JSON.parse(line)) });
  const warn = createRepeatedWarning(clock, log, 'the ferry is late');
  for (let second = 0; second < 130; second++) {
    warn({ pier: 1 }, new Error('fog'));
    clock.forward(1_000);
  }
  expect(lines.map(({ msg, pier, count, err }) => [msg, pier, count, err !== undefined])).toEqual([
    ['the ferry is late', 1, undefined, true],
    ['the ferry is late', 1, 60, false],
    ['the ferry is late', 1, 60, false],
  ]);
  clock.forward(60_000);
  warn({ pier: 1 }, new Error('storm'));
  expect(lines.slice(3).map(({ count, err }) => [count, err !== undefined])).toEqual([
    [9, false],
    [undefined, true],
  ]);
});
