// What is shown of any passage is whole: laws over documents of all kinds of blocks, made at random.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../../src/knowledge/document.ts';
import { quote, shownOf } from '../../../src/knowledge/excerpt.ts';
import { type Passage, passagesOf } from '../../../src/knowledge/passages.ts';
import { sentencesIn } from '../../../src/knowledge/sentences.ts';
import { createSummarizer } from '../../../src/knowledge/summary.ts';
import { analyser, documentOf } from './library-of.ts';

const word = fc.constantFrom('boats', 'ferry', 'pier', 'lamp', 'keeper', 'tide', 'board', 'rope', 'bell');
const words = (min: number, max: number) =>
  fc.array(word, { minLength: min, maxLength: max }).map((all) => all.join(' '));
/** The word that turns the sense of a sentence stands in its middle. */
const sentence = fc
  .tuple(
    words(1, 4),
    fc.constantFrom('do not reach', 'only meet', 'never see', 'unless it rains, leave'),
    words(1, 8),
  )
  .map(([a, turn, b]) => `The ${a} ${turn} ${b}.`);
const prose = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));
const item = fc.oneof(prose, words(1, 3));

type Block = { readonly markdown: string; readonly text: string };
const same = (text: string): Block => ({ markdown: text, text });

const list = fc
  .tuple(fc.boolean(), fc.array(item, { minLength: 2, maxLength: 12 }))
  .map(([isOrdered, items]) =>
    same(items.map((said, i) => `${isOrdered ? `${i + 1}.` : '-'} ${said}`).join('\n')),
  );
const nested = fc
  .array(fc.tuple(item, fc.array(item, { maxLength: 3 })), { minLength: 2, maxLength: 5 })
  .map((items) =>
    same(
      items
        .flatMap(([said, inner], i) => [`${i + 1}. ${said}`, ...inner.map((one) => `   - ${one}`)])
        .join('\n'),
    ),
  );
const hour = fc.integer({ min: 1, max: 12 }).map((at) => `${at}:00`);
const table = fc.array(fc.tuple(words(1, 2), hour), { minLength: 2, maxLength: 9 }).map((rows) => {
  const markdown = ['| What | When |', '| --- | --- |', ...rows.map(([a, b]) => `| ${a} | ${b} |`)].join(
    '\n',
  );
  return { markdown, text: ['What  When', ...rows.map(([a, b]) => `${a}  ${b}`)].join('\n') };
});
const leadIn = words(1, 5).map((said) => `These ${said} must not:`);
const led = fc
  .tuple(leadIn, fc.oneof(list, nested, table))
  .map(([said, block]) => ({ markdown: `${said}\n\n${block.markdown}`, text: `${said}\n\n${block.text}` }));
const asked = fc.tuple(words(1, 5), prose).map(([said, answer]) => same(`Where do ${said} go?\n\n${answer}`));
const heading = words(1, 4).map((said) => ({
  markdown: `## ${said}`,
  text: `${said.toUpperCase()}\n${'-'.repeat(said.length)}`,
}));
const wrapped = prose.map((said) => ({ markdown: said.replace(/(.{20,40}) /g, '$1\n'), text: said }));

const blocks = fc.array(fc.oneof(prose.map(same), wrapped, list, nested, table, led, asked, heading), {
  minLength: 1,
  maxLength: 7,
});

const documentsOf = (all: readonly Block[]): Document[] => [
  documentOf('a.md', `${all.map(({ markdown }) => markdown).join('\n\n')}\n\nThe end has come.`),
  documentOf('a.txt', `${all.map(({ text }) => text).join('\n\n')}\n\nThe end has come.`),
];

/** Everything that can be shown of a passage, whichever of its sentences answers. */
const allShown = (passage: Passage) => {
  const sentences = sentencesIn(passage.document, passage.start, passage.end);
  const context = passage.unit.context.filter(([start]) => start < passage.start);
  const given = [...context, ...sentences];
  return given.map((_, opening) => quote(passage, shownOf(passage, { sentences: given, opening })));
};

const overAll = (
  law: (document: Document, passage: Passage, shown: ReturnType<typeof allShown>[number]) => void,
) =>
  fc.assert(
    fc.property(blocks, (all) => {
      for (const document of documentsOf(all))
        for (const passage of passagesOf(document))
          for (const shown of allShown(passage)) law(document, passage, shown);
    }),
    { numRuns: 150 },
  );

describe('an excerpt', () => {
  test('is made of whole sentences', () => {
    overAll((document, _, { text, place: { start, end } }) => {
      expect(text).toBe(document.text.slice(start, end));
      const inside = sentencesIn(document, 0, document.text.length);
      expect(
        inside.some(([from]) => from === start) || document.headings.some(({ range }) => range[0] === start),
      ).toBe(true);
      expect(inside.some(([, to]) => to === end)).toBe(true);
    });
  });

  test('is never ended by the line that leads to what follows, nor by a question that is answered', () => {
    overAll((document, _, { text, place: { end } }) => {
      if (/[:?]$/.test(text)) expect(document.text.slice(end).trim()).toBe('');
    });
  });

  test('of a list begins with the marker of an item, and ends with no marker', () => {
    overAll((document, passage, { text, place: { start, end } }) => {
      expect(text).not.toMatch(/(?:^|\s)(?:\d+\.|[-•])$/);
      const item = document.blocks.find(
        ({ kind, range }) => kind === 'item' && range[0] <= start && end <= range[1],
      );
      if (item !== undefined && passage.end - passage.start <= 700) expect(text).toMatch(/^(?:\d+\.|[-•])/);
    });
  });

  test('of a table has the header of its table', () => {
    overAll((document, _, { text, leads = [], place: { start, end } }) => {
      const row = document.blocks.some(
        ({ kind, range, isHeader }) =>
          kind === 'row' && isHeader !== true && range[0] < end && start < range[1],
      );
      if (row) expect([...leads, { text }].map((one) => one.text).join('\n')).toContain('What');
    });
  });

  test('says what its items must not do', () => {
    overAll((document, _, { text, leads = [], place: { start, end } }) => {
      const inList = document.blocks.find(
        ({ kind, range }) => (kind === 'list' || kind === 'table') && range[0] <= start && end <= range[1],
      );
      if (inList === undefined) return;
      const before = document.text.slice(0, inList.range[0]).trimEnd();
      if (before.endsWith('must not:'))
        expect([...leads, { text }].map((one) => one.text).join('\n')).toContain('must not:');
    });
  });

  test('is no heading alone', () => {
    overAll((document, _, { place: { start, end } }) => {
      expect(document.headings.some(({ range }) => range[0] <= start && end <= range[1])).toBe(false);
    });
  });
});

test('a summary holds no line that leads to something else, and no item or row without what leads to it', () => {
  const summarise = createSummarizer(analyser);
  fc.assert(
    fc.property(blocks, (all) => {
      for (const document of documentsOf(all)) {
        const passages = passagesOf(document).map((passage) => ({ passage, relevance: 1 }));
        for (const { text, leads = [], place } of summarise(passages, { sentences: 5, chars: 1_000 })) {
          expect(text).not.toMatch(/[:?]$/);
          const { unit } = passages.find(
            ({ passage: { start, end } }) => start <= place.start && place.end <= end,
          )?.passage ?? { unit: { leads: [] } };
          expect(leads.map((one) => one.text)).toEqual(
            unit.leads.map((range) => document.text.slice(...range)),
          );
        }
      }
    }),
    { numRuns: 100 },
  );
});
