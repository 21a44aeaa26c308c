// The key with which exports are signed: made when it is first needed, and kept in a file of the data folder.

import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExportError } from './export-error.ts';

const KEY_FILE = 'export.key';

/** The key as it stands; null if there is none yet. Throws an ExportError for a file that holds no Ed25519 key. */
const findKey = (dataDir: string): KeyObject | null => {
  const file = join(dataDir, KEY_FILE);
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new ExportError(`${file} cannot be read (${code}).`);
  }
  let key: KeyObject | null = null;
  try {
    key = createPrivateKey(pem);
  } catch {
    // Said below: what OpenSSL says of it helps nobody.
  }
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new ExportError(
      `${file} contains no Ed25519 key. Restore the key, or delete the file to get a new one.`,
    );
  return key;
};

/** The key; the first who asks makes one, and all others get the same. */
export const keyOf = (dataDir: string): KeyObject => {
  const known = findKey(dataDir);
  if (known !== null) return known;
  const { privateKey } = generateKeyPairSync('ed25519');
  const file = join(dataDir, KEY_FILE);
  const own = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
    writeFileSync(own, pem, { mode: 0o600, flag: 'wx', flush: true });
    // A link appears whole or not at all, and never in the place of another's.
    linkSync(own, file);
    return privateKey;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const others = code === 'EEXIST' ? findKey(dataDir) : null;
    if (others !== null) return others;
    throw new ExportError(`${file} cannot be written (${code}).`);
  } finally {
    rmSync(own, { force: true });
  }
};
