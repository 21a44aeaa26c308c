// Answers say what may be outdated as days go by, and librarians are told of it beforehand.

import { expect, it } from 'vitest';
import { appOf, originOf } from '../../app-of.ts';
import { folderOf } from '../knowledge/folder-of.ts';

const setUp = async (files: Record<string, string>) => {
  const folder = await folderOf(files);
  const { app, clock } = await appOf({ knowledgeDir: folder.path, librarians: ['test:lib'] });
  const say = async (line: string, user = 'test:lib') => {
    const { reply, outcome } = await app.host.answer({ origin: originOf({ user }), said: { line } });
    return {
      outcome,
      actions: reply.cards.flatMap(({ actions = [] }) => actions),
      text: JSON.stringify(reply.cards),
    };
  };
  return { clock, say };
};

it('an answer, a passage and its neighbours say it from the first day after, from the same snapshot', async () => {
  const { clock, say } = await setUp({
    'ferry.md': '---\nvalid_until: 2026-01-02\n---\nThe ferry leaves at noon.\n\nThe island has no shop.',
  });
  const asked = 'when does the ferry leave?';
  clock.forward(Date.UTC(2026, 0, 3) - 1 - clock.now());
  expect((await say(asked)).text).not.toContain('outdated');
  clock.forward(1);
  const { text } = await say(asked);
  expect(text).toContain('valid until January 2, 2026, may be outdated');
  const code = /\/cite ([0-9a-z]{8})/.exec(text)?.[1];
  expect((await say(`/cite ${code}`)).text.match(/may be outdated/g)).toHaveLength(2);
});

it('lists the earliest first, in pages, thirty days ahead', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => {
      const day = String(i + 1).padStart(2, '0');
      return [`note-${day}.md`, `---\nreview_by: 2025-12-${day}\n---\nNote number ${i}.`];
    }),
  );
  const { clock, say } = await setUp({
    ...files,
    'soon.md': '---\nvalid_until: 2026-01-31\n---\nSoon.',
    'later.md': '---\nvalid_until: 2026-02-01\n---\nLater.',
  });
  const first = await say('/review');
  expect(first.text).toContain('13 entries to review · page 1 of 2');
  expect(first.text.indexOf('note-01.md')).toBeLessThan(first.text.indexOf('note-10.md'));
  expect(first.text).toContain('review was due by December 1, 2025');
  const [next] = first.actions;
  const second = await say(next?.line ?? '');
  expect(second.text).toMatch(/note-12\.md.*is valid until January 31, 2026/);
  expect(second.text).not.toContain('later.md');
  clock.forward(Date.UTC(2026, 1, 1) - clock.now());
  const third = (await say('/review 2')).text;
  expect(third).toMatch(/was valid until January 31, 2026.*is valid until February 1, 2026/);
  expect((await say('/review 3')).outcome).toBe('missing');
});

it('is for librarians', async () => {
  const { say } = await setUp({ 'a.md': 'The ferry leaves at noon.' });
  expect((await say('/review', 'test:ann')).outcome).toBe('refused');
  expect((await say('/review')).text).toContain('Nothing to review');
});
