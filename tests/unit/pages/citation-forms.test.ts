// Citations in forms that other programs read.

import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import type { Excerpt, Metadata } from '../../../src/core/source.ts';
import {
  bibtexCitation,
  cslCitation,
  escapeMarkdown,
  escapeTex,
  markdownCitation,
  plainCitation,
} from '../../../src/pages/citation-forms.ts';
import { loadWords } from '../../../src/words/words.ts';

const words = loadWords()('en');
const UNKNOWN: Metadata = {
  title: null,
  source: null,
  url: null,
  author: null,
  published: null,
  retrieved: null,
  language: null,
  tags: [],
  attribution: null,
  kind: null,
  licence: null,
  translationOf: null,
  translator: null,
  validUntil: null,
  reviewBy: null,
};
const REVISION = 'ab'.repeat(32);

const excerptOf = (meta: Partial<Metadata>, text = 'Fares must not rise.'): Excerpt => ({
  text,
  place: {
    citation: 'abcd1234',
    document: 'minutes.md',
    revision: REVISION,
    paragraph: 7,
    start: 0,
    end: text.length,
    meta: { ...UNKNOWN, ...meta },
    validUntil: null,
    attribution: { of: 'passage', voices: [{ by: 'speaker', name: 'the crews', begins: 'Fares must not' }] },
  },
  headings: [],
  highlights: [],
  differences: [],
  alsoAt: [],
});

const KNOWN = {
  title: 'Fares & {fees}',
  author: 'Harbour Council',
  source: 'City archive',
  url: 'https://archive.example/m?a=1&b=100%25',
  published: '2025-03',
  retrieved: '2025-04-01',
  language: 'en',
};

describe('a citation', () => {
  it('as plain text says whose words they are, and that a date is unknown', () => {
    expect(
      plainCitation({
        excerpt: excerptOf({}),
        words,
        today: '2026-01-01',
        page: 'https://bot.example/c/abcd1234',
      }),
    ).toBe(
      [
        '“Fares must not rise.”',
        '— according to the crews',
        '— minutes.md · undated · paragraph 7 · abcd1234',
        'https://bot.example/c/abcd1234',
      ].join('\n'),
    );
  });

  it('as BibTeX has a field for what is known and none for what is not', () => {
    expect(
      bibtexCitation({ excerpt: excerptOf(KNOWN), words, today: '2026-01-01', page: null }),
    ).toBe(`@misc{verbatim-abcd1234,
  title = {{Fares \\& \\textbraceleft{}fees\\textbraceright{}}},
  author = {{Harbour Council}},
  howpublished = {City archive},
  year = {2025},
  month = mar,
  date = {2025-03},
  url = {https://archive.example/m?a=1&b=100\\%25},
  urldate = {2025-04-01},
  language = {en},
  note = {paragraph 7 · according to the crews · abcd1234 · SHA-256 ${REVISION}}
}
`);
    expect(
      bibtexCitation({ excerpt: excerptOf({}), words, today: '2026-01-01', page: null }).match(/^ {2}\w+/gm),
    ).toEqual(['  note']);
  });

  it('says in every form what has become of the words since', () => {
    const excerpt = excerptOf({
      standing: { is: 'corrected', note: 'It was 3.' },
      retrieved: '2025-01-01',
    });
    const old: Excerpt = { ...excerpt, place: { ...excerpt.place, isOld: true, validUntil: '2025' } };
    const citing = { excerpt: old, words, today: '2026-01-01', page: null };
    for (const form of [
      plainCitation(citing),
      markdownCitation(citing).replace(/\\/g, ''),
      bibtexCitation(citing),
      cslCitation(citing),
    ]) {
      expect(form).toContain('Correction: It was 3.');
      expect(form).toContain('These words are from an older revision and are no longer in the library.');
      expect(form).toContain('valid until 2025, may be outdated');
    }
  });

  it('as CSL-JSON is one item', () => {
    expect(
      JSON.parse(cslCitation({ excerpt: excerptOf(KNOWN), words, today: '2026-01-01', page: null })),
    ).toEqual([
      {
        id: 'verbatim-abcd1234',
        type: 'document',
        title: 'Fares & {fees}',
        author: [{ literal: 'Harbour Council' }],
        'container-title': 'City archive',
        issued: { 'date-parts': [[2025, 3]] },
        accessed: { 'date-parts': [[2025, 4, 1]] },
        URL: 'https://archive.example/m?a=1&b=100%25',
        language: 'en',
        note: `paragraph 7 · according to the crews · abcd1234 · SHA-256 ${REVISION}`,
      },
    ]);
  });

  it('as Markdown is one quotation, in which the text stands as it is', () => {
    const textOf = (node: Nodes): string =>
      node.type === 'text'
        ? node.value
        : node.type === 'break'
          ? '\n'
          : 'children' in node
            ? node.children.map(textOf).join(node.type === 'blockquote' ? '\n' : '')
            : `<${node.type}>`;
    const sign = fc.constantFrom(...'\\`*_[]<>&#~|!$-+=.)1 ab\n');
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 40 }), (signs) => {
        const text = `x${signs.join('')}`.replace(/\s*\n\s*/g, '\n').trim();
        const tree = fromMarkdown(
          markdownCitation({ excerpt: excerptOf({}, text), words, today: '2026-01-01', page: null }),
        );
        expect(tree.children.map(({ type }) => type)).toEqual(['blockquote']);
        expect(textOf(tree)).toBe(
          `${text}\n— according to the crews\n— minutes.md · undated · paragraph 7 · abcd1234`,
        );
      }),
    );
    expect(escapeMarkdown('- 1. *no*\n2) # yes')).toBe('\\- 1. \\*no\\*\n2\\) \\# yes');
  });
});

it('a field of BibTeX never ends early', () => {
  expect(escapeTex('a\\b{c}d%e~f')).toBe(
    'a\\textbackslash{}b\\textbraceleft{}c\\textbraceright{}d\\%e\\textasciitilde{}f',
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'\\{}$%#_^~ab \n') }), (text) => {
      let depth = 0;
      // A backslash before a brace is nothing to BibTeX: it counts all of them.
      for (const sign of escapeTex(text).match(/[{}]/g) ?? []) {
        depth += sign === '{' ? 1 : -1;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
    }),
  );
});
