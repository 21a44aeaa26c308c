// Summaries: whole sentences as they stand, within bounds, each once, each with its own place.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributionName, type Excerpt } from '../../../src/core/source.ts';
import { createLibrary } from '../../../src/knowledge/library.ts';
import { createLoader } from '../../../src/knowledge/load.ts';
import { nearest } from '../../../src/knowledge/nearest.ts';
import { type Passage, passagesOf } from '../../../src/knowledge/passages.ts';
import { sentencesIn } from '../../../src/knowledge/sentences.ts';
import { createSnapshotBuilder } from '../../../src/knowledge/snapshot.ts';
import { createSummarizer, type RelevantPassage } from '../../../src/knowledge/summary.ts';
import { analyser, documentOf } from './library-of.ts';
import { anyText } from './texts.ts';

const summarize = createSummarizer(analyser);
const WIDE = { sentences: 50, chars: 50_000 };

const passagesIn = (text: string, path = 'town.txt', sidecar: string | null = null): Passage[] =>
  passagesOf(documentOf(path, text, sidecar));
const weighed = (passages: readonly Passage[], relevance: readonly number[] = []): RelevantPassage[] =>
  passages.map((passage, i) => ({ passage, relevance: relevance[i] ?? 1 }));
const textsOf = (excerpts: readonly Excerpt[]): string[] => excerpts.map(({ text }) => text);
const summaryOf = (text: string, sentences: number, relevance: readonly number[] = []): string[] =>
  textsOf(summarize(weighed(passagesIn(text), relevance), { sentences, chars: 50_000 }));

/** Twice the words in common by all words. */
const share = (a: string, b: string): number => {
  const [left, right] = [a, b].map((text) => analyser.analyse(text).map((t) => t.surface));
  const rest = [...(left ?? [])];
  const common = (right ?? []).filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / ((left?.length ?? 0) + (right?.length ?? 0));
};

const word = fc.constantFrom(
  'garden',
  'ferry',
  'roses',
  'the',
  'They',
  'الحديقة',
  'المعبر',
  'המעבורת',
  'pier',
  'not',
  '7',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => `X${words.join(' ')}.`);
const paragraphs = fc.array(
  fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join(' ')),
  { minLength: 1, maxLength: 6 },
);
const written = fc.oneof(
  { weight: 3, arbitrary: paragraphs.map((all) => all.join('\n\n')) },
  { weight: 1, arbitrary: anyText.map((text) => `Pier. ${text}`) },
);

/** What makes two sentences two statements, however alike: the numbers in them, and what they deny. */
const decidingWords = (text: string): string =>
  (text.match(/[^\s]*\p{N}[^\s]*|\bnot\b/gu) ?? []).toSorted().join(' ');

