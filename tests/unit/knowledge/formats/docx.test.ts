// Documents of Word: what Word shows of them, with the numbers that it counts.

import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { documentOutcome } from '../../../../src/knowledge/document-outcome.ts';
import { readDocument } from '../../../../src/knowledge/read-document.ts';
import { faultsOf } from '../library-of.ts';
import {
  type DocxParts,
  docxFiles,
  docxOf,
  item,
  level,
  numbering,
  paragraph,
  run,
  table,
} from './docx-of.ts';

const read = (bytes: Uint8Array) => readDocument({ path: 'a.docx', bytes, sidecar: null });
const documentFrom = (parts: DocxParts) => read(docxOf(parts));
const textOf = (body: string, parts: Partial<DocxParts> = {}): string =>
  documentFrom({ body, ...parts }).text;
const problemsOf = (bytes: Uint8Array) => faultsOf(() => read(bytes)).map(({ problem }) => problem);

const STYLES = [
  '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>',
  '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
  '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>',
  '<w:style w:styleId="Step"><w:name w:val="Step"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
].join('');
const styled = (words: string, style: string) => paragraph(run(words), `<w:pStyle w:val="${style}"/>`);

const WHOLE: DocxParts = {
  styles: STYLES,
  numbering: numbering([
    level(0, 'decimal', '%1.') + level(1, 'bullet', '') + level(2, 'decimal', '%1.%3)'),
    level(0, 'upperRoman', '%1.'),
  ]),
  links: { rId9: 'https://port.example/pilot?a=1&b=2' },
  footnotes: `<w:footnote w:type="separator" w:id="-1">${paragraph(run('—'))}</w:footnote><w:footnote w:id="1">${paragraph(run('Until May.'))}</w:footnote>`,
  core: '<dc:title>Rules of the port</dc:title><dc:creator>R. Berg</dc:creator><dcterms:created>2025-01-02T08:00:00Z</dcterms:created><dcterms:modified>2025-03-14T08:00:00Z</dcterms:modified>',
  body: [
    styled('Harbour rules', 'Titel'),
    styled('Arrival', 'berschrift1'),
    paragraph(
      `${run('Boats over 10')}${run('6', '<w:vertAlign w:val="superscript"/>')}${run(' kg &amp; ')}<w:hyperlink r:id="rId9">${run('a pilot')}</w:hyperlink>${run('.')}<w:r><w:footnoteReference w:id="1"/></w:r>`,
    ),
    paragraph(
      `${run('The fee is ')}<w:del>${`<w:r><w:delText>nine</w:delText></w:r>`}</w:del><w:ins>${run('ten')}</w:ins>${run(' euros, ')}${run('not', '<w:strike/>')}${run(' twelve.')}${run('secret', '<w:vanish/>')}<w:r><w:br/><w:t>Cash only.</w:t></w:r>`,
    ),
    paragraph(run('Bring:')),
    styled('boots', 'Step'),
    item('rubber', 1, 1),
    item('leather', 1, 1),
    item('ropes', 1),
    paragraph(run('Then:')),
    item('leave', 1),
    item('in time', 1, 2),
    styled('Fees', 'Mine'),
    table([
      [paragraph(run('Boat', '<w:b/>')), paragraph(run('Fee', '<w:b/>'))],
      ['Ferry', `${paragraph(run('9'))}${paragraph(run('a day'))}`],
    ]),
    paragraph(run('Who pays?', '<w:b/>')),
    paragraph(run('The guest.')),
  ].join(''),
};

