// What the index of a document depends on, and so when it can be taken over.

import { createHash } from 'node:crypto';
import type { Breathe } from '../breathe.ts';
import type { Document } from '../document.ts';

/**
 * Raised whenever the same file would be cut into other passages or sentences, or its words into other terms; a test with a fixed
 * text says when that is.
 */
export const ANALYSIS = 2;

/** Bytes of an identity: half of a SHA-256, whose halves nobody has made equal. */
export const IDENTITY_BYTES = 16;

/**
 * Names the file and all that is said of it, more than its passages, sentences and terms are made from: a document of the same identity
 * has the same index, as long as {@link ANALYSIS} is the same.
 */
export const identityOf = ({ fileHash, stateHash }: Document): Buffer =>
  createHash('sha256').update(fileHash).update(stateHash).digest().subarray(0, IDENTITY_BYTES);

/** Names what the index of all documents in their order depends on. */
export const identityOfAll = async (documents: readonly Document[], breathe: Breathe): Promise<string> =>
  `${ANALYSIS} ${await digestOf(documents, ({ fileHash, stateHash }) => fileHash + stateHash, breathe)}`;

/** Whether an index with this identity of all was made by the analysis of today, so that documents can be taken over from it. */
export const isOfThisAnalysis = (identity: string): boolean => identity.startsWith(`${ANALYSIS} `);

/** Names what answers are made from: all texts, and all that is said of them. */
export const revisionOf = (documents: readonly Document[], breathe: Breathe): Promise<string> =>
  digestOf(documents, ({ stateHash }) => stateHash, breathe);

/** Documents that are hashed at once. */
const AT_ONCE = 1_000;

/** The SHA-256 of what is told of each document, in their order; each has the same length. */
const digestOf = async (
  documents: readonly Document[],
  told: (document: Document) => string,
  breathe: Breathe,
): Promise<string> => {
  const hash = createHash('sha256');
  for (let at = 0; at < documents.length; at += AT_ONCE) {
    hash.update(
      documents
        .slice(at, at + AT_ONCE)
        .map(told)
        .join(''),
    );
    await breathe();
  }
  return hash.digest('hex');
};
