// How much the bot takes from one person at a time. Numbers only; each says why.

/** A question; long enough for a few spoken sentences, short enough to answer in a few milliseconds. */
export const QUESTION_CHARS = 1_000;

/** A quotation to compare with the documents: a page, and about as much as one message holds on any platform. */
export const QUOTE_CHARS = 4_000;

/** A whole typed line, the longest command with its parameter. Anything longer is refused before it is read. */
export const LINE_CHARS = 4_100;

/** Excerpts that one answer shows at most. */
export const MAX_EXCERPTS = 10;

/** Suggestions at once; no platform shows more (`CHOICES` of the adapters). */
export const MAX_SUGGESTIONS = 25;

/** Documents on one page of /sources. */
export const SOURCES_PER_PAGE = 5;

/** Calls of one chat that wait for their answers, where a platform takes only so many messages a minute. The next ones are turned away. */
export const CALLS_WAITING = 30;
