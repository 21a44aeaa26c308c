// From which network a request comes, whether it came straight or through proxies that the operator trusts.

import { BlockList, isIP } from 'node:net';

/**
 * The proxies before the bot: how many there are, or the networks that they are in, such as `10.0.0.0/8`. Every proxy adds the address
 * that it was asked from at the end of X-Forwarded-For, so what stands there is true as far as the proxies are trusted, from the right.
 */
export type TrustedProxies =
  | { readonly hops: number }
  | { readonly networks: readonly { readonly address: string; readonly prefix: number }[] };

/** More proxies than this in a row are a mistake. */
const MAX_HOPS = 10;

const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/**
 * An address in the one form in which it is compared: IPv6 as browsers write it, IPv4 that is mapped into IPv6 as IPv4. Null for
 * anything else.
 */
const canonicalAddress = (given: string): string | null => {
  const address = given.replace(/%.*$/, '');
  switch (isIP(address)) {
    case 4:
      return address;
    case 6: {
      const shown = new URL(`http://[${address}]`).hostname.slice(1, -1);
      const [, high, low] = MAPPED.exec(shown) ?? [];
      if (high === undefined || low === undefined) return shown;
      const bytes = [high, low].flatMap((group) => {
        const value = Number.parseInt(group, 16);
        return [value >> 8, value & 255];
      });
      return bytes.join('.');
    }
    default:
      return null;
  }
};

/** One hop of X-Forwarded-For: an address, in brackets or without, with a port or without. */
const readHop = (hop: string): string | null => {
  const given = hop.trim();
  const [, bracketed] = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(given) ?? [];
  const [, withPort] = /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(given) ?? [];
  return canonicalAddress(bracketed ?? withPort ?? given);
};

/**
 * What is counted as one: an IPv4 address, or the first 64 bits of an IPv6 address, the least that one household or server gets and can
 * choose among freely.
 */
export const networkOf = (address: string): string => {
  const canonical = canonicalAddress(address);
  if (canonical === null) return 'unknown';
  if (!canonical.includes(':')) return canonical;
  const [before = '', after] = canonical.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array<string>(zeros).fill('0'), ...tail];
  return `${groups.slice(0, 4).join(':')}::/64`;
};

const readNetwork = (given: string): { address: string; prefix: number } | null => {
  const [, typed = '', digits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(given) ?? [];
  const address = canonicalAddress(typed);
  if (address === null || typed.includes('%')) return null;
  const isMapped = typed.includes(':') && !address.includes(':');
  const max = address.includes(':') ? 128 : 32;
  const prefix = digits === undefined ? max : Number(digits) - (isMapped ? 96 : 0);
  // Whoever trusted every address would believe what any visitor writes.
  return prefix >= 1 && prefix <= max ? { address, prefix } : null;
};

/** Reads TRUSTED_PROXIES: null if no proxy is trusted, `undefined` if it is not what was expected. */
export const readTrustedProxies = (value: string): TrustedProxies | null | undefined => {
  if (value === '') return null;
  if (/^\d+$/.test(value)) {
    const hops = Number(value);
    return hops > MAX_HOPS ? undefined : hops === 0 ? null : { hops };
  }
  const networks = value.split(',').map((network) => readNetwork(network.trim()));
  const read = networks.filter((network) => network !== null);
  return read.length === networks.length ? { networks: read } : undefined;
};

export interface Addresses {
  /** Who asks: the nearest hop that is not a trusted proxy. An unreadable one counts as the proxy that passed it on. */
  client(peer: string | undefined, forwardedFor: string | undefined): string;
  /** Whether this end of a connection is a proxy, through which many people may come. */
  isProxy(peer: string | undefined): boolean;
}

export const createAddresses = (trusted: TrustedProxies | null): Addresses => {
  const list = new BlockList();
  if (trusted !== null && 'networks' in trusted)
    for (const { address, prefix } of trusted.networks)
      list.addSubnet(address, prefix, address.includes(':') ? 'ipv6' : 'ipv4');
  const isTrusted = (address: string | null, hop: number): boolean => {
    if (trusted === null) return false;
    if ('hops' in trusted) return hop < trusted.hops;
    return address !== null && list.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
  };
  return {
    client(peer, forwardedFor) {
      let address = canonicalAddress(peer ?? '');
      const hops = forwardedFor?.split(',') ?? [];
      for (let hop = 0; isTrusted(address, hop); hop++) {
        const next = readHop(hops.at(-1 - hop) ?? '');
        if (next === null) break;
        address = next;
      }
      return address ?? 'unknown';
    },
    isProxy: (peer) => isTrusted(canonicalAddress(peer ?? ''), 0),
  };
};
