// /pin and /pins, where a platform refuses or cannot be reached.

import { expect, it } from 'vitest';
import { pin, pins } from '../../../commands/pin.ts';
import type { Context } from '../../../src/core/command.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import type { Pin } from '../../../src/pins/pin.ts';
import type { Pins } from '../../../src/pins/pins.ts';
import { loadWords } from '../../../src/words/words.ts';
import { CHAT, pinOf } from '../../stores-of.ts';

type Parts = Parameters<typeof pin>[0];

const context = {
  origin: { chat: CHAT },
  words: loadWords()('en'),
  actor: null,
  confirmed: true,
} as unknown as Context;

const partsOf = (overridden: Partial<Pins>) =>
  ({
    stores: () => ({
      audit: { append: async () => {} },
      drafts: { keep: async () => 'abcdef' },
      ledger: { listByCause: async () => [{ state: 'sent', why: null }] },
    }),
    platform: () => ({ rights: { missingPermissions: async () => [] } }),
    topics: { named: () => ({ name: 'ferries' }) },
    pins: { listByChat: async () => [], unpin: async () => 'removed', ...overridden },
  }) as unknown as Parts;

it.each([
  ['full', 'pin-full'],
  ['failed', 'pin-refused'],
] as const)('says of a pin that is refused (%s) why', async (state: Pin['state'], id) => {
  const parts = partsOf({ pin: async () => pinOf({ state, message: '1' }) });
  await expect(pin(parts).bind({ what: 'ferries' }, context.origin).run(context)).rejects.toMatchObject({
    id,
  });
});

it('lists pins also while the platform cannot be reached, and does not say how it stands with them', async () => {
  const parts = partsOf({
    listByChat: async () => [pinOf({ state: 'pinned', message: '1' })],
    refreshStates: async () => {
      throw new PlatformError({ platform: 'test', method: 'look', status: null, certain: false });
    },
  });
  const { cards } = await pins(parts).bind({}, context.origin).run(context);
  expect(JSON.stringify(cards)).toMatch(/ferries.*cannot be asked right now/);
});
