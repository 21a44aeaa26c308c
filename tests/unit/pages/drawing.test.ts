// Pages show every word of a document once, in the elements that its blocks are, and nothing that a document says is markup.

import fc from 'fast-check';
import { raw } from 'hono/html';
import { describe, expect, it } from 'vitest';
import type { Range } from '../../../src/core/source.ts';
import { FaultyFileError } from '../../../src/knowledge/fault.ts';
import { passagesOf } from '../../../src/knowledge/passages.ts';
import type { DrawingParts } from '../../../src/pages/canvas.ts';
import { drawText } from '../../../src/pages/drawing.ts';
import type { Source } from '../../../src/pages/source.ts';
import { safeAddress } from '../../../src/pages/words.ts';
import { loadWords } from '../../../src/words/words.ts';
import { documentOf } from '../knowledge/library-of.ts';
import { anyMarkdown, anyText } from '../knowledge/texts.ts';

const words = loadWords()('en');
const nowhere = (): string => '';
const LINKS: DrawingParts['links'] = {
  asset: nowhere,
  chat: null,
  topics: null,
  language: null,
  documents: '',
  search: '',
  document: nowhere,
  passage: (_, citation) => `#${citation}`,
  citation: nowhere,
};

const sourceOfText = (path: string, text: string): Source => {
  const document = documentOf(path, text);
  const passages = passagesOf(document).map(({ citation, start, end, paragraph, headings }) => ({
    ...{ citation, start, end, paragraph, headings },
    attribution: null,
    validUntil: null,
  }));
  const { revision, meta } = document;
  return { path, revision, meta, text: document.text, passages, read: document };
};

const piecesOf = (source: Source, more: Partial<DrawingParts> = {}): string[] => [
  ...drawText({
    source,
    cited: null,
    visible: null,
    title: null,
    attributes: raw(' dir="auto"'),
    words,
    links: LINKS,
    voicesOf: () => [],
    citation: raw(''),
    ...more,
  }),
];

