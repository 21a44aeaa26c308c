// What a code leads to, and how far one gets from there.

import { expect, it } from 'vitest';
import { appOf, originOf } from '../../app-of.ts';
import { read } from '../../read-reply.ts';
import { folderOf } from '../knowledge/folder-of.ts';

const LETTER = `The lamp was lit at nine.

Forty ships passed before breakfast.

Nobody waved from any of them.
`;

it('nothing leads from passage to passage through a document of which only excerpts are shown', async () => {
  const folder = await folderOf({
    'secret.md': `---\ntitle: Letters\nshow: excerpts\n---\n${LETTER}`,
    'open.md': `---\ntitle: Diary\n---\n${LETTER.replaceAll('.', ' then.')}`,
  });
  const { app } = await appOf({ knowledgeDir: folder.path });
  const say = async (line: string) =>
    read((await app.host.answer({ origin: originOf({ user: 'test:one' }), said: { line } })).reply);
  /** All that is reached from here by buttons, whatever they are called. */
  const reached = async (line: string, seen = new Set<string>()): Promise<string> => {
    if (seen.has(line)) return '';
    seen.add(line);
    const { text, buttons } = await say(line);
    const next = [];
    for (const to of Object.values(buttons))
      if (/^\/(cite|sources) [0-9a-z]{8}$/.test(to)) next.push(await reached(to, seen));
    return [text, ...next].join('\n');
  };
  const codeIn = (path: string) =>
    app.library.snapshot().passages.find(({ document, start }) => document.path === path && start > 0)
      ?.citation ?? '';
  const secret = await reached(`/cite ${codeIn('secret.md')}`);
  expect(secret).toContain('Forty ships');
  expect(secret).toContain('shown in excerpts only');
  expect(secret).not.toMatch(/lamp was lit|Nobody waved/);
  expect(await reached('/sources secret.md')).not.toMatch(/lamp was lit|Forty ships|Nobody waved/);
  const answer = await say('how many ships passed before breakfast? from:Letters');
  expect(answer.text).toContain('Forty ships');
  expect(Object.values(answer.buttons).filter((to) => to.startsWith('/cite'))).toEqual([]);
  expect(await reached(`/cite ${codeIn('open.md')}`)).toMatch(/lamp was lit[\s\S]*Nobody waved/);
});
