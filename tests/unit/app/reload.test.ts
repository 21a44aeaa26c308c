// What a configuration that is read anew changes at once.

import { expect, it } from 'vitest';
import { type LiveConfig, takeOver } from '../../../src/app/reload.ts';
import { readConfig } from '../../../src/config.ts';
import { appOf, originOf } from '../../app-of.ts';

it('names what changed, and what needs a restart', () => {
  const live: LiveConfig = { ...readConfig({}) };
  const next = readConfig({ USER_RATE: '5', LIBRARIANS: 'telegram:7', PORT: '9', WEB_RATE: '3' });
  expect(takeOver(live, next)).toEqual({
    changed: ['USER_RATE', 'LIBRARIANS'],
    needRestart: ['PORT', 'WEB_RATE'],
  });
  expect([live.userRate, live.librarians, live.port]).toEqual([5, ['telegram:7'], 8080]);
  expect(takeOver(live, next)).toEqual({ changed: [], needRestart: ['PORT', 'WEB_RATE'] });
});

it('changes who is a librarian, and how often somebody may ask', async () => {
  const live: LiveConfig = { ...readConfig({}), userRate: 0, chatRate: 0 };
  const { app } = await appOf({}, { live });
  const user = 'test:7';
  const say = async (line: string) =>
    (await app.host.answer({ origin: originOf({ user, chat: user }), said: { line } })).outcome;
  expect(await say('/gaps')).toBe('refused');
  takeOver(live, { ...live, librarians: [user], userRate: 2 });
  expect([await say('/gaps'), await say('/about')]).toEqual(['answered', 'refused']);
});
