// Codes of earlier readings of the documents, and the passages of this reading that hold the same words.

import { type Followers, type Holding, heldFor } from '../core/followers.ts';
import type { Document } from './document.ts';
import { type ByCitation, endingAt, type Passage } from './passages.ts';

/** Passages of one document that follow each other, as one. */
export interface Followed {
  readonly passage: Passage;
  readonly holds: Holding;
}

/** What of a snapshot says which passages there are. */
interface Held {
  readonly byCitation: ByCitation;
  readonly byDocument: ReadonlyMap<Document, readonly Passage[]>;
  readonly followers: Followers;
}

/** The passage of a code, or what took its place when its file was read anew. Null if any part of that is gone. */
export const followedIn = (snapshot: Held, citation: string): Followed | null => {
  const { byCitation, followers } = snapshot;
  const held = heldFor(citation, (code) => byCitation.has(code), followers);
  const found = (held?.to ?? []).flatMap((code) => byCitation.get(code) ?? []);
  const passage = joined(snapshot, found);
  return held === null || passage === null ? null : { passage, holds: held.holds };
};

/** Null where other words stand between them by now. */
const joined = ({ byDocument }: Held, found: readonly Passage[]): Passage | null => {
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (found.length === 1) return first;
  const all = byDocument.get(first.document) ?? [];
  const from = all.indexOf(first);
  return found.every((passage, i) => all[from + i] === passage) ? endingAt(first, last.end) : null;
};

/** The passage that holds the words of a code; undefined if none does. */
export const passageIn = (snapshot: Held, citation: string): Passage | undefined => {
  const found = followedIn(snapshot, citation);
  return found?.holds === 'all' ? found.passage : undefined;
};
