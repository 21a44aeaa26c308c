// A run over the sources of a library, with what is remembered of the runs before.

import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/ports.ts';
import type { Visitor } from '../fetching/fetch-document.ts';
import type { FileReader } from '../knowledge/file-reader.ts';
import type { WebSource } from '../knowledge/web-sources.ts';
import { type CollectParts, collect, type Step } from './collect.ts';
import { createPlace } from './places.ts';
import { openReviewPlace } from './review.ts';
import { readState, STATE_FILE, writeState } from './state.ts';

export interface RunParts {
  readonly sources: readonly WebSource[];
  readonly knowledgeDir: string;
  readonly knowledgeRoots: readonly string[];
  readonly dataDir: string;
  readonly reader: FileReader;
  readonly readList: CollectParts['readList'];
  readonly visitor: Visitor;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  /** Whether all sources are asked, whenever they are due. */
  readonly isForced: boolean;
  readonly isDryRun: boolean;
  /** Whether this process may still go on: asked before each request. */
  mayGoOn(): Promise<boolean>;
  tell(step: Step): void;
}

/** Rejects with an error of the file system if the folders cannot be used. */
export const runCollection = async ({
  knowledgeDir,
  knowledgeRoots,
  dataDir,
  ...parts
}: RunParts): Promise<void> => {
  const file = join(dataDir, STATE_FILE);
  const state = await readState(file, await realpath(knowledgeDir));
  await collect({
    ...parts,
    library: createPlace(knowledgeDir, knowledgeRoots),
    review: await openReviewPlace(dataDir),
    state,
    save: () => writeState(file, state),
  });
};

/** When the next source is due, in milliseconds since 1970; null if there are none. */
export const nextRunAt = async (
  sources: readonly WebSource[],
  { knowledgeDir, dataDir }: Pick<RunParts, 'knowledgeDir' | 'dataDir'>,
): Promise<number | null> => {
  if (sources.length === 0) return null;
  const state = await readState(join(dataDir, STATE_FILE), await realpath(knowledgeDir));
  return Math.min(...sources.map(({ url }) => state.sources[new URL(url).href]?.nextAt ?? 0));
};
