// Laws of what is read: no letter that a reader of the page sees is lost, and no mark is quoted in its place.

import * as fc from 'fast-check';
import createMarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../../src/knowledge/formats/html.ts';
import { readMarkdown } from '../../../../src/knowledge/formats/markdown.ts';
import { readText } from '../../../../src/knowledge/formats/text.ts';
import { passagesOf } from '../../../../src/knowledge/passages.ts';
import { documentOf } from '../library-of.ts';
import { anyMarkdown } from '../texts.ts';
import { foundIn } from './seen.ts';

const lettersOf = (text: string): string => (text.match(/\p{L}/gu) ?? []).sort().join('');

const page = createMarkdownIt({ html: true });

/** The letters of the page that another reader makes of the source, as a browser shows it. */
const shownLetters = (source: string): string =>
  lettersOf(
    page
      .render(source)
      .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
      .replace(/<img [^>]*alt="([^"]*)"[^>]*>/g, '$1')
      .replace(/<[^<>]*>/g, '')
      .replace(/&(?:amp|lt|gt|quot|nbsp);/g, ''),
  );

test('of Markdown every letter of its page is read, and no other', () => {
  fc.assert(
    fc.property(anyMarkdown, (source) => {
      fc.pre(!source.includes('[^'));
      expect(lettersOf(readMarkdown(source).text)).toBe(shownLetters(source.replace(/^\ufeff/, '')));
    }),
    { numRuns: 400 },
  );
});

test('of HTML every letter of the page is read, and no other', () => {
  fc.assert(
    fc.property(anyMarkdown, (source) => {
      expect(lettersOf(readHtml(`<main>${page.render(source)}</main>`).text)).toBe(shownLetters(source));
    }),
    { numRuns: 400 },
  );
});

const word = fc.constantFrom(
  'boats',
  'Ferry',
  'PIER',
  'the',
  'and',
  'lamp',
  'rope:',
  'bell.',
  'tide?',
  '12',
  'a)',
  '-',
);
const line = fc
  .tuple(
    fc.constantFrom('', '', '  ', '    ', '\t'),
    fc.constantFrom('', '', '- ', '1. ', '2. ', '(a) ', '2.1 ', 'Who: ', '> ', '>> ', '> > '),
    fc.array(word, { maxLength: 9 }),
  )
  .map(([indent, mark, words]) => `${indent}${mark}${words.join(' ')}`);
const layout = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: line },
      { weight: 2, arbitrary: fc.constantFrom('', '-----', 'Price    12    9', '7', '\f') },
    ),
    { maxLength: 24 },
  )
  .map((lines) => lines.join('\n'));

