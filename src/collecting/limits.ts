// What keeping a library's sources up to date may cost.

/** Entries of a feed or addresses of a sitemap that are looked at. More than a source may keep. */
export const MAX_ENTRIES = 5_000;

/** Sitemaps that an index may name, and those that they name. */
export const MAX_SITEMAPS = 50;

/** UTF-16 units of a title or a name; what is longer is none. */
export const MAX_LINE = 500;

/** Bytes of a packed sitemap when it is unpacked. */
export const UNPACKED_BYTES = 32 * 1024 * 1024;

/** After each request to a site. */
export const PAUSE_MS = 1_000;

/** A site that asks for so short a pause is waited for. */
export const WAIT_MS = 60_000;

/** For a site that is busy and does not say for how long. */
export const RETRY_MS = 10 * 60_000;
/** No site is waited for any longer, whatever it says. */
export const MAX_RETRY_MS = 7 * 24 * 60 * 60_000;

/** Requests in a row that a site leaves without an answer, until it is asked for nothing more. */
export const GIVE_UP_AFTER = 3;

/** How long after a failure a source is asked again; twice as long after each further one. */
export const FIRST_RETRY_MS = 15 * 60_000;

/** A page that a feed links to is looked at again no more often. */
export const RECHECK_MS = 24 * 60 * 60_000;
export const MAX_BACK_OFF_MS = 24 * 60 * 60_000;

/** Sources that are asked at the same time, if they are of different sites. */
export const AT_ONCE = 4;

/** How often what was done is written down. */
export const SAVE_EVERY_MS = 5_000;
