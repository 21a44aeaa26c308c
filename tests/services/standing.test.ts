// A document that no longer stands as it did: what answers say of it, and what becomes of the codes that people have of it.

import { afterEach, beforeEach, expect, it } from 'vitest';
import { appOf, originOf, type TestApp } from '../app-of.ts';
import { read } from '../read-reply.ts';
import { HARBOUR, openLibrary, type TestLibrary } from './library.ts';

let library: TestLibrary;
let bot: TestApp;

beforeEach(async () => {
  library = openLibrary();
  bot = await appOf(library.config);
  await bot.app.services.tick();
});
afterEach(async () => {
  await bot.app.stop();
  library.close();
});

const say = async (line: string) => {
  const { outcome, reply } = await bot.app.host.answer({ origin: originOf(), said: { line } });
  return { outcome, ...read(reply) };
};
const save = async (front: string, text = HARBOUR) => {
  library.write('harbour.txt', front === '' ? text : `---\n${front}\n---\n${text}`);
  await bot.app.refresh();
  await bot.app.services.tick();
};
const fareCode = () => {
  const passage = bot.app.library
    .snapshot()
    .passages.find(({ document, start, end }) => document.text.slice(start, end).includes('fare'));
  return passage?.citation ?? 'none';
};

it('a corrected one carries its note below every excerpt', async () => {
  await save('status: corrected\nnote: The fare was five coins at first.');
  const { text } = await say('how many coins is the fare?');
  expect(text).toContain('four coins');
  expect(text).toContain('Correction: The fare was five coins at first.');
  expect((await say('/sources harbour.txt')).text).toContain('Status: Correction: The fare was');
});

it('a superseded one says by what', async () => {
  library.write('tides.txt', 'The tide turns twice a day.\n');
  await save('status: superseded\nsuperseded_by: tides.txt');
  expect((await say('how many coins is the fare?')).text).toContain('Superseded by tides.txt');
});

it('a retracted one is found by nothing, and its codes still lead to its words, struck through, and to why', async () => {
  const code = fareCode();
  await save('status: retracted\nnote: Nobody has seen this ferry.');
  for (const line of ['how many coins is the fare?', '/ferry', 'four coins'])
    expect((await say(line)).text).not.toContain('costs four coins');
  expect((await say('/sources harbour.txt')).text).toContain('Retracted: Nobody has seen this ferry.');
  for (const line of [`/cite ${code.toUpperCase()}`, `/start ${code}`]) {
    const { outcome, text, struck } = await say(line);
    expect([outcome, struck]).toEqual([
      'answered',
      ['A fare on the ferry costs four coins, and children travel free.'],
    ]);
    expect(text).toContain('Retracted: Nobody has seen this ferry.');
  }
});

it('a code that only an old revision has leads to its words, and to what stands in their place', async () => {
  const code = fareCode();
  await save('', HARBOUR.replace('four coins', 'five coins'));
  const { text, struck } = await say(`/cite ${code}`);
  expect(text).toMatch(/four coins[\s\S]*from an older revision[\s\S]*Now:[\s\S]*five coins/);
  expect(struck).toEqual([]);
  library.remove('harbour.txt');
  library.write('tides.txt', 'The tide turns twice a day.\n');
  await bot.app.refresh();
  await bot.app.services.tick();
  expect((await say(`/cite ${code}`)).text).toMatch(/four coins[\s\S]*no longer in the library/);
  expect((await say('/cite zzzzzzzz')).outcome).toBe('missing');
  expect((await say('/cite %%%%%%%%')).outcome).toBe('missing');
});

it('one that librarians have withdrawn without a word is not shown by its codes either', async () => {
  const code = fareCode();
  await bot.app.host.answer({
    origin: originOf({ platform: 'console', chat: 'console:terminal', user: 'console:terminal' }),
    said: { line: '/library withdraw harbour.txt' },
  });
  const { outcome, text } = await say(`/cite ${code}`);
  expect([outcome, text.includes('four coins')]).toEqual(['missing', false]);
});
