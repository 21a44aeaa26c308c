// Two processes that send from one ledger, one of which sleeps in the middle: a laptop that was shut, a clock that was put right.

import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/core/adapter.ts';
import type { Posting } from '../../src/core/platform.ts';
import type { Posted } from '../../src/core/ports.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import type { Stores } from '../../src/stores/stores.ts';
import type { createTestClock } from '../app-of.ts';
import { NO_BUDGET } from '../discord-of.ts';
import { kindsOf, REACHED } from '../kinds-of.ts';
import { CHAT, digestOf, partOf, silent } from '../stores-of.ts';

interface Opened {
  readonly stores: Stores;
  readonly second: Stores;
  readonly clock: ReturnType<typeof createTestClock>;
}
type Clock = Opened['clock'];

/** Longer than a lease, and than any platform knows a key for. */
const LONG_MS = 10 * 60_000;
/** Longer than a lease only. */
const SHORT_MS = 95_000;

/** Takes everything, like Telegram, or knows a key for two minutes and can be looked through, like Discord. */
const chatOn = (kind: 'telegram' | 'discord', clock: Clock) => {
  const sent: { readonly key: string; readonly at: number; readonly posted: Posted }[] = [];
  const isDiscord = kind === 'discord';
  const posting: Pick<Posting, 'deliver' | 'trace' | 'repeatableMs'> = {
    repeatableMs: isDiscord ? 120_000 : 0,
    async deliver(chat, _, { key }) {
      const known = sent.find((each) => isDiscord && each.key === key && clock.now() - each.at < 120_000);
      if (known !== undefined) return known.posted;
      const posted = { chat, message: String(sent.length + 1) };
      sent.push({ key, at: clock.now(), posted });
      return posted;
    },
    trace: async () => (isDiscord ? (sent[0]?.posted ?? null) : null),
  };
  return { sent, posting };
};

export const outboxContract = (name: string, opened: () => Opened) => {
  const begin = async (kind: 'telegram' | 'discord') => {
    const { stores, second, clock } = opened();
    const { sent, posting } = chatOn(kind, clock);
    const process = (
      holder: string,
      { ledger }: Stores,
      { before = async () => {}, after = async () => {} } = {},
    ) =>
      createOutbox({
        ledger: () => ledger,
        platform: () => ({
          platform: {
            posting: {
              ...posting,
              async deliver(...args) {
                const posted = await posting.deliver(...args);
                await after();
                return posted;
              },
            },
          } as Platform,
          budget: NO_BUDGET,
        }),
        kinds: kindsOf({ verify: before }),
        reach: REACHED,
        holder,
        clock,
        log: silent,
        stopping: new AbortController().signal,
      });
    const dueAt = clock.now();
    await stores.digests.add(digestOf());
    await stores.digests.commit({
      digest: 'digest',
      parts: [partOf({ id: 'e0', dueAt })],
      skipped: [],
      nextAt: null,
      edition: 1,
      turn: 0,
    });
    const other = process('b', second);
    /** The first process sends, and sleeps before its message has left, or after; meanwhile the other one may do its work. */
    const sleeping = (when: 'before' | 'after', ms: number, alone = false) => {
      let slept = false;
      const sleep = async () => {
        if (slept) return;
        slept = true;
        clock.forward(ms);
        if (!alone) await other.send('e0');
      };
      return process('a', stores, { [when]: sleep });
    };
    const row = () => stores.ledger.find('e0');
    return { sent, sleeping, other, row, ledger: second.ledger, clock };
  };

  describe.each(['telegram', 'discord'] as const)(
    `an outbox whose process sleeps, ${name}, on %s`,
    (kind) => {
      it.each([SHORT_MS, LONG_MS])(
        'after its message has left: it was sent, and that is known (%d)',
        async (ms) => {
          const { sent, sleeping, other, row, ledger } = await begin(kind);
          expect(await sleeping('after', ms).send('e0')).toBe('sent');
          expect(await row()).toMatchObject({ state: 'sent', chat: CHAT, message: '1' });
          expect(await ledger.open(CHAT)).toEqual([]);
          expect(await other.send('e0')).toBe('sent');
          expect(sent).toHaveLength(1);
        },
      );

      it.each([SHORT_MS, LONG_MS])(
        'before: it does not send what another has taken over (%d)',
        async (ms) => {
          const { sent, sleeping, other, row, ledger, clock } = await begin(kind);
          const isSent = kind === 'discord' && ms === SHORT_MS;
          expect(await sleeping('before', ms).send('e0')).toBe(isSent ? 'sent' : 'uncertain');
          expect(sent).toHaveLength(isSent ? 1 : 0);
          expect(await row()).toMatchObject({ state: isSent ? 'sent' : 'uncertain' });
          if (isSent) return;
          expect(await ledger.decide('e0', 'resend', clock.now())).toBe(true);
          expect(await other.send('e0')).toBe('sent');
          expect(sent).toHaveLength(1);
        },
      );

      it('before, and nobody has noticed: it is due again, and sent once', async () => {
        const { sent, sleeping, row } = await begin(kind);
        const sleeper = sleeping('before', LONG_MS, true);
        expect(await sleeper.send('e0')).toBe('due');
        expect(await row()).toMatchObject({ state: 'due', firstAt: null });
        expect(await sleeper.send('e0')).toBe('sent');
        expect(sent).toHaveLength(1);
      });
    },
  );
};
