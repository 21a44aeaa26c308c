// The library: what the bot may quote, searched, cited and swapped whole.

import { echo } from '../core/bidi.ts';
import { BoundedMap } from '../core/bounded-map.ts';
import { MisquoteError, UserError } from '../core/errors.ts';
import type { Finding, SearchReport } from '../core/finding.ts';
import type { Followers } from '../core/followers.ts';
import type { Nearest } from '../core/ports.ts';
import type { Counterpart } from '../core/present.ts';
import { type ParsedQuestion, toParsedQuestion } from '../core/question.ts';
import { primaryLanguage } from '../core/scripts.ts';
import { attributionKey, type Excerpt, type Location } from '../core/source.ts';
import type { Analyser, Token } from './analysis/analyser.ts';
import { languageOfQuestion } from './analysis/detect.ts';
import { completeWord } from './completion.ts';
import { BAR } from './confidence.ts';
import { attributionOf, type Document } from './document.ts';
import { quote, shownWith } from './excerpt.ts';
import { type Followed, followedIn, passageIn } from './followers.ts';
import { groupNearDuplicates, mergeDuplicates } from './near-duplicates.ts';
import { layOut, type Passage, readCitation } from './passages.ts';
import { createSearch, type SearchOptions, wordsShown } from './search.ts';
import { analyseSlice, type Snapshot } from './snapshot.ts';
import { sourcesIn } from './sources.ts';

export interface Library {
  snapshot(): Snapshot;
  /** The confidence from which findings are shown. */
  readonly bar: number;
  /** The ranked findings for a question, and whether people may be shown them. Topics are left empty: others know those. */
  search(question: string | ParsedQuestion, options: SearchOptions): SearchReport;
  /**
   * The passage of a code, however it was typed. A code from an earlier reading of the file gives the passage that now contains the
   * same words. Throws a UserError if there is none.
   */
  passage(citation: string): Passage;
  /** The same for a code as it is written; undefined if there is none. */
  find(citation: string): Passage | undefined;
  /** What stands at the place of a passage, whether it holds the same words or not; null if nothing follows it. */
  followed(citation: string): Followed | null;
  /** The passage whole, as an excerpt. */
  excerpt(passage: Passage): Excerpt;
  /** Texts beyond its own with which a passage may be shown: what leads to it, and its list. */
  shownWith(passage: Passage): readonly string[];
  /** Prepares excerpts of a document's passages: in slices, since the first of a long document takes a while. */
  layOut(passages: readonly Passage[]): Promise<void>;
  /** Passages as findings without a score: equal ones once with their places, nearly equal ones with what differs. */
  compare(passages: readonly Passage[]): readonly Finding[];
  /** Excerpts as findings without a score: nearly equal ones together, with what differs. */
  groupNearDuplicates(excerpts: readonly Excerpt[]): readonly Finding[];
  /** Up to `around` passages of the same document on either side, and the passage itself, in order. */
  neighbours(passage: Passage, around: number): readonly Passage[];
  /** Documents of a path, title or source, or of a part of one; throws a UserError, which names the nearest, if there is none. */
  sources(named: string): readonly Document[];
  /** Known questions that have an answer, not the held ones, that begin like or resemble what has been typed. */
  knownQuestions(typed: string): readonly string[];
  /** Lines that go on as typed, with their last word whole, from the words of the library; at most so many. */
  completions(typed: string, max: number): readonly string[];
  /** The tag of the language in which a question is read; null: not known. */
  languageOf(question: string): string | null;
  readonly counterpart: Counterpart;
  /** Throws a MisquoteError unless the excerpt is, to the letter, what its document holds at this moment, and whose words it is. */
  verify(excerpt: Excerpt): void;
  /** Puts a new state in place of the old one; searches that are under way end on the old. */
  swap(next: Snapshot): void;
  /** Learns what follows passages of earlier readings; a new state keeps that. */
  follow(followers: Followers): void;
}

/** Passages whose words are kept at hand after they were found. */
const WORDS_KEPT = 2_000;

/** Known questions that are suggested: the fuzzy matcher looks at each, letter by letter, whenever somebody types one. */
const MAX_SUGGESTED = 1_000;
const SUGGESTED_CHARS = 300;