describe('whatever is written', () => {
  const cases = fc.record({
    texts: fc.array(written, { minLength: 1, maxLength: 3 }),
    relevance: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
    limits: fc.record({ sentences: fc.nat(6), chars: fc.nat(300) }),
    mixed: fc.boolean(),
  });

  test('each excerpt is one whole sentence of its document, within the limits, in order, and none says nearly what another does', () => {
    fc.assert(
      fc.property(cases, ({ texts, relevance, limits, mixed }) => {
        const passages = texts.flatMap((text, i) => passagesIn(text, `${i}.txt`));
        const given = weighed(mixed ? passages.toReversed() : passages, relevance);
        const summary = summarize(given, limits);
        expect(summary.length).toBeLessThanOrEqual(limits.sentences);
        expect(textsOf(summary).join('').length).toBeLessThanOrEqual(limits.chars);
        for (const { text, place } of summary) {
          const passage = passages.find(
            (p) => p.citation === place.citation && p.document.path === place.document,
          );
          if (passage === undefined) throw new Error('an excerpt without a passage');
          expect(place.revision).toBe(passage.document.revision);
          expect(passage.document.text.slice(place.start, place.end)).toBe(text);
          expect(sentencesIn(passage.document, passage.start, passage.end)).toContainEqual([
            place.start,
            place.end,
          ]);
        }
        const paths = [...new Set(given.map(({ passage }) => passage.document.path))];
        const places = summary.map(({ place }) => paths.indexOf(place.document) * 1e6 + place.start);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        summary.forEach((a, i) => {
          for (const b of summary.slice(i + 1))
            if (decidingWords(a.text) === decidingWords(b.text))
              expect(share(a.text, b.text)).toBeLessThan(0.8);
        });
        expect(summarize(given, limits)).toEqual(summary);
      }),
      {
        numRuns: 150,
        examples: [
          [
            {
              texts: ['Xferry roses ferry. Xferry ferry not roses.'],
              relevance: [],
              limits: { sentences: 3, chars: 50 },
              mixed: false,
            },
          ],
        ],
      },
    );
  });

  test.each([
    'The council of the harbour town did agree to the plan.|The council of the harbour town did not agree to the plan.',
    'وافق مجلس المدينة على خطة الميناء الجديدة في الربيع|لا وافق مجلس المدينة على خطة الميناء الجديدة في الربيع',
    'מועצת העיר הסכימה לתוכנית הנמל החדשה באביב|מועצת העיר לא הסכימה לתוכנית הנמל החדשה באביב',
  ])('two statements of which one denies the other are both shown: %s', (both) => {
    expect(summaryOf(both.replace('|', '\n\n'), 2)).toEqual(both.split('|'));
  });

  test('two statements that differ in a number are both shown', () => {
    const summary = summarize(
      weighed(passagesIn('The ferry costs 4 coins a day in town.\n\nThe ferry costs 5 coins a day in town.')),
      { sentences: 3, chars: 400 },
    );
    expect(summary).toHaveLength(2);
  });

  test('the order of passages within a document, and giving one twice, changes nothing', () => {
    fc.assert(
      fc.property(paragraphs, (all) => {
        const given = weighed(passagesIn(all.join('\n\n')));
        const summary = summarize(given, { sentences: 3, chars: 400 });
        expect(summarize(given.toReversed(), { sentences: 3, chars: 400 })).toEqual(summary);
        expect(summarize([...given, ...given], { sentences: 3, chars: 400 })).toEqual(summary);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what is chosen', () => {
  test('the sentence that others resemble', () => {
    const text = [
      'Bread is baked on Monday.',
      'A storm kept the ferry away.',
      'Past the garden the ferry sails into the storm with roses.',
      'Roses bloom in the garden.',
    ].join('\n\n');
    expect(summaryOf(text, 1)[0]).toContain('Past the garden');
  });

  test('the sentence of the passage that fits the subject', () => {
    const text = 'Roses bloom in May.\n\nBread is baked on Monday.\n\nLamps are lit at dusk.';
    expect(summaryOf(text, 1, [0.1, 1, 0.1])).toEqual(['Bread is baked on Monday.']);
    expect(summaryOf(text, 1, [0.1, 0.1, 1])).toEqual(['Lamps are lit at dusk.']);
  });

  test('what is new before what is known', () => {
    const text = [
      'The ferry leaves the pier at seven in summer.',
      'The ferry leaves the pier at nine during winter storms.',
      'Bread is baked on Monday.',
    ].join('\n\n');
    const summary = summaryOf(text, 2);
    expect(summary).toContain('Bread is baked on Monday.');
    expect(summary.filter((s) => s.includes('ferry'))).toHaveLength(1);
  });

  test.each([
    ['They paint the boats in spring.', 'Lamps are lit at dusk.'],
    ['In their view, roses bloom.', 'Lamps are lit at dusk.'],
    ['However, bread is baked.', 'Lamps are lit at dusk.'],
    ['كما تزهر الورود في الربيع.', 'تضاء المصابيح عند الغروب.'],
    ['هذه القوارب تبحر صباحا.', 'تضاء المصابيح عند الغروب.'],
    ['הם צובעים סירות באביב.', 'הפנסים נדלקים עם ערב.'],
    ['בהקשר הזה פורחים ורדים.', 'הפנסים נדלקים עם ערב.'],
  ])('a sentence that stands alone before one that leans on another: %s', (leaning, alone) => {
    expect(summaryOf(`${leaning}\n\n${alone}`, 1)).toEqual([alone]);
    expect(summaryOf(leaning, 1)).toEqual([leaning]);
  });

  test('the first of equal ones', () => {
    expect(summaryOf('Roses bloom.\n\nBread bakes.\n\nLamps burn.', 2)).toEqual([
      'Roses bloom.',
      'Bread bakes.',
    ]);
  });

  test('a relevance that is no number counts as none, and all of them so as equal', () => {
    const text = 'Roses bloom.\n\nBread bakes.';
    expect(summaryOf(text, 1, [Number.NaN, 1])).toEqual(['Bread bakes.']);
    expect(summaryOf(text, 2, [Number.NaN, -1])).toEqual(['Roses bloom.', 'Bread bakes.']);
  });
});

describe('what is left out', () => {
  test('a sentence that is too long, whole, and the passage with it', () => {
    const long = `The ferry ${'and the garden '.repeat(20)}ends.`;
    const passages = weighed(passagesIn(`${long}\n\nRoses bloom.`));
    expect(textsOf(summarize(passages, { sentences: 5, chars: 100 }))).toEqual(['Roses bloom.']);
    expect(summarize(passages.slice(0, 1), { sentences: 5, chars: 100 })).toEqual([]);
  });

  test('pieces of what has no end', () => {
    const endless = `${'garden '.repeat(3_000)}ends here.`;
    expect(summarize(weighed(passagesIn(`${endless} Roses bloom.`)), WIDE).map((e) => e.text)).toEqual([
      'Roses bloom.',
    ]);
  });

  test('what says nothing of any subject', () => {
    expect(summaryOf('It is what it is.\n\n* * *\n\nRoses bloom.', 5)).toEqual(['Roses bloom.']);
  });

  test('nothing at all but where there is no room', () => {
    expect(summaryOf('Roses bloom.', 0)).toEqual([]);
    expect(summarize([], WIDE)).toEqual([]);
  });
});

describe('an excerpt', () => {
  test('has the voice of its own sentence, and the headings above it', () => {
    const passages = passagesIn(
      '# Town\n\n## Sea\n\nRoses bloom early, said Lior. Boats leave the pier, said Nour.',
      'town.md',
      'voices: [{ begins: Roses, speaker: Lior }, { begins: Boats, speaker: Nour }]',
    );
    const summary = summarize(weighed(passages), WIDE);
    expect(summary.map((e) => [e.text, attributionName(e.place.attribution)])).toEqual([
      ['Roses bloom early, said Lior.', 'Lior'],
      ['Boats leave the pier, said Nour.', 'Nour'],
    ]);
    expect(summary[0]?.headings).toEqual(['Town', 'Sea']);
  });

  test('names the other places of the same words, and shows them once more where another speaker says them', () => {
    const said = (path: string, speaker: string) =>
      passagesIn('The ferry waits for nobody.', path, `voices: [{ begins: The ferry, speaker: ${speaker} }]`);
    const summary = summarize(
      weighed([...said('a.txt', 'Lior'), ...said('b.txt', 'Lior'), ...said('c.txt', 'Nour')]),
      WIDE,
    );
    expect(summary.map(({ place }) => place.document)).toEqual(['a.txt', 'c.txt']);
    expect(summary[0]?.alsoAt.map(({ document }) => document)).toEqual(['b.txt']);
  });
});

test('of many passages the most relevant are looked at', () => {
  const text = Array.from({ length: 3_000 }, (_, i) => `Boat${i} sails to pier${i} at hour${i}.`).join(
    '\n\n',
  );
  const passages = passagesIn(text);
  const summary = summarize(
    passages.map((passage, i) => ({ passage, relevance: i === 2_500 ? 1 : 0.2 })),
    { sentences: 3, chars: 1_000 },
  );
  expect(textsOf(summary)).toContain('Boat2500 sails to pier2500 at hour2500.');
});

test('a summary of the shipped library is what its document holds, by its own verification', async () => {
  const build = createSnapshotBuilder(analyser, nearest);
  const library = createLibrary(await build(await createLoader('knowledge')()), analyser, nearest);
  const { findings } = library.search('border crossings reopening closures borders reopened', { max: 10 });
  const best = findings[0]?.score ?? 1;
  const given = findings.map(({ excerpt, score }) => ({
    passage: library.passage(excerpt.place.citation),
    relevance: score / best,
  }));
  const summary = summarize(given, { sentences: 5, chars: 1_200 });
  expect(summary.length).toBeGreaterThanOrEqual(3);
  for (const excerpt of summary) {
    library.verify(excerpt);
    expect(excerpt.place.attribution).toMatchObject({ of: 'passage', voices: [{}] });
  }
  expect(textsOf(summary).join(' ')).toMatch(/crossings|closures|borders/);
});
