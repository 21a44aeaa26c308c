import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPendingQuestions, KEY_MS, MIN_PEOPLE, OFFER_MS } from '../../../src/gaps/pending-questions.ts';
import { createAnalyser } from '../../../src/knowledge/analysis/analyser.ts';
import { createQuestionSimilarity, SAME_QUESTION } from '../../../src/knowledge/question-similarity.ts';
import { createTestClock } from '../../app-of.ts';

const similarity = createQuestionSimilarity(createAnalyser());
const open = () => {
  const clock = createTestClock();
  return { clock, waiting: createPendingQuestions({ similarity, bar: SAME_QUESTION, clock }) };
};

const OWNER = ['Who owns the lighthouse?', 'who owns the old lighthouse', 'who owned the lighthouse'];
const QUESTIONS = [
  ...OWNER,
  'Where do the gulls sleep?',
  'where does a gull sleep at night',
  'Why is the sea salty?',
];

describe('questions that wait', () => {
  it('are given out once three different people have asked, as the one most like the others', () => {
    const { waiting } = open();
    expect(waiting.record(OWNER[1] ?? '', 'test:1')).toBeNull();
    expect(waiting.record(OWNER[1] ?? '', 'test:1')).toBeNull();
    expect(waiting.record(OWNER[0] ?? '', 'test:2')).toBeNull();
    expect(waiting.record(OWNER[2] ?? '', 'test:3')).toEqual({ text: OWNER[0], times: 4 });
    // And are held no longer.
    expect(waiting.record(OWNER[0] ?? '', 'test:4')).toBeNull();
  });

  it('never are before three different people have asked the like within a week, whatever happens', () => {
    const step = fc.record({
      question: fc.constantFrom(...QUESTIONS),
      user: fc.constantFrom('test:1', 'test:2', 'test:3', 'test:4'),
      hours: fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 200 }) },
      ),
    });
    let times = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { clock, waiting } = open();
        const heard: { question: string; user: string; at: number }[] = [];
        for (const { question, user, hours } of steps) {
          clock.forward(hours * 60 * 60_000);
          const at = clock.now();
          heard.push({ question, user, at });
          const common = waiting.record(question, user);
          if (common === null) continue;
          times += 1;
          const given = similarity.read(common.text);
          const like = heard.filter(
            (each) =>
              at - each.at < KEY_MS &&
              similarity.compare(given, similarity.read(each.question)) >= SAME_QUESTION,
          );
          expect(new Set(like.map((each) => each.user)).size).toBeGreaterThanOrEqual(MIN_PEOPLE);
          expect(like.map((each) => each.question)).toContain(common.text);
        }
      }),
      { numRuns: 300 },
    );
    expect(times).toBeGreaterThan(50);
  });

  it('are forgotten with the key after a week, and who was counted under it counts anew', () => {
    const { clock, waiting } = open();
    waiting.record(OWNER[0] ?? '', 'test:1');
    waiting.record(OWNER[0] ?? '', 'test:2');
    expect([waiting.isNew('gap', 'test:1'), waiting.isNew('gap', 'test:1')]).toEqual([true, false]);
    clock.forward(KEY_MS);
    waiting.tidy();
    expect(waiting.record(OWNER[0] ?? '', 'test:3')).toBeNull();
    expect(waiting.isNew('gap', 'test:1')).toBe(true);
  });

  it('are bounded: of too many the first is forgotten', () => {
    const { waiting } = open();
    waiting.record('Who owns the lighthouse?', 'test:1');
    waiting.record('Who owns the lighthouse?', 'test:2');
    for (let i = 0; i < 500; i++) waiting.record(`what is number ${i}`, 'test:1');
    expect(waiting.record('Who owns the lighthouse?', 'test:3')).toBeNull();
  });

  it('wait an hour for whoever asked, and nobody else', () => {
    const { clock, waiting } = open();
    waiting.offer('code', 'test:1', { question: 'Who?', locale: null });
    expect(waiting.take('code', 'test:2')).toBe('of another');
    expect(waiting.take('code', 'test:1')).toEqual({ question: 'Who?', locale: null });
    clock.forward(OFFER_MS);
    expect(waiting.take('code', 'test:1')).toBeNull();
    expect(waiting.take('another', 'test:1')).toBeNull();
  });
});
