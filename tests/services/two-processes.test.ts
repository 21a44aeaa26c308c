// A proposal is confirmed once, whichever process of the bot is asked, and by whoever is a librarian for that process.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoreLocation } from '../../src/stores/open.ts';
import { appOf, originOf, type TestApp } from '../app-of.ts';
import { openPostgres } from '../postgres.ts';
import { read } from '../read-reply.ts';
import { openLibrary, type TestLibrary } from './library.ts';

const postgres = await openPostgres();
afterAll(() => postgres?.close());

let library: TestLibrary;
let folder: string;
const running: TestApp[] = [];
beforeEach(() => {
  library = openLibrary();
  library.write('tides.txt', 'The tide turns twice a day.\n');
  folder = mkdtempSync(join(tmpdir(), 'verbatim-two-'));
});
afterEach(async () => {
  for (const { app } of running.splice(0)) await app.stop();
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

const librarians = ['telegram:1', 'telegram:2', 'telegram:3'];
const start = async (place: StoreLocation) => {
  const bot = await appOf({ ...library.config, librarians, twoLibrarians: true }, { place });
  running.push(bot);
  await bot.app.services.tick();
  return bot;
};
const say = async ({ app }: TestApp, user: string, line: string) => {
  const origin = originOf({ platform: 'telegram', chat: user, user });
  const { outcome, reply } = await app.host.answer({ origin, said: { line } });
  return { outcome, ...read(reply) };
};

const PLACES: Readonly<Record<string, () => StoreLocation | null>> = {
  SQLite: () => ({ url: null, file: join(folder, 'bot.db') }),
  Postgres: () => (postgres === null ? null : { url: postgres.url, file: '' }),
};

describe.each(Object.entries(PLACES))('on %s', (name, placeOf) => {
  it.skipIf(name === 'Postgres' && postgres === null)(
    'two confirm at the same moment, and one of them does it',
    async () => {
      const place = placeOf();
      if (place === null) return;
      const [first, second] = [await start(place), await start(place)];
      for (const line of ['/library withdraw tides.txt', '/library restore tides.txt']) {
        const { buttons } = await say(first, 'telegram:1', line);
        const confirm = buttons.Confirm ?? '';
        expect((await say(second, 'telegram:1', confirm)).outcome).toBe('refused');
        for (const each of [first, second]) await each.app.services.tick();
        const both = await Promise.all([
          say(first, 'telegram:2', confirm),
          say(second, 'telegram:3', confirm),
        ]);
        expect(both.map(({ outcome }) => outcome).sort()).toEqual([
          'answered',
          expect.stringMatching(/^(missing|refused)$/),
        ]);
        for (const each of [first, second]) await each.app.services.tick();
        for (const { app } of [first, second])
          expect(app.library.snapshot().documents.has('tides.txt')).toBe(line.includes('restore'));
      }
    },
  );
});
