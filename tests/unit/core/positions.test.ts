// Several voices on one question stand side by side, and none is put before another for being its.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finding } from '../../../src/core/finding.ts';
import { interleavePositions, positionOf, positionsIn } from '../../../src/core/positions.ts';
import { findingCards } from '../../../src/core/present.ts';
import { plainInline } from '../../../src/core/reply.ts';
import { loadWords } from '../../../src/words/words.ts';
import { excerptFor } from '../../canonical.ts';

const finding = (attribution: string | null, published: string | null, citation = 'abcd1234'): Finding => ({
  excerpt: excerptFor('The ferry leaves at noon.', {}, { attribution, published }, { citation }),
  score: 1,
  confidence: 0.9,
  nearlyLike: null,
});

it('each is heard before any is heard again, in the order of relevance', () => {
  const voice = fc.constantFrom('the crew', 'the council', 'the guests', null);
  fc.assert(
    fc.property(fc.array(voice, { maxLength: 12 }), (said) => {
      const findings = said.map((name, i) => finding(name, null, String(i)));
      const order = interleavePositions(findings);
      expect(new Set(order)).toEqual(new Set(findings));
      expect(order[0]).toBe(findings[0]);
      if (positionsIn(findings).length < 2) {
        expect(order).toEqual(findings);
        return;
      }
      const voices = order.map(({ excerpt }) => positionOf(excerpt));
      const distinct = new Set(voices).size;
      expect(new Set(voices.slice(0, distinct)).size).toBe(distinct);
      // Within the first round, and within the rest, nothing changes places.
      for (const part of [order.slice(0, distinct), order.slice(distinct)]) {
        const places = part.map((one) => findings.indexOf(one));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    }),
  );
});

const shown = (findings: readonly Finding[], limit = 3): string[] =>
  findingCards({ findings }, limit, {
    words: loadWords()('en'),
    counterpart: () => null,
    today: '2026-01-01',
  }).map(({ blocks }) =>
    blocks.map((block) => (block.is === 'text' ? block.text.map(plainInline).join('') : '')).join(' '),
  );

it('each is named alike, with its date, and it is told how many there are', () => {
  const [crew, council, unknown] = shown([
    finding('the crew', '2025-03-14', 'aaaaaaaa'),
    finding('the council', null, 'bbbbbbbb'),
    finding(null, '2024', 'cccccccc'),
  ]);
  expect(crew).toContain('report the positions of 2 parties.');
  expect(crew).toContain('The text reports the position of the crew · March 14, 2025');
  expect(council?.trim()).toBe('The text reports the position of the council · undated');
  expect(unknown?.trim()).toBe('The library does not say whose position the text reports · 2024');
  // What is under "More" counts too.
  expect(shown([finding('the crew', null, 'a'), finding('the council', null, 'b')], 1)[0]).toContain(
    '2 parties',
  );
});

it('one voice, or one and a text of which nothing is known, are shown as ever', () => {
  const findings = [finding('the crew', null, 'aaaaaaaa'), finding(null, null, 'bbbbbbbb')];
  expect(shown(findings).join('').trim()).toBe('');
});
