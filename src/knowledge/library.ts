// The library: what the bot may quote, searched, cited and swapped whole.

import { echo, withoutControls } from '../core/bidi.ts';
import { mayLieWithin } from '../core/day.ts';
import { MisquoteError, UserError } from '../core/errors.ts';
import type { Finding, SearchReport, Weighed } from '../core/finding.ts';
import type { Nearest } from '../core/ports.ts';
import type { Counterpart } from '../core/present.ts';
import { readQuestion } from '../core/question.ts';
import { primaryLanguage } from '../core/scripts.ts';
import { attributionKey, type Excerpt, type Place } from '../core/source.ts';
import type { Analyser, Token } from './analysis/analyser.ts';
import { completeWord } from './completion.ts';
import { BAR, BELOW_BAR, confidenceOf } from './confidence.ts';
import { coverIn } from './cover.ts';
import { diversify, type Origins } from './diversity.ts';
import { attributionOf, type Document } from './document.ts';
import { type ExcerptLimits, highlightsIn, quote, shownOf } from './excerpt.ts';
import { type Look, lookAt } from './features.ts';
import { type Filter, filterOf } from './filter.ts';
import { sentenceRange } from './index.ts';
import { collapse, together } from './likeness.ts';
import { weighedOf, wordsSearched } from './looked.ts';
import type { Meaning } from './meanings.ts';
import { type Passage, readCitation } from './passages.ts';
import { readQuery } from './query.ts';
import { type QuestionGrams, withGrams } from './question-grams.ts';
import { type Ranked, rank } from './ranking.ts';
import { type Snapshot, tokensOf } from './snapshot.ts';

export interface SearchOptions {
  /** Findings wanted at most. */
  readonly most: number;
  /** How much of each passage is shown; as much as people are shown, if not given. */
  readonly excerpt?: ExcerptLimits;
  /** Only in documents of this path, title or source. */
  readonly source?: string | null;
  /** Only in documents that may have been published in this year, month or day or later; undated ones are left out. */
  readonly since?: string | null;
  /** The same, or earlier. */
  readonly until?: string | null;
  /** Only in documents with one of these tags; none given: in all. */
  readonly tags?: readonly string[];
  /** What the question means, where that is known and counts. */
  readonly meaning?: Meaning | null;
}

export interface Library {
  snapshot(): Snapshot;
  /** The confidence from which findings are shown. */
  readonly bar: number;
  /** The ranked findings for a question, and whether people may be shown them. Topics are left empty: others know those. */
  search(question: string, options: SearchOptions): SearchReport;
  /** The passage of a code, however it was typed; throws a UserError if there is none. */
  passage(citation: string): Passage;
  /** The passage whole, as an excerpt. */
  excerpt(passage: Passage): Excerpt;
  /** Passages as findings without a score: equal ones once with their places, nearly equal ones with what differs. */
  compare(passages: readonly Passage[]): readonly Finding[];
  /** Up to `around` passages of the same document on either side, and the passage itself, in order. */
  neighbours(passage: Passage, around: number): readonly Passage[];
  /** Documents of a path, title or source, or of a part of one; throws a UserError, which names the nearest, if there is none. */
  sources(named: string): readonly Document[];
  /** Known questions that have an answer, not the held ones, that begin like or resemble what has been typed. */
  knownQuestions(typed: string): readonly string[];
  /** Lines that go on as typed, with their last word whole, from the words of the library; at most so many. */
  completions(typed: string, most: number): readonly string[];
  readonly counterpart: Counterpart;
  /** Throws a MisquoteError unless the excerpt is, to the letter, what its document holds at this moment, and whose words it is. */
  verify(excerpt: Excerpt): void;
  /** Puts a new state in place of the old one; searches that are under way end on the old. */
  swap(next: Snapshot): void;
}

/** Passages looked at beyond those wanted, to make up for equal ones that collapse into one. */
const SPARE = 5;

/** Passages among which other documents are looked for: as many as are ranked closely anyway. */
const POOL = 50;

/** Passages looked at in all; a library of nothing but copies has no more to show. */
const DEEPEST = 1_000;

/** Passages whose words are kept at hand after they were found. */
const WORDS_KEPT = 2_000;

