// Which addresses documents may be fetched from, in both families and every way of writing them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../src/fetching/addresses.ts';
import { FetchError } from '../../../src/fetching/fetch-error.ts';
import { ask, INTERNET, parseAddress } from '../../../src/fetching/network.ts';

const PUBLIC = `1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 168.63.129.15 169.253.255.255
  169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255
  2001:4860:4860::8888 2606:4700::1111 2a00:1450:4001:81b::200e 2001:200::1 3ffe::1 64:ff9b::8.8.8.8 64:ff9b::808:808 2002:808:808::1`;

const REFUSED = `0.0.0.0 0.1.2.3 10.0.0.0 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255 127.0.0.1 127.255.255.255 168.63.129.16
  169.254.0.0 169.254.169.254 169.254.255.255 172.16.0.0 172.31.255.255 192.0.0.0 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.0 192.168.255.255
  198.18.0.0 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
  :: ::1 ::2 ::7f00:1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1
  64:ff9b::127.0.0.1 64:ff9b::a00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::8.8.8.8 100::1 2001::1 2001:0:7f00:1::1 2001:10::1 2001:20::1 2001:1ff:ffff::1
  2001:db8::1 2001:db8:ffff::1 2002:7f00:1::1 2002:a00:1:: 2002:c0a8:101::1 2002:a9fe:a9fe::1 3fff::1 3fff:fff::1 4000::1 5f00::1 1fff::1
  fc00::1 fd00::1 fd00:ec2::254 fdff:ffff::1 fe80::1 fe80::1%eth0 febf::1 fec0::1 ff00::1 ff02::1 ff05::2 2606:4700::1111%1`;

const NO_ADDRESSES = [
  '',
  'localhost',
  '0x7f.1',
  '0x7f000001',
  '2130706433',
  '017700000001',
  '127.1',
  '127.0.0.1.',
  '1.1.1.1.',
  '8.8.8',
  '[::1]',
];

const words = (text: string): string[] => text.trim().split(/\s+/);

describe('addresses that may be fetched from', () => {
  it.each(words(PUBLIC))('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each(words(REFUSED))('%s is refused', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(NO_ADDRESSES)('"%s" is no address, and is refused', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('decides the same of an IPv4 address that is reached through NAT64 or 6to4, and refuses it in every other disguise', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        const hex = `${(256 * a + b).toString(16)}:${(256 * c + d).toString(16)}`;
        const isPublic = isPublicAddress(address);
        for (const same of [`64:ff9b::${address}`, `64:ff9b::${hex}`, `2002:${hex}::1`])
          expect(isPublicAddress(same), same).toBe(isPublic);
        for (const mapped of [`::ffff:${address}`, `::ffff:${hex}`, `::${address}`, `0:0:0:0:0:ffff:${hex}`])
          expect(isPublicAddress(mapped), mapped).toBe(false);
      }),
    );
  });

  it('allows of IPv6 nothing outside of 2000::/3 but NAT64', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const first = Number.parseInt(address.split(':')[0] || '0', 16);
        const mayBePublic = (first >= 0x2000 && first <= 0x3fff) || first === 0x64;
        if (!mayBePublic) expect(isPublicAddress(address), address).toBe(false);
      }),
    );
  });
});

const DISGUISED = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://0x7f.1/',
  'http://0x7f000001/',
  'http://2130706433/',
  'http://017700000001/',
  'http://0177.0.0.1/',
  'http://127.0.0.1./',
  'http://0x7f.1./',
  'http://①②⑦.0.0.1/',
  'http://127。0。0。1/',
  'http://%31%32%37.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://0/',
  'http://0.0.0.0/',
  'http://[::]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://[fd00:ec2::254]/',
  'http://10.0.0.1:8080/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://localhost/',
];

describe('the network of the product', () => {
  it.each(DISGUISED)('does not connect to %s', async (address) => {
    const asked = ask(parseAddress(address), {
      network: INTERNET,
      headBytes: 1_000,
      signal: AbortSignal.timeout(60_000),
      accept: '*/*',
    });
    await expect(asked).rejects.toThrow(FetchError);
    await expect(asked).rejects.toThrow('not a public address');
  });
});
