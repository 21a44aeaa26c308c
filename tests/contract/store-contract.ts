// What every database has to keep of what the bot remembers.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '../../src/audit/act.ts';
import { verifyIn } from '../../src/cli/operator/audit.ts';
import type { Draft } from '../../src/core/line-executor.ts';
import type { BudgetLimits } from '../../src/core/platform.ts';
import type { Proposal } from '../../src/proposals/proposal.ts';
import type { KeptDocument } from '../../src/revisions/revisions.ts';
import type { StoreLocation } from '../../src/stores/open.ts';
import type { Stores } from '../../src/stores/stores.ts';
import { createTestClock } from '../app-of.ts';
import {
  AUDIT_KEY,
  CHAT,
  digestOf,
  LEDGER_DAYS,
  type OpenStores,
  partOf,
  pinOf,
  storesAt,
} from '../stores-of.ts';
import { correctionsContract } from './corrections-contract.ts';
import { gapsContract } from './gaps-contract.ts';
import { ledgerContract } from './ledger-contract.ts';
import { outboxContract } from './outbox-contract.ts';
import { submissionsContract } from './submissions-contract.ts';
import { waitingContract } from './waiting-contract.ts';

const DAY_MS = 24 * 60 * 60_000;
const actOf = (changes: Partial<Act> = {}): Act => ({
  chat: CHAT,
  actor: 'test:7',
  act: 'pin',
  detail: { subject: 'ferries' },
  ...changes,
});

const meta = {
  title: 'Harbour',
  tags: ['sea'],
  validUntil: '2026',
  reviewBy: null,
} as unknown as KeptDocument['meta'];
const kept = (path: string, text: string, changes: Partial<KeptDocument> = {}) => ({
  path,
  revision: `hash of ${text}`,
  fileHash: `file of ${text}`,
  meta,
  passages: [
    {
      citation: 'abcdefgh',
      start: 0,
      end: 3,
      paragraph: 1,
      headings: ['Sea'],
      attribution: null,
      validUntil: null,
    },
  ],
  text,
  ...changes,
});

