// Blocks of Markdown and of the HTML in it, with what other tools add to them.

import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../../src/knowledge/formats/markdown.ts';
import { foundIn, headingsOf, paragraphsOf } from './seen.ts';

describe('admonitions give their title as a heading and their words as paragraphs', () => {
  test.each([
    ['GitHub', '> [!WARNING]\n> The pier is closed.', [], ['The pier is closed.']],
    ['GitHub, two paragraphs', '> [!NOTE]\n> One.\n>\n> Two.', [], ['One.', 'Two.']],
    ['Obsidian', '> [!tip]+ For guests\n> Bring boots.', ['For guests'], ['Bring boots.']],
    ['Obsidian, a title and nothing else', '> [!note] The pier is closed.', [], ['The pier is closed.']],
    ['Docusaurus', ':::tip\n\nBring boots.\n\n:::', [], ['Bring boots.']],
    ['Docusaurus with a title', ':::tip[For guests]\nBring boots.\n:::', ['For guests'], ['Bring boots.']],
    ['Docusaurus, older', ':::note For guests\nBring boots.\n:::', ['For guests'], ['Bring boots.']],
    [
      'Docusaurus in another',
      '::::note\nOne.\n:::tip\nTwo.\n:::\nThree.\n::::',
      [],
      ['One.', 'Two.', 'Three.'],
    ],
    ['MkDocs', '!!! warning "No dogs"\n    Dogs stay outside.', ['No dogs'], ['Dogs stay outside.']],
    ['MkDocs without a title', '!!! warning ""\n    Dogs stay outside.', [], ['Dogs stay outside.']],
    ['MkDocs, folded', '??? note "Dogs"\n    Outside.\n\n    Always.', ['Dogs'], ['Outside.', 'Always.']],
    [
      'MkDocs, tabs',
      '=== "Winter"\n    At nine.\n\n=== "Summer"\n    At ten.',
      ['Winter', 'Summer'],
      ['At nine.', 'At ten.'],
    ],
  ])('%s', (_, source, headings, paragraphs) => {
    expect([headingsOf(source), paragraphsOf(source)]).toEqual([headings, paragraphs]);
  });

  test('a title does not reach beyond them', () => {
    const { text, headings } = readMarkdown('!!! note "Dogs"\n    Outside.\n\nCats may come in.');
    expect(headings.map(({ until }) => text.slice(0, until))).toEqual(['Dogs\n\nOutside.']);
  });

  test('a list in one keeps the line that leads to it', () => {
    const items = ['wash the boat with fresh water.', 'put the oars back where they were.'];
    const source = `> [!NOTE]\n> After rowing:\n>\n${items.map((item) => `> - ${item}\n`).join('')}`;
    expect(foundIn('a.md', source)).toEqual([
      'After rowing:',
      ...items.map((item) => `After rowing: → • ${item}`),
    ]);
  });
});

describe('blocks of HTML give their paragraphs', () => {
  test.each([
    ['p', '<p>One.</p>\n<p align="center">Two.</p>', ['One.', 'Two.']],
    ['aside', '<aside>\nOne.\n</aside>', ['One.']],
    ['details', '<details>\n<summary>Who pays?</summary>\n\nThe guest.\n\n</details>', ['The guest.']],
    ['div around Markdown', '<div class="note">\n\nOne *two*.\n\n</div>', ['One two.']],
    ['a list', '<ul><li>One</li><li>Two</li></ul>', ['• One\n• Two']],
    ['a list whose items are not closed', '<ul><li>One<li>Two</ul>', ['• One\n• Two']],
    ['a numbered list', '<ol start="3"><li>One</li><li>Two</li></ol>', ['3. One\n4. Two']],
    [
      'a table',
      '<table><tr><th>Boat</th><th>Pier</th></tr><tr><td>Heron</td><td>East</td></tr></table>',
      ['Boat\tPier\nHeron\tEast'],
    ],
    ['a line break in p', '<p>One<br>two.</p>', ['One\ntwo.']],
    ['text over lines', '<p>\nThe ferry does\nnot leave.\n</p>', ['The ferry does not leave.']],
    ['a component of a site', '<Note>\n\nOne.\n\n</Note>', ['One.']],
    [
      'a figure',
      '<figure><img src="a.png" alt="Pier"><figcaption>The pier.</figcaption></figure>',
      ['[Pier]', 'The pier.'],
    ],
    ['code', '<pre><code>npm  start\nnpm stop</code></pre>', ['npm  start\nnpm stop']],
    ['a definition list', '<dl><dt>Ebb</dt><dd>The tide goes out.</dd></dl>', ['The tide goes out.']],
  ])('%s', (_, source, paragraphs) => {
    expect(paragraphsOf(source)).toEqual(paragraphs);
  });

  test('a heading is one, and so are the words that open details', () => {
    expect(
      headingsOf('<h2>Boats</h2>\n\n<details><summary>Who pays?</summary>\n\nGuests.\n\n</details>'),
    ).toEqual(['Boats', 'Who pays?']);
  });

  test('the title of a component is one too', () => {
    expect(headingsOf('<Card title="Winter">\n\nAt nine.\n\n</Card>')).toEqual(['Winter']);
  });

  test('the first row of a table that has th names its columns', () => {
    const { text, blocks } = readMarkdown(
      '<table><tr><th>Boat</th><th>Pier</th></tr><tr><td>Heron</td><td>East</td></tr></table>',
    );
    const headers = blocks.filter(({ isHeader }) => isHeader === true);
    expect(headers.map(({ range }) => text.slice(...range))).toEqual(['Boat\tPier']);
  });
});

