// What every database has to keep of documents that wait for librarians.

import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { WAITING_MS } from '../../src/submissions/limits.ts';
import type { NewSubmission, Room } from '../../src/submissions/submission.ts';
import { sha256 } from '../../src/system/hash.ts';
import type { TestClock } from '../app-of.ts';
import { type OpenStores, partOf } from '../stores-of.ts';

const ROOM: Room = { documents: 10, bytes: 1_000_000, ofPerson: 2 };
const TAKEN_MS = 60_000;

/** Every byte there is, in more than one piece. */
const BYTES = Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, i) => i)), randomBytes(200_000)]);

export const submissionOf = (
  id: string,
  bytes: Uint8Array,
  changes: Partial<NewSubmission> = {},
): NewSubmission => ({
  id,
  path: `added/${id}.txt`,
  shown: `${id}.txt`,
  fetched: null,
  given: { published: '2025' },
  found: {
    ...{ format: 'text', language: 'en', passages: 1, isDraft: false, title: id, isTitleConcluded: true },
    ...{ author: null, published: '2025', source: null, url: null, licence: null, attribution: null },
  },
  hash: sha256(bytes),
  size: bytes.length,
  by: 'test:7',
  chat: 'test:-5',
  locale: 'en',
  ...changes,
});

export const submissionsContract = (
  name: string,
  clock: TestClock,
  both: () => { readonly one: OpenStores; readonly other: OpenStores },
) => {
  const store = () => both().one.stores.submissions;
  const elsewhere = () => both().other.stores.submissions;
  const add = (id: string, changes: Partial<NewSubmission> = {}, bytes: Uint8Array = Buffer.from(id)) =>
    store().add(submissionOf(id, bytes, changes), bytes, ROOM);
  const pieces = () =>
    both().one.database.read((db) => db.selectFrom('originals').select(['submission', 'piece']).execute());

  describe(`documents that wait ${name}`, () => {
    it('keeps each byte, whatever it is, and what is known', async () => {
      const fetched = { url: 'https://example.org/a', at: '2026-01-01T00:00:00Z' };
      expect(await add('aaaaaa', { fetched }, BYTES)).toBe('kept');
      expect(Buffer.compare((await elsewhere().bytes('aaaaaa')) ?? Buffer.alloc(0), BYTES)).toBe(0);
      expect(await elsewhere().find('aaaaaa')).toEqual({
        ...submissionOf('aaaaaa', BYTES, { fetched }),
        title: 'aaaaaa',
        version: 0,
        createdAt: clock.now(),
      });
      expect(await store().find('bbbbbb')).toBeNull();
      expect(await store().bytes('bbbbbb')).toBeNull();
    });

    it('keeps the same bytes once, and says what waits already', async () => {
      await add('aaaaaa');
      const again = await elsewhere().add(
        submissionOf('bbbbbb', Buffer.from('aaaaaa'), { by: 'test:8' }),
        Buffer.from('aaaaaa'),
        ROOM,
      );
      expect(again).toEqual({ waits: expect.objectContaining({ id: 'aaaaaa', by: 'test:7' }) });
      expect(await store().count()).toBe(1);
    });

    it('has room for so many documents, bytes, and documents of one person', async () => {
      expect(await add('a1')).toBe('kept');
      expect(await add('a2')).toBe('kept');
      expect(await add('a3')).toBe('too many');
      expect(
        await store().add(submissionOf('a3', Buffer.from('a3')), Buffer.from('a3'), {
          ...ROOM,
          ofPerson: null,
        }),
      ).toBe('kept');
      for (let i = 0; i < 7; i++) expect(await add(`b${i}`, { by: null })).toBe('kept');
      expect(await add('c', { by: null })).toBe('full');
      await store().finish('b0', []);
      const large = Buffer.alloc(ROOM.bytes, 1);
      expect(await add('c', { by: null }, large)).toBe('full');
      expect(await add('c', { by: null })).toBe('kept');
    });

    it('lists the oldest first, and those of one person', async () => {
      for (const [i, id] of ['one', 'two', 'six'].entries()) {
        await add(id, { by: i === 1 ? 'test:8' : 'test:7' });
        clock.forward(1_000);
      }
      expect((await store().list(0, 2)).map(({ id }) => id)).toEqual(['one', 'two']);
      expect((await store().list(2, 2)).map(({ id }) => id)).toEqual(['six']);
      expect((await store().ofPerson('test:7')).map(({ id }) => id)).toEqual(['one', 'six']);
    });

    it('has the outcome told elsewhere', async () => {
      await add('aaaaaa');
      await store().tellIn('aaaaaa', 'test:7');
      expect(await elsewhere().find('aaaaaa')).toMatchObject({ chat: 'test:7', by: 'test:7' });
    });

    it('changes what is said of one, unless somebody has changed it meanwhile', async () => {
      await add('aaaaaa');
      const said = { ...submissionOf('aaaaaa', Buffer.from('aaaaaa')), given: { licence: 'CC0' } };
      expect(await store().describe('aaaaaa', 0, said)).toBe(true);
      expect(await elsewhere().describe('aaaaaa', 0, said)).toBe(false);
      expect(await store().find('aaaaaa')).toMatchObject({ given: { licence: 'CC0' }, version: 1 });
    });

    it('lets one process take a document, and another after a time', async () => {
      await add('aaaaaa');
      const taken = await Promise.all([store(), elsewhere()].map((one) => one.take('aaaaaa', TAKEN_MS)));
      expect(taken.filter((one) => one !== null)).toHaveLength(1);
      expect(await store().take('aaaaaa', TAKEN_MS)).toBeNull();
      await store().release('aaaaaa');
      expect(await elsewhere().take('aaaaaa', TAKEN_MS)).not.toBeNull();
      clock.forward(TAKEN_MS);
      expect(await store().take('aaaaaa', TAKEN_MS)).not.toBeNull();
      // Somebody sets the clock back: nobody waits for longer than they would have.
      clock.jump(-10 * TAKEN_MS);
      expect(await store().take('aaaaaa', TAKEN_MS)).not.toBeNull();
      clock.jump(10 * TAKEN_MS);
    });

    it('finishes with one once: its bytes and proposals go, and who sent it in is told', async () => {
      await add('aaaaaa', {}, BYTES);
      await both().one.stores.proposals.add({
        ...{ id: 'pppppp', act: 'approve', subject: 'aaaaaa', note: '', version: null, by: 'test:9' },
        createdAt: clock.now(),
      });
      const told = partOf({ kind: 'submission', cause: 'aaaaaa', slot: 0, chat: 'test:7' });
      expect(await store().finish('aaaaaa', [told])).toBe(true);
      expect(await elsewhere().finish('aaaaaa', [told])).toBe(false);
      expect(await store().find('aaaaaa')).toBeNull();
      expect(await pieces()).toEqual([]);
      expect(await both().one.stores.proposals.find('pppppp')).toBeNull();
      expect(await both().one.stores.ledger.listByCause('aaaaaa', 9)).toMatchObject([
        { kind: 'submission', chat: 'test:7', state: 'due' },
      ]);
    });

    it.each([0, -WAITING_MS])('lets none wait for longer than it may, after a jump of %s ms', async (ms) => {
      await add('aaaaaa');
      clock.jump(ms);
      await store().expired(9);
      await both().one.stores.prune();
      expect(await store().find('aaaaaa')).not.toBeNull();
      clock.forward(WAITING_MS);
      expect(await store().find('aaaaaa')).toBeNull();
      expect([await store().count(), await store().list(0, 9), await store().ofPerson('test:7')]).toEqual([
        0,
        [],
        [],
      ]);
      expect(await store().take('aaaaaa', TAKEN_MS)).toBeNull();
      expect((await elsewhere().expired(9)).map(({ id }) => id)).toEqual(['aaaaaa']);
    });

    it('forgets who sent one in, and where, and nothing else', async () => {
      const { chats } = both().one.stores;
      await add('aaaaaa', { by: 'test:47110', chat: 'test:47110' });
      await add('bbbbbb', { by: 'test:8', chat: 'test:-5' });
      expect((await chats.held({ user: 'test:47110', chats: [] })).get('forget-suggestions')).toBe(1);
      await chats.forgetUser('test:47110');
      await chats.forgetChat('test:-5');
      expect((await store().list(0, 9)).map(({ id, by, chat }) => [id, by, chat])).toEqual([
        ['aaaaaa', null, null],
        ['bbbbbb', 'test:8', null],
      ]);
      expect((await store().bytes('aaaaaa'))?.toString()).toBe('aaaaaa');
    });

    it('forgets where outcomes were told, once they are', async () => {
      await add('aaaaaa');
      const told = partOf({ id: 'told', kind: 'submission', cause: 'aaaaaa', slot: 0, chat: 'test:7' });
      await store().finish('aaaaaa', [told]);
      await both().one.stores.prune();
      expect(await both().one.stores.ledger.find('told')).not.toBeNull();
      await both().one.stores.ledger.claim('told', 'me', clock.now(), clock.now() + 1_000);
      await both().one.stores.ledger.settle('told', 'me', { state: 'sent', message: '1' });
      await both().one.stores.prune();
      expect(await both().one.stores.ledger.find('told')).toBeNull();
    });
  });
};
