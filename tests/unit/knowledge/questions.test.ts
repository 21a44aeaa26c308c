// Questions with the places that answer them.

import { expect, test } from 'vitest';
import { createYielder } from '../../../src/core/event-loop.ts';
import type { Fault } from '../../../src/knowledge/fault.ts';
import { readResultOf } from '../../../src/knowledge/last-good-cache.ts';
import { checkQuestions, parseQuestions } from '../../../src/knowledge/questions.ts';
import { documentOf } from './library-of.ts';

const documents = new Map(
  ['boats.txt', 'town/garden.md'].map((path) => [path, documentOf(path, 'One.\n\nTwo.\n\nThree.')] as const),
);
const read = (yaml: string) => parseQuestions(yaml, 'questions.yaml');
const faults = async (yaml: string): Promise<readonly Fault[]> => {
  const { value, faults: wrong } = readResultOf('questions.yaml', () => read(yaml));
  return wrong ?? checkQuestions(value, 'questions.yaml', documents, createYielder());
};

test('questions are read with their places, held ones and topics told apart', async () => {
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
      heldOut: false,
      find: ['boats.txt#1', 'town/garden.md#3'],
      may: [],
      holds: null,
    },
    { line: 'متى تفتح الحديقة؟', heldOut: true, find: [], may: [], holds: null },
    { line: '/ferry', heldOut: false, find: ['boats.txt#2'], may: ['boats.txt#3'], holds: 'Two' },
  ]);
});

test('a paragraph that is not there is named, with those there are', async () => {
  const [fault, ...more] = await faults('- { ask: When?, find: [boats.txt#4] }');
  expect(more).toEqual([]);
  expect(fault?.problem).toBe('"When?": there is no boats.txt#4 in the library.');
  expect(fault?.remedy).toBe('boats.txt has the paragraphs 1 to 3.');
});

test('paragraphs are counted from one', async () => {
  expect(await faults('- { ask: When?, find: [boats.txt#0] }')).toHaveLength(1);
});

test('a number from when headings counted as paragraphs is understood, and the new one is named', async () => {
  const port = 'THE PORT\n\nShips come in spring.\n\nTHE QUAY\n\nThe quay is of stone.\n';
  const town = new Map([['port.txt', documentOf('port.txt', port)]]);
  const faultsOf = (yaml: string) => checkQuestions(read(yaml), 'questions.yaml', town, createYielder());
  for (const yaml of [
    '- { ask: Is it stone?, find: [port.txt#4] }',
    '- { ask: Of what?, find: [port.txt#4], holds: of stone }',
  ]) {
    const [fault, ...more] = await faultsOf(yaml);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ level: 'warning', remedy: 'Write port.txt#2.' });
    expect(fault?.problem).toContain('port.txt#4 is now port.txt#2');
  }
  const [moved] = await faultsOf('- { ask: When?, find: [port.txt#2], holds: in spring }');
  expect(moved?.remedy).toBe('Write port.txt#1.');
  expect(await faultsOf('- { ask: Of what?, find: [port.txt#2], holds: of stone }')).toEqual([]);
  const [asked] = await faultsOf('- { ask: When do ships come?, find: [port.txt#2] }');
  expect(asked?.remedy).toBe('Write port.txt#1.');
  expect(await faultsOf('- { ask: What is the quay like?, find: [port.txt#2] }')).toEqual([]);
  const [heading] = await faultsOf('- { ask: What?, find: [port.txt#3] }');
  expect(heading).toMatchObject({ level: 'error' });
});

test('so is one from when a bold line did', async () => {
  const rules = '**May I keep bees?**\n\nBees live at the fence.\n\n**Dogs**\n\nDogs stay outside.\n';
  const town = new Map([['rules.md', documentOf('rules.md', rules)]]);
  const faultsOf = (yaml: string) => checkQuestions(read(yaml), 'questions.yaml', town, createYielder());
  const [fault] = await faultsOf('- { ask: May I keep bees?, find: [rules.md#2] }');
  expect(fault).toMatchObject({ level: 'warning', remedy: 'Write rules.md#1.' });
  expect(await faultsOf('- { ask: Where are dogs?, find: [rules.md#2] }')).toEqual([]);
});

test('a document that is not there is named, with some there are', async () => {
  const [fault] = await faults('- { ask: When?, find: [], may: [piers.txt#1] }');
  expect(fault?.problem).toContain('piers.txt#1');
  expect(fault?.remedy).toBe('Documents: boats.txt, town/garden.md.');
});

test('words that no passage to find holds are named', async () => {
  const [fault, ...more] = await faults('- { ask: When?, find: [boats.txt#1, boats.txt#2], holds: Three }');
  expect(more).toEqual([]);
  expect(fault?.problem).toBe('"When?": none of the passages to find contains "Three".');
  expect(await faults('- { ask: When?, find: [], holds: Three }')).toHaveLength(1);
});

test('every bad place is told at once', async () => {
  expect(
    await faults('- { ask: A, find: [boats.txt#4] }\n- { ask: B, find: [x.txt#1], may: [boats.txt#9] }'),
  ).toHaveLength(3);
});

test('a bad shape is told with its line', async () => {
  expect(
    (await faults('- ask: When?\n  find: []\n- ask: Where?\n  find: [boats.txt]')).map((f) => f.line),
  ).toEqual([4]);
  expect((await faults('- { ask: When?, hold: When?, find: [] }'))[0]?.problem).toContain(
    'expected either "ask: …" or "hold: …"',
  );
  expect((await faults('- { find: [] }'))[0]?.problem).toContain('expected either');
  expect((await faults('- ask: When?'))[0]?.problem).toContain('find: expected a list of places');
  expect((await faults('ask: When?'))[0]?.problem).toContain('expected a list of questions');
});

test('a list without entries holds no question', async () => {
  expect(read('[]')).toEqual([]);
});

test('a file of nothing but comments holds no questions', async () => {
  expect(read('# none yet\n')).toEqual([]);
  expect(read('')).toEqual([]);
});

test('a question has a length, and a number of places, that a person would give it', async () => {
  const places = `[${'boats.txt#1,'.repeat(101)}]`;
  expect((await faults(`- { ask: When?, find: ${places} }`))[0]?.problem).toContain('at most 100 places');
  expect((await faults(`- { ask: ${'a'.repeat(4_101)}, find: [] }`))[0]?.problem).toContain('at most 4100');
});
