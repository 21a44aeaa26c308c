// Heads of documents in YAML, TOML and JSON, whichever tool they were written for.

import { describe, expect, test } from 'vitest';
import { readHead, splitHead } from '../../../src/knowledge/head.ts';
import { documentOf, faultsOf } from './library-of.ts';

const headOf = (source: string) => {
  const head = splitHead(source);
  if (head === null) throw new Error('there is no head');
  return readHead(head, 'a.md');
};
const yaml = (fields: string) => headOf(`---\n${fields}\n---\nRoses.`);
const fieldOf = (fields: string, name: string): unknown =>
  (yaml(fields).fields as Readonly<Record<string, unknown>>)[name];

describe('what is a head', () => {
  test.each([
    ['YAML', '---\ntitle: Garden\n---\nRoses.', 'yaml', 'Roses.'],
    ['YAML that begins with a comment', '---\n# mine\ntitle: Garden\n---\nRoses.', 'yaml', 'Roses.'],
    ['an empty one', '---\n---\nRoses.', 'yaml', 'Roses.'],
    ['TOML', '+++\ntitle = "Garden"\n+++\nRoses.', 'toml', 'Roses.'],
    ['TOML of Windows', '+++\r\ntitle = "Garden"\r\n+++\r\nRoses.', 'toml', 'Roses.'],
    ['JSON', '{\n  "title": "Garden"\n}\n\nRoses.', 'json', '\n\nRoses.'],
  ])('%s', (_, source, format, body) => {
    expect(splitHead(source)).toMatchObject({ format, body });
  });

  test.each([
    ['a rule above words', '---\nThe garden is open.\n---\nRoses.'],
    ['a rule above a heading', '---\n\n## Garden\n\n---\nRoses.'],
    [
      'a rule above a sentence with a colon',
      '---\nThe garden is open, and the ferry leaves: at nine.\n---\n',
    ],
    ['a rule that is alone', '---\n\nThe garden is open.'],
    ['curly brackets in a text', '{"garden"} is a word.'],
    ['JSON without a text', '{\n  "title": "Garden"\n}\n'],
    ['plus signs', '+++ News +++\n\nRoses.'],
  ])('%s is none', (_, source) => {
    expect(splitHead(source)).toBeNull();
  });

  test('a rule at the top leaves its words in the text', () => {
    expect(documentOf('a.md', '---\nThe garden is open.\n\n---\n\nRoses.').text).toContain(
      'The garden is open.',
    );
  });
});

describe('fields of other tools mean what ours do', () => {
  test.each([
    ['date: 2025-03-14', 'published', '2025-03-14'],
    ['date: 2025-03-14T23:30:00+02:00', 'published', '2025-03-14'],
    ['date: 2025-03-14 23:30:00', 'published', '2025-03-14'],
    ['pubDate: 2025-03-14', 'published', '2025-03-14'],
    ['Date: 2025-03-14', 'published', '2025-03-14'],
    ['authors: [A. Moreau, B. Singh]', 'author', 'A. Moreau, B. Singh'],
    [
      'authors:\n  - name: A. Moreau\n    url: https://a.example\n  - B. Singh',
      'author',
      'A. Moreau, B. Singh',
    ],
    ['author: { name: A. Moreau }', 'author', 'A. Moreau'],
    ['date:\n  created: 2025-03-14\n  updated: 2026-01-02', 'published', '2025-03-14'],
    ['license: CC BY 4.0', 'licence', 'CC BY 4.0'],
    ['lang: ar', 'language', 'ar'],
    ['tags: tides, boats', 'tags', ['tides', 'boats']],
    ['tags: [tides, boats]', 'tags', ['tides', 'boats']],
    ['tags: tides', 'tags', ['tides']],
    ['keywords: tides, boats', 'tags', ['tides', 'boats']],
    ['valid-until: 2030', 'valid_until', '2030'],
    ['title: 007', 'title', '007'],
  ])('%s', (fields, name, value) => {
    expect(fieldOf(fields, name)).toEqual(value);
  });

  test('in TOML and JSON too', () => {
    const toml = headOf(
      '+++\ntitle = "Garden"\ndate = 2025-03-14T10:00:00Z\ntags = ["a"]\nweight = 3\n+++\nRoses.',
    );
    const json = headOf(
      '{\n  "title": "Garden",\n  "date": "2025-03-14",\n  "tags": ["a"],\n  "weight": 3\n}\nRoses.',
    );
    for (const { fields, unused } of [toml, json]) {
      expect(fields).toMatchObject({ title: 'Garden', published: '2025-03-14', tags: ['a'] });
      expect(unused).toEqual(['weight']);
    }
  });

  test('a day in TOML is that day, wherever the bot runs', () => {
    expect(headOf('+++\ndate = 2025-03-14\n+++\nRoses.').fields.published).toBe('2025-03-14');
    expect(headOf('+++\ndate = 2025-03-14T23:30:00+02:00\n+++\nRoses.').fields.published).toBe('2025-03-14');
  });

  test('our own name counts more than another', () => {
    expect(yaml('date: 2020\npublished: 2025-03-14')).toMatchObject({
      fields: { published: '2025-03-14' },
      unused: ['date'],
    });
  });

  test('what means nothing here is known as not used', () => {
    const { unused, warnings } = yaml(
      'title: Garden\nlayout: post\nsidebar_position: 3\nslug: /garden\naliases: [g]',
    );
    expect([unused, warnings]).toEqual([['layout', 'sidebar_position', 'slug', 'aliases'], []]);
  });
});

