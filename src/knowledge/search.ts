// A search of a snapshot: the question read, passages ranked, and what of them is shown.

import type { Finding, Repair, ScoreDetails, SearchReport } from '../core/finding.ts';
import type { Nearest } from '../core/ports.ts';
import type { ParsedQuestion } from '../core/question.ts';
import type { Excerpt } from '../core/source.ts';
import type { Analyser, Token } from './analysis/analyser.ts';
import { defines, termAsked } from './analysis/definition.ts';
import { languageOfQuestion } from './analysis/detect.ts';
import {
  BAR,
  BELOW_BAR,
  BELOW_SURE,
  CROWD,
  confidenceOf,
  crowding,
  SURE,
  strengthOf,
  sureByMeaning,
} from './confidence.ts';
import { coverageIn } from './coverage.ts';
import { definitionOf } from './definitions.ts';
import { diversify, type Origins } from './diversity.ts';
import type { Document } from './document.ts';
import { type ExcerptLimits, highlightsIn, quote, shownOf } from './excerpt.ts';
import { scoreDetailsOf, wordsSearched } from './explanation.ts';
import { createFeatureExtractor, type FeatureExtractor } from './features.ts';
import { type Filter, filterOf } from './filter.ts';
import { sentenceRange } from './index.ts';
import { groupNearDuplicates, mergeDuplicates } from './near-duplicates.ts';
import type { Passage } from './passages.ts';
import { readQuery } from './query.ts';
import { type QuestionGrams, withGrams, withSubstitutes } from './question-grams.ts';
import { agreementOf, questionAbove } from './question-title.ts';
import { holds, type Ranked, rank } from './ranking.ts';
import type { QuerySimilarity } from './semantic-index.ts';
import { analyseSlice, type Snapshot, spellingOf } from './snapshot.ts';
import { documentsFor, type Scope } from './sources.ts';
import { thesaurusIn } from './synonyms.ts';

