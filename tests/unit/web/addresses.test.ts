// From which network a request comes.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAddresses, networkOf, readTrustedProxies } from '../../../src/web/addresses.ts';

const clientOf = (trusted: string, peer: string, forwardedFor?: string): string =>
  createAddresses(readTrustedProxies(trusted) ?? null).client(peer, forwardedFor);

describe('TRUSTED_PROXIES', () => {
  it.each([
    ['', null],
    ['0', null],
    ['1', { hops: 1 }],
    ['10', { hops: 10 }],
    ['127.0.0.1', { networks: [{ address: '127.0.0.1', prefix: 32 }] }],
    [
      '10.0.0.0/8, 2001:DB8::/32,::1',
      {
        networks: [
          { address: '10.0.0.0', prefix: 8 },
          { address: '2001:db8::', prefix: 32 },
          { address: '::1', prefix: 128 },
        ],
      },
    ],
    ['::ffff:10.0.0.0/104', { networks: [{ address: '10.0.0.0', prefix: 8 }] }],
  ])('reads "%s"', (value, read) => {
    expect(readTrustedProxies(value)).toEqual(read);
  });

  it.each([
    '11',
    '-1',
    '1.5',
    'localhost',
    'nginx',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '0.0.0.0/0',
    '::/0',
    '::ffff:10.0.0.0/96',
    '2001:db8::/129',
    '10.0.0.0/8,',
    '1,10.0.0.0/8',
    'fe80::1%eth0',
    '010.0.0.1',
    'true',
  ])('refuses "%s"', (value) => {
    expect(readTrustedProxies(value)).toBeUndefined();
  });
});

describe('the client of a request', () => {
  it('is the other end of the connection where no proxy is trusted, whatever the headers say', () => {
    expect(clientOf('', '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
    expect(createAddresses(null).isProxy('203.0.113.9')).toBe(false);
  });

  it.each([
    ['1', '198.51.100.1', '198.51.100.1'],
    ['1', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
    ['2', '6.6.6.6, 198.51.100.1, 192.0.2.7', '198.51.100.1'],
    // Fewer hops than proxies: the farthest that is known.
    ['2', '198.51.100.1', '198.51.100.1'],
    ['3', '6.6.6.6, 198.51.100.1, 192.0.2.7', '6.6.6.6'],
    ['1', undefined, '10.0.0.2'],
    ['1', '', '10.0.0.2'],
  ])('is with %s trusted hops, of "%s", %s', (trusted, header, client) => {
    expect(clientOf(trusted, '10.0.0.2', header)).toBe(client);
  });

  it.each([
    ['10.0.0.2', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
    ['10.0.0.2', '6.6.6.6, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['::ffff:10.0.0.2', '198.51.100.1', '198.51.100.1'],
    // Who does not come from a trusted network can write what they like.
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['203.0.113.9', '10.0.0.2', '203.0.113.9'],
    // All are trusted: the farthest.
    ['10.0.0.2', '10.0.0.3, 10.0.0.4', '10.0.0.3'],
  ])('is with a trusted network, from %s of "%s", %s', (peer, header, client) => {
    expect(clientOf('10.0.0.0/8', peer, header)).toBe(client);
  });

  it.each([
    ['198.51.100.1:4711', '198.51.100.1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['::ffff:198.51.100.1', '198.51.100.1'],
    ['[::ffff:c633:6401]:80', '198.51.100.1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['  198.51.100.1\t', '198.51.100.1'],
  ])('is read from "%s"', (hop, client) => {
    expect(clientOf('1', '10.0.0.2', `6.6.6.6, ${hop}`)).toBe(client);
  });

  it.each([
    'unknown',
    '_hidden',
    '',
    '999.1.1.1',
    '1.2.3',
    '[::1',
    '::1]:80',
    '010.1.1.1',
    '"1.1.1.1"',
    '\u0000',
  ])('is the last trusted proxy where the hop is "%s"', (hop) => {
    expect(clientOf('1', '10.0.0.2', `6.6.6.6, ${hop}`)).toBe('10.0.0.2');
    expect(clientOf('10.0.0.0/8', '10.0.0.2', `6.6.6.6, ${hop}`)).toBe('10.0.0.2');
  });

  it('cannot be chosen by writing before what the proxy adds, and is always readable', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.ipV4(), (written, real) => {
        expect(clientOf('1', '10.0.0.2', `${written}, ${real}`)).toBe(real);
        expect(clientOf('10.0.0.0/8', '203.0.113.9', written)).toBe('203.0.113.9');
        expect(networkOf(clientOf('3', '10.0.0.2', written))).not.toBe('unknown');
      }),
    );
  });
});

describe('a network', () => {
  it.each([
    ['198.51.100.1', '198.51.100.1'],
    ['::ffff:198.51.100.1', '198.51.100.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    ['', 'unknown'],
    ['junk', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is the same for all addresses of one /64, and for no other', () => {
    const groups = fc.array(fc.nat(0xffff), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(groups, groups, groups, (first, other, rest) => {
        fc.pre(first.some((group) => group !== 0) && other.some((group) => group !== 0));
        const address = (...parts: number[][]) =>
          parts.flatMap((part) => part.map((group) => group.toString(16))).join(':');
        expect(networkOf(address(first, rest))).toBe(networkOf(address(first, [0, 0, 0, 1])));
        const isSame = String(first) === String(other);
        expect(networkOf(address(first, rest)) === networkOf(address(other, rest))).toBe(isSame);
      }),
    );
  });
});
