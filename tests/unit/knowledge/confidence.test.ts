// How sure it is that a passage answers.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BAR, confidenceOf, crowding, FEATURES, featuresOf } from '../../../src/knowledge/confidence.ts';
import type { Query } from '../../../src/knowledge/query.ts';
import type { Ranked } from '../../../src/knowledge/ranking.ts';
import { libraryOf } from './library-of.ts';

const query = (terms: number, more: Partial<Query> = {}): Query => ({
  terms: Array.from({ length: terms }, (_, id) => ({
    term: `${id}`,
    id,
    surface: `${id}`,
    typed: `${id}`,
    isInflected: false,
    idf: 3,
    count: 1,
  })),
  substitutes: [],
  synonyms: [],
  repaired: [],
  suggested: [],
  doubt: 0,
  unseen: 4,
  pieces: 1,
  bare: false,
  isStatement: false,
  ...more,
});
const ranked = (more: Partial<Ranked> = {}): Ranked => ({
  passage: 0,
  score: 0.4,
  words: 0.4,
  bm25: 4,
  features: [0.2, 0.2, 0.4, 0.3, 0.2, 0.2],
  holdsAll: false,
  agreement: null,
  ...more,
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyRanked = fc.record({
  passage: fc.nat(),
  score: share,
  words: share,
  bm25: fc.double({ min: 0, max: 200, noNaN: true }),
  features: fc.array(share, { minLength: 6, maxLength: 6 }),
  holdsAll: fc.boolean(),
  agreement: fc.option(share),
});

test('an entry of an FAQ whose question is another one answers less, and one whose question is the same answers more', () => {
  const sure = (agreement: number | null) => confidenceOf(ranked({ agreement }), query(3), 0.7);
  expect(sure(0.1)).toBeLessThan(sure(null));
  expect(sure(0.9)).toBeGreaterThan(sure(null));
});

test('it is a probability', () => {
  fc.assert(
    fc.property(anyRanked, share, fc.nat(30), fc.boolean(), (result, cover, terms, bare) => {
      const confidence = confidenceOf(result, query(terms, { bare }), cover);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }),
  );
});

test('closeness in meaning, which puts passages first, makes nothing surer', () => {
  fc.assert(
    fc.property(anyRanked, share, share, (result, cover, score) => {
      expect(confidenceOf({ ...result, score }, query(4), cover)).toBe(confidenceOf(result, query(4), cover));
    }),
  );
});

test('more evidence, better features and more cover never lower it', () => {
  const more = fc.tuple(fc.double({ min: 0, max: 50, noNaN: true }), share, share);
  fc.assert(
    fc.property(anyRanked, share, fc.nat(9), more, (result, cover, terms, [bm25, raised, covered]) => {
      const asked = query(terms);
      const before = confidenceOf(result, asked, cover);
      const higher = (better: Partial<Ranked>, covered = cover) =>
        expect(confidenceOf({ ...result, ...better }, asked, covered)).toBeGreaterThanOrEqual(before);
      higher({ bm25: result.bm25 + bm25 });
      higher({ features: result.features.map((value) => Math.max(value, raised)) });
      higher({}, Math.max(cover, covered));
      if (result.agreement !== null) higher({ agreement: Math.max(result.agreement, raised) });
    }),
  );
});

test('without evidence, score or cover it is next to none', () => {
  for (const lack of [{ bm25: 0 }, { features: [0, 0, 0, 0, 0, 0] }])
    expect(confidenceOf(ranked(lack), query(3), 0.9)).toBeLessThan(0.02);
  expect(confidenceOf(ranked(), query(3), 0)).toBeLessThan(0.02);
});

test('in a larger library more is needed, up to the largest that were measured', () => {
  const sure = (unseen: number) => confidenceOf(ranked({ bm25: unseen * 2 }), query(3, { unseen }), 0.8);
  expect(sure(6)).toBeLessThan(sure(5));
  expect(sure(12)).toBeCloseTo(sure(7), 10);
});

test('there is a number for every feature', () => {
  expect(featuresOf(ranked(), query(3), 0.5)).toHaveLength(FEATURES.length);
});

test('bare words that a passage holds all of are found', () => {
  const weak = ranked({ bm25: 0.1, holdsAll: true });
  expect(confidenceOf(weak, query(2, { bare: true }), 0.1)).toBeGreaterThanOrEqual(BAR);
});

test('but not if one is missing, was repaired, if there are many, or if it is a question', () => {
  const weak = ranked({ bm25: 0.1, holdsAll: true });
  const repaired = [{ from: 'fery', to: 'ferry' }];
  expect(confidenceOf({ ...weak, holdsAll: false }, query(2, { bare: true }), 0.1)).toBeLessThan(BAR);
  expect(confidenceOf(weak, query(2, { bare: true, repaired }), 0.1)).toBeLessThan(BAR);
  expect(confidenceOf(weak, query(5, { bare: true }), 0.1)).toBeLessThan(BAR);
  expect(confidenceOf(weak, query(2), 0.1)).toBeLessThan(BAR);
});

test('the more words of a question a passage holds, the surer it is', async () => {
  const library = await libraryOf({
    'a.txt':
      'The blue ferry leaves the eastern pier before sunrise.\n\nRoses bloom behind the walls.\n\nLamps burn.',
  });
  const ladder = [
    'Does zorp blik flumpt krand vosk?',
    'Does ferry blik flumpt krand vosk?',
    'Does blue ferry flumpt krand vosk?',
    'Does blue ferry leave krand vosk?',
    'Does blue ferry leave pier vosk?',
    'Does blue ferry leave pier sunrise?',
  ].map((question) => library.search(question, { max: 1 }).findings[0]?.confidence ?? 0);
  expect(ladder[0]).toBe(0);
  for (let i = 1; i < ladder.length; i++) expect(ladder[i]).toBeGreaterThan(ladder[i - 1] ?? 1);
  expect(ladder[1]).toBeLessThan(BAR);
  expect(ladder.at(-1)).toBeGreaterThanOrEqual(BAR);
});

test('that many other passages have much of a question takes from the strength of each, up to a limit', () => {
  const strengths = (many: number, strength: number) => Array.from({ length: many }, () => strength);
  expect(crowding([])).toBe(0);
  // As many others as may answer too.
  expect(crowding(strengths(2, 0.9))).toBe(0);
  expect(crowding(strengths(11, 0.2))).toBe(0);
  const some = crowding(strengths(11, 0.35));
  expect(some).toBeGreaterThan(0);
  expect(crowding(strengths(11, 0.9))).toBeGreaterThan(some);
  expect(crowding(strengths(11, 0.9))).toBe(crowding(strengths(11, 1.2)));
  const sure = (crowded: number) => confidenceOf(ranked({ bm25: 12 }), query(3), 0.8, crowded);
  expect(sure(0.1)).toBeLessThan(sure(0));
});

test('words that every passage has make none of them an answer, and one that has what the others lack is one', async () => {
  const rules = ['boat', 'oar', 'sail', 'rope', 'lamp', 'coat', 'map', 'bell', 'flag', 'pump'].map(
    (thing) => `Members of the club who borrow a ${thing} write it into the green book of the club.`,
  );
  const library = await libraryOf({ 'rules.md': `${rules.join('\n\n')}\n` });
  const asked = (question: string) => library.search(question, { max: 3 });
  expect(asked('Which members of the club borrow a canoe?').confident).toBe(false);
  expect(asked('When may members borrow the trailer of the club?').confident).toBe(false);
  const { confident, findings } = asked('Where do members write it who borrow a bell?');
  expect(confident).toBe(true);
  expect(findings[0]?.excerpt.text).toContain('bell');
});

test('of two words, a passage that has the rare one alone is the nearest, and no answer', async () => {
  const library = await libraryOf({
    'pier.md': Array.from({ length: 40 }, (_, i) => `The pier has lamp ${i} on its mast.`).join('\n\n'),
    'boats.md': 'The price of a boat is on its mast.\n\nThe ferry sails at noon.\n',
  });
  const sure = (question: string) => library.search(question, { max: 1 }).findings[0]?.confidence ?? 0;
  expect(sure('what is the price at the pier?')).toBeLessThan(0.7);
  expect(sure('what is the price of the boat?')).toBeGreaterThan(0.7);
});
