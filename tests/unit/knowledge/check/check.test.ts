// What is said of quotations: exact, altered, stitched, partly there, cut, or nowhere.

import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Check, checkToJson } from '../../../../src/core/check.ts';
import { readQuotation } from '../../../../src/core/quotation.ts';
import { createChecker } from '../../../../src/knowledge/check/check.ts';
import type { Snapshot } from '../../../../src/knowledge/snapshot.ts';
import { analyser, snapshotOf } from '../library-of.ts';

const HARBOUR = `The ferry leaves the old pier every morning at nine, and it carries forty passengers to the island. \
Bicycles travel for half the fare of their riders. The council does not plan to raise the fares before 2030. However, the crews \
have asked for two more boats.

In winter the harbour is closed to sailing boats on Sundays. According to the harbour office, ice was seen near the lighthouse \
in three of the last ten years. If the lighthouse is damaged, no ship may enter the bay after sunset.`;
const GARDEN = `The botanical garden keeps roses from twelve countries behind a wall of red brick. Visitors may take pictures, \
but they are asked to leave the greenhouse by five. The gardeners water the ferns with rain that is kept in copper barrels.`;
const ARABIC =
  'تنقل العبارة أربعين راكبا إلى الجزيرة كل صباح من الرصيف القديم. لا تسافر الدراجات الكبيرة على متن العبارة في الشتاء.';
const NOTES = `The ferries of the United States stopped in May at pier No. 12 for repairs of their engines.

Tickets?

The captain waited for the pilot ... The pilot never came to the bridge. The tide went out again before noon. He sailed.`;
const HEBREW =
  'המעבורת יוצאת בכל בוקר מהרציף הישן ונושאת ארבעים נוסעים אל האי. לדברי משרד הנמל, קרח נראה ליד המגדלור בשלוש שנים.';

const checker = createChecker(analyser);
const check = (...given: Parameters<typeof checker>): Check => {
  const work = checker(...given);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};
let library: Snapshot;
beforeAll(async () => {
  library = await snapshotOf({
    'harbour.txt': HARBOUR,
    'copy.txt': `A newspaper wrote:\n\n${HARBOUR.split('\n\n')[1]}`,
    'garden.txt': GARDEN,
    'ar.txt': ARABIC,
    'he.txt': HEBREW,
    'notes.txt': NOTES,
  });
});
const checked = (text: string, within: Snapshot = library): Check =>
  check(
    within,
    text,
    readQuotation(
      text,
      () => false,
      () => [],
    ),
  );
const verdict = (text: string) => checked(text).verdict;
const json = (text: string) => checkToJson(checked(text));
const changes = (text: string) =>
  json(text).parts.flatMap((part) => part.changes.map(({ quoted, source }) => [quoted, source]));
const missing = (text: string) => json(text).parts.flatMap((part) => part.missing.map((word) => word.text));

describe('exact', () => {
  test.each([
    ['a sentence', 'Bicycles travel for half the fare of their riders.'],
    ['without its full stop, in capitals', 'BICYCLES TRAVEL FOR HALF THE FARE OF THEIR RIDERS'],
    [
      'in quotation marks, with its source',
      '“Bicycles travel for half the fare of their riders.” — The Harbour Gazette',
    ],
    [
      'behind marks of Markdown',
      '> Bicycles travel for **half the fare**\n> of their riders.\n\n- Harbour Gazette',
    ],
    ['a whole text of several paragraphs', HARBOUR],
    ['paragraphs run together', HARBOUR.replace('\n\n', ' ')],
    [
      'short paragraphs',
      'at pier No. 12 for repairs of their engines. tickets? the captain waited for the pilot',
    ],
    ['common words only', 'of their'],
    ['Arabic with vowel signs', 'لا تُسافِر الدّراجات الكبيرة على متن العـــبارة في الشتاء'],
    [
      'Hebrew between controls of direction',
      '\u2067המעבורת יוצאת בכל בוקר מהרציף הישן ונושאת ארבעים נוסעים אל האי.\u2069',
    ],
  ])('%s', (_, text) => {
    expect(verdict(text)).toBe('exact');
    expect(changes(text)).toEqual([]);
  });

  test('says where, in the quotation and in the document', () => {
    const { parts } = json('> Bicycles travel for half the fare of their riders.');
    const source = parts[0]?.source;
    expect(parts).toMatchObject([{ start: 2, end: 52, source: { document: 'harbour.txt' } }]);
    expect(HARBOUR.slice(source?.start, source?.end)).toBe(
      'Bicycles travel for half the fare of their riders.',
    );
  });

  test('names every document that holds the words', () => {
    const { parts } = json('In winter the harbour is closed to sailing boats on Sundays.');
    const all = [parts[0]?.source.document, ...(parts[0]?.alsoAt ?? []).map(({ document }) => document)];
    expect(all).toEqual(['copy.txt', 'harbour.txt']);
  });

  test('with dots for what is left out of a paragraph', () => {
    const text =
      'The ferry leaves the old pier every morning at nine […] and it carries forty passengers to the island.';
    expect(checked(text)).toMatchObject({
      verdict: 'exact',
      parts: [{ omission: false }, { omission: true }],
    });
  });
});

