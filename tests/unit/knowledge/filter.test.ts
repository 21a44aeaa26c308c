// Phrases that must match and words that must not, over a whole library.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyser, libraryOf } from './library-of.ts';

const library = await libraryOf({
  'boats.txt': [
    '---\ntitle: Night boats\nlanguage: en\n---',
    'The ferry of the eastern pier leaves at dawn.',
    'The ferry leaves the pier, eastern winds or not.',
    'A ferry at the Eastern  Pier is a sight to see.',
  ].join('\n\n'),
  'trains.txt':
    '---\nlanguage: en\n---\nTrains leave from the eastern pier at night.\n\nThe ferries do not wait.',
  'gina.txt': '---\nlanguage: he\n---\nדובר צה"ל מסר שהגינה פתוחה.\n\nהגינה של צה"ל, אמר דובר.',
  'hadiqa.txt': '---\nlanguage: ar\n---\nإعادة الإعمار تبدأ اليوم.\n\nالإعمار بعد إعادة الفتح.',
});

const found = (question: string): string[] =>
  library
    .search(question, { max: 9 })
    .findings.map(({ excerpt: { place } }) => `${place.document}#${place.paragraph}`)
    .sort();

test('a phrase is found word for word, in any case and whatever is between its words', () => {
  expect(found('"eastern pier"')).toEqual(['boats.txt#1', 'boats.txt#3', 'trains.txt#1']);
  expect(found('“ferry of the eastern pier”')).toEqual(['boats.txt#1']);
  expect(found('when does the ferry leave the "eastern pier" at "night"')).toEqual(['trains.txt#1']);
});

test('a phrase is matched with its stop words, and not by its stems', () => {
  for (const phrase of ['"ferry eastern pier"', '"ferry leave"', '"eastern piers"'])
    expect(library.search(phrase, { max: 9 }), phrase).toMatchObject({ confident: false, nowhere: true });
  expect(found('ferry "to see"')).toEqual(['boats.txt#3']);
});

test('a phrase in Arabic or Hebrew is found in any spelling that counts as the same', () => {
  expect(found('«اعادة الاعمار»')).toEqual(['hadiqa.txt#1']);
  expect(found('"דובר צה״ל"')).toEqual(['gina.txt#1']);
});

test('what is written onto a word in Arabic and Hebrew is no part of a phrase', () => {
  expect(found('"והדובר צה״ל"')).toEqual(['gina.txt#1']);
});

test('a phrase that stands nowhere is answered by silence, whatever else is asked', () => {
  for (const question of [
    '"eastern quay"',
    'the ferry of the eastern pier "leaves at noon"',
    '"eastren pier"',
  ])
    expect(library.search(question, { max: 9 }), question).toMatchObject({
      confident: false,
      nowhere: true,
    });
});

test('whoever only quotes is shown where it stands', () => {
  expect(library.search('"is a sight to see"', { max: 3 }).confident).toBe(true);
  expect(library.search('"the ferry"', { max: 3 }).confident).toBe(true);
});

test('a word behind a minus is out by its stem, with its titles', () => {
  expect(found('eastern pier -ferries')).toEqual(['trains.txt#1']);
  expect(found('eastern pier -nights')).toEqual([]);
  expect(found('eastern pier -"ferry of the eastern"')).toEqual([
    'boats.txt#2',
    'boats.txt#3',
    'trains.txt#1',
  ]);
  expect(found('eastern pier -the -zeppelin')).toEqual(found('eastern pier'));
});

test('repairs name the word as it was typed', () => {
  expect(library.search('-night "the" estern pier', { max: 3 }).repaired).toEqual([
    { from: 'estern', to: 'eastern' },
  ]);
});

test('every run of a passage’s words finds it, and nothing that lacks it', () => {
  const passages = library.snapshot().passages;
  const surfaces = (text: string) =>
    ` ${analyser
      .analyse(text)
      .map((t) => (/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(t.surface) ? t.term : t.surface))
      .join(' ')} `;
  fc.assert(
    fc.property(fc.nat(passages.length - 1), fc.nat(8), fc.integer({ min: 1, max: 5 }), (n, from, length) => {
      const passage = passages[n];
      const text = passage?.document.text.slice(passage.start, passage.end) ?? '';
      const phrase = analyser.analyse(text).slice(from, from + length);
      if (phrase.every(({ stop }) => stop)) return;
      const run = text.slice(phrase[0]?.start, phrase.at(-1)?.end);
      const { findings } = library.search(`«${run}»`, { max: 9 });
      expect(findings.map((f) => f.excerpt.place.citation)).toContain(passage?.citation);
      for (const { excerpt } of findings) expect(surfaces(excerpt.text)).toContain(surfaces(run));
    }),
  );
});
