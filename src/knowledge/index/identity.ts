// What the index of a document depends on, and so when it can be taken over.

import { createHash } from 'node:crypto';
import type { Document } from '../document.ts';

/**
 * Raised whenever the same file would be cut into other passages or sentences, or its words into other terms; a test with a fixed
 * text says when that is.
 */
export const ANALYSIS = 2;

/** All that a document's passages, sentences and terms are made from: its place, its file, and what its metadata say of its words. */
const dependsOn = ({ path, fileHash, revision, meta }: Document): string =>
  `${ANALYSIS}\n${path}\n${fileHash}\n${revision}\n${meta.language ?? ''}\n${meta.title ?? ''}\n`;

/** Bytes of an identity: half of a SHA-256, whose halves nobody has made equal. */
export const IDENTITY_BYTES = 16;

const known = new WeakMap<Document, string>();

/** Names what the index of a document depends on, in hexadecimal digits. */
export const identityOf = (document: Document): string => {
  let found = known.get(document);
  if (found === undefined) {
    found = createHash('sha256')
      .update(dependsOn(document))
      .digest('hex')
      .slice(0, IDENTITY_BYTES * 2);
    known.set(document, found);
  }
  return found;
};

/** Text that is hashed at once. */
const AT_ONCE = 2 ** 16;

/** Names what the index of all documents in their order depends on; `breathe` is called after every stretch. */
export const identityOfAll = async (
  documents: Iterable<Document>,
  breathe: () => Promise<void>,
): Promise<string> => {
  const hash = createHash('sha256');
  let text = '';
  for (const document of documents) {
    text += `${dependsOn(document)}\n`;
    if (text.length < AT_ONCE) continue;
    hash.update(text);
    text = '';
    await breathe();
  }
  return hash.update(text).digest('hex');
};
