// What a removal for good remembers.

import { sha256 } from '../system/hash.ts';

/** A document's path: whoever knows the path can ask for it, and nobody can read it. */
export const pathKey = (path: string): string => `sha256:${sha256(path)}`;