describe('questions and their answers are one', () => {
  test.each([
    ['in bold', '**Who pays?**\n\nThe guest.\n\n**When?**\n\nAt once.', ['The guest.', 'At once.']],
    ['in bold on the line above', '**Who pays?**  \nThe guest.\n\nEnd.', ['Who pays?\nThe guest.', 'End.']],
    ['as paragraphs', 'Who pays?\n\nThe guest.\n\nEnd.', ['Who pays?\n\nThe guest.', 'End.']],
    ['as headings', '## Who pays?\n\nThe guest.', ['The guest.']],
    [
      'with letters',
      'Q: Who pays?\n\nA: The guest.\n\nQ: When?\n\nA: At once.',
      ['Q: Who pays?\n\nA: The guest.', 'Q: When?\n\nA: At once.'],
    ],
    ['with letters, in bold', '**Q:** Who pays?\n\n**A:** The guest.', ['Q: Who pays?\n\nA: The guest.']],
    [
      'with letters, on lines',
      'Q: Who pays?  \nA: The guest.\n\nEnd.',
      ['Q: Who pays?\nA: The guest.', 'End.'],
    ],
  ])('%s', (_, source, found) => {
    expect(foundIn('a.md', source)).toEqual(found);
  });
});

describe('definitions and footnotes', () => {
  test('a term and what it means are one', () => {
    expect(
      foundIn('a.md', 'Ebb\n: The tide goes out.\n\nFlood\n: The tide comes in.\n: A misfortune.'),
    ).toEqual(['Ebb\nThe tide goes out.', 'Flood\nThe tide comes in.\nA misfortune.']);
  });

  test('a footnote is a paragraph of its own, and its number is in no sentence', () => {
    expect(foundIn('a.md', 'The ferry floats.[^a] It is blue.\n\n[^a]: Mostly.')).toEqual([
      'The ferry floats. It is blue.',
      'Mostly.',
    ]);
  });
});

describe('lists', () => {
  const item = 'The keeper lights the lamp at dusk.';
  test.each([
    ['bullets', `- ${item}\n- ${item}`, [`• ${item}`, `• ${item}`]],
    ['numbers', `7. ${item}\n8. ${item}`, [`7. ${item}`, `8. ${item}`]],
    ['numbers with brackets', `1) ${item}\n2) ${item}`, [`1) ${item}`, `2) ${item}`]],
    ['loose ones', `- ${item}\n\n- ${item}`, [`• ${item}`, `• ${item}`]],
    ['two paragraphs in one item', `- ${item}\n\n  More.\n- ${item}`, [`• ${item}\nMore.`, `• ${item}`]],
    ['an item within one', `1. ${item}\n   - ${item}\n2. ${item}`, [`1. ${item}\n  • ${item}`, `2. ${item}`]],
    [
      'code in one',
      `1. ${item}\n\n   \`\`\`sh\n   npm start\n   \`\`\`\n2. ${item}`,
      [`1. ${item}\nnpm start`, `2. ${item}`],
    ],
    ['short words are one', '- boots\n- a coat', ['• boots\n• a coat']],
    ['a line that leads to short words', 'Bring:\n- boots\n- a coat', ['Bring:\n\n• boots\n• a coat']],
  ])('%s', (_, source, found) => {
    expect(foundIn('a.md', source)).toEqual(found);
  });
});

describe('tables', () => {
  test('a row has the header of its table, and the line above', () => {
    const table = '| Boat | Pier |\n|---|---|\n| Heron | East |\n| Swan | West |';
    expect(foundIn('a.md', `Piers in winter:\n\n${table}`)).toEqual([
      'Piers in winter:',
      'Piers in winter: → Boat\tPier → Heron\tEast',
      'Piers in winter: → Boat\tPier → Swan\tWest',
    ]);
  });

  test('an empty cell in the middle keeps its column, and one with a line that stands in it its words', () => {
    expect(paragraphsOf('| a | b | c |\n|---|---|---|\n| 1 |  | 3 |\n| `x\\|y` | 2 | 3 |')).toEqual([
      'a\tb\tc\n1\t\t3\nx|y\t2\t3',
    ]);
  });
});
