// Begins the thread of a sandbox. It is no TypeScript for the reason that src/knowledge/index/thread.js tells.

import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
