// What keeping a library's sources up to date may cost.

/** Entries of a feed or addresses of a sitemap that are looked at. More than a source may keep. */
export const MAX_ENTRIES = 5_000;

/** Sitemaps that an index may name, and those that they name. */
export const MAX_SITEMAPS = 50;

/** UTF-16 units of a title or a name; what is longer is none. */
export const MAX_LINE = 500;

/** Bytes of a packed sitemap when it is unpacked. */
export const UNPACKED_BYTES = 32 * 1024 * 1024;
