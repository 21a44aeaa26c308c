// What a robots.txt allows.

import { describe, expect, it } from 'vitest';
import { parseRobots } from '../../../src/fetching/robots.ts';

const allowed = (file: string, path: string): boolean => parseRobots(file, 'Verbatim').allows(path);

describe('robots.txt', () => {
  it.each([
    ['', '/a', true],
    ['Disallow: /', '/a', true],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['user-AGENT : * \r\n disallow:/ # all', '/a', false],
    ['\uFEFFUser-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow: /a', '/ab', false],
    ['User-agent: *\nDisallow: /a', '/b/a', true],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['User-agent: *\nAllow: /a\nDisallow: /a', '/a', true],
    ['User-agent: *\nDisallow: /*.html$', '/x/y.html', false],
    ['User-agent: *\nDisallow: /*.html$', '/x/y.html?z', true],
    ['User-agent: *\nDisallow: /a*b*c', '/axxbyyc', false],
    ['User-agent: *\nDisallow: /a*b*c', '/axxcyyb', true],
    ['User-agent: *\nDisallow: /a$', '/a', false],
    ['User-agent: *\nDisallow: /a$', '/aa', true],
    ['User-agent: *\nDisallow: /aba*ba$', '/aba', true],
    ['User-agent: *\nDisallow: /?id=', '/?id=1', false],
    ['User-agent: *\nDisallow: /مرفأ', '/%D9%85%D8%B1%D9%81%D8%A3', false],
    ['User-agent: *\nDisallow: /%7euser', '/~user', false],
    ['User-agent: *\nDisallow: /a%2fb', '/a%2Fb', false],
    ['User-agent: other\nDisallow: /', '/a', true],
    ['User-agent: verbatim\nDisallow: /', '/a', false],
    ['User-agent: Verbatim/2.0\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow: /\n\nUser-agent: verbatim\nDisallow: /b', '/a', true],
    ['User-agent: other\nUser-agent: verbatim\nDisallow: /a', '/a', false],
    ['User-agent: verbatim\nDisallow: /a\nUser-agent: other\nDisallow: /b', '/b', true],
    ['User-agent: verbatim\nDisallow: /a\n\nUser-agent: verbatim\nDisallow: /b', '/a', false],
    ['User-agent: *\nCrawl-delay: 5\nSitemap: x\nDisallow: /a', '/a', false],
    ['User-agent: constructor\nDisallow: /', '/a', true],
  ])('%j, %s: %s', (file, path, expected) => {
    expect(allowed(file, path)).toBe(expected);
  });

  it('takes little time for a pattern of many stars', () => {
    expect(allowed(`User-agent: *\nDisallow: /${'*a'.repeat(5_000)}$`, `/${'a'.repeat(4_999)}b`)).toBe(true);
  });
});
