// How much of an exported history is read.

/** Bytes of one file. It is read as it streams by, so this only stops what can't be a history. */
export const HISTORY_BYTES = 2 * 1024 ** 3;

/** Values inside each other. Exports have 8 levels. */
export const MAX_DEPTH = 64;

/** Messages of one document; further ones go on in another part. A document can have 20,000 passages. */
export const PART_MESSAGES = 1_000;

/** UTF-16 units of the documents that are handed over at a time. */
export const BATCH_CHARS = 4_000_000;

/** Channels that a message lists. */
export const SHOWN_CHANNELS = 50;

/** Megabytes of what a thread has just made, beside what it keeps. */
export const NURSERY_MB = 64;