describe('drafts', () => {
  test.each([
    ['draft: true', true],
    ['draft: yes', true],
    ['draft: false', false],
    ['published: false', true],
    ['published: true', false],
    ['published: 2025-03-14', false],
    ['status: draft', true],
    ['status: Draft', true],
    ['private: true', true],
    ['unlisted: true', true],
    ['title: Garden', false],
  ])('%s', (fields, isDraft) => {
    expect(yaml(fields).isDraft).toBe(isDraft);
  });

  test('what lies in a folder of drafts is one', () => {
    expect(documentOf('_drafts/a.md', 'Roses.').isDraft).toBe(true);
    expect(documentOf('blog/_drafts/a.md', 'Roses.').isDraft).toBe(true);
    expect(documentOf('drafts.md', 'Roses.').isDraft).toBe(false);
  });
});

describe('a fault in a field leaves out the field', () => {
  test.each([
    ['published: soon', 'published'],
    ['url: garden', 'url'],
    ['language: english', 'language'],
    ['title: [a, b]', 'title'],
    ['review_by: never', 'review_by'],
  ])('%s', (fault, field) => {
    const { fields, warnings } = yaml(`source: Town\n${fault}`);
    expect(fields.source).toBe('Town');
    expect(warnings).toMatchObject([
      { file: 'a.md', line: 3, level: 'warning', problem: expect.stringMatching(field) },
    ]);
  });

  test('and the document is read', () => {
    const { text, meta, warnings } = documentOf('a.md', '---\npublished: soon\n---\nRoses.');
    expect([text, meta.published, warnings.length]).toEqual(['Roses.', null, 1]);
  });
});

describe('a fault in what restricts leaves out the document', () => {
  test.each([
    ['show: part', 'show'],
    ['status: superseeded', 'status'],
    ['status: superseded', 'status'],
    ['superseded_by: [a]\nstatus: superseded', 'superseded_by'],
    ['note: [a]', 'note'],
    ['valid_until: soon', 'valid_until'],
    ['licence: [a]', 'licence'],
    ['license: { a: b }', 'licence'],
    ['attribution: 3: 4', null],
    ['voices: nobody', 'voices'],
    ['dates: never', 'dates'],
    ['shows: excerpts', 'shows'],
    ['valid_untill: 2025', 'valid_untill'],
    ['superceded_by: b.md', 'superceded_by'],
    ['licens: CC0', 'licens'],
    ['atribution: Club', 'atribution'],
  ])('%s', (fields, field) => {
    const faults = faultsOf(() => yaml(`title: Garden\n${fields}`));
    expect(faults.some(({ level }) => level === 'error')).toBe(true);
    if (field !== null) expect(faults.map(({ problem }) => problem).join()).toContain(field);
  });

  test('faults in other fields are told with them', () => {
    expect(faultsOf(() => yaml('show: part\npublished: soon')).map(({ level }) => level)).toEqual([
      'error',
      'warning',
    ]);
  });

  test.each(['layout: show', 'slug: note', 'link: x', 'image: x', 'type: x', 'weight: 1'])(
    '%s is no slip',
    (fields) => {
      expect(yaml(fields).unused).toHaveLength(1);
    },
  );
});

describe('a head that is none of its language is told with its line', () => {
  test.each([
    ['YAML', '---\ntitle: "Garden\n---\nRoses.', 'YAML'],
    ['TOML', '+++\ntitle = Garden\n+++\nRoses.', 'TOML'],
    ['JSON', '{\n  "title": Garden\n}\nRoses.', 'JSON'],
  ])('%s', (_, source, language) => {
    const [fault] = faultsOf(() => headOf(source));
    expect(fault).toMatchObject({
      file: 'a.md',
      line: expect.any(Number),
      problem: expect.stringContaining(language),
    });
  });
});
