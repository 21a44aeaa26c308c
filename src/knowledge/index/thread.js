// Begins the thread that builds an index. It is no TypeScript: Node 20 has `--import tsx` do nothing in a thread, so that each has
// to call tsx itself before it can load any.

import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
