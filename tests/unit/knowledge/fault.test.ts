// How faults are told.

import { expect, test } from 'vitest';
import { type Fault, FaultyFileError, faultLine } from '../../../src/knowledge/fault.ts';

const fault: Fault = {
  file: 'garden.txt',
  line: 3,
  problem: 'title: expected a text.',
  remedy: 'Write one.',
  level: 'error',
};

test('a fault is one line that begins with where it is', () => {
  expect(faultLine(fault)).toBe('garden.txt:3: error: title: expected a text. Write one.');
  expect(faultLine({ ...fault, line: null, level: 'warning' })).toBe(
    'garden.txt: warning: title: expected a text. Write one.',
  );
});

test('the error of a faulty file tells all of its faults', () => {
  const error = new FaultyFileError([fault, { ...fault, line: 5 }]);
  expect(error.message.split('\n')).toHaveLength(2);
  expect(error.faults).toHaveLength(2);
});
