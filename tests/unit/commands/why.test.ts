// The "Why" button tells those who see it, for a while, and keeps no question.

import { expect, it } from 'vitest';
import type { Origin } from '../../../src/core/ports.ts';
import { ACTION_BYTES } from '../../../src/core/reply.ts';
import { appOf, originOf } from '../../app-of.ts';
import { folderOf } from '../knowledge/folder-of.ts';

const QUESTION = 'what do Palestinian representatives accuse Israel of?';
const GONE = 'kept for 15 minutes, in memory only';
const inGroup = (user: string): Origin =>
  originOf({ chat: 'test:group', user: `test:${user}`, alone: false });
const alone = (user: string): Origin => originOf({ chat: `test:${user}`, user: `test:${user}` });

const setUp = async (...given: Parameters<typeof appOf>) => {
  const test = await appOf(...given);
  const say = async (line: string, origin: Origin) => {
    const answer = await test.app.host.answer({ origin, said: { line } });
    return { ...answer, shown: JSON.stringify(answer.reply.cards) };
  };
  const ask = async (line: string, origin: Origin): Promise<string> => {
    const { reply } = await say(line, origin);
    const button = reply.cards.flatMap((card) => card.actions ?? []).find(({ label }) => label === 'Why');
    if (button === undefined) throw new Error('there is no button');
    return button.line;
  };
  return { ...test, say, ask };
};

it('leads to what an answer in a group came from, for whoever sees it there, alone', async () => {
  const { say, ask } = await setUp();
  const line = await ask(`/ask ${QUESTION}`, inGroup('ann'));
  expect(line.length).toBeLessThanOrEqual(ACTION_BYTES);
  for (const origin of [inGroup('ann'), inGroup('bob'), alone('bob')]) {
    const { audience, shown } = await say(line, origin);
    expect(audience).toBe('asker');
    expect(shown).toContain('accuse (');
  }
});

it('of an answer to one person tells that person, wherever they press it, and nobody else', async () => {
  const { say, ask } = await setUp();
  const line = await ask(`/ask ${QUESTION} private`, inGroup('ann'));
  for (const origin of [inGroup('ann'), alone('ann')])
    expect((await say(line, origin)).shown).toContain('accuse (');
  const own = await ask(QUESTION, alone('ann'));
  for (const refused of [await say(line, inGroup('bob')), await say(own, alone('bob'))]) {
    expect(refused.outcome).toBe('missing');
    expect(refused.shown).toContain(GONE);
  }
});

it('forgets after fifteen minutes', async () => {
  const { say, ask, clock } = await setUp();
  const line = await ask(QUESTION, alone('ann'));
  clock.forward(15 * 60_000 - 1);
  expect((await say(line, alone('ann'))).shown).toContain('accuse (');
  clock.forward(1);
  expect((await say(line, alone('ann'))).shown).toContain(GONE);
});

it('is remembered however much is typed meanwhile', async () => {
  const { say, ask } = await setUp();
  const line = await ask(QUESTION, alone('ann'));
  const typing: Origin = { ...alone('bob'), way: 'typing' };
  for (let letter = 0; letter < 1_000; letter++)
    expect((await say(`/ask gates ${letter}`, typing)).shown).not.toContain('/because');
  expect((await say(line, alone('ann'))).shown).toContain('accuse (');
});

it('tells of silence, with the bar that was not reached', async () => {
  const { say, ask } = await setUp();
  const line = await ask('who won the harbour regatta at dawn?', alone('ann'));
  const { shown } = await say(line, alone('ann'));
  expect(shown).toMatch(/Closest match: \d+% likely|contains any of the words/);
  expect(shown).toContain('regatta (');
  expect(shown).not.toContain('"Shown:"');
  expect(shown).not.toContain('excerpt');
});

it('tells of quotation marks, of what is left out, and of the filters', async () => {
  const { say } = await setUp();
  const { shown } = await say('/why "border crossings" -trade source:000_3d97', alone('ann'));
  expect(shown).toContain('word for word: “border crossings”');
  expect(shown).toContain('Excluded: “trade”');
  expect(shown).toContain('called: 000_3d97');
});

it('says nothing of a passage that has left the library', async () => {
  const folder = await folderOf({
    'a.md': '---\ntitle: Tide table\n---\n\nThe ferry to the island leaves at noon.',
    'b.md': '---\ntitle: Old notice\n---\n\nThe ferry to the island left at dawn.',
  });
  const { app, say, ask } = await setUp({ knowledgeDir: folder.path });
  const line = await ask('when does the ferry to the island leave?', alone('ann'));
  expect((await say(line, alone('ann'))).shown).toContain('Old notice');
  await folder.remove('b.md');
  await app.refresh();
  const { shown } = await say(line, alone('ann'));
  expect(shown).toContain('The library has changed since');
  expect(shown).toContain('Tide table');
  expect(shown).not.toContain('Old notice');
});

const VOICES = {
  'a.md':
    '---\nattribution: the crew\nsource: Ferry news\npublished: 2025-03\n---\nThe ferry fare must rise, says the crew.\n\nThe ferry fare must rise soon, and every ferry fare with it.',
  'b.md': '---\nattribution: the guests\nsource: Letters\n---\nA ferry fare must not rise, say the guests.',
  'c.md': '---\nattribution: the guests\nsource: Letters\n---\nThe pier has a lamp.',
};

it('an answer gives each voice once before any again, and from: narrows it as source: does', async () => {
  const folder = await folderOf(VOICES);
  const { say, app } = await setUp({ knowledgeDir: folder.path });
  const two = await say('/ask must the ferry fare rise? limit:2', alone('ann'));
  expect(two.shown).toContain('the position of the crew · March 2025');
  expect(two.shown).toContain('the position of the guests · undated');
  for (const named of ['from:letters', 'source:letters', 'from:letters source:letters']) {
    const { shown } = await say(`/ask must the ferry fare rise? ${named}`, alone('ann'));
    expect(shown, named).toContain('say the guests');
    expect(shown, named).not.toContain('the crew');
  }
  const both = await say('/ask must the ferry fare rise? from:letters source:ferry', alone('ann'));
  expect(both.outcome).toBe('misused');
  expect(both.shown).toContain('mean the same');
  for (const option of ['source', 'from']) {
    const typing = { command: 'ask', option, typed: 'let' };
    expect(app.host.complete(typing, alone('ann')).map(({ value }) => value)).toEqual(['Letters']);
  }
});
