// The laws of corrections: each is begun once, whoever begins it, and a message shows afterwards what it was corrected to.

import { describe, expect, it } from 'vitest';
import type { Correction } from '../../src/corrections/correction.ts';
import type { NewPart, Quoted, ShownAs } from '../../src/ledger/ledger.ts';
import type { Stores } from '../../src/stores/stores.ts';
import type { createTestClock } from '../app-of.ts';
import { CHAT, partOf } from '../stores-of.ts';

interface Opened {
  readonly stores: Stores;
  readonly second: Stores;
  readonly clock: ReturnType<typeof createTestClock>;
}

const MINUTE = 60_000;
const quoted = (citation: string, changes: Partial<Quoted> = {}): Quoted => ({
  citation,
  document: 'harbour "1".txt',
  revision: 'r1',
  start: 0,
  end: 9,
  ...changes,
});
const OLD = quoted('aaaaaaaa');
const REST = quoted('bbbbbbbb', { document: 'other.txt' });
const NEW = quoted('cccccccc');

export const correctionsContract = (name: string, opened: () => Opened) => {
  const correction = (changes: Partial<Correction> = {}): Correction => ({
    id: 'abcdef',
    document: 'harbour.txt',
    act: 'correct',
    note: 'It was five.',
    version: null,
    by: 'test:7',
    state: 'confirmed',
    startsAt: opened().clock.now() + 10 * MINUTE,
    createdAt: opened().clock.now(),
    ...changes,
  });
  const confirmed = async (changes: Partial<Correction> = {}) => {
    const { stores, clock } = opened();
    const made = correction({ state: 'confirmed', startsAt: clock.now(), ...changes });
    await stores.corrections.add(made);
    return made;
  };
  const part = (changes: Partial<NewPart> = {}): NewPart =>
    partOf({
      id: 'c1',
      kind: 'correction',
      cause: 'abcdef',
      slot: 0,
      excerpts: [{ ...OLD, struck: true }, NEW, REST],
      dueAt: opened().clock.now(),
      target: { act: 'edit', message: '5' },
      locale: 'he',
      ...changes,
    });
  const posted = (message: string, excerpts: readonly Quoted[]) =>
    opened().stores.ledger.record({
      platform: 'test',
      messages: [{ chat: CHAT, message }],
      excerpts,
      edition: 1,
      locale: 'ar',
    });
  const send = async (id: string, message?: string) => {
    const { stores, clock } = opened();
    const now = clock.now();
    expect(await stores.ledger.claim(id, 'a', now, now + 100)).not.toBeNull();
    const end = { state: 'sent', ...(message === undefined ? {} : { chat: CHAT, message }) } as const;
    expect(await stores.ledger.settle(id, 'a', end)).toBe(true);
  };

  describe(`corrections ${name}`, () => {
    it('go from one state to the next, once', async () => {
      const { stores, second, clock } = opened();
      await stores.corrections.add(correction());
      expect(await second.corrections.find('abcdef')).toEqual(correction());
      const startsAt = clock.now() + 10 * MINUTE;
      expect(await second.corrections.due(startsAt - 1)).toEqual([]);
      expect((await second.corrections.due(startsAt)).map(({ id }) => id)).toEqual(['abcdef']);
      expect(await second.corrections.change('abcdef', 'confirmed', { version: 'v1' })).toBe(true);
      expect(await stores.corrections.settled()).toEqual([{ document: 'harbour.txt', version: 'v1' }]);
      const undo = () => stores.corrections.change('abcdef', 'confirmed', { state: 'undone' });
      expect([await undo(), await undo()]).toEqual([true, false]);
    });

    it('say the newest note of each document, until it is lifted', async () => {
      const { stores, second, clock } = opened();
      await confirmed({ id: 'n1', note: 'first' });
      clock.forward(1);
      await confirmed({ id: 'n2', note: 'second', createdAt: clock.now() });
      await stores.corrections.add(correction({ id: 'n3', note: 'no more', state: 'undone' }));
      await confirmed({ id: 'n4', document: 'b.txt', act: 'retract', note: 'no note' });
      expect(await second.corrections.notes()).toEqual([{ document: 'harbour.txt', note: 'second' }]);
      expect([await second.corrections.lift('harbour.txt'), await second.corrections.lift('b.txt')]).toEqual([
        true,
        false,
      ]);
      expect(await stores.corrections.notes()).toEqual([]);
    });

    it('are begun by one of two who do it at the same moment', async () => {
      const { stores, second } = opened();
      await confirmed();
      const begun = await Promise.all([
        stores.corrections.begin('abcdef', [part({ id: 'x' })]),
        second.corrections.begin('abcdef', [part({ id: 'y' })]),
      ]);
      expect(begun.sort()).toEqual([false, true]);
      expect(await stores.ledger.listByCause('abcdef', 9)).toHaveLength(1);
      expect(await stores.corrections.underWay(0)).toBe(true);
      expect(await stores.corrections.change('abcdef', 'confirmed', { state: 'undone' })).toBe(false);
    });

    it('leave a changed message with what stands in it, and what is taken back in it', async () => {
      const { stores, second } = opened();
      await posted('5', [OLD, REST]);
      await posted('6', [OLD]);
      await confirmed();
      await stores.corrections.begin('abcdef', [part()]);
      await send('c1');
      expect(await second.ledger.shownIn(CHAT, '5')).toMatchObject({
        locale: 'ar',
        excerpts: [{ ...OLD, struck: true }, NEW, REST],
      });
      expect(await second.ledger.shownIn(CHAT, '6')).toMatchObject({ excerpts: [OLD] });
      expect(await second.corrections.tally('abcdef')).toEqual([{ act: 'edit', state: 'sent', count: 1 }]);
      expect(await stores.corrections.underWay(0)).toBe(false);
    });

    it('answer what cannot be changed, and the answer shows the rest from then on', async () => {
      const { stores, second, clock } = opened();
      await posted('5', [OLD, REST]);
      await confirmed();
      await stores.corrections.begin('abcdef', [part()]);
      const now = clock.now();
      await stores.ledger.claim('c1', 'a', now, now + 100);
      const reply = { payload: '{}', hash: 'h', excerpts: [{ ...OLD, struck: true as const }, NEW] };
      expect(await second.ledger.replyInstead('c1', 'b', reply)).toBe(false);
      expect(await stores.ledger.replyInstead('c1', 'a', reply)).toBe(true);
      await send('c1', '9');
      expect(await second.ledger.answered()).toEqual([{ chat: CHAT, message: '5' }]);
      expect((await second.ledger.shownIn(CHAT, '5'))?.excerpts).toEqual([REST]);
      const shown = await second.ledger.showing(NEW.document, 9, '');
      expect(shown.map(({ kind, message }) => [kind, message])).toEqual([['correction', '9']]);
    });

    it('leave it to a person whether what may have been sent is sent again, of one correction', async () => {
      const { stores, second, clock } = opened();
      await confirmed();
      const reply = { act: 'reply', message: '5' } as const;
      const ids = ['c1', 'c2', 'c3'];
      const made = ids.map((id, slot) => part({ id, slot, target: reply }));
      await stores.corrections.begin('abcdef', made);
      const doubtful = async (id: string) => {
        const now = clock.now();
        await stores.ledger.claim(id, 'a', now, now + 100);
        await stores.ledger.settle(id, 'a', { state: 'uncertain', why: 'interrupted' });
      };
      await doubtful('c1');
      await doubtful('c2');
      const states = async () =>
        Promise.all(ids.map(async (id) => (await second.ledger.find(id))?.state ?? 'none'));
      expect(await second.corrections.decide('another', 'resend')).toBe(0);
      expect(await states()).toEqual(['uncertain', 'uncertain', 'due']);
      expect(await second.corrections.decide('abcdef', 'resend')).toBe(2);
      expect(await states()).toEqual(['due', 'due', 'due']);
      await doubtful('c2');
      expect(await second.corrections.decide('abcdef', 'dismiss')).toBe(1);
      expect(await states()).toEqual(['due', 'skipped', 'due']);
      expect(await stores.corrections.decide('abcdef', 'resend')).toBe(0);
    });

    it('find the messages of a document, page by page, whatever its name', async () => {
      const { second } = opened();
      for (const message of ['1', '2', '3']) await posted(message, [OLD]);
      await posted('4', [REST]);
      const pages: (string | null)[] = [];
      for (let after = '', left = true; left; ) {
        const [entry] = await second.ledger.showing(OLD.document, 1, after);
        left = entry !== undefined;
        after = entry?.id ?? '';
        if (entry !== undefined) pages.push(entry.message);
      }
      expect(pages.sort()).toEqual(['1', '2', '3']);
      expect(await second.ledger.showing('harbour', 9, '')).toEqual([]);
      expect(await second.ledger.showing(REST.document, 9, '')).toHaveLength(1);
    });

    it('are counted by messages, whatever these show twice, and not where it is taken back or forgotten', async () => {
      const { stores, second } = opened();
      const [marked, old] = [quoted('aaaaaaaa', { standing: 's' }), quoted('aaaaaaaa', { old: true })];
      await posted('1', [OLD, OLD, NEW]);
      await posted('2', [OLD, marked]);
      await posted('3', [old, { ...NEW, struck: true }, REST]);
      const asShown = ({ document, citation, old: isOld, standing }: Quoted): ShownAs => ({
        document,
        citation,
        ...(isOld === undefined ? {} : { old: isOld }),
        ...(standing === undefined ? {} : { standing }),
      });
      const all = await second.ledger.shownAs();
      expect(all).toHaveLength(5);
      expect(all).toEqual(expect.arrayContaining([OLD, NEW, marked, old, REST].map(asShown)));
      const count = (...passages: readonly Quoted[]) => second.ledger.countShowing(passages.map(asShown));
      expect(await count(OLD, NEW, marked)).toBe(2);
      expect([await count(old), await count(NEW), await count(REST), await count()]).toEqual([1, 1, 1, 0]);
      // Told again, and corrected, it shows something else.
      await posted('1', [REST]);
      await confirmed();
      await stores.corrections.begin('abcdef', [part({ target: { act: 'edit', message: '2' } })]);
      await send('c1');
      expect([await count(OLD), await count(NEW), await count(REST)]).toEqual([0, 1, 3]);
      await stores.chats.forgetChat(CHAT);
      expect(await second.ledger.shownAs()).toEqual([]);
    });

    it('count how often a document was shown out of their reach', async () => {
      const { stores, second } = opened();
      await stores.ledger.recordUnreachable(
        new Map([
          ['a.txt', 1],
          ['b.txt', 2],
        ]),
      );
      await second.ledger.recordUnreachable(new Map([['a.txt', 1]]));
      const { ledger } = second;
      const counted = ['a.txt', 'b.txt', 'c.txt'].map((document) => ledger.unreachableCount(document));
      expect(await Promise.all(counted)).toEqual([2, 2, 0]);
    });

    it('do not reach what stayed behind in a group that became another', async () => {
      const { stores, second } = opened();
      await posted('5', [OLD]);
      await stores.chats.move(CHAT, 'test:-999');
      expect(await second.ledger.showing(OLD.document, 9, '')).toMatchObject([
        { chat: 'test:-999', message: null },
      ]);
    });
  });
};
