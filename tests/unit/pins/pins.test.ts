// Pins on a platform that a test makes: what is shown is what a document says, and what is said of them is so.

import { describe, expect, it, onTestFinished } from 'vitest';
import type { Platform } from '../../../src/core/adapter.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import type { Pinning, Posting } from '../../../src/core/platform.ts';
import { type Quoting, verifyEntry } from '../../../src/outbox/verify.ts';
import { createPinMessages } from '../../../src/pins/message.ts';
import { createPins } from '../../../src/pins/pins.ts';
import { createPinReconciler } from '../../../src/pins/reconciler.ts';
import { sha256 } from '../../../src/system/hash.ts';
import { loadWords } from '../../../src/words/words.ts';
import { createTestClock } from '../../app-of.ts';
import { excerptFor } from '../../canonical.ts';
import { NO_BUDGET } from '../../discord-of.ts';
import { CHAT, inFile, partOf, pinOf, silent, storesAt } from '../../stores-of.ts';

const TEXT = 'The ferry leaves at noon.';
const REVISION = sha256(TEXT);

/** One pin that was made at the first edition, where the library is at the second and says `words` of it. */
const onePin = async (
  words: string,
  does: Partial<Posting & Pinning> = {},
  reread: { readonly changes: readonly unknown[]; readonly concerns: boolean } | null = null,
) => {
  const clock = createTestClock();
  const { stores } = await storesAt(inFile(':memory:'), clock);
  onTestFinished(stores.close);
  const edits: string[] = [];
  const platform = {
    posting: {
      prepare: ({ cards }: Parameters<Posting['prepare']>[0]) => [{ payload: JSON.stringify(cards) }],
      edit: async (_: unknown, { payload }: { payload: string }) => void edits.push(payload),
      remove: async () => {},
      ...does,
    },
    pinning: { pin: async () => {}, unpin: async () => {}, look: async () => [], ...does },
  } as unknown as Platform;
  const parts = {
    store: () => stores.pins,
    ledger: () => stores.ledger,
    editions: {
      ownEdition: async () => ({ edition: 2, revision: 'r' }),
      readerChanges: async () => ({ isReread: reread !== null, restated: new Set() }),
      changes: async () => reread?.changes ?? [],
    } as never,
    platform: (chat: string) => (chat === CHAT ? { platform, budget: NO_BUDGET, name: 'test' } : undefined),
    verify: (message: Quoting) =>
      verifyEntry(message, async (revision) => (revision === REVISION ? TEXT : null)),
    summarise: () => ({ title: 'Ferries', sentences: [excerptFor(words, {}, {}, { revision: REVISION })] }),
    concerns: () => reread?.concerns ?? true,
    newCode: () => 'code',
    newId: () => 'id',
    words: loadWords(),
    clock,
    log: silent,
    stopping: new AbortController().signal,
  };
  const messages = createPinMessages(parts);
  const reconciler = createPinReconciler({ ...parts, messages });
  const pins = createPins({ ...parts, messages, reconciler, send: async () => null });
  const pin = pinOf({ state: 'pinned', message: '1' });
  await stores.pins.post(pin, partOf({ kind: 'pin', cause: pin.id }));
  const posted = async () => (await stores.ledger.listByCause(pin.id, 9)).length;
  return { pins, pin, edits, posted, store: stores.pins };
};

