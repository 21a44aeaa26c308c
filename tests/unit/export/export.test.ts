// An export says of itself what it is, and nothing is overwritten that is not one.

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readFolder, writeFolder } from '../../../src/export/folder.ts';
import { keyOf } from '../../../src/export/key.ts';
import {
  isIntact,
  MANIFEST_FILE,
  publicKeyOf,
  SIGNATURE_FILE,
  signedManifest,
  verdictOn,
} from '../../../src/export/manifest.ts';

const folder = mkdtempSync(join(tmpdir(), 'verbatim-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { privateKey: key } = generateKeyPairSync('ed25519');
const { privateKey: otherKey } = generateKeyPairSync('ed25519');
const HEAD = { made: '2025-03-14T12:00:00.000Z', library: 'ab'.repeat(32) };
const FILES = new Map([
  ['index.html', Buffer.from('<p>ferry</p>')],
  ['documents/a b/ferry.md.html', Buffer.from('The ferry leaves at noon.')],
]);
const signed = (by = key, files: ReadonlyMap<string, Uint8Array> = FILES) =>
  new Map<string, Uint8Array>([...files, ...signedManifest(files, { ...HEAD, key: by })]);

describe('a signed folder', () => {
  it('is intact as it was written, and names its key', () => {
    const verdict = verdictOn(signed(), publicKeyOf(key));
    expect(verdict).toEqual({
      signature: 'good',
      key: publicKeyOf(key),
      made: HEAD.made,
      changed: [],
      missing: [],
      added: [],
    });
    expect(isIntact(verdict)).toBe(true);
  });

  it('tells what is changed, missing and added', () => {
    const files = new Map<string, Uint8Array | null>(signed());
    files.set('index.html', Buffer.from('<p>Ferry</p>'));
    files.delete('documents/a b/ferry.md.html');
    files.set('more.html', Buffer.from(''));
    const verdict = verdictOn(files, null);
    expect(verdict).toMatchObject({
      signature: 'good',
      changed: ['index.html'],
      missing: ['documents/a b/ferry.md.html'],
      added: ['more.html'],
    });
    expect(isIntact(verdict)).toBe(false);
    expect(verdictOn(new Map([...signed(), ['index.html', null]]), null).changed).toEqual(['index.html']);
  });

  it('is not taken for another key, nor signed anew by somebody else', () => {
    expect(verdictOn(signed(otherKey), publicKeyOf(key)).signature).toBe('other');
    const mixed = new Map(signed());
    const theirs = signed(otherKey).get(SIGNATURE_FILE);
    if (theirs !== undefined) mixed.set(SIGNATURE_FILE, theirs);
    expect(verdictOn(mixed, null).signature).toBe('bad');
    mixed.delete(SIGNATURE_FILE);
    expect(verdictOn(mixed, null).signature).toBe('bad');
    expect(verdictOn(FILES, null).signature).toBe('none');
  });

  it('shows any byte of any file that is another one', () => {
    const whole = signed();
    fc.assert(
      fc.property(
        fc.constantFrom(...whole.keys()),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (path, at, flip) => {
          const bytes = Uint8Array.from(whole.get(path) ?? []);
          const place = at % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ flip;
          expect(isIntact(verdictOn(new Map([...whole, [path, bytes]]), publicKeyOf(key)))).toBe(false);
        },
      ),
      // A letter of base64 that Node takes for another.
      { examples: [[SIGNATURE_FILE, 20, 6]] },
    );
    expect(whole.has(MANIFEST_FILE)).toBe(true);
  });
});

describe('the folder', () => {
  const into = (name: string) => join(folder, name);

  it('is written whole, and replaced by a later export', async () => {
    await writeFolder(into('site'), signed(), key);
    expect(isIntact(verdictOn(await readFolder(into('site')), publicKeyOf(key)))).toBe(true);
    const later = signed(key, new Map([['index.html', Buffer.from('later')]]));
    writeFileSync(join(into('site'), 'index.html'), 'changed');
    await writeFolder(into('site'), later, key);
    expect([...(await readFolder(into('site'))).keys()].sort()).toEqual([...later.keys()].sort());
    expect(readdirSync(folder)).toEqual(['site']);
  });

  it('is left as it is where anything in it is not of an export of ours', async () => {
    await writeFolder(into('theirs'), signed(otherKey), otherKey);
    await expect(writeFolder(into('theirs'), signed(), key)).rejects.toThrow(/is not an export of this bot/);
    await writeFolder(into('mixed'), signed(), key);
    writeFileSync(join(into('mixed'), 'notes.txt'), 'mine');
    await expect(writeFolder(into('mixed'), signed(), key)).rejects.toThrow(/notes\.txt/);
    writeFileSync(into('file'), 'mine');
    await expect(writeFolder(into('file'), signed(), key)).rejects.toThrow(/is not a folder/);
    symlinkSync(into('mixed'), into('link'));
    await expect(writeFolder(into('link'), signed(), key)).rejects.toThrow(/is not a folder/);
    expect(readdirSync(folder).sort()).toEqual(['file', 'link', 'mixed', 'site', 'theirs']);
  });
});

it('the key is made once, for its owner alone, and a file that holds none is told', () => {
  const data = join(folder, 'data');
  const made = keyOf(data);
  expect(publicKeyOf(keyOf(data))).toBe(publicKeyOf(made));
  expect(statSync(join(data, 'export.key')).mode & 0o777).toBe(0o600);
  expect(readdirSync(data)).toEqual(['export.key']);
  writeFileSync(join(data, 'export.key'), 'not a key');
  expect(() => keyOf(data)).toThrow(/contains no Ed25519 key/);
});
