// Pages of HTML: what a reader of them sees, in blocks, and what they say of themselves.

import { describe, expect, test } from 'vitest';
import { documentOutcome } from '../../../../src/knowledge/document-outcome.ts';
import { readHtml } from '../../../../src/knowledge/formats/html.ts';
import { readDocument } from '../../../../src/knowledge/read-document.ts';
import { documentOf, faultsOf, sliced } from '../library-of.ts';
import { foundIn } from './seen.ts';

const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Harbour rules – Port of Elba</title>
<meta property="og:site_name" content="Port of Elba">
<meta name="author" content="R. Berg">
<meta property="article:published_time" content="2025-03-14T22:30:00-05:00">
<link rel="canonical" href="https://port.example/rules">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<style>p { color: red }</style>
<script>var words = "not words";</script>
</head>
<body>
<header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>
<div id="cookie-banner">We use cookies. <button>OK</button></div>
<main>
<h1>Harbour rules<a class="headerlink" href="#rules">¶</a></h1>
<p>Boats of more than
   10<sup>6</sup>&nbsp;kg   need a <a href="https://port.example/pilot">pilot</a>.<br>Call H<sub>2</sub>O &amp; tug.<sup><a href="#fn1">1</a></sup></p>
<p><strong>Who pays?</strong></p>
<p>The <em>guest</em> pays, <del>not</del> the host, on the 1<sup>st</sup>.</p>
<p>Bring:</p>
<ol start="3"><li>boots<ul><li>rubber<li>leather</ul></li><li><p>ropes</p><p>long ones</p></ol>
<ol type="a"><li>one</li><li value="4">four</li></ol>
<table><caption>Fees</caption><thead><tr><th>Boat</th><th>Summer</th><th>Winter</th></tr></thead>
<tr><td rowspan=2>Ferry</td><td>9</td><td><p>12</p></td></tr><tr><td colspan=2>closed</td></tr><tr><td></td><td>a<br>b</td><td>x</td></tr></table>
<blockquote><p>No wake.</p><footer>— The council</footer></blockquote>
<pre><code>tide = 3
  + 2</code></pre>
