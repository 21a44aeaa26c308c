// The similarity of questions: compares stems, spelling, and the kind of answer wanted.

import type { Analyser, Token } from './analysis/analyser.ts';
import { ASKING_WEIGHT, askingIn } from './analysis/asking.ts';
import { isNegation } from './analysis/languages.ts';
import { distance } from './edit-distance.ts';

/**
 * From which likeness two questions are taken for one. One more word among few is let pass, one other word is not: measured on the
 * pairs of the tests, where it takes none of the unlike ones.
 */
export const SAME_QUESTION = 0.8;

/** Compares questions, each of which is read once. Keeps none of them. Knows no synonyms, and no order of words. */
export interface QuestionSimilarity {
  read(question: string): ReadQuestion;
  /** From 0 to 1; the same both ways. */
  compare(a: ReadQuestion, b: ReadQuestion): number;
}

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Questions after a person, a time, a place or a reason have different answers; other question words say less of what is wanted. */
const WANTED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    who: list('who whom whose من مي מי מיהו מיהי למי'),
    when: list('when متي מתי'),
    where: list('where اين היכנ איפה לאנ'),
    why: list('why لماذا למה מדוע'),
  }).flatMap(([kind, surfaces]) => surfaces.map((surface) => [surface, kind])),
);

interface Word {
  readonly surface: string;
  readonly term: string;
  readonly weight: number;
}

/** A question as it is compared. */
export interface ReadQuestion {
  readonly words: readonly Word[];
  /** Numbers and negations: two questions that differ in these are two. */
  readonly decisive: string;
  readonly wanted: string | null;
}

const questionOf = (tokens: readonly Token[]): ReadQuestion => {
  const asking = askingIn(tokens);
  const content = tokens.flatMap(({ surface, term, stop }, at) =>
    stop ? [] : [{ surface, term, weight: asking.has(at) ? ASKING_WEIGHT : 1 }],
  );
  const decisive = tokens.filter(({ surface }) => /^\p{N}/u.test(surface) || isNegation(surface));
  const [first] = tokens;
  return {
    words:
      content.length > 0 ? content : tokens.map(({ surface }) => ({ surface, term: surface, weight: 1 })),
    decisive: decisive
      .map(({ surface }) => surface)
      .sort()
      .join(' '),
    wanted: first === undefined ? null : (WANTED.get(first.surface) ?? null),
  };
};

/** Letters that a word needs before another with one slip is taken for it; those without vowels say more each. */
const MIN_LETTERS = 5;
const MIN_CONSONANTS = 4;
/** What such a word counts. */
const SLIP = 0.9;

const isSlip = (a: string, b: string): boolean => {
  const min = /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(a) ? MIN_CONSONANTS : MIN_LETTERS;
  return Math.min(a.length, b.length) >= min && !/\p{N}/u.test(a + b) && distance(a, b, 1) <= 1;
};

/** Weights of what both have, twice, by all weights (Dice); each word is matched once. */
const share = (a: readonly Word[], b: readonly Word[]): number => {
  const left = [...b];
  let common = 0;
  const take = (word: Word, fits: (other: Word) => boolean, worth: number): boolean => {
    const at = left.findIndex(fits);
    const [other] = at === -1 ? [] : left.splice(at, 1);
    common += other === undefined ? 0 : worth * Math.min(word.weight, other.weight);
    return other !== undefined;
  };
  const others = a.filter((word) => !take(word, ({ term }) => term === word.term, 1));
  for (const word of others) take(word, ({ surface }) => isSlip(surface, word.surface), SLIP);
  const all = [...a, ...b].reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 0 : (2 * common) / all;
};

export const createQuestionSimilarity = (analyser: Analyser): QuestionSimilarity => ({
  read: (question) => questionOf(analyser.analyse(question)),
  compare(a, b) {
    if (a.decisive !== b.decisive) return 0;
    if (a.wanted !== null && b.wanted !== null && a.wanted !== b.wanted) return 0;
    // Which of two slips is taken first can depend on the side that one begins from.
    return Math.max(share(a.words, b.words), share(b.words, a.words));
  },
});
