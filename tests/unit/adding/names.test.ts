// Names of files that are safe everywhere.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOfAddress, nameOfTitle, safeName } from '../../../src/adding/names.ts';

describe('names', () => {
  it.each([
    ['The Harbor: Ferry/Times?', 'the-harbor-ferry-times'],
    ['../../etc/passwd', 'etc-passwd'],
    ['  .hidden  ', 'hidden'],
    ['مرفأ المدينة', 'مرفأ-المدينة'],
    ['לוח זמנים', 'לוח-זמנים'],
    ['CON', 'con-file'],
    ['con.txt', 'con-txt'],
    ['???', ''],
    ['a\u0000b\nc\u202ed', 'a-b-c-d'],
  ])('the title %j becomes %j', (title, name) => {
    expect(nameOfTitle(title)).toBe(name);
  });

  it.each([
    ['https://www.example.org/', 'example.org'],
    ['https://example.org/index.html', 'example.org'],
    ['https://example.org/a/ferry.html?x=1', 'ferry'],
    ['https://example.org/a/b/', 'b'],
    ['https://example.org/%2e%2e%2fpasswd', 'passwd'],
    ['https://example.org/%ff', 'ff'],
    ['https://example.org/%D9%85%D8%B1', 'مر'],
  ])('the address %s becomes %s', (address, name) => {
    expect(nameOfAddress(address)).toBe(name);
  });

  it('are short, visible, in one folder, and stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (words) => {
        const name = safeName(words);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(130);
        expect(name).not.toMatch(/[/\\:*?"<>|\p{C}\p{Zl}\p{Zp}]|^[. -]|[. ]$/u);
        expect(safeName(name)).toBe(name);
      }),
    );
  });
});
