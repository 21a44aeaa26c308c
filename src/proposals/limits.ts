// How long a proposal waits, and how many are listed.

/** Confirming later than a day is taken for a slip, or for somebody who no longer knows what they confirm. */
export const PROPOSAL_MS = 24 * 60 * 60_000;

/** Proposals in a list: each takes a line and a button. */
export const PROPOSALS_SHOWN = 10;
