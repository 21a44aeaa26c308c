// What a name leads to can be exchanged between the look and the opening: at exactly that moment, here.

import { execFileSync } from 'node:child_process';
import { openSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { boundsOf, readInside } from '../../../src/knowledge/inside.ts';
import { folderOf } from './folder-of.ts';

/** Exchanges the file just before it is opened for the first time, and notes how each opening ends. */
const moment = vi.hoisted(() => ({ exchange: () => {}, opened: [] as string[] }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    async open(...given: Parameters<typeof real.open>) {
      if (moment.opened.length === 0) moment.exchange();
      try {
        const handle = await real.open(...given);
        moment.opened.push('opened');
        return handle;
      } catch (error) {
        moment.opened.push(String((error as NodeJS.ErrnoException).code));
        throw error;
      }
    },
  };
});

const MOST = 1_000;

const exchanging = async (exchange: (file: string, outside: string) => void) => {
  const { path } = await folderOf({ 'secret.txt': 'secret', 'kb/a.txt': 'Boats.' });
  const file = join(path, 'kb', 'a.txt');
  moment.opened = [];
  moment.exchange = () => exchange(file, join(path, 'secret.txt'));
  return { read: readInside(await boundsOf(join(path, 'kb')), 'a.txt', MOST) };
};

test('a link that has taken the place of a file is not even opened', async () => {
  const { read } = await exchanging((file, outside) => {
    rmSync(file);
    symlinkSync(outside, file);
  });
  await expect(read).rejects.toThrow('outside of this folder');
  expect(moment.opened).toEqual(['ELOOP']);
});

test('nobody waits for a writer of a pipe that has taken its place, and nothing is read from it', async () => {
  const { read } = await exchanging((at) => {
    execFileSync('mkfifo', [`${at}.pipe`]);
    renameSync(`${at}.pipe`, at);
    // Frees whoever would wait for a writer all the same.
    onTestFinished(() => void openSync(at, 'r+'));
  });
  await expect(read).rejects.toThrow('is a named pipe');
  expect(moment.opened).toEqual(['opened']);
});
