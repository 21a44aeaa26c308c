// How the preview reads the markup of both platforms: nothing that an adapter escapes may turn into anything else.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../src/adapters/discord/markdown.ts';
import { escapeHtml } from '../../../src/adapters/telegram/render.ts';
import { sanitizeForTerminal } from '../../../src/core/controls.ts';
import { type Block, readMarkdown } from '../../../src/preview/markdown.ts';
import { directionOfText, plainSpans } from '../../../src/preview/spans.ts';
import { readTelegramHtml } from '../../../src/preview/telegram-html.ts';

const signs = fc.string({ unit: fc.constantFrom(...'ab1. \n-#>*_~|`[]()<>:@\\&"/'), maxLength: 60 });

const plain = (block: Block): string =>
  block.is === 'text' ? plainSpans(block.children) : `(${block.is}, which the text is not)`;

describe("Discord's Markdown", () => {
  it('reads escaped text as that text', () => {
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (text) => {
        expect(readMarkdown(escapeMarkdown(text)).map(plain).join('\n')).toBe(sanitizeForTerminal(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads whatever it is given, at once', () => {
    fc.assert(fc.property(signs, (text) => void readMarkdown(text)));
    for (const sign of ['**', '__', '*', '||', '[', '`', '[a](', '> ', '\\'])
      expect(readMarkdown(sign.repeat(4_000 / sign.length)).length).toBeGreaterThan(0);
  });

  it('reads headings, quotations, lists, small print and links', () => {
    expect(readMarkdown('### A\n> b **c**\n> d\n- e\n- f\n-# `g` [h](<https://i.example/>)')).toEqual([
      { is: 'heading', level: 3, children: ['A'] },
      { is: 'quote', children: [{ is: 'text', children: ['b ', { is: 'strong', children: ['c'] }, '\nd'] }] },
      { is: 'list', first: null, items: [['e'], ['f']] },
      {
        is: 'small',
        children: [
          { is: 'code', text: 'g' },
          ' ',
          { is: 'link', children: ['h'], url: 'https://i.example/' },
        ],
      },
    ]);
  });
});

describe("Telegram's HTML", () => {
  it('reads escaped text as that text', () => {
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (text) => {
        const read = readTelegramHtml(escapeHtml(text));
        expect(read?.parts.map(({ children }) => plainSpans(children)).join('')).toBe(text);
        expect(read?.chars).toBe(text.length);
      }),
    );
  });

  it.each([
    '<b>',
    '</b>',
    '<b><i></b></i>',
    'a < b',
    '&nbsp;',
    '<script>',
    '<a href="x" onclick="y">z</a>',
    '<code><b>a</b></code>',
  ])('knows that %s is refused', (html) => expect(readTelegramHtml(html)).toBeNull());
});

it('finds the direction of a text by its first letter outside of isolates', () => {
  expect(directionOfText('1 · \u2068Latin\u2069 עברית')).toBe('rtl');
  expect(directionOfText('· a עברית')).toBe('ltr');
  expect(directionOfText('…')).toBe('ltr');
});
