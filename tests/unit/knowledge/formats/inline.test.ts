// Words inside of a block of Markdown, as a reader of the page sees them.

import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../../src/knowledge/formats/markdown.ts';
import { foundIn, paragraphsOf, textOf } from './seen.ts';

describe('raised and lowered words', () => {
  test.each([
    ['a number', '10<sup>6</sup> spores', '10⁶ spores'],
    ['a negative number', '10<sup>-3</sup> grams', '10⁻³ grams'],
    ['a formula', 'CO<sub>2</sub> and H<sub>2</sub>O', 'CO₂ and H₂O'],
    ['letters without such characters', 'x<sup>max</sup>', 'x^max'],
    ['several words', 'x<sup>a + b</sup>', 'x^(a + b)'],
    ['an ordinal', 'the 21<sup>st</sup> of May', 'the 21st of May'],
    ['emphasis inside of one', '10<sup>**6**</sup>', '10⁶'],
    ['an empty one', 'ten<sup></sup> boats', 'ten boats'],
    ['one that is never closed', '10<sup>6', '10⁶'],
    ['a note of a footnote', 'It floats.<sup>[1](#one)</sup>', 'It floats.¹'],
    ['two in a row', 'x<sub>1</sub><sup>2</sup>', 'x₁²'],
    ['a link in one', 'm<sup>[2](https://two.example)</sup>', 'm²'],
  ])('%s', (_, source, seen) => {
    expect(textOf(source)).toBe(seen);
  });
});

describe('line breaks', () => {
  test.each([
    ['<br>', 'Mill Lane<br>Riverside', 'Mill Lane\nRiverside'],
    ['<br/> before a line break', 'Mill Lane<br/>\nRiverside', 'Mill Lane\nRiverside'],
    ['<BR />', 'Mill Lane<BR />Riverside', 'Mill Lane\nRiverside'],
    ['in a heading they are spaces', '# Mill<br>Lane', 'Mill Lane'],
    ['at the end they are nothing', 'Mill Lane<br>', 'Mill Lane'],
    ['in the cell of a table they are spaces', '| a |\n|---|\n| one<br>two |', 'a\none two'],
  ])('%s', (_, source, seen) => {
    expect(textOf(source)).toBe(seen);
  });

  test('between Chinese words a line break is nothing', () => {
    expect(textOf('花园每天\n开放。')).toBe('花园每天开放。');
  });
});

describe('other HTML gives its words', () => {
  test.each([
    ['keys', 'Press <kbd>Ctrl</kbd>+<kbd>C</kbd>.', 'Press Ctrl+C.'],
    ['an abbreviation', 'The <abbr title="Hypertext">HTML</abbr> page.', 'The HTML page.'],
    ['marked words', 'It is <mark>not</mark> open.', 'It is not open.'],
    ['a font', 'It is <font color="red">closed</font>.', 'It is closed.'],
    ['struck-out words keep a mark', 'At <del>nine</del> ten.', 'At ~~nine~~ ten.'],
    ['an attribute with a bracket', 'Press <span title="a > b">here</span>.', 'Press here.'],
    ['entities', '3 &lt; 5 &copy; 2024 &#8364;5 &mdash; fine', '3 < 5 © 2024 €5 — fine'],
    ['entities in blocks of HTML', '<p>Roses &amp; boats &lt;3</p>', 'Roses & boats <3'],
    ['a less-than sign', 'if a < b and c > d', 'if a < b and c > d'],
    ['a comment inside of a sentence', 'The ferry <!-- the old one --> leaves.', 'The ferry leaves.'],
    ['a comment of several lines', 'One.\n\n<!-- not\n\nthis -->\n\nTwo.', 'One.\n\nTwo.'],
    ['a script', 'One.\n\n<script>\nlet boats;\n</script>\n\nTwo.', 'One.\n\nTwo.'],
    ['a style', 'One.\n\n<style>p { color: red }</style>\n\nTwo.', 'One.\n\nTwo.'],
  ])('%s', (_, source, seen) => {
    expect(textOf(source)).toBe(seen);
  });
});

describe('mathematics stays as it is written', () => {
  test.each([
    ['between dollars', 'The area is $a_b * c_d$ here.'],
    ['between double dollars', '$$\nE = mc^2 \\\\ a_b\n$$'],
    ['between round brackets', 'So \\(x_1 * y_1\\) holds.'],
    ['between square brackets', '\\[ x_1 * y_1 \\]'],
    ['money is none', 'It costs $5 and *not* $6.'],
    ['a price between words', 'between 5$ and 10$ a day'],
  ])('%s', (_, source) => {
    expect(textOf(source)).toBe(source.replaceAll('*not*', 'not'));
  });
});