const ALLOWED =
  /^<(?:(?:div|p|span|a|ul|ol|li|blockquote|pre|code|table|thead|tbody|tr|th|td|dl|dt|dd|h[3-6]|mark)(?: (?:class|id|dir|lang|href|rel|role|aria-label|tabindex|scope|colspan|data-label)="[^"<>]*")*|hr|\/[a-z0-9]+)>/;
const PARENTS: Readonly<Record<string, RegExp>> = {
  li: /^[uo]l$/,
  tr: /^t(?:head|body)$/,
  td: /^tr$/,
  th: /^tr$/,
  dt: /^div$/,
  dd: /^div$/,
  thead: /^table$/,
  tbody: /^table$/,
};

interface Tag {
  readonly name: string;
  readonly tag: string;
}

/** The tags and the words of a piece of HTML. Fails if it has an element or attribute that no page has, or one that is where none may be. */
const parsed = (markup: string): { tags: Tag[]; said: string } => {
  const tags: Tag[] = [];
  const open: string[] = [];
  let said = '';
  for (let at = 0; at < markup.length; ) {
    if (markup[at] !== '<') {
      const next = markup.indexOf('<', at);
      const text = markup.slice(at, next === -1 ? markup.length : next);
      expect(text).not.toMatch(/[>"]|&(?!(?:amp|lt|gt|quot|#39);)/);
      if (!open.includes('a.number') && !open.includes('p.label')) said += text;
      at += text.length;
      continue;
    }
    const [tag = ''] = ALLOWED.exec(markup.slice(at, at + 2_000)) ?? [];
    expect(tag, markup.slice(at, at + 100)).not.toBe('');
    at += tag.length;
    const name = /^<\/?([a-z0-9]+)/.exec(tag)?.[1] ?? '';
    if (tag.startsWith('</')) expect(open.pop()?.split('.')[0]).toBe(name);
    else {
      const parent = open.at(-1)?.split('.')[0] ?? '';
      if (PARENTS[name] !== undefined) expect(parent).toMatch(PARENTS[name]);
      if (parent === 'ul' || parent === 'ol') expect(name).toBe('li');
      if (parent === 'dl') expect(name).toBe('div');
      // A paragraph ends where a block begins in it.
      if (open.some((one) => /^(?:p|h\d)\b/.test(one))) expect(name).toMatch(/^(?:span|a|mark)$/);
      if (name === 'a') expect(open.some((one) => one.startsWith('a.'))).toBe(false);
      tags.push({ name, tag });
      const kind =
        name === 'a' || name === 'p' ? (/class="(number|label)"(?: href| lang)/.exec(tag)?.[1] ?? '') : '';
      if (name !== 'hr') open.push(`${name}.${kind}`);
    }
  }
  expect(open).toEqual([]);
  const decode: Readonly<Record<string, string>> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  };
  return { tags, said: said.replace(/&[^;]+;/g, (entity) => decode[entity] ?? entity) };
};

const valuesOf = (tags: readonly Tag[], attribute: string): string[] =>
  tags.flatMap(({ tag }) => new RegExp(` ${attribute}="([^"]*)"`).exec(tag)?.[1] ?? []);

const solid = (text: string) => text.replace(/[\s\u0085]+/g, '');

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'onmouseover='alert(1)",
  '</p></div></article><h1>Fake</h1>',
  '<!--',
  '-->',
  ']]>',
  '&lt;b&gt;',
  '&#60;b&#62;',
  '[a](javascript:alert(1))',
  '[b](JaVaScRiPt:alert(1))',
  '[c](data:text/html,<script>alert(1)</script>)',
  '[d](https://a.example/"onclick="alert(1))',
  '[e](<java\tscript:alert(1)>)',
  '![f"](x" onerror="y)',
  '<a href="javascript:alert(1)">g</a>',
  '<a href="vbscript:x" onclick="x">h</a>',
  '<https://i.example/?a=1&b="2">',
  '[[javascript:alert(1)|j]]',
  'https://k.example/<b>"x"</b>',
  '<style>*{display:none}</style>',
  '> [!WARNING"><b>]\n> x\n',
  ':::constructor[<b>]\nx\n:::\n',
  ':::__proto__\nx\n:::\n',
  '!!! "note<b>" "t\'<i>"\n    x\n',
  '| <b> | "a" |\n|---|---|\n| <i | x> |\n',
  '```"><b>\n</code></pre><b>\n```\n',
  '- <b>\n  - "\n    > &\n',
  'term<b>\n: "def"\n',
  '1) (a)\n***\n',
];

const anyDocument = fc.tuple(
  fc.constantFrom('a.md', 'a.txt'),
  fc.array(fc.oneof(anyText, anyMarkdown, fc.constantFrom(...ATTACKS)), { minLength: 1, maxLength: 8 }),
  fc.constantFrom('\n\n', '\n', ' '),
);

const sourceUnlessFaulty = (path: string, text: string): Source | null => {
  try {
    return sourceOfText(path, text);
  } catch (error) {
    if (error instanceof FaultyFileError || error instanceof RangeError) return null;
    throw error;
  }
};

describe('the text of a page', () => {
  it('holds every word of its document once, in elements alone that pages have', () => {
    fc.assert(
      fc.property(anyDocument, ([path, texts, by]) => {
        const source = sourceUnlessFaulty(path, texts.join(by));
        if (source === null) return;
        const { tags, said } = parsed(piecesOf(source).join(''));
        expect(solid(said)).toBe(solid(source.text));
        const ids = valuesOf(tags, 'id');
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => !/^(?:p|h-)\d+$/.test(id)).sort()).toEqual(
          source.passages.map(({ citation }) => citation).sort(),
        );
        expect(ids.filter((id) => /^p\d+$/.test(id))).toEqual(
          source.read?.paragraphs.map((_, i) => `p${i + 1}`),
        );
        for (const href of valuesOf(tags, 'href')) expect(href).toMatch(/^(?:#|https?:\/\/|mailto:)/);
      }),
      { numRuns: 200 },
    );
  });

  it('holds no more than the passage and what leads to it, where no more may be shown', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), ([path, texts, by], nth) => {
        const source = sourceUnlessFaulty(path, texts.join(by));
        const cited = source?.passages[nth % source.passages.length];
        if (source === null || cited === undefined) return;
        const visible: Range[] = [[cited.start, cited.end]];
        // A break stands for its citation.
        const { said, tags } = parsed(piecesOf(source, { cited, visible, citation: raw('<hr>') }).join(''));
        expect(tags.filter(({ name }) => name === 'hr').length).toBe(1);
        expect(solid(said)).toBe(solid(source.text.slice(cited.start, cited.end)));
      }),
      { numRuns: 100 },
    );
  });

  it('is the same words where only the text of a revision is kept', () => {
    fc.assert(
      fc.property(anyDocument, ([path, texts, by]) => {
        const source = sourceUnlessFaulty(path, texts.join(by));
        if (source === null) return;
        const { read: _, ...kept } = source;
        const { said } = parsed(piecesOf(kept).join(''));
        expect(solid(said)).toBe(solid(source.text));
      }),
      { numRuns: 60 },
    );
    const { read: _, ...kept } = sourceOfText(
      'a.md',
      '# Fares\n\nThe ferry costs two coins.\n\n## Summer\n\n- adults pay\n- children go free\n',
    );
    expect(parsed(piecesOf(kept).join('')).tags.filter(({ name }) => /^(?:h\d|p)$/.test(name))).toEqual([
      { name: 'h3', tag: '<h3 class="heading" id="h-0" dir="auto">' },
      { name: 'p', tag: '<p dir="auto">' },
      { name: 'h4', tag: '<h4 class="heading" id="h-35" dir="auto">' },
      { name: 'p', tag: '<p dir="auto">' },
    ]);
  });
});

