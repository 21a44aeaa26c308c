// What authors may write of a document, and what they are told when they cannot.

import { describe, expect, test } from 'vitest';
import { FaultyFileError } from '../../../src/knowledge/fault.ts';
import { documentOf, faultsOf } from './library-of.ts';

const metaOf = (yaml: string) => documentOf('garden.txt', `---\n${yaml}\n---\nRoses.`).meta;
/** What is told of a head: the faults for which the document is left out, or those of fields that are. */
const toldOf = (yaml: string) => {
  try {
    return documentOf('garden.txt', `---\n${yaml}\n---\nRoses.`).warnings;
  } catch (error) {
    if (error instanceof FaultyFileError) return error.faults;
    throw error;
  }
};
const linesOf = (yaml: string) =>
  toldOf(yaml).map(({ line, problem }) => `${line} ${problem.split(/[:.]/)[0]}`);
const problemOf = (yaml: string) => toldOf(yaml)[0]?.problem;

test('a document is shown whole unless it says otherwise, and saying so changes nothing else', () => {
  expect(metaOf('show: excerpts').show).toBe('excerpts');
  expect(metaOf('show: full').show).toBe('full');
  expect(metaOf('title:').show).toBeUndefined();
  expect(problemOf('show: parts')).toContain('expected full or excerpts');
});

test('every field is read', () => {
  const meta = metaOf(
    [
      'title: "Garden: the letters"',
      'source: Riverside Club',
      'url: https://garden.example/letters?id=7',
      'author: ליאור',
      'published: 2025-03-14',
      'retrieved: 2025-04',
      'valid_until: 2026',
      'review_by: 2025-12',
      'language: ar-EG',
      'tags: [garden, حديقة]',
      'attribution: Riverside Club',
      'kind: letter',
      'licence: CC BY 4.0',
      'translation_of: garden.ar.txt',
      'translator: نور',
    ].join('\n'),
  );
  expect(meta).toEqual({
    title: 'Garden: the letters',
    source: 'Riverside Club',
    url: 'https://garden.example/letters?id=7',
    author: 'ליאור',
    published: '2025-03-14',
    retrieved: '2025-04',
    validUntil: '2026',
    reviewBy: '2025-12',
    language: 'ar-EG',
    tags: ['garden', 'حديقة'],
    attribution: 'Riverside Club',
    kind: 'letter',
    licence: 'CC BY 4.0',
    translationOf: 'garden.ar.txt',
    translator: 'نور',
  });
});

test('a document stands as it is, unless somebody has said otherwise', () => {
  expect(metaOf('status: current')).toEqual(metaOf('title:'));
  expect(metaOf('status: corrected\nnote: The year was wrong.').standing).toEqual({
    is: 'corrected',
    note: 'The year was wrong.',
  });
  expect(metaOf('status: retracted\nnote: Nobody said so.').standing).toEqual({
    is: 'retracted',
    note: 'Nobody said so.',
  });
  expect(metaOf('status: superseded\nsuperseded_by: b/new.md').standing).toEqual({
    is: 'superseded',
    by: 'b/new.md',
    note: null,
  });
});

test('what nobody said is null, whether left out, left empty or written as null', () => {
  const { title, titleFrom, ...unknown } = metaOf('title:\nsource: null\nurl: ~');
  expect([title, titleFrom]).toEqual(['garden', 'file']);
  expect({ title, titleFrom, ...unknown }).toEqual(documentOf('garden.txt', 'Roses.').meta);
  expect(new Set(Object.values(unknown).map((value) => JSON.stringify(value)))).toEqual(
    new Set(['null', '[]']),
  );
});

test('a year alone is a text, not a number', () => {
  expect(metaOf('title: 2025\npublished: 2024\ntags: [1999]')).toMatchObject({
    title: '2025',
    published: '2024',
    tags: ['1999'],
  });
});

