import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../src/knowledge/analysis/analyser.ts';
import { createQuestionSimilarity, SAME_QUESTION } from '../../../src/knowledge/question-similarity.ts';
import { PAIRS } from '../gaps/pairs.ts';

const { read, compare } = createQuestionSimilarity(createAnalyser());
const alike = (a: string) => (b: string) => compare(read(a), read(b));
const taken = (pairs: readonly (readonly [string, string])[]) =>
  pairs.filter(([a, b]) => alike(a)(b) >= SAME_QUESTION).length;

describe('two questions', () => {
  // What the threshold was chosen by: rather none that is not meant, than all that are.
  it.each([
    ['en', 15, 16],
    ['ar', 12, 12],
    ['he', 8, 12],
  ] as const)(
    'in %s are taken for one in %i of %i pairs that ask for the same, and in none that do not',
    (language, found, total) => {
      const { like, unlike } = PAIRS[language];
      expect([taken(like), like.length]).toEqual([found, total]);
      expect(unlike.filter(([a, b]) => alike(a)(b) >= SAME_QUESTION)).toEqual([]);
    },
  );

  it('differ where one asks when and the other why, and where a number or a "not" differs', () => {
    expect(alike('when was the bridge closed')('why was the bridge closed')).toBe(0);
    expect(alike('trains after 7')('trains after 8')).toBe(0);
    expect(alike('who may vote')('who may not vote')).toBe(0);
  });

  it('of stop words alone are compared by these', () => {
    expect(alike('who are you')('Who are you?')).toBe(1);
    expect(alike('who are you')('what is it')).toBe(0);
  });

  it('are as alike one way as the other, and each is like itself', () => {
    const words = fc.constantFrom(
      ...Object.values(PAIRS).flatMap(({ like, unlike }) => [...like, ...unlike].flat()),
    );
    fc.assert(
      fc.property(words, words, (a, b) => {
        const likeness = alike(a)(b);
        expect(alike(b)(a)).toBe(likeness);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(alike(a)(a)).toBe(1);
      }),
    );
  });
});
