// The last word of a question, completed while it is typed.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { libraryOf } from './library-of.ts';

const library = await libraryOf({
  'boats.txt':
    '---\nlanguage: en\n---\nFerries cross the harbour.\n\nThe ferry of Gaza’s harbour waits for reconstruction, not for recovery.\n\nThe ferry leaves.',
  'cafe.txt': '---\nlanguage: fr\n---\nLe café du Château ferme à minuit.',
  'hadiqa.txt': '---\nlanguage: ar\n---\nإعادة الإعمار في المدينة.',
  'gina.txt': '---\nlanguage: he\n---\nהשלום בגינה של ירושלים.',
});
const completed = (typed: string, max = 8) => library.completions(typed, max);

describe('a half-typed word', () => {
  it('becomes the words that begin like it, those first that stand in more passages', () => {
    expect(completed('when does the fer')).toEqual([
      'when does the ferry',
      'when does the ferme',
      'when does the ferries',
    ]);
    expect(completed('when does the fer', 1)).toEqual(['when does the ferry']);
  });

  it('is spelt as in the documents, and as far as it was typed as it was typed', () => {
    expect(completed('gaz')).toEqual(['gaza']);
    expect(completed('Gaz')).toEqual(['Gaza']);
    expect(completed('cafe')).toEqual(['café']);
    expect(completed('"the HARB')).toEqual(['"the HARBour']);
    expect(completed('-reco')).toEqual(['-reconstruction', '-recovery']);
  });

  it('is completed in Arabic and Hebrew, whatever form of a letter was typed', () => {
    expect(completed('متى اعا')).toEqual(['متى إعادة']);
    expect(completed('مدينة الم')).toEqual(['مدينة المدينة']);
    expect(completed('מה עם השל')).toEqual(['מה עם השלום']);
    expect(completed('ירושל')).toEqual(['ירושלים']);
  });

  it('may be misspelt', () => {
    expect(completed('recontr')[0]).toBe('reconstruction');
    expect(completed('the herbour')).toEqual(['the harbour']);
    expect(completed('hrabour')).toContain('harbour');
  });

  it('is left alone where there is nothing to add', () => {
    for (const typed of ['', ' ', 'ferry ', 'reconstruction', 'the', 'zqx', 'zqxvkw', '?!', '"'])
      expect([typed, completed(typed)]).toEqual([typed, []]);
  });
});

it('whatever is typed, what stands before the last word stays, and few are offered', () => {
  const typed = fc.oneof(fc.string(), fc.constantFrom('the f', 'ه إع', 'של ירו', '“ferr', 'a-re', 'צה"ל'));
  fc.assert(
    fc.property(fc.tuple(typed, typed), ([a, b]) => {
      const line = `${a} ${b}`;
      const lines = completed(line, 3);
      expect(lines.length).toBeLessThanOrEqual(3);
      for (const completion of lines) expect(completion.startsWith(`${a} `)).toBe(true);
    }),
  );
});
