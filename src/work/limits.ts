// How long leases last.

/** Another process takes over from a dead one within this time and one renewal interval: in less than 15 seconds. */
export const LEASE_MS = 10_000;
export const RENEW_MS = 3_000;
