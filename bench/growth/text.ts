// Passages and questions in the invented language; each is made from the seed and its number alone, so that none need be kept.

import type { Doc } from '../collection.ts';
import { createRandom, seedOf } from '../random.ts';
import type { Language } from './language.ts';

export interface Asked {
  readonly text: string;
  /** The document whose words it has. */
  readonly doc: string;
  readonly misspelt: boolean;
}

/** Words of a passage: 100 on average. */
const PASSAGE_WORDS = [60, 140] as const;
const SENTENCE_WORDS = [8, 24] as const;
const QUESTION_WORDS = [10, 18] as const;
/** Of the words of a question that say something, so many are the passage's; the rest are another's, as people add what they know. */
const FROM_PASSAGE = 0.8;
/** Shorter words are spelt right. */
const LONG_WORD = 5;

const between = ([min, max]: readonly [number, number], random: () => number): number =>
  min + Math.floor(random() * (max - min + 1));

const wordsOf = (language: Language, seed: number, nth: number): string[] => {
  const random = createRandom(seedOf(seed, nth));
  return Array.from({ length: between(PASSAGE_WORDS, random) }, () => language.word(random()));
};

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Passage `nth`, in sentences. */
export const passage = (language: Language, seed: number, nth: number): Doc => {
  const words = wordsOf(language, seed, nth);
  const random = createRandom(seedOf(~seed, nth));
  const sentences: string[] = [];
  for (let at = 0; at < words.length; ) {
    const next = at + between(SENTENCE_WORDS, random);
    sentences.push(`${capitalised(words.slice(at, next).join(' '))}.`);
    at = next;
  }
  return { id: String(nth), text: sentences.join(' ') };
};

/** One letter more, one less, another one, or two that have changed places; the first stays. */
const misspelt = (word: string, random: () => number): string => {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const [before, here, next] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1)];
  const edits = [
    before + letter + word.slice(at),
    before + word.slice(at + 1),
    before + letter + word.slice(at + 1),
    before + next + here + word.slice(at + 2),
  ];
  return edits[Math.floor(random() * edits.length)] ?? word;
};

/** Question `nth` about one of so many passages; every second is misspelt. */
export const question = (language: Language, seed: number, nth: number, passages: number): Asked => {
  const random = createRandom(seedOf(seed ^ 0x51ed270b, nth));
  const about = Math.floor(random() * passages);
  const contentOf = (nth: number) =>
    wordsOf(language, seed, nth).filter((word) => !language.isFunctionWord(word));
  const own = contentOf(about);
  const others = contentOf(Math.floor(random() * passages));
  const words = Array.from({ length: between(QUESTION_WORDS, random) }, () => {
    if (random() < language.functionShare) return language.functionWord(random());
    const from = random() < FROM_PASSAGE || others.length === 0 ? own : others;
    return from.splice(Math.floor(random() * from.length), 1)[0] ?? language.functionWord(random());
  });
  const long = words.flatMap((word, i) =>
    word.length >= LONG_WORD && !language.isFunctionWord(word) ? [i] : [],
  );
  const wrong = nth % 2 === 1 ? long[Math.floor(random() * long.length)] : undefined;
  if (wrong !== undefined) words[wrong] = misspelt(words[wrong] ?? '', random);
  return {
    text: `${capitalised(words.join(' '))}?`,
    doc: String(about),
    misspelt: wrong !== undefined,
  };
};
