// OpenDocument texts: what LibreOffice shows of them, with the numbers that it counts.

import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { documentOutcome } from '../../../../src/knowledge/document-outcome.ts';
import { readDocument } from '../../../../src/knowledge/read-document.ts';
import { faultsOf } from '../library-of.ts';

const office = readFileSync(new URL('odt/office.odt', import.meta.url));
const read = (bytes: Uint8Array) => readDocument({ path: 'a.odt', bytes, sidecar: null });
const problemsOf = (bytes: Uint8Array) => faultsOf(() => read(bytes)).map(({ problem }) => problem);

const LIST =
  '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")" text:start-value="3"/></text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>';
const STYLES = [
  '<text:outline-style style:name="O"><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>',
  '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
  '<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>',
  '<style:style style:name="T3" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>',
  '<style:style style:name="T4" style:family="text"><style:text-properties text:display="none"/></style:style>',
  '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>',
  LIST,
].join('');

const filesOf = (text: string, meta = ''): Record<string, Uint8Array> => ({
  mimetype: strToU8('application/vnd.oasis.opendocument.text'),
  'content.xml': strToU8(
    `<?xml version="1.0"?><office:document-content><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
  ),
  'styles.xml': strToU8(
    `<office:document-styles><office:styles>${STYLES}</office:styles></office:document-styles>`,
  ),
  'meta.xml': strToU8(`<office:document-meta><office:meta>${meta}</office:meta></office:document-meta>`),
  'META-INF/manifest.xml': strToU8('<manifest:manifest></manifest:manifest>'),
});
const odtOf = (text: string, meta = ''): Uint8Array => zipSync(filesOf(text, meta));
const p = (inside: string, style = 'Standard') => `<text:p text:style-name="${style}">${inside}</text:p>`;
const textOf = (body: string): string => read(odtOf(body)).text;

test('a file of a real program is read whole', () => {
  const { text, meta, blocks } = read(office);
  expect(text).toBe(
    [
      'Winter in the harbour',
      'R. Berg',
      'Moorings',
      'The outer quay is closed from November on. Boats that stay moor at the inner quay, where the keeper looks after the lines twice a day, also on Sundays and on holidays.',
      '• The keeper has a key to every boat, and enters none unless water is seen in it.\n• Batteries are taken ashore.',
      '1. Tell the office when you leave, and when you mean to come back.\n2. Pay before the first of November.',
      'Berth\tLength\tFee for the winter\nNorth\tup to 8 m\t200 euros\nSouth, beside the old crane and the slip\tup to 12 m\t340 euros, which can be paid in two parts\nWest\tany\tby agreement',
      'Ice',
      'Nobody walks on the ice of the basin.',
      'The council decided so in 2019.',
    ].join('\n\n'),
  );
  expect(blocks.find(({ isHeader }) => isHeader)).toMatchObject({ kind: 'row' });
  // When the file was made says nothing about when its text was published.
  expect(meta).toMatchObject({ title: 'Winter in the harbour', author: 'R. Berg', published: null });
});

test.each([
  [
    'headings with their numbers, and the style Title',
    `${p('Rules', 'P1')}<text:h text:outline-level="1">Arrival</text:h><text:h text:outline-level="2">By day</text:h><text:h text:outline-level="2">By night</text:h><text:h text:outline-level="1">Fees</text:h>${p('One.')}`,
    'Rules\n\nI. Arrival\n\nI.1 By day\n\nI.2 By night\n\nII. Fees\n\nOne.',
  ],
  [
    'numbers of lists, and those that go on in another list',
    `<text:list text:style-name="N"><text:list-item>${p('a')}<text:list><text:list-item>${p('b')}</text:list-item><text:list-item>${p('c')}</text:list-item></text:list></text:list-item><text:list-item>${p('d')}</text:list-item></text:list>${p('Then:')}<text:list text:style-name="N" text:continue-numbering="true"><text:list-item>${p('e')}</text:list-item></text:list>${p('Anew:')}<text:list text:style-name="N"><text:list-item>${p('f')}</text:list-item></text:list>`,
    '1. a\n  (c) b\n  (d) c\n2. d\n\nThen:\n\n3. e\n\nAnew:\n\n1. f',
  ],
  [
    'spaces, tabs, line breaks, and words in other styles',
    p(
      'a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>10<text:span text:style-name="T2">6</text:span> <text:span text:style-name="T3">not</text:span><text:span text:style-name="T4">secret</text:span> <text:a xlink:href="https://a.example">d</text:a>.',
    ),
    'a b c\n10⁶ ~~not~~ d.',
  ],
  [
    'tracked changes as they are once accepted, and no comments',
    `<text:tracked-changes><text:changed-region><text:deletion>${p('gone')}</text:deletion></text:changed-region></text:tracked-changes>${p(`The fee is <text:change-start text:change-id="c"/>ten<text:change-end text:change-id="c"/> euros<text:change text:change-id="d"/>.<office:annotation><dc:creator>R</dc:creator>${p('Really?')}</office:annotation>`)}`,
    'The fee is ten euros.',
  ],
  [
    'text boxes and the words for pictures',
    `${p(`Around.<draw:frame><draw:text-box>${p('In it.')}</draw:text-box></draw:frame>`)}${p('<draw:frame><draw:image/><svg:desc>A map</svg:desc></draw:frame>')}`,
    'Around.\n\nIn it.\n\n[A map]',
  ],
  [
    'merged and repeated cells, and a note in a cell once',
    `<table:table><table:table-row><table:table-cell table:number-columns-spanned="2">${p(`a<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${p('Until May.')}</text:note-body></text:note>`)}</table:table-cell><table:covered-table-cell/><table:table-cell>${p('b')}</table:table-cell></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2">${p('c')}</table:table-cell><table:table-cell>${p('d')}</table:table-cell></table:table-row></table:table>`,
    'a\t\tb\nc\tc\td\n\nUntil May.',
  ],
])('%s', (_, body, text) => {
  expect(textOf(body)).toBe(text);
});

describe('a file is refused', () => {
  test.each([
    ['that is no archive', Buffer.from('roses'), 'is damaged.'],
    ['that is another archive', zipSync({ 'a.txt': strToU8('roses') }), 'is not an OpenDocument text.'],
    [
      'that a password protects',
      zipSync({
        ...filesOf(p('One.')),
        'META-INF/manifest.xml': strToU8(
          '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
        ),
      }),
      'is protected by a password.',
    ],
  ])('%s', (_, bytes, problem) => {
    expect(problemsOf(bytes)).toEqual([problem]);
  });

  test('whose elements are nested too deeply', () => {
    const { faults } = documentOutcome({
      path: 'a.odt',
      bytes: odtOf('<text:section>'.repeat(600)),
      sidecar: null,
    });
    expect(faults?.map(({ problem }) => problem)).toEqual(['is nested too deeply to be read.']);
  });

  test('or read as it was, if it is cut or its bits are flipped', () => {
    const words = `${read(office).text} •`;
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
      const { value, faults } = documentOutcome({ path: 'a.odt', bytes: broken, sidecar: null });
      if (faults === undefined)
        for (const word of value.document.text.split(/\s+/)) expect(words).toContain(word);
      else expect(faults[0]?.problem).toMatch(/\.$/);
    }
  });
});

test('formulas are left out, and lint says so', () => {
  const body = p('It is <draw:frame><draw:object/></draw:frame>.');
  const { value } = documentOutcome({ path: 'a.odt', bytes: odtOf(body), sidecar: null });
  expect(value?.warnings).toMatchObject([
    { line: null, problem: 'contains formulas, or embedded objects, which are left out.' },
  ]);
});