export interface SearchOptions extends Scope {
  /** Findings wanted at most. */
  readonly max: number;
  /** How much of each passage is shown; as much as people are shown, if not given. */
  readonly excerpt?: ExcerptLimits;
  /** What the question means, where that is known and counts. */
  readonly querySimilarity?: QuerySimilarity | null;
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

/** How sure it is of a passage, among the best ones for the question. */
type Confidence = (ranked: Ranked, crowd: readonly Ranked[]) => number;

export type Search = (snapshot: Snapshot, asked: ParsedQuestion, options: SearchOptions) => SearchReport;

/** Topics are left empty in its reports: others know those. `tokensIn` gives the words of a passage. */
export const createSearch =
  (analyser: Analyser, nearest: Nearest, tokensIn: (passage: Passage) => readonly Token[]): Search =>
  (snapshot, asked, { max, excerpt: limits, querySimilarity = null, isWord, ...scope }) => {
    const { index, vocabulary, passages } = snapshot;
    const language = languageOfQuestion(asked.words, snapshot.languages);
    const analyse = (text: string) => analyser.analyse(text, language);
    const { text: question } = asked;
    const tokens = analyse(asked.words);
    const thesaurus = thesaurusIn(snapshot.synonyms, analyser, language);
    const query = readQuery(
      question,
      tokens,
      index,
      vocabulary,
      (term) => isWord?.(term, language) ?? false,
      thesaurus,
    );
    const { substitutes } = query;
    const { documents, undated } = documentsFor(snapshot, scope, nearest);
    const inDocuments = documents === null ? null : maskOf(snapshot, documents);
    const searched = withSubstitutes(query.terms, substitutes);
    const terms = new Set(searched.flatMap(({ id, term }) => (id === null ? [] : [term])));
    const term = termAsked(tokens);
    // Who somebody is, is said of them anywhere.
    const isOfThing = term !== null && tokens[0]?.language.asking.facts.has(tokens[0].surface) !== true;
    const definition =
      term === null
        ? null
        : definitionOf(term, {
            index,
            passages,
            tokensIn,
            analyse: (text, said) => analyser.analyse(text, said),
            mask: inDocuments,
          });
    const told = (look: FeatureExtractor, number: number) => {
      const [from, to] = [index.sentenceFirst[number] ?? 0, index.sentenceFirst[number + 1] ?? 0];
      const sentences = Array.from({ length: to - from }, (_, i) => sentenceRange(index, from + i));
      const opening = number === definition?.passage ? 0 : look.answerStart(number) - from;
      return { sentences, opening };
    };
    const similarity = querySimilarity && ((number: number) => querySimilarity.similarity(passages[number]));
    const near = numbersOf(querySimilarity, passages);
    const [firstByMeaning] = near.keys();
    const agreement = (number: number) => {
      const passage = passages[number];
      const above = passage === undefined ? null : questionAbove(passage);
      return above === null
        ? null
        : agreementOf(index, query, analyser.analyse(above, passage?.document.meta.language));
    };
    const dateOf = (number: number) => passages[number]?.document.meta.published ?? '';
    const scores = new Map<string, ScoreDetails>();
    /** The findings that a filter lets through. Equal passages become one; so it is looked deeper until there are enough, or no more. */
    const find = (filter: Filter, grams: QuestionGrams, confidence: Confidence): Finding[] => {
      const mask = both(inDocuments, filter.mask);
      const look = createFeatureExtractor(index, query.terms, grams, substitutes);
      function* findings(ordered: readonly Ranked[], crowd: readonly Ranked[]): Generator<Finding> {
        for (const r of ordered) {
          const passage = passages[r.passage];
          if (passage === undefined || filter.lets?.(tokensIn(passage)) === false) continue;
          const excerpt = quote(passage, shownOf(passage, told(look, r.passage), limits));
          scores.set(passage.citation, scoreDetailsOf(query, index, r));
          const sure = confidence(r, crowd);
          const isFirstTwice =
            r.bm25 > 0 && r.passage === firstByMeaning && crowd.every(({ words }) => words <= r.words);
          yield {
            excerpt,
            score: r.bm25,
            confidence:
              asked.phrases.length > 0
                ? sure
                : Math.max(sure, sureByMeaning(near.get(r.passage) ?? 0, isFirstTwice, sure)),
            nearlyLike: null,
          };
        }
      }
      for (let depth = max + SPARE; ; depth *= 4) {
        const ranked = rank(index, query.terms, Math.max(depth, POOL), mask, {
          similarity,
          besides: [...near.keys(), ...(definition === null ? [] : [definition.passage])],
          agreement,
          look,
          substitutes,
          dateOf,
        });
        const defining = ranked.filter(({ passage }) => passage === definition?.passage);
        const others = ranked.filter(({ passage }) => passage !== definition?.passage);
        const ordered = [...defining, ...diversify(others, index, originsIn(passages), depth)];
        const found = mergeDuplicates(findings(ordered, ranked.slice(0, CROWD)), max);
        const distinct = near.size === 0 ? found : meantFirst(found);
        if (distinct.length >= max || ranked.length < depth || depth > DEEPEST) return distinct;
      }
    };
    const others = new Set(query.suggested.map(({ to }) => to));
    const isMistaken = ({ passage: number }: Ranked): boolean => {
      const passage = passages[number];
      return (
        others.size > 0 &&
        query.doubt >= DOUBTFUL &&
        passage !== undefined &&
        tokensIn(passage).some(({ surface }) => others.has(surface))
      );
    };
    /** One ordinary word is no evidence where nothing is asked: what people say to each other has as much. */
    const isSlight = ({ passage }: Ranked): boolean => {
      if (!query.isStatement) return false;
      const held = query.terms.filter(({ id }) => id !== null && holds(index, id, passage));
      return held.length <= 1 && held.every(({ typed }) => vocabulary.isListed(typed));
    };
    /**
     * The most that it may be sure of a passage. What only mentions a term does not say what that is. Of two words each is half of what is
     * asked, however common one is in the library.
     */
    const ceilingOf = (r: Ranked): number => {
      if (isMistaken(r) || isSlight(r)) return BELOW_BAR;
      if (isOfThing && r.passage !== definition?.passage) return BELOW_SURE;
      return query.terms.length === 2 && !r.holdsAll ? BELOW_SURE : 1;
    };
    const filter = filterOf(asked, snapshot, analyse);
    const { distinct, nowhere } = withGrams(
      index,
      query.terms,
      (grams) => {
        const coverage = coverageIn(index, query.terms, grams, substitutes);
        // What has only a word like one that was asked for may be about something else.
        const strengths = new Map<Ranked, number>();
        const strength = (r: Ranked): number => {
          const known = strengths.get(r) ?? strengthOf(r, query, coverage(r.passage));
          strengths.set(r, known);
          return known;
        };
        const sureOf = (r: Ranked, crowd: readonly Ranked[]) => {
          const crowded = crowding(crowd.filter((other) => other !== r).map(strength));
          const sure = confidenceOf(r, query, coverage(r.passage), crowded);
          const defined = r.passage !== definition?.passage ? 0 : definition.isPlain ? DEFINED : BAR;
          return Math.max(defined, Math.min(sure, ceilingOf(r)));
        };
        // Whoever only quotes asks where these words stand: that is answered by any passage that has them.
        const found = find(filter, grams, (r, crowd) =>
          Math.max(sureOf(r, crowd), asked.phrasesOnly ? BAR : 0),
        );
        if (found.length > 0 || asked.phrases.length === 0) return { distinct: found, nowhere: false };
        // Words that nobody has said cannot be shown; what comes nearest is ranked all the same, and nobody is shown it.
        const without = filterOf({ ...asked, phrases: [] }, snapshot, analyse);
        return {
          distinct: find(without, grams, (r, crowd) => Math.min(sureOf(r, crowd), BELOW_BAR)),
          nowhere: true,
        };
      },
      substitutes,
    );
    const spelled = ({ from, to }: Repair): Repair => ({
      from,
      to: spellingOf(snapshot, to, from, analyser),
    });
    const words = new Map<string, readonly string[]>();
    const highlighted = withDefinition(distinct, definition === null ? term : null, (excerpt) =>
      wordsShown(snapshot, excerpt, analyser),
    ).map((finding): Finding => {
      const tokens = wordsShown(snapshot, finding.excerpt, analyser);
      words.set(
        finding.excerpt.place.citation,
        tokens.map(({ surface }) => surface),
      );
      return { ...finding, excerpt: { ...finding.excerpt, highlights: highlightsIn(tokens, terms) } };
    });
    const shown = withoutRising(
      groupNearDuplicates(highlighted, ({ place }) => words.get(place.citation) ?? []),
    );
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
      explanation: {
        revision: snapshot.revision,
        bar: BAR,
        sure: SURE,
        words: wordsSearched(query, index, { text: question, tokens }),
        synonyms: query.synonyms,
        phrases: asked.phrases,
        excluded: asked.excluded,
        documents: { searched: documents?.length ?? snapshot.documents.size, all: snapshot.documents.size },
        passages: {
          searched: inDocuments?.reduce((sum, lets) => sum + lets, 0) ?? passages.length,
          all: passages.length,
        },
        byMeaning: querySimilarity !== null,
        scores,
      },
    };
  };