describe('faults', () => {
  test('an unknown field', () => {
    expect(problemOf('title: Garden\nauthr: Lior')).toBe('authr: is not a field; did you mean author?');
    expect(linesOf('title: Garden\nauthr: Lior')).toEqual(['3 authr']);
  });

  test.each(['2025-02-30', '2025-13', '2025-3-1', '14.03.2025', 'last year', '2025-00-10', '25'])(
    'the day %s, which does not exist',
    (day) => {
      expect(linesOf(`title: Garden\npublished: ${day}`)).toEqual(['3 published']);
      expect(problemOf(`published: ${day}`)).toContain('such as 2025, 2025-03, or 2025-03-14');
    },
  );

  test('a leap day is a day in leap years only', () => {
    expect(metaOf('published: 2024-02-29').published).toBe('2024-02-29');
    expect(linesOf('published: 2025-02-29')).toEqual(['2 published']);
  });

  test.each(['en_US', 'e', 'Modern Greek', 'en-'])('the language tag %s', (tag) => {
    expect(linesOf(`language: ${tag}`)).toEqual(['2 language']);
  });

  test.each(['garden.example', 'ftp://garden.example', 'https://', 'javascript:alert(1)', '"https://a b"'])(
    'the address %s',
    (address) => {
      expect(linesOf(`url: ${address}`)).toEqual(['2 url']);
    },
  );

  test('a text of two lines, and an empty one', () => {
    expect(linesOf('title: |\n  one\n  two\nsource: " "')).toEqual(['2 title', '5 source']);
  });

  test('tags that are neither a list nor words between commas', () => {
    expect(metaOf('tags: garden, sea').tags).toEqual(['garden', 'sea']);
    expect(linesOf('tags: { garden: yes }')).toEqual(['2 tags']);
  });

  test('a translator without a translated document', () => {
    expect(linesOf('title: Garden\ntranslator: Nour').map((line) => line.split(' ')[1])).toEqual([
      'translator',
    ]);
  });

  test.each([
    ['status: retractd', '2 status', 'expected one of current, superseded, corrected, retracted'],
    ['status: retracted', '2 status', 'expected a note as well'],
    ['status: corrected\nnote: " "', '3 note', 'expected text; if the value is unknown, leave the field out'],
    ['title: Garden\nnote: Wrong.', '3 note', 'expected a status as well'],
    ['status: superseded', '2 status', 'expected superseded_by as well'],
    ['superseded_by: new.md', '2 superseded_by', 'expected "status: superseded" as well'],
  ])('a standing that is half said: %s', (yaml, place, problem) => {
    expect(linesOf(yaml)).toEqual([place]);
    expect(problemOf(yaml)).toContain(problem);
  });

  test('several at once, each with its own line', () => {
    const yaml = 'title: Garden\npublished: 2025-02-30\nlanguage: e\nurl: here\nauthr: red';
    expect(linesOf(yaml).sort()).toEqual(['3 published', '4 language', '5 url', '6 authr']);
  });

  test.each(['withdrawn', 'Archived', 'deprecated', 'soft-deleted'])(
    'a status that may say that nothing is to be shown leaves the document out: %s',
    (status) => {
      expect(() => metaOf(`status: ${status}`)).toThrow(FaultyFileError);
    },
  );

  test.each(['published', 'Accepted', 'in-review', 'final'])(
    'a status of another tool that restricts nothing is not used: %s',
    (status) => {
      expect(metaOf(`status: ${status}`).standing).toBeUndefined();
      expect(documentOf('garden.txt', `---\nstatus: ${status}\n---\nRoses.`).unused).toEqual(['status']);
    },
  );

  test('YAML that is none', () => {
    expect(linesOf('source: Club\ntitle: Garden: letters')).toEqual(['3 not valid YAML']);
    expect(linesOf('title: "Garden')[0]).toContain('not valid YAML');
  });

  test('a field that there is not comes with those there are, a wrong value does not', () => {
    const [unknown, wrong] = [...toldOf('authr: red\nurl: here')].sort((a, b) =>
      a.problem.localeCompare(b.problem),
    );
    expect(unknown?.help).toContain('title, source, url, author, published');
    expect([wrong?.problem, wrong?.help]).toEqual(['url: expected an http or https URL.', undefined]);
  });

  test.each([
    ['- title', 'the file: expected fields, each with a name, a colon, and a value.'],
    ['voices: [Roses]', 'voices.0: expected fields, each with a name, a colon, and a value.'],
    ['voices:\n  - speaker: Lior', 'voices.0.begins: expected text.'],
    ['title: [a]', 'title: expected text.'],
    ['show: some', 'show: expected full or excerpts.'],
  ])('is said in words of our own: %s', (yaml, problem) => {
    expect(problemOf(yaml)).toBe(problem);
  });
});

describe('voices', () => {
  const faultOf = (entry: string) => faultsOf(() => metaOf(`voices:\n  - ${entry}`))[0]?.problem;

  test('a stretch is either narration or a speaker’s', () => {
    expect(faultOf('begins: Roses')).toContain('expected either "speaker: …" or "narration: true"');
    expect(faultOf('{ begins: Roses, speaker: Lior, narration: true }')).toContain('expected either');
    expect(faultOf('{ begins: Roses, narration: false }')).toContain('expected true');
  });

  test('a hash is 16 to 64 hex digits', () => {
    expect(faultOf('{ begins: Roses, speaker: Lior, sha256: abc }')).toContain(
      'expected 16 to 64 hex digits',
    );
  });
});

describe('dates', () => {
  test('a day that does not exist, or before the text was published, is a fault on its line', () => {
    expect(linesOf('title: Garden\nvalid_until: 2025-02-30\nreview_by: soon')).toEqual([
      '3 valid_until',
      '4 review_by',
    ]);
    expect(linesOf('published: 2025-03-14\nvalid_until: 2025-03-13')).toEqual(['3 valid_until']);
    expect(metaOf('published: 2025-03-14\nvalid_until: 2025-03').validUntil).toBe('2025-03');
  });

  test('of a stretch are one or both', () => {
    const [fault] = faultsOf(() => metaOf('dates:\n  - begins: Roses'));
    expect(fault?.problem).toContain('expected "valid_until: …", "review_by: …", or both');
  });
});
