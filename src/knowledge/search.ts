// A search of a snapshot: the question read, passages ranked, and what of them is shown.

import type { Finding, Repair, SearchReport, Weighed } from '../core/finding.ts';
import type { Nearest } from '../core/ports.ts';
import type { Asked } from '../core/question.ts';
import type { Excerpt } from '../core/source.ts';
import type { Analyser, Token } from './analysis/analyser.ts';
import { languageOfQuestion } from './analysis/detect.ts';
import { BAR, BELOW_BAR, confidenceOf } from './confidence.ts';
import { coverIn } from './cover.ts';
import { diversify, type Origins } from './diversity.ts';
import type { Document } from './document.ts';
import { type ExcerptLimits, highlightsIn, quote, shownOf } from './excerpt.ts';
import { type Look, lookAt } from './features.ts';
import { type Filter, filterOf } from './filter.ts';
import { sentenceRange } from './index.ts';
import { collapse, together } from './likeness.ts';
import { weighedOf, wordsSearched } from './looked.ts';
import type { Meaning } from './meanings.ts';
import type { Passage } from './passages.ts';
import { readQuery } from './query.ts';
import { type QuestionGrams, withGrams } from './question-grams.ts';
import { type Ranked, rank } from './ranking.ts';
import { type Snapshot, spellingOf, tokensOf } from './snapshot.ts';
import { documentsFor, type Scope } from './sources.ts';

export interface SearchOptions extends Scope {
  /** Findings wanted at most. */
  readonly most: number;
  /** How much of each passage is shown; as much as people are shown, if not given. */
  readonly excerpt?: ExcerptLimits;
  /** What the question means, where that is known and counts. */
  readonly meaning?: Meaning | null;
  /** Whether a stem that the library lacks is a word all the same, as those of the community's topics are. */
  readonly isWord?: (term: string, language: string | null) => boolean;
}

/** Passages looked at beyond those wanted, to make up for equal ones that collapse into one. */
const SPARE = 5;

/** Passages among which other documents are looked for: as many as are ranked closely anyway. */
const POOL = 50;

/** The share of a question from which a word that is perhaps another one decides what it is about. */
const DOUBTFUL = 0.2;

/** Passages looked at in all; a library of nothing but copies has no more to show. */
const DEEPEST = 1_000;

export type Search = (snapshot: Snapshot, asked: Asked, options: SearchOptions) => SearchReport;

