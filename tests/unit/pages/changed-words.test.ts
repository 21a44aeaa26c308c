// What has changed in a document makes both revisions.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedWords } from '../../../src/pages/changed-words.ts';
import { createComparison } from '../../../src/pages/changes.ts';
import { anyText } from '../knowledge/texts.ts';

it('what stayed and went is the old text, what stayed and came the new one', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, now) => {
      const spans = changedWords(before, now, null) ?? [];
      const without = (is: string) =>
        spans
          .filter((stretch) => stretch.is !== is)
          .map(({ text }) => text)
          .join('');
      expect([without('added'), without('removed')]).toEqual([before, now]);
    }),
    { numRuns: 25 },
  );
  expect(changedWords('يفتح البستان صباحا', 'يفتح البستان مساء', 'ar')?.slice(1)).toEqual([
    { is: 'removed', text: 'صباحا' },
    { is: 'added', text: 'مساء' },
  ]);
});

it('two texts that have little in common are not compared to the end, and any two once', async () => {
  const many = (word: string) => Array.from({ length: 1_000 }, (_, i) => `${word}${i}`).join(' ');
  const [before, now] = [
    { text: many('a'), revision: '1' },
    { text: many('b'), revision: '2' },
  ];
  const compare = createComparison(async (...texts) => changedWords(...texts));
  expect(await compare(before, now, 'en')).toBeNull();
  const found = await compare(before, { text: `${many('a')}.`, revision: '3' }, 'en');
  expect(found?.at(-1)).toEqual({ is: 'added', text: '.' });
  expect(await compare(before, { text: 'another text', revision: '3' }, 'en')).toBe(found);
});
