// Plain text: paragraphs as they stand, and nothing of the text changed.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readText } from '../../../../src/knowledge/formats/text.ts';
import { sliced } from '../library-of.ts';
import { anyText, expectToCover } from '../texts.ts';

const paragraphsOf = (source: string): string[] => {
  const { text, paragraphs } = readText(source);
  return sliced(text, paragraphs);
};

test('a paragraph ends at a blank line, and its own line breaks stay', () => {
  expect(paragraphsOf('The garden is open\nevery day.\n\nThe ferry is not.\n')).toEqual([
    'The garden is open\nevery day.',
    'The ferry is not.',
  ]);
});

test('where there is no blank line, every line is a paragraph', () => {
  expect(paragraphsOf('The garden is open.\nThe ferry is not.\nהספרייה סגורה.')).toEqual([
    'The garden is open.',
    'The ferry is not.',
    'הספרייה סגורה.',
  ]);
});

test('blank lines at the ends of a file do not make its single lines one paragraph', () => {
  expect(paragraphsOf('\n\nThe garden is open.\nThe ferry is not.\n\n')).toEqual([
    'The garden is open.',
    'The ferry is not.',
  ]);
});

test('a line of nothing but spaces and tabs is blank', () => {
  expect(paragraphsOf('One\nline.\n \t \nTwo.')).toEqual(['One\nline.', 'Two.']);
});

test('many blank lines part two paragraphs like one', () => {
  expect(paragraphsOf('One\nline.\n\n\n \n\nTwo.')).toEqual(['One\nline.', 'Two.']);
});

test('CRLF, CR and the line separator are line breaks too', () => {
  expect(paragraphsOf('One.\r\n\r\nTwo.')).toEqual(['One.', 'Two.']);
  expect(paragraphsOf('One\rline.\r\rTwo.')).toEqual(['One\rline.', 'Two.']);
  expect(paragraphsOf('One.\u2028Two.')).toEqual(['One.', 'Two.']);
});

test('a byte order mark belongs to the text and to no paragraph', () => {
  const read = readText('\ufeffThe garden.\n');
  expect(read.text).toBe('\ufeffThe garden.\n');
  expect(read.paragraphs).toEqual([[1, 12]]);
});

test('a text without a final line break keeps its last paragraph', () => {
  expect(paragraphsOf('One\nline.\n\nحديقة المكتبة')).toEqual(['One\nline.', 'حديقة المكتبة']);
});

test('indentation stays inside of a paragraph and goes at its ends', () => {
  expect(paragraphsOf('  One\n   line.  \n\n  Two.')).toEqual(['One\n   line.', 'Two.']);
});

test('white space alone holds no paragraph', () => {
  expect(readText(' \n\n\t\r\n').paragraphs).toEqual([]);
  expect(readText('').paragraphs).toEqual([]);
});

test('plain text has no headings and no links', () => {
  const { headings, links, reader } = readText('# No heading\n\n[no](https://link.example)');
  expect({ headings, links, reader }).toEqual({ headings: [], links: [], reader: 'text/3' });
});

test('paragraphs cover any text in order, apart and trimmed, and the text is its source', () => {
  fc.assert(
    fc.property(anyText, (source) => {
      const read = readText(source);
      expect(read.text).toBe(source);
      const ranges = [...read.paragraphs, ...read.headings.map(({ range }) => range)];
      expectToCover(
        read.text,
        ranges.sort(([a], [b]) => a - b),
      );
      expect(readText(source)).toEqual(read);
    }),
    { numRuns: 500 },
  );
});

test('one line break of Windows ends no paragraph where there are blank lines', () => {
  expect(paragraphsOf('a\r\nb\r\n\r\nc\r\nd')).toEqual(['a\r\nb', 'c\r\nd']);
  expect(paragraphsOf('a\r\nb\r\nc')).toEqual(['a', 'b', 'c']);
});
