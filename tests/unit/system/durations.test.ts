// Whatever the machine's clock is set to, durations within a process are what they would have been.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Destination } from '../../../src/adapters/telegram/parse.ts';
import { createSentMessages } from '../../../src/adapters/telegram/sent-messages.ts';
import { createRateLimiter } from '../../../src/core/rates.ts';
import { createTtlCache } from '../../../src/core/ttl-cache.ts';
import { createPendingQuestions, KEY_MS, OFFER_MS } from '../../../src/gaps/pending-questions.ts';
import { createAnalyser } from '../../../src/knowledge/analysis/analyser.ts';
import { createQuestionSimilarity, SAME_QUESTION } from '../../../src/knowledge/question-similarity.ts';
import type { TestClock } from '../../app-of.ts';
import { type Step, stepsOf, take } from './jumps.ts';

/** The same comes of the same steps with and without jumps. */
const expectSame = <T, R>(
  act: fc.Arbitrary<T>,
  mostMs: number,
  begin: (clock: TestClock) => (act: T) => R | Promise<R>,
) =>
  fc.assert(
    fc.asyncProperty(stepsOf(act, { mostMs }), async (steps: readonly Step<T>[]) => {
      expect(await take(steps, true, begin)).toEqual(await take(steps, false, begin));
    }),
  );

it('rates let through as much, and no less', () =>
  expectSame(fc.constantFrom('ada', 'ben'), 3_000, (clock) => {
    const limiter = createRateLimiter(clock);
    const rate = { perMinute: 30, burst: 3 };
    return (user) => limiter.take({ key: user, rate }, { key: 'chat', rate: { perMinute: 40, burst: 4 } });
  }));

it('values are recalled for as long', () =>
  expectSame(fc.constantFrom('keep', 'find'), 10_000, (clock) => {
    let codes = 0;
    const recall = createTtlCache<number>({ clock, newCode: () => `code${codes++}`, ttlMs: 20_000, max: 10 });
    return (act) =>
      act === 'keep'
        ? recall.put(codes)
        : Array.from({ length: codes }, (_, code) => recall.get(`code${code}`));
  }));

const similarity = createQuestionSimilarity(createAnalyser());

it.each([
  ['questions are offered', OFFER_MS / 4],
  ['people are told apart', KEY_MS / 4],
])('%s for as long', (_, mostMs) =>
  expectSame(fc.constantFrom('ask', 'ask as another', 'offer', 'take'), mostMs, (clock) => {
    const waiting = createPendingQuestions({ similarity, bar: SAME_QUESTION, clock });
    let codes = 0;
    const user = () => `test:${codes++}`;
    return (act) => {
      switch (act) {
        case 'ask':
          return [waiting.record('Who owns the lighthouse?', 'test:ada'), waiting.isNew('gap', 'test:ada')];
        case 'ask as another':
          return waiting.record('Who owns the lighthouse?', user());
        case 'offer':
          return waiting.offer(`code${codes++}`, 'test:ada', { question: 'q', locale: null });
        default:
          return Array.from({ length: codes }, (__, code) => waiting.take(`code${code}`, 'test:ada'));
      }
    };
  }),
);

const here: Destination = { chatId: 1, thread: null, kind: 'private' };

it('a changed question changes its answer for as long', () =>
  expectSame(fc.constantFrom('answer', 'change'), 6 * 60_000, (clock) => {
    const posts = createSentMessages({
      api: { call: () => Promise.reject(new Error('nothing is sent here')) },
      clock,
      chatMigrated: () => {},
    });
    let questions = 0;
    return (act) =>
      act === 'answer'
        ? posts.remember(here, questions++, { place: here, ids: [questions] })
        : Array.from({ length: questions }, (_, question) => posts.answersTo(here, question));
  }));
