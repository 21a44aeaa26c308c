// Takes in what people send: gets it, reads it, and keeps it until a librarian decides.

import type { Preview } from '../adding/add.ts';
import type { Item, Refused } from '../adding/item.ts';
import type { Platform } from '../core/adapter.ts';
import { PlatformError } from '../core/errors.ts';
import type { AttachedFile, Clock, Locale, Log } from '../core/ports.ts';
import { sha256 } from '../system/hash.ts';
import { type Desk, problemOf } from './desk.ts';
import {
  ADDED_BYTES,
  FILES_AT_ONCE,
  MAX_OF_PERSON,
  MAX_WAITING,
  MAX_WAITING_BYTES,
  SUGGESTED_BYTES,
} from './limits.ts';
import type { Outcomes } from './outcomes.ts';
import type { Submission, SubmissionStore } from './submission.ts';

/** Who sends documents in. */
export interface Sender {
  /** Null if they do not show themselves. */
  readonly by: string | null;
  readonly chat: string;
  /** Whether nobody else is in that chat. */
  readonly alone: boolean;
  readonly locale: Locale;
  /** Librarians decide themselves how much waits for them. */
  readonly isLibrarian: boolean;
}

/** What somebody sends in. */
export interface Sent {
  readonly link: string | null;
  readonly files: readonly AttachedFile[];
}

/** What became of one document. */
export type Submitted =
  | { readonly is: 'kept'; readonly submission: Submission; readonly preview: Preview }
  | { readonly is: 'waits'; readonly submission: Submission }
  | { readonly is: 'there'; readonly shown: string; readonly document: string }
  | { readonly is: 'refused'; readonly shown: string; readonly problem: string }
  | { readonly is: 'too large'; readonly shown: string; readonly max: number }
  | { readonly is: 'lost'; readonly shown: string }
  | { readonly is: 'full' }
  | { readonly is: 'too many' };

/** Writes down that a document was kept, by its code. */
export type Recording = (id: string) => Promise<void>;

export interface IntakeParts {
  /** Throws a StoreError while the database is not open. */
  readonly store: () => SubmissionStore;
  readonly desk: Desk;
  readonly platform: (chat: string) => Platform | undefined;
  readonly placeFor: Outcomes['placeFor'];
  readonly newCode: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

export type Intake = (sent: Sent, sender: Sender, record: Recording) => Promise<readonly Submitted[]>;

export const createIntake = ({
  store,
  desk,
  platform,
  placeFor,
  newCode,
  clock,
  log,
}: IntakeParts): Intake => {
  const received = async (
    file: AttachedFile,
    { chat }: Sender,
    max: number,
  ): Promise<Item | Refused | Submitted> => {
    const shown = file.name;
    // What no reader takes need not be fetched.
    const asNamed = desk.file(shown, new Uint8Array());
    if ('faults' in asNamed) return asNamed;
    const attachments = platform(chat)?.attachments;
    if (attachments === undefined) return { is: 'lost', shown };
    const most = Math.min(max, attachments.max);
    try {
      return desk.file(shown, await attachments.fetch(file, most));
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      if (error.code === 'large') return { is: 'too large', shown, max: most };
      log.warn({ err: error }, 'could not get a file that somebody sent');
      return { is: 'lost', shown };
    }
  };

  const keep = async (item: Item, sender: Sender, max: number, record: Recording): Promise<Submitted> => {
    const { shown, bytes } = item;
    if (bytes.length > max) return { is: 'too large', shown, max };
    const preview = await desk.preview(item, {});
    if (!('found' in preview)) return { is: 'refused', shown, problem: problemOf(preview.faults) };
    const document = await desk.find(item);
    if (document !== null) return { is: 'there', shown, document };
    const { by, chat, alone, locale, isLibrarian } = sender;
    const submission = {
      id: newCode(),
      path: desk.pathOf(item),
      shown,
      fetched: item.fetched ?? null,
      given: {},
      found: preview.found,
      hash: sha256(bytes),
      size: bytes.length,
      by,
      // Nobody is told where somebody does not show who they are.
      chat: by === null ? null : chat,
      locale,
    };
    const kept = await store().add(submission, bytes, {
      documents: MAX_WAITING,
      bytes: MAX_WAITING_BYTES,
      ofPerson: isLibrarian ? null : MAX_OF_PERSON,
    });
    if (kept === 'full' || kept === 'too many') return { is: kept };
    if (kept !== 'kept') return { is: 'waits', submission: kept.waits };
    try {
      await record(submission.id);
    } catch (error) {
      // Nothing is kept unseen.
      await store().finish(submission.id, []);
      throw error;
    }
    const title = submission.found.title ?? shown;
    const waits = { ...submission, title, version: 0, createdAt: clock.now() };
    if (by !== null && !alone)
      await store().tellIn(submission.id, await placeFor({ ...waits, by, chat }, !isLibrarian));
    return { is: 'kept', submission: waits, preview };
  };

  return async ({ link, files }, sender, record) => {
    const max = sender.isLibrarian ? ADDED_BYTES : SUGGESTED_BYTES;
    const sources: (() => Promise<Item | Refused | Submitted>)[] = [
      ...(link === null ? [] : [() => desk.fetch(link)]),
      ...files.slice(0, FILES_AT_ONCE).map((file) => () => received(file, sender, max)),
    ];
    const submitted: Submitted[] = [];
    for (const source of sources) {
      const got = await source();
      if ('is' in got) submitted.push(got);
      else if ('faults' in got)
        submitted.push({ is: 'refused', shown: got.shown, problem: problemOf(got.faults) });
      else submitted.push(await keep(got, sender, max, record));
    }
    return submitted;
  };
};
