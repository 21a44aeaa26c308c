// Files read into documents: their text, what is known of it, and whose words its stretches are.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastDayOf } from '../../../src/core/day.ts';
import type { Attribution } from '../../../src/core/source.ts';
import { attributionOf, type Document, endingOf, validUntilOf } from '../../../src/knowledge/document.ts';
import { readDocument } from '../../../src/knowledge/read-document.ts';
import { sha256 } from '../../../src/system/hash.ts';
import { bytesOf, documentOf, faultsOf, sliced } from './library-of.ts';

describe('the text of a file', () => {
  test('front matter is no part of it', () => {
    const { text, meta } = documentOf('garden.txt', '---\ntitle: Garden\n---\nRoses bloom.\n');
    expect([text, meta.title]).toEqual(['Roses bloom.\n', 'Garden']);
  });

  test('a byte order mark before the front matter goes with it, one before the text stays in no paragraph', () => {
    expect(documentOf('garden.txt', '\ufeff---\ntitle: Garden\n---\nRoses.').text).toBe('Roses.');
    const bare = documentOf('garden.txt', '\ufeffRoses.');
    expect(sliced(bare.text, bare.paragraphs)).toEqual(['Roses.']);
  });

  test('front matter with CRLF is read', () => {
    const { text, meta } = documentOf('garden.txt', '---\r\ntitle: Garden\r\n---\r\nRoses.\r\n');
    expect([text, meta.title]).toEqual(['Roses.\r\n', 'Garden']);
  });

  test('with a sidecar, a text that begins with --- stays untouched', () => {
    const text = '---\ntitle: not mine\n---\nRoses.\n';
    const document = documentOf('garden.txt', text, 'title: Garden');
    expect([document.text, document.meta.title]).toEqual([text, 'Garden']);
  });

  test('an empty sidecar says nothing of the document', () => {
    expect(documentOf('garden.txt', 'Roses.', '').meta).toEqual(documentOf('garden.txt', 'Roses.').meta);
  });

  test('the ending of the name chooses the reader, in any case', () => {
    expect(
      ['a.txt', 'a.TXT', 'a.md', 'a.markdown', 'deep/er/a.MD'].map(
        (path) => documentOf(path, 'Roses.').reader,
      ),
    ).toEqual(['text/3', 'text/3', 'markdown/5', 'markdown/5', 'markdown/5']);
    expect(endingOf('gardens.v2/readme')).toBe('');
    expect(() => documentOf('garden.rtf', 'Roses.')).toThrow(RangeError);
  });

  test('a file without a paragraph is faulty', () => {
    for (const [path, text] of [
      ['a.txt', ' \n\n'],
      ['a.txt', '---\ntitle: Garden\n---\n'],
      ['a.md', '# Garden\n\n<!-- nothing yet -->\n'],
    ] as const)
      expect(faultsOf(() => documentOf(path, text)).map(({ problem }) => problem)).toEqual([
        'contains no paragraph to quote.',
      ]);
  });
});