describe('altered', () => {
  test.each([
    ['a number', 'The council does not plan to raise the fares before 2035.', [['2035', '2030']]],
    ['a "not" that is left out', 'The council does plan to raise the fares before 2030.', [['', 'not']]],
    ['a "not" put in', 'Bicycles do not travel for half the fare of their riders.', [['do not', '']]],
    [
      'a word',
      'Visitors may take animals, but they are asked to leave the greenhouse by five.',
      [['animals', 'pictures']],
    ],
    [
      'the first two words',
      'My bicycle travel for half the fare of their riders.',
      [['My bicycle', 'Bicycles']],
    ],
    [
      'the first words and the last',
      'Our boats leaves the old pier every morning at nine, and it carries forty passengers to the mainland',
      [
        ['Our boats', 'The ferry'],
        ['mainland', 'island'],
      ],
    ],
    ['a "not" in a few words', 'roses not from twelve countries', [['not', '']]],
    [
      'a word put before a sentence',
      'Never bicycles travel for half the fare of their riders.',
      [['Never', '']],
    ],
    ['Arabic', 'تنقل العبارة خمسين راكبا إلى الجزيرة كل صباح من الرصيف القديم.', [['خمسين', 'أربعين']]],
    ['Hebrew', 'המעבורת יוצאת בכל ערב מהרציף הישן ונושאת ארבעים נוסעים אל האי.', [['ערב', 'בוקר']]],
  ])('%s', (_, text, expected) => {
    expect(verdict(text)).toBe('altered');
    expect(changes(text)).toEqual(expected);
  });

  test('a sentence dropped in the middle is a difference', () => {
    const [first, , third] = HARBOUR.split('. ');
    const text = `${first}. ${third}.`;
    expect(verdict(text)).toBe('altered');
    expect(changes(text)).toEqual([['', 'Bicycles travel for half the fare of their riders.']]);
  });

  test('a sentence dropped before a short one', () => {
    const text = 'The captain waited for the pilot ... The pilot never came to the bridge. He sailed.';
    expect(changes(text)).toEqual([['', 'The tide went out again before noon.']]);
  });

  test('dots of the document stand for no sentence that is left out', () => {
    const text = 'The captain waited for the pilot ... The tide went out again before noon.';
    expect(verdict(text)).toBe('altered');
    expect(changes(text)).toEqual([['', 'The pilot never came to the bridge.']]);
    expect(verdict(text.replace('...', '... […]'))).toBe('exact');
  });

  test('an own last line is not taken for a source where the document has it', () => {
    expect(checked('Bicycles travel for half the fare of their riders.\n- The Gazette').ignored).toEqual([
      51, 64,
    ]);
  });
});

