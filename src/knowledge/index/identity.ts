// What the index of a document depends on, and so when it can be taken over.

import { createHash } from 'node:crypto';
import type { YieldToEventLoop } from '../../core/event-loop.ts';
import type { Document } from '../document.ts';

/**
 * Raised whenever the same file would be cut into other passages or sentences, or its words into other terms; a test with a fixed
 * text says when that is.
 */
export const ANALYSIS = 5;

/** Bytes of an identity: half of a SHA-256, whose halves nobody has made equal. */
export const IDENTITY_BYTES = 16;

/** Names what the index of a document is made from: one of the same identity has the same index, as long as {@link ANALYSIS} is the same. */
export const identityOf = ({ stateHash }: Document): Buffer =>
  Buffer.from(stateHash.slice(0, 2 * IDENTITY_BYTES), 'hex');

/** Names what the index of documents is made from that have this digest. */
export const identityOfAll = (digest: string): string => `${ANALYSIS} ${digest}`;

/** Whether an index with this identity of all was made by the analysis of today, so that documents can be taken over from it. */
export const isOfThisAnalysis = (identity: string): boolean => identity.startsWith(`${ANALYSIS} `);

/** Documents that are hashed at once. */
const AT_ONCE = 1_000;

/** The SHA-256 of the states of documents, in their order: names all texts, and all that is said of them. */
export const libraryDigest = async (
  documents: readonly Document[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<string> => {
  const hash = createHash('sha256');
  for (let at = 0; at < documents.length; at += AT_ONCE) {
    let states = '';
    for (const { stateHash } of documents.slice(at, at + AT_ONCE)) states += stateHash;
    hash.update(states);
    await yieldToEventLoop();
  }
  return hash.digest('hex');
};
