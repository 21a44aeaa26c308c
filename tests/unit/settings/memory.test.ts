// What chats have chosen is kept, changed, moved and forgotten.

import { describe, expect, it } from 'vitest';
import { createMemorySettings } from '../../../src/settings/memory.ts';

const NOTHING = { locale: null, private: null };

describe('the choices of a chat', () => {
  it('are none at first, and change one by one', () => {
    const settings = createMemorySettings();
    expect(settings.of('a')).toEqual(NOTHING);
    settings.change('a', { locale: 'he' });
    settings.change('a', { private: true });
    expect(settings.of('a')).toEqual({ locale: 'he', private: true });
    settings.change('a', { locale: null });
    expect(settings.of('a')).toEqual({ locale: null, private: true });
    expect(settings.of('b')).toEqual(NOTHING);
  });

  it('go along when the chat moves', () => {
    const settings = createMemorySettings();
    settings.change('telegram:-1', { locale: 'ar' });
    settings.move('telegram:-1', 'telegram:-100');
    expect([settings.of('telegram:-1'), settings.of('telegram:-100')]).toEqual([
      NOTHING,
      { locale: 'ar', private: null },
    ]);
  });

  it('stay within bounds: the oldest go first', () => {
    const settings = createMemorySettings();
    for (let i = 0; i <= 50_000; i++) settings.change(`chat ${i}`, { private: true });
    expect(settings.of('chat 0')).toEqual(NOTHING);
    expect(settings.of('chat 50000').private).toBe(true);
  });
});
