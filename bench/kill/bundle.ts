// The worker and all it is made of in one file: read so, it starts in a third of the time, and a killed one is soon replaced.

import { copyFileSync, cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WORDS = join(ROOT, 'src', 'words');
const CONTEXT = join(ROOT, 'src', 'knowledge', 'check', 'context');

/** Code for a machine, which no bundle can hold, and what packages look for and do without. */
const OUTSIDE = ['libsql', 'zlib-sync', 'bufferutil', 'utf-8-validate', 'pg-native', 'fsevents'];

/** Makes it in a folder, and says where it is. */
export const bundleWorker = async (folder: string): Promise<string> => {
  const inside = join(folder, 'worker');
  const file = join(inside, 'worker.mjs');
  mkdirSync(inside);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  // The catalogues, and what /check reads, are read from beside the code.
  cpSync(CONTEXT, join(inside, 'context'), { recursive: true });
  for (const name of readdirSync(WORDS).filter((each) => each.endsWith('.ftl')))
    copyFileSync(join(WORDS, name), join(inside, name));
  await build({
    entryPoints: [join(ROOT, 'bench', 'kill', 'worker.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: OUTSIDE,
    // Packages of the older kind ask for others with `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'error',
  });
  return file;
};
