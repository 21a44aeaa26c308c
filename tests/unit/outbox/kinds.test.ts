// What a kind of message adds to sending is asked of that kind, at its moment, and of no other.

import { describe, expect, it, onTestFinished } from 'vitest';
import type { Platform } from '../../../src/core/adapter.ts';
import { MisquoteError, PlatformError } from '../../../src/core/errors.ts';
import type { Posting } from '../../../src/core/platform.ts';
import { type MessageKind, noticeKind } from '../../../src/outbox/kinds.ts';
import { createOutbox } from '../../../src/outbox/outbox.ts';
import { createChatReach } from '../../../src/outbox/reach.ts';
import { createTestClock } from '../../app-of.ts';
import { NO_BUDGET } from '../../discord-of.ts';
import { CHAT, inFile, partOf, silent, storesAt } from '../../stores-of.ts';

/** An outbox with one entry of each kind that can be sent by itself, which writes down what it asks of the kinds. */
const outboxOf = async (does: Partial<Posting> = {}, rules: Partial<MessageKind> = {}) => {
  const clock = createTestClock();
  const { stores } = await storesAt(inFile(':memory:'), clock);
  onTestFinished(stores.close);
  const asked: string[] = [];
  const kind = (name: string): MessageKind => {
    const all: MessageKind = { ...noticeKind(async () => {}), ...rules };
    const note = (what: string) => void asked.push(`${name} ${what}`);
    return {
      async verify(entry) {
        note('verify');
        await all.verify(entry);
      },
      async expire(entry) {
        note('expire');
        return all.expire(entry);
      },
      async replyFor(entry) {
        note('replyFor');
        return all.replyFor(entry);
      },
      async ended(entry, send) {
        note(`ended ${entry.state}`);
        await all.ended(entry, send);
      },
      async chatClosed(chat, why) {
        note(`chatClosed ${why}`);
        await all.chatClosed(chat, why);
      },
    };
  };
  const posting = { repeatableMs: 0, deliver: async (chat: string) => ({ chat, message: '1' }), ...does };
  const reach = createChatReach(() => stores.chats);
  const outbox = createOutbox({
    ledger: () => stores.ledger,
    platform: () => ({ platform: { posting } as unknown as Platform, budget: NO_BUDGET }),
    kinds: {
      digest: kind('digest'),
      pin: kind('pin'),
      gap: kind('gap'),
      correction: kind('correction'),
      head: kind('head'),
      submission: kind('submission'),
    },
    reach,
    holder: 'a',
    clock,
    log: silent,
    stopping: new AbortController().signal,
  });
  const dueAt = clock.now();
  for (const name of ['gap', 'head'] as const)
    await stores.ledger.add([partOf({ id: name, kind: name, cause: name, slot: dueAt, key: name, dueAt })]);
  return { outbox, stores, reach, asked };
};

describe('an entry', () => {
  it('is asked about of its own kind alone', async () => {
    const { outbox, asked } = await outboxOf();
    expect(await outbox.send('gap')).toBe('sent');
    expect(asked).toEqual(['gap expire', 'gap verify', 'gap ended sent']);
  });

  it('is not sent where its kind has let it expire', async () => {
    const { outbox, asked } = await outboxOf({}, { expire: async () => true });
    expect(await outbox.send('head')).toBe('skipped');
    expect(asked).toEqual(['head expire']);
  });

  it('is not sent where its kind does not hold it for right', async () => {
    const verify = async () => {
      throw new MisquoteError('other words');
    };
    const { outbox, asked, stores } = await outboxOf({}, { verify });
    expect(await outbox.send('head')).toBe('failed');
    expect(asked.at(-1)).toBe('head ended failed');
    expect((await stores.ledger.find('head'))?.why).toBe('misquote');
  });

  it('may have its kind send another in the end', async () => {
    const { outbox, stores } = await outboxOf(
      {},
      { ended: async ({ id }, send) => void (id === 'gap' && (await send('head'))) },
    );
    await outbox.send('gap');
    expect((await stores.ledger.find('head'))?.state).toBe('sent');
  });

  it('of an answer is none of the outbox’s', async () => {
    const { outbox, stores } = await outboxOf();
    const [shown] = [{ chat: CHAT, message: '7' }];
    await stores.ledger.record({ platform: 'test', messages: [shown], excerpts: [], edition: 1 });
    const entry = await stores.ledger.shownIn(CHAT, '7');
    expect(entry === null ? null : await outbox.send(entry.id)).toBe(entry === null ? null : 'sent');
  });
});

describe('a chat to which nothing can be sent', () => {
  const refuse = async () => {
    throw new PlatformError({
      platform: 'test',
      method: 'send',
      status: 403,
      code: 'closed',
      certain: true,
    });
  };

  it('is told of to every kind once, before the entry ends', async () => {
    const { outbox, reach, asked } = await outboxOf({ deliver: refuse });
    expect(await outbox.send('gap')).toBe('failed');
    expect(await reach.isClosed(CHAT)).toBe(true);
    expect(asked.slice(2)).toEqual([
      ...['digest', 'pin', 'gap', 'correction', 'head', 'submission'].map(
        (name) => `${name} chatClosed closed`,
      ),
      'gap ended failed',
    ]);
  });

  it('is open again once something was sent there', async () => {
    const { outbox, reach } = await outboxOf();
    await reach.close(CHAT, 'closed');
    await outbox.send('gap');
    expect(await reach.isClosed(CHAT)).toBe(false);
  });

  it('stays closed where the next message does not arrive either', async () => {
    const { outbox, reach } = await outboxOf({ deliver: refuse });
    await outbox.send('gap');
    await outbox.send('head');
    expect(await reach.isClosed(CHAT)).toBe(true);
  });
});