describe('a file that is not UTF-8', () => {
  /** "حديقة" in Windows-1256. */
  const bytes = new Uint8Array([...bytesOf('Roses.\nBoats.\n'), 0xcd, 0xcf, 0xed, 0xde, 0xc9, 0x0a]);

  test('is faulty on the line of its first wrong byte, with a remedy', () => {
    const [fault, ...more] = faultsOf(() => readDocument({ path: 'garden.txt', bytes, sidecar: null }));
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ file: 'garden.txt', line: 3, problem: 'is not UTF-8.', level: 'error' });
    expect(fault?.remedy).toContain('iconv');
  });

  test('the same holds for a sidecar, under its own name', () => {
    const sidecar = { path: 'garden.meta.yaml', bytes };
    const [fault] = faultsOf(() => readDocument({ path: 'garden.txt', bytes: bytesOf('Roses.'), sidecar }));
    expect(fault).toMatchObject({ file: 'garden.meta.yaml', line: 3 });
  });

  test('so is a text with a NUL, which Postgres could not keep, and UTF-16 without its mark', () => {
    for (const text of ['Roses.\nBo\u0000ats.\n', 'R\u0000.\u0000\n\u0000']) {
      const [fault] = faultsOf(() =>
        readDocument({ path: 'garden.txt', bytes: bytesOf(text), sidecar: null }),
      );
      expect(fault?.problem).toContain('NUL');
      expect(fault?.line).toBe(text.startsWith('Roses') ? 2 : 1);
      expect(fault?.remedy).toContain('utf-16le');
    }
  });

  test('so is what is no character, on its line; a title that a platform would refuse, in a sidecar too', () => {
    const wrong = faultsOf(() =>
      readDocument({ path: 'a.txt', bytes: bytesOf('Roses.\nBoats\ufffe.'), sidecar: null }),
    );
    expect(wrong).toMatchObject([{ line: 2, problem: 'contains U+FFFE, which is not a character.' }]);
    const sidecar = { path: 'a.meta.yaml', bytes: bytesOf('source: x\nauthor: "R. \\ud83d"\n') };
    const torn = faultsOf(() => readDocument({ path: 'a.txt', bytes: bytesOf('Roses.'), sidecar }));
    expect(torn).toMatchObject([
      { file: 'a.meta.yaml', line: 2, problem: expect.stringMatching(/^author: contains half a character/) },
    ]);
  });

  test('UTF-16 is told by its mark, with how to convert it', () => {
    for (const [bytes, encoding] of [
      [[0xff, 0xfe, 0x41, 0x00], 'utf-16le'],
      [[0xfe, 0xff, 0x00, 0x41], 'utf-16be'],
    ] as const) {
      const [fault] = faultsOf(() =>
        readDocument({ path: 'a.txt', bytes: new Uint8Array(bytes), sidecar: null }),
      );
      expect(fault?.remedy).toContain(`iconv -f ${encoding} -t utf-8`);
    }
  });

  test('UTF-16 and cut off letters are told too', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x41, 0x00]);
    const cut = bytesOf('Roses ש').slice(0, -1);
    for (const wrong of [utf16, cut])
      expect(faultsOf(() => readDocument({ path: 'a.txt', bytes: wrong, sidecar: null }))).toHaveLength(1);
  });
});

describe('revisions', () => {
  test('the revision is the SHA-256 of the text, which metadata does not change', () => {
    const plain = documentOf('garden.txt', 'Roses.');
    const titled = documentOf('garden.txt', '---\ntitle: Garden\n---\nRoses.');
    expect(plain.revision).toBe(sha256('Roses.'));
    expect(titled.revision).toBe(plain.revision);
    expect(titled.fileHash).not.toBe(plain.fileHash);
  });

  test('what answers are made from has another name where headings or paragraphs differ, and not where only the file does', () => {
    const states = ['# Roses\n\nBoats.', 'Roses\n\nBoats.', 'Roses\n\nBoats.\n', '## Roses\n\nBoats.'].map(
      (text) => documentOf('garden.md', text),
    );
    expect(new Set(states.map(({ revision }) => revision)).size).toBe(1);
    const [one, two, same, deeper] = states.map(({ stateHash }) => stateHash);
    expect(same).toBe(two);
    expect(new Set([one, two, deeper]).size).toBe(3);
  });

  test('one letter makes a new revision', () => {
    expect(documentOf('garden.txt', 'Roses!').revision).not.toBe(documentOf('garden.txt', 'Roses.').revision);
  });
});

