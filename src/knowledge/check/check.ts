// Compares a quotation with the documents: where its words are, and what differs.

import type { Check, CheckedPart, Verdict } from '../../core/check.ts';
import type { Finding } from '../../core/finding.ts';
import { type Quotation, withoutSource } from '../../core/quotation.ts';
import { primaryLanguage } from '../../core/scripts.ts';
import type { Excerpt, Range } from '../../core/source.ts';
import type { Analyser } from '../analysis/analyser.ts';
import { quote as excerptAt } from '../excerpt.ts';
import { mergeDuplicates } from '../near-duplicates.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Coded, createCoder } from './alignment.ts';
import { type Candidates, openCandidates } from './candidates.ts';
import { compare } from './changes.ts';
import { reading } from './common-words.ts';
import { readContextWords } from './context.ts';
import { contextOf, type Group, groupsOf, marksAfter, partOf, sentenceAt } from './parts.ts';
import { type Piece, readPieces } from './pieces.ts';
import { openPlaces, type TextSpan } from './places.ts';
import { type Placing, pieceOf, place } from './placing.ts';

/** Languages with a stemmer of their own in which the words of a quotation are read, the commonest of the library. */
const MAX_LANGUAGES = 4;

/** Pieces by which a whole quotation is looked for, passages looked at for each, and those without it after which no more are. */
const WHOLE_PIECES = 3;
const MAX_WHOLE = 120;
const WHOLE_MISSES = 12;

/** Words that say something, of which so few do not tell a passage from others. */
const COMMON_CONTENT = 2;

/** Passages shown where something was not found. */
const MAX_NEAREST = 3;

/** A sentence of so many words that stands somewhere as it is has been found, whatever is around it. */
const EXACT_WORDS = 5;

/** Less than this, of a longer text that is not found otherwise, is a turn of phrase and no quotation: words, and share of all. */
const FOUND_WORDS = 8;
const FOUND_SHARE = 0.25;

interface State {
  readonly snapshot: Snapshot;
  readonly candidates: Candidates;
  readonly languages: readonly (string | null)[];
}

