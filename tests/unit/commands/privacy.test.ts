// What people are told is kept of theirs.

import { expect, it } from 'vitest';
import { appOf, originOf } from '../../app-of.ts';

it.each([
  ['en', /question of a pin is kept.*for a day/],
  ['ar', /سؤال الرسالة المثبتة.*لمدة يوم/],
  ['he', /השאלה של הודעה מוצמדת.*ליום אחד/],
])('names the question of a pin, and a line that waits, in %s', async (language, kept) => {
  const { app } = await appOf();
  const { reply } = await app.host.answer({ origin: originOf({ language }), said: { line: '/privacy' } });
  expect(JSON.stringify(reply.cards)).toMatch(kept);
});
