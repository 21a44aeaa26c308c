// How faults are told.

import { expect, test } from 'vitest';
import { type Fault, FaultyFileError, faultLine, reported } from '../../../src/knowledge/fault.ts';

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

test('a name or a quotation cannot forge what stands beside it', () => {
  const forged = faultLine({ ...fault, file: 'a\nb\u202e.txt', problem: 'holds "\u2066x\u001b[2J".' });
  expect(forged).toBe('a b\\u{202e}.txt:3: error: holds "\\u{2066}x␛[2J". Write one.');
});

test('many faults alike in one file are the first ones and how many more there are', () => {
  const many = Array.from({ length: 5_000 }, (_, i) => ({
    ...fault,
    line: i + 1,
    problem: `tags.${i}: expected a text.`,
  }));
  const other = { ...fault, file: 'boats.txt' };
  expect(reported([...many, other, other]).map(faultLine)).toEqual([
    ...many.slice(0, 5).map(faultLine),
    'garden.txt:6: error: has 4995 more faults like these. Write one.',
    faultLine(other),
  ]);
  expect(reported(many.slice(0, 6))).toEqual(many.slice(0, 6));
});
