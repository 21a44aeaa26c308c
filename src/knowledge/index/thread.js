// Begins the thread that builds an index. It is JavaScript, because a thread of Node 20 has to load tsx before it can load TypeScript.
// A newer Node needs no tsx, and neither does a build.

if (!process.features.typescript) (await import('tsx/esm/api')).register();
await import('./worker.ts');
