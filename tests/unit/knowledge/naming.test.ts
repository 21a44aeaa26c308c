// What documents are called, and of when they are, where nobody has said.

import { describe, expect, test } from 'vitest';
import { documentOf } from './library-of.ts';

const titleOf = (path: string, text: string) => documentOf(path, text).meta;

describe('titles', () => {
  test.each([
    ['the head says it', 'a.md', '---\ntitle: Garden\n---\n# Roses\n\nRed.', 'Garden', undefined],
    ['the first heading', 'a.md', '# The *old* garden\n\nRoses.', 'The old garden', 'heading'],
    ['the first heading of HTML', 'a.md', '<h1 align="center">Garden</h1>\n\nRoses.', 'Garden', 'heading'],
    ['a heading of the second level', 'a.md', '## Garden\n\nRoses.', 'Garden', 'heading'],
    ['below a logo', 'a.md', '![logo](logo.png)\n\n# Garden\n\nRoses.', 'Garden', 'heading'],
    [
      'below badges and a link',
      'a.md',
      '[Home](/) | [Up](..)\n\n[![ok](o.svg)](/o)\n\n# Garden\n\nRoses.',
      'Garden',
      'heading',
    ],
    [
      'below words, where it is the only one of the first level',
      'a.md',
      'Kept by the club.\n\n# Garden\n\nRoses.\n\n## Pruning\n\nIn May.',
      'Garden',
      'heading',
    ],
    [
      'a heading that other words stand above',
      'opening-hours.md',
      'At nine.\n\n## In winter\n\nAt ten.',
      'opening hours',
      'file',
    ],
    ['a bold question is no title', 'opening-hours.md', '**When?**\n\nAt nine.', 'opening hours', 'file'],
    ['the name of the file', 'town/opening-hours.md', 'At nine.', 'opening hours', 'file'],
    ['without the day in it', '2025-03-14-opening_hours.md', 'At nine.', 'opening hours', 'file'],
    ['a name that is a title', 'Opening hours - winter.md', 'At nine.', 'Opening hours - winter', 'file'],
    ['a title in capitals in plain text', 'a.txt', 'THE GARDEN\n\nRoses are red.', 'THE GARDEN', 'heading'],
    ['an Arabic name', 'مواعيد-الفتح.md', 'صباحا.', 'مواعيد الفتح', 'file'],
  ])('%s', (_, path, text, title, from) => {
    const { title: called, titleFrom } = titleOf(path, text);
    expect([called, titleFrom]).toEqual([title, from]);
  });
});

describe('days in names of files', () => {
  test.each([
    ['2025-03-14-minutes.md', '2025-03-14'],
    ['minutes 2025-03-14.txt', '2025-03-14'],
    ['minutes_2025-03-14_final.md', '2025-03-14'],
    ['2025-13-14.md', null],
    ['12025-03-14.md', null],
    ['2025-03-141.md', null],
    ['2025-03-14/minutes.md', null],
    ['minutes.md', null],
  ])('%s', (path, day) => {
    const { published, publishedFrom } = documentOf(path, 'Roses.').meta;
    expect([published, publishedFrom]).toEqual([day, day === null ? undefined : 'file']);
  });

  test('what the head says counts more', () => {
    const { published, publishedFrom } = documentOf('2025-03-14.md', '---\ndate: 2024\n---\nRoses.').meta;
    expect([published, publishedFrom]).toEqual(['2024', undefined]);
  });
});
