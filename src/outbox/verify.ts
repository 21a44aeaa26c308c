// Verifies everything before it is sent: each excerpt has to match its revision of the document exactly.

import { checkExcerpts } from '../core/check.ts';
import { MisquoteError } from '../core/errors.ts';
import type { Reply } from '../core/reply.ts';
import type { Excerpt } from '../core/source.ts';
import type { Library } from '../knowledge/library.ts';
import type { Entry } from '../ledger/ledger.ts';
import type { Editions } from '../revisions/editions.ts';
import { sha256 } from '../system/hash.ts';

/**
 * Rejects with a MisquoteError for the first excerpt, shown or reported, that is not. An excerpt of a revision that the library no
 * longer holds has to be a slice of that revision's text, which `words` gives if it was ever held.
 */
export const verifyReply =
  (library: Pick<Library, 'verify' | 'snapshot'>, words: (revision: string) => Promise<string | null>) =>
  async ({ cards, report, check }: Reply): Promise<void> => {
    const verify = async (excerpt: Excerpt): Promise<void> => {
      for (const lead of excerpt.leads ?? []) await verify(lead);
      const { document, revision, start, end } = excerpt.place;
      const isHeld = library.snapshot().documents.get(document)?.revision === revision;
      const text = isHeld ? null : await words(revision);
      if (text === null) library.verify(excerpt);
      else if (text.slice(start, end) !== excerpt.text)
        throw new MisquoteError(`revision ${revision} does not hold the excerpt at ${start}..${end}`);
    };
    for (const { blocks } of cards)
      for (const block of blocks) if (block.is === 'excerpt') await verify(block.excerpt);
    for (const { excerpt } of report?.findings ?? []) library.verify(excerpt);
    if (check !== undefined) for (const excerpt of checkExcerpts(check)) library.verify(excerpt);
  };

/** A message with a record of its quotes. */
export type Quoting = Pick<Entry, 'payload' | 'hash' | 'excerpts'>;

/**
 * Throws a MisquoteError unless what is to be sent is what was made, of words that stand in their revisions to the letter. `text` gives
 * the words of a revision.
 */
export const verifyEntry = async (
  { payload, hash, excerpts }: Quoting,
  text: (revision: string) => Promise<string | null>,
): Promise<void> => {
  if (payload === null || sha256(payload) !== hash)
    throw new MisquoteError('the message is not the one that was made');
  for (const { document, revision, start, end, words } of excerpts.flatMap(withLeads)) {
    const whole = await text(revision);
    if (whole === null || sha256(whole) !== revision)
      throw new MisquoteError(`${document} is not known at revision ${revision}`);
    if (start < 0 || end > whole.length || start >= end)
      throw new MisquoteError(`${document} has no ${start}..${end} at revision ${revision}`);
    if (words !== undefined && sha256(whole.slice(start, end)) !== words)
      throw new MisquoteError(`${document} does not say what was shown at revision ${revision}`);
  }
};

/** A slice, and before it what is shown above it. */
const withLeads = (quoted: Entry['excerpts'][number]) => [
  ...(quoted.above ?? []).map((lead) => ({ ...quoted, ...lead })),
  quoted,
];

/** The check of every entry before it is sent: its quotes match, and none of its documents has been retracted or withdrawn since. */
export const createEntryCheck =
  (editions: Pick<Editions, 'text' | 'retracted' | 'withdrawn'>) =>
  async (entry: Quoting): Promise<void> => {
    await verifyEntry(entry, editions.text);
    const [retracted, withdrawn] = [editions.retracted(), await editions.withdrawn()];
    if (
      entry.excerpts.some(
        ({ document, struck }) => withdrawn.has(document) || (struck !== true && retracted.has(document)),
      )
    )
      throw new MisquoteError('the message quotes a document that has been withdrawn or retracted');
  };
