// The library as commands use it: search, codes, sources, translations, and the last check of every excerpt.

import { describe, expect, test } from 'vitest';
import { MisquoteError, UserError } from '../../../src/core/errors.ts';
import type { Nearest } from '../../../src/core/ports.ts';
import { createLibrary, type Library } from '../../../src/knowledge/library.ts';
import { nearest } from '../../../src/knowledge/nearest.ts';
import type { SearchOptions } from '../../../src/knowledge/search.ts';
import { createSnapshotBuilder } from '../../../src/knowledge/snapshot.ts';
import { analyser, libraryOf, passageAt, sliced, snapshotOf } from './library-of.ts';

const TOWN = {
  'boats.txt': [
    '---\ntitle: Harbour News\nsource: Harbour Press\nlanguage: en\ntags: [sea, town]\n---',
    'The blue ferry leaves the eastern pier before sunrise.',
    'The keeper lights the lamp of the lighthouse.',
    'Fishermen mend their nets on the quay.',
  ].join('\n\n'),
  'garden.md': [
    '---\ntitle: The Garden Letters\nsource: Riverside Club\nlanguage: en\ntags: [garden]\n---',
    '# Spring',
    'Roses bloom behind the walls of the old orchard.',
    'The gardener waters the tulips near the eastern pier.',
  ].join('\n\n'),
  'hadiqa.txt':
    '---\ntitle: رسائل الحديقة\nlanguage: ar\n---\nتفتح المكتبة أبوابها كل صباح.\n\nالورود في الحديقة حمراء.',
  'gina.txt':
    '---\ntitle: מכתבים מהגינה\nlanguage: he\n---\nהספרייה פתוחה בכל בוקר.\n\nהוורדים בגינה אדומים.',
};

const town = await libraryOf(TOWN);

const found = (question: string, options: Partial<SearchOptions> = {}, library: Library = town): string[] =>
  library
    .search(question, { max: 5, ...options })
    .findings.map(({ excerpt: { place } }) => `${place.document}#${place.paragraph}`);

