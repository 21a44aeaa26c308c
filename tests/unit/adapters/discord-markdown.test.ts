// Escaping for Discord: what a person reads is what was to be said, and nothing is marked that was not meant to be.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, inlineMarkdown, quotationMarkdown } from '../../../src/adapters/discord/markdown.ts';
import { isolateIfNeeded } from '../../../src/core/bidi.ts';
import { sanitizeForTerminal } from '../../../src/core/controls.ts';
import { citation, code, link, soft, strong } from '../../../src/core/reply.ts';
import { segmentsOf } from '../../../src/core/segments.ts';
import { excerptFor } from '../../canonical.ts';
import { marksOf, readDiscord, textOf } from './discord-read.ts';

const SIGNS = [
  ...'\\*_~|`<>@#[]()!:;/-+=.&"\' \n\t0189azé',
  '**',
  '__',
  '***',
  '||',
  '~~',
  '```',
  '``',
  '# ',
  '-# ',
  '> ',
  '>>> ',
  '- ',
  '* ',
  '1. ',
  '10.',
  '\n\n',
  '\r\n',
  '\r',
  '\u2028',
  '\u0085',
  ':smile:',
  '<@1>',
  '<@&2>',
  '<#3>',
  '<:x:4>',
  '<a:x:5>',
  '<t:1767225600:R>',
  '</ask:6>',
  '<id:home>',
  '@everyone',
  '@here',
  'https://bad.example',
  '<https://bad.example>',
  '[a](https://bad.example)',
  '[a](<https://bad.example> "t")',
  '\u202e',
  '\u2067',
  '\u2069',
  'שלום',
  'سلام',
  '👍',
  'word',
];
const texts = (signs: readonly string[] = SIGNS) =>
  fc.string({
    unit: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...signs) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
    ),
    maxLength: 40,
  });
const RUNS = { numRuns: 1_000 };

const noMarks = (markdown: string, text: string) => {
  const runs = readDiscord(markdown);
  expect(textOf(runs)).toBe(text);
  expect(marksOf(runs)).toEqual([]);
};

describe('the reader of these tests', () => {
  it.each([
    ['**a**', 'a', ['strong']],
    ['_a_ *b*', 'a b', ['italics']],
    ['__a__', 'a', ['underline']],
    ['~~a~~', 'a', ['strike']],
    ['||a||', 'a', ['spoiler']],
    ['`a*b*`', 'a*b*', ['code']],
    ['```\na\n```', '\na\n', ['code']],
    ['# a', 'a', ['heading']],
    ['-# a', 'a', ['small print']],
    ['- a\n1. b', 'a\nb', ['list']],
    ['> a', 'a', ['quote']],
    ['[a](<https://x.example>)', 'a', ['link']],
    ['https://x.example', 'https://x.example', ['address']],
    ['<https://x.example>', 'https://x.example', ['autolink']],
    ['<@1> @everyone', ' @everyone', ['mention']],
    [':wave:', ':wave:', ['emoji']],
    ['<t:1:R>', '', ['timestamp']],
    ['\\*\\*a\\*\\* \\# \\\\', '**a** # \\', []],
    ['__a____**b**__', 'a__b__', ['underline', 'strong']],
  ])('reads %j as %j', (markdown, text, marks) => {
    const runs = readDiscord(markdown);
    expect(textOf(runs)).toBe(text);
    expect(marksOf(runs)).toEqual(marks);
  });
});

describe('text that is escaped', () => {
  it('reads as exactly itself, whatever it is', () => {
    fc.assert(
      fc.property(texts(), (text) => noMarks(escapeMarkdown(text), sanitizeForTerminal(text))),
      RUNS,
    );
  });

  it('reads as itself after other text on its line', () => {
    fc.assert(
      fc.property(texts(), texts(), (first, second) =>
        noMarks(
          `${escapeMarkdown(first)} ${escapeMarkdown(second)}`,
          `${sanitizeForTerminal(first)} ${sanitizeForTerminal(second)}`,
        ),
      ),
      RUNS,
    );
  });

  it.each(SIGNS)('holds for %j alone, and before and after a word', (sign) => {
    for (const text of [sign, `${sign}word`, `word${sign}`, `word ${sign} word ${sign}`, `\n${sign}x`])
      noMarks(escapeMarkdown(text), sanitizeForTerminal(text));
  });
});

