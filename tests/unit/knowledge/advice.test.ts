// What would make a library better: dates, sources, titles, and the addresses that documents name.

import { expect, test } from 'vitest';
import { addressesIn, adviceOn } from '../../../src/knowledge/advice.ts';
import { documentOf } from './library-of.ts';

const documentsOf = (files: Readonly<Record<string, string>>) => ({
  documents: new Map(Object.entries(files).map(([path, source]) => [path, documentOf(path, source)])),
});

const WHOLE = 'source: Archive\npublished: 2025-03-14';

test('names what is expired, due, undated, without a source, and alike', () => {
  const library = documentsOf({
    'a.md': `---\ntitle: Fares\n${WHOLE}\nvalid_until: 2025-11\n---\n\nA ticket costs four euros.\n`,
    'b.md': `---\ntitle: " fares "\n${WHOLE}\nreview_by: 2025-12-01\n---\n\nA ticket costs five euros.\n`,
    'c.md': 'The ferry leaves at noon.\n',
    'd.md': `---\n${WHOLE}\ntitle: Tides\nvalid_until: 2025\nstatus: superseded\nsuperseded_by: a.md\n---\n\nOld words.\n`,
    'e.md': `---\n${WHOLE}\ntitle: Piers\nvalid_until: 2025-12-02\n---\n\nValid words.\n`,
  });
  const said = adviceOn(library, '2025-12-02').map(({ file, level, problem }) => [file, level, problem]);
  expect(said).toEqual([
    ['a.md', 'warning', 'was valid until 2025-11.'],
    ['b.md', 'note', 'was to be reviewed by 2025-12-01.'],
    ['b.md', 'warning', 'has the same title as a.md, so captions do not tell them apart.'],
    ['c.md', 'note', 'has no date.'],
    ['c.md', 'note', 'has no source.'],
  ]);
});

test('finds each address of the web once', () => {
  const library = documentsOf({
    'a.md':
      '---\nurl: https://a.example/page\n---\n\nSee [this](https://b.example/x#part) and [that](other.md).\n',
    'b.md': 'See [this](https://b.example/x) and <mailto:a@b.example>.\n',
  });
  expect(addressesIn(library)).toEqual([
    { address: 'https://a.example/page', file: 'a.md' },
    { address: 'https://b.example/x', file: 'a.md' },
  ]);
});