const userError = (ask: () => unknown): UserError => {
  try {
    ask();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('expected a UserError');
};

describe('search', () => {
  test('finds the passage that answers, in three languages', () => {
    expect(found('When does the ferry leave?')[0]).toBe('boats.txt#1');
    expect(found('متى تفتح المكتبة؟')[0]).toBe('hadiqa.txt#1');
    expect(found('מתי הספרייה פתוחה?')[0]).toBe('gina.txt#1');
  });

  test('gives the words as they stand, with the matched ones marked', () => {
    const [first] = town.search('ferries', { max: 1 }).findings;
    expect(first?.excerpt.text).toBe('The blue ferry leaves the eastern pier before sunrise.');
    const text = town.snapshot().documents.get('boats.txt')?.text ?? '';
    expect(sliced(text, first?.excerpt.highlights ?? [])).toEqual(['ferry']);
  });

  test('is confident of what answers and not of what is only touched', () => {
    expect(town.search('Does the blue ferry leave the eastern pier?', { max: 3 }).confident).toBe(true);
    const touched = town.search('Who painted the ceiling of the eastern cathedral in Lisbon?', { max: 3 });
    expect([touched.confident, touched.findings.length > 0]).toEqual([false, true]);
  });

  test('finds nothing where no word is known', () => {
    const report = town.search('zorp blik?', { max: 3 });
    expect([report.confident, report.findings, report.query]).toEqual([false, [], 'zorp blik?']);
    expect(town.search('', { max: 3 }).findings).toEqual([]);
  });

  test('searches a misspelt word as the one that was meant, and says so', () => {
    const report = town.search('lighthuose keeper', { max: 3 });
    expect(report.repaired).toEqual([{ from: 'lighthuose', to: 'lighthouse' }]);
    expect(report.findings[0]?.excerpt.place.paragraph).toBe(2);
  });

  test('gives as many findings as wanted, and best first', () => {
    expect(found('eastern pier', { max: 1 })).toHaveLength(1);
    const scores = town.search('the eastern pier of roses', { max: 5 }).findings.map((f) => f.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.length).toBeGreaterThan(1);
  });

  test('shows equal passages once and nearly equal ones together', async () => {
    const SEVEN = 'The blue ferry leaves the eastern pier at 7 every morning.';
    const library = await libraryOf({
      'a.txt': SEVEN,
      'b.txt': `Lamps burn.\n\n${SEVEN.toUpperCase()}`,
      'c.txt': SEVEN.replace('7', '8'),
      'd.txt': `---\nattribution: Lior\n---\n${SEVEN}`,
    });
    const { findings } = library.search('When does the blue ferry leave the eastern pier', { max: 5 });
    expect(findings.map((f) => [f.excerpt.place.document, f.excerpt.alsoAt.map((p) => p.document)])).toEqual([
      ['a.txt', ['b.txt']],
      ['d.txt', []],
      ['c.txt', []],
    ]);
    const code = findings[0]?.excerpt.place.citation;
    expect(findings.map((f) => f.nearlyLike)).toEqual([null, code, code]);
    expect(sliced(SEVEN, findings[0]?.excerpt.differences ?? [])).toEqual(['7']);
  });

  test('has room for others though many passages are equal', async () => {
    const library = await libraryOf({
      ...Object.fromEntries(
        ['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.txt`, 'The ferry leaves at dawn.']),
      ),
      'other.txt': 'Nobody has seen the ferry in the long and quiet winter months since then.',
    });
    expect(found('ferry', { max: 2 }, library)).toEqual(['a.txt#1', 'other.txt#1']);
  });

  test('of documents with some tag looks at no others', () => {
    expect(found('eastern pier', { tags: ['garden'] })).toEqual(['garden.md#2']);
    expect(found('eastern pier', { tags: ['sea', 'garden'] }).sort()).toEqual(['boats.txt#1', 'garden.md#2']);
    expect(found('eastern pier', { tags: ['sky'] })).toEqual([]);
    expect(found('eastern pier', { tags: [] })).toHaveLength(2);
  });

  test('of one source looks at no others, and may be narrowed by tags as well', () => {
    expect(found('eastern pier', { source: 'boats.txt' })).toEqual(['boats.txt#1']);
    expect(found('eastern pier', { source: 'boats.txt', tags: ['garden'] })).toEqual([]);
  });

  test('of an unknown source is the asker’s error, with a remedy', () => {
    const error = userError(() => found('pier', { source: 'Qxzvwk' }));
    expect(error).toMatchObject({ blame: 'missing', id: 'source-unknown', remedies: ['/sources'] });
  });

  test('since a day looks at nothing older, and counts what it knows no day of', async () => {
    const dated = await libraryOf({
      'a.txt': '---\npublished: 2023-12-31\ntags: [sea]\n---\nThe ferry leaves at six.',
      'b.txt': '---\npublished: 2024-05\ntags: [sea]\n---\nThe ferry leaves at seven.',
      'c.txt': '---\npublished: 2025\n---\nThe ferry leaves at eight.',
      'd.txt': '---\ntags: [sea]\n---\nThe ferry leaves at nine.',
    });
    const searched = (options: Partial<SearchOptions>) => {
      const { findings, undated } = dated.search('when does the ferry leave', { max: 5, ...options });
      return [findings.map(({ excerpt }) => excerpt.place.document.slice(0, 1)).sort(), undated];
    };
    expect(searched({})).toEqual([['a', 'b', 'c', 'd'], 0]);
    expect(searched({ since: '2024' })).toEqual([['b', 'c'], 1]);
    expect(searched({ since: '2024-05-02', until: '2024-12' })).toEqual([['b'], 1]);
    expect(searched({ until: '2024-04' })).toEqual([['a'], 1]);
    expect(searched({ since: '2024', tags: ['sea'] })).toEqual([['b'], 1]);
    expect(searched({ since: '2024', source: 'c.txt' })).toEqual([['c'], 0]);
    expect(searched({ since: '2030' })).toEqual([[], 1]);
  });

  test('owes nothing to the questions before it, however many words were looked at for them', async () => {
    const letters = (at: number) => [...String(at)].map((digit) => 'bdfgklmnpr'[Number(digit)]).join('a');
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `${i}.txt`,
        `The ferry ${Array.from({ length: 30 }, (_, j) => `harb${letters(1_000 + 30 * i + j)}`).join(' ')}.`,
      ]),
    );
    const asked = await libraryOf(files);
    const question = `ferry of harb${letters(1_000 + 31)}u and harb${letters(1_000 + 95)}`;
    for (const before of ['ferry', 'ferry telescope', 'ferries']) asked.search(before, { max: 10 });
    // A builder of its own: the other would give the same index, with what searches have written beside it.
    const { documents } = asked.snapshot();
    const built = await createSnapshotBuilder(analyser, nearest)({ documents, questions: [], faults: [] });
    const fresh = createLibrary(built, analyser, nearest).search(question, { max: 10 });
    expect(asked.search(question, { max: 10 }).findings).toEqual(fresh.findings);
  });

  test('under way is not disturbed by a swap', async () => {
    const next = await snapshotOf({ 'new.txt': 'The pier is gone.' });
    const swapping: { library: Library | null } = { library: null };
    /** The real matcher, which the speller asks in the middle of a search. */
    const swapsMeanwhile: Nearest = (typed, names) => {
      swapping.library?.swap(next);
      return nearest(typed, names);
    };
    const { documents } = await snapshotOf(TOWN);
    const build = createSnapshotBuilder(analyser, swapsMeanwhile);
    const library = createLibrary(await build({ documents, questions: [], faults: [] }), analyser, nearest);
    swapping.library = library;
    expect(found('lighthuose', {}, library)).toEqual(['boats.txt#2']);
    expect(library.snapshot()).toBe(next);
    expect(found('pier', {}, library)).toEqual(['new.txt#1']);
  });
});