export const createLibrary = (first: Snapshot, analyser: Analyser, nearest: Nearest): Library => {
  let current = first;
  const words = new Map<Passage, readonly Token[]>();

  const wordsIn = (passage: Passage): readonly Token[] => {
    let found = words.get(passage);
    if (found === undefined) {
      found = tokensOf(passage.document, [passage.start, passage.end], analyser);
      words.set(passage, found);
      const [oldest] = words.keys();
      if (words.size > WORDS_KEPT && oldest !== undefined) words.delete(oldest);
    }
    return found;
  };

  /** The words by which excerpts are compared. */
  const surfacesIn =
    (snapshot: Snapshot) =>
    (excerpt: Excerpt): string[] =>
      wordsShown(snapshot, excerpt).map(({ surface }) => surface);

  const wordsShown = ({ documents }: Snapshot, { place: { document: path, start, end } }: Excerpt) => {
    const document = documents.get(path);
    return document === undefined ? [] : tokensOf(document, [start, end], analyser);
  };

  const search = (
    question: string,
    { most, excerpt: limits, meaning = null, ...options }: SearchOptions,
  ): SearchReport => {
    const snapshot = current;
    const { index, vocabulary, passages } = snapshot;
    const analyse = (text: string) => analyser.analyse(text, snapshot.language);
    const asked = readQuestion(question);
    const tokens = analyse(asked.words);
    const query = readQuery(question, tokens, index, vocabulary);
    const { documents, undated } = documentsFor(snapshot, options);
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
          yield { excerpt, score: r.bm25, confidence: confidence(r), nearlyLike: null };
        }
      }
      for (let depth = most + SPARE; ; depth *= 4) {
        const ranked = rank(index, query.terms, Math.max(depth, POOL), mask, { closeness, look, dateOf });
        const ordered = diversify(ranked, index, originsIn(passages), depth);
        const distinct = collapse(findings(ordered), most);
        if (distinct.length >= most || ranked.length < depth || depth > DEEPEST) return distinct;
      }
    };
    const filter = filterOf(asked, snapshot, analyse);
    const { distinct, nowhere } = withGrams(index, query.terms, (grams) => {
      const cover = coverIn(index, query.terms, grams);
      const sureOf = (r: Ranked) => confidenceOf(r, query, cover(r.passage));
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
    const words = new Map<string, readonly string[]>();
    const highlighted = distinct.map((finding): Finding => {
      const tokens = wordsShown(snapshot, finding.excerpt);
      words.set(
        finding.excerpt.place.citation,
        tokens.map(({ surface }) => surface),
      );
      return { ...finding, excerpt: { ...finding.excerpt, highlights: highlightsIn(tokens, terms) } };
    });
    const shown = together(highlighted, ({ place }) => words.get(place.citation) ?? []);
    return {
      query: question,
      repaired: query.repaired,
      confident: (shown[0]?.confidence ?? 0) >= BAR,
      findings: shown,
      ...(nowhere && { nowhere }),
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

  /** The documents that are searched, null for all, and how many would be if they were dated. */
  const documentsFor = (
    snapshot: Snapshot,
    { source = null, since = null, until = null, tags = [] }: Omit<SearchOptions, 'most' | 'excerpt'>,
  ): { documents: readonly Document[] | null; undated: number } => {
    if (source === null && since === null && until === null && tags.length === 0)
      return { documents: null, undated: 0 };
    const named = source === null ? [...snapshot.documents.values()] : sourcesIn(snapshot, source);
    const tagged = named.filter((d) => tags.length === 0 || d.meta.tags.some((tag) => tags.includes(tag)));
    if (since === null && until === null) return { documents: tagged, undated: 0 };
    const dated = tagged.filter(({ meta }) => meta.published !== null);
    return {
      documents: dated.filter(({ meta }) => mayLieWithin(meta.published ?? '', since, until)),
      undated: tagged.length - dated.length,
    };
  };

  /** Documents by path, title or source as a whole, else by a part of one of these. A misspelt name finds none: it says which is near. */
  const sourcesIn = ({ documents }: Snapshot, named: string): Document[] => {
    // What a platform completes comes back without the controls of direction that a title may have.
    const plain = (name: string) => withoutControls(name).trim().toLowerCase();
    const wanted = plain(named);
    const all = [...documents.values()];
    const namesOf = (d: Document) => [d.path, d.meta.title, d.meta.source].filter((n) => n !== null);
    const same = all.filter((d) => namesOf(d).some((n) => plain(n) === wanted));
    if (same.length > 0) return same;
    const part = all.filter((d) => namesOf(d).some((n) => plain(n).includes(wanted)));
    if (part.length > 0) return part;
    const [near] = nearest(named, [...new Set(all.flatMap(namesOf))]);
    if (near === undefined)
      throw new UserError('missing', 'source-unknown', { name: echo(named) }, ['/sources']);
    throw new UserError('missing', 'source-unknown-near', { name: echo(named), near: near.name }, [
      '/sources',
    ]);
  };

  const passage = (citation: string): Passage => {
    const found = current.byCitation.get(readCitation(citation));
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

  const verifyPlace = ({ document, revision, start, end, attribution }: Place, text: string | null) => {
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
    search,
    passage,
    excerpt: (p) => quote(p, [p.start, p.end]),
    compare(given) {
      const findings = given.map((p) => ({
        excerpt: quote(p, [p.start, p.end]),
        score: 0,
        confidence: 0,
        nearlyLike: null,
      }));
      return together(collapse(findings), surfacesIn(current));
    },
    neighbours(p, around) {
      const all = passagesIn(p.document);
      const at = all.findIndex((other) => other.citation === p.citation);
      return all.slice(Math.max(0, at - around), at + around + 1);
    },
    sources: (named) => sourcesIn(current, named),
    knownQuestions(typed) {
      // What nothing answers is a test, and no suggestion.
      const open = current.questions
        .filter(({ held, line, find }) => !held && !line.startsWith('/') && find.length > 0)
        .map(({ line }) => line);
      const wanted = typed.trim().toLowerCase();
      if (wanted === '') return open;
      const begins = open.filter((line) => line.toLowerCase().startsWith(wanted));
      return [...new Set([...begins, ...nearest(wanted, open).map(({ name }) => name)])];
    },
    completions: (typed, most) =>
      completeWord(typed, most, {
        snapshot: current,
        analyse: (text) => analyser.analyse(text, current.language),
        wordsIn,
        nearest,
      }),
    counterpart,
    verify({ text, place, alsoAt }) {
      verifyPlace(place, text);
      for (const also of alsoAt) verifyPlace(also, null);
    },
    swap(next) {
      current = next;
      words.clear();
    },
  };
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
