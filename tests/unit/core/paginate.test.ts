// Replies of every size cut into messages: by a plain measure, and by what both platforms really make of them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as discordLimits from '../../../src/adapters/discord/limits.ts';
import { renderAnswer as renderDiscord } from '../../../src/adapters/discord/render.ts';
import * as telegramLimits from '../../../src/adapters/telegram/limits.ts';
import { renderAnswer as renderTelegram } from '../../../src/adapters/telegram/render.ts';
import type { Answer } from '../../../src/core/adapter.ts';
import { sanitizeForTerminal } from '../../../src/core/controls.ts';
import { paginate } from '../../../src/core/paginate.ts';
import {
  type Action,
  action,
  type Block,
  type Card,
  citation,
  type Inline,
  link,
  list,
  plainInline,
  soft,
  strong,
  text,
} from '../../../src/core/reply.ts';
import { loadWords } from '../../../src/words/words.ts';
import { excerptFor } from '../../canonical.ts';
import { format } from '../../fakes/telegram/text.ts';

const words = loadWords()('en');

const ZALGO = `z${'\u0301\u0316'.repeat(40)}`;
const FAMILY = '👩‍👩‍👧‍👦';
const FLAG = '🏴󠁧󠁢󠁥󠁮󠁧󠁿';
const LETTERS = [
  'a',
  'b ',
  'c. ',
  'd\n',
  'ferry ',
  '😀',
  FAMILY,
  FLAG,
  '🏳️‍🌈',
  'é',
  'e\u0301',
  'שלום ',
  'مرحبا ',
  ZALGO,
  '漢字。',
  '<',
  '&',
  '*',
];

/** A text of about so many UTF-16 units. */
const textOf = (units: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 24 })
    .map((letters) => letters.join(''))
    .map((piece) => piece.repeat(Math.ceil(units / piece.length)));
const anyText = fc.oneof(
  fc.constantFrom(1, 40, 300, 1_500).chain(textOf),
  fc.constantFrom(4_000, 9_000).chain(textOf),
);

const excerptBlock = (value: string, code: string, source = 'Harbour Notes'): Block => ({
  is: 'excerpt',
  excerpt: excerptFor(value, {}, {}, { citation: code }),
  caption: [[soft('according to the crew')], [source, ' · ', citation(code)]],
});

