// How much may wait for librarians, and for how long. Numbers only; each says why.

import { FILE_BYTES } from '../knowledge/limits.ts';

const MB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60_000;

/** Nobody reviews what has waited for longer, and what was sent in is kept no longer than it is of use. */
export const WAITING_MS = 30 * DAY_MS;

/** Bytes of a file that a librarian adds: as many as each platform gives to bots, and no more than the library reads. */
export const ADDED_BYTES = Math.min(20_000_000, FILE_BYTES);

/** Bytes of a file that somebody else suggests: a book of text is smaller, and anybody may send one. */
export const SUGGESTED_BYTES = 8 * MB;

/** Documents that wait, and their bytes together: they are in the database, and in each of its backups. */
export const MAX_WAITING = 200;
export const MAX_WAITING_BYTES = 256 * MB;

/** Documents of one person that wait: a community's evening of reading. */
export const MAX_OF_PERSON = 10;

/** While somebody takes a document into the library, nobody else does. After a crash, somebody else may after this time. */
export const TAKING_MS = 5 * 60_000;

/** Files of one message that are taken: each is read and shown while others wait. */
export const FILES_AT_ONCE = 5;

/** Milliseconds for a link in a chat, where others wait for their answers meanwhile. */
export const LINK_MS = 20_000;

/** Passages of a preview. */
export const PREVIEW_PASSAGES = 3;
