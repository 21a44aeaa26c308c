// How faults are told.

import { expect, test } from 'vitest';
import { type Fault, FaultyFileError, faultKey, faultLine, reported } from '../../../src/knowledge/fault.ts';

const fault: Fault = {
  file: 'garden.txt',
  line: 3,
  problem: 'title: expected text.',
  remedy: 'Write one.',
  level: 'error',
};

test('a fault is one line that begins with where it is', () => {
  expect(faultLine(fault)).toBe('garden.txt:3: error: title: expected text. Write one.');
  expect(faultLine({ ...fault, line: null, level: 'warning' })).toBe(
    'garden.txt: warning: title: expected text. Write one.',
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
    problem: `tags.${i}: expected text.`,
  }));
  const other = { ...fault, file: 'boats.txt' };
  expect(reported([...many, other, other]).map(faultLine)).toEqual([
    ...many.slice(0, 5).map(faultLine),
    'garden.txt:6: error: has 4995 more problems like these. Write one.',
    faultLine(other),
  ]);
  expect(reported(many.slice(0, 6))).toEqual(many.slice(0, 6));
});

test('what helps with many faults, such as the list of all fields, is told once', () => {
  const help = 'Fields are title and tags.';
  const many = ['a.txt', 'b.txt', 'c.txt'].map((file) => ({ ...fault, file, help }));
  expect(reported(many).map(faultLine)).toEqual([
    'a.txt:3: error: title: expected text. Write one. Fields are title and tags.',
    'b.txt:3: error: title: expected text. Write one.',
    'c.txt:3: error: title: expected text. Write one.',
  ]);
  expect(faultKey(many[0] ?? fault)).toBe(faultLine({ ...fault, file: 'a.txt' }));
});