describe('of plain text, however it is laid out,', () => {
  test('every character is read, and in its place', () => {
    fc.assert(
      fc.property(layout, (source) => {
        const { text, blocks } = readText(source);
        expect(text).toBe(source);
        const outer = blocks.filter(({ depth }) => depth === 0);
        const read = outer.map(({ range }) => text.slice(...range)).join('');
        // The marks before lines of quoted mail are not of its words.
        expect(read.replace(/[\s>-]/g, '')).toBe(source.replace(/[\s>-]/g, ''));
      }),
      { numRuns: 300 },
    );
  });

  test('blocks lie in those around them, in order and apart', () => {
    fc.assert(
      fc.property(layout, (source) => {
        const { blocks } = readText(source);
        const ends: number[] = [];
        let before = 0;
        for (const { depth, range } of blocks) {
          ends.length = Math.min(ends.length, depth);
          expect(depth).toBe(ends.length);
          expect(range[0]).toBeGreaterThanOrEqual(before);
          expect(range[1]).toBeLessThanOrEqual(ends.at(-1) ?? source.length);
          before = range[0];
          ends.push(range[1]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('every word but those of pages is in one passage or heading', () => {
    fc.assert(
      fc.property(layout, (source) => {
        const document = documentOf('a.txt', `Roses.\n\n${source}`);
        const ranges = [
          ...passagesOf(document).map(({ start, end }) => [start, end] as const),
          ...document.headings.map(({ range }) => range),
          ...document.blocks.flatMap(({ range, isOfPage }) => (isOfPage === true ? [range] : [])),
        ].sort(([a], [b]) => a - b);
        let at = 0;
        for (const [start, end] of ranges) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(document.text.slice(at, start)).toMatch(/^[\s>-]*$/);
          at = end;
        }
        expect(document.text.slice(at)).toMatch(/^[\s>-]*$/);
      }),
      { numRuns: 300, examples: [['tide?\n\n-----\n\nboats'], ['tide:\n\n-----\n\nboats']] },
    );
  });
});

const tag = fc.constantFrom(
  ...'p div b i a sup s ul ol li dl dt dd table tr td th thead caption blockquote pre h2 details summary section figure'.split(
    ' ',
  ),
);
const pieceOfPage = fc.oneof(
  { weight: 3, arbitrary: word.map((words) => ` ${words}`) },
  { weight: 3, arbitrary: tag.map((name) => `<${name}>`) },
  { weight: 2, arbitrary: tag.map((name) => `</${name}>`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('<br>', '<hr>', '\n', '<input type=checkbox>', '<img alt=boat>', '<p><b>'),
  },
);
const anyPage = fc.array(pieceOfPage, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('of HTML, however its tags are nested,', () => {
  test('blocks lie in those around them, in order and apart', () => {
    fc.assert(
      fc.property(anyPage, (source) => {
        const { text, blocks } = readHtml(source);
        const ends: number[] = [];
        let before = 0;
        for (const { depth, range } of blocks) {
          ends.length = Math.min(ends.length, depth);
          expect(depth).toBe(ends.length);
          expect(range[0]).toBeGreaterThanOrEqual(before);
          expect(range[1]).toBeLessThanOrEqual(ends.at(-1) ?? text.length);
          expect(text.slice(...range).trim()).toBe(text.slice(...range));
          before = range[0];
          ends.push(range[1]);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('every word is in one passage or heading', () => {
    fc.assert(
      fc.property(anyPage, (source) => {
        const document = documentOf('a.html', `<p>Roses.</p>${source}`);
        const ranges = [
          ...passagesOf(document).map(({ start, end }) => [start, end] as const),
          ...document.headings.map(({ range }) => range),
        ].sort(([a], [b]) => a - b);
        let at = 0;
        for (const [start, end] of ranges) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(document.text.slice(at, start)).toMatch(/^\s*$/);
          at = end;
        }
        expect(document.text.slice(at)).toMatch(/^\s*$/);
      }),
      {
        numRuns: 400,
        examples: [
          ['<dl> boats<dt> boats'],
          ['<dl><dd>boats'],
          ['<dl><p>boats<dt>rope<dd>pier<p>boats'],
          [' rope:<details><p><b> boats<p>'],
          [' rope:<blockquote><h2>boats'],
        ],
      },
    );
  });
});

test('marks of Markdown are in nothing that is found', () => {
  const source = [
    '# The **garden** {#garden}',
    '> [!NOTE]\n> It is ==not== `open`[^1] on [[Sunday|Sundays]].',
    '| a | b |\n|---|---|\n| **c** | ~d~ [e](https://e.example) |',
    '1. *One* item of <b>this</b> list that ends.\n2. __Two__ ![image](i.png) items that end.',
    ':::tip[Title]\nBring {{< icon >}} boots.\n:::',
    '[^1]: Until <sub>May</sub>.',
  ].join('\n\n');
  for (const said of foundIn('a.md', source))
    expect(said).not.toMatch(/\*\*|__|\]\(|\[\[|==|<\/?\w|\{|:::|\[!/);
});

describe('a megabyte is read in a time that does not grow with its square', () => {
  const sizes = [10_000, 40_000] as const;
  const repeated = (piece: string, size: number) => piece.repeat(Math.ceil(size / piece.length));
  const timeOf = (read: () => unknown): number => {
    const began = process.cpuUsage();
    read();
    const { user, system } = process.cpuUsage(began);
    return user + system;
  };
  /** What is nested deeper than a browser nests is a fault. */
  const readHtmlOrNot = (source: string) => {
    try {
      return readHtml(source);
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  };
  test.each([
    ['paragraphs of HTML', '<p>a <b>b</b>'],
    ['links of HTML', '<a href=x>a</a> '],
    ['line breaks of HTML', 'a<br>'],
    ['tags that end nothing', '</b></p>'],
    ['entities', '&amp;'],
    ['emphasis that is not closed', '<b><p>a'],
    ['imports that do not end', 'import {\n'],
    ['comments that do not end', '%% a\n'],
    ['mathematics that does not end', '\\('],
    ['HTML that is not closed', '<ul><li>a'],
    ['cells that are not closed', '<tr><td>a</td>'],
    ['white space in a line', ' '],
    ['dots', '.'],
    ['items', '- a\n'],
    ['items of many kinds', '- a\nx\n* b\nx\n'],
    ['lines of pages', '1\n\n'],
  ])('%s', (_, piece) => {
    for (const read of [readMarkdown, readText, readHtmlOrNot]) {
      const [short, long] = sizes.map((size) =>
        Math.min(...[1, 2, 3].map(() => timeOf(() => read(`a${repeated(piece, size)}b`)))),
      );
      // Four times as much takes four times as long; with the square it takes sixteen.
      expect(long ?? 0).toBeLessThan(10 * (short ?? 0) + 100_000);
    }
  });
});