describe('put together', () => {
  const ROSES = 'The botanical garden keeps roses from twelve countries behind a wall of red brick.';
  test('from two documents is stitched', () => {
    expect(verdict(`Bicycles travel for half the fare of their riders. ${ROSES}`)).toBe('stitched');
  });
  test('in another order is stitched', () => {
    expect(
      verdict(
        'The council does not plan to raise the fares before 2030. The ferry leaves the old pier every morning at nine, and it carries forty passengers to the island.',
      ),
    ).toBe('stitched');
  });
  test('in another order is stitched, whichever sentence it is that moved', () => {
    const [first, second, third] = HARBOUR.split(/(?<=\.) /);
    expect(verdict(`${first} ${third} ${second}`)).toBe('stitched');
  });
  test('inside a sentence is stitched', () => {
    const text = 'The ferry leaves the old pier every morning behind a wall of red brick';
    const { verdict: said, parts } = json(text);
    expect([said, ...parts.map((part) => text.slice(part.start, part.end))]).toEqual([
      'stitched',
      'The ferry leaves the old pier every morning',
      'behind a wall of red brick',
    ]);
  });
  test.each(['', ' …'])(
    'of a sentence from each of two paragraphs is stitched, with dots or without (%s)',
    (dots) => {
      const text = `However, the crews have asked for two more boats.${dots} According to the harbour office, ice was seen near the lighthouse in three of the last ten years.`;
      expect(verdict(text)).toBe('stitched');
    },
  );
  test.each(['It is a lie.', 'call us for tickets today, there are some left.'])(
    'with a sentence of few words, or without a capital, is partly there: %s',
    (invented) => {
      const text = `${ROSES} ${invented}`;
      expect(checked(text)).toMatchObject({
        verdict: 'partly',
        unfound: [[ROSES.length + 1, text.length - 1]],
      });
    },
  );
  test('with what stands nowhere is partly there, and says what is not', () => {
    const invented = 'Elephants have never been allowed near any tulip in this valley.';
    const found = checked(`${ROSES} ${invented}`);
    expect(found).toMatchObject({
      verdict: 'partly',
      unfound: [[ROSES.length + 1, ROSES.length + invented.length]],
    });
  });
});

describe('cut', () => {
  test.each([
    ['a speaker', 'ice was seen near the lighthouse in three of the last ten years', ['According to']],
    ['a negation', 'plan to raise the fares before 2030', ['not', 'However']],
    ['a condition', 'no ship may enter the bay after sunset', ['If']],
    ['a contrast', 'Visitors may take pictures', ['but']],
    ['a contrast in the next sentence', 'The council does not plan to raise the fares', ['However']],
    ['a speaker in Hebrew', 'קרח נראה ליד המגדלור בשלוש שנים', ['לדברי']],
  ])('from %s', (_, text, words) => {
    expect(verdict(text)).toBe('from-context');
    expect(missing(text)).toEqual(words);
  });
  test.each(['roses from twelve countries', 'repairs of their engines'])(
    'from nothing of the kind is exact, and names are none: %s',
    (text) => {
      expect(verdict(text)).toBe('exact');
    },
  );
});

describe('not found', () => {
  test('is what no document holds, with what comes nearest', () => {
    const text = 'Copper barrels were invented by gardeners of the moon who disliked ferns.';
    expect(checked(text)).toMatchObject({ verdict: 'not-found', parts: [] });
    expect(checked(text).nearest.map(({ place }) => place.document)).toContain('garden.txt');
  });
  test.each(['', '…', '?!', 'the and of'])('is also "%s"', (text) => {
    expect(verdict(text)).toBe('not-found');
  });
});

