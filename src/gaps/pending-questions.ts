// Unanswered questions, in memory only: grouped by similarity until three different people have asked the same.

import { randomBytes } from 'node:crypto';
import { BoundedMap } from '../core/bounded-map.ts';
import type { Clock, Locale } from '../core/ports.ts';
import type { QuestionSimilarity, ReadQuestion } from '../knowledge/question-similarity.ts';
import { hmacSha256 } from '../system/hash.ts';

/** The minimum number of people. Fewer could be identified by what they ask. */
export const MIN_PEOPLE = 3;
/** How long people can be told apart. Then the key is deleted, and all counts under it. */
export const KEY_MS = 7 * 24 * 60 * 60_000;
/** How long people can ask to be notified of an answer. */
export const OFFER_MS = 60 * 60_000;

/** Of each: what was first to come is first to go. */
const MAX_GROUPS = 500;
const MAX_OFFERS = 1_000;
const MAX_COUNTED = 20_000;

interface Group {
  readonly first: ReadQuestion;
  /** One question for each person, by the name that the key gives them. */
  readonly asked: Map<string, string>;
  times: number;
}

/** A question that enough people have asked. */
export interface Common {
  readonly text: string;
  /** How often it was asked, in whatever words. */
  readonly times: number;
}

export interface Offer {
  readonly question: string;
  readonly locale: Locale | null;
}

export interface PendingQuestions {
  /** Records an unanswered question. Returns it, and forgets it, as soon as enough people have asked it. */
  record(question: string, user: string): Common | null;
  /** Whether this is the first time that somebody is counted for something under this key. */
  isNew(what: string, user: string): boolean;
  /** Holds a question for whoever asked it, under a code. */
  offer(code: string, user: string, offer: Offer): void;
  /** Null where it is gone; `of another` where somebody else asked it. */
  take(code: string, user: string): Offer | 'of another' | null;
  /** Deletes what has expired. */
  tidy(): void;
}

export const createPendingQuestions = ({
  similarity,
  bar,
  clock,
}: {
  readonly similarity: QuestionSimilarity;
  /** The minimum similarity of questions that count as one. */
  readonly bar: number;
  readonly clock: Pick<Clock, 'elapsed'>;
}): PendingQuestions => {
  let key = randomBytes(32);
  let since = clock.elapsed();
  let groups: Group[] = [];
  const offers = new BoundedMap<string, Offer & { readonly by: string; readonly at: number }>(MAX_OFFERS);
  const counted = new BoundedMap<string, true>(MAX_COUNTED);

  const nameOf = (what: string, user: string): string => hmacSha256(key, `${what}\n${user}`, 'base64url');

  const tidy = () => {
    for (const [code, { at }] of offers) if (clock.elapsed() >= at + OFFER_MS) offers.delete(code);
    if (clock.elapsed() < since + KEY_MS) return;
    key = randomBytes(32);
    since = clock.elapsed();
    groups = [];
    offers.clear();
    counted.clear();
  };

  /** Of those that are like every other one, as the first is, the one that is most like them; of several the first. */
  const mostLike = (questions: readonly string[]): string => {
    const read = questions.map(similarity.read);
    const sums = read.map((one) => {
      const scores = read.map((other) => similarity.compare(one, other));
      return scores.every((score) => score >= bar) ? scores.reduce((a, b) => a + b, 0) : 0;
    });
    return questions[sums.indexOf(Math.max(...sums))] ?? '';
  };

  return {
    record(question, user) {
      tidy();
      const asked = similarity.read(question);
      let best: Group | null = null;
      let max = bar;
      for (const group of groups) {
        const score = similarity.compare(asked, group.first);
        if (score > max || (best === null && score === max)) [best, max] = [group, score];
      }
      const person = nameOf('person', user);
      if (best === null) {
        groups.push({ first: asked, asked: new Map([[person, question]]), times: 1 });
        if (groups.length > MAX_GROUPS) groups.shift();
        return null;
      }
      best.times += 1;
      if (!best.asked.has(person)) best.asked.set(person, question);
      if (best.asked.size < MIN_PEOPLE) return null;
      groups.splice(groups.indexOf(best), 1);
      return { text: mostLike([...best.asked.values()]), times: best.times };
    },

    isNew(what, user) {
      tidy();
      const name = nameOf(what, user);
      if (counted.has(name)) return false;
      counted.set(name, true);
      return true;
    },

    offer(code, user, offered) {
      tidy();
      offers.set(code, { ...offered, by: nameOf('offer', user), at: clock.elapsed() });
    },

    take(code, user) {
      tidy();
      const found = offers.get(code);
      if (found === undefined) return null;
      if (found.by !== nameOf('offer', user)) return 'of another';
      return { question: found.question, locale: found.locale };
    },

    tidy,
  };
};