test('a document is read whole, and with the numbers that Word shows', () => {
  const { text, blocks, links, meta } = documentFrom(WHOLE);
  const shown = blocks.map(
    ({ kind, depth, level: at = '', range, ...marks }) =>
      `${'  '.repeat(depth)}${kind}${at}${marks.isHeader ? ' isHeader' : ''}: ${text
        .slice(...range)
        .split('\n')
        .join(' ⏎ ')}`,
  );
  expect(shown).toEqual([
    'heading1: Harbour rules',
    'heading1: I. Arrival',
    'paragraph: Boats over 10⁶ kg & a pilot.',
    'paragraph: The fee is ten euros, ~~not~~ twelve. ⏎ Cash only.',
    'paragraph: Bring:',
    'list: 1. boots ⏎   • rubber ⏎   • leather ⏎ 2. ropes',
    '  item: 1. boots ⏎   • rubber ⏎   • leather',
    '    paragraph: boots',
    '    list: • rubber ⏎   • leather',
    '      item: • rubber',
    '        paragraph: rubber',
    '      item: • leather',
    '        paragraph: leather',
    '  item: 2. ropes',
    '    paragraph: ropes',
    'paragraph: Then:',
    'list: 3. leave ⏎   3.1) in time',
    '  item: 3. leave ⏎   3.1) in time',
    '    paragraph: leave',
    '    list: 3.1) in time',
    '      item: 3.1) in time',
    '        paragraph: 3.1) in time',
    'heading1: II. Fees',
    'table: Boat\tFee ⏎ Ferry\t9 a day',
    '  row isHeader: Boat\tFee',
    '  row: Ferry\t9 a day',
    'heading7: Who pays?',
    'paragraph: The guest.',
    'footnote: Until May.',
    '  paragraph: Until May.',
  ]);
  expect(links.map(({ range, url }) => [text.slice(...range), url])).toEqual([
    ['a pilot', 'https://port.example/pilot?a=1&b=2'],
  ]);
  // When a file was made or changed says nothing about when its text was published.
  expect(meta).toMatchObject({ title: 'Harbour rules', author: 'R. Berg', published: null });
});