describe('a pin', () => {
  it('is brought up to date with what its document says', async () => {
    const { pins, pin, edits } = await onePin(TEXT);
    await pins.reconcile(pin.id);
    expect(edits).toHaveLength(1);
  });

  it('is left as it is where files were only read anew or changed elsewhere, and knows what it would show', async () => {
    const { pins, pin, edits, store } = await onePin(TEXT, {}, { changes: [{ is: 'new' }], concerns: false });
    await pins.reconcile(pin.id);
    expect(edits).toEqual([]);
    const after = await store.find(pin.id);
    expect(after?.edition).toBe(2);
    expect(after?.hash).not.toBe(pin.hash);
  });

  it.each([
    ['changes what it is about', { is: 'new' }, true],
    ['takes words out', { is: 'removed' }, false],
    ['changes words that it shows', { is: 'changed', before: { place: { citation: 'abcdefgh' } } }, false],
  ])('is edited if somebody %s while files are read anew', async (_, change, concerns) => {
    const { pins, pin, edits } = await onePin(TEXT, {}, { changes: [change], concerns });
    await pins.reconcile(pin.id);
    expect(edits).toHaveLength(1);
  });

  it('is left as it is before it says what its document does not, and not tried at every round', async () => {
    const { pins, pin, edits, store } = await onePin('The ferry leaves at one.');
    await pins.reconcile(pin.id);
    expect(edits).toEqual([]);
    expect(await store.find(pin.id)).toMatchObject({ state: 'pinned', hash: pin.hash, edition: 2 });
  });

  const refuses = (code: string) => async () => {
    throw new PlatformError({ platform: 'test', method: 'act', status: 400, certain: true, code });
  };

  it.each([
    ['removed', {}],
    ['removed', { unpin: refuses('gone'), remove: refuses('gone') }],
    ['unpinned', { remove: refuses('fixed') }],
    ['refused', { unpin: refuses('forbidden'), remove: refuses('fixed') }],
  ] as const)('is said to be %s only if it is', async (taken, does) => {
    const { pins, pin, store } = await onePin(TEXT, does);
    expect(await pins.unpin(pin)).toBe(taken);
    expect((await store.listByChat(pin.chat)).map(({ state }) => state)).toEqual(
      taken === 'refused' ? ['pinned'] : [],
    );
  });

  it('that people have taken down is not put up again where its message cannot be changed', async () => {
    const { pins, pin, store, posted } = await onePin(TEXT, { edit: refuses('fixed') });
    await store.change(pin.id, { state: 'unpinned' });
    await pins.reconcile(pin.id);
    expect(await posted()).toBe(1);
    expect(await store.find(pin.id)).toMatchObject({ state: 'unpinned', message: '1', edition: 2 });
    await pins.reconcile(pin.id);
    expect(await posted()).toBe(1);
  });

  it('that is up is posted anew where its message cannot be changed', async () => {
    const { pins, pin, store, posted } = await onePin(TEXT, { edit: refuses('fixed') });
    await pins.reconcile(pin.id);
    expect(await posted()).toBe(2);
    expect(await store.find(pin.id)).toMatchObject({ state: 'posting', oldMessage: '1', edition: 2 });
  });

  it.each(['gone', 'failed', 'full'] as const)('that is %s is left alone', async (state) => {
    const { pins, pin, store, edits, posted } = await onePin(TEXT);
    await store.change(pin.id, { state });
    await pins.reconcile(pin.id);
    expect([edits, await posted()]).toEqual([[], 1]);
    expect(await store.find(pin.id)).toMatchObject({ state });
  });

  it('keeps its state where a platform cannot tell, and takes what one says', async () => {
    const says: string[] = [];
    const { pins, pin, store } = await onePin(TEXT, { look: (async () => says) as never });
    for (const [said, state] of [
      ['unknown', 'pinned'],
      ['unpinned', 'unpinned'],
      ['unknown', 'unpinned'],
      ['gone', 'gone'],
      // What is gone is not asked about any more.
      ['pinned', 'gone'],
    ] as const) {
      says.splice(0, 1, said);
      await pins.refreshStates(pin.chat);
      expect((await store.find(pin.id))?.state).toBe(state);
    }
  });

  it('waits for no other that cannot be brought up to date', async () => {
    const { pins, pin, edits, store } = await onePin(TEXT);
    const stuck = { ...pin, id: 'a-stuck-one', chat: 'elsewhere:1' };
    await store.post(stuck, partOf({ kind: 'pin', cause: stuck.id, id: 'other' }));
    await pins.reconcileStale(1);
    await pins.reconcileStale(1);
    expect(edits).toHaveLength(1);
  });
});