/** The elements of a text, indented as they are in each other, without those of its numbers and passages. */
const outline = (markup: string): string => {
  const lines: string[] = [];
  const open: boolean[] = [];
  for (const [piece] of markup.replace(/<a class="number".*?<\/a>/g, '').matchAll(/<[^>]*>|[^<]+/g)) {
    const isShown = !/^<(?:div class="(?:paragraph|said)|span class="passage)/.test(piece);
    const indent = '  '.repeat(open.filter(Boolean).length);
    if (piece.startsWith('</')) open.pop();
    else if (piece.startsWith('<')) {
      const [, name] = /^<([a-z0-9]+)/.exec(piece) ?? [];
      const kept = /class="(?!passage)([\w ]+)"/.exec(piece)?.[1];
      if (isShown) lines.push(indent + name + (kept === undefined ? '' : `.${kept}`));
      if (name !== 'hr') open.push(isShown);
    } else if (piece.trim() !== '') lines.push(`${indent}"${piece.trim()}"`);
  }
  return lines.join('\n');
};

it('each kind of block is the element that it is called by', () => {
  const source = sourceOfText(
    'a.md',
    `# Boats

To board:

3) Buy a *ticket* at the kiosk of the harbour office, which opens at seven in the morning.
4) Show it.
   - Dogs sit still.

| | Fare |
| --- | --- |
| Adult | 3 |

***

> The sea.

> [!WARNING]
> Slippery.

:::tip[Bring a coat]
Cold.
:::

\`\`\`
a  <b>
\`\`\`

Tide
: Water that
  comes back.

**Why?**

[Because](https://a.example) ![a lamp](b.png) [no](javascript:x)

Quay 4\\
Linden
`,
  );
  expect(outline(piecesOf(source).join(''))).toBe(`h3.heading
  "Boats"
p
  "To board:"
ol
  li
    div.own
      span.marker
        "3)"
      "Buy a ticket at the kiosk of the harbour office, which opens at seven in the morning."
  li
    div.own
      span.marker
        "4)"
      "Show it."
    ul
      li
        div.own
          span.marker
            "•"
          "Dogs sit still."
div.table
  table
    thead
      tr
        td
        th
          "Fare"
    tbody
      tr
        td
          "Adult"
        td
          "3"
hr
blockquote
  p
    "The sea."
div.admonition warning
  p.label
    "Warning"
  p
    "Slippery."
div.admonition tip
  p.label
    "Bring a coat"
  p
    "Cold."
pre
  code
    "a  &lt;b&gt;"
dl.terms
  div.term
    dt
      "Tide"
    dd
      p
        "Water that comes back."
p.lead
  "Why?"
p
  a
    "Because"
  span.image
    "[a lamp]"
  "no"
p
  "Quay 4
Linden"`);
});

