// Whoever sits at the terminal asks, waits, links a passage as its librarian, and is told below.

import { expect, it } from 'vitest';
import { openLibrary } from './library.ts';
import { onConsole } from './places.ts';

it('a gap at the terminal is answered and told there', async () => {
  const library = openLibrary();
  const place = await onConsole({ ...library.config, librarians: ['console:terminal'] });
  try {
    await place.bot.app.services.tick();
    const { moderator } = place;
    await moderator.command('ask', { question: 'who painted the moon?' });
    expect(await moderator.press('Tell me when there is an answer')).toContain('for 30 days at most');
    const [, code = ''] = /English · ([0-9a-z]{6})\b/.exec(await moderator.command('gaps')) ?? [];
    await moderator.command('gaps', { action: 'link', gap: code, answer: 'harbour.txt' });
    expect(await moderator.press('Link it and notify those who wait')).toContain(
      'One person will be notified',
    );
    await place.bot.app.services.tick();
    expect(place.posted()).toEqual([expect.stringContaining('You asked: “who painted the moon?”')]);
    expect(place.posted()[0]).toContain('harbour.txt');
  } finally {
    await place.close();
    library.close();
  }
});
