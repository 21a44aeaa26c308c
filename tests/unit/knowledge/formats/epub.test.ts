// EPUB books: their chapters in the order of the book, and what a reader of them sees.

import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { documentOutcome } from '../../../../src/knowledge/document-outcome.ts';
import { readDocument } from '../../../../src/knowledge/read-document.ts';
import { faultsOf } from '../library-of.ts';

const office = readFileSync(new URL('epub/office.epub', import.meta.url));
const read = (bytes: Uint8Array) => readDocument({ path: 'a.epub', bytes, sidecar: null });
const problemsOf = (bytes: Uint8Array) => faultsOf(() => read(bytes)).map(({ problem }) => problem);

const chapter = (body: string) =>
  strToU8(
    `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script src="a.js"/></head><body>${body}</body></html>`,
  );

const filesOf = (more: Record<string, Uint8Array> = {}): Record<string, Uint8Array> => ({
  mimetype: strToU8('application/epub+zip'),
  'META-INF/container.xml': strToU8(
    '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
  ),
  'OPS/book.opf': strToU8(
    `<?xml version="1.0"?><package><metadata><meta name="cover" content="c"/><dc:title>Tides</dc:title><dc:creator>A. Haddad</dc:creator><dc:creator>R. Berg</dc:creator><dc:language>en</dc:language><dc:date>2026-01-02</dc:date></metadata><manifest><item id="b" href="text/b%20two.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>`,
  ),
  'OPS/nav.xhtml': chapter('<h1>Contents</h1>'),
  'OPS/text/a.xhtml': chapter(
    '<h1><a id="top"/>Ebb</h1><p><span epub:type="pagebreak" title="11"/>The water falls.<a epub:type="noteref" href="b two.xhtml#n1">1</a> It is <a href="b%20two.xhtml">low</a> at noon, and <span role="doc-pagebreak" aria-label="12"/>rises after that.</p>',
  ),
  'OPS/text/b two.xhtml': chapter(
    '<h1>Flood</h1><p>The water rises.</p><section epub:type="footnotes"><ol><li id="n1"><p>Twice a day.</p></li></ol></section>',
  ),
  ...more,
});

test('a file of a real program is read whole', () => {
  const { text, meta } = read(office);
  expect(text).toContain('closed from November on. Boats that stay');
  expect(text.split('\n\n').slice(4)).toEqual([
    '• The keeper has a key to every boat, and enters none unless water is seen in it.\n• Batteries are taken ashore.',
    '1. Tell the office when you leave, and when you mean to come back.\n2. Pay before the first of November.',
    'Berth\tLength\tFee for the winter\nNorth\tup to 8 m\t200 euros\nSouth, beside the old crane and the slip\tup to 12 m\t340 euros, which can be paid in two parts\nWest\tany\tby agreement',
    'The council decided so in 2019.',
    'Ice',
    'Nobody walks on the ice of the basin.',
  ]);
  expect(meta).toMatchObject({
    title: 'Winter in the harbour',
    author: 'R. Berg',
    published: null,
    language: null,
  });
});

test('chapters come in the order of the book, with the pages of its printed edition', () => {
  const { text, meta, links, pages } = read(zipSync(filesOf()));
  expect(text).toBe(
    'Ebb\n\nThe water falls. It is low at noon, and rises after that.\n\nFlood\n\nThe water rises.\n\nTwice a day.',
  );
  expect(meta).toMatchObject({
    title: 'Tides',
    author: 'A. Haddad, R. Berg',
    language: 'en',
    published: null,
  });
  expect(links).toEqual([]);
  expect(pages).toEqual([
    [5, 11],
    [text.indexOf('rises after'), 12],
  ]);
});

const encryption = (algorithm: string) => ({
  'META-INF/encryption.xml': strToU8(
    `<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`,
  ),
});

test('a book whose fonts alone are made unreadable is read', () => {
  expect(read(zipSync(filesOf(encryption('http://www.idpf.org/2008/embedding')))).text).toContain('Ebb');
});

test.each([
  [
    'that is protected',
    zipSync(filesOf(encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc'))),
    'is protected against copying (DRM).',
  ],
  ['that is no archive', Buffer.from('roses'), 'is damaged.'],
  ['that is another archive', zipSync({ 'a.txt': strToU8('roses') }), 'is not an EPUB book.'],
  [
    'that lacks a chapter',
    zipSync(Object.fromEntries(Object.entries(filesOf()).filter(([name]) => name !== 'OPS/text/a.xhtml'))),
    'is damaged.',
  ],
])('a book is refused %s', (_, bytes, problem) => {
  expect(problemsOf(bytes)).toEqual([problem]);
});

test('a book that is cut or whose bits are flipped is refused, or read as it was', () => {
  const words = read(office).text;
  let state = 7;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let n = 0; n < 400; n++) {
    const broken = Buffer.from(n % 4 === 0 ? office.subarray(0, random(office.length)) : office);
    if (broken.length > 0) {
      const at = random(broken.length);
      broken.writeUInt8(broken.readUInt8(at) ^ (1 << random(8)), at);
    }
    const { value, faults } = documentOutcome({ path: 'a.epub', bytes: broken, sidecar: null });
    if (faults === undefined)
      for (const word of value.document.text.split(/\s+/)) expect(words).toContain(word);
    else expect(faults[0]?.problem).toMatch(/\.$/);
  }
});