export const createLibrary = (first: Snapshot, analyser: Analyser, nearest: Nearest): Library => {
  let current = first;
  const words = new BoundedMap<Passage, readonly Token[]>(WORDS_KEPT);

  const tokensIn = (passage: Passage): readonly Token[] => {
    let found = words.get(passage);
    if (found === undefined) {
      found = analyseSlice(passage.document, [passage.start, passage.end], analyser);
      words.set(passage, found);
    }
    return found;
  };

  const search = createSearch(analyser, nearest, tokensIn);

  /** The words by which excerpts are compared. */
  const surfacesIn = (snapshot: Snapshot) => (excerpt: Excerpt) =>
    wordsShown(snapshot, excerpt, analyser).map(({ surface }) => surface);

  const passage = (citation: string): Passage => {
    const found = passageIn(current, readCitation(citation));
    if (found === undefined)
      throw new UserError('missing', 'citation-unknown', { citation: echo(citation, 16) }, ['/sources']);
    return found;
  };

  const passagesIn = (document: Document): readonly Passage[] => current.byDocument.get(document) ?? [];

  const counterpart: Counterpart = ({ place }, locale) => {
    const shown = current.documents.get(place.document);
    const speaks = (d: Document) => d.meta.language !== null && primaryLanguage(d.meta.language) === locale;
    const other =
      shown?.meta.translationOf != null
        ? current.documents.get(shown.meta.translationOf)
        : current.translations.get(place.document)?.find(speaks);
    if (
      shown === undefined ||
      other === undefined ||
      other === shown ||
      shown.paragraphs.length !== other.paragraphs.length
    )
      return null;
    // Paragraph answers to paragraph; the slices of a long one do so only where both were cut into as many.
    const slices = (d: Document) => passagesIn(d).filter((p) => p.paragraph === place.paragraph);
    const at = slices(shown).findIndex((p) => p.citation === place.citation);
    const match = slices(other).length === slices(shown).length ? slices(other)[at] : undefined;
    return match === undefined ? null : quote(match, [match.start, match.end]);
  };

  const verifyPlace = ({ document, revision, start, end, attribution }: Location, text: string | null) => {
    const found = current.documents.get(document);
    if (found?.revision !== revision) throw new MisquoteError(`${document} is not at revision ${revision}`);
    if (attributionKey(attributionOf(found, [start, end])) !== attributionKey(attribution))
      throw new MisquoteError(`${document} does not attribute ${start}..${end} like that`);
    if (text !== null && found.text.slice(start, end) !== text)
      throw new MisquoteError(`${document} does not hold the excerpt at ${start}..${end}`);
  };

  return {
    snapshot: () => current,
    bar: BAR,
    search: (question, options) => search(current, toParsedQuestion(question), options),
    passage,
    find: (citation) => passageIn(current, citation),
    followed: (citation) => followedIn(current, citation),
    excerpt: (p) => quote(p, [p.start, p.end]),
    layOut,
    shownWith,
    compare: (given) =>
      groupNearDuplicates(
        mergeDuplicates(given.map((p) => unscored(quote(p, [p.start, p.end])))),
        surfacesIn(current),
      ),
    groupNearDuplicates: (excerpts) => groupNearDuplicates(excerpts.map(unscored), surfacesIn(current)),
    neighbours(p, around) {
      const all = passagesIn(p.document);
      const before = all.filter(({ end }) => end <= p.start);
      const after = all.filter(({ start }) => start >= p.end);
      return [...before.slice(Math.max(0, before.length - around)), p, ...after.slice(0, around)];
    },
    sources: (named) => sourcesIn(current, named, nearest),
    knownQuestions(typed) {
      // What nothing answers is a test, and no suggestion.
      const open = current.questions
        .filter(
          ({ heldOut, line, find }) =>
            !heldOut && !line.startsWith('/') && find.length > 0 && line.length <= SUGGESTED_CHARS,
        )
        .slice(0, MAX_SUGGESTED)
        .map(({ line }) => line);
      const wanted = typed.trim().toLowerCase();
      if (wanted === '') return open;
      const begins = open.filter((line) => line.toLowerCase().startsWith(wanted));
      return [...new Set([...begins, ...nearest(wanted, open).map(({ name }) => name)])];
    },
    languageOf: (question) => languageOfQuestion(question, current.languages),
    completions: (typed, max) =>
      completeWord(typed, max, {
        snapshot: current,
        analyse: (text) => analyser.analyse(text, languageOfQuestion(text, current.languages)),
        surfacesIn: ({ document: { text, language }, start, end }) =>
          analyser.surfaces(text.slice(start, end), language, start),
        nearest,
      }),
    counterpart,
    verify({ text, place, alsoAt }) {
      verifyPlace(place, text);
      for (const also of alsoAt) verifyPlace(also, null);
    },
    swap(next) {
      const { followers } = current;
      current = followers.size === 0 ? next : { ...next, followers };
      words.clear();
    },
    follow(followers) {
      current = { ...current, followers };
    },
  };
};

const unscored = (excerpt: Excerpt): Finding => ({ excerpt, score: 0, confidence: 0, nearlyLike: null });
