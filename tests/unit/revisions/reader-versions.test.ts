// What follows the passages of an earlier reading.

import { expect, it } from 'vitest';
import { createYielder } from '../../../src/core/event-loop.ts';
import type { Followers } from '../../../src/core/followers.ts';
import { heldFor } from '../../../src/core/followers.ts';
import { followersOf } from '../../../src/revisions/following.ts';
import { isReadAnew, unreportedIn } from '../../../src/revisions/reader-versions.ts';
import type { KeptDocument } from '../../../src/revisions/revisions.ts';

const meta = { title: null, published: null, tags: [] } as unknown as KeptDocument['meta'];

/** A reading in which each of these passages has itself as its code. */
const reading = (text: string, cuts: readonly string[], fields: Partial<KeptDocument> = {}) => {
  let at = 0;
  const passages = cuts.map((cut) => {
    const start = text.indexOf(cut, at);
    expect(start).toBeGreaterThanOrEqual(0);
    at = start + cut.length;
    const code = `${fields.reader ?? '-'}:${cut}`;
    return {
      citation: code,
      start,
      end: at,
      paragraph: 1,
      headings: [],
      attribution: null,
      validUntil: null,
    };
  });
  return { path: 'a.md', revision: 'r', fileHash: 'file', meta, text, passages, ...fields };
};

type Read = ReturnType<typeof reading>;
const renamed = (read: Read, as: (i: number) => string): Read => ({
  ...read,
  passages: read.passages.map((passage, i) => ({ ...passage, citation: passage.citation + as(i) })),
});
const numbered = (read: Read): Read => renamed(read, String);

const follow = async (before: Read, now: Read) =>
  Object.fromEntries(
    [...(await followersOf(before, now, createYielder()))].map(([code, { to, holds }]) => [
      code.replace(/^.*?:/, ''),
      [to.map((one) => one.replace(/^.*?:/, '')), holds],
    ]),
  );

it('a list that was one passage is followed by its items, whatever marks they have', async () => {
  const before = reading('Do this:\n\nPay\nWait and see\n', ['Do this:', 'Pay\nWait and see'], {
    reader: '1',
  });
  const now = reading(
    'Do this:\n\n1. Pay\n2. Wait and\n   see\n',
    ['Do this:', '1. Pay', '2. Wait and\n   see'],
    {
      reader: '2',
    },
  );
  expect(await follow(before, now)).toEqual({
    'Do this:': [['Do this:'], 'all'],
    'Pay\nWait and see': [['1. Pay', '2. Wait and\n   see'], 'all'],
  });
});

it('equal passages follow one another in their order', async () => {
  const before = reading('Yes\n\nNo\n\nYes\n', ['Yes', 'No', 'Yes'], { reader: '1' });
  const now = reading('- Yes\n- No\n- Yes\n', ['- Yes', '- No', '- Yes'], { reader: '2' });
  expect(await follow(numbered(before), numbered(now))).toEqual({
    Yes0: [['- Yes0'], 'all'],
    No1: [['- No1'], 'all'],
    Yes2: [['- Yes2'], 'all'],
  });
});

it('words that are a heading now, or are read otherwise, are followed by what stands there', async () => {
  const before = reading('THE PORT\n\nIt is old.\n\nA 5 b\n', ['THE PORT', 'It is old.', 'A 5 b'], {
    reader: '1',
  });
  const now = reading('THE PORT\n\nIt is old.\n\nA five b\n', ['It is old.', 'A five b'], { reader: '2' });
  expect(await follow(before, now)).toEqual({
    'THE PORT': [['It is old.'], 'none'],
    'It is old.': [['It is old.'], 'all'],
    'A 5 b': [['A five b'], 'none'],
  });
});

it('signs that one reader wrote in another form are the same words', async () => {
  const before = reading('About 106 of \ufb01ve.', ['About 106 of \ufb01ve.'], { reader: '1' });
  const now = reading('About 10\u2076 of five.', ['About 10\u2076 of five.'], { reader: '2' });
  expect(await follow(before, now)).toEqual({
    'About 106 of \ufb01ve.': [['About 10\u2076 of five.'], 'all'],
  });
});