describe('laws', () => {
  const sentences = fc.constantFrom(
    ...[HARBOUR, GARDEN, ARABIC, HEBREW].flatMap((text) => text.split(/(?<=\.)\s+/)),
  );

  test('a slice by words is exact, or cut from its context', () => {
    fc.assert(
      fc.property(sentences, fc.nat(), fc.nat(), (sentence, a, b) => {
        const words = sentence.split(' ');
        const from = a % (words.length - 3);
        const slice = words.slice(from, from + 4 + (b % words.length));
        expect(['exact', 'from-context']).toContain(verdict(slice.join(' ')));
      }),
      { numRuns: 60 },
    );
  });

  test('a changed digit is never exact', () => {
    const numbered =
      'The council does not plan to raise the fares before 2030. However, the crews have asked for two more boats.';
    fc.assert(
      fc.property(fc.nat(3), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const at = numbered.indexOf('2030') + place;
        const digit = String((Number(numbered.charAt(at)) + by) % 10);
        const text = numbered.slice(0, at) + digit + numbered.slice(at + 1);
        expect(verdict(text)).toBe('altered');
      }),
    );
  });

  test('any text at all gets a verdict whose places are where it says', () => {
    const pieces = fc.array(fc.oneof(sentences, fc.constantFrom('not', '…', '> ', '\n', '"', '- x', '**')), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(pieces, (some) => {
        const text = some.join(' ');
        let before = 0;
        for (const { quoted, excerpt, changes: differing } of checked(text).parts) {
          const { place } = excerpt;
          expect(quoted[0]).toBeGreaterThanOrEqual(before);
          expect(quoted[1]).toBeGreaterThan(quoted[0]);
          before = quoted[1];
          expect(library.documents.get(place.document)?.text.slice(place.start, place.end)).toBe(
            excerpt.text,
          );
          for (const { quoted: said, source } of differing) {
            expect(said[0]).toBeGreaterThanOrEqual(quoted[0]);
            expect(said[1]).toBeLessThanOrEqual(quoted[1]);
            expect(source[0]).toBeGreaterThanOrEqual(place.start);
            expect(source[1]).toBeLessThanOrEqual(place.end);
          }
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 60 },
    );
  });
});

test('of many passages with the same words, that with their order is looked at', async () => {
  const words = 'lantern harbour silver morning gardener copper island winter'.split(' ');
  const turned = Array.from({ length: 16 }, (_, i) => {
    const order = [...words.slice(i % 8), ...words.slice(0, i % 8)];
    return (
      i < 8
        ? order.filter((_, at) => at % 2 === 0).concat(order.filter((_, at) => at % 2 === 1))
        : order.toReversed()
    ).join(' ');
  });
  const files = turned.map((text, i) => [`${10 + i}.txt`, `${text}.`] as const);
  const snapshot = await snapshotOf(Object.fromEntries([...files, ['99.txt', `${words.join(' ')}.`]]));
  const quotation = `${words.slice(0, 5).join(' ')} iron ${words.slice(6).join(' ')}`;
  const { verdict, parts } = checkToJson(checked(quotation, snapshot));
  expect([verdict, parts.map(({ source }) => source.document)]).toEqual(['altered', ['99.txt']]);
});

test('a long quotation can be interrupted at every sentence, wherever it stands', () => {
  const pausesIn = (text: string): number => {
    const work = checker(
      library,
      text,
      readQuotation(
        text,
        () => false,
        () => [],
      ),
    );
    let pauses = 0;
    while (work.next().done !== true) pauses++;
    return pauses;
  };
  const altered = 'The ferry leaves the old pier every evening at nine. ';
  const apart = 'Bicycles travel for half the fare of their riders. Visitors may take pictures. ';
  for (const sentences of [altered.repeat(70), apart.repeat(35)])
    expect(pausesIn(sentences)).toBeGreaterThanOrEqual(70);
});

test('beside words that were changed, the sentence is shown whole', () => {
  const [text, quotation] = [
    'The council does plan to raise the fares',
    readQuotation(
      'The council does plan to raise the fares',
      () => false,
      () => [],
    ),
  ];
  const { verdict, parts, shown } = check(library, text, quotation);
  expect(verdict).toBe('altered');
  expect(parts[0]?.excerpt.text).toBe('The council does not plan to raise the fares');
  expect(shown.map((excerpt) => excerpt.text.trim())).toEqual([
    'The council does not plan to raise the fares before 2030.',
  ]);
});

test('beside words that were changed between dots, the first and last sentence are shown whole', () => {
  const text = 'it carries fifty passengers ... The council does plan to raise the fares';
  const quotation = readQuotation(
    text,
    () => false,
    () => [],
  );
  const { verdict, shown } = check(library, text, quotation);
  expect(verdict).toBe('altered');
  expect(shown.map((excerpt) => excerpt.text.trim())).toEqual([
    'The ferry leaves the old pier every morning at nine, and it carries forty passengers to the island. Bicycles travel for half the fare of their riders. The council does not plan to raise the fares before 2030.',
  ]);
});
