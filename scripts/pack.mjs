// Puts the build of the sources as they are now into packed/, for `npm pack`: dist/ may hold older builds too. With --remove, takes
// it away again.

import { spawnSync } from 'node:child_process';
import { cpSync, lstatSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeOfBuild, ROOT } from './build/place.mjs';

const PACKED = join(ROOT, 'packed');

rmSync(PACKED, { recursive: true, force: true });
if (!process.argv.includes('--remove')) {
  const script = fileURLToPath(new URL('./build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [script], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
  const build = placeOfBuild();
  // A package holds no links.
  const filter = (path) => !lstatSync(path).isSymbolicLink();
  cpSync(build, join(PACKED, 'dist', basename(build)), { recursive: true, filter });
}
