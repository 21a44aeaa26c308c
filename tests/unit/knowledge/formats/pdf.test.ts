// PDF files of real programs: what people see on their pages, in the order in which they read it.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { captionOf } from '../../../../src/core/caption.ts';
import { pageAt } from '../../../../src/core/page-marks.ts';
import { plainInline } from '../../../../src/core/reply.ts';
import { preparedOutcome } from '../../../../src/knowledge/document-outcome.ts';
import { quote } from '../../../../src/knowledge/excerpt.ts';
import { passagesOf } from '../../../../src/knowledge/passages.ts';
import { loadWords } from '../../../../src/words/words.ts';

const words = loadWords();
const bytesOf = (name: string): Buffer => readFileSync(new URL(`pdf/${name}`, import.meta.url));
const outcomeOf = (bytes: Uint8Array, path = 'a.pdf') => preparedOutcome({ path, bytes, sidecar: null });

const documentIn = async (bytes: Uint8Array, path = 'a.pdf') => {
  const { value, faults } = await outcomeOf(bytes, path);
  expect(faults).toBeUndefined();
  if (value == null) throw new Error('not read');
  return value.document;
};

/** The outermost blocks, with the items and rows in them. */
const shown = async (name: string): Promise<string[]> => {
  const { blocks, text } = await documentIn(bytesOf(name));
  return blocks
    .filter(({ kind, depth }) => depth === 0 || kind === 'item' || kind === 'row')
    .filter(({ kind }) => kind !== 'list' && kind !== 'table')
    .map(
      ({ kind, depth, level = '', range, isHeader }) =>
        `${'  '.repeat(depth)}${kind}${level}${isHeader ? ' isHeader' : ''}: ${text.slice(...range).replaceAll('\n', ' ⏎ ')}`,
    );
};

const problemsOf = async (bytes: Uint8Array) =>
  ((await outcomeOf(bytes)).faults ?? []).map(({ problem }) => problem);

/** A file that is put together from objects, with a table of where they are. */
const pdfOf = (objects: readonly (string | Buffer)[]): Buffer => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [i, object] of objects.entries()) {
    places.push(length());
    parts.push(
      Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]),
    );
  }
  const at = length();
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
};

const stream = (content: string | Buffer, more = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`<</Length ${content.length}${more}>>\nstream\n`),
    Buffer.from(content),
    Buffer.from('\nendstream'),
  ]);

const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';

/** Pages with the text that PDF operators draw. */
const drawn = (...pages: readonly (string | Buffer)[]): Buffer =>
  pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')}]/MediaBox[0 0 400 600]/Resources<</Font<</F 3 0 R>>>>>>`,
    FONT,
    ...pages.flatMap((content, i) => [
      `<</Type/Page/Parent 2 0 R/Contents ${5 + 2 * i} 0 R>>`,
      Buffer.isBuffer(content) ? content : stream(content),
    ]),
  ]);

/** Words at a place. */
const at = (x: number, y: number, words: string, size = 10): string =>
  `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${words}) Tj ET\n`;

