// A summary that says nothing of its own: whole sentences of the documents, chosen and left as they stand.

import { attributionKey, type Excerpt, type Range } from '../core/source.ts';
import type { Analyser, Token } from './analysis/analyser.ts';
import { isNegation } from './analysis/languages.ts';
import { centrality, cosines, mostMarginal } from './centrality.ts';
import { GOES_ON, quote } from './excerpt.ts';
import { fold } from './folding.ts';
import type { Passage } from './passages.ts';
import { sentencesIn as sentencesOf } from './sentences.ts';

/** A passage, and how well it fits the subject: 0 to 1, as a share of the best one's score. */
export interface RelevantPassage {
  readonly passage: Passage;
  readonly relevance: number;
}

export interface SummaryLimits {
  /** Sentences at most. */
  readonly sentences: number;
  /** UTF-16 units of all sentences together at most, without captions. */
  readonly chars: number;
}

export type Summarizer = (passages: readonly RelevantPassage[], limits: SummaryLimits) => readonly Excerpt[];

/** Sentences looked at, those of the most relevant passages: the time grows with the square of their number. */
const MAX_SENTENCES = 200;

/**
 * Share of words in common, counting repeats (Dice), from which a sentence is left out beside a chosen one: the same as for
 * findings that are shown together. Sentences of different speakers, with different numbers or of which one says "not", are never
 * left out for one another.
 */
const NEAR = 0.8;

/**
 * What remains of the standing of a sentence that leans on the one before it. It can still be chosen, with the caption of its
 * own range; it has to be clearly better than one that stands alone.
 */
const LEANING = 0.6;

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words at the beginning of a sentence that go on from what was said before; in the analysers' normal form. */
const OPENERS = list(`
  also and but consequently conversely finally furthermore hence however instead likewise meanwhile moreover nevertheless
  nonetheless or otherwise similarly so still then therefore thus yet he she it that there
  كما لكن ولكن كذلك وكذلك ايضا لذلك ولذلك لذا بالتالي وبالتالي هو هي وهو وهي هم وهم
  אבל אכ אולמ גמ לכנ כנ כמו בנוספ לעומת הוא היא המ הנ
`);

/** Words that stand for something said before, among the first few of a sentence. */
const REFERENCES = list(`
  this these those they them their theirs his her hers its such
  هذا هذه ذلك تلك هولاء وهذا وهذه وذلك وتلك
  זה זו זאת אלה אלו הזה הזו הזאת האלה האלו
`);

/** "In their view", "Without these guarantees": the reference is among so many words. */
const LEADING_WORDS = 3;

/** Known by words alone and for three languages; a pronoun that is an ending, as in Arabic and Hebrew, is not seen. */
const leans = (tokens: readonly Token[]): boolean =>
  OPENERS.has(tokens[0]?.surface ?? '') ||
  tokens.slice(0, LEADING_WORDS).some(({ surface }) => REFERENCES.has(surface));

interface Sentence {
  readonly passage: Passage;
  readonly range: Range;
  /** Every word's normal form. */
  readonly words: readonly string[];
  /** The stems that say something of the subject. */
  readonly terms: readonly string[];
  readonly leaning: boolean;
  readonly relevance: number;
}

/**
 * Makes summaries. Sentences are ranked by how central they are among all, biased by the relevance of their passages (LexRank),
 * and chosen one by one for their standing and for what the chosen ones do not say yet (maximal marginal relevance);
 * `centrality.ts` has the formulas and their sources. A sentence that says nearly what a chosen one says is left out; where it
 * says the very same with the same attribution, the chosen one names its place.
 *
 * Each excerpt is one whole sentence with its own place and the attribution of its own range. A sentence that is too long is
 * left out and never cut; so fewer than the limit may come out, or none. They come in the order in which their documents first
 * appear among the passages, and as they stand in these. Nothing is left to chance.
 *
 * A sentence that many sentences resemble is not truer for it, and what is written in a language of its own, or said once
 * only, resembles little. This selects by words; it weighs no positions against each other.
 */
export const createSummarizer =
  (analyser: Analyser): Summarizer =>
  (weighed, limits) => {
    const passages = inOrder(weighed);
    const sentences = mostRelevant(passages).flatMap((w) => sentencesIn(w, analyser, limits.chars));
    const considered = sentences.slice(0, MAX_SENTENCES);
    const order = new Map(passages.map(({ passage }, at) => [passage, at]));
    considered.sort(
      (a, b) => (order.get(a.passage) ?? 0) - (order.get(b.passage) ?? 0) || a.range[0] - b.range[0],
    );
    return choose(considered, limits).map((s) => sentenceExcerpt(s, considered));
  };

/** Each passage once, with the most relevance it was given, by document and place. */
const inOrder = (weighed: readonly RelevantPassage[]): RelevantPassage[] => {
  const documents = [...new Set(weighed.map(({ passage }) => passage.document))];
  const once = new Map<string, RelevantPassage>();
  for (const { passage, relevance } of weighed) {
    const key = `${documents.indexOf(passage.document)}:${passage.start}`;
    const known = once.get(key);
    // What is no number counts as no relevance.
    const max = Math.max(known?.relevance ?? 0, relevance > 0 ? Math.min(1, relevance) : 0);
    once.set(key, { passage: known?.passage ?? passage, relevance: max });
  }
  const place = ({ passage }: RelevantPassage) => documents.indexOf(passage.document);
  return [...once.values()].sort((a, b) => place(a) - place(b) || a.passage.start - b.passage.start);
};

