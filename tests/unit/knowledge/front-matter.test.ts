// YAML at the head of a file: split off without touching the rest, and read with a line for every fault.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readYaml, splitFrontMatter } from '../../../src/knowledge/front-matter.ts';
import { faultsOf } from './library-of.ts';
import { anyText } from './texts.ts';

describe('splitting', () => {
  test('front matter is what stands between two lines of ---', () => {
    expect(splitFrontMatter('---\ntitle: Garden\ntags: []\n---\nRoses.\n')).toEqual({
      yaml: 'title: Garden\ntags: []',
      lines: 1,
      body: 'Roses.\n',
    });
  });

  test('a byte order mark, CRLF and spaces after the dashes are no obstacle', () => {
    expect(splitFrontMatter('\ufeff--- \r\ntitle: Garden\r\n---\t\r\n\r\nRoses.')).toEqual({
      yaml: 'title: Garden',
      lines: 1,
      body: '\r\nRoses.',
    });
  });

  test('front matter may be empty, and may be all there is', () => {
    expect(splitFrontMatter('---\n---\nRoses.')).toEqual({ yaml: '', lines: 1, body: 'Roses.' });
    expect(splitFrontMatter('---\ntitle: Garden\n---')).toEqual({
      yaml: 'title: Garden',
      lines: 1,
      body: '',
    });
  });

  test('a file that does not begin with --- has none', () => {
    expect(splitFrontMatter('Roses.\n---\ntitle: Garden\n---\n')).toBeNull();
    expect(splitFrontMatter('\n---\ntitle: Garden\n---\n')).toBeNull();
    expect(splitFrontMatter('----\ntitle: Garden\n----\n')).toBeNull();
  });

  test('a --- that is never closed begins none', () => {
    expect(splitFrontMatter('---\nRoses --- and boats.\n --- \n')).toBeNull();
  });

  test('the first closing line ends it, later ones belong to the body', () => {
    expect(splitFrontMatter('---\na: 1\n---\nOne.\n---\nTwo.')?.body).toBe('One.\n---\nTwo.');
  });

  test('whatever the body is, it comes out unchanged', () => {
    const field = fc.constantFrom('title: Garden', 'tags: [a, b]', '# a note', '', 'kind: "---"', ' - x');
    const line = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(fc.array(field), line, anyText, (fields, end, body) => {
        const yaml = fields.join(end);
        const source = `---${end}${yaml}${fields.length > 0 ? end : ''}---${end}${body}`;
        const parts = splitFrontMatter(source);
        expect(parts?.body).toBe(body);
        expect(parts?.yaml.replace(/\s+$/, '')).toBe(yaml.replace(/\s+$/, ''));
      }),
      { numRuns: 300 },
    );
  });
});