<dl><dt>Berth</dt><dt>Slip</dt><dd>A place to moor.</dd><dd><p>Also a bed.</p></dd><dt>Quay</dt><dd>A wall.</dd></dl>
<details><summary>Is it deep?</summary>Yes, <b>very</b>.</details>
<img src="map.png" alt="A map of the pier"><p><a href="a.html">More</a> <a href="b.html">Even more</a></p>
<aside><p>Mind the step.</p></aside>
<iframe src="x"></iframe>
text without a paragraph<br><br>and another
<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>Until May.<a href="#ref1" role="doc-backlink">↩︎</a></p></li></ol></section>
</main>
<footer>© Port of Elba</footer>
</body></html>
`;

const textOf = (body: string): string => readHtml(body).text;
const paragraphsOf = (source: string): string[] => {
  const { text, paragraphs } = readHtml(source);
  return sliced(text, paragraphs);
};

test('a page is read whole, and as it is laid out', () => {
  const { text, blocks, links, omitted } = readHtml(PAGE);
  const shown = blocks.map(
    ({ kind, depth, level = '', range, ...marks }) =>
      `${'  '.repeat(depth)}${kind}${level}${Object.keys(marks)
        .filter((key) => key.startsWith('is'))
        .map((key) => ` ${key}`)
        .join('')}: ${text
        .slice(...range)
        .split('\n')
        .join(' ⏎ ')}`,
  );
  expect(shown).toEqual([
    'heading1: Harbour rules',
    'paragraph: Boats of more than 10⁶\u00a0kg need a pilot. ⏎ Call H₂O & tug.',
    'heading7: Who pays?',
    'paragraph: The guest pays, ~~not~~ the host, on the 1st.',
    'paragraph: Bring:',
    'list isOrdered: 3. boots ⏎   • rubber ⏎   • leather ⏎ 4. ropes ⏎ long ones',
    '  item: 3. boots ⏎   • rubber ⏎   • leather',
    '    paragraph: boots',
    '    list: • rubber ⏎   • leather',
    '      item: • rubber',
    '        paragraph: rubber',
    '      item: • leather',
    '        paragraph: leather',
    '  item: 4. ropes ⏎ long ones',
    '    paragraph: ropes',
    '    paragraph: long ones',
    'list isOrdered: a. one ⏎ d. four',
    '  item: a. one',
    '    paragraph: one',
    '  item: d. four',
    '    paragraph: four',
    'heading7: Fees',
    'table: Boat\tSummer\tWinter ⏎ Ferry\t9\t12 ⏎ closed ⏎ a b\tx',
    '  row isHeader: Boat\tSummer\tWinter',
    '  row: Ferry\t9\t12',
    '  row: closed',
    '  row: a b\tx',
    'quotation: No wake. ⏎  ⏎ — The council',
    '  paragraph: No wake.',
    '  paragraph: — The council',
    'code: tide = 3 ⏎   + 2',
    'definitions: Berth ⏎ Slip ⏎ A place to moor. ⏎ Also a bed. ⏎  ⏎ Quay ⏎ A wall.',
    '  definition: Berth ⏎ Slip ⏎ A place to moor. ⏎ Also a bed.',
    '    paragraph: A place to moor.',
    '    paragraph: Also a bed.',
    '  definition: Quay ⏎ A wall.',
    '    paragraph: A wall.',
    'admonition: Is it deep? ⏎  ⏎ Yes, very.',
    '  heading7: Is it deep?',
    '  paragraph: Yes, very.',
    'paragraph: [A map of the pier]',
    'paragraph isBare: More Even more',
    'admonition: Mind the step.',
    '  paragraph: Mind the step.',
    'paragraph: text without a paragraph',
    'paragraph: and another',
    'footnote isAfterBreak: Until May.',
    '  paragraph: Until May.',
  ]);
  expect(links.map(({ range, url }) => [text.slice(...range), url])).toEqual([
    ['pilot', 'https://port.example/pilot'],
    ['[A map of the pier]', 'map.png'],
    ['More', 'a.html'],
    ['Even more', 'b.html'],
  ]);
  // The navigation, the cookie bar, the embedded page, and the footer.
  expect(omitted).toEqual([15, 16, 35, 39]);
});

describe('what a page says of itself', () => {
  test('is its metadata', () => {
    expect(documentOf('a.html', PAGE).meta).toMatchObject({
      title: 'Harbour rules',
      titleFrom: 'heading',
      source: 'Port of Elba',
      url: 'https://port.example/rules',
      author: 'R. Berg',
      published: '2025-03-14',
      language: 'en',
      licence: 'CC BY 4.0',
    });
  });

  test('is overruled by its sidecar, field by field', () => {
    const { meta } = documentOf('a.html', PAGE, 'title: Rules\nauthor: The council\npublished: 2024');
    expect(meta).toMatchObject({
      title: 'Rules',
      author: 'The council',
      published: '2024',
      licence: 'CC BY 4.0',
    });
  });

  test('is found in structured data', () => {
    const data = {
      '@graph': [
        { '@type': 'WebPage', name: 'Site' },
        {
          '@type': 'NewsArticle',
          author: [{ name: 'A. Haddad' }, { name: 'R. Berg' }],
          datePublished: '2024-11-02T08:00Z',
          publisher: { name: 'The Tide' },
          license: 'https://creativecommons.org/licenses/by-sa/3.0/',
        },
      ],
    };
    const page = `<title>Tides | The Tide</title><script type="application/ld+json">${JSON.stringify(data)}</script><p>High.`;
    expect(documentOf('a.html', page).meta).toMatchObject({
      title: 'Tides',
      author: 'A. Haddad, R. Berg',
      published: '2024-11-02',
      source: 'The Tide',
      licence: 'CC BY-SA 3.0',
    });
  });

  test.each([
    ['a day that is none', '<meta name="date" content="2025-02-30">', { published: null }],
    ['a day in words', '<meta name="date" content="last Tuesday">', { published: null }],
    ['an address that is none', '<link rel="canonical" href="/rules">', { url: null }],
    ['a language that is none', '<html lang="english">', { language: null }],
    ['an author who is an address', '<meta name="author" content="https://a.example">', { author: null }],
    ['broken data', '<script type="application/ld+json">{"@type":</script>', { author: null }],
  ])('counts only if it is understood: %s', (_, head, meta) => {
    const document = documentOf('2.html', `${head}<p>The boats leave the harbour in the morning.`);
    expect(document.meta).toMatchObject(meta);
    expect(document.warnings).toEqual([]);
  });

  test('the language of a tool that made the page is not that of a text in other letters', () => {
    const arabic = '<html lang="en"><p>تغادر القوارب الميناء في الصباح وتعود إليه في المساء كل يوم.';
    expect(documentOf('a.html', arabic).meta.language).toBeNull();
  });

  test('a published day that its head makes impossible is left out', () => {
    const page = '<meta name="date" content="2025-03-14"><p>Roses.';
    expect(documentOf('a.html', page, 'valid_until: 2024').meta.published).toBeNull();
  });

  test('a page without a heading of the first level is called by its title', () => {
    const { meta } = documentOf('x.html', '<title>The pier</title><h2>Opening</h2><p>At nine.');
    expect(meta.title).toBe('The pier');
  });
});

test('front matter that a tool leaves in a page is its head', () => {
  const document = documentOf('a.html', '---\ntitle: Pier\n---\n<p>One.</p>\n<nav>Home</nav>');
  expect(document).toMatchObject({ text: 'One.', meta: { title: 'Pier' }, omitted: [5] });
});

describe('the text of a page is', () => {
  test.each([
    ['main', '<nav>Menu</nav><p>Beside.</p><main><p>One.</p></main>', 'One.'],
    ['the element with that role', '<div>Menu</div><div role="main"><p>One.</p></div>', 'One.'],
    ['the only article', '<p>Menu</p><article><p>One that is longer.</p></article>', 'One that is longer.'],
    [
      'more than an article that is a part of it',
      '<p>One that is longer than it.</p><article>Two.</article>',
      'One that is longer than it.\n\nTwo.',
    ],
    ['all articles of several', '<article>One.</article><article>Two.</article>', 'One.\n\nTwo.'],
    [
      'the body without what belongs to the site',
      '<header>Site</header><aside>Ads</aside><p>One.</p><footer>©</footer>',
      'One.',
    ],
    ['with the header that has its title', '<header><h1>One</h1></header><p>Two.</p>', 'One\n\nTwo.'],
    ['without what is hidden', '<p>One.</p><p hidden>Two.</p><p style="display: none">Three.</p>', 'One.'],
    [
      'without scripts, styles and comments',
      '<style>a{}</style><p>One.<!-- two --><script>3</script></p>',
      'One.',
    ],
    [
      'with a text about cookies',
      '<main><section id="cookies"><h2>Cookies</h2><p>We set two.</p></section></main>',
      'Cookies\n\nWe set two.',
    ],
    [
      'without a bar about cookies',
      '<p>One.</p><div class="cookie-consent"><p>Cookies?</p><button>No</button></div>',
      'One.',
    ],
    [
      'with notes that stand beside it',
      '<p>One.</p><aside class="footnotes" role="doc-endnotes"><ol><li>Two.</li></ol></aside>',
      'One.\n\nTwo.',
    ],
    ['in a form around all of it', '<form><p>One.</p><input value="x"></form>', 'One.'],
  ])('%s', (_, page, text) => {
    expect(textOf(page)).toBe(text);
  });
});

describe('words are those that a browser shows:', () => {
  test.each([
    ['white space', '<p>\n  One\n\t two  <b> three </b> four</p>', 'One two three four'],
    ['no space between Chinese lines', '<p>港口\n关闭</p>', '港口关闭'],
    ['entities', '<p>&lt;a&gt; &amp;amp; &eacute;&#x1F600;&nbsp;&hellip;</p>', '<a> &amp; é😀\u00a0…'],
    ['line breaks', '<p>One<br>two<br/>\nthree<br></p>', 'One\ntwo\nthree'],
    ['two line breaks part', '<div>One<br><br>two</div>', 'One\n\ntwo'],
    ['powers', '10<sup>6</sup>, x<sup>a+b</sup>, CO<sub>2</sub>, 1<sup>st</sup>', '10⁶, x^(a+b), CO₂, 1st'],
    ['a mark that leads to a note', '<p>One.<sup><a href="#n1">[1]</a></sup> Two.</p>', 'One. Two.'],
    ['struck out', '<p>It is <s>not</s> open.</p>', 'It is ~~not~~ open.'],
    ['quoted', '<p>He said <q>no</q>.</p>', 'He said “no”.'],
    ['ruby', '<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>', '港(みなと)'],
    ['formulas', '<math><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></math>', 'x^2'],
    ['tasks', '<ul><li><input type="checkbox" checked> One</li></ul>', '[x] One'],
    ['links without an address', '<p><a name="x">One</a></p>', 'One'],
    ['reversed lists', '<ol reversed><li>b<li>a</ol>', '2. b\n1. a'],
    ['Roman numbers', '<ol type="I" start="4"><li>b<li>a</ol>', 'IV. b\nV. a'],
    ['a list without markers', '<ul style="list-style:none"><li>§ 1 One</ul>', '§ 1 One'],
    [
      'a table for the layout',
      '<table><tr><td><h2>One</h2><p>Two.</p></td><td>Three.</td></tr></table>',
      'One\n\nTwo.\n\nThree.',
    ],
    [
      'a cell over two columns',
      '<table><tr><th>a<th>b<th>c<tr><td colspan=2>d<td>e</table>',
      'a\tb\tc\nd\t\te',
    ],
    ['a cell over two rows', '<table><tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e</table>', 'a\tb\tc\nd\t\te'],
    ['code', '<pre>a\n  b\n\n\tc</pre>', 'a\n  b\n\n\tc'],
    ['no character that is none', '<p>a&#xFFFF;&#0;b</p>', 'a\uFFFD\uFFFDb'],
  ])('%s', (_, body, text) => {
    expect(textOf(body)).toBe(text);
  });
});

test('headings that are all that a quotation says head nothing', () => {
  const kinds = (source: string) => readHtml(source).blocks.map(({ kind }) => kind);
  expect(kinds('<blockquote><h2>One</h2></blockquote>')).toEqual(['quotation', 'paragraph']);
  expect(kinds('<details><p><b>One</b></p><p></p></details>')).toEqual(['admonition', 'paragraph']);
  expect(kinds('<main><aside><h2>One</h2><p>Two.</p></aside></main>')).toEqual([
    'admonition',
    'heading',
    'paragraph',
  ]);
});

test('a row knows the cells before its first words', () => {
  const { blocks } = readHtml('<table><tr><th>a<th>b<th>c<tr><td><td> <td>d</table>');
  expect(blocks.map(({ emptyCells = 0 }) => emptyCells)).toEqual([0, 0, 2]);
});

test('paragraphs of nothing but links answer nothing', () => {
  const bare = (body: string) => readHtml(body).blocks.map(({ isBare = false }) => isBare);
  expect(bare('<p><a href="/">Home</a> | <a href="/b">More</a></p>')).toEqual([true]);
  expect(bare('<p>See <a href="/">the map</a>.</p>')).toEqual([false]);
  expect(bare('<p>https://port.example/</p>')).toEqual([true]);
  expect(bare('<p><a name="x">Roses are red.</a></p>')).toEqual([false]);
});

test('relative links follow the base of the page, and scripts are no addresses', () => {
  const page = '<base href="https://a.example/b/"><p><a href="c">One</a> <a href="javascript:x()">two</a>';
  expect(readHtml(page).links.map(({ url }) => url)).toEqual(['https://a.example/b/c']);
  expect(readHtml('<a href="tides.html#high">Tides</a>').links[0]?.url).toBe('tides.html#high');
});

test('an item is found with the line that leads to it, a row with its header', () => {
  const list =
    '<p>After rowing:</p><ul><li>wash the boat with fresh water.</li><li>put the oars back where they were.</li></ul>';
  const table = '<table><tr><th>Boat</th><th>Leaves</th></tr><tr><td>Ferry</td><td>at nine</td></tr></table>';
  expect(foundIn('a.html', list + table)).toEqual([
    'After rowing:',
    'After rowing: → • wash the boat with fresh water.',
    'After rowing: → • put the oars back where they were.',
    'Boat\tLeaves → Ferry\tat nine',
  ]);
});

describe('from right to left', () => {
  test('a page in an encoding of its own is read', () => {
    const page =
      '<html dir="rtl" lang="ar"><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><h1>~</h1><p>~ 12 (~).';
    const word = [0xe3, 0xed, 0xe4, 0xc7, 0xc1];
    const bytes = Uint8Array.from([...page].flatMap((char) => (char === '~' ? word : [char.charCodeAt(0)])));
    const document = readDocument({ path: 'a.htm', bytes, sidecar: null });
    expect(document.text).toBe('ميناء\n\nميناء 12 (ميناء).');
    expect(document.meta).toMatchObject({ title: 'ميناء', language: 'ar' });
  });

  test('marks of direction stay, lists and tables keep their order', () => {
    expect(
      paragraphsOf(
        '<div dir="rtl"><ol><li>שלום <b>C++</b>&lrm; (12)<li>להתראות</ol><table><tr><td>א<td>ב<tr><td>ג<td>ד</table>',
      ),
    ).toEqual(['1. שלום C++\u200e (12)\n2. להתראות', 'א\tב\nג\tד']);
  });
});

describe('encodings', () => {
  const latin = (text: string) => Uint8Array.from([...text].map((char) => char.charCodeAt(0)));
  const read = (bytes: Uint8Array) => readDocument({ path: 'a.html', bytes, sidecar: null }).text;
  test.each([
    ['as the page says', latin('<meta charset="iso-8859-1"><p>Café'), 'Café'],
    ['as XML says', latin('<?xml version="1.0" encoding="ISO-8859-1"?><p>Café'), 'Café'],
    ['by its mark', Buffer.from('\ufeff<p>Café', 'utf16le'), 'Café'],
    ['UTF-8, if the page was converted', Buffer.from('<meta charset="windows-1252"><p>Café'), 'Café'],
    ['UTF-8, if it says nothing', Buffer.from('<p>Café'), 'Café'],
  ])('%s', (_, bytes, text) => {
    expect(read(bytes)).toBe(text);
  });

  test.each([
    ['nothing said', latin('<p>Café'), 'is not UTF-8.'],
    [
      'another than it says',
      latin('<meta charset="shift_jis"><p>Caf\u00e9\u00ff'),
      'says that it is in shift_jis, and is not.',
    ],
    [
      'one that nobody knows',
      latin('<meta charset="klingon"><p>Cafe'),
      'says that it is in klingon, which is not known.',
    ],
  ])('are never guessed: %s', (_, bytes, problem) => {
    expect(faultsOf(() => read(bytes)).map((fault) => fault.problem)).toEqual([problem]);
  });
});

describe('what cannot be read is a fault of that file', () => {
  const outcome = (text: string) =>
    documentOutcome({ path: 'a.html', bytes: Buffer.from(text), sidecar: null }).faults?.map(
      ({ problem }) => problem,
    );
  test.each([
    ['a megabyte of open tags', '<b>'.repeat(350_000), 'is nested too deeply to be read.'],
    ['a little more than a browser nests', '<div>'.repeat(600), 'is nested too deeply to be read.'],
    ['lists in lists', '<ul><li>a'.repeat(100_000), 'is nested too deeply to be read.'],
    [
      'a page that scripts fill',
      '<div id="root"></div><script>render()</script>',
      'contains no paragraph to quote.',
    ],
    ['nothing', '', 'contains no paragraph to quote.'],
  ])('%s', (_, page, problem) => {
    expect(outcome(page)).toEqual([problem]);
  });
});

test('lint says what was left out, and where', () => {
  const { value } = documentOutcome({ path: 'a.html', bytes: Buffer.from(PAGE), sidecar: null });
  expect(value?.warnings).toMatchObject([
    {
      line: 15,
      level: 'note',
      problem: 'contains parts of its site, forms, or embedded or hidden content, which are left out.',
    },
  ]);
});

/** The same numbers for the same seed. */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

test('a file that is cut, flipped, or repeated in places gives a document or a fault, and soon', () => {
  const original = Buffer.from(PAGE);
  const tags = [
    '<table>',
    '<b>',
    '</p>',
    '<a href=x>',
    '<li>',
    '<sup>',
    '<template>',
    '<svg><p>',
    '<select>',
    '<dl><dd>',
    '<!--',
    '</main>',
    '<dt>',
    '<form>',
    '<br>',
    '<details><summary>',
  ];
  for (let seed = 1; seed <= 400; seed++) {
    const random = randomOf(seed);
    let bytes = Buffer.from(original);
    if (seed % 4 === 0) bytes = bytes.subarray(0, random(bytes.length));
    for (let n = 0; n <= seed % 8 && bytes.length > 0; n++) {
      const at = random(bytes.length);
      if (seed % 3 === 0) bytes.writeUInt8((bytes.readUInt8(at) ^ (1 << random(8))) & 0xff, at);
      else if (seed % 3 === 1) {
        const tag = tags[random(tags.length)] ?? '';
        bytes = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(tag.repeat(1 + random(9))),
          bytes.subarray(at),
        ]);
      } else {
        const piece = bytes.subarray(at, at + random(300));
        const to = random(bytes.length);
        bytes = Buffer.concat([bytes.subarray(0, to), piece, piece, bytes.subarray(to)]);
      }
    }
    const { value, faults } = documentOutcome({ path: 'a.html', bytes, sidecar: null });
    if (faults !== undefined) expect(faults[0]?.problem).toMatch(/\.$/);
    else {
      const { text, blocks } = value.document;
      const ends: number[] = [];
      for (const { depth, range } of blocks) {
        ends.length = Math.min(ends.length, depth);
        expect(depth).toBe(ends.length);
        expect(range[1]).toBeLessThanOrEqual(ends.at(-1) ?? text.length);
        ends.push(range[1]);
      }
    }
  }
});
