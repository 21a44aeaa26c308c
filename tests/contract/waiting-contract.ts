// What every database has to keep of calls that wait for their answers.

import { describe, expect, it } from 'vitest';
import { WAITING_MS, type WaitingCall } from '../../src/core/waiting.ts';
import type { TestClock } from '../app-of.ts';
import { CHAT, type OpenStores } from '../stores-of.ts';

const callOf = (id: number, changes: Partial<WaitingCall> = {}): WaitingCall => ({
  id,
  chat: CHAT,
  person: 'test:7',
  content: `{"asks":"number ${id}"}`,
  begun: false,
  ...changes,
});

// Beyond 32 bits, as the numbers of updates may become.
const FIRST = 9_000_000_001;

export const waitingContract = (
  name: string,
  clock: TestClock,
  both: () => { readonly one: OpenStores; readonly other: OpenStores },
) => {
  const calls = () => both().one.stores.waiting('test');
  const elsewhere = () => both().other.stores.waiting('test');
  const rows = () =>
    both().one.database.read((db) => db.selectFrom('waiting').selectAll().orderBy('id').execute());

  describe(`calls that wait ${name}`, () => {
    it('gives what is left, oldest first, of its own platform', async () => {
      await calls().add([callOf(FIRST + 1), callOf(FIRST, { begun: true, person: null })]);
      await both()
        .one.stores.waiting('other')
        .add([callOf(FIRST + 2)]);
      expect(await elsewhere().left()).toEqual({
        calls: [callOf(FIRST, { begun: true, person: null }), callOf(FIRST + 1)],
        done: [],
      });
    });

    it('takes many at once, and the same one once', async () => {
      const many = Array.from({ length: 1_300 }, (_, i) => callOf(FIRST + i));
      await calls().add(many);
      await calls().add([callOf(FIRST, { content: '{}' })]);
      expect((await calls().left()).calls).toEqual(many);
      expect(await calls().begin(many.map(({ id }) => id))).toEqual(new Set());
      await calls().finish(
        many.map(({ id }) => id),
        FIRST + many.length,
      );
      expect(await rows()).toEqual([]);
    });

    it('lets one process begin an answer, and says so to the other', async () => {
      await calls().add([callOf(FIRST), callOf(FIRST + 1), callOf(FIRST + 2)]);
      const [mine, theirs] = await Promise.all([calls().begin([FIRST]), elsewhere().begin([FIRST])]);
      expect([...mine, ...theirs]).toEqual([FIRST]);
      await elsewhere().finish([FIRST + 1], 0);
      expect(await calls().begin([FIRST + 1, FIRST + 2])).toEqual(new Set([FIRST + 1]));
      // Somebody has had it deleted: whoever asked still waits.
      expect(await calls().begin([FIRST + 9])).toEqual(new Set());
      await calls().release([FIRST, FIRST + 1]);
      expect((await calls().left()).calls.map(({ id, begun }) => [id, begun])).toEqual([
        [FIRST, false],
        [FIRST + 2, true],
      ]);
    });

    it('keeps only the number of an answered call, until the platform has forgotten it', async () => {
      await calls().add([callOf(FIRST), callOf(FIRST + 1), callOf(FIRST + 2)]);
      await calls().begin([FIRST, FIRST + 1]);
      await calls().finish([FIRST, FIRST + 1], FIRST + 1);
      expect(
        (await rows()).map(({ id, chat, person, content }) => [Number(id), chat, person, content]),
      ).toEqual([
        [FIRST + 1, '', null, ''],
        [FIRST + 2, CHAT, 'test:7', '{"asks":"number 9000000003"}'],
      ]);
      expect((await calls().left()).done).toEqual([FIRST + 1]);
      await calls().confirmed(FIRST + 3);
      expect((await rows()).map(({ id }) => Number(id))).toEqual([FIRST + 2]);
    });

    it.each([0, -WAITING_MS, 3 * WAITING_MS])(
      'keeps none for more than a day, after a jump of %s ms',
      async (ms) => {
        await calls().add([callOf(FIRST)]);
        clock.jump(ms);
        if (ms <= 0) expect((await calls().left()).calls).toHaveLength(1);
        clock.forward(WAITING_MS);
        expect((await elsewhere().left()).calls).toEqual([]);
        await calls().add([callOf(FIRST + 1)]);
        clock.forward(WAITING_MS);
        await both().other.stores.prune();
        expect(await rows()).toEqual([]);
      },
    );

    it('forgets those of a person and of a chat, and those that name them', async () => {
      const by = (id: number, person: string, chat: string, content = '{}') =>
        callOf(id, { person, chat, content });
      await calls().add([
        by(1, 'test:47110', 'test:-5'),
        by(2, 'test:8', 'test:47110'),
        by(3, 'test:8', 'test:-5', '{"asks":"who is 47110?"}'),
        by(4, 'test:471101', 'test:-5', '{"asks":"who is 471101?"}'),
      ]);
      const { chats } = both().one.stores;
      expect((await chats.held({ user: 'test:47110', chats: [] })).get('forget-waiting')).toBe(1);
      await chats.forgetUser('test:47110');
      expect((await rows()).map(({ id }) => Number(id))).toEqual([4]);
      await chats.forgetChat('test:-5');
      expect(await rows()).toEqual([]);
    });
  });

  describe(`calls that several processes share ${name}`, () => {
    const ROOM = 3;
    const shared = () => both().one.stores.shared('test');
    const others = () => both().other.stores.shared('test');
    const sharedCall = (id: number, lane = CHAT) => ({ ...callOf(id), lane });
    const idsOf = (calls: readonly WaitingCall[]) => calls.map(({ id }) => id).sort();

    it('gives a lane to one process, and its calls in their order', async () => {
      expect(
        await shared().arrive([sharedCall(FIRST + 1), sharedCall(FIRST + 5, 'other')], 'one', ROOM),
      ).toEqual(['taken', 'taken']);
      expect(await others().arrive([sharedCall(FIRST + 3), sharedCall(FIRST + 2)], 'two', ROOM)).toEqual([
        'waiting',
        'waiting',
      ]);
      expect(await others().takeFree('two')).toEqual([]);
      expect(await shared().finish([FIRST + 1], 'one', true)).toEqual([callOf(FIRST + 2)]);
      expect(await shared().finish([FIRST + 2], 'one', true)).toEqual([callOf(FIRST + 3)]);
      expect(await shared().finish([FIRST + 3, FIRST + 5], 'one', true)).toEqual([]);
      expect(
        (await rows()).map(({ chat, person, content, lane, holder }) => [
          chat,
          person,
          content,
          lane,
          holder,
        ]),
      ).toEqual(Array.from({ length: 4 }, () => ['', null, '', '', null]));
    });

    it('knows what has arrived before, whoever took it and whether or not it was answered', async () => {
      expect(await shared().arrive([sharedCall(FIRST), sharedCall(FIRST)], 'one', ROOM)).toEqual([
        'taken',
        'known',
      ]);
      expect(await others().arrive([sharedCall(FIRST)], 'two', ROOM)).toEqual(['known']);
      await shared().finish([FIRST], 'one', true);
      expect(await others().arrive([sharedCall(FIRST)], 'two', ROOM)).toEqual(['known']);
    });

    it('stores each call once, and gives it to one, when it comes to two processes at once', async () => {
      for (let at = 0; at < 10; at++) {
        const call = sharedCall(FIRST + at, `lane ${at}`);
        const both = await Promise.allSettled([
          shared().arrive([call], 'one', ROOM),
          others().arrive([call], 'two', ROOM),
        ]);
        const became = both.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
        expect([...became].sort()).toEqual(['known', 'taken']);
      }
    });

    it('leaves no call behind that comes when its lane is being given up', async () => {
      for (let at = 0; at < 20; at++) {
        const lane = `lane ${at}`;
        const [first, second] = [FIRST + 2 * at, FIRST + 2 * at + 1];
        await shared().arrive([sharedCall(first, lane)], 'one', ROOM);
        const [next, arrived] = await Promise.all([
          shared().finish([first], 'one', true),
          others().arrive([sharedCall(second, lane)], 'two', ROOM),
        ]);
        expect([idsOf(next), arrived]).toEqual(
          arrived[0] === 'taken' ? [[], ['taken']] : [[second], ['waiting']],
        );
      }
    });

    it('turns away what is too much for a lane', async () => {
      const calls = Array.from({ length: ROOM + 2 }, (_, at) => sharedCall(FIRST + at));
      expect(await shared().arrive(calls, 'one', ROOM)).toEqual([
        'taken',
        'waiting',
        'waiting',
        'full',
        'full',
      ]);
      await shared().finish([FIRST], 'one', true);
      expect(await others().arrive([sharedCall(FIRST + ROOM + 1)], 'two', ROOM)).toEqual(['waiting']);
    });

    it('passes on the calls of a process that has ended, and none of another', async () => {
      await shared().arrive(
        [sharedCall(FIRST), sharedCall(FIRST + 1), sharedCall(FIRST + 2, 'b')],
        'one',
        ROOM,
      );
      await others().arrive([sharedCall(FIRST + 3, 'c')], 'two', ROOM);
      await calls().begin([FIRST]);
      expect([await others().holders('two'), await others().holders('one')]).toEqual([['one'], ['two']]);
      await others().free('one');
      expect(await others().takeFree('two')).toEqual(
        expect.arrayContaining([callOf(FIRST, { begun: true }), callOf(FIRST + 2)]),
      );
      // What its first holder says now comes too late.
      expect(await shared().finish([FIRST, FIRST + 2], 'one', true)).toEqual([]);
      expect(await others().finish([FIRST], 'two', true)).toEqual([callOf(FIRST + 1)]);
      expect(await others().finish([FIRST + 1], 'two', false)).toEqual([]);
      await others().free('two');
      expect(idsOf(await shared().takeFree('one'))).toEqual([FIRST + 2, FIRST + 3]);
    });

    it('takes up what a process stored that shares nothing', async () => {
      await calls().add([callOf(FIRST), callOf(FIRST + 1)]);
      expect(await shared().takeFree('one')).toEqual([callOf(FIRST)]);
      expect(await shared().finish([FIRST], 'one', true)).toEqual([callOf(FIRST + 1)]);
    });

    it('takes up nothing after a day', async () => {
      await shared().arrive([sharedCall(FIRST)], 'one', ROOM);
      await shared().free('one');
      clock.forward(WAITING_MS);
      expect(await shared().takeFree('one')).toEqual([]);
    });
  });
};