describe('images give what is said in their place, and links their words', () => {
  test.each([
    ['an image', 'See ![the old pier](pier.png "Pier") there.', 'See [the old pier] there.'],
    ['an image without words', 'See ![](pier.png) there.', 'See there.'],
    ['an image in HTML', '<img src="a.png" alt="The old pier">\n\nEnd.', '[The old pier]\n\nEnd.'],
    ['an image that is a link', '[![the pier](p.png)](https://pier.example)', '[the pier]'],
    ['an image by reference', '![the pier][p]\n\n[p]: pier.png', '[the pier]'],
    ['a link', 'See [the timetable](https://ferry.example/t).', 'See the timetable.'],
    ['an address', 'See <https://ferry.example/t>.', 'See https://ferry.example/t.'],
    ['a bare address', 'See https://ferry.example/t_a_b.', 'See https://ferry.example/t_a_b.'],
    ['a mail address', 'Write to <keys@ferry.example>.', 'Write to keys@ferry.example.'],
    ['brackets that lead nowhere', 'The boat [see below] is new.', 'The boat [see below] is new.'],
  ])('%s', (_, source, seen) => {
    expect(textOf(source)).toBe(seen);
  });

  test('links in HTML keep their targets', () => {
    const { text, links } = readMarkdown('See <a href="https://t.example/?a=1&amp;b=2">the timetable</a>.');
    expect(links.map(({ range, url }) => [text.slice(...range), url])).toEqual([
      ['the timetable', 'https://t.example/?a=1&b=2'],
    ]);
  });
});

describe('what only leads to elsewhere is no answer', () => {
  test.each([
    ['an address', 'https://ferry.example/timetable'],
    ['a link of a few words', '[The timetable of the ferry](https://ferry.example)'],
    ['several links', '[Home](/) | [Tickets](/tickets) | [Contact](/contact)'],
    ['a wiki link', '[[Timetable]]'],
    ['a list of links', '- [Home](/)\n- [Tickets](/tickets)'],
    ['badges', '![build](b.svg) [![npm](n.svg)](https://n.example) [![ok](o.svg)](https://o.example)'],
  ])('%s', (_, source) => {
    expect(foundIn('a.md', `One.\n\n${source}\n\nTwo.`)).toEqual(['One.', 'Two.']);
  });

  test.each([
    ['a sentence with an address', 'Tickets are sold at https://ferry.example.'],
    ['a whole sentence that is a link', '[The ferry does not leave on Sundays in winter](https://f.example)'],
    ['a list of links that say something', '- [Tickets](/t): sold on board'],
  ])('but %s is', (_, source) => {
    expect(foundIn('a.md', `One.\n\n${source}\n\nTwo.`)).toHaveLength(3);
  });
});

describe('marks of other tools inside of a sentence', () => {
  test.each([
    ['a wiki link', 'See [[Timetable]] there.', 'See Timetable there.'],
    ['a wiki link with words', 'See [[Timetable|the hours]] there.', 'See the hours there.'],
    ['a wiki link to a heading', 'See [[Timetable#Winter]] there.', 'See Timetable › Winter there.'],
    ['a wiki link to a heading of this page', 'See [[#Winter]] there.', 'See Winter there.'],
    ['a page that is shown', 'One.\n\n![[Timetable]]\n\nTwo.', 'One.\n\nTwo.'],
    ['highlighted words', 'It is ==not== open.', 'It is not open.'],
    ['a comparison is no highlight', 'if a == b or c == d', 'if a == b or c == d'],
    ['the name of a block', 'The ferry leaves. ^ferry-1', 'The ferry leaves.'],
    ['a comment', 'The ferry %%check this%% leaves.', 'The ferry leaves.'],
    ['percentages are no comment', 'From 5%% to 6%% of it', 'From 5%% to 6%% of it'],
    ['the name of a heading', '## Tickets {#tickets}', 'Tickets'],
    ['a name as an attribute', '## Tickets { id="tickets" }', 'Tickets'],
    ['a name and a look', '## Tickets { #tickets .big }', 'Tickets'],
    ['a look', 'The ferry leaves.{: .note }', 'The ferry leaves.'],
    [
      'the look of a link',
      'See [the hours](a.md){ .button } or `ask`{.sh} there.',
      'See the hours or ask there.',
    ],
    ['the size of an image', '![A map](a.png){ width="300" align=left }', '[A map]'],
    ['an icon', ':material-clock:{ .big .middle } Hours, :fontawesome-brands-github: too', 'Hours, too'],
    ['an icon of words', 'From 9:30 to :octicons: or a:b', 'From 9:30 to :octicons: or a:b'],
    ['a set in a sentence', 'Let {a=b} be of {x = 1}.', 'Let {a=b} be of {x = 1}.'],
    ['a Hugo shortcode', 'See {{< ref "a.md" >}} there.', 'See there.'],
    ['a Jekyll tag', '{% include note.html %}\n\nThe ferry leaves.', 'The ferry leaves.'],
    ['a Jekyll variable', 'It is version {{ site.version }} now.', 'It is version now.'],
    ['curly brackets of a sentence', 'Choose {one} of {two} boats.', 'Choose {one} of {two} boats.'],
    ['a shortcode in code stays', 'Write `{{< note >}}` there.', 'Write {{< note >}} there.'],
    ['a footnote', 'It floats.[^1]\n\n[^1]: Mostly.', 'It floats.\n\nMostly.'],
    ['emoji by name', 'Welcome :wave: all', 'Welcome :wave: all'],
  ])('%s', (_, source, seen) => {
    expect(textOf(source)).toBe(seen);
  });
});

