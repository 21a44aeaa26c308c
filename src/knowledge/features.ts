// What speaks for a passage as the answer to a question, as numbers from 0 to 1: of one passage at a time, from the index alone.

import { B, K1, TITLE_WEIGHT } from './index/postings.ts';
import type { Index } from './index.ts';
import type { QueryTerm, QuestionGrams, Substitutes } from './question-grams.ts';

/**
 * The features, in order.
 *
 * - `words`: BM25 of the stems, as a share of what a passage could reach.
 * - `letters`: BM25 of groups of four letters, as a share likewise. Finds inflections that a stemmer keeps apart, and misspelt words.
 * - `likeness`: the share of the question's groups of letters that the passage has, each weighed by its idf.
 * - `sentence`: the same share in the sentence that has most: what a question asks stands together.
 * - `point`: the same once more, with long sentences held back as BM25 holds back long passages.
 * - `sequence`: the share of neighbouring terms of the question that are neighbours in the passage.
 * - `heading`: the share of the question's weight that its title and headings have, with long ones held back.
 */
export const FEATURES = ['words', 'letters', 'likeness', 'sentence', 'point', 'sequence', 'heading'] as const;

/** How much of an impact of BM25 a length takes away: from 0, shorter than any, on; 1 at the average. */
const normOf = (length: number, average: number): number => K1 * (1 - B + (B * length) / average);
const saturated = (frequency: number, norm: number): number => (frequency * (K1 + 1)) / (frequency + norm);

/** Extracts the features of passages for one question. */
export interface FeatureExtractor {
  /** The features of a passage that reaches a BM25. */
  extract(passage: number, bm25: number): readonly number[];
  /** The number of the sentence with which the answer begins. */
  answerStart(passage: number): number;
}

/** Words of a title with a meaning that are not many: those of a question as a title. */
const TITLE_WORDS = 6;

/** Marks for terms; a power of two. */
const MARKS = 1_024;

/** UTF-16 units that a reader sees at a glance; what an excerpt shows behind them decides nothing. */
const GLANCE = 320;
/** How much more the first sentence counts: an answer follows what the question names more often than it goes before it. */
const FIRST = 0.15;