describe('voices', () => {
  const TEXT =
    'The garden opens. "Come early," said Lior. "Bring boots," said Nour.\n\nالحديقة مفتوحة كل يوم.\n\nEnd.';
  const voiced = (voices: string, attribution = ''): Document =>
    documentOf('garden.txt', TEXT, `${attribution}\nvoices:\n${voices}`);
  const positionsIn = ({ text, voices }: Document) =>
    voices.map(({ range, voice }) => [
      text.slice(...range),
      voice.by === 'speaker' ? voice.name : 'narration',
    ]);
  const problemsOf = (voices: string) => faultsOf(() => voiced(voices)).map(({ problem }) => problem);
  const attributionIn = (document: Document, slice: string): Attribution | null => {
    const start = document.text.indexOf(slice);
    return attributionOf(document, [start, start + slice.length]);
  };

  const ALL = [
    '  - { begins: The garden, narration: true }',
    `  - { begins: '"Come early', speaker: Lior }`,
    `  - { begins: '"Bring', speaker: Nour }`,
  ].join('\n');
  const CLUB = 'attribution: Riverside Club';
  const lior = (begins: string) => ({ by: 'speaker', name: 'Lior', begins });
  const nour = (begins: string) => ({ by: 'speaker', name: 'Nour', begins });
  const narration = (begins: string) => ({ by: 'narration', begins });

  test('a stretch reaches to the next one or to the end of its paragraph', () => {
    expect(positionsIn(voiced(ALL))).toEqual([
      ['The garden opens.', 'narration'],
      ['"Come early," said Lior.', 'Lior'],
      ['"Bring boots," said Nour.', 'Nour'],
    ]);
  });

  test('stretches may be listed in any order', () => {
    const backwards = ALL.split('\n').reverse().join('\n');
    expect(voiced(backwards).voices).toEqual(voiced(ALL).voices);
  });

  test('the right hash, or enough of its beginning, is accepted', () => {
    const hash = sha256('الحديقة مفتوحة كل يوم.');
    for (const digits of [hash, hash.slice(0, 16)])
      expect(positionsIn(voiced(`  - { begins: الحديقة, speaker: نور, sha256: "${digits}" }`))).toEqual([
        ['الحديقة مفتوحة كل يوم.', 'نور'],
      ]);
  });

  test('a wrong hash is a fault that tells the right one', () => {
    const [fault] = faultsOf(() =>
      voiced('  - { begins: الحديقة, speaker: نور, sha256: "0123456789abcdef" }'),
    );
    expect(fault?.problem).toContain('has changed since this entry was written');
    expect(fault?.remedy).toContain(sha256('الحديقة مفتوحة كل يوم.').slice(0, 16));
    expect(fault?.file).toBe('garden.meta.yaml');
  });

  test('words that stand nowhere, or more than once, are faults, told together', () => {
    expect(
      problemsOf('  - { begins: The pier, speaker: Lior }\n  - { begins: said, speaker: Nour }'),
    ).toEqual(['voices: "The pier" is not in the text.', 'voices: "said" is in the text more than once.']);
  });

  test('a heading cannot be attributed', () => {
    const sidecar = 'voices: [{ begins: Garden, narration: true }]';
    expect(faultsOf(() => documentOf('a.md', '# Garden\n\nRoses.', sidecar))[0]?.problem).toBe(
      'voices: "Garden" is not in a paragraph.',
    );
  });

  test('a slice of one voice is that voice’s, whole or in part, from its own first words on', () => {
    const document = voiced(ALL, CLUB);
    const voicesOf = (slice: string) => attributionIn(document, slice);
    expect(voicesOf('"Come early," said Lior.')).toEqual({
      of: 'passage',
      voices: [lior('"Come early," said')],
    });
    expect(voicesOf('early,"')).toEqual({ of: 'passage', voices: [lior('early,"')] });
  });

  test('a slice of several voices names them in order, each with its first words there', () => {
    expect(attributionIn(voiced(ALL, CLUB), 'garden opens. "Come early," said Lior. "Bring boots')).toEqual({
      of: 'passage',
      voices: [narration('garden opens.'), lior('"Come early," said'), nour('"Bring boots')],
    });
  });

  test('one voice twice in a row is named once', () => {
    const both = `  - { begins: '"Come', speaker: Lior }\n  - { begins: '"Bring', speaker: Lior }`;
    expect(attributionIn(voiced(both), '"Come early," said Lior. "Bring boots," said Nour.')).toEqual({
      of: 'passage',
      voices: [lior('"Come early," said')],
    });
  });

  test('a slice that voices cover only in part has the attribution of the whole text', () => {
    const middle = `  - { begins: '"Come early', speaker: Lior }`;
    const slice = 'The garden opens. "Come early," said Lior.';
    expect(attributionIn(voiced(middle, CLUB), slice)).toEqual({ of: 'document', name: 'Riverside Club' });
    expect(attributionIn(voiced(middle), slice)).toBeNull();
    const gap = documentOf('a.txt', 'One. Two. Three.\n\nFour.', 'voices: [{ begins: Two, speaker: Lior }]');
    expect(attributionIn(gap, 'One. Two. Three.')).toBeNull();
    expect(attributionIn(gap, 'Three.\n\nFour.')).toBeNull();
  });

  test('a slice without voices has the attribution of the whole text, or none', () => {
    expect(attributionIn(voiced(ALL, CLUB), 'End.')).toEqual({ of: 'document', name: 'Riverside Club' });
    expect(attributionIn(voiced(ALL), 'End.')).toBeNull();
  });

  test('a stretch does not reach into the next paragraph', () => {
    expect(attributionIn(voiced(ALL), 'الحديقة مفتوحة')).toBeNull();
  });
});

