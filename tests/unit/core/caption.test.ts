// The lines under an excerpt say what is known, and of a date also that it is not.

import { describe, expect, it } from 'vitest';
import { attributionLine, captionOf, formatDate, shortCaptionOf } from '../../../src/core/caption.ts';
import { plainInline } from '../../../src/core/reply.ts';
import { loadWords } from '../../../src/words/words.ts';
import { excerptFor } from '../../canonical.ts';

const words = loadWords();
const en = words('en');
const lines = (...given: Parameters<typeof excerptFor>) =>
  captionOf(excerptFor(...given), en, '2026-01-01').map((line) => line.map(plainInline).join(''));

describe('a caption', () => {
  it('is one short line where nothing is known: the name of the file, the paragraph, "undated", and the code', () => {
    expect(lines('Text.')).toEqual(['harbour.txt · undated · paragraph 1 · abcd1234']);
    expect(
      shortCaptionOf(excerptFor('Text.'), en, '2026-01-01').map((line) => line.map(plainInline).join('')),
    ).toEqual(['paragraph 1 · abcd1234']);
  });

  it('leaves out each thing that nobody has said, and nothing else', () => {
    const meta = {
      title: 'Harbour notes',
      source: 'The Daily Ferry',
      author: 'M. Quay',
      published: '2025-03',
    };
    expect(lines('Text.', {}, meta)).toEqual([
      'Harbour notes · The Daily Ferry · by M. Quay · March 2025 · paragraph 1 · abcd1234',
    ]);
    expect(lines('Text.', {}, { ...meta, author: null })).toEqual([
      'Harbour notes · The Daily Ferry · March 2025 · paragraph 1 · abcd1234',
    ]);
    expect(lines('Text.', {}, { ...meta, source: null, title: null })).toEqual([
      'harbour.txt · by M. Quay · March 2025 · paragraph 1 · abcd1234',
    ]);
    expect(
      lines(
        'Text.',
        {},
        { standing: { is: 'corrected', note: 'It was 3.' } },
        { attribution: { of: 'document', name: 'the crews' }, validUntil: '2024' },
      ),
    ).toEqual([
      'from a text on the position of the crews',
      'harbour.txt · undated · paragraph 1 · abcd1234',
      'Correction: It was 3.',
      'valid until 2024, may be outdated',
    ]);
  });

  it('names a document that only its file names by its path, and says nothing twice', () => {
    const meta = { title: 'harbour', titleFrom: 'file', source: 'harbour.txt' } as const;
    expect(lines('Text.', {}, meta)).toEqual(['harbour.txt · undated · paragraph 1 · abcd1234']);
    expect(lines('Text.', {}, { title: 'The harbour', titleFrom: 'heading' })).toEqual([
      'The harbour · undated · paragraph 1 · abcd1234',
    ]);
  });

  it('is as short in every language', () => {
    for (const locale of ['ar', 'he'] as const) {
      const [line, ...more] = captionOf(excerptFor('Text.'), words(locale), '2026-01-01');
      expect(more).toEqual([]);
      expect(line?.map(plainInline).join('').split(' · ')).toEqual([
        'harbour.txt',
        words(locale).say('date-unknown'),
        words(locale).say('paragraph', { number: 1 }),
        'abcd1234',
      ]);
    }
  });

  it('says "according to" only of words to which a person gave that speaker', () => {
    expect(
      attributionLine(
        { of: 'passage', voices: [{ by: 'speaker', name: 'the crew', begins: 'It leaves' }] },
        en,
      ),
    ).toBe('according to the crew');
    expect(attributionLine({ of: 'document', name: 'the crew' }, en)).toBe(
      'from a text on the position of the crew',
    );
    expect(lines('Text.').join('\n')).not.toContain('according to');
  });

  it('names the voices of a mixed passage in the order in which they speak', () => {
    const voices = [
      { by: 'narration', begins: 'It was' },
      { by: 'speaker', name: 'the crew', begins: 'Fares must not' },
      { by: 'narration', begins: 'They left' },
    ] as const;
    expect(attributionLine({ of: 'passage', voices }, en)).toBe(
      'the text itself; from “Fares must not …” on, according to the crew; from “They left …” on, the text itself',
    );
  });

  it('says a year as a year, a month as a month and a day as a day', () => {
    expect(['2025', '2025-03', '2025-03-04'].map((date) => formatDate(date, en))).toEqual([
      '2025',
      'March 2025',
      'March 4, 2025',
    ]);
  });

  it("names the document's language if the reader's is another", () => {
    expect(lines('Text.', {}, { language: 'he' })[0]).toContain('in Hebrew');
    expect(lines('Text.', {}, { language: 'en-GB' })[0]).not.toContain('in ');
  });

  it('names a translation as one', () => {
    const meta = { translationOf: 'hafen.txt', translator: 'R. Berg' };
    expect(lines('Text.', {}, meta)[1]).toBe('a translation of hafen.txt, translated by R. Berg');
    expect(lines('Text.', {}, { ...meta, translator: null })[1]).toContain('translator not given');
  });
});

describe('what may be outdated', () => {
  const on = (today: string, meta: Parameters<typeof excerptFor>[2], validUntil: string | null) =>
    captionOf(excerptFor('Text.', {}, meta, { validUntil }), en, today)
      .map((line) => line.map(plainInline).join(''))
      .filter((line) => line.includes('outdated'));

  it('is said from the day after its last day on, with the dates that are known and no other', () => {
    const known = { published: '2024-05', retrieved: '2024-06-01' };
    expect(on('2025-12-31', known, '2025')).toEqual([]);
    expect(on('2026-01-01', known, '2025')).toEqual([
      'last confirmed June 1, 2024, valid until 2025, may be outdated',
    ]);
    expect(on('2026-01-01', { published: '2024-05' }, '2025-12-31')).toEqual([
      'last confirmed May 2024, valid until December 31, 2025, may be outdated',
    ]);
    expect(on('2026-01-01', {}, '2025')).toEqual(['valid until 2025, may be outdated']);
    expect(on('2026-01-01', known, null)).toEqual([]);
  });
});
