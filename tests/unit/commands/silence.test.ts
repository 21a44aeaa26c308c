// What people are offered where nothing answers.

import { expect, it } from 'vitest';
import { appOf, originOf } from '../../app-of.ts';
import { folderOf } from '../knowledge/folder-of.ts';

const FOLDER = {
  'leave.md':
    '---\ntitle: Leave of staff\n---\nMaternity leave is fourteen weeks long.\n\nStudy leave is five days long.\n',
  'market.txt': 'The market opens at six in the morning.\n',
};

const silenceOn = async (question: string) => {
  const folder = await folderOf(FOLDER);
  const { app } = await appOf({ knowledgeDir: folder.path });
  const { reply } = await app.host.answer({
    origin: originOf({ user: 'test:one' }),
    said: { line: `/ask ${question}` },
  });
  const blocks = reply.cards.flatMap((card) => card.blocks);
  const actions = reply.cards.flatMap((card) => card.actions ?? []);
  return { reply, blocks, actions, app };
};

it('the nearest passages are offered by title and number, and none of their words is shown', async () => {
  const { reply, blocks, actions, app } = await silenceOn('how long is sick leave for apprentices?');
  expect(reply.report?.confident).toBe(false);
  expect(blocks.some(({ is }) => is === 'excerpt')).toBe(false);
  const [first] = actions.filter(({ line }) => line.startsWith('/cite '));
  expect(first?.label).toMatch(/^Leave of staff, paragraph [12]$/);
  const cited = await app.host.answer({
    origin: originOf({ user: 'test:one' }),
    said: { line: first?.line ?? '' },
  });
  expect(JSON.stringify(cited.reply.cards)).toContain('leave is');
});

it('what is like nothing, or has one word of a passage, is offered no passage', async () => {
  for (const question of [
    'who won the chess match?',
    'which staff repaired the broken windows of the boathouse?',
  ]) {
    const { reply, actions } = await silenceOn(question);
    expect([question, actions.filter(({ line }) => line.startsWith('/cite '))]).toEqual([question, []]);
    if (question.includes('staff')) expect(reply.report?.findings.length).toBeGreaterThan(0);
  }
});

it('a library without topics leads to its documents', async () => {
  const folder = await folderOf(FOLDER);
  const topics = await folderOf({});
  const lines = async (topicsDir?: string) => {
    const { app } = await appOf({ knowledgeDir: folder.path, ...(topicsDir && { topicsDir }) });
    const { reply } = await app.host.answer({
      origin: originOf({ user: 'test:one' }),
      said: { line: '/ask who won the chess match?' },
    });
    return JSON.stringify(reply.cards);
  };
  expect(await lines()).toContain('To see all topics, use /topics.');
  const without = await lines(topics.path);
  expect(without).toContain('To see all documents, use /sources.');
  expect(without).not.toContain('/topics');
});

it('what is only the name of a topic finds its passages, and a question that has it does not', async () => {
  const folder = await folderOf({ 'fares.md': 'A single costs 80 crowns.\n\nDogs travel free of charge.\n' });
  const topics = await folderOf({
    'fares.md':
      '---\nsummary:\n  en: What the ferry costs\nnames:\n  en: [Fares, Tariffs]\nsearch:\n  en: [single, crowns]\n---\nPassages about prices.\n',
  });
  const { app } = await appOf({ knowledgeDir: folder.path, topicsDir: topics.path });
  const ask = async (question: string) =>
    (await app.host.answer({ origin: originOf({ user: 'test:one' }), said: { line: `/ask ${question}` } }))
      .reply;
  expect(JSON.stringify((await ask('tariffs')).cards)).toContain('A single costs 80 crowns.');
  expect(JSON.stringify((await ask('Tariff')).cards)).toContain('A single costs 80 crowns.');
  for (const question of ['what are the tariffs?', 'what about the tariffs?'])
    expect([question, JSON.stringify((await ask(question)).cards)]).toEqual([
      question,
      expect.stringContaining('Found through the topic /fares, which your words name.'),
    ]);
  for (const question of [
    'who sets the tariffs?',
    'when were the tariffs raised',
    'tariffs war',
    'are there tariffs?',
    'what fool set tariffs',
  ])
    expect((await ask(question)).report?.confident).toBe(false);
});
