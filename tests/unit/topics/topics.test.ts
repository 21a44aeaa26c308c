// Which topic is meant by some words, and what each one shows.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import type { SearchReport } from '../../../src/core/finding.ts';
import type { Library } from '../../../src/knowledge/library.ts';
import { libraryOf, snapshotOf } from '../knowledge/library-of.ts';
import { FERRIES, GARDENS, TOWN, topic, topicsOver } from './town.ts';

const library = await libraryOf(TOWN);
const topics = topicsOver(library, FERRIES, GARDENS);
const places = (report: SearchReport): string[] =>
  report.findings.map(({ excerpt: { place } }) => `${place.document}#${place.paragraph}`);
const codeOf = (place: string): string => {
  const passage = library.snapshot().passages.find((p) => `${p.document.path}#${p.paragraph}` === place);
  if (passage === undefined) throw new Error(`there is no ${place}`);
  return passage.citation;
};

describe('a topic is named', () => {
  test('by its command, with or without the slash, in any case', () => {
    for (const name of ['ferries', '/ferries', ' FERRIES ', 'Boats'])
      expect(topics.named(name)).toBe(FERRIES);
  });

  test('in Arabic and Hebrew', () => {
    expect(topics.named('القوارب')).toBe(FERRIES);
    expect(topics.named('الحدائق')).toBe(GARDENS);
    expect(topics.named('גינות')).toBe(GARDENS);
  });

  test('wrongly, the nearest are the remedy', () => {
    const error = (() => {
      try {
        return topics.named('gardns');
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ blame: 'missing', id: 'topic-unknown', remedies: ['/gardens', '/topics'] });
  });
});

describe('a question is matched', () => {
  const best = (question: string): string | undefined => topics.match(question)[0]?.name;

  test('by names and search words, in every language', () => {
    expect(best('When does the ferry leave?')).toBe('ferries');
    expect(best('what blooms in the orchards')).toBe('gardens');
    expect(best('متى تبحر العبارات؟')).toBe('ferries');
    expect(best('ماذا كتبوا عن الحدائق')).toBe('gardens');
    expect(best('מתי יוצאות המעבורות?')).toBe('ferries');
    expect(best('מה נכתב על הגינות')).toBe('gardens');
  });

  test('by none if it has none of their words', () => {
    expect(topics.match('Who wrote the telescope manual?')).toEqual([]);
    expect(topics.match('')).toEqual([]);
    expect(topics.match('what is the')).toEqual([]);
  });

  test('better by a name than by a search word', () => {
    const [byName] = topics.match('boats');
    const [bySearch] = topics.match('pier');
    expect(byName?.score).toBe(1);
    expect(bySearch?.score).toBeCloseTo(0.8);
  });

  test('less surely, the more it says besides', () => {
    const score = (question: string) => topics.match(question)[0]?.score ?? 0;
    expect(score('ferries telescope')).toBeLessThan(score('ferries'));
    expect(score('ferries telescope manual')).toBeLessThan(score('ferries telescope'));
  });

  test('by the line that menus show too, which names nothing by itself', () => {
    const market = topic('market', {
      summary: { en: 'Stalls, and what they sell' },
      search: { en: ['crowns'] },
    });
    const all = topicsOver(library, FERRIES, GARDENS, market);
    const [first] = all.match('who rents the stalls');
    expect(first?.name).toBe('market');
    expect(first?.score).toBeLessThan(0.5);
    expect(all.calledBy('what about the stalls')).toBe(null);
    expect(all.has('stall', 'en')).toBe(false);
    expect(all.has('crown', 'en')).toBe(true);
  });

  test('as the one that is asked about, unless one fact is asked for', () => {
    for (const asked of [
      'ferries',
      'what about the boats',
      'what is there on the pier?',
      'ماذا عن القوارب',
      'מה עם המעבורות',
    ])
      expect([asked, topics.calledBy(asked)]).toEqual([asked, 'ferries']);
    for (const asked of [
      'who owns the ferries',
      'when do the ferries leave',
      'are there ferries?',
      'what colour are the ferries',
      'what about the ferries and the roses',
      'why the ferries, and what about the boats',
      'متى العبارات',
      'מתי המעבורות',
      'what is it',
      'the ferries',
    ])
      expect([asked, topics.calledBy(asked)]).toEqual([asked, null]);
  });

  test('first by what it is about', () => {
    expect(best('What do the gardens say about ferries?')).toBe('ferries');
    expect(best('What do the ferries say about gardens?')).toBe('gardens');
  });

  test('less by a word that several topics have', () => {
    const three = topicsOver(
      library,
      topic('boats', { search: { en: ['island'] } }),
      topic('ferries', { search: { en: ['island'] } }),
      topic('gardens', { search: { en: ['roses'] } }),
    );
    expect(three.match('island roses').map(({ name }) => name)).toEqual(['gardens', 'boats', 'ferries']);
    expect(three.match('island').map(({ name }) => name)).toEqual(['boats', 'ferries']);
  });

  test('with scores from 0 to 1, best first, each topic once', () => {
    const word = fc.constantFrom(
      'ferry',
      'boats',
      'roses',
      'about',
      'the',
      'telescope',
      'الحدائق',
      'מעבורות',
      'pier',
      '?',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const matches = topics.match(words.join(' '));
        expect(new Set(matches.map(({ name }) => name)).size).toBe(matches.length);
        let before = 1;
        for (const { score } of matches) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(before + 1e-9);
          before = score;
        }
      }),
    );
  });
});

