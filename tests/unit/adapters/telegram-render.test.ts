// How replies look on Telegram, read back by the strict fake's own parser.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BUTTONS,
  CALLBACK_BYTES,
  ENTITIES,
  LABEL_CHARS,
  TEXT_CHARS,
} from '../../../src/adapters/telegram/limits.ts';
import { againData, escapeHtml, type Message, renderAnswer } from '../../../src/adapters/telegram/render.ts';
import { captionOf } from '../../../src/core/caption.ts';
import type { Locale } from '../../../src/core/ports.ts';
import {
  action,
  type Block,
  type Card,
  code,
  list,
  replacing,
  soft,
  strong,
  text,
} from '../../../src/core/reply.ts';
import type { Excerpt } from '../../../src/core/source.ts';
import { loadWords } from '../../../src/words/words.ts';
import { excerptFor } from '../../canonical.ts';
import { type Rows, readKeyboard } from '../../fakes/telegram/keyboard.ts';
import { format } from '../../fakes/telegram/text.ts';

const words = loadWords();
const link = (citation: string) => `https://t.me/verbatim_bot?start=${citation}`;
const render = (cards: readonly Card[], locale: Locale = 'en'): readonly Message[] =>
  renderAnswer({ words: words(locale), reply: { cards } }, { link, page: () => null });
const one = (card: Card, locale?: Locale): Message => {
  const [message, ...more] = render([card], locale);
  if (message === undefined || more.length > 0) throw new Error('not one message');
  return message;
};
const quoted = (excerpt: Excerpt): Block & { is: 'excerpt' } => ({
  is: 'excerpt',
  excerpt,
  caption: captionOf(excerpt, words('en'), '2026-01-01'),
});

/** The message as Telegram shows it; throws where Telegram would refuse it. */
const shown = ({ html, keyboard }: Message) => {
  const parsed = format({ text: html, parse_mode: 'HTML' });
  readKeyboard({ inline_keyboard: (keyboard?.inline_keyboard ?? []) as Rows });
  return parsed;
};
/** What Telegram makes live by itself. */
const live = (message: Message, types = ['mention', 'bot_command', 'url']) => {
  const { text: value, entities } = shown(message);
  return entities
    .filter(({ type }) => types.includes(type))
    .map(({ offset, length }) => value.slice(offset, offset + length));
};

