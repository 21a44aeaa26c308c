// What of a document is found as one, what leads to it, and what it is part of.

import { describe, expect, test } from 'vitest';
import { unitsOf } from '../../../src/knowledge/units.ts';
import { documentOf } from './library-of.ts';

const unitsIn = (source: string, path = 'a.md') => {
  const document = documentOf(path, source);
  const said = (range: readonly [number, number]) => document.text.slice(...range);
  return unitsOf(document).map(({ range, leads, context, whole, isOne, isLeadIn, paragraph }) => ({
    says: said(range),
    leads: leads.map(said),
    context: context.map(said),
    whole: said(whole),
    isOne,
    isLeadIn,
    paragraph,
  }));
};

const ITEMS = ['The boat is washed after use.', 'The oars go back to the shed.'];
const LIST = ITEMS.map((item, i) => `${i + 1}. ${item}`).join('\n');
const TABLE = '| Boat | Pier |\n|---|---|\n| Heron | East |\n| Swan | West |';

describe('a list', () => {
  test('falls into items, each with the line that leads to it, and all of it beside', () => {
    const [lead, ...items] = unitsIn(`After rowing:\n\n${LIST}`);
    expect(lead).toMatchObject({ says: 'After rowing:', isLeadIn: true, whole: `After rowing:\n\n${LIST}` });
    expect(items).toMatchObject(
      ITEMS.map((item, i) => ({
        says: `${i + 1}. ${item}`,
        leads: ['After rowing:'],
        whole: `After rowing:\n\n${LIST}`,
        isOne: true,
        isLeadIn: false,
      })),
    );
  });

  test('after a sentence that is complete has that as context, and no line that leads to it', () => {
    const [, item] = unitsIn(`Rowers keep the boats clean.\n\n${LIST}`);
    expect(item).toMatchObject({ leads: [], context: ['Rowers keep the boats clean.'], whole: LIST });
  });

  test('below a heading has it as context, in each of its items', () => {
    expect(unitsIn(`## After rowing\n\n${LIST}`).map(({ context }) => context)).toEqual([
      ['After rowing'],
      ['After rowing'],
    ]);
  });

  test('of words is one, with the line that leads to it', () => {
    expect(unitsIn('Bring:\n\n- boots\n- a coat').map(({ says, isOne }) => [says, isOne])).toEqual([
      ['Bring:\n\n• boots\n• a coat', true],
    ]);
  });

  test('in a long item is led to by the item', () => {
    const long = Array.from(
      { length: 20 },
      (_, i) => `   - Plank ${i} is looked at, and painted if it is dry.`,
    );
    const units = unitsIn(`1. Look at the hull:\n${long.join('\n')}\n2. Go home now.`);
    expect(units[0]?.says).toBe('1. Look at the hull:');
    expect(units[1]?.leads).toEqual(['1. Look at the hull:']);
    expect(units.at(-1)).toMatchObject({ says: '2. Go home now.', leads: [] });
  });

  test('of links only is none', () => {
    expect(unitsIn('One.\n\n- [Home](/)\n- [Tickets](/t)\n\nTwo.').map(({ says }) => says)).toEqual([
      'One.',
      'Two.',
    ]);
  });
});

describe('a table', () => {
  test('falls into rows with their header, which is no unit of its own', () => {
    expect(unitsIn(TABLE).map(({ says, leads }) => [says, leads])).toEqual([
      ['Heron\tEast', ['Boat\tPier']],
      ['Swan\tWest', ['Boat\tPier']],
    ]);
  });

  test('of a header alone is shown', () => {
    expect(unitsIn('| Boat | Pier |\n|---|---|').map(({ says }) => says)).toEqual(['Boat\tPier']);
  });
});

describe('a question', () => {
  test.each([
    ['and its answer are one', 'Who pays?\n\nThe guest.', ['Who pays?\n\nThe guest.']],
    [
      'after a question is the one that is answered',
      'Who pays?\n\nAnd when?\n\nAt once.',
      ['Who pays?', 'And when?\n\nAt once.'],
    ],
    ['at the end is alone', 'The guest.\n\nWho pays?', ['The guest.', 'Who pays?']],
    [
      'in the middle of a paragraph is none',
      'Who pays? The guest.\n\nAt once.',
      ['Who pays? The guest.', 'At once.'],
    ],
    ['in Arabic', 'من يدفع؟\n\nالضيف.', ['من يدفع؟\n\nالضيف.']],
  ])('%s', (_, source, says) => {
    expect(unitsIn(source).map((unit) => unit.says)).toEqual(says);
  });

  test('that steps answer leads to them', () => {
    const [question, first] = unitsIn(`How do I clean it?\n\n${LIST}`);
    expect(question?.isLeadIn || first?.context.includes('How do I clean it?')).toBe(true);
  });
});

describe('a line that leads to something', () => {
  test.each([
    ['code', 'Run this:\n\n```\nnpm start\n```', ['Run this:\n\nnpm start']],
    ['code, without a colon', 'Then run\n\n```\nnpm start\n```', ['Then run\n\nnpm start']],
    ['a formula', 'The area is\n\n$$\na = b\n$$', ['The area is\n\n$$\na = b\n$$']],
    ['a paragraph', 'Note this:\n\nThe pier is closed.', ['Note this:\n\nThe pier is closed.']],
    ['a quotation', 'She said:\n\n> The pier is closed.', ['She said:\n\nThe pier is closed.']],
    ['nothing, before a heading', 'Note this:\n\n## Pier\n\nClosed.', ['Note this:', 'Closed.']],
    ['nothing, with a full stop', 'Run this.\n\n```\nnpm start\n```', ['Run this.', 'npm start']],
    ['in Arabic', 'الشروط:\n\n- حذاء\n- معطف', ['الشروط:\n\n• حذاء\n• معطف']],
  ])('%s', (_, source, says) => {
    expect(unitsIn(source).map((unit) => unit.says)).toEqual(says);
  });
});

test('units of a paragraph share its number, and those after it count on', () => {
  expect(unitsIn(`One.\n\n${LIST}\n\nTwo.`).map(({ paragraph }) => paragraph)).toEqual([1, 2, 2, 3]);
});

test('a heading is context of the first unit below it alone, except in lists', () => {
  expect(unitsIn('# Town\n\n## Pier\n\nOne.\n\nTwo.').map(({ context }) => context)).toEqual([
    ['Town', 'Pier'],
    [],
  ]);
});
