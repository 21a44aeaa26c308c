// Which IP addresses are on the public internet, and so may be fetched from.

import { isIP, isIPv4 } from 'node:net';

type Bytes = readonly number[];
type Block = readonly [network: Bytes, bits: number];

const v4Bytes = (address: string): Bytes => address.split('.').map(Number);

/** The 16 bytes of a valid IPv6 address without a zone, which can end in dotted decimals. */
const v6Bytes = (address: string): Bytes => {
  const [, before = '', dotted] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? [];
  const tail = dotted === undefined ? [] : v4Bytes(dotted);
  // The colon before dotted decimals separates them, unless it is the second of two.
  const hex = dotted === undefined ? address : before.endsWith('::') ? before : before.slice(0, -1);
  const [left = '', right] = hex.split('::');
  const groups = (text: string): number[] =>
    text === ''
      ? []
      : text.split(':').flatMap((group) => {
          const value = Number.parseInt(group, 16);
          return [value >> 8, value & 0xff];
        });
  const start = groups(left);
  const end = [...groups(right ?? ''), ...tail];
  return [...start, ...Array(16 - start.length - end.length).fill(0), ...end];
};

const bytesOf = (address: string): Bytes => (isIPv4(address) ? v4Bytes(address) : v6Bytes(address));

const block = (text: string): Block => {
  const [address = '', bits = ''] = text.split('/');
  return [bytesOf(address), Number(bits)];
};

const isIn = (bytes: Bytes, [network, bits]: Block): boolean =>
  network.every((byte, i) => {
    const left = Math.min(8, Math.max(0, bits - 8 * i));
    const mask = 0xff & (0xff << (8 - left));
    return ((bytes[i] ?? 0) & mask) === (byte & mask);
  });

/** From the IANA registry of special-purpose addresses, multicast, and reserved ones. */
const SPECIAL_V4: readonly Block[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  // The service of Azure that tells a virtual machine about itself.
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map(block);

/** The only part of IPv6 in which global addresses are given out. */
const GLOBAL_V6 = block('2000::/3');

/** Teredo, benchmarks, and other protocols; documentation. */
const SPECIAL_V6: readonly Block[] = ['2001::/23', '2001:db8::/32', '3fff::/20'].map(block);

/** Addresses that lead to the IPv4 address in them, and where it begins: NAT64 and 6to4. */
const LEADS_TO_V4: readonly (readonly [Block, number])[] = [
  [block('64:ff9b::/96'), 12],
  [block('2002::/16'), 2],
];

const isPublicV4 = (bytes: Bytes): boolean => !SPECIAL_V4.some((special) => isIn(bytes, special));

/**
 * Whether an address, as `net.isIP` understands it, is on the public internet. Everything that is not known to be is refused, IPv4
 * addresses that are written as IPv6 among it.
 */
export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address);
  if (family === 0 || address.includes('%')) return false;
  const bytes = bytesOf(address);
  if (family === 4) return isPublicV4(bytes);
  const leads = LEADS_TO_V4.find(([network]) => isIn(bytes, network));
  if (leads !== undefined) return isPublicV4(bytes.slice(leads[1], leads[1] + 4));
  return isIn(bytes, GLOBAL_V6) && !SPECIAL_V6.some((special) => isIn(bytes, special));
};
