// The files of the library are the community's: what is withdrawn leaves the library, and stays in its file untouched.

import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openTown, type Town } from './towns.ts';

let town: Town;
const folder = () => town.library.config.knowledgeDir;
const files = () => readdirSync(folder(), { recursive: true, encoding: 'utf8' }).sort();
/** Root writes where it may not, so that what was not written is looked at, and not only forbidden. */
const allow = (file: number, directory: number) => {
  for (const name of files()) chmodSync(join(folder(), name), file);
  chmodSync(folder(), directory);
};
afterEach(async () => {
  allow(0o644, 0o755);
  await town.close();
});

/** Whatever writing, touching, replacing or adding a file would change. */
const state = () =>
  ['.', ...files()].map((name) => {
    const { ino, mode, size, mtimeNs, ctimeNs } = statSync(join(folder(), name), { bigint: true });
    const bytes = name === '.' ? '' : readFileSync(join(folder(), name), 'hex');
    return { name, ino, mode, size, mtimeNs, ctimeNs, bytes };
  });

it('a document is withdrawn and restored in a folder that cannot be written to, and nothing in it changes', async () => {
  town = await openTown('telegram', ({ full }) => ({ librarians: [full('librarian')] }));
  town.library.write('tides.txt', 'The tide turns twice a day.\n');
  await town.bot.app.refresh();
  allow(0o444, 0o555);
  const before = state();
  const say = (line: string) => town.say('librarian', town.alone('librarian'), line);
  expect((await say('/library withdraw tides.txt')).outcome).toBe('answered');
  await town.bot.app.refresh();
  await town.bot.app.services.tick();
  expect((await say('/ask when does the tide turn?')).text).not.toContain('twice');
  expect((await say('/library')).text).toContain('tides.txt');
  expect(state()).toEqual(before);
  expect((await say('/library restore tides.txt')).outcome).toBe('answered');
  expect((await say('/ask when does the tide turn?')).text).toContain('twice a day');
  expect(state()).toEqual(before);
});
