// Changes of files are told, also those that come by changing a link; and nothing is watched that is not read.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { watchFolders } from '../../../src/knowledge/watch.ts';
import { folderOf } from './folder-of.ts';

/** What of Linux's watches this process holds. */
const watches = (): number =>
  readdirSync('/proc/self/fdinfo')
    .map((fd) => {
      try {
        return readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8');
      } catch {
        return '';
      }
    })
    .join('\n')
    .split('\n')
    .filter((line) => line.startsWith('inotify ')).length;

const watching = async (folders: readonly string[], further: readonly string[] = []) => {
  const before = existsSync('/proc/self/fdinfo') ? watches() : 0;
  let told = () => {};
  const failed = (error: unknown) => expect.unreachable(String(error));
  const watcher = await watchFolders(folders, () => told(), failed, further);
  onTestFinished(() => watcher.close());
  return {
    /** Resolves once a change is told that comes after this one was made. */
    async tells(change: () => Promise<unknown>) {
      const changed = new Promise<void>((resolve) => (told = resolve));
      await change();
      await changed;
    },
    cost: () => watches() - before,
  };
};

const exchange = async (target: string, link: string) => {
  await symlink(target, `${link}.new`);
  await rename(`${link}.new`, link);
};

describe('what is told', () => {
  test('a new, a changed and a removed file, in any of the folders', async () => {
    const [documents, topics] = [await folderOf({ 'a.txt': 'Roses.' }), await folderOf()];
    const { tells } = await watching([documents.path, topics.path]);
    await tells(() => topics.write({ 'ferry.md': 'Ferries.' }));
    await tells(() => documents.write({ 'a.txt': 'Tulips.' }));
    await tells(() => documents.remove('a.txt'));
  });

  test('a file in a folder that is new, moved or put in the place of another', async () => {
    const { path, write } = await folderOf({ 'sub/a.txt': 'Roses.' });
    const { tells } = await watching([path]);
    await tells(() => write({ 'new/deep/b.txt': 'Boats.' }));
    await tells(() => write({ 'new/deep/b.txt': 'Ferries.' }));
    await tells(() => rename(join(path, 'new'), join(path, 'moved')));
    await tells(() => write({ 'moved/deep/b.txt': 'Piers.' }));
    await tells(() => rm(join(path, 'sub'), { recursive: true }));
    await tells(() => write({ 'sub/a.txt': 'Lamps.' }));
    await tells(() => write({ 'sub/a.txt': 'Tulips.' }));
  });

  test('the swap of a volume as Kubernetes makes it', async () => {
    const { path, write } = await folderOf({ '..1/a.txt': 'Roses.' });
    await symlink('..1', join(path, '..data'));
    await symlink('..data/a.txt', join(path, 'a.txt'));
    const { tells } = await watching([path]);
    await write({ '..2/a.txt': 'Tulips.' });
    await tells(() => exchange('..2', join(path, '..data')));
    await tells(() => write({ '..2/a.txt': 'Lamps.' }));
  });

  test('the swap of the whole folder as git-sync makes it, and changes in the new one', async () => {
    const { path, write } = await folderOf({
      'trees/1/docs/a.txt': 'Roses.',
      'trees/2/docs/a.txt': 'Tulips.',
    });
    await symlink('trees/1', join(path, 'current'));
    const { tells } = await watching([join(path, 'current/docs')]);
    await tells(() => exchange('trees/2', join(path, 'current')));
    await tells(() => write({ 'trees/2/docs/a.txt': 'Lamps.' }));
  });

  test('a changed target of a link, in a hidden folder and in one of KNOWLEDGE_ROOTS', async () => {
    const { path, write } = await folderOf({
      'kb/.store/a.txt': 'Roses.',
      'more/b.txt': 'Boats.',
      'more/c/d.txt': '',
    });
    await symlink('.store/a.txt', join(path, 'kb/a.txt'));
    await symlink('../more/b.txt', join(path, 'kb/b.txt'));
    await symlink('../more/c', join(path, 'kb/c'));
    const { tells } = await watching([join(path, 'kb')], [join(path, 'more')]);
    await tells(() => write({ 'kb/.store/a.txt': 'Tulips.' }));
    await tells(() => write({ 'more/b.txt': 'Ferries.' }));
    await tells(() => write({ 'more/c/d.txt': 'Lamps.' }));
  });

  test('a target that appears after its link', async () => {
    const { path, write } = await folderOf();
    await mkdir(join(path, '.store'));
    await symlink('.store/a.txt', join(path, 'a.txt'));
    const { tells } = await watching([path]);
    await tells(() => write({ '.store/a.txt': 'Roses.' }));
  });

  test('a folder that goes, and that it is back', async () => {
    const { path, write } = await folderOf({ 'kb/a.txt': 'Roses.' });
    const { tells } = await watching([join(path, 'kb')]);
    await tells(() => rm(join(path, 'kb'), { recursive: true }));
    await tells(() => write({ 'kb/a.txt': 'Tulips.' }));
    await tells(() => write({ 'kb/a.txt': 'Lamps.' }));
  });

  test('a folder whose place another takes', async () => {
    const { path, write } = await folderOf({ 'kb/a.txt': 'Roses.', 'next/a.txt': 'Tulips.' });
    const { tells } = await watching([join(path, 'kb')]);
    await tells(async () => {
      await rename(join(path, 'kb'), join(path, 'old'));
      await rename(join(path, 'next'), join(path, 'kb'));
    });
    await tells(() => write({ 'kb/a.txt': 'Lamps.' }));
  });
});

describe.runIf(existsSync('/proc/self/fdinfo'))('what it costs', () => {
  test('one watch for each folder, and none for a file', async () => {
    const { path } = await folderOf(
      Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`sub${i % 3}/${i}.txt`, 'Roses.'])),
    );
    expect((await watching([path])).cost()).toBe(4);
  });

  test('nothing for what is hidden, passed over or outside, whatever links lead there', async () => {
    const { path } = await folderOf({
      'kb/a.txt': 'Roses.',
      ...Object.fromEntries(
        Array.from({ length: 200 }, (_, i) => [
          [`tree/${i}/a.txt`, ''],
          [`kb/.git/objects/${i}/a`, ''],
          [`kb/node_modules/${i}/README.md`, ''],
        ]).flat(),
      ),
    });
    await symlink('../tree', join(path, 'kb/.hidden'));
    await symlink('../tree', join(path, 'kb/tree'));
    await symlink('/', join(path, 'kb/.root'));
    await symlink('/', join(path, 'kb/root'));
    await symlink('/proc/self/root', join(path, 'kb/again'));
    await symlink('..', join(path, 'kb/up'));
    await symlink('.', join(path, 'kb/round'));
    expect((await watching([join(path, 'kb')])).cost()).toBe(1);
  });

  test('no more after many changes, and nothing after its end', async () => {
    const { path, write } = await folderOf({ 'a.txt': 'Roses.' });
    const before = watches();
    const watcher = await watchFolders(
      [path],
      () => {},
      (error) => expect.unreachable(String(error)),
    );
    await watcher.close();
    expect(watches()).toBe(before);
    const { tells, cost } = await watching([path]);
    for (const i of [1, 2, 3]) {
      await tells(() => write({ [`sub${i}/a.txt`]: 'Boats.' }));
      await tells(() => rm(join(path, `sub${i}`), { recursive: true }));
    }
    await expect.poll(cost).toBe(1);
  });
});