test('two stretches that begin at one place are a fault', () => {
  const voices = 'voices: [{ begins: Come, speaker: A }, { begins: Come early, speaker: B }]';
  expect(faultsOf(() => documentOf('a.txt', 'Come early.', voices))).toHaveLength(1);
});

describe('dates', () => {
  const TEXT = 'The ferry leaves at noon. A fare costs four coins.\n\nThe island has no shop.';
  const dated = (yaml: string) => documentOf('ferry.txt', TEXT, yaml);
  const NOON = '{ begins: The ferry, valid_until: 2025-06, review_by: 2025-05-01 }';
  const FARE = '{ begins: A fare, valid_until: 2024 }';
  const until = (document: Document, from: string, to = from) =>
    validUntilOf(document, [TEXT.indexOf(from), TEXT.indexOf(to) + to.length]);

  test('of a stretch count there, and those of the document elsewhere', () => {
    const document = dated(`valid_until: 2030\ndates: [${NOON}, ${FARE}]`);
    expect(until(document, 'leaves at noon.')).toBe('2025-06');
    expect(until(document, 'four coins')).toBe('2024');
    expect(until(document, 'no shop')).toBe('2030');
    expect(until(dated(`dates: [${NOON}]`), 'no shop')).toBeNull();
  });

  test('of a stretch that is to be reviewed only are the document’s', () => {
    const document = dated('valid_until: 2030\ndates: [{ begins: A fare, review_by: 2024 }]');
    expect(until(document, 'four coins')).toBe('2030');
  });

  test('are told of with those of voices, under the name of their list', () => {
    const lists =
      'voices: [{ begins: The pier, narration: true }]\ndates: [{ begins: coffee, valid_until: 2025 }]';
    expect(faultsOf(() => dated(lists)).map(({ problem }) => problem)).toEqual([
      'voices: "The pier" is not in the text.',
      'dates: "coffee" is not in the text.',
    ]);
  });

  test('make another state of the document, and no other revision', () => {
    const [plain, with1] = [dated(''), dated(`dates: [${FARE}]`)];
    expect(with1.revision).toBe(plain.revision);
    expect(with1.stateHash).not.toBe(plain.stateHash);
  });

  test('of a slice are the earliest of its parts', () => {
    const day = fc.constantFrom('2024', '2024-05', '2024-05-31', '2025-01', null);
    const end = fc.integer({ min: 0, max: TEXT.length });
    const min = (days: readonly (string | null)[]) =>
      days.flatMap((d) => (d === null ? [] : [lastDayOf(d)])).sort()[0] ?? null;
    const last = (found: string | null) => (found === null ? null : lastDayOf(found));
    fc.assert(
      fc.property(day, day, day, end, end, end, (whole, first, second, ...ends) => {
        const list = [
          ...(first === null ? [] : [`{ begins: The ferry, valid_until: "${first}" }`]),
          ...(second === null ? [] : [`{ begins: A fare, valid_until: "${second}" }`]),
        ];
        const document = dated(`valid_until: ${whole}\ndates: [${list.join(', ')}]`);
        const [a = 0, b = 0, c = 0] = ends.sort((x, y) => x - y);
        // White space is nobody's words.
        fc.pre(TEXT.slice(a, b).trim() !== '' && TEXT.slice(b, c).trim() !== '');
        expect(last(validUntilOf(document, [a, c]))).toBe(
          min([validUntilOf(document, [a, b]), validUntilOf(document, [b, c])]),
        );
      }),
    );
  });
});
