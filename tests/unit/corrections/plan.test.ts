// Every message that showed an error is changed, answered, or said to be out of reach: one of these, and nothing is lost or counted twice.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planOf, type Reach } from '../../../src/corrections/plan.ts';

const DAY_MS = 24 * 60 * 60_000;
const reach: fc.Arbitrary<Reach> = fc.record({
  isThere: fc.boolean(),
  hasPlatform: fc.boolean(),
  isClosed: fc.boolean(),
  isFixed: fc.boolean(),
  ageMs: fc.integer({ min: 0, max: 60 * DAY_MS }),
  editsOnly: fc.boolean(),
});

it('a plan parts all messages', () => {
  fc.assert(
    fc.property(fc.array(reach, { maxLength: 40 }), (reaches) => {
      const messages = reaches.map((_, i) => i);
      const { edits, replies, unreachable, answerable } = planOf(messages, (i) => reaches[i] as Reach);
      const counted = Object.values(unreachable).reduce((sum, count) => sum + count, 0);
      expect(new Set([...edits, ...replies]).size).toBe(edits.length + replies.length);
      expect(edits.length + replies.length + counted).toBe(messages.length);
      expect(answerable).toBeLessThanOrEqual(edits.length);
      for (const i of [...edits, ...replies])
        expect(reaches[i]).toMatchObject({ isThere: true, hasPlatform: true, isClosed: false });
      for (const i of edits) expect(reaches[i]?.isFixed).toBe(false);
      for (const i of replies) {
        expect(reaches[i]).toMatchObject({ isFixed: true, editsOnly: false });
        expect(reaches[i]?.ageMs).toBeLessThanOrEqual(30 * DAY_MS);
      }
    }),
  );
});

it('what cannot be changed is answered for thirty days, where the chat wants answers', () => {
  const fixed = { isThere: true, hasPlatform: true, isClosed: false, isFixed: true, editsOnly: false };
  const old = { ...fixed, ageMs: 30 * DAY_MS + 1 };
  const young = { ...fixed, ageMs: 30 * DAY_MS };
  const plan = planOf([young, old, { ...young, editsOnly: true }], (message) => message);
  expect(plan).toMatchObject({ edits: [], replies: [young], unreachable: { fixed: 2 } });
  // What can be changed is, however old; only the younger may be answered in its place.
  const open = [young, old].map((message) => ({ ...message, isFixed: false }));
  expect(planOf(open, (message) => message)).toMatchObject({ edits: open, replies: [], answerable: 1 });
});
