// A document that a librarian has withdrawn stays away, whichever process answers, and however late it can look at its database.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StoreError } from '../../src/core/store-error.ts';
import { appOf, originOf, type TestApp } from '../app-of.ts';
import { openLibrary, type TestLibrary } from './library.ts';

let library: TestLibrary;
let folder: string;
const running: TestApp[] = [];

beforeEach(() => {
  library = openLibrary();
  library.write('island.txt', 'Nobody may land on the island before the first of May.\n');
  folder = mkdtempSync(join(tmpdir(), 'verbatim-withdrawn-'));
});
afterEach(async () => {
  for (const { app } of running.splice(0)) await app.stop();
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (late = false) => {
  let isLate = late;
  const bot = await appOf(library.config, {
    place: { url: null, file: join(folder, 'bot.db') },
    opening() {
      if (!isLate) return;
      isLate = false;
      throw new StoreError('locked');
    },
  });
  running.push(bot);
  return bot;
};
const tick = ({ app }: TestApp) => app.services.tick();
const librarian = originOf({ platform: 'console', chat: 'console:terminal', user: 'console:terminal' });
const say = async ({ app }: TestApp, line: string) => {
  const { outcome } = await app.host.answer({ origin: librarian, said: { line } });
  expect([line, outcome]).toEqual([line, 'answered']);
};
const held = ({ app }: TestApp) => [...app.library.snapshot().documents.keys()].sort();
const edition = async ({ app }: TestApp) => (await app.services.editions.ownEdition())?.edition;

it('is withdrawn too for a process that could not open the database at first', async () => {
  const first = await start();
  await tick(first);
  await say(first, '/library withdraw island.txt');
  await tick(first);
  expect(await edition(first)).toBe(2);
  await first.app.stop();
  const again = await start(true);
  expect(held(again)).toEqual(['harbour.txt', 'island.txt']);
  while (!again.app.remembers()) await new Promise((resolve) => setImmediate(resolve));
  await tick(again);
  expect(held(again)).toEqual(['harbour.txt']);
  // Nobody is told of a document that came.
  expect(await edition(again)).toBe(2);
});

it('is withdrawn for all processes, and put back for all of them', async () => {
  const [first, second] = [await start(), await start()];
  for (const each of [first, second]) await tick(each);
  await say(first, '/library withdraw island.txt');
  for (const each of [first, second]) await tick(each);
  expect(held(second)).toEqual(['harbour.txt']);
  expect(await edition(second)).toBe(2);
  await first.app.stop();
  second.clock.forward(60_000);
  await tick(second);
  expect(second.app.services.leader.holds('library')).toBe(true);
  expect(await edition(second)).toBe(2);
  await say(second, '/library restore island.txt');
  expect(held(second)).toEqual(['harbour.txt', 'island.txt']);
  expect(await edition(second)).toBe(3);
});