/** Where nothing answers, what only its meaning found, and is likelier than the first, comes before that. */
const meantFirst = (findings: Finding[]): Finding[] => {
  const least = findings[0]?.confidence ?? 1;
  if (least >= BAR) return findings;
  const isMeant = ({ score, confidence }: Finding) => score === 0 && confidence > least;
  return [...findings.filter(isMeant), ...findings.filter((finding) => !isMeant(finding))];
};

/** The passages nearest in meaning, by their numbers, each with how far it stands out. */
const numbersOf = (
  similarity: QuerySimilarity | null,
  passages: readonly Passage[],
): ReadonlyMap<number, number> =>
  new Map(
    similarity?.nearest.flatMap(({ passage, standsOut }): [number, number][] => {
      const number = passages.indexOf(passage);
      return number === -1 ? [] : [[number, standsOut]];
    }),
  );

/** What comes later is no likelier answer than what comes before it, which was ranked by more than the confidence knows. */
const withoutRising = (findings: readonly Finding[]): readonly Finding[] => {
  let most = 1;
  return findings.map((finding) => {
    most = Math.min(most, finding.confidence);
    return finding.confidence === most ? finding : { ...finding, confidence: most };
  });
};

/** How sure it is of a passage whose form says that it defines what was asked for. */
const DEFINED = 0.75;

/** The share of the best score that a definition needs to come first. */
const DEFINITION_SHARE = 0.5;

/** Where it is asked what something is, what says so comes first. */
const withDefinition = (
  findings: readonly Finding[],
  term: readonly Token[] | null,
  tokensOf: (excerpt: Excerpt) => readonly Token[],
): readonly Finding[] => {
  const [best] = findings;
  if (term === null || best === undefined) return findings;
  const found = findings.find(
    ({ score, excerpt }) => score >= DEFINITION_SHARE * best.score && defines(tokensOf(excerpt), term),
  );
  if (found === undefined) return findings;
  const likely = Math.max(found.confidence, best.confidence);
  const confidence = likely >= BAR ? Math.max(SURE, likely) : likely;
  return [{ ...found, confidence }, ...findings.filter((finding) => finding !== found)];
};

/** The words of what is shown of a passage. */
export const wordsShown = (
  { documents }: Snapshot,
  { place: { document: path, start, end } }: Excerpt,
  analyser: Analyser,
): Token[] => {
  const document = documents.get(path);
  return document === undefined ? [] : analyseSlice(document, [start, end], analyser);
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
