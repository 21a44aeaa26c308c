// A page holds every word of a document, and what has changed in it makes both revisions.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FaultyFileError } from '../../../src/knowledge/fault.ts';
import { changedWords } from '../../../src/pages/changed-words.ts';
import { createComparison } from '../../../src/pages/changes.ts';
import { piecesOf, sourceOf } from '../../../src/pages/source.ts';
import { libraryOf } from '../knowledge/library-of.ts';
import { anyText } from '../knowledge/texts.ts';

const sourceOfText = async (path: string, text: string) => {
  const library = await libraryOf({ [path]: text });
  const [document] = library.snapshot().documents.values();
  if (document === undefined) throw new Error('there is no document');
  return sourceOf(library, document);
};

const words = (text: string) => text.replace(/\s+/g, '');

it('headings and paragraphs are all of the text, in order', async () => {
  const markdown =
    '# Fares\n\nThe *ferry* costs two coins.\n\n## Winter\n\n## Summer\n\n- adults\n- children\n\n# Last\n';
  const pieces = piecesOf(await sourceOfText('a.md', markdown));
  expect(pieces.map((piece) => (piece.is === 'heading' ? [piece.text, piece.level] : piece.number))).toEqual([
    ['Fares', 0],
    1,
    ['Winter', 0],
    ['Summer', 1],
    2,
    ['Last', 0],
  ]);
  await fc.assert(
    fc.asyncProperty(anyText, fc.constantFrom('a.txt', 'a.md'), async (text, path) => {
      const source = await sourceOfText(path, text).catch((error: unknown) => {
        if (error instanceof FaultyFileError) return null;
        throw error;
      });
      if (source === null) return;
      const shown = piecesOf(source).map((piece) =>
        piece.is === 'heading' ? piece.text : piece.parts.map((part) => part.text).join(''),
      );
      expect(words(shown.join(''))).toBe(words(source.text));
    }),
    { numRuns: 50 },
  );
});

it('what stayed and went is the old text, what stayed and came the new one', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, now) => {
      const stretches = changedWords(before, now, null) ?? [];
      const without = (is: string) =>
        stretches
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
