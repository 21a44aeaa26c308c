// Names for people that are the same in every export, and from which nobody finds out who they are.

import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crockford } from '../../core/crockford.ts';
import { writeFileAtomically } from '../../system/atomic-file.ts';
import { PRIVATE_FOLDER } from '../../system/private-files.ts';
import type { Author } from './message.ts';

const KEY_FILE = 'pseudonyms.key';
const KEY_BYTES = 32;
/** 40 bits: among 10,000 people, two with the same one are as likely as 1 in 20,000. */
const DIGITS = 8;

/**
 * The key that pseudonyms are made with. Made where it is first needed, and kept in the data folder; `isDryRun`: not kept. Rejects with
 * an error of the file system.
 */
export const pseudonymKey = async (dataDir: string, isDryRun: boolean): Promise<string> => {
  const file = join(dataDir, KEY_FILE);
  const there = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  if (/^[0-9a-f]{64}$/.test(there.trim())) return there.trim();
  if (there !== '')
    throw Object.assign(new Error(`${file} contains no key`), {
      code: 'no key',
      path: file,
      syscall: 'read',
    });
  const key = randomBytes(KEY_BYTES).toString('hex');
  if (isDryRun) return key;
  await mkdir(dirname(file), { recursive: true, mode: PRIVATE_FOLDER });
  await writeFileAtomically(file, Buffer.from(`${key}\n`));
  return key;
};

/** What people are called: by their names, or by pseudonyms. */
export type Naming = (author: Author) => string;

export const namesAsTheyAre: Naming = ({ is, name }) => (is === 'deleted' || name === '' ? DELETED : name);

const DELETED = 'deleted account';

export const pseudonymsOf = (platform: string, key: string): Naming => {
  const known = new Map<string, string>();
  return ({ is, id, name }) => {
    if (is === 'place' && name !== '') return name;
    if (is === 'deleted') return DELETED;
    const who = `${platform}:${id === '' ? name : id}`;
    let said = known.get(who);
    if (said === undefined) {
      const code = crockford(createHmac('sha256', key).update(who).digest().subarray(0, DIGITS));
      said = `${is === 'bot' ? 'bot' : 'member'} ${code}`;
      known.set(who, said);
    }
    return said;
  };
};