describe('sources', () => {
  const paths = (named: string): string[] => town.sources(named).map((d) => d.path);

  test('are found by path, title or source, in any case', () => {
    expect(paths('boats.txt')).toEqual(['boats.txt']);
    expect(paths(' the garden LETTERS ')).toEqual(['garden.md']);
    expect(paths('harbour press')).toEqual(['boats.txt']);
    expect(paths('رسائل الحديقة')).toEqual(['hadiqa.txt']);
    expect(paths('מכתבים מהגינה')).toEqual(['gina.txt']);
  });

  test('are found by a part of a path, title or source', () => {
    expect(paths('boats')).toEqual(['boats.txt']);
    expect(paths('Letters')).toEqual(['garden.md']);
    expect(paths('.txt')).toEqual(['boats.txt', 'gina.txt', 'hadiqa.txt']);
    expect(paths('מהגינה')).toEqual(['gina.txt']);
  });

  test('all documents of one source are found, and only those if it is named whole', async () => {
    const three = await libraryOf({
      'a.txt': '---\nsource: Club\n---\nRoses.',
      'b.txt': '---\nsource: Club\n---\nBoats.',
      'c.txt': '---\nsource: Club of Rowers\n---\nPiers.',
    });
    expect(three.sources('club').map((d) => d.path)).toEqual(['a.txt', 'b.txt']);
    expect(three.sources('clu').map((d) => d.path)).toEqual(['a.txt', 'b.txt', 'c.txt']);
  });

  test('that are misspelt are asked back, and never guessed', () => {
    expect(userError(() => town.sources('Harbor Nws'))).toMatchObject({
      blame: 'missing',
      id: 'source-unknown-near',
      args: { name: 'Harbor Nws', near: 'Harbour News' },
    });
    const search = userError(() => found('eastern pier', { source: 'gardn leters' }));
    expect([search.id, search.args.near]).toEqual(['source-unknown-near', 'The Garden Letters']);
  });

  test('that are unknown are the asker’s error', () => {
    expect(userError(() => town.sources('Qxzvwk')).id).toBe('source-unknown');
  });
});

describe('codes', () => {
  const [first] = town.snapshot().passages;

  test('lead to their passage, however they were typed', () => {
    for (const typed of [first?.citation ?? '', ` ${first?.citation.toUpperCase()} `])
      expect(town.passage(typed)).toBe(first);
  });

  test('that are unknown are the asker’s error', () => {
    const error = userError(() => town.passage('00000000'));
    expect([error.blame, error.id, error.args]).toEqual([
      'missing',
      'citation-unknown',
      { citation: '00000000' },
    ]);
  });

  test('an excerpt of a passage is all of it', () => {
    const passage = passageAt(town.snapshot().passages, 0);
    expect(town.excerpt(passage)).toMatchObject({
      text: 'The blue ferry leaves the eastern pier before sunrise.',
      place: { document: 'boats.txt', paragraph: 1, citation: passage.citation },
      highlights: [],
    });
  });
});