/** The passages whose sentences are looked at; each has one or more. */
const mostRelevant = (passages: readonly RelevantPassage[]): RelevantPassage[] =>
  passages.toSorted((a, b) => b.relevance - a.relevance).slice(0, MAX_SENTENCES);

const sentencesIn = (
  { passage, relevance }: RelevantPassage,
  analyser: Analyser,
  longest: number,
): Sentence[] => {
  const { text, language } = passage.document;
  return sentencesOf(passage.document, passage.start, passage.end).flatMap((range) => {
    if (range[1] - range[0] > longest || !isWhole(passage, range)) return [];
    if (passage.unit.isLeadIn || GOES_ON.test(text.slice(...range))) return [];
    const tokens = analyser.analyse(text.slice(...range), language);
    const terms = tokens.filter((t) => !t.stop).map((t) => t.term);
    const words = tokens.map((t) => t.surface);
    return terms.length === 0 ? [] : [{ passage, range, words, terms, leaning: leans(tokens), relevance }];
  });
};

const LINE_BREAK = /[\n\r\u0085\u2028\u2029]/;
/** Nothing but brackets, quotation marks, white space and invisible marks since a sentence ended. */
const ENDED = /(?:\p{Sentence_Terminal}|[\n\r\u0085\u2028\u2029])[^\p{L}\p{N}]*$/u;
/** How far an end is looked for. */
const TAIL = 64;

/** A sentence beyond all measure is cut at white space by `sentencesOf`, and its pieces are no sentences. */
const isWhole = ({ document, paragraph }: Passage, [start, end]: Range): boolean => {
  const { text, paragraphs } = document;
  const [from, to] = paragraphs[paragraph - 1] ?? [start, end];
  const ends = (at: number) => ENDED.test(text.slice(Math.max(from, at - TAIL), at));
  const after = text.slice(end, Math.min(to, end + TAIL));
  const gap = /^\s*/.exec(after)?.[0] ?? '';
  return (start === from || ends(start)) && (end === to || ends(end) || LINE_BREAK.test(gap));
};

const choose = (sentences: readonly Sentence[], limits: SummaryLimits): Sentence[] => {
  const similarity = cosines(sentences.map((s) => s.terms));
  const ranked = centrality(
    similarity,
    sentences.map((s) => s.relevance),
  );
  const standing = ranked.map((p, i) => (sentences[i]?.leaning ? p * LEANING : p));
  const chosen: number[] = [];
  let room = limits.chars;
  let open = sentences.map((_, i) => i);
  while (chosen.length < limits.sentences) {
    open = open.filter((i) => lengthOf(sentences[i]) <= room);
    const next = mostMarginal(open, chosen, standing, similarity);
    if (next === null) break;
    chosen.push(next);
    room -= lengthOf(sentences[next]);
    open = open.filter((i) => i !== next && !nearlyEqual(sentences[i], sentences[next]));
  }
  return chosen.sort((a, b) => a - b).flatMap((i) => sentences[i] ?? []);
};

const lengthOf = (sentence: Sentence | undefined): number =>
  sentence === undefined ? 0 : sentence.range[1] - sentence.range[0];

const nearlyEqual = (a: Sentence | undefined, b: Sentence | undefined): boolean => {
  if (a === undefined || b === undefined) return false;
  const left = new Map<string, number>();
  for (const word of a.words) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b.words) {
    const more = left.get(word) ?? 0;
    if (more > 0) common++;
    left.set(word, more - 1);
  }
  return 2 * common >= NEAR * (a.words.length + b.words.length) && saysTheSame(a, b);
};

/** Whose words they are, the numbers in them, and what they deny: two that differ in these are two statements, however alike. */
const saysTheSame = (a: Sentence, b: Sentence): boolean => {
  const keyOf = ({ passage, range, words }: Sentence) =>
    JSON.stringify([
      attributionKey(quote(passage, range).place.attribution),
      words.filter((word) => /\p{N}/u.test(word) || isNegation(word)).toSorted(),
    ]);
  return keyOf(a) === keyOf(b);
};

/** The sentence as an excerpt, which names the other places where it stands. */
const sentenceExcerpt = (sentence: Sentence, all: readonly Sentence[]): Excerpt => {
  const excerpt = quote(sentence.passage, sentence.range);
  const key = attributionKey(excerpt.place.attribution);
  const folded = fold(excerpt.text);
  const alsoAt = all
    .filter((s) => s !== sentence && s.words.length === sentence.words.length)
    .map((s) => quote(s.passage, s.range))
    .filter((other) => fold(other.text) === folded && attributionKey(other.place.attribution) === key)
    .map(({ place }) => place);
  return { ...excerpt, alsoAt };
};
