// Begins the thread that reads a history. It is JavaScript for the reason given in src/knowledge/index/thread.js.

if (!process.features.typescript) (await import('tsx/esm/api')).register();
await import('./worker.ts');