describe('neighbours', () => {
  const around = (at: number, many: number): number[] => {
    const own = town.snapshot().passages.filter((p) => p.document.path === 'boats.txt');
    return town.neighbours(passageAt(own, at), many).map((p) => p.paragraph);
  };

  test('stand on both sides', () => {
    expect(around(1, 1)).toEqual([1, 2, 3]);
  });

  test('end where the document does', () => {
    expect(around(0, 1)).toEqual([1, 2]);
    expect(around(2, 1)).toEqual([2, 3]);
    expect(around(0, 9)).toEqual([1, 2, 3]);
    expect(around(1, 0)).toEqual([2]);
  });
});

describe('the counterpart of a translation', () => {
  const pair = {
    'letter.ar.txt': '---\nlanguage: ar\n---\nالحديقة مفتوحة.\n\nالعبارة زرقاء.',
    'letter.en.txt':
      '---\nlanguage: en-GB\ntranslation_of: letter.ar.txt\n---\nThe garden is open.\n\nThe ferry is blue.',
    'letter.he.txt': '---\nlanguage: he\ntranslation_of: letter.ar.txt\n---\nהגינה פתוחה.',
    'other.txt': 'Roses.\n\nBoats.',
  };
  const counterpart = async (path: string, paragraph: number, locale: string) => {
    const library = await libraryOf(pair);
    const passage = library
      .snapshot()
      .passages.find((p) => p.document.path === path && p.paragraph === paragraph);
    if (passage === undefined) throw new Error(`there is no ${path}#${paragraph}`);
    return library.counterpart(library.excerpt(passage), locale)?.text ?? null;
  };

  test('is the same paragraph of the original', async () => {
    expect(await counterpart('letter.en.txt', 2, 'en')).toBe('العبارة زرقاء.');
  });

  test('of an original it is the translation into the reader’s language', async () => {
    expect(await counterpart('letter.ar.txt', 1, 'en')).toBe('The garden is open.');
    expect(await counterpart('letter.ar.txt', 1, 'fr')).toBeNull();
  });

  test('there is none if the paragraphs do not correspond', async () => {
    expect(await counterpart('letter.ar.txt', 1, 'he')).toBeNull();
    expect(await counterpart('letter.he.txt', 1, 'he')).toBeNull();
  });

  test('there is none for a document that is no translation', async () => {
    expect(await counterpart('other.txt', 1, 'ar')).toBeNull();
  });

  test('there is none if the original is not in the library', async () => {
    const library = await libraryOf({ 'a.txt': '---\ntranslation_of: lost.txt\n---\nRoses.' });
    const passage = passageAt(library.snapshot().passages, 0);
    expect(library.counterpart(library.excerpt(passage), 'en')).toBeNull();
  });
});

describe('the last check', () => {
  const excerptIn = (library: Library) => library.excerpt(passageAt(library.snapshot().passages, 0));
  const excerpt = excerptIn(town);
  const refuses = (altered: typeof excerpt, library = town) =>
    expect(() => library.verify(altered)).toThrow(MisquoteError);

  test('lets pass what every search and every code gives', () => {
    for (const passage of town.snapshot().passages) town.verify(town.excerpt(passage));
    for (const { excerpt: given } of town.search('eastern pier roses', { max: 5 }).findings)
      town.verify(given);
    expect(excerpt.text).toBe('The blue ferry leaves the eastern pier before sunrise.');
  });

  test('refuses altered, shortened and moved words', () => {
    refuses({ ...excerpt, text: excerpt.text.replace('leaves', 'left') });
    refuses({ ...excerpt, text: excerpt.text.slice(0, -1) });
    refuses({ ...excerpt, text: `${excerpt.text} ` });
    refuses({ ...excerpt, place: { ...excerpt.place, start: excerpt.place.start + 1 } });
  });

  test('refuses another revision and another document', () => {
    refuses({ ...excerpt, place: { ...excerpt.place, revision: '0'.repeat(64) } });
    refuses({ ...excerpt, place: { ...excerpt.place, document: 'garden.md' } });
    refuses({ ...excerpt, place: { ...excerpt.place, document: 'lost.txt' } });
  });

  test('refuses another place that is at another revision', () => {
    const also = { ...excerpt.place, revision: '0'.repeat(64) };
    refuses({ ...excerpt, alsoAt: [also] });
    town.verify({ ...excerpt, alsoAt: [excerpt.place] });
  });

  test('refuses what was true before the document changed', async () => {
    const library = await libraryOf({ 'a.txt': 'Roses bloom.' });
    const before = excerptIn(library);
    library.verify(before);
    library.swap(await snapshotOf({ 'a.txt': 'Roses bloom.\n\nBoats leave.' }));
    refuses(before, library);
    library.verify(excerptIn(library));
  });
});

