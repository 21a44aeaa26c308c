// Limits of the page cache. Numbers only, each with its reason.

/** Bytes of pages at hand: some hundred documents of a usual length in every language. */
export const CACHED_BYTES = 48 * 1_024 * 1_024;

/** Bytes of one page that is kept: the page of a document of 1 MB has two. */
export const CACHED_PAGE_BYTES = 16 * 1_024 * 1_024;

/**
 * For how long it is taken for granted which earlier revisions a document has. Other processes may remove them, and what they do holds
 * everywhere within five seconds.
 */
export const EARLIER_MS = 2_000;

/** Documents of which that is known at once. */
export const MAX_EARLIER = 200;

/** Documents on one page of the list. */
export const LISTED = 100;

/** Changes that a feed lists; who reads it seldom finds the rest on the list of documents. */
export const EVENTS_LISTED = 50;

/** CSS pixels that a passage takes where it is embedded, unless there is less room. */
export const EMBED_WIDTH = 600;

/** Headings from which on a text has an outline: fewer are seen at a glance. */
export const MIN_OUTLINE = 4;

/** Headings of an outline: more are no help to anybody. */
export const MAX_OUTLINE = 150;