const languagesOf = ({ documents }: Snapshot): (string | null)[] => {
  const counts = new Map<string | null, number>();
  for (const document of documents.values()) {
    const language = document.language === null ? null : primaryLanguage(document.language);
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const sharing = [...counts].filter(([language]) => language !== 'ar' && language !== 'he');
  const max = sharing.sort((a, b) => b[1] - a[1]).slice(0, MAX_LANGUAGES);
  return max.length === 0 ? [null] : max.map(([language]) => language);
};

/** Checks a quotation against a state of the library; pauses wherever it can be interrupted. */
export type Checker = (snapshot: Snapshot, text: string, quotation: Quotation) => Generator<void, Check>;

/**
 * Makes a checker. Passages are looked for by their rarest words, of which the index has all it takes; what is said of a quotation comes
 * of comparing it with the documents' own text.
 */
export const createChecker = (analyser: Analyser): Checker => {
  const contextWords = readContextWords(analyser);
  let last: State | null = null;

  const stateOf = (snapshot: Snapshot): State => {
    if (last?.snapshot !== snapshot)
      last = { snapshot, candidates: openCandidates(snapshot.index), languages: languagesOf(snapshot) };
    return last;
  };

  const placingOf = ({ snapshot, languages }: State, words: string): Placing => {
    const quote = readPieces(words, languages, analyser);
    const code = createCoder();
    const coded = code(quote.tokens);
    return {
      quote,
      coded,
      places: openPlaces(snapshot, code, new Set(quote.tokens.map(({ text }) => text))),
    };
  };

  /** All places that hold the whole quotation; empty if there is none. */
  function* wholly({ snapshot, candidates }: State, placing: Placing): Generator<void, TextSpan[]> {
    const { quote, coded, places } = placing;
    const found = new Map<string, TextSpan>();
    const find = (number: number, part: Int32Array): boolean => {
      const here = places.exact(number, coded.codes, part);
      for (const stretch of here) found.set(`${stretch.passage.document.path}\n${stretch.start}`, stretch);
      return here.length > 0;
    };
    const byContent = [...quote.sentences].sort((a, b) => contentOf(b) - contentOf(a));
    for (const piece of byContent.slice(0, WHOLE_PIECES)) {
      let misses = 0;
      for (const number of candidates.find(piece.readings, MAX_WHOLE)) {
        yield;
        misses = find(number, pieceOf(placing, piece).codes) ? 0 : misses + 1;
        if (misses > WHOLE_MISSES) break;
      }
      if (found.size > 0) break;
    }
    const [first] = byContent;
    if (found.size === 0 && first !== undefined && contentOf(first) <= COMMON_CONTENT)
      for (const terms of first.readings)
        for (const number of reading(snapshot, coded.tokens, terms)) {
          yield;
          find(number, coded.codes);
        }
    const documents = [...found.values()];
    return documents.sort(
      (a, b) => order(a.passage.document.path, b.passage.document.path) || a.start - b.start,
    );
  }

  const quotedRange = ({ tokens }: Coded, from: number, to: number): Range => [
    tokens[from]?.start ?? 0,
    tokens[to - 1]?.end ?? 0,
  ];

  const exact = (text: string, words: string, placing: Placing, all: readonly TextSpan[]): CheckedPart[] => {
    const [start, end] = quotedRange(placing.coded, 0, placing.coded.tokens.length);
    const findings = all.map(({ passage, number: _, ...stretch }): Finding => {
      const [, to] = marksAfter(words, end, passage.document.text, stretch.end);
      return { excerpt: excerptAt(passage, [stretch.start, to]), score: 0, confidence: 1, nearlyLike: null };
    });
    const [first, ...others] = mergeDuplicates(findings).map(({ excerpt }) => excerpt);
    const [stretch] = all;
    if (first === undefined || stretch === undefined) return [];
    const [upTo] = marksAfter(words, end, stretch.passage.document.text, stretch.end);
    // Where the words stand in several places, one that holds them as a whole sentence speaks for them.
    const contexts = all.map((one) => contextAt(placing, one, [0, Number.POSITIVE_INFINITY]));
    const context = contexts.every((one) => one !== null) ? (contexts[0] ?? null) : null;
    return [
      {
        quoted: [start, Math.min(upTo, text.length)],
        excerpt: first,
        others,
        changes: [],
        notes: [],
        context,
        omission: false,
      },
    ];
  };

  const contextAt = (
    placing: Placing,
    { number, passage, start, end }: TextSpan,
    bounds: Range,
  ): Excerpt | null => {
    const closing = placing.places.holding(number, Math.max(start, end - 1)) ?? passage;
    return contextOf({ start, end, passage, last: closing }, bounds, contextWords);
  };

  /** The parts, and what of the quotation stands in none of them. */
  function* partly(words: string, placing: Placing, groups: readonly Group[]) {
    const compared: (ReturnType<typeof compare> & { readonly at: Group['placed'][0] })[] = [];
    for (const group of groups) {
      yield;
      compared.push({ ...compare(placing, group), at: group.placed[0] });
    }
    const parts: CheckedPart[] = [];
    for (const [i, { changes, notes, quoted, at, start, end: close }] of compared.entries()) {
      yield;
      const { passage, number } = at;
      const { text } = passage.document;
      const isLast = i === compared.length - 1;
      const [upTo, end] = isLast ? marksAfter(words, quoted[1], text, close) : [quoted[1], close];
      const same = (other: (typeof compared)[number] | undefined) =>
        other?.at.passage.document === passage.document ? other : undefined;
      const [before, after] = [same(compared[i - 1]), same(compared[i + 1])];
      const bounds: Range = [
        before !== undefined && before.end <= start ? before.end : 0,
        after !== undefined && after.start >= end ? after.start : text.length,
      ];
      const stretch = { number, passage, start, end };
      const context = changes.length > 0 ? null : contextAt(placing, stretch, bounds);
      const told = { others: [], notes, context, omission: groups[i]?.omission ?? false };
      parts.push(partOf(stretch, [quoted[0], upTo], changes, told));
    }
    return { parts, unfound: compared.flatMap(({ unfound }) => unfound) };
  }

  return function* (snapshot, text, quotation) {
    const state = stateOf(snapshot);
    const nothing = { text, parts: [], unfound: [], ignored: null, nearest: [] };
    if (quotation.source !== null) {
      // What looks like the name of a source may be the document's own last line.
      const placing = placingOf(state, quotation.words);
      const all = yield* wholly(state, placing);
      if (all.length > 0)
        return judged(snapshot, { ...nothing, parts: exact(text, quotation.words, placing, all) }, []);
    }
    const words = withoutSource(quotation);
    const placing = placingOf(state, words);
    const base = { ...nothing, ignored: quotation.source };
    const all = yield* wholly(state, placing);
    if (all.length > 0) return judged(snapshot, { ...base, parts: exact(text, words, placing, all) }, []);

    const { pieces, chain, nearest } = yield* place(placing, state.candidates);
    const near = nearestOf(nearest, snapshot);
    const allWords = pieces.reduce((sum, piece) => sum + piece.words, 0);
    const foundWords = chain.reduce((sum, placed) => sum + (placed?.standing ?? 0), 0);
    const isTelling = chain.some((placed) => placed?.cost === 0 && placed.piece.words >= EXACT_WORDS);
    if (!isTelling && (foundWords < 1 || (foundWords < FOUND_WORDS && foundWords < FOUND_SHARE * allWords)))
      return { ...base, verdict: 'not-found', shown: [], unfound: [[0, text.length]], nearest: near };
    const groups = groupsOf(chain);
    const nowhere = pieces.flatMap(({ from, to }, i) =>
      chain[i] === null ? [quotedRange(placing.coded, from, to)] : [],
    );
    const { parts, unfound } = yield* partly(words, placing, groups);
    const left = [...nowhere, ...unfound].sort((a, b) => a[0] - b[0]);
    return judged(snapshot, { ...base, parts, unfound: left, nearest: near }, groups);
  };
};

const contentOf = ({ readings }: Piece): number => Math.max(...readings.map((terms) => terms.length));

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Parts with nothing but dots between them as one excerpt, what was left out marked, each with the whole of a sentence that it cuts. */
const shownOf = (parts: readonly CheckedPart[], { byCitation }: Snapshot): Excerpt[] => {
  const chains: CheckedPart[][] = [];
  for (const part of parts) {
    if (part.omission) chains.at(-1)?.push(part);
    else chains.push([part]);
  }
  return chains.flatMap((chain): Excerpt[] => {
    const [first] = chain;
    const passage = first === undefined ? undefined : byCitation.get(first.excerpt.place.citation);
    if (first === undefined || passage === undefined) return [];
    const whole = chain.map(({ excerpt, changes }) =>
      changes.length === 0 ? excerpt : inWholeSentences(excerpt, byCitation),
    );
    if (chain.length === 1 && first.context === null) return whole;
    const all = [...whole, ...chain.flatMap(({ context }) => context ?? [])];
    const omitted = chain
      .slice(1)
      .map(({ excerpt }, i): Range => [chain[i]?.excerpt.place.end ?? 0, excerpt.place.start]);
    const within = (range: Range) => omitted.some(([start, end]) => start <= range[0] && range[1] <= end);
    const start = Math.min(...all.map(({ place: at }) => at.start));
    const end = Math.max(...all.map(({ place: at }) => at.end));
    const marked = all.flatMap(({ differences }) => differences).filter((range) => !within(range));
    const differences = [...marked, ...omitted].sort((a, b) => a[0] - b[0]);
    const { alsoAt } = first.excerpt;
    return [{ ...excerptAt(passage, [start, end]), differences, alsoAt: chain.length === 1 ? alsoAt : [] }];
  });
};

/** Of what was changed, the sentences whole: half of one, given as the right words, may say what its author did not. */
const inWholeSentences = (excerpt: Excerpt, byCitation: Snapshot['byCitation']): Excerpt => {
  const { place, differences, alsoAt } = excerpt;
  const passage = byCitation.get(place.citation);
  if (passage === undefined) return excerpt;
  const start = Math.min(place.start, sentenceAt(passage, place.start).at[0]);
  const end = Math.max(place.end, sentenceAt(passage, place.end - 1).at[1]);
  return { ...excerptAt(passage, [start, end]), differences, alsoAt };
};

const judged = (
  snapshot: Snapshot,
  check: Omit<Check, 'verdict' | 'shown'>,
  groups: readonly Group[],
): Check => {
  const { parts, unfound } = check;
  const shown = shownOf(parts, snapshot);
  const verdict: Verdict = parts.some(({ changes }) => changes.length > 0)
    ? 'altered'
    : groups.some(({ apart }) => apart)
      ? 'stitched'
      : unfound.length > 0
        ? 'partly'
        : parts.some(({ context }) => context !== null)
          ? 'from-context'
          : 'exact';
  return { ...check, verdict, shown };
};

const nearestOf = (nearest: readonly number[], { passages: all }: Snapshot): Excerpt[] => {
  const passages = [...new Set(nearest)].slice(0, MAX_NEAREST).flatMap((number) => all[number] ?? []);
  return passages.map((passage) => excerptAt(passage, [passage.start, passage.end]));
};
