// What every database has to keep of gaps.

import { beforeEach, describe, expect, it } from 'vitest';
import type { Asker } from '../../src/gaps/gap.ts';
import type { NewPart } from '../../src/ledger/ledger.ts';
import type { Stores } from '../../src/stores/stores.ts';
import type { createTestClock } from '../app-of.ts';
import { partOf } from '../stores-of.ts';

const DAY_MS = 24 * 60 * 60_000;
const MOST = 3;

export const gapsContract = (
  name: string,
  clock: ReturnType<typeof createTestClock>,
  /** One database, as two processes have it. */
  open: () => readonly [Stores, Stores],
) => {
  let stores: Stores;
  let second: Stores;
  beforeEach(() => {
    [stores, second] = open();
  });

  const asker = (chat: string, question = 'Who owns the lighthouse?'): Asker => ({
    id: `asker ${chat} ${question}`,
    chat,
    question,
    locale: 'he',
  });
  const wait = (chat: string, gap: string | null = 'gap', question?: string) =>
    stores.gaps.addAsker(
      gap,
      asker(chat, question),
      { id: `new ${chat} ${question ?? ''}`, locale: 'en' },
      MOST,
    );
  const add = (id = 'gap', asked = 3) =>
    stores.gaps.add({ id, text: 'Who owns the lighthouse?', locale: 'en', asked });
  const toldTo = (...chats: readonly string[]): Map<string, NewPart[]> =>
    new Map(
      chats.map((chat) => {
        const { id } = asker(chat);
        return [id, [0, 1].map((part) => partOf({ kind: 'gap', cause: id, slot: 0, part, chat }))];
      }),
    );

  describe(`gaps ${name}`, () => {
    it('adds up counts of days without words', async () => {
      const countOn = (day: string, locale: string, topic: string, count: number) => ({
        day,
        locale,
        topic,
        count,
      });
      await stores.gaps.count([countOn('2026-01-01', 'en', 'ferry', 1), countOn('2026-01-01', 'he', '', 2)]);
      await second.gaps.count([countOn('2026-01-01', 'en', 'ferry', 4), countOn('2026-01-02', 'he', '', 2)]);
      await second.gaps.count([countOn('2025-12-31', 'en', 'ferry', 9)]);
      expect(await stores.gaps.counts('2026-01-01')).toEqual([
        { locale: 'en', topic: 'ferry', count: 5 },
        { locale: 'he', topic: '', count: 4 },
      ]);
    });

    it('lists the most asked first, with how many wait', async () => {
      await add('few', 3);
      await add('many', 3);
      clock.forward(1_000);
      await second.gaps.recordAgain('many');
      await wait('test:1', 'many', 'my own words');
      expect(await second.gaps.all()).toEqual([
        expect.objectContaining({
          id: 'many',
          asked: 4,
          waiting: 1,
          lastAt: clock.now(),
          firstAt: clock.now() - 1_000,
        }),
        expect.objectContaining({
          id: 'few',
          asked: 3,
          waiting: 0,
          text: 'Who owns the lighthouse?',
          locale: 'en',
        }),
      ]);
      expect(await second.gaps.find('none')).toBeNull();
    });

    it('has those who wait once for each gap, and not for any number', async () => {
      await add();
      expect([await wait('test:1'), await wait('test:1')]).toEqual(['added', 'there already']);
      expect([
        await wait('test:1', null, 'b'),
        await wait('test:1', null, 'c'),
        await wait('test:1', null, 'd'),
      ]).toEqual(['added', 'added', 'too many']);
      expect(await second.gaps.askers('gap')).toEqual([asker('test:1')]);
    });

    it('keeps the words of who waits alone with them only, and as long as they are there', async () => {
      await wait('test:1', null, 'first');
      const [gap] = await second.gaps.all();
      expect(gap).toMatchObject({ text: 'first', waiting: 1, asked: 1 });
      await wait('test:2', gap?.id ?? '', 'second');
      expect(await stores.chats.forgetUser('test:1')).toBe(1);
      expect(await second.gaps.all()).toEqual([expect.objectContaining({ text: 'second', waiting: 1 })]);
      await stores.chats.forgetChat('test:2');
      expect(await second.gaps.all()).toEqual([]);
    });

    it('waits for thirty days at most, and forgets what nobody has asked for ninety', async () => {
      await add();
      await wait('test:1');
      await wait('test:2', null, 'alone');
      clock.forward(30 * DAY_MS - 1);
      expect(await stores.gaps.all()).toHaveLength(2);
      clock.forward(1);
      expect(await stores.gaps.all()).toEqual([expect.objectContaining({ id: 'gap', waiting: 0 })]);
      expect(await stores.gaps.askers('gap')).toEqual([]);
      await stores.prune();
      expect(await stores.gaps.find('new test:2 alone')).toBeNull();
      clock.forward(60 * DAY_MS);
      await stores.prune();
      expect(await stores.gaps.find('gap')).toBeNull();
    });

    it('is answered by one, with all messages to those who wait or none', async () => {
      await add();
      await wait('test:1');
      expect(await stores.gaps.answer('gap', new Map())).toBe('changed');
      await wait('test:2');
      expect(await stores.gaps.answer('gap', toldTo('test:1'))).toBe('changed');
      expect(await stores.ledger.due(clock.now(), 9, 0)).toEqual([]);
      expect(await stores.gaps.askers('gap')).toHaveLength(2);
      const both = toldTo('test:1', 'test:2');
      const ends = await Promise.all([stores, second].map(({ gaps }) => gaps.answer('gap', both)));
      expect(ends.sort()).toEqual(['done', 'gone']);
      expect(await stores.gaps.askers('gap')).toEqual([]);
      expect(await stores.ledger.due(clock.now(), 9, 0)).toHaveLength(2);
      // Whoever presses now waits for another answer.
      expect(await wait('test:3')).toBe('added');
      expect((await second.gaps.all()).map(({ id }) => id)).toEqual(['new test:3 ']);
    });

    it('sends nothing to whoever was forgotten meanwhile', async () => {
      await add();
      await wait('test:1');
      const told = toldTo('test:1');
      await second.chats.forgetUser('test:1');
      expect(await stores.gaps.answer('gap', told)).toBe('done');
      expect(await stores.ledger.due(clock.now(), 9, 0)).toEqual([]);
    });

    it('forgets to whom a message went once it is no longer on its way', async () => {
      await add();
      await wait('test:1');
      await stores.gaps.answer('gap', toldTo('test:1'));
      const [first = ''] = await stores.ledger.due(clock.now(), 9, 0);
      await stores.ledger.claim(first, 'a', clock.now(), clock.now() + 1);
      await stores.ledger.settle(first, 'a', { state: 'sent' });
      await stores.prune();
      expect(await stores.ledger.find(first)).toBeNull();
      expect(await stores.ledger.due(clock.now(), 9, 0)).toHaveLength(1);
    });

    it('is dismissed with those who waited', async () => {
      await add();
      await wait('test:1');
      expect([await stores.gaps.dismiss('gap'), await second.gaps.dismiss('gap')]).toEqual([true, false]);
      expect(await stores.gaps.askers('gap')).toEqual([]);
    });
  });
};