describe('addresses that a tool makes', () => {
  const seen = (source: string) => {
    const { text, links } = readMarkdown(source);
    return [text, links.map(({ url }) => url)];
  };

  test.each([
    ['a Hugo reference', '[the hours]({{< ref "hours.md" >}})'],
    ['a Hugo reference with a space', '[the hours]({{% relref "opening hours.md" %}})'],
    ['a variable before a path', '[the hours]({{ site.baseurl }}/hours)'],
    ['several, with an anchor', '[the hours]({{ site.baseurl }}{% link _a/hours.md %}#top)'],
    ['a post', '[the hours]({% post_url 2020-01-01-hours %})'],
    ['a title behind it', '[the hours]({% page "/hours/" %} "Hours")'],
    ['brackets in it', '[the hours]({% page(name="/hours/") %})'],
    ['space around it', '[the hours]( {{< ref "hours.md" >}} )'],
    ['in angle brackets', '[the hours](<{{ hours url }}>)'],
    ['an expression of MDX', '[the hours]({props.url})'],
    ['a definition', '[the hours][hours]', '\n\n[hours]: {% page "/hours/" %} "Hours"'],
    ['a tag', '<a href="{{ "/hours" | relative_url }}">the hours</a>'],
    ['a tag without marks', '<a href={{< ref hours.md >}}>the hours</a>'],
  ])('%s: the words are shown, and no link', (_, link, below = '') => {
    expect(seen(`See ${link} first.${below}`)).toEqual(['See the hours first.', []]);
  });

  test('several in a sentence and in a list are apart', () => {
    expect(seen('See [a]({{< ref "a" >}}), [b](https://b.example) and [c]({{< ref "c" >}}).')).toEqual([
      'See a, b and c.',
      ['https://b.example'],
    ]);
    expect(seen('- [One]({% page "/1/" %})\n- [**Two** boats]({% page "/2/" %}): more')[0]).toBe(
      '• One\n• Two boats: more',
    );
  });

  test('of images: what is said in their place is shown', () => {
    expect(seen('See ![the pier]({{ "/pier.png" | relative_url }}) here.')[0]).toBe('See [the pier] here.');
    expect(seen('See <img alt="the pier" src="{{ "/pier.png" | url }}"> here.')[0]).toBe(
      'See [the pier] here.',
    );
  });

  test('words that look like one stay', () => {
    expect(seen('See `[x]({% page %})` and {a} (b).')[0]).toBe('See [x]({% page %}) and {a} (b).');
    expect(seen('[x](a b) {{')[0]).toBe('[x](a b) {{');
  });
});

describe('lines of another tool', () => {
  test.each([
    ['an import', "import Tabs from '@theme/Tabs';"],
    ['imports in a row', "import Tabs from '@theme/Tabs';\nimport { A, B } from './a.js';"],
    ['an import over lines', "import {\n  A,\n  B,\n} from './a.js';"],
    ['an export', 'export const title = {\n  a: 1,\n};'],
    ['a table of contents', '[TOC]'],
    ['a wiki’s table of contents', '[[_TOC_]]'],
    ['a Jekyll table of contents', '* TOC\n{:toc}'],
    ['a Hugo shortcode around words', '{{< youtube abc >}}'],
    ['a comment of Obsidian', '%%\nnot this\nnor this\n%%'],
    ['a component without words', '<Tabs />'],
    ['a link definition', '[ferry]: https://ferry.example'],
    ['a raw Jekyll block', '{% raw %}\n{% endraw %}'],
  ])('%s is left out', (_, machinery) => {
    expect(paragraphsOf(`One.\n\n${machinery}\n\nTwo.`)).toEqual(['One.', 'Two.']);
  });

  test('words about imports stay', () => {
    expect(textOf('import duties are paid at the pier')).toBe('import duties are paid at the pier');
    expect(textOf('export to other countries is not allowed')).toBe(
      'export to other countries is not allowed',
    );
  });

  test('what was left out is known by its line', () => {
    expect(readMarkdown("import A from 'a';\n\nOne.\n\n{{< b >}}\n").omitted).toEqual([1, 5]);
  });
});
