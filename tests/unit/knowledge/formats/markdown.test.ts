// Markdown: what a reader of the page sees, in blocks.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../../src/knowledge/formats/markdown.ts';
import { passagesOf } from '../../../../src/knowledge/passages.ts';
import { documentOf, sliced } from '../library-of.ts';
import { anyMarkdown, expectToCover } from '../texts.ts';
import { headingsOf, paragraphsOf } from './seen.ts';

const linksOf = (source: string): [string, string][] => {
  const { text, links } = readMarkdown(source);
  return links.map(({ range, url }) => [text.slice(...range), url]);
};

describe('blocks', () => {
  test('blocks are parted by one blank line, and a line break in the source is a space', () => {
    expect(readMarkdown('The garden\nis open.\n\n\n\nThe ferry is not.\n').text).toBe(
      'The garden is open.\n\nThe ferry is not.',
    );
  });

  test('headings are apart from paragraphs and know their level', () => {
    const { text, paragraphs, headings } = readMarkdown('# Gardens\n\nOpen.\n\n### Roses\n\nRed.');
    expect(sliced(text, paragraphs)).toEqual(['Open.', 'Red.']);
    expect(headings.map(({ range, level }) => [text.slice(...range), level])).toEqual([
      ['Gardens', 1],
      ['Roses', 3],
    ]);
  });

  test('the headings above a passage are its context, outermost first', () => {
    const source = 'Before.\n\n# Town\n\n## Garden\n\nRoses.\n\n## Ferry\n\nBoats.\n\n# Sea\n\nWaves.';
    const passages = passagesOf(documentOf('town.md', source));
    expect(passages.map(({ headings }) => headings)).toEqual([
      [],
      ['Town', 'Garden'],
      ['Town', 'Ferry'],
      ['Sea'],
    ]);
  });

  test('a heading after the last paragraph is nobody’s context', () => {
    const passages = passagesOf(documentOf('town.md', '# Town\n\nRoses.\n\n# Sea'));
    expect(passages.map(({ headings }) => headings)).toEqual([['Town']]);
  });

  test('a whole list is one paragraph with a line for each item', () => {
    expect(paragraphsOf('Bring:\n\n- boots\n- a *warm* coat\n  - and gloves\n- soap')).toEqual([
      'Bring:',
      '• boots\n• a warm coat\n  • and gloves\n• soap',
    ]);
  });

  test('a table is one paragraph: rows are lines, a tab parts the cells', () => {
    expect(paragraphsOf('| ferry | pier |\n|---|---|\n| Heron | east |\n| Swan | |')).toEqual([
      'ferry\tpier\nHeron\teast\nSwan',
    ]);
  });

  test('code stays as it was typed, with its blank lines', () => {
    expect(paragraphsOf('```js\nlet  roses;\n\n  let boats;\n```\n\nAfter.')).toEqual([
      'let  roses;\n\n  let boats;',
      'After.',
    ]);
  });

  test.each([
    ['a quotation', '> ## The pier closes at nine'],
    ['an admonition', '> [!NOTE]\n> ## The pier closes at nine'],
  ])('a heading that is all of %s is what it says, and heads nothing', (_, source) => {
    expect(paragraphsOf(`# Notes\n\n${source}\n\nFurther.`)).toEqual(['The pier closes at nine', 'Further.']);
    expect(headingsOf(`${source}\n\nFurther.`)).not.toContain('The pier closes at nine');
    expect(headingsOf(`${source}\n>\n> At ten in June.`)).toContain('The pier closes at nine');
  });

  test('each paragraph of a quotation stands for itself', () => {
    expect(paragraphsOf('> One.\n>\n> Two.\n\nThree.')).toEqual(['One.', 'Two.', 'Three.']);
  });

  test('the text of a footnote is a paragraph, and its mark is left out', () => {
    expect(paragraphsOf('The garden[^1] is open.\n\n[^1]: Not in winter.')).toEqual([
      'The garden is open.',
      'Not in winter.',
    ]);
  });

  test('of HTML the words are read, of images what is said in their place; comments and rules are left out', () => {
    const source =
      'The <b>old</b> garden.\n\n<div>kept</div>\n\n<!-- gone -->\n\n![A map](a.png)\n\n---\n\nEnd.';
    expect(readMarkdown(source).text).toBe('The old garden.\n\nkept\n\n[A map]\n\nEnd.');
  });

  test('CRLF and a byte order mark change nothing', () => {
    expect(readMarkdown('\ufeff# Garden\r\n\r\nRoses\r\nbloom.')).toEqual(
      readMarkdown('# Garden\n\nRoses\nbloom.'),
    );
  });
});

