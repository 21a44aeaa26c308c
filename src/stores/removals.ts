// What a removal for good remembers.

import { createHash } from 'node:crypto';

/** A document's path: whoever knows the path can ask for it, and nobody can read it. */
export const pathKey = (path: string): string => `sha256:${createHash('sha256').update(path).digest('hex')}`;
