// /digest, on a platform that a test makes.

import { expect, it } from 'vitest';
import { digest } from '../../../commands/digest.ts';
import type { Context } from '../../../src/core/command.ts';
import type { Localizer } from '../../../src/core/ports.ts';
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
      digests: { of: async () => [digestOf({ locale: 'he' })] },
      drafts: { keep: async () => 'abcdef' },
    }),
    platform: () => ({ posting, rights: { lacks: async () => [] } }),
    editions: { mine: async () => ({ edition: 1 }) },
    digests: { compose: async () => ({ cards: [] }) },
    words,
  } as unknown as Parts;
  const context = {
    origin: { chat: CHAT },
    words: words('en'),
    authorise: async () => {},
  } as unknown as Context;
  await digest(parts).runWith({ action: 'preview' }, context);
  expect(prepared).toEqual(['he']);
});
