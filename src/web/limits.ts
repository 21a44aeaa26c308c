// How much the HTTP server takes from one request, one connection and one network. Numbers only; each says why.

export interface WebLimits {
  /** Connections at once. Each costs a file handle and some 20 KB; most systems allow a process 1,024 handles. */
  readonly connections: number;
  /** Connections at once from one network; browsers open six to a server, and a household or an office shares one address. */
  readonly connectionsPerNetwork: number;
  /** From the opening of a connection, or the first byte of its next request, to the end of the headers. */
  readonly headersMs: number;
  /** To the end of the body. */
  readonly requestMs: number;
  /** How long a connection stays open for another request. */
  readonly keepAliveMs: number;
  /** How long a connection may stand still, for example because the client reads nothing. */
  readonly idleMs: number;
  /** How fast a client has to read, once {@link idleMs} have passed. The slowest mobile networks still carry this much. */
  readonly bytesPerSecond: number;
  /** How often slow requests are looked for. */
  readonly checkMs: number;
  /** For how long a network is refused that has sent what no client does. */
  readonly refusedMs: number;
}

export const WEB_LIMITS: WebLimits = {
  connections: 800,
  connectionsPerNetwork: 64,
  headersMs: 10_000,
  requestMs: 20_000,
  keepAliveMs: 5_000,
  idleMs: 30_000,
  bytesPerSecond: 4_096,
  checkMs: 1_000,
  refusedMs: 10_000,
};

/** A line has 4,100 characters at most, which are 36,900 bytes when each takes three and all are percent-encoded. */
export const BODY_BYTES = 64 * 1_024;

/** Pieces of a chunked body. Clients send as much as they have, some KB at a time; a body of the longest size in pieces of 64 bytes has as many. */
export const MAX_PIECES = BODY_BYTES / 64;

/** Bytes of a chunked body that are passed on at once, so that a body of 64 KB has a few pieces at most. */
export const GATHERED_BYTES = 16 * 1_024;

/** Requests that a connection may send before it has read the answer to the first. Browsers send one, and few other clients pipeline. */
export const MAX_UNANSWERED = 16;

/** Request line and headers together; the page's own take less than two. Node.js answers 431 to more. */
export const HEADER_BYTES = 16 * 1_024;

/** The page's forms have two fields at most. */
export const MAX_FIELDS = 16;

/** The share of a minute's requests that may come at once. */
export const REQUEST_BURST_SHARE = 0.5;

/** After how many seconds a platform may send again what the bot could not take. */
export const HOOK_BUSY_SECONDS = 1;

/** How long a browser may remember which other sites' pages can read the API. */
export const PREFLIGHT_SECONDS = 600;

/** Parameters of a request for the API; none takes more than six. */
export const MAX_PARAMETERS = 16;
