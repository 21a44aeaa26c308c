// What is read of a question besides its words, and what is left alone.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuestion, plainWords } from '../../../src/core/question.ts';

const phrases = (text: string) => parseQuestion(text).phrases;
const excluded = (text: string) => parseQuestion(text).excluded;
const words = (text: string) => parseQuestion(text).words.trim().split(/\s+/).join(' ');

describe('a phrase', () => {
  it('stands in quotation marks of any of the common kinds', () => {
    for (const quoted of [
      '"a b"',
      '“a b”',
      '„a b“',
      '„a b”',
      '«a b»',
      '« a b »',
      '»a b«',
      '״a b״',
      '”a b“',
      '”a b”',
    ])
      expect([quoted, phrases(`who says ${quoted}?`)]).toEqual([quoted, ['a b']]);
  });

  it('stays among the words, without its marks', () => {
    expect(words('who says "the pier", and “the quay”?')).toBe('who says the pier , and the quay ?');
    expect(phrases('who says "the pier", and “the quay”?')).toEqual(['the pier', 'the quay']);
  });

  it('is none if its mark ends nowhere, or holds no word', () => {
    for (const text of [
      'the "pier',
      'a 12" and a 7" record',
      'so " called " it',
      '“ and',
      'nothing ""',
      '"?!"',
      'pier"',
    ])
      expect([text, phrases(text), parseQuestion(text).words]).toEqual([text, [], text]);
  });

  it('is told from the Hebrew marks of abbreviation', () => {
    for (const text of ['מה אמר צה"ל על ארה"ב?', 'מנכ״לית דו”ח', 'ב"כ צה"ל'])
      expect([text, phrases(text)]).toEqual([text, []]);
    expect(phrases('מי אמר "דובר צה"ל מסר" אתמול')).toEqual(['דובר צה"ל מסר']);
    expect(phrases('מי אמר ״דובר צה״ל״?')).toEqual(['דובר צה״ל']);
  });

  it('may follow a Hebrew prefix', () => {
    expect(phrases('מה נכתב ב"הארץ" וב״מעריב״?')).toEqual(['הארץ', 'מעריב']);
  });
});

describe('an exclusion', () => {
  it('is a word or a phrase behind a minus, and no word of the question', () => {
    expect(excluded('ferry -night -"the old pier" fares')).toEqual(['night', 'the old pier']);
    expect(words('ferry -night -"the old pier" fares')).toBe('ferry fares');
    expect(excluded('-night ferry')).toEqual(['night']);
    expect(excluded('העברות -לילה')).toEqual(['לילה']);
    expect(excluded('العبارة -الليل، متى؟')).toEqual(['الليل']);
    expect(excluded('ferry \u200f-לילה')).toEqual(['לילה']);
    expect(excluded('news -צה"ל -non-stop, today')).toEqual(['צה"ל', 'non-stop']);
  });

  it('is no hyphen, dash, negative number or list', () => {
    for (const text of [
      'the so-called cease-fire',
      'the ferry - the old one - leaves',
      'at -5 degrees',
      '- ferry',
      '-ferry\n-pier',
      'the ferry -- old',
      '--help me',
      'in ב-CNN',
      'x -',
    ])
      expect([text, excluded(text), parseQuestion(text).words]).toEqual([text, [], text]);
  });

  it('leaves something to ask, or else is taken by its words', () => {
    expect(parseQuestion('-ferry')).toMatchObject({ words: '-ferry', excluded: [] });
  });
});

it('knows whether anything was said but phrases', () => {
  expect(parseQuestion('"the pier" “the quay”!').phrasesOnly).toBe(true);
  expect(parseQuestion('"the pier" -old').phrasesOnly).toBe(true);
  expect(parseQuestion('where is "the pier"').phrasesOnly).toBe(false);
  expect(parseQuestion('the pier').phrasesOnly).toBe(false);
});

const MARKS = [...'"״“”„«»- -\n', 'ab', 'צה"ל', 'ב', '5', 'ى', '\u200f', '😀'];
const typed = fc
  .array(fc.oneof(fc.constantFrom(...MARKS), fc.string()), { maxLength: 24 })
  .map((parts) => parts.join(''));

it('loses no letter: each is at its own place among the words, or in what is excluded', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const read = parseQuestion(text);
      expect(read.words).toHaveLength(text.length);
      let gone = '';
      for (let at = 0; at < text.length; at++)
        if (read.words[at] !== text[at]) {
          expect(read.words[at]).toBe(' ');
          gone += text[at];
        }
      const letters = (some: string) => some.replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(gone)).toBe(letters(read.excluded.join('')));
      for (const phrase of [...read.phrases, ...read.excluded]) expect(text).toContain(phrase);
    }),
  );
});

it('leaves a question without marks as it is, and takes a message for its words', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const plain = text.replace(/["״“”„«»-]/g, ' ');
      expect(parseQuestion(plain)).toEqual({
        text: plain,
        words: plain,
        phrases: [],
        excluded: [],
        phrasesOnly: false,
      });
      expect(plainWords(plain)).toBe(plain);
      expect(plainWords(text)).toHaveLength(text.length);
      expect(parseQuestion(plainWords(text))).toMatchObject({ phrases: [], excluded: [] });
    }),
  );
});
