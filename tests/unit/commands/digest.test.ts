// /digest, on a platform that a test makes.

import { expect, it } from 'vitest';
import { digest } from '../../../commands/digest.ts';
import type { Context } from '../../../src/core/command.ts';
import type { Localizer } from '../../../src/core/ports.ts';
import type { Digest } from '../../../src/digests/digest.ts';
import { loadWords } from '../../../src/words/words.ts';
import { CHAT, digestOf } from '../../stores-of.ts';

const words = loadWords();
type Parts = Parameters<typeof digest>[0];

it('counts the messages of a preview in the words of the digest, not of whoever looks', async () => {
  const prepared: string[] = [];
  const posting = {
    prepare: (_: unknown, { locale }: Localizer) => {
      prepared.push(locale);
      return [{ payload: '' }];
    },
  };
  const parts = {
    stores: () => ({
      digests: { listByChat: async () => [digestOf({ locale: 'he' })] },
      drafts: { keep: async () => 'abcdef' },
    }),
    platform: () => ({ posting, rights: { missingPermissions: async () => [] } }),
    editions: { ownEdition: async () => ({ edition: 1 }) },
    digests: { compose: async () => ({ cards: [] }) },
    words,
  } as unknown as Parts;
  const context = {
    origin: { chat: CHAT },
    words: words('en'),
  } as unknown as Context;
  await digest(parts).bind({ action: 'preview' }, context.origin).run(context);
  expect(prepared).toEqual(['he']);
});

it('lists a digest with the topics that are no longer there', async () => {
  const plan = { topics: ['ferry', 'market'] } as unknown as Digest['plan'];
  const parts = {
    stores: () => ({
      digests: { listByChat: async () => [digestOf({ plan, nextAt: null })] },
      ledger: { open: async () => [] },
      drafts: { keep: async () => 'abcdef' },
    }),
    plans: { write: () => 'daily' },
    topics: { all: () => [{ name: 'ferry' }] },
  } as unknown as Parts;
  const context = {
    origin: { chat: CHAT },
    words: words('en'),
  } as unknown as Context;
  const { cards } = await digest(parts).bind({}, context.origin).run(context);
  expect(JSON.stringify(cards)).toContain('no longer a topic here: market"');
});