/** Two processes, as it were, on one database that is empty before each test. */
export const storeContract = (name: string, place: StoreLocation) => {
  const clock = createTestClock();
  let one: OpenStores;
  let other: OpenStores;
  let stores: Stores;
  let second: Stores;
  beforeAll(async () => {
    // Both at the same moment, on a database that nobody has opened before.
    [one, other] = await Promise.all([storesAt(place, clock), storesAt(place, clock)]);
    [stores, second] = [one.stores, other.stores];
  });
  beforeEach(() => one.empty());
  afterAll(() => Promise.all([one.stores.close(), other.stores.close()]));

  const verified = () => one.database.read((db) => verifyIn(db, AUDIT_KEY, null));
  const rowsNaming = async (id: string): Promise<string[]> => {
    const found: string[] = [];
    for (const [table, column] of HOLDING)
      for (const row of await one.database.read((db) =>
        db
          .selectFrom(table as 'pins')
          .selectAll()
          .execute(),
      ))
        if (String(row[column as 'chat']).split('/')[0] === id) found.push(`${table}.${column}`);
    return found;
  };

  describe(`chats ${name}`, () => {
    it('keeps what was chosen, and leaves the rest', async () => {
      expect(await stores.chats.find(CHAT)).toBeNull();
      await stores.chats.change(CHAT, { locale: 'he', private: true });
      await second.chats.change(CHAT, { moderatorRole: '5', private: false });
      await second.chats.change(CHAT, { locale: null });
      expect(await stores.chats.find(CHAT)).toEqual({
        id: CHAT,
        locale: null,
        private: false,
        moderatorRole: '5',
        keepsQuestions: null,
        closedWhy: null,
        editsOnly: null,
        takesSuggestions: null,
      });
    });

    it('tells which chats were changed since a time', async () => {
      await stores.chats.change('test:1', { locale: 'ar' });
      clock.forward(10);
      const now = clock.now();
      await stores.chats.change('test:2', { locale: 'ar' });
      expect((await second.chats.changed(now)).map(({ id }) => id)).toEqual(['test:2']);
      expect(await second.chats.changed(now + 1)).toEqual([]);
    });

    it('counts those for which something has been chosen', async () => {
      await stores.chats.change('test:1', { locale: 'ar' });
      await stores.chats.change('test:2', { private: false });
      await stores.chats.change('test:3', { moderatorRole: '5' });
      await stores.chats.change('test:4', { closedWhy: '403' });
      expect(await second.chats.chosen()).toBe(3);
      await stores.chats.forgetChat('test:1');
      await stores.chats.change('test:3', { moderatorRole: null });
      expect(await second.chats.chosen()).toBe(1);
    });

    let updates = 0;
    const fill = async (chat: string, person = 'test:7') => {
      await stores.chats.change(chat, { locale: 'ar' });
      await stores.digests.add(digestOf({ id: `d ${chat}`, chat, owner: person }));
      await stores.pins.post(
        pinOf({ id: `p ${chat}`, chat, owner: person }),
        partOf({ cause: `p ${chat}`, chat }),
      );
      await stores.ledger.record({
        platform: 'test',
        messages: [{ chat, message: '1' }],
        excerpts: [{ citation: 'abcd1234', document: 'harbour.txt', revision: 'r', start: 0, end: 9 }],
        edition: 1,
      });
      await stores.audit.append(actOf({ chat, actor: person }));
      await stores.drafts.keep(draftOf({ chat, line: 'pin ferries' }), DAY_MS);
      const asker = { id: `a ${chat}`, chat, question: 'When?', locale: 'en' } as const;
      await stores.gaps.addAsker(null, asker, { id: `g ${chat}`, locale: 'en' }, 9);
      await stores.revisions.withdraw({ document: `${chat}.txt`, by: person, why: 'old', at: 1 });
      await stores.waiting('test').add([{ id: ++updates, chat, person, content: '{}', begun: false }]);
    };

    it('moves a chat and the topics below it wherever they stand, and no chat whose id only begins alike', async () => {
      for (const chat of ['test:-100', 'test:-100/45', 'test:-1000', 'test:-1000/45']) await fill(chat);
      await second.chats.move('test:-100', 'test:-9');
      expect(await rowsNaming('test:-100')).toEqual([]);
      expect(new Set(await rowsNaming('test:-9'))).toEqual(new Set(CHATS_OF_ROWS));
      expect((await stores.chats.find('test:-9/45'))?.locale).toBe('ar');
      expect((await stores.digests.listByChat('test:-9/45')).map(({ id }) => id)).toEqual(['d test:-100/45']);
      expect(await stores.pins.listByChat('test:-1000/45')).toHaveLength(1);
      expect(await stores.audit.page('test:-9', 0, 9)).toHaveLength(2);
      expect(await verified()).toMatchObject({ faults: [], forgotten: 0 });
    });

    it('keeps what was chosen already where a chat is moved to', async () => {
      await stores.chats.change('test:-9', { locale: 'he' });
      await fill('test:-100');
      await stores.chats.move('test:-100', 'test:-9');
      await stores.chats.move('test:-100', 'test:-9');
      expect((await stores.chats.find('test:-9'))?.locale).toBe('he');
      expect(await stores.chats.find('test:-100')).toBeNull();
      expect(await stores.digests.listByChat('test:-9')).toHaveLength(1);
    });

    it('forgets a chat with its topics, and nothing of others', async () => {
      for (const chat of ['test:-100', 'test:-100/45', 'test:-1000']) await fill(chat);
      expect(await second.chats.forgetChat('test:-100')).toBe(18);
      expect(await rowsNaming('test:-100')).toEqual([]);
      expect(await rowsNaming('test:-1000')).toHaveLength(9);
      // What was done there stays, and a fourth row says that the chat was forgotten.
      expect(await verified()).toMatchObject({ rows: 4, forgotten: 2, faults: [] });
      expect(await stores.chats.forgetChat('test:-100')).toBe(0);
    });

    it('forgets a person: what they did, what they own, and their own conversation', async () => {
      await fill('test:-100');
      await fill('test:7');
      await fill('test:-1000', 'test:8');
      await second.chats.forgetUser('test:7');
      expect(await rowsNaming('test:7')).toEqual([]);
      expect((await stores.digests.listByChat('test:-100'))[0]?.owner).toBeNull();
      expect((await stores.pins.listByChat('test:-100'))[0]?.owner).toBeNull();
      expect((await stores.digests.listByChat('test:-1000'))[0]?.owner).toBe('test:8');
      const everything = JSON.stringify(await stores.audit.page(null, 0, 9));
      expect(everything).not.toContain('test:7');
      expect(everything).toContain('test:8');
      // One row says that somebody was forgotten in the group, one that they were in their own conversation.
      expect(await verified()).toMatchObject({ rows: 5, forgotten: 2, faults: [] });
    });
  });

  gapsContract(name, clock, () => [stores, second]);

  describe(`digests ${name}`, () => {
    const slotEnd = (slot: number, changes = {}) => ({
      digest: 'digest',
      parts: [partOf({ slot }), partOf({ slot, part: 1 })],
      skipped: [],
      nextAt: slot + 1_000,
      edition: 2,
      turn: 1,
      ...changes,
    });

    it('gives back what was added, changed and removed', async () => {
      const digest = digestOf({ plan: { zone: 'Asia/Gaza', topics: ['ferries'] } as never });
      await stores.digests.add(digest);
      await stores.digests.add(digestOf({ id: 'another', chat: 'test:5' }));
      expect(await second.digests.find('digest')).toEqual(digest);
      await stores.digests.change('digest', { state: 'paused', why: 'asked', nextAt: null, edition: 4 });
      expect(await second.digests.listByChat(CHAT)).toEqual([
        { ...digest, state: 'paused', why: 'asked', nextAt: null, edition: 4 },
      ]);
      await stores.digests.remove('digest');
      expect(await second.digests.find('digest')).toBeNull();
      expect(await second.digests.find('another')).not.toBeNull();
    });

    it('names what is due and on, the most overdue first', async () => {
      for (const [id, nextAt, state] of [
        ['b', 20, 'on'],
        ['a', 30, 'on'],
        ['c', 10, 'on'],
        ['never', null, 'on'],
        ['paused', 10, 'paused'],
        ['later', 31, 'on'],
      ] as const)
        await stores.digests.add(digestOf({ id, nextAt, state }));
      expect(await stores.digests.due(30, 9)).toEqual(['c', 'b', 'a']);
      expect(await stores.digests.due(30, 2)).toEqual(['c', 'b']);
    });

    it('concludes a slot once: the second time changes nothing', async () => {
      await stores.digests.add(digestOf());
      expect(await stores.digests.commit(slotEnd(1_000))).toBe(true);
      const before = await stores.digests.find('digest');
      const again = slotEnd(1_000, {
        parts: [partOf({ id: 'x', slot: 900, payload: 'new' }), partOf({ id: 'y', payload: 'new' })],
        nextAt: 9_999,
        edition: 9,
        turn: 9,
      });
      expect(await second.digests.commit(again)).toBe(false);
      expect(await second.digests.find('digest')).toEqual(before);
      expect((await stores.ledger.listByCause('digest', 9)).map(({ id }) => id)).toEqual([
        'digest-1000-1',
        'digest-1000-0',
      ]);
    });

    it('concludes a slot once though many try at the same moment', async () => {
      await stores.digests.add(digestOf());
      const tries = Array.from({ length: 12 }, (_, i) =>
        (i % 2 === 0 ? stores : second).digests.commit(
          slotEnd(1_000, { parts: [partOf({ id: `try ${i}` })], turn: i }),
        ),
      );
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      const [entry, ...rest] = await stores.ledger.listByCause('digest', 9);
      expect(rest).toEqual([]);
      expect(`try ${(await stores.digests.find('digest'))?.turn}`).toBe(entry?.id);
    });

    it('concludes no slot of a digest that was paused or switched off meanwhile', async () => {
      await stores.digests.add(digestOf());
      await second.digests.change('digest', { state: 'paused', nextAt: null });
      expect(await stores.digests.commit(slotEnd(1_000))).toBe(false);
      expect(await stores.digests.find('digest')).toEqual(digestOf({ state: 'paused', nextAt: null }));
      await second.digests.remove('digest');
      expect(await stores.digests.commit(slotEnd(1_000))).toBe(false);
      expect(await stores.ledger.listByCause('digest', 9)).toEqual([]);
    });

    it('leaves a slot that is too late unsent, and has its news still to tell', async () => {
      await stores.digests.add(digestOf());
      await stores.digests.commit(slotEnd(1_000, { edition: 1, parts: [partOf({ slot: 1_000 })] }));
      await stores.digests.commit(slotEnd(2_000, { edition: 3 }));
      await stores.ledger.reserve('digest-1000-0', 'a', 1_000, 1_100);
      expect(await second.digests.expire('digest-1000-0', 1_050)).toBe(false);
      expect(await second.digests.expire('digest-2000-1', 5_000)).toBe(false);
      expect(await second.digests.expire('digest-2000-0', 5_000)).toBe(true);
      expect(await second.digests.expire('digest-2000-0', 5_000)).toBe(false);
      expect((await stores.ledger.listByCause('digest', 2)).map(({ state, why }) => [state, why])).toEqual([
        ['skipped', 'late'],
        ['skipped', 'late'],
      ]);
      expect((await stores.digests.find('digest'))?.edition).toBe(1);
    });

    it('writes down thousands of slots that were missed', async () => {
      await stores.digests.add(digestOf());
      const skipped = Array.from({ length: 1_200 }, (_, slot) => ({
        id: `late ${slot}`,
        cause: 'digest',
        slot,
        platform: 'test',
        chat: CHAT,
        why: 'late' as const,
        edition: 1,
      }));
      expect(await stores.digests.commit(slotEnd(5_000, { skipped }))).toBe(true);
      expect(await stores.ledger.counts()).toEqual({ due: 2, skipped: 1_200 });
      expect(await stores.ledger.find('late 7')).toMatchObject({ state: 'skipped', why: 'late', dueAt: 7 });
    });

    it('leaves what was to be sent unsent once it is removed', async () => {
      await stores.digests.add(digestOf());
      await stores.digests.commit(slotEnd(1_000));
      await stores.ledger.claim('digest-1000-0', 'a', 1_000, 2_000);
      await second.digests.remove('digest');
      expect((await stores.ledger.listByCause('digest', 9)).map(({ state }) => state)).toEqual([
        'skipped',
        'sending',
      ]);
    });

    it('stops what is on in a chat, and says what that was', async () => {
      await stores.digests.add(digestOf());
      await stores.digests.add(digestOf({ id: 'paused', state: 'paused' }));
      await stores.digests.add(digestOf({ id: 'elsewhere', chat: 'test:5' }));
      const stopped = await second.digests.stop(CHAT, '403');
      expect(stopped.map(({ id, state, why, owner }) => [id, state, why, owner])).toEqual([
        ['digest', 'stopped', '403', 'test:7'],
      ]);
      expect(await second.digests.stop(CHAT, '403')).toEqual([]);
      expect(await second.digests.due(9_999, 9)).toEqual(['elsewhere']);
    });
  });

  describe(`pins ${name}`, () => {
    it('writes a pin together with its message', async () => {
      const pin = pinOf();
      await stores.pins.post(pin, partOf({ cause: 'pin', kind: 'pin' }));
      expect(await second.pins.find('pin')).toEqual(pin);
      expect(await second.pins.listByChat(CHAT)).toEqual([pin]);
      expect((await second.ledger.listByCause('pin', 9)).map(({ kind, state }) => [kind, state])).toEqual([
        ['pin', 'due'],
      ]);
      await second.pins.change('pin', {
        state: 'pinned',
        message: '5',
        oldMessage: '4',
        hash: 'h',
        edition: 3,
      });
      expect(await stores.pins.find('pin')).toEqual(
        pinOf({ state: 'pinned', message: '5', oldMessage: '4', hash: 'h', edition: 3 }),
      );
    });

    it('is not thrown back by one who comes second with the same message', async () => {
      await stores.pins.post(pinOf(), partOf({ cause: 'pin' }));
      await stores.pins.change('pin', { state: 'pinned', message: '5' });
      await second.pins.post(pinOf(), partOf({ cause: 'pin', id: 'second' }));
      expect(await stores.pins.find('pin')).toMatchObject({ state: 'pinned', message: '5' });
      expect(await stores.ledger.listByCause('pin', 9)).toHaveLength(1);
    });

    it('is replaced by a message in another slot, once, and not after it was removed', async () => {
      const replace = (by: typeof stores, old: string, slot: number) =>
        by.pins.post(
          pinOf({ oldMessage: old, edition: 2 }),
          partOf({ id: `slot ${slot}`, cause: 'pin', slot }),
        );
      await stores.pins.post(pinOf(), partOf({ cause: 'pin' }));
      await stores.pins.change('pin', { state: 'pinned', message: '5' });
      expect(await replace(stores, '5', 2_000)).toBe(true);
      expect(await replace(second, '5', 2_001)).toBe(false);
      expect(await stores.pins.listByChat(CHAT)).toEqual([pinOf({ oldMessage: '5', edition: 2 })]);
      expect(await stores.ledger.listByCause('pin', 9)).toHaveLength(2);
      await stores.pins.change('pin', { state: 'pinned', message: '6', oldMessage: null });
      await stores.pins.remove('pin');
      expect(await replace(second, '6', 2_002)).toBe(false);
      expect(await stores.pins.listByChat(CHAT)).toEqual([]);
    });

    it('takes what has not been sent with it when it is removed', async () => {
      await stores.pins.post(pinOf(), partOf({ cause: 'pin' }));
      await stores.pins.remove('pin');
      expect(await stores.pins.find('pin')).toBeNull();
      expect(await stores.ledger.counts()).toEqual({ skipped: 1 });
    });

    it('names those that are behind, and those that can be asked about', async () => {
      const all = ['posting', 'posted', 'pinned', 'unpinned', 'unknown', 'gone', 'failed'] as const;
      for (const state of all)
        for (const edition of [1, 2])
          await stores.pins.post(
            pinOf({ id: `${state} ${edition}`, state, edition }),
            partOf({ cause: `${state} ${edition}` }),
          );
      await stores.pins.change('gone 1', { oldMessage: '3' });
      expect(await second.pins.stale(2, 99, '')).toEqual([
        'gone 1',
        'pinned 1',
        'posted 1',
        'posted 2',
        'posting 1',
        'posting 2',
        'unknown 1',
        'unpinned 1',
      ]);
      expect(await second.pins.stale(2, 3, '')).toHaveLength(3);
      const live = await second.pins.live(3, '');
      const rest = await second.pins.live(99, live.at(-1)?.id ?? '');
      expect([...live, ...rest].map(({ id }) => id)).toEqual(
        ['pinned', 'posted', 'unknown', 'unpinned'].flatMap((state) => [`${state} 1`, `${state} 2`]),
      );
    });
  });

  ledgerContract(name, () => ({ stores, second, clock, empty: one.empty }));
  outboxContract(name, () => ({ stores, second, clock }));
  submissionsContract(name, clock, () => ({ one, other }));
  waitingContract(name, clock, () => ({ one, other }));
  correctionsContract(name, () => ({ stores, second, clock }));

  describe(`the audit log ${name}`, () => {
    it('seals what is appended from everywhere at once into one chain', async () => {
      expect(await stores.audit.head()).toBeNull();
      await Promise.all(
        Array.from({ length: 60 }, (_, i) =>
          (i % 2 === 0 ? stores : second).audit.append(actOf({ detail: { number: i } })),
        ),
      );
      expect(await verified()).toMatchObject({ rows: 60, forgotten: 0, faults: [] });
      const entries = (await stores.audit.page(null, 0, 99)).map(({ entry }) => entry);
      expect(new Set(entries.map((entry) => entry?.detail.number)).size).toBe(60);
    });

    it('is forgotten in and written to from everywhere at once, and stays one chain', async () => {
      for (let i = 0; i < 10; i++) await stores.audit.append(actOf({ actor: `test:4711${i % 2}` }));
      await Promise.all(
        [stores, second].flatMap((each, i) => [
          each.chats.forgetUser(`test:4711${i}`),
          ...Array.from({ length: 10 }, (_, n) => each.audit.append(actOf({ detail: { number: n } }))),
        ]),
      );
      expect(await verified()).toMatchObject({ rows: 32, forgotten: 10, faults: [] });
    });

    it('shows pages, the newest first, of one chat or all', async () => {
      for (const chat of [CHAT, 'test:5', CHAT, `${CHAT}/45`, null])
        await stores.audit.append(actOf({ chat }));
      const seqs = async (chat: string | null, from: number, max: number) =>
        (await second.audit.page(chat, from, max)).map(({ seq }) => seq);
      expect(await seqs(null, 0, 2)).toEqual([5, 4]);
      expect(await seqs(null, 2, 9)).toEqual([3, 2, 1]);
      expect(await seqs(CHAT, 0, 9)).toEqual([4, 3, 1]);
      expect(await seqs('test:6', 0, 9)).toEqual([]);
    });

    it('is written together with what it tells, whatever the words are', async () => {
      await stores.audit.append(
        actOf({ detail: { why: 'a\u0000b 👩‍🚀 "שלום"', none: null, yes: true, n: 1.5 } }),
      );
      const [row] = await stores.audit.page(null, 0, 1);
      expect(row?.entry).toEqual({
        ...actOf({ detail: { why: 'a\u0000b 👩‍🚀 "שלום"', none: null, yes: true, n: 1.5 } }),
        at: row?.at,
        removed: [],
        restates: null,
      });
      expect(await verified()).toMatchObject({ faults: [] });
    });
  });

  describe(`revisions ${name}`, () => {
    const paths = async (edition: number) => (await second.revisions.at(edition)).map(({ path }) => path);

    it('reads what was kept before texts had a last day as having none', async () => {
      const earlier = kept('a.txt', 'one');
      const { validUntil, reviewBy, ...old } = meta;
      const passages = earlier.passages.map(({ validUntil: _, ...passage }) => passage);
      await stores.revisions.observe('r1', [
        { ...earlier, meta: old, passages } as unknown as typeof earlier,
      ]);
      const [found] = await stores.revisions.at(1);
      expect(found?.meta).toMatchObject({ title: 'Harbour', validUntil: null, reviewBy: null });
      expect(found?.passages).toMatchObject([{ citation: 'abcdefgh', validUntil: null }]);
    });

    it('counts editions and keeps what each held', async () => {
      expect(await stores.revisions.current()).toBeNull();
      const [a, b, c] = [kept('a.txt', 'one'), kept('b.txt', 'two'), kept('a.txt', 'three')];
      const since = clock.now();
      expect(await stores.revisions.observe('r1', [a, b])).toEqual({
        edition: 1,
        revision: 'r1',
        since,
        changed: false,
      });
      clock.forward(1_000);
      expect(await second.revisions.observe('r1', [a, b])).toEqual({
        edition: 1,
        revision: 'r1',
        since,
        changed: false,
      });
      expect(await second.revisions.observe('r2', [c])).toMatchObject({ edition: 2, changed: true });
      expect(await stores.revisions.observe('r1', [a, b])).toMatchObject({ edition: 3, changed: true });
      expect(await stores.revisions.current()).toEqual({ edition: 3, revision: 'r1', since: clock.now() });
      expect([await paths(1), await paths(2), await paths(3)]).toEqual([
        ['a.txt', 'b.txt'],
        ['a.txt'],
        ['a.txt', 'b.txt'],
      ]);
      const { text: _, ...first } = a;
      expect((await stores.revisions.at(1))[0]).toEqual(first);
      expect((await stores.revisions.at(2))[0]?.revision).toBe('hash of three');
      expect(await stores.revisions.text('hash of three')).toBe('three');
      expect(await stores.revisions.text('hash of one')).toBe('one');
      expect(await stores.revisions.text('hash of four')).toBeNull();
    });

    it('keeps a document whose description alone has changed', async () => {
      await stores.revisions.observe('r1', [kept('a.txt', 'one')]);
      await stores.revisions.observe('r2', [kept('a.txt', 'one', { meta: { ...meta, author: 'Dalia' } })]);
      expect((await stores.revisions.at(1))[0]?.meta.author).toBeUndefined();
      expect((await stores.revisions.at(2))[0]?.meta.author).toBe('Dalia');
    });

    it('knows the revisions of a document, the latest first, and where a passage of a code last stood', async () => {
      const passage = (citation: string, heading: string) => ({
        citation,
        start: 0,
        end: 3,
        paragraph: 1,
        headings: [heading],
        attribution: null,
        validUntil: null,
      });
      const one = kept('a.txt', 'one', { passages: [passage('aaaa1111', '"citation":"bbbb2222"')] });
      const two = kept('a.txt', 'two', { passages: [passage('cccc3333', 'Fares')] });
      const at = clock.now();
      await stores.revisions.observe('r1', [one, kept('b.txt', 'else')]);
      clock.forward(1_000);
      await stores.revisions.observe('r2', [{ ...one, meta: { ...meta, author: 'Dalia' } }]);
      clock.forward(1_000);
      await stores.revisions.observe('r3', [two]);
      const [latest, first, ...others] = await second.revisions.listByDocument('a.txt');
      expect(latest).toMatchObject({ revision: 'hash of two', firstSeen: at + 2_000 });
      expect(first).toEqual({ revision: 'hash of one', fileHashes: ['file of one'], firstSeen: at });
      expect(others).toEqual([]);
      expect(await second.revisions.kept('a.txt', 'hash of one')).toMatchObject({
        firstSeen: at,
        meta: { author: 'Dalia' },
        passages: one.passages,
      });
      expect(await second.revisions.kept('b.txt', 'hash of one')).toBeNull();
      expect(await second.revisions.withPassage('aaaa1111')).toMatchObject({
        revision: 'hash of one',
        meta: { author: 'Dalia' },
      });
      for (const code of ['bbbb2222', '%aaa1111', "' or 1=1"])
        expect(await second.revisions.withPassage(code)).toBeNull();
    });

    it('gives each state a number of its own though many are seen at once', async () => {
      const seen = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          (i % 2 === 0 ? stores : second).revisions.observe(`r${i}`, [kept('a.txt', `text ${i}`)]),
        ),
      );
      expect(seen.map(({ edition }) => edition).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      for (const { edition, revision } of seen)
        expect((await stores.revisions.at(edition)).map((d) => d.revision)).toEqual([
          `hash of text ${revision.slice(1)}`,
        ]);
    });

    it('withdraws and restores', async () => {
      const withdrawal = { document: 'a.txt', by: 'test:7', why: 'wrong', at: 5 };
      await stores.revisions.withdraw({ ...withdrawal, why: 'old' });
      await stores.revisions.withdraw(withdrawal);
      expect(await second.revisions.withdrawals()).toEqual([withdrawal]);
      expect(await second.revisions.restore('a.txt')).toBe(true);
      expect(await second.revisions.restore('a.txt')).toBe(false);
      expect(await stores.revisions.withdrawals()).toEqual([]);
    });
  });

  describe(`what is kept for a while ${name}`, () => {
    it('gives a draft to one only, and to nobody after its time', async () => {
      const draft = draftOf({ hidden: true });
      const code = await stores.drafts.keep(draft, DAY_MS);
      expect(await second.drafts.find(code)).toMatchObject(draft);
      const taken = await Promise.all(
        [stores, second, stores, second].map(({ drafts }) => drafts.take(code)),
      );
      expect(taken.filter((one) => one !== null)).toMatchObject([draft]);
      expect(await stores.drafts.find(code)).toBeNull();
      const short = draftOf({ person: 'test:person', way: 'link' });
      const late = await stores.drafts.keep(short, 600_000);
      clock.forward(599_999);
      expect(await stores.drafts.find(late)).toMatchObject(short);
      clock.forward(1);
      expect([await stores.drafts.find(late), await stores.drafts.take(late)]).toEqual([null, null]);
    });

    it('gives a draft no new life by giving it back', async () => {
      const code = await stores.drafts.keep(draftOf(), DAY_MS);
      clock.forward(DAY_MS - 1);
      const kept = await stores.drafts.take(code);
      if (kept === null) throw new Error('gone');
      await stores.drafts.giveBack(code, kept);
      expect(await stores.drafts.find(code)).toEqual(kept);
      clock.forward(1);
      expect(await stores.drafts.find(code)).toBeNull();
    });

    it('gives a proposal to one of several who confirm it, and forgets it after a day', async () => {
      const proposal: Proposal = {
        id: 'abcdef',
        act: 'withdraw',
        subject: 'harbour.txt',
        note: '',
        version: 'v1',
        by: 'test:7',
        createdAt: clock.now(),
      };
      await stores.proposals.add(proposal);
      await stores.proposals.add({ ...proposal, id: 'older1', version: null, createdAt: clock.now() - 1 });
      expect(await second.proposals.find('abcdef')).toEqual(proposal);
      const ids = async (time: number, max: number) =>
        (await second.proposals.since(time, max)).map(({ id }) => id);
      expect(await ids(0, 9)).toEqual(['abcdef', 'older1']);
      expect(await ids(0, 1)).toEqual(['abcdef']);
      expect(await ids(clock.now() - 1, 9)).toEqual(['abcdef']);
      const taken = await Promise.all(
        [stores, second, stores, second].map(({ proposals }) => proposals.take('abcdef')),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await stores.proposals.find('abcdef')).toBeNull();
      expect(await second.chats.forgetUser('test:7')).toBe(1);
      expect((await stores.proposals.find('older1'))?.by).toBeNull();
      clock.forward(DAY_MS);
      await stores.prune();
      expect(await ids(0, 9)).toEqual([]);
    });

    it('leases to one holder until the lease ends or is given back', async () => {
      // Waiting for the file takes some time of this clock, which passes at once.
      const [SPAN, WAITED] = [600_000, 60_000];
      const take = (who: Stores, holder: string) => who.leases.take('post', holder, SPAN);
      const both = await Promise.all([take(stores, 'a'), take(second, 'b')]);
      expect(both.filter(Boolean)).toHaveLength(1);
      const [mine, holder, other, waiting] = both[0]
        ? [stores, 'a', second, 'b']
        : [second, 'b', stores, 'a'];
      clock.forward(SPAN - WAITED);
      expect(await take(other, waiting)).toBe(false);
      expect(await take(mine, holder)).toBe(true);
      clock.forward(SPAN - WAITED);
      expect(await take(other, waiting)).toBe(false);
      clock.forward(2 * WAITED);
      expect(await take(other, waiting)).toBe(true);
      expect(await take(mine, holder)).toBe(false);
      await stores.leases.release('post', holder);
      expect(await take(mine, holder)).toBe(false);
      await stores.leases.release('post', waiting);
      expect(await take(mine, holder)).toBe(true);
    });

    const limits: BudgetLimits = {
      perSecond: 20,
      chatIntervalMs: 0,
      group: { messages: 5, windowMs: 60_000 },
      isGroup: () => true,
    };

    it('shares the moments of a platform, none of them twice', async () => {
      const moments = await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          (i % 2 === 0 ? stores : second).budgets.take('test', `test:-${i}`, 0, limits),
        ),
      );
      const times = moments.map((m) => ('at' in m ? m.at : Number.NaN)).sort((a, b) => a - b);
      expect(times).toEqual(Array.from({ length: 40 }, (_, i) => (i + 1) * 50));
    });

    it('lets no more messages into a group than fit, whoever sends them', async () => {
      const moments = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          (i % 2 === 0 ? stores : second).budgets.take('test', CHAT, 0, limits),
        ),
      );
      expect(moments.filter((m) => 'at' in m)).toHaveLength(5);
      expect(moments.filter((m) => 'notBefore' in m && m.notBefore === 60_050)).toHaveLength(7);
    });

    it('holds a paused chat for as long as the longest pause, and no other chat', async () => {
      await stores.budgets.pause('test', CHAT, 0, 9_000, limits);
      await second.budgets.pause('test', CHAT, 0, 5_000, limits);
      expect(await second.budgets.take('test', CHAT, 0, limits)).toEqual({ notBefore: 9_000 });
      expect(await second.budgets.take('test', 'test:-5', 0, limits)).toEqual({ at: 50 });
    });

    it('forgets what has been kept for long enough, and no more', async () => {
      await stores.chats.change(CHAT, { locale: 'ar' });
      await stores.digests.add(digestOf());
      await stores.ledger.record({
        platform: 'test',
        messages: [{ chat: CHAT, message: '1' }],
        excerpts: [{ citation: 'abcd1234', document: 'harbour.txt', revision: 'r', start: 0, end: 9 }],
        edition: 1,
      });
      await stores.pins.post(pinOf(), partOf({ cause: 'pin' }));
      await stores.audit.append(actOf());
      const old = await stores.drafts.keep(draftOf({ chat: CHAT, line: 'old' }), DAY_MS);
      await stores.budgets.take('test', CHAT, clock.now(), limits);
      await stores.leases.take('post', 'a', 10);
      clock.forward(LEDGER_DAYS * DAY_MS + 1);
      await stores.ledger.record({
        platform: 'test',
        messages: [{ chat: CHAT, message: '2' }],
        excerpts: [{ citation: 'abcd1234', document: 'harbour.txt', revision: 'r', start: 0, end: 9 }],
        edition: 1,
      });
      const fresh = await stores.drafts.keep(draftOf({ chat: CHAT, line: 'new' }), DAY_MS);
      await second.prune();
      const count = (table: 'ledger' | 'budgets' | 'leases' | 'drafts') =>
        one.database.read(async (db) => (await db.selectFrom(table).selectAll().execute()).length);
      expect([await count('budgets'), await count('leases'), await count('drafts')]).toEqual([0, 0, 1]);
      expect([await stores.drafts.find(old), (await stores.drafts.find(fresh))?.line]).toEqual([null, 'new']);
      // What is still to be sent stays, and so does what people did.
      expect([await count('ledger'), await stores.ledger.counts()]).toEqual([2, { due: 1 }]);
      expect([
        (await stores.audit.page(null, 0, 9)).length,
        (await stores.digests.listByChat(CHAT)).length,
      ]).toEqual([1, 1]);
    });
  });
};

const draftOf = (changes: Partial<Draft> = {}): Draft => ({
  chat: CHAT,
  line: 'pin ferries',
  hidden: false,
  person: null,
  way: null,
  ...changes,
});

/** Columns that hold the id of a chat or person. */
const HOLDING = [
  ['chats', 'id'],
  ['pins', 'chat'],
  ['pins', 'owner'],
  ['digests', 'chat'],
  ['digests', 'owner'],
  ['ledger', 'chat'],
  ['audit', 'chat'],
  ['audit', 'actor'],
  ['drafts', 'chat'],
  ['drafts', 'person'],
  ['waiting', 'chat'],
  ['waiting', 'person'],
  ['budgets', 'chat'],
  ['withdrawals', 'by'],
  ['gap_askers', 'chat'],
  ['corrections', 'by'],
] as const;
const CHATS_OF_ROWS = [
  'chats.id',
  'pins.chat',
  'digests.chat',
  'ledger.chat',
  'audit.chat',
  'drafts.chat',
  'gap_askers.chat',
  'waiting.chat',
];
