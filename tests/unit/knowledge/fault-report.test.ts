// What an operator reads of many faults.

import { expect, test } from 'vitest';
import type { Fault } from '../../../src/knowledge/fault.ts';
import { countedFaults, groupedLines } from '../../../src/knowledge/fault-report.ts';

const fault: Fault = {
  file: 'docs/a.md',
  line: 2,
  problem: 'status: expected one of current, corrected.',
  remedy: 'Correct the value.',
  level: 'error',
};
const inFile = (file: string, line: number | null = 2): Fault => ({ ...fault, file, line });

test('what is wrong with many files alike is said once, with the files', () => {
  expect(groupedLines([fault])).toEqual([
    'docs/a.md:2: error: status: expected one of current, corrected. Correct the value.',
  ]);
  expect(groupedLines([fault, inFile('docs/b.md', null)])).toEqual([
    'docs/a.md:2: error: status: expected one of current, corrected. Correct the value. Also in docs/b.md (2 times in total).',
  ]);
  const many = Array.from({ length: 40 }, (_, i) => inFile(`docs/${i}.md`, i + 1));
  const [line, ...others] = groupedLines(many);
  expect(others).toEqual([]);
  expect(line).toContain('Also in docs/1.md:2, docs/2.md:3, docs/3.md:4, and 36 more (40 times in total).');
});

test('errors come before warnings, these before notes, and faults that differ in anything stay apart', () => {
  const note: Fault = { ...fault, level: 'note' };
  const warning: Fault = { ...fault, level: 'warning' };
  const other: Fault = { ...fault, remedy: 'Remove it.' };
  expect(
    groupedLines([note, warning, fault, other]).map((line) => /: (\w+): .*\. (.*)$/.exec(line)?.slice(1)),
  ).toEqual([
    ['error', 'Correct the value.'],
    ['error', 'Remove it.'],
    ['warning', 'Correct the value.'],
    ['note', 'Correct the value.'],
  ]);
});

test('help that was given with another fault of the group is not lost', () => {
  const helped: Fault = { ...inFile('docs/b.md'), help: 'Fields are title and tags.' };
  expect(groupedLines([fault, helped])[0]).toContain('Correct the value. Fields are title and tags. Also in');
});

test('a name of a file cannot forge a line', () => {
  for (const faults of [[inFile('a\nb\u202e.md')], [fault, inFile('a\nb\u202e.md')]])
    expect(groupedLines(faults).join()).not.toMatch(/[\n\u202e]/);
});

test('faults are counted as what they are', () => {
  expect(countedFaults([])).toBe('no faults');
  expect(countedFaults([fault, fault, { ...fault, level: 'note' }])).toBe('2 errors, 1 note');
  expect(countedFaults([{ ...fault, level: 'warning' }])).toBe('1 warning');
});
