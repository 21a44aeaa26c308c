// Telegram's HTML and what it does to a text: laws that hold for any text.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../fakes/telegram/html.ts';
import { clean } from '../../fakes/telegram/text.ts';

describe('a text', () => {
  it('of any kind, escaped, is shown as it was, save what Telegram takes out', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ maxLength: 60 }), (a, b) => {
        const { text, entities } = parseHtml(`${escaped(a)}<b>${escaped(b)}</b>`);
        expect(text).toBe(a + b);
        expect(entities).toEqual(b === '' ? [] : [{ type: 'bold', offset: a.length, length: b.length }]);
      }),
    );
  });

  it('is cleaned as Telegram cleans it, and its entities still hold the same words', () => {
    expect(clean({ text: 'a\tb\r\nc\u202ed\u2066e', entities: [] }).text).toBe('a b\ncd\u2066e');
    const piece = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '\r', '\u202a', '👩‍👩‍👧', 'ש'),
      maxLength: 9,
    });
    fc.assert(
      fc.property(piece, piece, piece, (before, within, after) => {
        const whole = { text: before + within + after, entities: [] };
        const given = { type: 'bold', offset: before.length, length: within.length };
        const { text, entities } = clean({ ...whole, entities: within === '' ? [] : [given] });
        const [kept] = entities;
        if (kept === undefined) return;
        const shown = text.slice(kept.offset, kept.offset + kept.length);
        const words = within.replaceAll(/[\r\u202a]/g, '');
        expect([words, words.trimEnd()]).toContain(shown);
        expect(clean({ text, entities })).toEqual({ text, entities });
      }),
    );
  });
});
