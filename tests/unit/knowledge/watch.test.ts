// Changes of files are told.

import { expect, onTestFinished, test } from 'vitest';
import { watchFolders } from '../../../src/knowledge/watch.ts';
import { folderOf } from './folder-of.ts';

test('a new, a changed and a removed file are told, in any of the folders', async () => {
  const [documents, topics] = [await folderOf({ 'a.txt': 'Roses.' }), await folderOf()];
  let told = () => {};
  const next = () => new Promise<string>((resolve) => (told = () => resolve('changed')));
  const failed = (error: unknown) => expect.unreachable(String(error));
  const watcher = await watchFolders([documents.path, topics.path], () => told(), failed);
  onTestFinished(() => watcher.close());
  for (const change of [
    () => topics.write({ 'ferry.md': 'Ferries.' }),
    () => documents.write({ 'a.txt': 'Tulips.' }),
    () => documents.remove('a.txt'),
  ]) {
    const changed = next();
    await change();
    expect(await changed).toBe('changed');
  }
});