describe('reading', () => {
  const shape = z.strictObject({
    name: z.string('expected text'),
    year: z.string('expected text').optional(),
    boats: z.array(z.strictObject({ pier: z.string('expected text') })).optional(),
  });
  const at = { file: 'piers.yaml', remedy: 'See the piers.' };

  test('what fits the shape is read', () => {
    expect(readYaml('name: Heron\nboats:\n  - pier: east\n', shape, at)).toEqual({
      name: 'Heron',
      boats: [{ pier: 'east' }],
    });
  });

  test('a date stays the text that was written', () => {
    expect(readYaml('name: Heron\nyear: 2025-03-14', shape, at).year).toBe('2025-03-14');
  });

  test('every fault is told at once, each with its own line and the remedy', () => {
    const faults = faultsOf(() =>
      readYaml('nmae: Heron\nboats:\n  - pier: [1]\n  - peer: east\n', shape, at),
    );
    expect(faults.map(({ line, problem }) => [line, problem])).toEqual([
      [1, 'name: expected text.'],
      [3, 'boats.0.pier: expected text.'],
      [4, 'boats.1.pier: expected text.'],
      [4, 'boats.1.peer: is not a field of this file.'],
      [1, 'nmae: is not a field of this file.'],
    ]);
    expect(faults.every((f) => f.file === 'piers.yaml' && f.level === 'error')).toBe(true);
    expect(faults.every((f) => f.remedy === 'See the piers.')).toBe(true);
  });

  test('lines are counted from the beginning of the file', () => {
    const [fault] = faultsOf(() => readYaml('name: Heron\nyear: [1]', shape, { ...at, lines: 1 }));
    expect(fault?.line).toBe(3);
  });

  test('a fault of YAML itself has its line and a remedy of its own', () => {
    const [fault] = faultsOf(() => readYaml('year: "2025"\nname: Heron: east', shape, at));
    expect(fault).toMatchObject({ line: 2, problem: expect.stringMatching(/^not valid YAML: /) });
    expect(fault?.remedy).toContain('quotation marks');
  });

  test('one field twice is a fault on the line of the second', () => {
    const [fault] = faultsOf(() => readYaml('name: Heron\nname: Swan', shape, at));
    expect(fault?.line).toBe(2);
  });

  test('a file that is no list of fields is faulty as a whole', () => {
    const [fault] = faultsOf(() => readYaml('just words', shape, at));
    expect(fault).toMatchObject({ line: 1, problem: expect.stringMatching(/^the file: /) });
  });
});

test('what looks like a number stays as it was written', () => {
  const at = { file: 'a.txt', remedy: 'Mend it.' };
  const shape = z.strictObject({ a: z.string(), b: z.string(), c: z.string() });
  expect(readYaml('a: 007\nb: 1.10\nc: 0x1F', shape, at)).toEqual({ a: '007', b: '1.10', c: '0x1F' });
});

describe('what no platform takes', () => {
  const shape = z.strictObject({ title: z.string(), tags: z.array(z.string()).optional() });
  const read = (yaml: string) =>
    faultsOf(() => readYaml(yaml, shape, { file: 'a.txt', lines: 1, remedy: 'See.' }));

  test.each([
    ['title: "Roses \\ud83d"', 2, 'title: contains half a character (U+D83D, a lone surrogate).'],
    ['title: "\\ude00\\ud83d"', 2, 'title: contains half a character (U+DE00, a lone surrogate).'],
    ['title: "\\U0000D83D"', 2, 'title: contains half a character (U+D83D, a lone surrogate).'],
    ['title: "Roses\\0"', 2, 'title: contains the control character U+0000.'],
    ['title: "\\uffff"', 2, 'title: contains U+FFFF, which is not a character.'],
    [
      'title: x\ntags:\n  - a\n  - "\\ud83d"',
      5,
      'tags: contains half a character (U+D83D, a lone surrogate).',
    ],
  ])('%j is refused with its line and a remedy', (yaml, line, problem) => {
    expect(read(yaml)).toEqual([
      { file: 'a.txt', line, problem, level: 'error', remedy: expect.stringContaining('Remove it') },
    ]);
  });

  test('is told with the other faults of the file; a whole pair is a character', () => {
    expect(read('titel: x\ntitle: "\\ud83d"').map(({ problem }) => problem)).toEqual([
      'title: contains half a character (U+D83D, a lone surrogate).',
      'titel: is not a field of this file.',
    ]);
    expect(readYaml('title: "\\ud83d\\ude00"', shape, { file: 'a', remedy: '' }).title).toBe('😀');
  });
});

test('5,000 unknown fields are one fault', () => {
  const yaml = Array.from({ length: 5_000 }, (_, i) => `field${i}: x`).join('\n');
  const faults = faultsOf(() =>
    readYaml(`title: x\n${yaml}`, z.strictObject({ title: z.string() }), { file: 'a', remedy: 'See.' }),
  );
  expect(faults).toEqual([
    {
      file: 'a',
      line: 2,
      problem: 'field0, field1, field2, and 4997 more: are not fields of this file.',
      remedy: 'See.',
      level: 'error',
    },
  ]);
});