it('lines that a narrow page has broken are one, and others stay apart', () => {
  const wide = 'The keeper of the lamp walks along the pier every night and looks for boats that';
  const text = `${wide} have\n${'lost their way in the fog, and rings the well-known bell for them until they can be'} \nheard again, as the rules of the long-\nstanding harbour office want it.\n\n  The lamp was lit,\n    the bell was rung;\n  the boat that left\n    did not come back.\n`;
  const shown = parsed(piecesOf(sourceOfText('a.txt', text)).join('')).said;
  expect(shown).toContain('until they can be heard again, as the rules of the long-standing harbour');
  expect(shown).toContain(
    'The lamp was lit,\n  the bell was rung;\nthe boat that left\n  did not come back.',
  );
});

it.each([
  ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
  ['http://a.example', 'http://a.example/'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
  [' HTTPS://A.example/"x" ', 'https://a.example/%22x%22'],
  ['javascript:alert(1)', null],
  ['JAVASCRIPT:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['\u0001javascript:alert(1)', null],
  ['https://a.example/\nx', null],
  ['data:text/html,x', null],
  ['vbscript:x', null],
  ['file:///etc/passwd', null],
  ['blob:https://a.example/x', null],
  ['view-source:https://a.example', null],
  ['ftp://a.example', null],
  ['//a.example/x', null],
  ['/s/other.md', null],
  ['#top', null],
  ['', null],
])('the address %j leads to %j', (given, expected) => {
  expect(safeAddress(given)).toBe(expected);
});

it('a long text comes in small pieces, whatever its blocks are', () => {
  const items = Array.from({ length: 20_000 }, (_, i) => `- item ${i} of the list`).join('\n');
  const rows = Array.from({ length: 20_000 }, (_, i) => `| row ${i} | of the table |`).join('\n');
  for (const text of [items, `| a | b |\n|---|---|\n${rows}`]) {
    const pieces = piecesOf(sourceOfText('a.md', text));
    expect(pieces.length).toBeGreaterThan(20_000);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(2_000);
  }
});

it('what is nested without end is drawn, and a table is no larger than its words', () => {
  const deep = `${'<ul><li>'.repeat(5_000)}the deepest${'</li></ul>'.repeat(5_000)}`;
  const wide = `<table>${'<tr><td>a</td></tr>'.repeat(2_000)}<tr>${'<td>b</td>'.repeat(2_000)}</tr></table>`;
  for (const text of [deep, wide]) {
    const source = sourceUnlessFaulty('a.md', text);
    if (source === null) continue;
    const markup = piecesOf(source).join('');
    expect(solid(parsed(markup).said)).toBe(solid(source.text));
    expect(markup.length).toBeLessThan(1_000_000);
  }
});

it('a row of more cells than anybody reads has all its words, the last of them in one cell', () => {
  const row = (word: string) => `|${`${word}|`.repeat(3_000)}\n`;
  const source = sourceOfText('a.md', `${row('a')}${row('-')}${row('b')}`);
  const markup = piecesOf(source).join('');
  expect(solid(parsed(markup).said)).toBe(solid(source.text));
  expect(markup.match(/<td[ >]/g)?.length).toBe(1_001);
});

it('a long paragraph of signs that HTML would read is text, every one of them', () => {
  const signs = `a & b < c > d "e" 'f' &amp; <i>g</i> `;
  const source = sourceOfText('a.txt', `Roses ${signs.repeat(400)}`);
  const markup = piecesOf(source).join('');
  expect(solid(parsed(markup).said)).toBe(solid(source.text));
  expect(markup).not.toMatch(/<(?:i|c)>/);
});