describe('numbers', () => {
  test.each([
    [
      'begin where the list does',
      numbering([level(0, 'lowerLetter', '%1)', 3)]),
      [item('a', 1), item('b', 1)],
      'c) a\nd) b',
    ],
    [
      'go on in another list of the same kind, unless it begins anew',
      numbering(
        [level(0, 'decimal', '%1.')],
        '<w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
      ),
      [item('a', 1), item('b', 8), item('c', 9), item('d', 9)],
      '1. a\n2. b\n1. c\n2. d',
    ],
    [
      'of levels begin anew below the next',
      numbering([level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2.')]),
      [item('a', 1), item('b', 1, 1), item('c', 1, 1), item('d', 1), item('e', 1, 1)],
      '1. a\n  1.1. b\n  1.2. c\n2. d\n  2.1. e',
    ],
    [
      'in a script that is not known are left out',
      numbering([level(0, 'hebrew1', '%1.')]),
      [item('a', 1)],
      'a',
    ],
    ['that end', '', [paragraph(run('a'), '<w:numPr><w:numId w:val="0"/></w:numPr>')], 'a'],
  ])('%s', (_, list, body, text) => {
    expect(textOf(body.join(''), { numbering: list })).toBe(text);
  });
});

describe('what is read besides:', () => {
  test.each([
    [
      'controls of forms',
      `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph(run('One.'))}</w:sdtContent></w:sdt>`,
      'One.',
    ],
    [
      'tabs and hyphens',
      '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r></w:p>',
      'a b\u2011c',
    ],
    [
      'a text box, once',
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${paragraph(run('In it.'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(run('In it.'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('Around.')}</w:p>`,
      'Around.\n\nIn it.',
    ],
    [
      'words for a picture',
      '<w:p><w:r><w:drawing><wp:docPr id="1" name="Picture 1" descr="A map"/></w:drawing></w:r></w:p>',
      '[A map]',
    ],
    [
      'merged cells',
      table([
        ['<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>', 'b'],
        [
          'c',
          '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc>',
          'e',
        ],
        ['f', '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>', 'g'],
      ]),
      'a\t\tb\nc\td\te\nf\t\tg',
    ],
    ['a frame', table([[`${paragraph(run('One.'))}${paragraph(run('Two.'))}`]]), 'One.\n\nTwo.'],
    [
      'from right to left',
      paragraph(`${run('الميناء ', '<w:rtl/>')}${run('12', '<w:rtl/>')}`, '<w:bidi/>'),
      'الميناء 12',
    ],
  ])('%s', (_, body, text) => {
    expect(textOf(body)).toBe(text);
  });

  test('formulas are left out, and lint says so', () => {
    const body = paragraph(
      `${run('It is ')}<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath>${run('.')}`,
    );
    const { value } = documentOutcome({ path: 'a.docx', bytes: docxOf({ body }), sidecar: null });
    expect(value?.document.text).toBe('It is .');
    expect(value?.warnings).toMatchObject([
      { line: null, problem: 'contains formulas, which are left out.' },
    ]);
  });

  test('what Word calls a document by itself is no title, and no author', () => {
    const core = '<dc:title>Microsoft Word - Document1</dc:title><dc:creator>Windows User</dc:creator>';
    expect(documentFrom({ body: paragraph(run('One.')), core }).meta).toMatchObject({
      title: null,
      author: null,
    });
  });
});

describe('a file is refused', () => {
  const bytes = docxOf(WHOLE);
  test('that is no archive', () => {
    expect(problemsOf(Buffer.from('roses'))).toEqual(['is damaged.']);
  });

  test('that a password protects, or that is older', () => {
    expect(problemsOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toEqual([
      'is protected by a password, or is in the format of Word before 2007.',
    ]);
  });

  test('that is another archive', () => {
    expect(problemsOf(zipSync({ 'a.txt': Buffer.from('roses') }))).toEqual(['is not a Word document.']);
  });

  test('that lacks a part that it needs', () => {
    const { 'word/numbering.xml': _numbers, ...files } = docxFiles(WHOLE);
    expect(problemsOf(zipSync(files))).toEqual(['is damaged.']);
  });

  test('that unpacks to more than it may, before it is unpacked', () => {
    const files = docxFiles(WHOLE);
    const bomb = zipSync({ ...files, 'word/document.xml': new Uint8Array(70 * 1024 * 1024).fill(32) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(problemsOf(bomb)).toEqual(['contains more than 67108864 bytes when it is unpacked.']);
  });

  test('that unpacks to more than it says', () => {
    const files = docxFiles(WHOLE);
    const bomb = Buffer.from(
      zipSync({ ...files, 'word/document.xml': new Uint8Array(70 * 1024 * 1024).fill(32) }),
    );
    const at = bomb.lastIndexOf('word/document.xml') - 46;
    bomb.writeUInt32LE(1_000, at + 24);
    expect(problemsOf(bomb)).toEqual(['is damaged.']);
  });

  test('that holds more files than a document does', () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`${i}`, new Uint8Array()]));
    expect(problemsOf(zipSync(many))).toEqual(['contains more than 10000 files.']);
  });

  test('whose elements are nested too deeply', () => {
    const body = '<w:sdt><w:sdtContent>'.repeat(400) + paragraph(run('One.'));
    const { faults } = documentOutcome({ path: 'a.docx', bytes: docxOf({ body }), sidecar: null });
    expect(faults?.map(({ problem }) => problem)).toEqual(['is nested too deeply to be read.']);
  });

  test('or read as it was, if it is cut or its bits are flipped', () => {
    const words = read(bytes).text;
    let state = 7;
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let n = 0; n < 400; n++) {
      const broken = Buffer.from(n % 4 === 0 ? bytes.subarray(0, random(bytes.length)) : bytes);
      if (broken.length > 0) {
        const at = random(broken.length);
        broken.writeUInt8(broken.readUInt8(at) ^ (1 << random(8)), at);
      }
      const { value, faults } = documentOutcome({ path: 'a.docx', bytes: broken, sidecar: null });
      // A name that is flipped hides a part, but no words change.
      if (faults === undefined)
        for (const word of value.document.text.split(/\s+/))
          expect(`${words} ${words.replace(/\d+[.)]/g, '')} • I. II.`).toContain(word);
      else expect(faults[0]?.problem).toMatch(/\.$/);
    }
  });
});
