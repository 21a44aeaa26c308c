// Questions with the places that answer them.

import { expect, test } from 'vitest';
import { readQuestions } from '../../../src/knowledge/questions.ts';
import { documentOf, faultsOf } from './library-of.ts';

const documents = new Map(
  ['boats.txt', 'town/garden.md'].map((path) => [path, documentOf(path, 'One.\n\nTwo.\n\nThree.')] as const),
);
const read = (yaml: string) => readQuestions(yaml, 'questions.yaml', documents);
const faults = (yaml: string) => faultsOf(() => read(yaml));

test('questions are read with their places, held ones and topics told apart', () => {
  expect(
    read(
      [
        '- ask: When does the ferry leave?',
        '  find: [boats.txt#1, town/garden.md#3]',
        '- hold: متى تفتح الحديقة؟',
        '  find: []',
        '- { ask: /ferry, find: [boats.txt#2], may: [boats.txt#3], holds: Two }',
      ].join('\n'),
    ),
  ).toEqual([
    {
      line: 'When does the ferry leave?',
      held: false,
      find: ['boats.txt#1', 'town/garden.md#3'],
      may: [],
      holds: null,
    },
    { line: 'متى تفتح الحديقة؟', held: true, find: [], may: [], holds: null },
    { line: '/ferry', held: false, find: ['boats.txt#2'], may: ['boats.txt#3'], holds: 'Two' },
  ]);
});

test('a paragraph that is not there is named, with those there are', () => {
  const [fault, ...more] = faults('- { ask: When?, find: [boats.txt#4] }');
  expect(more).toEqual([]);
  expect(fault?.problem).toBe('"When?": there is no boats.txt#4 in the library.');
  expect(fault?.remedy).toBe('boats.txt has the paragraphs 1 to 3.');
});

test('paragraphs are counted from one', () => {
  expect(faults('- { ask: When?, find: [boats.txt#0] }')).toHaveLength(1);
});

test('a document that is not there is named, with some there are', () => {
  const [fault] = faults('- { ask: When?, find: [], may: [piers.txt#1] }');
  expect(fault?.problem).toContain('piers.txt#1');
  expect(fault?.remedy).toBe('Documents: boats.txt, town/garden.md.');
});

test('words that no passage to find holds are named', () => {
  const [fault, ...more] = faults('- { ask: When?, find: [boats.txt#1, boats.txt#2], holds: Three }');
  expect(more).toEqual([]);
  expect(fault?.problem).toBe('"When?": none of the passages to find holds "Three".');
  expect(faults('- { ask: When?, find: [], holds: Three }')).toHaveLength(1);
});

test('every bad place is told at once', () => {
  expect(
    faults('- { ask: A, find: [boats.txt#4] }\n- { ask: B, find: [x.txt#1], may: [boats.txt#9] }'),
  ).toHaveLength(3);
});

test('a bad shape is told with its line', () => {
  expect(faults('- ask: When?\n  find: []\n- ask: Where?\n  find: [boats.txt]').map((f) => f.line)).toEqual([
    4,
  ]);
  expect(faults('- { ask: When?, hold: When?, find: [] }')[0]?.problem).toContain(
    'expected either "ask: …" or "hold: …"',
  );
  expect(faults('- { find: [] }')[0]?.problem).toContain('expected either');
  expect(faults('- ask: When?')[0]?.problem).toContain('find: expected a list of places');
  expect(faults('ask: When?')[0]?.problem).toContain('expected a list of questions');
});

test('a list without entries holds no question', () => {
  expect(read('[]')).toEqual([]);
});

test('a file of nothing but comments holds no questions', () => {
  expect(read('# none yet\n')).toEqual([]);
  expect(read('')).toEqual([]);
});
