// How findings become cards.

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import { findingCards, moreAction, notesOn } from '../../../src/core/present.ts';
import { ACTION_BYTES } from '../../../src/core/reply.ts';
import type { Excerpt } from '../../../src/core/source.ts';
import { loadWords } from '../../../src/words/words.ts';
import { excerptFor } from '../../canonical.ts';

const words = loadWords()('en');
const presenting = { words, counterpart: () => null, today: '2026-01-01' };

const finding = (
  citation: string,
  changes: Partial<Finding> = {},
  marks: Partial<Excerpt> = {},
): Finding => ({
  excerpt: { ...excerptFor('The ferry leaves at noon.', {}, {}, { citation }), ...marks },
  score: 1,
  confidence: 0.9,
  nearlyLike: null,
  ...changes,
});

const shown = (cards: ReturnType<typeof findingCards>): Excerpt[] =>
  cards.flatMap(({ blocks }) => blocks.flatMap((block) => (block.is === 'excerpt' ? [block.excerpt] : [])));

describe('finding cards', () => {
  it('show as many as asked for, and offer the others by their codes', () => {
    const findings = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'].map((code) => finding(code));
    const cards = findingCards({ findings }, 2, presenting);
    expect(shown(cards).map(({ place }) => place.citation)).toEqual(['aaaaaaaa', 'bbbbbbbb']);
    expect(cards.at(-1)?.actions).toMatchObject([{ label: 'More', line: '/more cccccccc', replaces: true }]);
  });

  it('mark what differs only beside what it differs from', () => {
    const marks = { differences: [[4, 9] as const] };
    const findings = [finding('aaaaaaaa', {}, marks), finding('bbbbbbbb', { nearlyLike: 'aaaaaaaa' }, marks)];
    expect(shown(findingCards({ findings }, 2, presenting)).map((e) => e.differences.length)).toEqual([1, 1]);
    expect(shown(findingCards({ findings }, 1, presenting)).map((e) => e.differences.length)).toEqual([0]);
  });

  it('do not show once more what already stands beside its translation', () => {
    const other = finding('bbbbbbbb').excerpt;
    const counterpart = ({ place }: Excerpt) => (place.citation === 'aaaaaaaa' ? other : null);
    const findings = [finding('aaaaaaaa'), finding('bbbbbbbb'), finding('cccccccc')];
    const cards = findingCards({ findings }, 3, { ...presenting, counterpart });
    expect(shown(cards).map(({ place }) => place.citation)).toEqual(['aaaaaaaa', 'bbbbbbbb', 'cccccccc']);
  });
});

describe('a "More" button', () => {
  it('carries as many codes as fit, whole', () => {
    const codes = Array.from({ length: 20 }, (_, i) => String(i).padStart(8, '0'));
    const [button] = moreAction(codes, words);
    expect(button?.line.length).toBeLessThanOrEqual(ACTION_BYTES);
    expect(button?.line.split(' ')).toEqual(['/more', ...codes.slice(0, 6)]);
    expect(moreAction([], words)).toEqual([]);
  });
});

it('the notes on a search tell what was repaired and what was left out, and nothing else', () => {
  const report = { query: 'pier', repaired: [], confident: true, findings: [], undated: 0, topics: [] };
  expect(notesOn(report, words)).toEqual([]);
  const told = notesOn({ ...report, repaired: [{ from: 'peir', to: 'pier' }], undated: 2 }, words);
  expect(JSON.stringify(told)).toMatch(/Searched for .* instead of .*2 documents were left out/);
});
