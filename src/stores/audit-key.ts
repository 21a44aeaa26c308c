// The key with which the audit log is sealed: given in the configuration, or kept in a file of the data folder.

import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../core/store-error.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../system/private-files.ts';

interface KeyLocation {
  /** Given by the operator; null: in a file. */
  readonly auditKey: string | null;
  readonly dataDir: string;
}

export const auditKeyFile = (dataDir: string): string => join(dataDir, 'audit.key');

const KEY_BYTES = 32;
/** As made here, or put there by a person. */
const MIN_LENGTH = 32;

/** The key as it stands; null if there is none yet. Throws a StoreError for a file that holds no key or cannot be read. */
export const findAuditKey = ({ auditKey, dataDir }: KeyLocation): string | null => {
  if (auditKey !== null) return auditKey;
  let key: string;
  try {
    key = readFileSync(auditKeyFile(dataDir), 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new StoreError('read-only', { cause: error, detail: `audit.key: ${code}` });
  }
  if (key.length < MIN_LENGTH) throw new StoreError('other', { detail: 'audit.key contains no key' });
  return key;
};

/** The key; the first who asks makes one, and all others get the same. Throws a StoreError where it cannot be kept. */
export const auditKeyOf = (place: KeyLocation): string => {
  const known = findAuditKey(place);
  if (known !== null) return known;
  const key = randomBytes(KEY_BYTES).toString('hex');
  const file = auditKeyFile(place.dataDir);
  const own = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(place.dataDir, { recursive: true, mode: PRIVATE_FOLDER });
    writeFileSync(own, `${key}\n`, { mode: PRIVATE_FILE, flag: 'wx', flush: true });
    // A link appears whole or not at all, and never in the place of another's.
    linkSync(own, file);
    return key;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const others = code === 'EEXIST' ? findAuditKey(place) : null;
    if (others !== null) return others;
    const problem = code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : 'read-only';
    throw new StoreError(problem, { cause: error, detail: `audit.key: ${code}` });
  } finally {
    rmSync(own, { force: true });
  }
};
