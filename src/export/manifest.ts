// What an export holds, signed: whoever has the public key can tell whether a copy of it, anywhere, is what the bot wrote.

import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import * as z from 'zod';
import { decodeStrictUtf8 } from '../core/utf8.ts';
import { sha256 } from '../system/hash.ts';

export const MANIFEST_FILE = 'manifest.json';
/** Ed25519 (RFC 8032) over the bytes of the manifest, in base64. */
export const SIGNATURE_FILE = 'manifest.json.sig';
const FORMAT = 'verbatim-export/1';

const manifestShape = z.strictObject({
  format: z.literal(FORMAT),
  /** When it was made, in ISO 8601. */
  made: z.string(),
  /** The state of the library, as its snapshot names it. */
  library: z.string(),
  /** The public key, its 32 bytes in base64url. */
  key: z.string().regex(/^[\w-]{43}$/),
  files: z.array(
    z.strictObject({ path: z.string(), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

export type Manifest = z.output<typeof manifestShape>;

/** The files of a folder by path, with `/`; null for what is there and is no plain file. */
export type Files = ReadonlyMap<string, Uint8Array | null>;

export const publicKeyOf = (key: KeyObject): string => {
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  if (x === undefined) throw new TypeError('not an Ed25519 key');
  return x;
};

/** The manifest of these files and its signature, each as the bytes of a file. */
export const signedManifest = (
  files: ReadonlyMap<string, Uint8Array>,
  { made, library, key }: { readonly made: string; readonly library: string; readonly key: KeyObject },
): ReadonlyMap<string, Uint8Array> => {
  const manifest: Manifest = {
    format: FORMAT,
    made,
    library,
    key: publicKeyOf(key),
    files: [...files]
      .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  return new Map([
    [MANIFEST_FILE, bytes],
    [SIGNATURE_FILE, Buffer.from(signatureText(sign(null, bytes, key)))],
  ]);
};

/** How a folder differs from what was signed. */
export interface ManifestVerdict {
  /** `none`: it is no export at all. `bad`: the manifest is not what was signed. `other`: it was signed with another key. */
  readonly signature: 'good' | 'bad' | 'other' | 'none';
  /** The key that the manifest names; null if there is no manifest. */
  readonly key: string | null;
  readonly made: string | null;
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

const readManifest = (bytes: Uint8Array): Manifest | null => {
  try {
    return manifestShape.safeParse(JSON.parse(decodeStrictUtf8(bytes))).data ?? null;
  } catch {
    // Whatever it is, we have not written it.
    return null;
  }
};

const signatureText = (signature: Buffer): string => `${signature.toString('base64')}\n`;

const isSigned = (bytes: Uint8Array, signature: Uint8Array, key: string): boolean => {
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
    const text = Buffer.from(signature).toString('latin1');
    const signed = Buffer.from(text, 'base64');
    // Node reads other letters, and bits too many, as if they were not there: only what would be written is taken.
    return signatureText(signed) === text && verify(null, bytes, publicKey, signed);
  } catch {
    // A key of the right length need not be one.
    return false;
  }
};

/** Compares a folder with its manifest. `expected` is the key that it has to be signed with; not given: that of the manifest. */
export const verdictOn = (files: Files, expected: string | null): ManifestVerdict => {
  const bytes = files.get(MANIFEST_FILE) ?? null;
  const manifest = bytes === null ? null : readManifest(bytes);
  if (bytes === null || manifest === null)
    return { signature: 'none', key: null, made: null, changed: [], missing: [], added: [] };
  const signature = files.get(SIGNATURE_FILE) ?? null;
  const good = signature !== null && isSigned(bytes, signature, manifest.key);
  const isOther = expected !== null && expected !== manifest.key;
  const told = new Map(manifest.files.map((file) => [file.path, file]));
  const isAs = (path: string) => {
    const found = files.get(path);
    return found != null && sha256(found) === told.get(path)?.sha256;
  };
  return {
    signature: isOther ? 'other' : good ? 'good' : 'bad',
    key: manifest.key,
    made: manifest.made,
    changed: [...told.keys()].filter((path) => files.has(path) && !isAs(path)),
    missing: [...told.keys()].filter((path) => !files.has(path)),
    added: [...files.keys()].filter(
      (path) => !told.has(path) && path !== MANIFEST_FILE && path !== SIGNATURE_FILE,
    ),
  };
};

export const isIntact = ({ signature, changed, missing, added }: ManifestVerdict): boolean =>
  signature === 'good' && changed.length + missing.length + added.length === 0;