describe('an inline', () => {
  const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
  const plain = texts(SIGNS.filter((sign) => !/[\u2028\u202e\u2066-\u2069]/.test(sign)));

  it('is marked with what it is, and nothing else', () => {
    fc.assert(
      fc.property(plain, fc.constantFrom('ltr', 'rtl'), (value, direction) => {
        for (const [inline, mark] of [
          [value, null],
          [strong(value), 'strong'],
          [soft(value), null],
          [code(value), 'code'],
          [citation(value), 'code'],
        ] as const) {
          const runs = readDiscord(inlineMarkdown(inline, direction as 'ltr', () => null));
          expect(bare(textOf(runs))).toBe(bare(sanitizeForTerminal(value)));
          expect(marksOf(runs).filter((m) => m !== mark)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('that is a link shows its text, and leads where it should, on which nothing of it can act', () => {
    fc.assert(
      fc.property(plain, fc.webUrl({ withQueryParameters: true, withFragments: true }), (value, url) => {
        fc.pre(value.trim() !== '');
        const runs = readDiscord(inlineMarkdown(link(value, url), 'ltr', () => null));
        expect(bare(textOf(runs)).startsWith(bare(sanitizeForTerminal(value)))).toBe(true);
        expect(marksOf(runs).filter((m) => m !== 'link' && m !== 'autolink')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a quotation', () => {
  const ranges = (length: number) =>
    fc.array(
      fc
        .tuple(fc.nat(length), fc.nat(length))
        .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
      { maxLength: 4 },
    );
  // Ranges are those of words: they part neither a line break nor a character of two units.
  const quoted = fc.string({
    unit: fc.constantFrom(...SIGNS.filter((sign) => !/[\r\u2028]|👍/u.test(sign))),
    maxLength: 40,
  });
  const excerpts = (all: typeof quoted) =>
    all
      .filter((text) => text.trim() !== '')
      .chain((text) =>
        fc.record({
          text: fc.constant(text),
          highlights: ranges(text.length),
          differences: ranges(text.length),
        }),
      );

  const check = ({
    text,
    highlights,
    differences,
  }: {
    text: string;
    highlights: [number, number][];
    differences: [number, number][];
  }) => {
    const excerpt = excerptFor(text, { highlights, differences });
    const lines = quotationMarkdown(excerpt).split('\n');
    expect(lines.every((line) => line.startsWith('> '))).toBe(true);
    const runs = readDiscord(lines.map((line) => line.slice(2)).join('\n'));
    const whole = isolateIfNeeded(text);
    expect(textOf(runs)).toBe(sanitizeForTerminal(whole));
    const shown = runs.flatMap((run) => [...run.text.split('')].map((unit) => ({ unit, ...run })));
    const wanted = segmentsOf(excerpt).flatMap((s) => s.text.split('').map(() => s));
    const before = whole.indexOf(text);
    for (const [i, { hit, differs }] of wanted.entries()) {
      const { unit = '', marks = new Set<string>() } = shown[before + i] ?? {};
      if (/\s/.test(unit) || /\s/.test(text[i] ?? '')) continue;
      expect([marks.has('strong'), marks.has('underline')]).toEqual([hit, differs]);
    }
    expect(marksOf(runs).filter((mark) => mark !== 'strong' && mark !== 'underline')).toEqual([]);
  };

  it('keeps its text, and marks the words that matched', () => {
    fc.assert(
      fc.property(excerpts(quoted), ({ text, highlights }) => check({ text, highlights, differences: [] })),
      RUNS,
    );
  });

  it('keeps its text, and marks what matched and what differs, wherever the two meet', () => {
    fc.assert(fc.property(excerpts(quoted), check), RUNS);
  });

  it('marks what differs beside what differs and matched', () => {
    check({ text: 'ab', highlights: [[1, 2]], differences: [[0, 2]] });
    check({ text: 'ab', highlights: [[0, 1]], differences: [[0, 2]] });
    check({ text: 'ab', highlights: [[0, 2]], differences: [[1, 2]] });
    check({ text: 'ab', highlights: [[0, 2]], differences: [[0, 1]] });
  });

  it('puts no sign of its own after a line separator (U+2028), which is no new line for Discord', () => {
    check({ text: 'first\u2028second', highlights: [], differences: [] });
    check({ text: 'first\u2029second', highlights: [], differences: [] });
  });
});
