// A module for processes that tests start: as plain JavaScript, which each of them would otherwise translate anew.

import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The file of the bundle, which goes when `done` is called. Packages are found where those of the project are. */
export const bundled = async (entry: string, done: (close: () => void) => void): Promise<string> => {
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.bundled-'));
  done(() => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'module.mjs');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  return outfile;
};