describe('inside of a block', () => {
  test('emphasis goes and the words stay, also inside of a word; what is struck out stays marked as that', () => {
    expect(paragraphsOf('The **old *rose* gar**den, `pruned` and ~~wild~~.')).toEqual([
      'The old rose garden, pruned and ~~wild~~.',
    ]);
  });

  test('emphasis over a line break leaves one space', () => {
    expect(paragraphsOf('The *old\n  garden* is open.')).toEqual(['The old garden is open.']);
  });

  test('entities and escapes are the characters they stand for', () => {
    expect(paragraphsOf('Roses &amp; \\*boats\\*')).toEqual(['Roses & *boats*']);
  });

  test('a hard line break stays a line break', () => {
    expect(paragraphsOf('Roses  \nbloom\\\nhere')).toEqual(['Roses\nbloom\nhere']);
  });

  test('links are kept beside the text, with the words that carry them', () => {
    expect(linksOf('See [the *garden*](https://garden.example) or <https://ferry.example>.')).toEqual([
      ['the garden', 'https://garden.example'],
      ['https://ferry.example', 'https://ferry.example'],
    ]);
  });

  test('a link by reference leads where its definition says', () => {
    expect(linksOf('See [the pier][p].\n\n[p]: https://pier.example')).toEqual([
      ['the pier', 'https://pier.example'],
    ]);
  });

  test('right-to-left text is taken as it is', () => {
    expect(paragraphsOf('# الحديقة\n\nتفتح **المكتبة** أبوابها.\n\nהגן _פתוח_.')).toEqual([
      'تفتح المكتبة أبوابها.',
      'הגן פתוח.',
    ]);
  });
});

test('paragraphs and headings together cover any text in order, apart and trimmed', () => {
  fc.assert(
    fc.property(anyMarkdown, (source) => {
      const read = readMarkdown(source);
      const ranges = [...read.paragraphs, ...read.headings.map((h) => h.range)].sort((a, b) => a[0] - b[0]);
      expectToCover(read.text, ranges);
      expect(readMarkdown(source)).toEqual(read);
    }),
    { numRuns: 400 },
  );
});

describe('what readers see and writers write otherwise', () => {
  test('numbered items keep their numbers, and tasks their marks', () => {
    expect(paragraphsOf('3. oars\n4. nets')).toEqual(['3. oars\n4. nets']);
    expect(paragraphsOf('- [x] oars\n- [ ] nets')).toEqual(['[x] oars\n[ ] nets']);
  });

  test('of two targets of one name the first counts, wherever it is written', () => {
    expect(linksOf('[a]\n\n[a]: https://one.example\n[a]: https://two.example')).toEqual([
      ['a', 'https://one.example'],
    ]);
    expect(linksOf('[a]\n\n> [a]: https://one.example')).toEqual([['a', 'https://one.example']]);
  });

  test('a link reaches as far as its words, and no link is left without any', () => {
    expect(linksOf('[a&nbsp;](https://a.example)')).toEqual([['a', 'https://a.example']]);
    expect(linksOf('[&nbsp;](https://a.example)\n\nHello')).toEqual([]);
  });
});
