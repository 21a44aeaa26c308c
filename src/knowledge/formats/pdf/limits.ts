// What one PDF file may cost.

/** Pages of a file. The longest documents that communities have are some thousands of pages. */
export const MAX_PAGES = 10_000;

/** Bytes of WebAssembly memory, which the limit of JavaScript's heap doesn't cover. A file itself may have 32 MB. */
export const MEMORY_BYTES = 384 * 1024 * 1024;

/** Characters of a page. A newspaper page has some 30,000. */
export const MAX_PAGE_CHARS = 500_000;

/** Elements of the tags of one page, and how deep they may nest. */
export const MAX_TAGS = 50_000;
export const MAX_TAG_DEPTH = 100;
