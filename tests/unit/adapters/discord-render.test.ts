// Messages for Discord: within its sizes, every button with an id of its own that leads back to its line.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCustomId, renderAnswer, renderLine } from '../../../src/adapters/discord/render.ts';
import type { Answer } from '../../../src/core/adapter.ts';
import {
  ACTION_BYTES,
  action,
  type Card,
  code,
  list,
  type Reply,
  replacing,
  strong,
  text,
} from '../../../src/core/reply.ts';
import { loadWords } from '../../../src/words/words.ts';
import { canonicalReplies, excerptFor } from '../../canonical.ts';
import { checkComponents } from '../../fakes/discord/components.ts';
import type { Json } from '../../fakes/discord/shapes.ts';

const words = loadWords();

interface Part {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly custom_id?: string;
  readonly components?: readonly Part[];
}
const all = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => [part, ...all(part.components ?? [])]);

const render = (reply: Reply, locale: 'en' | 'he' = 'en') => {
  const answer: Answer = {
    outcome: 'answered',
    posted: () => {},
    undelivered: () => '',
    reply,
    audience: 'everyone',
    words: words(locale),
  };
  return renderAnswer(answer, (citation) => `https://library.example/c/${citation}`);
};

const expectTaken = (reply: Reply): void => {
  const messages = render(reply);
  const shown = messages.flatMap(({ components }) => all(components as readonly Part[]));
  for (const message of messages) {
    expect(checkComponents(message.components as unknown as Json[], true)).toEqual([]);
    expect(message.flags).toBe((1 << 15) | (1 << 2));
    expect(message.allowed_mentions).toEqual({ parse: [] });
    const parts = all(message.components as readonly Part[]);
    expect(parts.length).toBeLessThanOrEqual(40);
    expect(parts.reduce((sum, { content = '' }) => sum + content.length, 0)).toBeLessThanOrEqual(4_000);
    const ids = parts.flatMap(({ custom_id: id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(100);
    for (const { label } of parts.filter(({ type }) => type === 2)) {
      expect((label ?? '').trim().length).toBeGreaterThan(0);
      expect((label ?? '').length).toBeLessThanOrEqual(80);
      expect(label).toMatch(/^(?:[^\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*$/);
    }
    for (const { content } of parts.filter(({ type }) => type === 10))
      expect((content ?? '').trim()).not.toBe('');
  }
  const lines = shown.flatMap(({ custom_id: id }) => (id === undefined ? [] : [readCustomId(id)]));
  const wanted = reply.cards.flatMap(({ actions = [] }) =>
    actions.map(({ line, replaces }) => ({ line, replaces: replaces === true })),
  );
  expect(lines).toEqual(wanted);
};

describe('a message', () => {
  it.each(Object.entries(canonicalReplies(words('en'))))('is taken by Discord: %s', (_, reply) => {
    expectTaken(reply);
  });

  it('is taken whatever it holds, and loses no button', () => {
    const signs = ['*', '_', '\\', '\n', '> ', '[', '👩‍👩‍👧‍👦', 'a', ' ', '`', 'שלום', 'z\u0301'];
    const value = fc.string({ unit: fc.constantFrom(...signs), maxLength: 300 });
    const line = fc
      .string({ unit: fc.constantFrom(...'abc 0:"'), maxLength: ACTION_BYTES - 2 })
      .map((rest) => `/a${rest}`);
    const button = fc
      .tuple(value, line, fc.boolean())
      .map(([label, to, replaces]) => (replaces ? replacing(action(label, to)) : action(label, to)));
    const block = fc.oneof(
      value.map((v) => text(v)),
      value.map((v) => text(strong(v), ' ', code(v))),
      fc.array(value, { maxLength: 4 }).map((items) => list(...items.map((item) => [item]))),
      fc
        .tuple(
          value.filter((v) => v.trim() !== ''),
          fc.boolean(),
        )
        .map(
          ([v, struck]) =>
            ({
              is: 'excerpt',
              excerpt: excerptFor(v),
              caption: [['caption ', code('abcd1234')]],
              ...(struck ? { struck } : {}),
            }) as const,
        ),
    );
    const card: fc.Arbitrary<Card> = fc.record(
      {
        title: value,
        blocks: fc.array(block, { maxLength: 6 }),
        actions: fc.array(button, { maxLength: 12 }),
      },
      { requiredKeys: ['blocks'] },
    );
    fc.assert(
      fc.property(fc.array(card, { maxLength: 8 }), (cards) => expectTaken({ cards })),
      { numRuns: 300 },
    );
  });

  it.each([
    ['no letter', ''],
    ['blanks', '   '],
    ['a hundred letters', 'x'.repeat(100)],
    ['an odd letter and emoji', `a${'👍'.repeat(60)}`],
    ['families', '👩‍👩‍👧‍👦'.repeat(30)],
    ['piled accents', `z${'\u0301'.repeat(300)}`],
    ['controls', '\u202e\u0007'],
  ])('has a button that Discord takes where its label is %s', (_, label) => {
    expectTaken({ cards: [{ blocks: [text('x')], actions: [action(label, '/a')] }] });
  });

  it('has as many buttons as there are, equal ones too', () => {
    const actions = Array.from({ length: 60 }, () => action('More', '/more'));
    expectTaken({ cards: [{ title: 'Many', blocks: [text('x')], actions }] });
    expectTaken({ cards: actions.map((a) => ({ blocks: [text('x')], actions: [a] })) });
  });

  it('of one line calls nobody and shows no preview', () => {
    expect(renderLine('@everyone https://x.example', words('en'))).toMatchObject({
      flags: (1 << 15) | (1 << 2),
      allowed_mentions: { parse: [] },
      components: [{ type: 10, content: '\\@everyone https\\://x.example' }],
    });
  });
});

describe('the id of a button', () => {
  it('that is not ours is nothing', () => {
    for (const id of ['', '+/ask', '0', '0+', '0=ask', 'x+/ask', '0-/ask', '{"a":1}', '0 +/ask'])
      expect(readCustomId(id)).toBeNull();
  });

  it('leads to its line, and tells whether its answer takes the place of the message', () => {
    expect(readCustomId('12=/more abc')).toEqual({ line: '/more abc', replaces: true });
    expect(readCustomId('0+/ask a\nb')).toEqual({ line: '/ask a\nb', replaces: false });
  });
});
