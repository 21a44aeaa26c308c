// What fetching one document may cost.

import { FILE_BYTES } from '../knowledge/limits.ts';

export interface FetchLimits {
  /** Bytes of a document, as they arrive and when they are unpacked. */
  readonly bodyBytes: number;
  /** Bytes of the status line and the headers. */
  readonly headBytes: number;
  /** Milliseconds for a document in all: names, redirects, and robots.txt included. */
  readonly totalMs: number;
  /** Bytes of a feed or sitemap, unpacked. */
  readonly listBytes: number;
  readonly redirects: number;
  /** Bytes of a robots.txt that are read; what follows is ignored. RFC 9309 asks for at least 500 KiB. */
  readonly robotsBytes: number;
}

export const FETCH_LIMITS: FetchLimits = {
  bodyBytes: FILE_BYTES,
  headBytes: 32 * 1024,
  totalMs: 60_000,
  listBytes: 16 * 1024 * 1024,
  redirects: 5,
  robotsBytes: 500 * 1024,
};
