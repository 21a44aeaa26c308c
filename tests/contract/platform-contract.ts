// What every platform has to keep when the bot posts, pins, and asks who may.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/core/adapter.ts';
import { PlatformError } from '../../src/core/errors.ts';
import type { BotPermission, Part, PinState } from '../../src/core/platform.ts';
import type { Posted } from '../../src/core/ports.ts';
import { action, type Reply, text } from '../../src/core/reply.ts';
import { loadWords } from '../../src/words/words.ts';
import { excerptFor } from '../canonical.ts';

/** A message of the bot as people see it. */
export interface Seen {
  readonly message: string;
  /** As it is read, without markup. */
  readonly text: string;
  readonly silent: boolean;
}

/** A chat on a platform that has not been started, in which the bot may do everything. Ids are those of the core. */
export interface OpenChat {
  readonly platform: Platform;
  readonly chat: string;
  /** Each as the platform knows such people by itself; `member` is no moderator. */
  readonly moderator: string;
  readonly member: string;
  readonly stranger: string;
  /** Somebody to whom the bot may write alone, and somebody to whom it may not. */
  readonly open: string;
  readonly shut: string;
  readonly can: {
    /** It can be found out whether a message is pinned. */
    readonly list: boolean;
    /** It can be found out whether a message is there. */
    readonly exists: boolean;
    /** Rights of the bot that can be taken from it, each with the act that needs it. */
    readonly lack: readonly (readonly [BotPermission, 'pin' | 'post'])[];
  };
  /** What the bot has posted in a chat and is still there, oldest first. */
  seen(chat: string): readonly Seen[];
  /** Notices of the platform's own that something was pinned. */
  notices(): number;
  pinned(): readonly string[];
  /** Somebody with the right to do so deletes a message, or unpins it. */
  remove(posted: Posted): void;
  unpin(posted: Posted): void;
  take(right: BotPermission): void;
  /** Somebody removes the bot from the chat. */
  expel(): void;
  /** Closes what was opened, and looks for what the bot did that it must not have done. */
  close(): Promise<void>;
}

const words = loadWords()('en');
const FERRY = 'The ferry leaves at noon.';

const replyOf = (said: string): Reply => ({
  cards: [
    {
      title: 'At the harbour',
      blocks: [text(said), { is: 'excerpt', excerpt: excerptFor(FERRY), caption: [['harbour.txt']] }],
      actions: [action('More', '/cite abcd1234')],
    },
  ],
});

const codeOf = async (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'no error',
    (error: unknown) => (error instanceof PlatformError ? error.code : error),
  );

