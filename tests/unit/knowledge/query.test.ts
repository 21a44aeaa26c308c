// Questions turned into weighted terms.

import { describe, expect, test } from 'vitest';
import { type Query, readQuery } from '../../../src/knowledge/query.ts';
import { analyser, snapshotOf } from './library-of.ts';

const { index, vocabulary } = await snapshotOf({
  'town.txt':
    'The library keeps roses.\n\nThe library has a ferry.\n\nתפליג המעבורת\n\nتفتح المكتبة أبوابها\n\nIn 2025.',
});
const read = (question: string): Query => readQuery(question, analyser.analyse(question), index, vocabulary);
const termOf = (question: string, term: string) => read(question).terms.find((t) => t.term === term);

test('stop words are left out, and a term that is said twice stands once and counts twice', () => {
  expect(
    read('The ferry: when is the ferry at the library?').terms.map(({ term, count }) => [term, count]),
  ).toEqual([
    ['ferri', 2],
    ['librari', 1],
  ]);
});

test('a rare term weighs more than a common one, and one that the library lacks weighs most', () => {
  const weigh = (term: string) => termOf('library ferry telescope', term)?.idf ?? 0;
  expect(weigh('ferri')).toBeGreaterThan(weigh('librari'));
  expect(weigh('telescop')).toBeGreaterThan(weigh('ferri'));
  expect(weigh('telescop')).toBe(read('telescope').unseen);
  expect(termOf('telescope', 'telescop')?.id).toBeNull();
});

describe('repairs', () => {
  test('a misspelt word is searched as the nearest of the library, and counts a little less', () => {
    const { repaired } = read('where are the Librery roses');
    expect(repaired).toEqual([{ from: 'Librery', to: 'library' }]);
    expect(termOf('librery', 'librari')?.idf).toBeLessThan(termOf('library', 'librari')?.idf ?? 0);
  });

  test('a repair is told once, as the word was typed', () => {
    expect(read('ferrry, ferrry, FERRRY').repaired).toEqual([
      { from: 'ferrry', to: 'ferry' },
      { from: 'FERRRY', to: 'ferry' },
    ]);
  });

  test('Arabic and Hebrew words are repaired', () => {
    expect(read('המעבורתת').repaired).toEqual([{ from: 'המעבורתת', to: 'המעבורת' }]);
    expect(read('المكتخبة').repaired).toEqual([{ from: 'المكتخبة', to: 'المكتبه' }]);
  });

  test('known words, their inflections, numbers and words that are like none are not repaired', () => {
    expect(read('libraries ferry 2026 telescope').repaired).toEqual([]);
  });
});

test('a word that says what kind of answer is wanted counts half', () => {
  expect(termOf('what year is the ferry from', 'year')?.count).toBe(0.5);
  expect(termOf('the year of the ferry', 'year')?.count).toBe(1);
});

describe('what a question is about', () => {
  test('counts more than the rest', () => {
    expect(termOf('what did the library say about the ferry', 'ferri')?.count).toBe(1.5);
    expect(termOf('what did the library say about the ferry', 'librari')?.count).toBe(1);
  });

  test('in Arabic and Hebrew as well', () => {
    const subject = (question: string) => read(question).terms.at(-1)?.count;
    expect(subject('ماذا قالوا بشأن المكتبة')).toBe(1.5);
    expect(subject('מה נכתב לגבי המעבורת')).toBe(1.5);
  });

  test('without it every word counts the same', () => {
    expect(read('ferry library').terms.map(({ count }) => count)).toEqual([1, 1]);
  });
});

describe('a bare look-up', () => {
  test('is no more than words of the subject', () => {
    expect(['ferry', 'library roses', 'المكتبة', 'המעבורת'].map((line) => read(line).bare)).toEqual(
      Array(4).fill(true),
    );
  });

  test('has no question word and no question mark', () => {
    expect(
      ['where ferry', 'ferry?', 'the ferry', 'أين المكتبة', 'المكتبة؟', 'איפה המעבורת'].map(
        (line) => read(line).bare,
      ),
    ).toEqual(Array(6).fill(false));
  });
});

test('a question without a word has no terms', () => {
  for (const nothing of ['', '  ', '?!', 'what is the'])
    expect({ nothing, terms: read(nothing).terms }).toEqual({ nothing, terms: [] });
});

describe('a name in another script', () => {
  const town = snapshotOf({
    'en.txt':
      'The road to Netzarim was closed, said Sinwar on Sunday. Canon law is read there.\n\nA blind canon.',
    'ar.txt': 'قال السنوار إن الطريق مغلق.',
  });
  const ask = async (question: string) => {
    const { index: ownIndex, vocabulary: words } = await town;
    return readQuery(question, analyser.analyse(question), ownIndex, words).repaired;
  };

  test('is read as the library writes it, and that is told', async () => {
    expect(await ask('who closed the road to نتساريم')).toEqual([{ from: 'نتساريم', to: 'netzarim' }]);
    expect(await ask('who closed the road to נצרים?')).toEqual([{ from: 'נצרים', to: 'netzarim' }]);
  });

  test('is left alone where the library has that very word', async () => {
    expect(await ask('السنوار')).toEqual([]);
  });

  test('is nothing that the library writes with a small letter too', async () => {
    expect(await ask('قانون')).toEqual([]);
  });

  test('in Latin letters has a capital', async () => {
    const { index: ownIndex, vocabulary: words } = await snapshotOf({
      'ar.txt': 'قال السنوار إن الطريق مغلق.',
    });
    const read = (question: string) =>
      readQuery(question, analyser.analyse(question), ownIndex, words).repaired;
    expect(read('who is Sinwar')).toEqual([{ from: 'Sinwar', to: 'السنوار' }]);
    expect(read('who is sinwar')).toEqual([]);
  });
});