export const createFeatureExtractor = (
  index: Index,
  query: readonly QueryTerm[],
  grams: QuestionGrams,
  substitutes: readonly Substitutes[] = [],
): FeatureExtractor => {
  const { weights, whole } = grams;
  const max = query.reduce((sum, { idf, count }) => sum + idf * count, 0) * (K1 + 1) || 1;
  const frequencies = new Uint16Array(weights.length);
  /** The last sentence in which each group was seen, counted through all that are looked at. */
  const seen = new Uint32Array(weights.length);
  let turn = 0;
  const ids = query.flatMap(({ id }) => (id === null ? [] : [id]));
  const pairs = new Set(ids.slice(1).map((id, i) => (ids[i] ?? 0) * index.terms.size + id));
  const worth = query.map(({ idf, count }) => idf * count);
  const placeOf = new Map(query.flatMap(({ id }, place) => (id === null ? [] : [[id, place] as const])));
  for (const { places, phrases } of substitutes)
    for (const [word] of phrases.filter(({ length }) => length === 1))
      if (word?.id != null && places[0] !== undefined && !placeOf.has(word.id))
        placeOf.set(word.id, places[0]);
  /** The last passage in whose title each word of the question was seen. */
  const named = new Uint32Array(query.length);
  /** Marks the terms of the question by their last bits, so that few others are looked for among the pairs. */
  const maybe = new Uint8Array(MARKS);
  for (const id of ids) maybe[id % MARKS] = 1;
  const { text, termOf } = index;

  const lent = lettersLent(index, grams, substitutes);

  /** Adds the groups of a surface; gives the weight of those that its sentence did not have yet. */
  const take = (surface: number): number => {
    let fresh = 0;
    const list = grams.listFor(surface);
    const lists = grams.lists();
    const end = list + (lists[list] ?? 0);
    for (let at = list + 1; at <= end; at++) {
      const place = lists[at] ?? 0;
      frequencies[place] = (frequencies[place] ?? 0) + 1;
      if (seen[place] === turn) continue;
      seen[place] = turn;
      fresh += weights[place] ?? 0;
    }
    if (lent.size > 0)
      for (const place of lent.get(termOf[surface] ?? 0) ?? []) {
        frequencies[place] = (frequencies[place] ?? 0) + 1;
        if (seen[place] === turn) continue;
        seen[place] = turn;
        fresh += weights[place] ?? 0;
      }
    return fresh;
  };

  return {
    extract(passage, bm25) {
      frequencies.fill(0);
      turn++;
      const [titleFrom, titleTo] = [index.titleFirst[passage] ?? 0, index.titleFirst[passage + 1] ?? 0];
      let heading = 0;
      for (let at = titleFrom; at < titleTo; at++) {
        for (let n = 0; n < TITLE_WEIGHT; n++) take(index.title[at] ?? 0);
        const place = placeOf.get(termOf[index.title[at] ?? 0] ?? 0);
        if (place === undefined || named[place] === turn) continue;
        named[place] = turn;
        heading += worth[place] ?? 0;
      }
      heading /= 1 + normOf(titleTo - titleFrom, TITLE_WORDS);
      let sentence = 0;
      let point = 0;
      let sequence = 0;
      let before = -1;
      const last = index.sentenceFirst[passage + 1] ?? 0;
      for (let s = index.sentenceFirst[passage] ?? 0; s < last; s++) {
        turn++;
        const from = index.sentenceText[s] ?? 0;
        const to = index.sentenceText[s + 1] ?? 0;
        let held = 0;
        for (let at = from; at < to; at++) {
          const surface = text[at] ?? 0;
          held += take(surface);
          const term = termOf[surface] ?? 0;
          const isMarked = maybe[term % MARKS] === 1;
          if (isMarked && before !== -1 && pairs.has(before * index.terms.size + term)) sequence++;
          before = isMarked ? term : -1;
        }
        sentence = Math.max(sentence, held);
        point = Math.max(point, held / (1 + normOf(to - from, index.averages.sentence)));
      }
      const length = (index.textFirst[passage + 1] ?? 0) - (index.textFirst[passage] ?? 0);
      const norm = normOf(length, index.averages.passage);
      let letters = 0;
      let likeness = 0;
      for (let i = 0; i < weights.length; i++) {
        const frequency = frequencies[i] ?? 0;
        if (frequency === 0) continue;
        letters += (weights[i] ?? 0) * saturated(frequency, norm);
        likeness += weights[i] ?? 0;
      }
      return [
        bm25 / max,
        letters / whole / (K1 + 1),
        likeness / whole,
        sentence / whole,
        point / whole,
        pairs.size === 0 ? 0 : Math.min(1, sequence / pairs.size),
        (heading * (K1 + 1)) / max,
      ];
    },
    answerStart(passage) {
      const last = index.sentenceFirst[passage + 1] ?? 0;
      let best = index.sentenceFirst[passage] ?? 0;
      let max = -1;
      for (let s = best; s < last; s++) {
        turn++;
        let held = 0;
        let own = 0;
        let room = GLANCE;
        for (let t = s; t < Math.min(last, s + 2) && room > 0; t++) {
          const from = index.sentenceText[t] ?? 0;
          const units = Math.max(1, (index.sentenceEnd[t] ?? 0) - (index.sentenceStart[t] ?? 0));
          const words = ((index.sentenceText[t + 1] ?? 0) - from) * Math.min(1, room / units);
          for (let at = from; at < from + words; at++) held += take(text[at] ?? 0);
          if (t === s) own = held;
          room -= units;
        }
        if (held + FIRST * own > max + 1e-9) [best, max] = [s, held + FIRST * own];
      }
      return best;
    },
  };
};

/** The groups of letters that a synonym is taken to have: those of the words that it stands for. Of a phrase its rarest word has them. */
const lettersLent = (
  index: Index,
  { wordsWith }: QuestionGrams,
  substitutes: readonly Substitutes[],
): ReadonlyMap<number, readonly number[]> => {
  const lent = new Map<number, readonly number[]>();
  for (const { places, phrases } of substitutes) {
    const groups = wordsWith.flatMap((words, group) =>
      words.some((w) => places.includes(w)) ? [group] : [],
    );
    for (const phrase of phrases) {
      const [rarest] = [...phrase].sort((a, b) => (index.idf[b.id ?? 0] ?? 0) - (index.idf[a.id ?? 0] ?? 0));
      if (rarest?.id == null) continue;
      lent.set(rarest.id, [...new Set([...(lent.get(rarest.id) ?? []), ...groups])]);
    }
  }
  return lent;
};