describe('what Telegram would make live by itself', () => {
  const LIVE = [
    '@captain',
    '/order',
    '/order@captain_bot',
    'notes.md',
    'example.com',
    'https://example.com/a?b=c#d',
    't.me/captain',
    'sub.example.org',
    'ferry-notes.txt.sh',
  ];

  it.each(LIVE)('%s is quiet in an excerpt, and its words stay', (value) => {
    for (const around of [
      value,
      `Ask ${value}, now.`,
      `(${value})`,
      `“${value}” said`,
      `${value}\n${value}`,
    ]) {
      const message = one({ blocks: [quoted(excerptFor(around))] });
      expect(live(message), around).toEqual([]);
      expect(shown(message).text).toContain(around);
      expect(message.html).toContain('<code>');
    }
  });

  it.each(LIVE.filter((value) => !value.startsWith('/')))(
    '%s is quiet in a title, a caption and a text',
    (value) => {
      const message = one({
        title: value,
        blocks: [
          text(`see ${value} `, strong(value), soft(` ${value}`), ' ', code(value)),
          list([value]),
          quoted(excerptFor('x', {}, { title: value, source: value, author: value })),
        ],
      });
      expect(live(message)).toEqual([]);
    },
  );

  it('is a command in the bot’s own words, which a touch sends', () => {
    expect(live(one({ blocks: [text('To see all topics, use /topics.')] }))).toEqual(['/topics']);
  });

  it('is an address of mail, which is quiet in an excerpt too', () => {
    const message = one({ blocks: [quoted(excerptFor('Write to captain@example.org at noon.'))] });
    expect(live(message, ['email', 'url', 'mention'])).toEqual([]);
  });

  it('is quiet however it is marked, and every word stays', () => {
    const piece = fc.constantFrom(
      ...LIVE,
      'ferry',
      'salt',
      'and/or',
      '3.5',
      '12:30',
      '<b>',
      '&amp;',
      '…',
      'قارب',
      '👩‍👩‍👧',
    );
    const range = (length: number) =>
      fc.array(
        fc
          .tuple(fc.nat({ max: length }), fc.nat({ max: length }))
          .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
        { maxLength: 4 },
      );
    const excerpts = fc
      .array(piece, { minLength: 1, maxLength: 12 })
      .map((pieces) => pieces.join(' '))
      .chain((value) =>
        fc.record({
          value: fc.constant(value),
          highlights: range(value.length),
          differences: range(value.length),
          struck: fc.boolean(),
        }),
      );
    fc.assert(
      fc.property(excerpts, ({ value, highlights, differences, struck }) => {
        const block = quoted(excerptFor(value, { highlights, differences }));
        const message = one({ blocks: [struck ? { ...block, struck } : block] });
        expect(live(message)).toEqual([]);
        const { text: all } = shown(message);
        expect(all.replace(/[\u2066-\u2069]/g, '').startsWith(value.trim())).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('marks', () => {
  it('of what matched are bold, of what differs underlined, and words between them are neither', () => {
    const { html } = one({
      blocks: [
        quoted(excerptFor('The ferry leaves at noon.', { highlights: [[4, 9]], differences: [[20, 24]] })),
      ],
    });
    expect(html).toContain('<blockquote>The <b>ferry</b> leaves at <u>noon</u>.</blockquote>');
  });

  it('has what leads to it above it, and words of a wrapped line as one, each mark on its word', () => {
    const [lead, row] = ['Ferry\tFare', 'The Heron\tcosts four\ncoins.'];
    const block = quoted(
      excerptFor(row, { leads: [excerptFor(lead)], highlights: [[4, 9]], wrapped: [[0, row.length]] }),
    );
    const { html, plain } = one({ blocks: [block] });
    expect(html).toContain('<blockquote>Ferry\tFare\nThe <b>Heron</b>\tcosts four coins.</blockquote>');
    expect(plain).toContain('│ Ferry\tFare\n│ The Heron\tcosts four coins.');
    const struck = one({ blocks: [{ ...block, struck: true }] });
    expect(struck.html).toContain('<s>Ferry\tFare\nThe Heron\tcosts four coins.</s>');
  });

  it('of what was taken back strike it through, and nothing else is marked in it', () => {
    const block = quoted(excerptFor('The ferry is in notes.md.', { highlights: [[4, 9]] }));
    const { html } = one({ blocks: [{ ...block, struck: true }] });
    expect(html).toContain('<blockquote><s>The ferry is in </s><code>notes.md</code><s>.</s></blockquote>');
  });

  it('that cover a part of an address leave it one address', () => {
    const { html } = one({ blocks: [quoted(excerptFor('see notes.md now', { highlights: [[4, 9]] }))] });
    expect(html).toContain('<blockquote>see <code>notes.md</code> now</blockquote>');
  });
});

describe('a text', () => {
  it('with signs of HTML shows them', () => {
    const value = '<b>&amp;"\'</b> < > & &lt; <a href="x">';
    expect(escapeHtml(value)).not.toMatch(/[<>"]/);
    expect(shown(one({ blocks: [text(value)] })).text).toContain(value);
  });

  it('of any characters at all is taken by Telegram as it stands, but for what Telegram itself takes out', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<',
        '&',
        '"',
        '\n',
        '\r\n',
        '\t',
        '\u202e',
        '\u2067',
        '\u2069',
        '@name',
        '/cmd',
        'a.md',
      ),
    );
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 20 }), (pieces) => {
        const value = `x${pieces.join('')}x`;
        const messages = render([{ title: value, blocks: [text(value), quoted(excerptFor(value))] }]);
        for (const message of messages) {
          expect(() => shown(message)).not.toThrow();
          expect(() => format({ text: message.plain })).not.toThrow();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of the other direction is kept from reordering what stands around it', () => {
    const { html } = one({ blocks: [text('The boat ', 'العبّارة', ' leaves')] });
    expect(html).toBe('The boat \u2068العبّارة\u2069 leaves');
    expect(one({ blocks: [text('המעבורת ', 'leaves')] }, 'he').html).toBe('המעבורת \u2068leaves\u2069');
  });

  it('is said in plain with all that the markup says, addresses too', () => {
    const message = one({
      title: 'Kinds',
      blocks: [
        text({ as: 'link', text: 'the harbour', url: 'https://harbour.example/?a=1' }),
        quoted(excerptFor('Line one\nLine two')),
      ],
    });
    expect(message.plain).toContain('the harbour (https://harbour.example/?a=1)');
    expect(message.plain).toContain('│ Line one\n│ Line two');
    expect(message.plain).toContain('abcd1234');
    expect(message.plain).not.toMatch(/<\/?[a-z]/);
  });

  it('that is nothing but buttons is a message all the same', () => {
    const message = one({ blocks: [], actions: [action('More', '/more x')] });
    expect(() => shown(message)).not.toThrow();
  });
});

describe('buttons', () => {
  const keys = ({ keyboard }: Message) => keyboard?.inline_keyboard.flat() ?? [];

  it('say whether their answer takes the place of the message', () => {
    const message = one({ blocks: [text('x')], actions: [action('A', '/a'), replacing(action('B', '/b'))] });
    expect(keys(message)).toEqual([
      { text: 'A', callback_data: '+/a' },
      { text: 'B', callback_data: '=/b' },
    ]);
  });

  it('that are alike in several cards are numbered, as are the excerpts that they belong to', () => {
    const card = (citation: string): Card => ({
      blocks: [quoted(excerptFor('The ferry.', {}, {}, { citation }))],
      actions: [action('Context', `/cite ${citation}`)],
    });
    const [message] = render([
      { title: 'T', blocks: [text('note')] },
      card('aaaa1111'),
      card('bbbb2222'),
      { blocks: [], actions: [action('More', '/more x')] },
    ]);
    expect(message && keys(message).map((button) => button.text)).toEqual([
      '1 · Context',
      '2 · Context',
      'More',
    ]);
    const value = message === undefined ? '' : shown(message).text;
    expect(value).toMatch(/The ferry\.\n1 · [\s\S]*aaaa1111[\s\S]*The ferry\.\n2 · [\s\S]*bbbb2222/);
  });

  it('that differ are not numbered', () => {
    const message = one({ blocks: [text('x')], actions: [action('A', '/a'), action('B', '/b')] });
    expect(keys(message).map((button) => button.text)).toEqual(['A', 'B']);
  });

  it('have labels that can be read, and are never empty', () => {
    const message = one({
      blocks: [text('x')],
      actions: [
        action('', '/a'),
        action('x'.repeat(200), '/b'),
        action('\u202e\u0000', '/c'),
        action('👩‍👩‍👧‍👦'.repeat(60), '/d'),
      ],
    });
    for (const button of keys(message)) {
      expect(button.text.trim()).not.toBe('');
      expect([...new Intl.Segmenter().segment(button.text)].length).toBeLessThanOrEqual(LABEL_CHARS + 1);
    }
    expect(() => shown(message)).not.toThrow();
  });

  it('stand in rows that a telephone shows', () => {
    const message = one({
      blocks: [text('x')],
      actions: ['Context', 'Source', 'Something rather long', 'A', 'B', 'C', 'D', 'E'].map((l) =>
        action(l, '/a'),
      ),
    });
    for (const row of message.keyboard?.inline_keyboard ?? []) {
      expect(row.length).toBeLessThanOrEqual(4);
      if (row.length > 1) expect(row.map((b) => b.text).join('').length).toBeLessThanOrEqual(30);
    }
  });

  it('of any line keep within what Telegram takes of data', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (line) => {
        const data = againData(line);
        if (data !== null) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(CALLBACK_BYTES);
        else expect(Buffer.byteLength(line)).toBeGreaterThan(CALLBACK_BYTES - 7);
      }),
    );
    expect(againData('the ferry')).toBe('+/ask the ferry');
    expect(againData('/crossings')).toBe('+/crossings');
  });

  it('of a whole reply are spread over messages, in order', () => {
    const actions = Array.from({ length: 300 }, (_, i) => action(`B${i}`, `/b ${i}`));
    const messages = render([{ title: 'T', blocks: [text('x')], actions }]);
    for (const message of messages) expect(keys(message).length).toBeLessThanOrEqual(BUTTONS);
    expect(messages.flatMap(keys).map((b) => b.callback_data)).toEqual(actions.map(({ line }) => `+${line}`));
  });
});

describe('an excerpt full of marks', () => {
  it('keeps every word and its link to the passage, where Telegram would drop entities without a word', () => {
    const value = 'salt ferry '.repeat(200).trim();
    const highlights = Array.from({ length: 200 }, (_, i) => [i * 11, i * 11 + 4] as const);
    const live = Array.from({ length: 150 }, (_, i) => `@captain${i}`).join(' ');
    const messages = render([
      { blocks: [quoted(excerptFor(value, { highlights }))] },
      { blocks: [quoted(excerptFor(live, {}, {}, { citation: 'live0000' }))] },
    ]);
    let all = '';
    for (const message of messages) {
      const { entities, text: read } = shown(message);
      expect(entities.filter(({ type }) => type !== 'bot_command').length).toBeLessThanOrEqual(ENTITIES);
      expect(read.length).toBeLessThanOrEqual(TEXT_CHARS);
      expect(entities.some(({ type }) => type === 'text_link')).toBe(true);
      all += read;
    }
    expect(all.match(/salt ferry/g)).toHaveLength(200);
    expect(all.match(/@captain\d+/g)).toHaveLength(150);
  });
});

describe('a text without spaces, as many languages are written', () => {
  it.each([
    ['letters', '한'.repeat(5_000)],
    ['signs', '-'.repeat(5_000)],
    ['a name', `@${'x'.repeat(5_000)}`],
    ['an address', `${'a.'.repeat(2_500)}b`],
    ['slashes', '/'.repeat(5_000)],
    ['dots', `x${'.'.repeat(5_000)}x`],
  ])('that is one run of %s holds nobody up', (_, value) => {
    const began = process.cpuUsage();
    expect(render([{ blocks: [quoted(excerptFor(value))] }]).length).toBeGreaterThan(1);
    // Of the processor, in microseconds: a busy machine takes longer, but does no more.
    expect(process.cpuUsage(began).user).toBeLessThan(1_500_000);
  });
});

describe('a page of the passage', () => {
  const page = (citation: string) => `https://town.example/a&b/c/${citation}`;
  const excerpt = excerptFor('The ferry leaves at noon.');
  const cards = [{ blocks: [quoted(excerpt)] }];

  it('stands beside the code, which still leads to the bot', () => {
    const [message] = renderAnswer({ words: words('en'), reply: { cards } }, { link, page });
    if (message === undefined) throw new Error('no message');
    const { text: value, entities } = shown(message);
    const links = entities.filter(({ type }) => type === 'text_link');
    const { citation } = excerpt.place;
    expect(links.slice(-2).map(({ offset, length }) => value.slice(offset, offset + length))).toEqual([
      citation,
      'page',
    ]);
    expect(message.html).toContain(`<a href="https://town.example/a&amp;b/c/${citation}">page</a>`);
  });
});