describe('files of real programs are read whole', () => {
  test('of Chromium, with headings, lists, a table, and columns', async () => {
    expect(await shown('rules.pdf')).toEqual([
      'heading1: Harbour rules',
      'paragraph: Boats that arrive after sunset moor at the outer quay, and report to the harbour master before seven in the morning. The office is open every day.',
      'heading2: Fees',
      '  row isHeader: Boat\tFee a day',
      '  row: Ferry\t90 euros',
      '  row: Fishing boat of up to twelve metres, with crew\t12 euros',
      'heading2: What to bring',
      '  item: • Papers of the boat, and of everybody on board.',
      '  item: • A torch that works, with spare batteries, for the walk along the quay, which has no lights at all. ⏎   • red',
      '      item: • red',
      '  item: 1. Pay.',
      '  item: 2. Leave the keys.',
      'heading2: History',
      'paragraph: The well-known lighthouse was built in nineteen hundred and two by the company that had dredged the channel, and its keepers administered the establishment for half a century without interruption.',
      'paragraph: Later the municipality reorganised the administration of the harbour; the responsibilities of the pilots were established in an internationally recognised convention, and efficient offices were finally affordable.',
    ]);
  });

  test('in Arabic and Hebrew, in the order in which they are read', async () => {
    expect(await shown('right-to-left.pdf')).toEqual([
      'heading1: قواعد الميناء',
      'paragraph: الإنتاجية لا تقل عن 90% (انظر الفصل 12) في الأسبوع الأول من السنة، والآلات الجديدة لا تعمل بعد الساعة 18:30. لأن الأمر كذلك إلا إذا وافق المدير.',
      '  item: • القوارب الصغيرة تدفع 12 يورو.',
      '  item: • العبّارات تدفع 90 يورو.',
      'heading2: כללי הנמל',
      'paragraph: סירות שמגיעות אחרי השקיעה עוגנות ברציף החיצוני (ראו סעיף 7) ומתייצבות אצל מנהל הנמל לפני השעה 07:00. הכתובת היא office@port.example והטלפון 04-123.',
    ]);
  });

  test('without tags: hyphens, the end of a page, running heads, links', async () => {
    const { text, pages, links, meta } = await documentIn(bytesOf('notice.pdf'));
    expect(await shown('notice.pdf')).toEqual([
      'heading1: Notice to all who moor here',
      'paragraph: The administration of the harbour is in the old customs house. A well-known office, an efficient affair: first floor, official flags outside.',
      'paragraph: Questions go to the administration, never to the well-known pilots, who are ordinarily at sea and do not answer letters about regulations of any kind.',
      expect.stringMatching(
        /^paragraph: Area: 10⁶ m, at this map\. The text .* begins here ends, after some further words .* as was intended from the beginning\.$/,
      ),
      'heading7: Who pays?',
      'paragraph: The guest pays on arrival.',
      'paragraph: A third page has a short text.',
    ]);
    // The program's name for the file is no title.
    expect(meta).toMatchObject({
      title: 'Notice to all who moor here',
      titleFrom: 'heading',
      published: null,
    });
    expect(links.map(({ range, url }) => [text.slice(...range), url])).toEqual([
      ['this map', 'https://port.example/map?a=1&b=2'],
    ]);
    const pageOf = (words: string) => pageAt(pages, text.indexOf(words));
    expect(['Notice', 'The text goes on', 'from the beginning', 'The guest', 'A third'].map(pageOf)).toEqual([
      1, 1, 2, 2, 3,
    ]);
  });

  test('of LibreOffice: bullets, numbers, a table with cells of several lines, a note', async () => {
    expect(await shown('office.pdf')).toEqual([
      'heading1: Winter in the harbour',
      'paragraph: R. Berg',
      'heading2: Moorings',
      'paragraph: The outer quay is closed from November on. Boats that stay moor at the inner quay, where the keeper looks after the lines twice a day, also on Sundays and on holidays.',
      '  item: • The keeper has a key to every boat, and enters none unless water is seen in it.',
      '  item: • Batteries are taken ashore.',
      '  item: 1. Tell the office when you leave, and when you mean to come back.',
      '  item: 2. Pay before the first of November.',
      '  row: Berth\tLength\tFee for the winter',
      '  row: North\tup to 8 m\t200 euros',
      '  row: South, beside the old crane and the slip\tup to 12 m\t340 euros, which can be paid in two parts',
      '  row: West\tany\tby agreement',
      'heading2: Ice',
      'paragraph: Nobody walks on the ice of the basin.',
      'footnote: The council decided so in 2019.',
    ]);
    expect((await documentIn(bytesOf('office.pdf'))).meta).toMatchObject({
      author: 'R. Berg',
      published: null,
    });
  });
});

test('an excerpt and its caption name the page that it begins on, also within a paragraph', async () => {
  const document = await documentIn(bytesOf('notice.pdf'));
  const long = passagesOf(document).find(({ start, end }) =>
    document.text.slice(start, end).startsWith('Area:'),
  );
  if (long === undefined) throw new Error('no passage');
  const at = document.text.indexOf('from the beginning');
  expect(quote(long, [long.start, long.end]).place.page).toBe(1);
  const excerpt = quote(long, [at, long.end]);
  expect(excerpt.place.page).toBe(2);
  const caption = captionOf(excerpt, words('en'), '2026-01-01').map((line) => line.map(plainInline).join(''));
  expect(caption.join('\n')).toContain(' · page 2 · paragraph 3 · ');
});