/** Cards whose excerpts carry the codes code0000, code0001 … in order, and whose buttons are numbered. */
const cardsOf = fc
  .array(
    fc.record({
      title: fc.option(fc.oneof(fc.constant('Title'), anyText), { nil: undefined }),
      lead: fc.option(anyText, { nil: undefined }),
      items: fc.array(fc.constantFrom('one', 'two '.repeat(80), 'three'), { maxLength: 4 }),
      excerpts: fc.array(anyText, { maxLength: 2 }),
      buttons: fc.constantFrom(0, 0, 1, 2, 7, 60),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((cards) => {
    let excerpts = 0;
    let buttons = 0;
    return cards.map(
      ({ title, lead, items, excerpts: values, buttons: count }): Card => ({
        ...(title !== undefined && { title }),
        blocks: [
          ...(lead === undefined ? [] : [text(lead)]),
          ...(items.length === 0 ? [] : [list(...items.map((item) => [item]))]),
          ...values.map((value) => excerptBlock(value, `code${String(excerpts++).padStart(4, '0')}`)),
        ],
        actions: Array.from({ length: count }, () => action(`B${buttons}`, `/b ${buttons++}`)),
      }),
    );
  });

const excerptsIn = (cards: readonly Card[]) =>
  cards.flatMap(({ blocks }) => blocks).filter((block) => block.is === 'excerpt');
const actionsIn = (cards: readonly Card[]): Action[] => cards.flatMap(({ actions = [] }) => [...actions]);

/** All that can be read in cards, in order, without white space. */
const readIn = (cards: readonly Card[]): string =>
  cards
    .flatMap(({ title = '', blocks }) => [
      title,
      ...blocks.map((block) =>
        block.is === 'excerpt'
          ? block.excerpt.text
          : (block.is === 'text' ? block.text : block.items.flat()).map(plainInline).join(''),
      ),
    ])
    .join('')
    .replace(/\s/g, '');

/** Excerpt texts by code, their pieces joined; pieces of one stand one after the other. */
const joined = (cards: readonly Card[]): [string, string][] => {
  const all: [string, string][] = [];
  for (const { excerpt } of excerptsIn(cards)) {
    const last = all.at(-1);
    if (last?.[0] === excerpt.place.citation) last[1] += excerpt.text;
    else all.push([excerpt.place.citation, excerpt.text]);
  }
  return all;
};

const isTorn = (value: string) => /\p{Surrogate}/u.test(value);

/** Whether a text may be cut at a place. */
const isBoundary = (value: string, at: number): boolean => {
  const letter = new Intl.Segmenter().segment(value).containing(at);
  return at === value.length || letter === undefined || letter.index === at;
};

describe('a plain measure', () => {
  const measure = (max: number, buttons = 5) => ({
    max,
    render: (cards: readonly Card[]) => cards,
    accepts: (cards: readonly Card[]) => {
      const chars = cards.reduce(
        (sum, { title = '', blocks }) =>
          sum +
          title.length +
          blocks.reduce(
            (inner, block) =>
              inner +
              (block.is === 'excerpt'
                ? block.excerpt.text.length +
                  block.caption.flat().reduce((all, inline: Inline) => all + plainInline(inline).length, 0)
                : (block.is === 'text' ? block.text : block.items.flat()).reduce(
                    (all, inline) => all + plainInline(inline).length,
                    0,
                  )),
            0,
          ),
        0,
      );
      return chars <= max && actionsIn(cards).length <= buttons;
    },
  });

  it('holds for every message; nothing is lost, doubled or reordered', () => {
    fc.assert(
      fc.property(cardsOf, fc.constantFrom(400, 1_000, 4_096), (cards, max) => {
        const page = measure(max, 9);
        const pages = paginate(cards, words, page);
        for (const one of pages) expect(page.accepts(one)).toBe(true);
        const all = pages.flat();
        expect(readIn(all)).toBe(readIn(cards));
        expect(actionsIn(all)).toEqual(actionsIn(cards));
        expect(joined(all)).toEqual(joined(cards));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves every piece of an excerpt its whole source, and says which part it is', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const card: Card = { blocks: [excerptBlock(value, 'code0000')] };
        const pieces = excerptsIn(paginate([card], words, measure(700)).flat());
        for (const [i, { caption, excerpt }] of pieces.entries()) {
          const said = caption.map((line) => line.map(plainInline).join(''));
          expect(said.slice(0, 2)).toEqual(['according to the crew', 'Harbour Notes · code0000']);
          if (pieces.length > 1) expect(said[2]).toContain(`${i + 1}`);
          else expect(said).toHaveLength(2);
          expect(excerpt.place.end - excerpt.place.start).toBe(excerpt.text.length);
          expect(excerpt.text).toBe(value.slice(excerpt.place.start, excerpt.place.end));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('cuts no letter in two that is shorter than a message', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(300, 500, 777), (value, max) => {
        const page = measure(max);
        for (const block of [excerptBlock(value, 'code0000'), text(value)]) {
          let at = 0;
          for (const card of paginate([{ blocks: [block] }], words, page).flat())
            for (const piece of card.blocks) {
              const part =
                piece.is === 'excerpt'
                  ? piece.excerpt.text
                  : piece.is === 'text'
                    ? piece.text.map(plainInline).join('')
                    : '';
              expect(isTorn(part)).toBe(false);
              at += part.length;
              expect(isBoundary(value, at)).toBe(true);
            }
          expect(at).toBe(value.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a combining mark after a space', `${'word '.repeat(99)}and \u0301`],
    ['a line end of two characters', `${'x'.repeat(398)}.\r\n`],
  ])('cuts not between the two characters of %s', (_, piece) => {
    const value = piece.repeat(12);
    for (const max of [399, 400, 401, 402, 403]) {
      let at = 0;
      for (const { excerpt } of excerptsIn(
        paginate([{ blocks: [excerptBlock(value, 'c')] }], words, measure(max + 60)).flat(),
      )) {
        at += excerpt.text.length;
        expect(isBoundary(value, at), `${at} of ${value.length}, at most ${max}`).toBe(true);
      }
    }
  });

  it('cuts a letter that is longer than a message, and never a character', () => {
    const letter = `x${'\u{e0100}'.repeat(3_000)}`;
    const pages = paginate(
      [{ blocks: [text(letter), excerptBlock(letter, 'code0000')] }],
      words,
      measure(400),
    );
    expect(readIn(pages.flat())).toBe(letter + letter);
    for (const one of pages.flat())
      for (const block of one.blocks)
        expect(isTorn(block.is === 'excerpt' ? block.excerpt.text : readIn([one]))).toBe(false);
  });

  it('ends a piece where a line, a sentence or a word ends, if it can', () => {
    const value = Array.from({ length: 60 }, (_, i) => `Sentence number ${i} of the log.`).join(' ');
    const pieces = excerptsIn(
      paginate([{ blocks: [excerptBlock(value, 'code0000')] }], words, measure(500)).flat(),
    );
    expect(pieces.length).toBeGreaterThan(3);
    for (const { excerpt } of pieces) expect(excerpt.text.trim()).toMatch(/\.$/);
  });

  it('keeps a title with what follows it, and a whole card on one page where it can', () => {
    const card = (title: string): Card => ({ title, blocks: [text('x'.repeat(300))] });
    const pages = paginate([card('A'), card('B'), card('C')], words, measure(700));
    expect(pages.map((one) => one.map(({ title }) => title))).toEqual([['A', 'B'], ['C']]);
  });

  it('renders a reply that fits once, and no page of another again once it is made', () => {
    const card = (title: string): Card => ({ title, blocks: [text('x'.repeat(300))] });
    const rendered: string[] = [];
    const page = {
      ...measure(700),
      render(cards: readonly Card[]) {
        rendered.push(cards.map(({ title }) => title).join(''));
        return cards;
      },
    };
    paginate([card('A'), card('B')], words, page);
    expect(rendered.splice(0)).toEqual(['AB']);
    paginate([card('A'), card('B'), card('C')], words, page);
    expect(rendered).toEqual(['ABC', 'A', 'AB', 'ABC', 'C']);
  });

  it('gives no page for no cards', () => {
    expect(paginate([], words, measure(100))).toEqual([]);
  });
});

const answerOf = (cards: readonly Card[]): Answer => ({
  outcome: 'answered',
  posted: () => {},
  undelivered: () => '',
  audience: 'everyone',
  words,
  reply: { cards },
});

/** What a reader sees of one message. */
interface Seen {
  /** Quotations, each with what is shown from its end to the next one. */
  readonly quotations: readonly { readonly text: string; readonly after: string }[];
  readonly lines: readonly string[];
  readonly all: string;
}

/** A platform as a reader of its messages: refuses what it would refuse. */
interface Platform {
  readonly max: number;
  show(cards: readonly Card[]): Seen[];
}

const plain = (value: string) => value.replace(/[\u2066-\u2069\s]/g, '');

const telegram: Platform = {
  max: telegramLimits.TEXT_CHARS,
  show: (cards) =>
    renderTelegram(answerOf(cards), {
      link: (code) => `https://t.me/verbatim_bot?start=${code}`,
      page: (code) => `https://town.example/c/${code}`,
    }).map(({ html, plain: bare, keyboard }) => {
      const { text: value, entities } = format({ text: html, parse_mode: 'HTML' });
      expect(format({ text: bare }).text.length).toBeLessThanOrEqual(telegramLimits.TEXT_CHARS);
      const buttons = keyboard?.inline_keyboard.flat() ?? [];
      expect(buttons.length).toBeLessThanOrEqual(telegramLimits.BUTTONS);
      const quotes = entities.filter(({ type }) => type === 'blockquote');
      return {
        all: value,
        lines: buttons.map(({ callback_data = '' }) => callback_data.slice(1)),
        quotations: quotes.map(({ offset, length }, i) => ({
          text: value.slice(offset, offset + length),
          after: value.slice(offset + length, quotes[i + 1]?.offset),
        })),
      };
    }),
};

interface Component {
  readonly type: number;
  readonly content?: string;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
}
const flat = (components: readonly Component[]): Component[] =>
  components.flatMap((component) => [component, ...flat(component.components ?? [])]);
const unescaped = (markdown: string) => markdown.replace(/\*\*|__/g, '').replace(/\\(.)/gs, '$1');

const discord: Platform = {
  max: discordLimits.TEXT_CHARS,
  show: (cards) =>
    renderDiscord(answerOf(cards), () => null).map(({ components }) => {
      const inside = flat(components as readonly Component[]);
      const contents = inside.flatMap(({ content }) => (content === undefined ? [] : [content]));
      expect(inside.length).toBeLessThanOrEqual(discordLimits.COMPONENTS);
      expect(contents.join('').length).toBeLessThanOrEqual(discordLimits.TEXT_CHARS);
      for (const content of contents) expect(content.trim()).not.toBe('');
      const quotations: { text: string; after: string }[] = [];
      for (const content of contents) {
        let isOpen = false;
        for (const line of content.split('\n')) {
          const last = quotations.at(-1);
          const isQuote = line.startsWith('> ') || line === '>';
          if (isQuote && isOpen && last !== undefined) last.text += `\n${unescaped(line.slice(2))}`;
          else if (isQuote) quotations.push({ text: unescaped(line.slice(2)), after: '' });
          else if (last !== undefined) last.after += `\n${unescaped(line)}`;
          isOpen = isQuote;
        }
      }
      return {
        all: contents.join('\n'),
        lines: inside.flatMap(({ custom_id: id }) => (id === undefined ? [] : [id.replace(/^\d+[=+]/, '')])),
        quotations,
      };
    }),
};

describe.each([
  ['Telegram', telegram],
  ['Discord', discord],
])('%s', (_, platform) => {
  /** Everything of the cards is there, in order, each piece of an excerpt with its source in the same message. */
  const expectWhole = (cards: readonly Card[]) => {
    const seen = platform.show(cards);
    expect(seen.flatMap(({ lines }) => lines)).toEqual(actionsIn(cards).map(({ line }) => line));
    const quotations = seen.flatMap((message) => message.quotations);
    for (const [code, value] of joined(cards)) {
      const pieces = quotations.filter(({ after }) => after.includes(code));
      expect(plain(pieces.map((piece) => piece.text).join(''))).toBe(plain(sanitizeForTerminal(value)));
      for (const { after } of pieces) expect(after).toContain('according to the crew');
    }
    // A quotation without a source would be counted here only.
    for (const { after } of quotations) expect(after).toMatch(/code\d{4}/);
    return seen;
  };

  it('takes every reply whole, in order, with every source beside its words', () => {
    fc.assert(
      fc.property(cardsOf, (cards) => {
        // Signs that Markdown writes in another way are for the platform's own tests.
        const safe = JSON.parse(JSON.stringify(cards).replaceAll('*', '+')) as Card[];
        expectWhole(safe);
      }),
      { numRuns: 15 },
    );
  });

  it('takes an excerpt of 100,000 characters', () => {
    const value = 'The ferry leaves at noon; it does not wait for anybody. '
      .repeat(1_790)
      .slice(0, 100_000)
      .trim();
    const seen = expectWhole([{ blocks: [excerptBlock(value, 'code0000')] }]);
    expect(seen.length).toBeLessThan(60);
  });

  it('takes an excerpt without any place to cut it', () => {
    expectWhole([{ blocks: [excerptBlock('x'.repeat(20_000), 'code0000')] }]);
    expectWhole([{ blocks: [excerptBlock(FAMILY.repeat(2_000), 'code0000')] }]);
    expectWhole([{ blocks: [excerptBlock(ZALGO.repeat(200), 'code0000')] }]);
  });

  it('takes a caption longer than a message: it is shortened, its code never', () => {
    const long = 'A very long title '.repeat(400);
    const block: Block = {
      is: 'excerpt',
      excerpt: excerptFor('The ferry leaves at noon.', {}, {}, { citation: 'code0000' }),
      caption: [
        [soft('according to the crew')],
        [link(long, 'https://ferry.example/notes'), ' · ', long, ' · ', citation('code0000')],
      ],
    };
    const seen = platform.show([{ blocks: [block] }]);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.quotations[0]?.text).toContain('The ferry leaves at noon.');
    expect(seen[0]?.quotations[0]?.after).toContain('code0000');
    expect(seen[0]?.quotations[0]?.after).toContain('according to the crew');
    expect(seen[0]?.quotations[0]?.after).toContain('A very long title');
  });

  it('takes 300 buttons, and titles of any size', () => {
    const actions = Array.from({ length: 300 }, (_, i) => action(`B${i}`, `/b ${i}`));
    const seen = expectWhole([
      { title: 'T'.repeat(10_000), blocks: [excerptBlock('The ferry.', 'code0000')], actions },
      { title: `${FAMILY} `.repeat(900), blocks: [] },
    ]);
    const all = plain(seen.map((message) => message.all).join('')).replace(/#/g, '');
    expect(all.match(/T/g)?.length).toBeGreaterThanOrEqual(10_000);
    expect(all.split(FAMILY).length - 1).toBe(900);
  });

  it('takes long lists and texts of many inlines', () => {
    const items = Array.from({ length: 400 }, (_, i) => [strong(`Entry${i};`), ' · words of the entry']);
    const inlines = Array.from({ length: 700 }, (_, i) => soft(`piece${i}; `));
    const seen = expectWhole([{ blocks: [list(...items), text(...inlines)] }]);
    const all = seen.map((message) => message.all).join('\n');
    for (const i of [0, 1, 199, 398, 399]) expect(all).toContain(`Entry${i};`);
    for (const i of [0, 1, 350, 699]) expect(all).toContain(`piece${i};`);
  });
});
