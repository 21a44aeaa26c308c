// Finds addresses at which nothing is any longer, as politely as pages are fetched.

import type { Fetcher } from './fetch-document.ts';
import { FetchError } from './fetch-error.ts';

/** Sites that are asked at the same time. */
const SITES_AT_ONCE = 4;
/** Milliseconds between two requests of one site. */
const PAUSE_MS = 1_000;
/** Requests in a row that a site leaves without an answer before it is left alone. */
const MAX_SILENCES = 3;

/** A document of another type than those that are read, or one that is too large, is there all the same. */
const GONE = new Set([404, 410]);

export interface DeadLink {
  readonly address: string;
  /** `gone`: its site says so. `silent`: nobody answers, which may pass. */
  readonly is: 'gone' | 'silent';
  readonly problem: string;
}

export interface LinkCheck {
  readonly fetcher: Fetcher;
  sleep(ms: number): Promise<void>;
}

const verdictOn = (address: string, error: FetchError): DeadLink | null => {
  if (error.refusal !== null)
    return GONE.has(error.refusal.status)
      ? { address, is: 'gone', problem: `is gone (status ${error.refusal.status}).` }
      : null;
  return error.isUnreachable ? { address, is: 'silent', problem: error.problem } : null;
};

const deadOn = async (addresses: readonly string[], { fetcher, sleep }: LinkCheck): Promise<DeadLink[]> => {
  const dead: DeadLink[] = [];
  let silences = 0;
  for (const [nth, address] of addresses.entries()) {
    if (silences >= MAX_SILENCES) break;
    if (nth > 0) await sleep(PAUSE_MS);
    try {
      await fetcher.fetch(address);
      silences = 0;
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      const verdict = verdictOn(address, error);
      silences = verdict?.is === 'silent' ? silences + 1 : 0;
      if (verdict !== null) dead.push(verdict);
    }
  }
  return dead;
};

/** Those of the addresses that are dead, in their order. */
export const deadLinks = async (addresses: readonly string[], check: LinkCheck): Promise<DeadLink[]> => {
  const sites = new Map<string, string[]>();
  for (const address of addresses) {
    const { host } = new URL(address);
    sites.set(host, [...(sites.get(host) ?? []), address]);
  }
  const left = [...sites.values()];
  const dead: DeadLink[] = [];
  const work = async () => {
    for (let site = left.shift(); site !== undefined; site = left.shift())
      dead.push(...(await deadOn(site, check)));
  };
  await Promise.all(Array.from({ length: SITES_AT_ONCE }, work));
  const place = new Map(addresses.map((address, nth) => [address, nth]));
  return dead.sort((a, b) => (place.get(a.address) ?? 0) - (place.get(b.address) ?? 0));
};
