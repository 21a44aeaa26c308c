import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExcerpter, holds, shortened } from '../../../bench/excerpt.ts';

describe('an excerpt that is measured', () => {
  it('is two sentences at most', () => {
    expect(shortened('One is here. Two is there. Three is gone.')).toBe('One is here. Two is there.');
    expect(shortened('Only one')).toBe('Only one');
    expect(shortened('')).toBe('');
  });

  it('is cut at white space after 320 characters, and keeps a word that just fits', () => {
    const word = 'a'.repeat(79);
    expect(shortened(Array.from({ length: 6 }, () => word).join(' '))).toBe(
      Array.from({ length: 4 }, () => word).join(' '),
    );
    expect(shortened(`${'b'.repeat(320)} c`)).toBe('b'.repeat(320));
    expect(shortened('c'.repeat(400))).toHaveLength(320);
  });

  it('is a slice of what was shown, never longer', () => {
    const word = fc.constantFrom('a', 'word.', 'Long', '?', 'שלום', 'x'.repeat(90), '\n', '😀');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        const cut = shortened(text);
        expect(text).toContain(cut);
        expect(cut.length).toBeLessThanOrEqual(320);
      }),
    );
  });

  it('holds an answer however it is spaced', () => {
    expect(holds('on 3\n May 1901', '3 May')).toBe(true);
    expect(holds('on 3 June', '3 May')).toBe(false);
  });
});

it('is, of an engine that shows none, the two neighbouring sentences with most of the rarer words', () => {
  const text = 'The river is long. Its harbour opened in 1901. Ships came there. The river is old.';
  const docs = [
    { id: 'd1', text },
    { id: 'd2', text: 'The river is deep.' },
  ];
  const none = { clean: [], typo: [], outOfScope: [], grades: new Map() };
  const excerptOf = createExcerpter({ name: 'two', language: 'en', docs, ...none });
  expect(excerptOf('When did ships reach the harbour of the river?', 'd1')).toBe(
    'Its harbour opened in 1901. Ships came there.',
  );
});
