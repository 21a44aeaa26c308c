// What has to be looked at again, the earliest first.

import { expect, it } from 'vitest';
import { dueBy } from '../../../src/knowledge/due.ts';
import { snapshotOf } from './library-of.ts';

it('lists days of documents and of stretches up to a day, by their last days', async () => {
  const snapshot = await snapshotOf({
    'ferry.md': [
      '---',
      'title: Ferry',
      'review_by: 2025-12',
      'dates:',
      '  - { begins: A fare costs, valid_until: 2025-12-01, review_by: 2026-03 }',
      '---',
      'The ferry leaves at noon.',
      '',
      'A fare costs four coins.',
    ].join('\n'),
    'market.md': '---\nvalid_until: 2025\n---\nThe market is on Fridays.',
    'pier.md': 'The pier is open.',
  });
  const listed = (day: string) =>
    dueBy(snapshot, day).map(({ what, day: said, document, passage, begins }) => [
      what,
      said,
      document.path,
      passage?.paragraph,
      begins,
    ]);
  expect(listed('2026-03-30')).toEqual([
    ['valid until', '2025-12-01', 'ferry.md', 2, 'A fare costs four coins.'],
    ['review by', '2025-12', 'ferry.md', 1, null],
    ['valid until', '2025', 'market.md', 1, null],
  ]);
  expect(listed('2026-03-31')).toHaveLength(4);
  expect(listed('2025-11-30')).toEqual([]);
});
