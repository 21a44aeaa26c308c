// What keeps a bot from getting visitors, and what does not.

import { expect, it } from 'vitest';
import { reasonsAgainst } from '../../../src/app/readiness.ts';
import { appOf } from '../../app-of.ts';
import { folderOf } from '../knowledge/folder-of.ts';

/** A bot on a folder that can be read at this moment, or not. */
const botOn = async (files: Readonly<Record<string, string>>, isCurrent: boolean) => {
  const { path } = await folderOf(files);
  const { app } = await appOf({ knowledgeDir: path });
  return { ...app, isCurrent: () => isCurrent };
};
const FILES = { 'a.md': 'The ferry leaves at noon.' };

it('is a folder that cannot be read, if nothing was read from it before', async () => {
  expect(reasonsAgainst(await botOn({}, false))).toEqual(['The documents cannot be read. The log says why.']);
});

it('is neither an empty folder nor one that went away after it was read', async () => {
  expect(reasonsAgainst(await botOn({}, true))).toEqual([]);
  expect(reasonsAgainst(await botOn(FILES, false))).toEqual([]);
});

it('is a platform that is neither up nor another process has', async () => {
  const platforms = { discord: 'down', telegram: 'standby', other: 'up' } as const;
  expect(reasonsAgainst({ ...(await botOn(FILES, true)), platforms })).toEqual([
    'discord cannot be reached. The log says why.',
  ]);
});

it('is a database that cannot store anything', async () => {
  expect(reasonsAgainst({ ...(await botOn(FILES, true)), remembers: () => false })).toEqual([
    'The database cannot store anything. The log says why.',
  ]);
});
