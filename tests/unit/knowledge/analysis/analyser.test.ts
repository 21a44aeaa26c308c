// Words in normal form: what is written differently and means the same becomes one term.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentTerms, createAnalyser } from '../../../../src/knowledge/analysis/analyser.ts';
import { anyText } from '../texts.ts';

const analyser = createAnalyser();
const termsOf = (text: string, language: string | null = null): string[] =>
  analyser.analyse(text, language).map(({ term }) => term);
const surfacesOf = (text: string, language: string | null = null): string[] =>
  analyser.analyse(text, language).map(({ surface }) => surface);

describe('words of the Latin alphabet', () => {
  test('forms of an English word have one stem', () => {
    expect(new Set(termsOf('garden gardens Gardening GARDENED'))).toEqual(new Set(['garden']));
  });

  test('a possessive counts as the word itself', () => {
    expect(termsOf("the ferry's pier", 'en')[1]).toBe(termsOf('ferry')[0]);
    expect(surfacesOf('ferry’s')).toEqual(['ferry']);
  });

  test('accents and capitals make no difference', () => {
    expect(surfacesOf('Café CAFÉ cafe\u0301 cafe')).toEqual(['cafe', 'cafe', 'cafe', 'cafe']);
  });

  test('typographic ligatures and wide letters are read as plain ones', () => {
    expect(surfacesOf('oﬃce ｇａｒｄｅｎ')).toEqual(['office', 'garden']);
  });

  test('a text is stemmed in its own language', () => {
    expect(new Set(termsOf('jardines jardín', 'es'))).toEqual(new Set(['jardin']));
    expect(termsOf('jardines', 'es-MX')).toEqual(['jardin']);
  });

  test('a language without a stemmer keeps its words whole', () => {
    expect(termsOf('gardens', 'eo')).toEqual(['gardens']);
  });

  test('English stop words are known in English only', () => {
    expect(analyser.analyse('the', 'en')[0]?.stop).toBe(true);
    expect(analyser.analyse('the', 'fr')[0]?.stop).toBe(false);
  });
});

describe('numbers', () => {
  test('Arabic and Persian digits are the same numbers as ASCII ones', () => {
    expect(termsOf('2025 ٢٠٢٥ ۲۰۲۵')).toEqual(['2025', '2025', '2025']);
    expect(termsOf('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹')).toEqual(['0123456789', '0123456789']);
  });

  test('commas that group digits make no difference, a decimal point does', () => {
    expect(termsOf('1,250 1250 ١٬٢٥٠')).toEqual(['1250', '1250', '1250']);
    expect(termsOf('3.5 35 ٣٫٥')).toEqual(['3.5', '35', '3.5']);
  });
});

describe('Arabic', () => {
  test('the forms of alef are one letter', () => {
    expect(new Set(termsOf('أحمد احمد إحمد آحمد'))).toEqual(new Set(['احمد']));
  });

  test('vowel signs and tatweel make no difference', () => {
    expect(new Set(surfacesOf('كتاب كِتَابٌ كتـــاب'))).toEqual(new Set(['كتاب']));
  });

  test('article and conjunction before a word keep its term', () => {
    expect(new Set(termsOf('حديقة الحديقة والحديقة بالحديقة للحديقة'))).toHaveProperty('size', 1);
  });

  test('singular and regular plural have one term', () => {
    expect(termsOf('مكتبة')).toEqual(termsOf('المكتبات'));
  });

  test('final yaa and alef maqsura, taa marbuta and haa count as the same', () => {
    expect(surfacesOf('مرسى مرسي')).toEqual(['مرسي', 'مرسي']);
    expect(surfacesOf('مكتبة مكتبه')).toEqual(['مكتبه', 'مكتبه']);
  });

  test('different words keep different terms', () => {
    expect(new Set(termsOf('حديقة مكتبة عبارة ميناء'))).toHaveProperty('size', 4);
  });
});

describe('Hebrew', () => {
  test('points make no difference', () => {
    expect(surfacesOf('סִפְרִיָּה ספריה')).toEqual(['ספריה', 'ספריה']);
  });

  test('a final letter counts as the letter inside of a word', () => {
    expect(surfacesOf('גנים')).toEqual(['גנימ']);
    expect(new Set(termsOf('עיתון עיתונים'))).toEqual(new Set(['עיתונ']));
  });

  test('one-letter prefixes keep the term of a word', () => {
    expect(new Set(termsOf('ספריה הספריה בספריה והספריה מהספריה לספריה'))).toHaveProperty('size', 1);
  });

  test('an abbreviation is the same with either mark and without', () => {
    expect(new Set(surfacesOf('רשב"י רשב״י רשב”י רשבי'))).toEqual(new Set(['רשבי']));
    expect(termsOf('הרשב״י')).toEqual(termsOf('רשב"י'));
  });

  test('different words keep different terms', () => {
    expect(new Set(termsOf('גינה ספריה מעבורת רציף'))).toHaveProperty('size', 4);
  });
});

test('Arabic and Hebrew words are known by their letters, whatever language the text has', () => {
  for (const word of ['الحدائق', 'הספריות'])
    expect(new Set([null, 'en', 'ar', 'he', 'fr'].flatMap((tag) => termsOf(word, tag)))).toHaveProperty(
      'size',
      1,
    );
});

test('Chinese words are found inside of a sentence', () => {
  expect(termsOf('图书馆的花园很漂亮')).toEqual(expect.arrayContaining(termsOf('花园')));
});

test('content terms are the words that are not stop words', () => {
  expect(contentTerms(analyser.analyse('What is in the garden of the library?'))).toEqual(
    termsOf('garden library'),
  );
});

test('a negation is never a stop word', () => {
  for (const word of ['not', 'no', 'never', "don't", 'لا', 'ليس', 'لم', 'לא'])
    expect({ word, stops: analyser.analyse(word).map(({ stop }) => stop) }).toEqual({ word, stops: [false] });
});

test('the offsets of a token lead back to its word, in order and apart', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let at = 0;
      for (const { surface, start, end } of analyser.analyse(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        const word = text.slice(start, end);
        // A sign is a word beside a number only.
        if (!/^[%٪€$£]$/.test(word))
          expect(analyser.analyse(word).map((token) => token.surface)).toEqual([surface]);
        at = end;
      }
    }),
    { numRuns: 300 },
  );
});

test('the same word gives the same token, for the same analyser and for a new one', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(null, 'en', 'fr', 'ar', 'he'), (text, language) => {
      const tokens = analyser.analyse(text, language);
      expect(analyser.analyse(text, language)).toEqual(tokens);
      expect(createAnalyser().analyse(text, language)).toEqual(tokens);
    }),
  );
});

test('surfaces are the tokens without their terms, whichever is asked for first', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(null, 'en', 'es', 'ar'), fc.boolean(), (text, language, first) => {
      const fresh = createAnalyser();
      const before = first ? fresh.surfaces(text, language, 7) : [];
      const tokens = fresh.analyse(text, language, 7);
      expect(tokens).toEqual(analyser.analyse(text, language, 7));
      const withoutTerms = tokens.map(({ term: _, ...rest }) => rest);
      expect(fresh.surfaces(text, language, 7)).toEqual(withoutTerms);
      if (first) expect(before).toEqual(withoutTerms);
    }),
  );
});