export const describePlatform = (name: string, open: () => Promise<OpenChat>): void => {
  describe(`${name}, without being started,`, () => {
    let at: OpenChat;
    let keys = 0;
    beforeEach(async () => {
      at = await open();
    });
    afterEach(() => at.close());

    const partOf = (said: string): Part => {
      const [part] = at.platform.posting.prepare(replyOf(said), words);
      if (part === undefined) throw new Error('a reply without a message');
      return part;
    };
    const post = (said: string, { silent = false, chat = at.chat } = {}): Promise<Posted> =>
      at.platform.posting.deliver(chat, partOf(said), { key: `key-${keys++}`, silent });
    const stateOf = async (posted: Posted): Promise<PinState | undefined> =>
      (await at.platform.pinning.look(at.chat, [posted]))[0];
    const known = (state: PinState, can: boolean): PinState[] => (can ? [state] : [state, 'unknown']);

    describe('posting', () => {
      it('shows the very words, once', async () => {
        const posted = await post('Today:');
        const [seen, ...others] = at.seen(at.chat);
        expect(others).toEqual([]);
        expect(seen).toMatchObject({ message: posted.message, silent: false });
        for (const said of ['At the harbour', 'Today:', FERRY, 'harbour.txt'])
          expect(seen?.text).toContain(said);
        expect(posted.chat).toBe(at.chat);
      });

      it('makes the same messages of the same reply', () => {
        const { posting } = at.platform;
        const [one, same] = [1, 2].map(() => posting.prepare(replyOf('Today:'), words));
        expect(one).toEqual(same);
        expect(partOf('Tomorrow:')).not.toEqual(one?.[0]);
        expect(typeof JSON.parse(one?.[0]?.payload ?? '')).toBe('object');
      });

      it('is silent where that is wanted', async () => {
        await post('Today:', { silent: true });
        expect(at.seen(at.chat).map(({ silent }) => silent)).toEqual([true]);
      });

      it('edits in place', async () => {
        const posted = await post('Today:');
        await at.platform.posting.edit(posted, partOf('Tomorrow:'));
        const [seen, ...others] = at.seen(at.chat);
        expect(others).toEqual([]);
        expect(seen?.message).toBe(posted.message);
        expect(seen?.text).toContain('Tomorrow:');
        expect(seen?.text).not.toContain('Today:');
      });

      it('takes an edit that changes nothing', async () => {
        const posted = await post('Today:');
        await at.platform.posting.edit(posted, partOf('Today:'));
        expect(at.seen(at.chat)).toHaveLength(1);
      });

      it('says of an edit that its message is gone', async () => {
        const posted = await post('Today:');
        at.remove(posted);
        expect(await codeOf(at.platform.posting.edit(posted, partOf('Tomorrow:')))).toBe('gone');
        expect(at.seen(at.chat)).toEqual([]);
      });

      it('removes, and may remove again', async () => {
        const [gone, kept] = [await post('Today:'), await post('Tomorrow:')];
        await at.platform.posting.remove(gone);
        await at.platform.posting.remove(gone);
        expect(at.seen(at.chat).map(({ message }) => message)).toEqual([kept.message]);
      });

      it('says of a chat that the bot was removed from that it is closed', async () => {
        at.expel();
        expect(await codeOf(post('Today:'))).toBe('closed');
        expect(await codeOf(post('Today:'))).toBe('closed');
      });

      it('says of a name that is no chat that it is closed', async () => {
        expect(await codeOf(post('Today:', { chat: 'nowhere:at/all' }))).toBe('closed');
      });

      it('speaks with one person alone, or says that it may not', async () => {
        const alone = await at.platform.posting.alone(at.open);
        const posted = await post('For you:', { chat: alone });
        expect(at.seen(alone).map(({ message }) => message)).toEqual([posted.message]);
        const shut = at.platform.posting.alone(at.shut).then((chat) => post('For you:', { chat }));
        expect(await codeOf(shut)).toBe('closed');
      });
    });

    describe('pinning', () => {
      it('pins and unpins, and leaves no notice', async () => {
        const posted = await post('Today:');
        expect(known('unpinned', at.can.list)).toContain(await stateOf(posted));
        await at.platform.pinning.pin(posted);
        expect(at.pinned()).toEqual([posted.message]);
        expect(at.notices()).toBe(0);
        expect(known('pinned', at.can.list)).toContain(await stateOf(posted));
        await at.platform.pinning.unpin(posted);
        expect(at.pinned()).toEqual([]);
        expect(known('unpinned', at.can.list)).toContain(await stateOf(posted));
      });

      it('pins what is pinned, and unpins what is not', async () => {
        const posted = await post('Today:');
        await at.platform.pinning.unpin(posted);
        await at.platform.pinning.pin(posted);
        await at.platform.pinning.pin(posted);
        expect(at.pinned()).toEqual([posted.message]);
      });

      it('sees what a person unpins or removes, in the order asked for', async () => {
        const [a, b, c] = [await post('One:'), await post('Two:'), await post('Three:')];
        for (const posted of [a, b, c]) await at.platform.pinning.pin(posted);
        at.unpin(a);
        at.remove(b);
        const [first, second, third] = await at.platform.pinning.look(at.chat, [a, b, c]);
        expect(known('unpinned', at.can.list)).toContain(first);
        expect(known('gone', at.can.exists)).toContain(second);
        expect(known('pinned', at.can.list)).toContain(third);
        expect(at.seen(at.chat).map(({ message }) => message)).toEqual([a.message, c.message]);
      });

      it('unpins what is gone', async () => {
        const posted = await post('Today:');
        await at.platform.pinning.pin(posted);
        at.remove(posted);
        await at.platform.pinning.unpin(posted);
        expect(at.pinned()).toEqual([]);
      });

      it('says of a pin that its message is gone', async () => {
        const posted = await post('Today:');
        at.remove(posted);
        expect(await codeOf(at.platform.pinning.pin(posted))).toBe('gone');
      });
    });

    describe('rights', () => {
      const holds = (user: string) => at.platform.rights.holds(user, at.chat, 'pin', null);

      it('are those of a moderator', async () => {
        expect(await holds(at.moderator)).toBe(true);
        expect(await holds(at.member)).toBe(false);
        expect(await holds(at.stranger)).toBe(false);
        expect(await holds('nowhere:nobody')).toBe(false);
      });

      it('of the bot lack nothing where it may do everything', async () => {
        expect(await at.platform.rights.missingPermissions(at.chat, 'pin')).toEqual([]);
        expect(await at.platform.rights.missingPermissions(at.chat, 'post')).toEqual([]);
      });

      it('of the bot lack what was taken, and what it needs no more', async () => {
        for (const [right, act] of at.can.lack) {
          const fresh = await open();
          try {
            fresh.take(right);
            expect(await fresh.platform.rights.missingPermissions(fresh.chat, act)).toEqual([right]);
          } finally {
            await fresh.close();
          }
        }
      });

      it('of the bot are none where it is no member', async () => {
        at.expel();
        expect(await at.platform.rights.missingPermissions(at.chat, 'pin')).toEqual(['member']);
      });
    });
  });
};
