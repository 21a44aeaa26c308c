// AsciiDoc: what of it is read, at which lines, and that no word is lost and no other file is read.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convert, MemoryLogger } from '@asciidoctor/core';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { preparedOutcome } from '../../../../src/knowledge/document-outcome.ts';
import type { Element } from '../../../../src/knowledge/formats/html/dom.ts';
import { textIn } from '../../../../src/knowledge/formats/html/dom.ts';

const golden = (name: string) => readFileSync(new URL(`asciidoc/${name}`, import.meta.url), 'utf8');

const outcomeOf = (source: string | Uint8Array, path = 'a.adoc') =>
  preparedOutcome({ path, bytes: Buffer.from(source), sidecar: null });

const read = async (source: string, path?: string) => {
  const { value, faults } = await outcomeOf(source, path);
  expect(faults ?? []).toEqual([]);
  if (value === undefined) throw new Error('not read');
  return value.document;
};

/** Each block with the line at which it begins, as a golden reading. */
const reading = async (source: string): Promise<string> => {
  const { text, blocks } = await read(source);
  return `${blocks.map(({ line, kind, range }) => `${line} ${kind} ${JSON.stringify(text.slice(...range))}`).join('\n')}\n`;
};

test('all that AsciiDoc has is read as its author means it', async () => {
  expect(await reading(golden('harbor.adoc'))).toBe(golden('harbor.txt'));
});

test('its header is its metadata', async () => {
  const { meta, language, omitted } = await read(golden('harbor.adoc'));
  expect(meta).toMatchObject({
    title: 'Harbor Guide: Rules and Fares',
    author: 'R. Berg, A. Haddad',
    published: '2025-03-14',
    licence: 'CC BY 4.0',
  });
  expect(language).toBe('en');
  expect(omitted).toEqual([56]);
});

test('front matter of other tools counts, and moves no line', async () => {
  const { meta, blocks } = await read(
    '---\ntitle: By hand\nlicense: MIT\n---\n= Harbor\n\nThe ferry leaves.\n\nIt returns.\n',
  );
  expect(meta).toMatchObject({ title: 'By hand', licence: 'MIT' });
  expect(blocks.map(({ line }) => line)).toEqual([7, 9]);
});

test('a list keeps its numbers if one of its items has tasks', async () => {
  const { text } = await read('. Go in.\n. Pay.\n* [x] at once\n. Leave.\n');
  expect(text).toBe('1. Go in.\n2. Pay.\n  [x] at once\n3. Leave.');
});

test.each([
  ['include', (path: string) => `Before.\n\ninclude::${path}[]\n\nAfter.`],
  ['include of lines', (path: string) => `Before.\n\n----\ninclude::${path}[lines=1..2]\n----\n\nAfter.`],
  ['address', () => 'Before.\n\n:allow-uri-read:\n\ninclude::http://127.0.0.1:9/secret[]\n\nAfter.'],
  ['table', (path: string) => `Before.\n\n[%header,format=csv]\n|===\ninclude::${path}[]\n|===\n\nAfter.`],
  ['cell', (path: string) => `Before.\n\n|===\na|\ninclude::${path}[]\n|===\n\nAfter.`],
  [
    'picture',
    (path: string) => `:data-uri:\n:allow-uri-read:\n\nBefore.\n\nimage::${path}[opts=inline]\n\nAfter.`,
  ],
  ['attribute', (path: string) => `:file: ${path}\n\nBefore.\n\ninclude::{file}[]\n\nAfter.`],
  ['docinfo', (path: string) => `= T\n:docinfo: shared\n:docinfodir: ${path}/..\n\nBefore.\n\nAfter.`],
])('no other file is read: %s', async (_, source) => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-asciidoc-'));
  try {
    const file = join(folder, 'docinfo.html');
    writeFileSync(file, 'top secret');
    const { text } = await read(source(file));
    expect(text).not.toContain('secret');
    expect(text).toMatch(/^Before\.[\s\S]*After\.$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const PIECES = [
  ...[
    '== Heading one',
    '=== Heading two',
    '.Titled\n* point\n** deeper\n* other',
    '. first\n. second\n+\njoined',
  ],
  ...[
    'NOTE: careful',
    '[TIP]\n====\nblock tip\n====',
    '|===\n|left |right\n\n|low |high\n|===',
    'term:: meaning',
  ],
  ...[
    '[quote, somebody, somewhere]\n____\nsaid so\n____',
    '----\ncode {here} <1>\n----\n<1> callout',
    '....\nliteral\n....',
  ],
  ...[
    'words with *bold*, _italic_, `mono`, #mark# and footnote:[a note].',
    'https://a.example[a link] <<x>> xref:y[why]',
  ],
  ...[
    '[[x]]anchored text',
    'image::p.png[picture]',
    '****\nsidebar\n****',
    '[verse]\nline one\nline two',
    '--\nopen\n--',
    "'''",
  ],
  ...[
    '* [ ] task',
    '[qanda]\nasked?:: answered',
    '.Title\nparagraph',
    'a +\nbreak',
    '+++<b>raw</b>+++ pass',
    ':name: value',
    '{name} used',
  ],
  ...[
    '[%collapsible]\n====\nfolded\n====',
    '[horizontal]\nhot:: cold',
    '|===\na|\n* in cell\n2+|wide\n|===',
    '((index)) term',
    '\n\n',
    '====\n',
    '----\n',
    '|===\n',
  ],
];

test('no word is lost that a browser shows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }), async (pieces) => {
      const source = `Start.\n\n${pieces.join('\n\n')}\n`;
      const { value } = await outcomeOf(source);
      const text = value?.document.text ?? '';
      const html = String(
        await convert(source, {
          safe: 'secure',
          logger: new MemoryLogger(),
          attributes: { 'table-caption!': '', 'example-caption!': '', 'figure-caption!': '' },
        }),
      );
      const shown = textIn(parseFragment(html) as unknown as Element);
      const left = new Map<string, number>();
      for (const word of [
        ...wordsIn(text),
        ...wordsIn(pieces.join(' ')).filter((word) => html.includes(`alt="${word}`)),
      ])
        left.set(word, (left.get(word) ?? 0) + 1);
      for (const word of wordsIn(shown)) {
        // What Asciidoctor adds itself: the names of admonitions and foldings, and the numbers of notes.
        if (/^(?:Note|Tip|Details|\d+)$/.test(word)) continue;
        const count = left.get(word) ?? 0;
        expect(count, `${word} in ${JSON.stringify(source)}`).toBeGreaterThan(0);
        left.set(word, count - 1);
      }
    }),
    { numRuns: 150 },
  );
});

test.each([
  ['nothing', '', 'contains no paragraph to quote.'],
  ['only attributes', ':a: b\n', 'contains no paragraph to quote.'],
  ['NUL', 'a\u0000b', /NUL/],
])('what cannot be read is a fault: %s', async (_, source, problem) => {
  const { faults } = await outcomeOf(source);
  expect(faults?.[0]?.problem).toEqual(
    typeof problem === 'string' ? problem : expect.stringMatching(problem),
  );
});
