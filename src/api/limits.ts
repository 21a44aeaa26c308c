// How much the API gives at once. Numbers only; each says why.

/** Documents on one page of the list: some 60 KB of JSON. */
export const DOCUMENTS_LISTED = 100;

/** A key shorter than this could be guessed; `openssl rand -hex 16` gives as many. */
export const KEY_CHARS = 32;

/** Keys at once: each call compares with all of them. */
export const MAX_KEYS = 100;

/** Characters of a path that is asked for; no file system has longer ones. */
export const PATH_CHARS = 4_096;

/** Passages in the frame of another site, which is small. */
export const MAX_EMBEDDED = 3;
