// SIGHUP reads the library and the settings again, and does not end the bot.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addressOf, startBot } from './scripts.ts';
import { town } from './town.ts';

it('goes on, with the library as it is', async () => {
  const folders = await town();
  const bot = startBot(folders);
  await addressOf(bot);
  const made = join(folders.KNOWLEDGE_DIR, 'new');
  await mkdir(made);
  await writeFile(join(made, 'lamp.txt'), 'The lamp of the lighthouse turns twice a minute.\n');
  bot.signal('SIGHUP');
  await bot.prints('stderr', /"msg":"read the settings again"/);
  await bot.prints('stderr', /"documents":5,"msg":"read the library again"/);
  bot.signal('SIGTERM');
  expect(await bot.ended).toBe(0);
});