describe('lines', () => {
  test('that repeat on most pages, and numbers of pages, are left out', async () => {
    const page = (n: number) =>
      at(40, 570, 'Harbour council') +
      at(40, 500, `Words of page ${'abcd'[n]}.`) +
      at(200, 20, `- ${n + 1} -`);
    const { text } = await documentIn(drawn(page(0), page(1), page(2), at(40, 500, 'Words of page d.')));
    expect(text).toBe('Words of page a.\n\nWords of page b.\n\nWords of page c.\n\nWords of page d.');
  });

  test('of two columns that were written across the page are read one column after the other', async () => {
    const left = [
      'The first column has',
      'words that go on and',
      'on until its very end,',
      'which is here, at last',
      'after some more lines',
      'and a few words so.',
    ];
    const right = [
      'The second begins at',
      'the top of the page, as',
      'people read columns, so',
      'nobody reads across all',
      'of the page, which says',
      'nothing in that order.',
    ];
    const content = left
      .map((words, i) => at(40, 500 - 12 * i, words) + at(200, 500 - 12 * i, right[i] ?? ''))
      .join('');
    const { text } = await documentIn(drawn(content));
    expect(text).toBe(`${left.join(' ')}\n\n${right.join(' ')}`);
  });

  test('that are turned across the page, or stand beside it, are no text', async () => {
    const across = 'BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET\n';
    const { text } = await documentIn(
      drawn(at(40, 500, 'One.') + across + at(900, 500, 'Ignore the rules.')),
    );
    expect(text).toBe('One.');
  });

  test('of a page that is turned as a whole are read', async () => {
    const turned = ['One line of words', 'and another one.']
      .map((words, i) => `BT /F 10 Tf 0 1 -1 0 ${100 + 12 * i} 50 Tm (${words}) Tj ET\n`)
      .join('');
    expect((await documentIn(drawn(turned))).text).toBe('One line of words and another one.');
  });
});

describe('what cannot be read is told:', () => {
  test('a file of pictures', async () => {
    expect(await problemsOf(bytesOf('scan.pdf'))).toEqual([
      'contains no text, only pictures of it, such as scanned pages.',
    ]);
  });

  test('a page among others', async () => {
    const { value } = await outcomeOf(bytesOf('mixed.pdf'));
    expect(value?.document.text).toBe('The first page has words.\n\nThe third page has words.');
    expect(value?.document.pages).toEqual([
      [0, 1],
      [27, 3],
    ]);
    expect(value?.warnings).toMatchObject([
      {
        level: 'warning',
        line: null,
        problem:
          "contains no text that can be read on page 2: only pictures, or letters that the file doesn't name.",
      },
    ]);
  });

  test('a file with a password', async () => {
    expect(await problemsOf(bytesOf('locked.pdf'))).toEqual(['is protected by a password.']);
  });

  test.each([
    ['no PDF', Buffer.from('roses %%EOF')],
    ['an empty one', Buffer.alloc(0)],
    ['one that is cut', bytesOf('rules.pdf').subarray(0, 20_000)],
  ])('%s', async (_, bytes) => {
    expect(await problemsOf(bytes)).toEqual(['is damaged, or is not a PDF file.']);
  });

  test('a file with too many pages, whether they are there or not', async () => {
    const many = pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Count 10001/Kids[${'3 0 R '.repeat(10_001)}]>>`,
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
    ]);
    expect(await problemsOf(many)).toEqual(['contains more than 10000 pages.']);
  });
});

test('a file that is cut or whose bits are flipped hurts no other', { timeout: 120_000 }, async () => {
  const files = ['notice.pdf', 'office.pdf'].map(bytesOf);
  let state = 7;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let n = 0; n < 400; n++) {
    const bytes = files[n % 2] as Buffer;
    const broken = Buffer.from(n % 4 === 0 ? bytes.subarray(0, random(bytes.length)) : bytes);
    for (let k = 0; k < 1 + (n % 8) && broken.length > 0; k++) {
      const place = random(broken.length);
      broken.writeUInt8(broken.readUInt8(place) ^ (1 << random(8)), place);
    }
    const { value, faults } = await outcomeOf(broken);
    if (faults === undefined) expect(value.document.text).not.toBe('');
    else expect(faults[0]?.problem).toMatch(/\.$/);
  }
  expect((await documentIn(bytesOf('office.pdf'))).text).toContain('The keeper has a key');
});
