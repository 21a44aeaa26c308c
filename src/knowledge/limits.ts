// How much of a community's folder is looked at and read, so that no folder can exhaust the process.

/** Bytes of one file. A larger one would be no text that a person wrote. */
export const FILE_BYTES = 32 * 1024 * 1024;

/** Bytes of all files of one folder together; their texts and the index take several times as much memory. */
export const FOLDER_BYTES = 1024 * 1024 * 1024;

/** Names looked at below one folder, hidden ones included. */
export const MAX_ENTRIES = 200_000;

/** Folders inside each other. */
export const MAX_DEPTH = 64;

/** Files read at once; more would only queue for the disk. */
export const READ_AT_ONCE = 16;

/** Links that one path may lead through; Linux follows no more (`path_resolution(7)`). */
export const MAX_LINKS = 40;
