// How much a file of the environment may hold, and which names count as a slip.

/** A token, key or address takes at most a few hundred bytes; what is larger is another file. */
export const SECRET_BYTES = 16 * 1024;

/** Names from this length on may differ from ours by two edits, shorter ones by one: `DATABASE_SSL` is not `DATABASE_URL`. */
export const TWO_EDITS_FROM = 13;

/** Names up to this length count as a slip only if two neighbouring letters are swapped: `POST` and `HOME` are not ours. */
export const SWAPS_ONLY_TO = 4;