describe('known questions', () => {
  const questions = [
    '- { ask: When does the ferry leave?, find: [boats.txt#1] }',
    '- { hold: When is the ferry held?, find: [boats.txt#1] }',
    '- { ask: متى تفتح المكتبة؟, find: [hadiqa.txt#1] }',
    '- { ask: /ferries, find: [boats.txt#1] }',
    '- { ask: Where do roses bloom?, find: [garden.md#1] }',
  ].join('\n');
  const asked = libraryOf(TOWN, questions);

  test('are all the open ones as long as nothing is typed', async () => {
    expect((await asked).knownQuestions('  ')).toEqual([
      'When does the ferry leave?',
      'متى تفتح المكتبة؟',
      'Where do roses bloom?',
    ]);
  });

  test('that begin as typed come first, those that resemble it follow', async () => {
    expect((await asked).knownQuestions('when')[0]).toBe('When does the ferry leave?');
    expect((await asked).knownQuestions('roses blom')).toContain('Where do roses bloom?');
    expect((await asked).knownQuestions('متى تف')).toContain('متى تفتح المكتبة؟');
    expect((await asked).knownQuestions('zqxvk')).toEqual([]);
  });

  test('are never held ones, whatever is typed', async () => {
    const library = await asked;
    for (const typed of ['', 'w', 'when is', 'When is the ferry held?', 'held', 'ferry', '/'])
      for (const line of library.knownQuestions(typed)) expect(line).not.toMatch(/held|^\//);
  });

  test('are told once', async () => {
    const lines = (await asked).knownQuestions('when does the ferry leave?');
    expect(new Set(lines).size).toBe(lines.length);
  });
});

test('the slices of a long paragraph answer to each other in turn', async () => {
  const long = (word: string) =>
    Array.from({ length: 60 }, (_, i) => `${word} number ${i} stands at the pier.`).join(' ');
  const library = await libraryOf({
    'a.txt': `---\nlanguage: en\n---\n${long('Alef')}\n\nEnd.`,
    'b.txt': `---\ntranslation_of: a.txt\n---\n${long('Beth')}\n\nEnd.`,
  });
  const slices = library.snapshot().passages.filter((p) => p.document.path === 'b.txt' && p.paragraph === 1);
  expect(slices.length).toBeGreaterThan(1);
  for (const slice of slices) {
    const { text } = library.excerpt(slice);
    expect(library.counterpart(library.excerpt(slice), 'en')?.text).toBe(text.replaceAll('Beth', 'Alef'));
  }
});

test('equal passages in many documents do not hide the one that answers', async () => {
  const boilerplate = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`notice-${i}.txt`, 'The ferry committee sets the fares.']),
  );
  const library = await libraryOf({
    ...boilerplate,
    'answer.txt': 'A day ticket for the ferry costs nine coins in summer.',
  });
  const { findings } = library.search('ferry fares committee', { max: 5 });
  expect(findings[0]?.excerpt.alsoAt).toHaveLength(39);
  expect(findings.map(({ excerpt }) => excerpt.place.document)).toContain('answer.txt');
});

test('passages that are compared keep their order, with what differs marked', async () => {
  const library = await libraryOf({
    'a.txt': 'Fares must rise by ten percent in May.',
    'b.txt': 'Fares must not rise by ten percent in May.',
  });
  const [first, second] = library.compare(library.snapshot().passages);
  expect(second?.nearlyLike).toBe(first?.excerpt.place.citation);
  expect(second?.excerpt.differences).toHaveLength(1);
});