/** Topics are left empty in its reports: others know those. `wordsIn` gives the words of a passage. */
export const createSearch =
  (analyser: Analyser, nearest: Nearest, wordsIn: (passage: Passage) => readonly Token[]): Search =>
  (snapshot, asked, { most, excerpt: limits, meaning = null, isWord, ...scope }) => {
    const { index, vocabulary, passages } = snapshot;
    const language = languageOfQuestion(asked.words, snapshot.languages);
    const analyse = (text: string) => analyser.analyse(text, language);
    const { text: question } = asked;
    const tokens = analyse(asked.words);
    const query = readQuery(question, tokens, index, vocabulary, (term) => isWord?.(term, language) ?? false);
    const { documents, undated } = documentsFor(snapshot, scope, nearest);
    const inDocuments = documents === null ? null : maskOf(snapshot, documents);
    const terms = new Set(query.terms.flatMap(({ id, term }) => (id === null ? [] : [term])));
    const told = (look: Look, number: number) => {
      const [from, to] = [index.sentenceFirst[number] ?? 0, index.sentenceFirst[number + 1] ?? 0];
      const sentences = Array.from({ length: to - from }, (_, i) => sentenceRange(index, from + i));
      return { sentences, opening: look.opening(number) - from };
    };
    const closeness = meaning && ((number: number) => meaning(passages[number]));
    const dateOf = (number: number) => passages[number]?.document.meta.published ?? '';
    const weighed = new Map<string, Weighed>();
    /** The findings that a filter lets through. Equal passages become one; so it is looked deeper until there are enough, or no more. */
    const find = (filter: Filter, grams: QuestionGrams, confidence: (r: Ranked) => number): Finding[] => {
      const mask = both(inDocuments, filter.mask);
      const look = lookAt(index, query.terms, grams);
      function* findings(ordered: readonly Ranked[]): Generator<Finding> {
        for (const r of ordered) {
          const passage = passages[r.passage];
          if (passage === undefined || filter.lets?.(wordsIn(passage)) === false) continue;
          const excerpt = quote(passage, shownOf(passage, told(look, r.passage), limits));
          weighed.set(passage.citation, weighedOf(query, index, r));
          yield {
            excerpt,
            score: r.bm25,
            confidence: confidence(r),
            nearlyLike: null,
          };
        }
      }
      for (let depth = most + SPARE; ; depth *= 4) {
        const ranked = rank(index, query.terms, Math.max(depth, POOL), mask, { closeness, look, dateOf });
        const ordered = diversify(ranked, index, originsIn(passages), depth);
        const distinct = collapse(findings(ordered), most);
        if (distinct.length >= most || ranked.length < depth || depth > DEEPEST) return distinct;
      }
    };
    const others = new Set(query.suggested.map(({ to }) => to));
    const isMistaken = ({ passage: number }: Ranked): boolean => {
      const passage = passages[number];
      return (
        others.size > 0 &&
        query.doubt >= DOUBTFUL &&
        passage !== undefined &&
        wordsIn(passage).some(({ surface }) => others.has(surface))
      );
    };
    const filter = filterOf(asked, snapshot, analyse);
    const { distinct, nowhere } = withGrams(index, query.terms, (grams) => {
      const cover = coverIn(index, query.terms, grams);
      // What has only a word like one that was asked for may be about something else.
      const sureOf = (r: Ranked) =>
        Math.min(confidenceOf(r, query, cover(r.passage)), isMistaken(r) ? BELOW_BAR : 1);
      // Whoever only quotes asks where these words stand: that is answered by any passage that has them.
      const found = find(filter, grams, (r) => Math.max(sureOf(r), asked.phrasesOnly ? BAR : 0));
      if (found.length > 0 || asked.phrases.length === 0) return { distinct: found, nowhere: false };
      // Words that nobody has said cannot be shown; what comes nearest is ranked all the same, and nobody is shown it.
      const without = filterOf({ ...asked, phrases: [] }, snapshot, analyse);
      return {
        distinct: find(without, grams, (r) => Math.min(sureOf(r), BELOW_BAR)),
        nowhere: true,
      };
    });
    const spelled = ({ from, to }: Repair): Repair => ({
      from,
      to: spellingOf(snapshot, to, from, analyser),
    });
    const words = new Map<string, readonly string[]>();
    const highlighted = distinct.map((finding): Finding => {
      const tokens = wordsShown(snapshot, finding.excerpt, analyser);
      words.set(
        finding.excerpt.place.citation,
        tokens.map(({ surface }) => surface),
      );
      return { ...finding, excerpt: { ...finding.excerpt, highlights: highlightsIn(tokens, terms) } };
    });
    const shown = together(highlighted, ({ place }) => words.get(place.citation) ?? []);
    return {
      query: question,
      repaired: query.repaired.map(spelled),
      ...(query.suggested.length > 0 && { suggested: query.suggested.map(spelled) }),
      confident: (shown[0]?.confidence ?? 0) >= BAR,
      findings: shown,
      ...(nowhere && { nowhere }),
      ...(passages.length === 0 && { empty: true as const }),
      undated,
      topics: [],
      looked: {
        revision: snapshot.revision,
        bar: BAR,
        words: wordsSearched(query, index, { text: question, tokens }),
        phrases: asked.phrases,
        excluded: asked.excluded,
        documents: { searched: documents?.length ?? snapshot.documents.size, all: snapshot.documents.size },
        passages: {
          searched: inDocuments?.reduce((sum, lets) => sum + lets, 0) ?? passages.length,
          all: passages.length,
        },
        byMeaning: meaning !== null,
        weighed,
      },
    };
  };

/** The words of what is shown of a passage. */
export const wordsShown = (
  { documents }: Snapshot,
  { place: { document: path, start, end } }: Excerpt,
  analyser: Analyser,
): Token[] => {
  const document = documents.get(path);
  return document === undefined ? [] : tokensOf(document, [start, end], analyser);
};

const originsIn = (passages: readonly Passage[]): Origins => ({
  documentOf: (at) => passages[at]?.document,
  sourceOf: (at) => passages[at]?.document.meta.source ?? null,
});

/** What both masks let through. */
const both = (a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null =>
  a === null || b === null ? (a ?? b) : a.map((lets, passage) => lets & (b[passage] ?? 0));

const maskOf = ({ passages }: Snapshot, documents: readonly Document[]): Uint8Array => {
  const wanted = new Set(documents);
  return Uint8Array.from(passages, (p) => (wanted.has(p.document) ? 1 : 0));
};
