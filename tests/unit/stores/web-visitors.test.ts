// What was once kept of the web page's visitors.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, it, onTestFinished } from 'vitest';
import { createTestClock } from '../../app-of.ts';
import { inFile, storesAt } from '../../stores-of.ts';

it('is removed when the database is opened, and nothing of anybody else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-web-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'verbatim.db');
  const clock = createTestClock();
  const { stores } = await storesAt(inFile(file), clock);
  for (const id of ['web:123e4567-e89b-42d3-a456-426614174000', 'web:203.0.113.9', 'telegram:7', 'webhook:1'])
    await stores.chats.change(id, { locale: 'he' });
  await stores.close();
  const before = new Database(file);
  before.exec(
    'drop table codes; drop table waiting; drop table originals; drop table submissions; alter table chats drop column takes_suggestions',
  );
  before.exec("delete from kysely_migration where name >= '0008_web_visitors'");
  before.close();
  const { stores: again } = await storesAt(inFile(file), clock);
  onTestFinished(again.close);
  const left = await again.chats.changed(0);
  expect(left.map(({ id }) => id).sort()).toEqual(['telegram:7', 'webhook:1']);
});
