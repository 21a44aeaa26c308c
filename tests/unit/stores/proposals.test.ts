// Proposals that an older version kept among the corrections can still be confirmed, under the codes that buttons in chats carry.

import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, it, onTestFinished } from 'vitest';
import { createTestClock } from '../../app-of.ts';
import { folderFor, inFile, storesAt } from '../../stores-of.ts';

it('proposals of the version before are found, and what was confirmed stays a correction', async () => {
  const place = inFile(join(folderFor(onTestFinished), 'bot.db'));
  const clock = createTestClock();
  const before = await storesAt(place, clock);
  await before.database.close();
  const file = new Libsql(place.file);
  file.exec(
    'drop table proposals; drop table codes; drop table waiting; drop table originals; drop table submissions; alter table chats drop column takes_suggestions',
  );
  file.exec(`delete from kysely_migration where name >= '0007_proposals'`);
  const add = file.prepare(
    `insert into corrections (id, document, act, note, version, "by", state, starts_at, created_at, updated_at)
     values (?, 'a.txt', 'retract', 'Made up.', null, 'test:7', ?, null, 5, 5)`,
  );
  add.run('waiting', 'proposed');
  add.run('settled', 'confirmed');
  file.close();

  const { stores, database } = await storesAt(place, clock);
  onTestFinished(database.close);
  expect(await stores.proposals.since(0, 9)).toEqual([
    {
      id: 'waiting',
      act: 'retract',
      subject: 'a.txt',
      note: 'Made up.',
      version: null,
      by: 'test:7',
      createdAt: 5,
    },
  ]);
  expect((await stores.corrections.recent(9)).map(({ id }) => id)).toEqual(['settled']);
});
