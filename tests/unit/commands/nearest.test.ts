// How sure an answer is said to be: an answer, the nearest passage, or none.

import { expect, it } from 'vitest';
import { appOf, originOf } from '../../app-of.ts';
import { folderOf } from '../knowledge/folder-of.ts';

const FOLDER = {
  'leave.md':
    '---\ntitle: Leave of staff\n---\nMaternity leave is fourteen weeks long.\n\nStudy leave is five days long.\n',
  'market.txt': 'The market opens at six in the morning.\n',
};

const setUp = async () => {
  const folder = await folderOf(FOLDER);
  const { app } = await appOf({ knowledgeDir: folder.path });
  return async (line: string) => {
    const { reply } = await app.host.answer({
      origin: originOf({ user: 'test:one' }),
      said: { line },
    });
    return { report: reply.report, shown: JSON.stringify(reply.cards) };
  };
};

/** What each stands for, as an answer and as its reasons say. */
const SAID = {
  answer: [/^(?!.*The nearest passage:)(?!.*I found no passage)/, /Best match: \d+% likely/],
  nearest: [/The nearest passage:.*excerpt/, /Nearest match: \d+% likely.*below 70% only as the nearest/],
  none: [/I found no passage that answers this\./, /Closest match: \d+% likely.*so none is shown/],
} as const;

it.each([
  ['when does the market open?', 'answer'],
  ['how long is study leave?', 'answer'],
  ['market', 'answer'],
  ['is study leave paid by the school?', 'nearest'],
  ['when does the market open on public holidays?', 'nearest'],
  ['is the market open on Sunday afternoons in winter?', 'none'],
] as const)('%s: %s', async (question, kind) => {
  const say = await setUp();
  const { report, shown } = await say(`/ask ${question}`);
  expect(shown).toMatch(SAID[kind][0]);
  const confidence = report?.findings[0]?.confidence ?? 0;
  expect(confidence >= 0.7 ? 'answer' : confidence >= 0.5 ? 'nearest' : 'none').toBe(kind);
  const why = (await say(`/why ${question}`)).shown;
  expect(why).toMatch(SAID[kind][1]);
  for (const other of ['answer', 'nearest', 'none'] as const)
    if (other !== kind) expect(why).not.toMatch(SAID[other][1]);
});

it('words in quotation marks are found where they stand, and that is no guess', async () => {
  const say = await setUp();
  for (const question of ['"leave is five days"', '"in the morning"']) {
    const { report, shown } = await say(`/ask ${question}`);
    expect([question, report?.confident]).toEqual([question, true]);
    expect(shown).not.toContain('nearest passage');
    expect((await say(`/why ${question}`)).shown).toContain('Best match');
  }
});

it('what comes later is no likelier an answer, and the reasons list it so', async () => {
  const say = await setUp();
  for (const question of [
    'how long is leave of staff?',
    'who pays staff for study leave?',
    'days of leave',
  ]) {
    const { report } = await say(`/ask ${question}`);
    const all = report?.findings.map(({ confidence }) => confidence) ?? [];
    expect(all.length).toBeGreaterThan(1);
    expect(all).toEqual([...all].sort((a, b) => b - a));
  }
});