describe('a topic shows', () => {
  test('what its search words find, in all languages, and always is sure of it', () => {
    const report = topics.findings(FERRIES);
    expect(places(report)).toEqual(
      expect.arrayContaining(['boats.txt#1', 'boats.txt#2', 'hadiqa.txt#2', 'gina.txt#2']),
    );
    expect(report).toMatchObject({
      query: '/ferries',
      confident: true,
      repaired: [],
      topics: [{ name: 'ferries', score: 1 }],
    });
    for (const { confidence } of report.findings) expect(confidence).toBeGreaterThanOrEqual(library.bar);
  });

  test('only documents with one of its tags', () => {
    expect(places(topics.findings({ ...FERRIES, tags: ['sea'] })).sort()).toEqual([
      'boats.txt#1',
      'boats.txt#2',
    ]);
  });

  test('first what the community wants first, in its order, and each passage once', () => {
    const shownFirst = [codeOf('boats.txt#3'), codeOf('boats.txt#2')];
    const shown = places(topics.findings({ ...FERRIES, shownFirst }));
    expect(shown.slice(0, 2)).toEqual(['boats.txt#3', 'boats.txt#2']);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown).toContain('boats.txt#1');
  });

  test('a passage to be shown first from outside of its tags as well', () => {
    const wanted = { ...FERRIES, tags: ['sea'], shownFirst: [codeOf('garden.txt#1')] };
    expect(places(topics.findings(wanted))[0]).toBe('garden.txt#1');
  });

  test('the rest if a passage to be shown first has gone', () => {
    expect(places(topics.findings({ ...FERRIES, shownFirst: ['00000000'] }))).toEqual(
      places(topics.findings(FERRIES)),
    );
  });

  test('nothing, and is not confident, if nothing is found', () => {
    expect(topics.findings(topic('telescopes'))).toMatchObject({ findings: [], confident: false });
  });

  test('what one search found, until the library is another one', async () => {
    const changing = await libraryOf(TOWN);
    let searches = 0;
    const counted = {
      ...changing,
      search(...args: Parameters<Library['search']>) {
        searches += 1;
        return changing.search(...args);
      },
    };
    const over = topicsOver(counted, FERRIES, GARDENS);
    const before = over.findings(FERRIES);
    expect(over.findings(FERRIES)).toEqual(before);
    expect(searches).toBe(1);
    over.findings(GARDENS);
    over.findings({ ...FERRIES, tags: ['sea'] });
    expect(searches).toBe(3);

    const { 'boats.txt': _, ...left } = TOWN;
    changing.swap(await snapshotOf(left));
    expect(places(over.findings(FERRIES))).not.toContain('boats.txt#1');
    changing.swap(await snapshotOf(TOWN));
    expect(over.findings(FERRIES)).toEqual(before);
  });

  test('excerpts that pass the last check', () => {
    for (const { excerpt } of topics.findings({ ...GARDENS, shownFirst: [codeOf('boats.txt#1')] }).findings)
      expect(() => library.verify(excerpt)).not.toThrow();
  });
});

describe('its title', () => {
  test('is its first name in the reader’s language, else in English, else its command', () => {
    expect(
      ['en', 'ar', 'he'].map((l) => topics.titleIn(FERRIES, l === 'ar' || l === 'he' ? l : 'en')),
    ).toEqual(['Ferries', 'العبارات', 'מעבורות']);
    expect(topics.titleIn(topic('piers', { names: { en: ['Piers'] } }), 'he')).toBe('Piers');
    expect(topics.titleIn(topic('piers'), 'he')).toBe('piers');
  });
});

describe('suggestions', () => {
  const suggested = (typed: string) => topics.suggest(typed, 'ar').map(({ value }) => value);

  test('are all topics as long as nothing is typed, in the reader’s language', () => {
    expect(topics.suggest(' ', 'ar')).toEqual([
      { label: 'العبارات', value: 'ferries' },
      { label: 'الحدائق', value: 'gardens' },
    ]);
  });

  test('begin as typed, in any language, or resemble it', () => {
    expect(suggested('gar')[0]).toBe('gardens');
    expect(suggested('מעב')[0]).toBe('ferries');
    expect(suggested('gradens')).toContain('gardens');
    expect(suggested('zqxvk')).toEqual([]);
  });
});

test('a swap replaces all topics at once', () => {
  const swapped = topicsOver(library, FERRIES);
  swapped.swap([GARDENS]);
  expect(swapped.all()).toEqual([GARDENS]);
  expect(swapped.match('ferry')).toEqual([]);
  expect(() => swapped.named('ferries')).toThrow(UserError);
});