it('words within longer words are not found', async () => {
  const before = reading('art\n', ['art'], { reader: '1' });
  const now = reading('A start.\n\nart\n', ['A start.', 'art'], { reader: '2' });
  expect(await follow(before, now)).toEqual({ art: [['art'], 'all'] });
});

it('in a file that was changed besides, what holds new words follows nothing', async () => {
  const before = reading('It rains.\n\nSun\nWind\n', ['It rains.', 'Sun\nWind'], { reader: '1' });
  const text = 'It is false that it is so. It rains.\n\n- Sun\n- Wind\n';
  const now = reading(text, ['It is false that it is so. It rains.', '- Sun', '- Wind'], {
    reader: '2',
    fileHash: 'another',
  });
  expect(await follow(before, now)).toEqual({ 'Sun\nWind': [['- Sun', '- Wind'], 'all'] });
});

it('an edit alone is followed by nothing', async () => {
  const before = reading('One. Two.', ['One. Two.'], { reader: '2' });
  const now = reading('One.\n\nTwo.', ['One.', 'Two.'], { reader: '2', fileHash: 'another' });
  expect(await follow(before, now)).toEqual({});
});

it('a title that the reader found is no change; what a person said is one', () => {
  const before = reading('Words.', ['Words.']);
  const found = {
    ...meta,
    title: 'Words',
    titleFrom: 'heading',
    published: '2025-01-01',
    publishedFrom: 'file',
  };
  expect(isReadAnew(before, { ...before, revision: 'other', meta: found as KeptDocument['meta'] })).toBe(
    true,
  );
  expect(isReadAnew(before, { ...before, meta: { ...meta, title: 'Words' } })).toBe(false);
  expect(isReadAnew(before, { ...before, fileHash: 'another' })).toBe(false);
  const [passage] = before.passages;
  const said = { ...passage, attribution: { of: 'document', name: 'the town' } } as never;
  expect(isReadAnew(before, { ...before, passages: [said] })).toBe(false);
  // A field that only another reader understands was in the file before; one that is gone was not.
  const dated = { ...before, meta: { ...meta, published: '2025-01-01', tags: ['port'] } };
  expect(isReadAnew(before, { ...dated, reader: '2' })).toBe(true);
  expect(isReadAnew(before, dated)).toBe(false);
  expect(isReadAnew(dated, { ...before, reader: '2' })).toBe(false);
  const standing = { is: 'retracted', note: 'Made up.' } as never;
  expect(isReadAnew(before, { ...before, reader: '2', meta: { ...meta, standing } })).toBe(false);
});

it('followers are followed through several readings, and end where one of them is gone', () => {
  const followers: Followers = new Map([
    ['a', { to: ['b', 'c'], holds: 'all' }],
    ['b', { to: ['d'], holds: 'none' }],
    ['x', { to: ['y'], holds: 'all' }],
    ['y', { to: ['x'], holds: 'all' }],
  ]);
  const held = (...codes: string[]) => heldFor('a', (code) => codes.includes(code), followers);
  expect(held('a')).toEqual({ to: ['a'], holds: 'all' });
  expect(held('b', 'c')).toEqual({ to: ['b', 'c'], holds: 'all' });
  expect(held('c', 'd')).toEqual({ to: ['d', 'c'], holds: 'none' });
  expect(held('d')).toBeNull();
  expect(heldFor('x', () => false, followers)).toBeNull();
});

it('nothing is told of passages that others hold', () => {
  const [before, now] = [reading('a b c', ['a', 'b', 'c']), reading('A b d', ['A', 'b', 'd'])];
  const followers: Followers = new Map([['-:a', { to: ['-:A'], holds: 'all' }]]);
  const { went, came } = unreportedIn(before, now, followers);
  expect([[...went], [...came]]).toEqual([['-:a'], ['-:A']]);
});
