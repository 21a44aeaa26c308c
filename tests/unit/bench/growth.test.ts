import { expect, it } from 'vitest';
import { createLanguage } from '../../../bench/growth/language.ts';
import { passage, question } from '../../../bench/growth/text.ts';

const language = createLanguage();
const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
const library = (passages: number) =>
  Array.from({ length: passages }, (_, nth) => passage(language, 1, nth).text);

it('makes the same passage of the same seed and number, and another of another', () => {
  expect(passage(language, 1, 7)).toEqual(passage(language, 1, 7));
  expect(passage(language, 1, 7).text).not.toBe(passage(language, 2, 7).text);
  expect(passage(language, 1, 7).text).not.toBe(passage(language, 1, 8).text);
});

it('has passages of about 100 words, and a vocabulary that grows slower and slower', () => {
  const words = library(3_000).map(wordsOf);
  expect(words.flat().length / words.length).toBeCloseTo(100, -1);
  const small = new Set(words.slice(0, 300).flat()).size;
  const large = new Set(words.flat()).size;
  expect(small).toBeGreaterThan(5_000);
  expect(large / small).toBeGreaterThan(2);
  expect(large / small).toBeLessThan(4);
});

it('asks 10 to 18 words, mostly those of a passage, every second time with a typo', () => {
  const texts = library(50);
  const vocabulary = new Set(texts.flatMap(wordsOf));
  const asked = Array.from({ length: 200 }, (_, nth) => question(language, 1, nth, texts.length));
  for (const { text, doc, misspelt } of asked) {
    const words = wordsOf(text);
    expect(words.length).toBeGreaterThanOrEqual(10);
    expect(words.length).toBeLessThanOrEqual(18);
    const said = words.filter((word) => !language.isFunctionWord(word));
    const own = new Set(wordsOf(texts[Number(doc)] ?? ''));
    expect(said.length).toBeLessThanOrEqual(words.length);
    if (said.length >= 6)
      expect(said.filter((word) => own.has(word)).length).toBeGreaterThan(said.length / 4);
    if (misspelt) expect(said.filter((word) => !vocabulary.has(word)).length, text).toBeLessThanOrEqual(1);
    else
      expect(
        said.filter((word) => !vocabulary.has(word)),
        text,
      ).toEqual([]);
  }
  expect(asked.filter(({ misspelt }) => misspelt).length).toBe(100);
});
