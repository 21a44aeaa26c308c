// The engines that are measured, by name: this project's search, and its peers, which only the benchmarks need.

import type { MakePeer, Prepare } from './engine.ts';
import { prepareOurs } from './ours.ts';
import { NOT_INSTALLED, openUseLite, prepareOursWith } from './ours-embeddings.ts';

const PEERS = [
  'fuse',
  'minisearch',
  'orama',
  'flexsearch',
  'flexsearch-tolerant',
  'lunr',
  'wink',
  'fts5',
  'fts5-trigram',
];

/** An engine that cannot be measured here, said to whoever named it. */
class NoEngineError extends Error {}

/** Loads engines named with commas between them. Who named one that is not there is told so, and the process ends. */
export const loadEngines = async (named: string): Promise<[string, Prepare][]> => {
  const engines: [string, Prepare][] = [];
  for (const name of new Set(named.split(',').filter((part) => part !== '')))
    try {
      engines.push([name, await loadEngine(name)]);
    } catch (error) {
      if (!(error instanceof NoEngineError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exit(2);
    }
  return engines;
};

/** Loads an engine. Throws a NoEngineError if there is none of this name, or if it is not installed. */
const loadEngine = async (name: string): Promise<Prepare> => {
  if (name === 'ours') return prepareOurs;
  if (name === 'ours-embeddings') {
    const embedder = openUseLite();
    if (embedder === null) throw new NoEngineError(NOT_INSTALLED);
    return prepareOursWith(embedder);
  }
  if (!PEERS.includes(name))
    throw new NoEngineError(
      `There is no engine ${name}; there are ${['ours', 'ours-embeddings', ...PEERS].join(', ')}.`,
    );
  // The path is put together here, so that the compiler does not look for packages that need not be installed.
  const path = new URL(`./peers/${name}.ts`, import.meta.url).href;
  const { default: make } = (await import(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' && error.code !== 'MODULE_NOT_FOUND') throw error;
    throw new NoEngineError(
      `The engine ${name} is not installed. Install the peers with: npm ci --prefix bench`,
    );
  })) as { default: MakePeer };
  return (docs, language) => ({ build: () => make(docs, language), restart: null });
};
