// The community's topics: matches words to topics, and finds each topic's passages.

import { echo } from '../core/bidi.ts';
import { UserError } from '../core/errors.ts';
import type { Finding, SearchReport } from '../core/finding.ts';
import type { Locale, Nearest, Suggestion } from '../core/ports.ts';
import type { Excerpt } from '../core/source.ts';
import type { Analyser, Token } from '../knowledge/analysis/analyser.ts';
import type { Focus } from '../knowledge/analysis/focus.ts';
import type { Library } from '../knowledge/library.ts';
import type { Topic } from './topic.ts';

export interface TopicMatch {
  readonly name: string;
  /** 0 to 1: how much of what the words say, the topic's names and search words say too. */
  readonly score: number;
}

export interface Topics {
  all(): readonly Topic[];
  /** The topic of a name in any language; throws a UserError that names the nearest if there is none. */
  named(name: string): Topic;
  /** Topics near to a question, best first. */
  match(question: string): readonly TopicMatch[];
  /** The topic that is named by this and nothing else, such as "tariffs", or asked about, as in "what are the tariffs"; null if none is. */
  calledBy(words: string): string | null;
  /** Whether a stem of a language is that of a topic's name or search word. */
  has(term: string, language: string | null): boolean;
  /** The passages of a topic: those shown first, then what its search words find. */
  findings(topic: Topic): SearchReport;
  /** Whether words of a document are about one of these topics: they hold one of its names, or two of its search words. */
  concerns(names: readonly string[], excerpt: Excerpt): boolean;
  titleIn(topic: Topic, locale: Locale): string;
  suggest(typed: string, locale: Locale): readonly Suggestion[];
  swap(topics: readonly Topic[]): void;
}

/** A passage belongs to a topic if it reaches this share of the best one's score. */
const RELATIVE_BAR = 0.3;
/** Findings of a topic at most. */
const MOST = 10;
/** Topics below this are not near at all. */
const NEAR = 0.15;
/** A search word says less clearly than a name that its topic is meant. */
const SEARCH_WEIGHT = 0.8;
/** A word of the line that menus show says less than either: it leads to a topic, and means none by itself. */
const SUMMARY_WEIGHT = 0.4;
/** What no topic knows, or has in its summary only, counts less than a word that one alone has: a question holds more than its subject. */
const UNKNOWN_WORTH = 0.5;

/** One search word alone can be about anything. */
const MIN_SEARCH_WORDS = 2;

export interface TopicParts {
  readonly library: Library;
  readonly analyser: Analyser;
  readonly nearest: Nearest;
  readonly focusOf: (tokens: readonly Token[]) => Focus;
  /** Whether a question asks what there is about a subject, and for nothing more. */
  readonly asksAbout: (tokens: readonly Token[]) => boolean;
}

export const createTopics = ({ library, analyser, nearest, focusOf, asksAbout }: TopicParts): Topics => {
  let topics: readonly Topic[] = [];
  /** Terms of names and search words, by topic, as they are in the language of a question or text. */
  const termsBy = new Map<string | null, ReadonlyMap<string, ReadonlyMap<string, number>>>();

  const namesOf = (topic: Topic): string[] => [topic.name, ...Object.values(topic.names).flat()];

  const termsOf = (topic: Topic, language: string | null): Map<string, number> => {
    const weights = new Map<string, number>();
    const add = (text: string, weight: number) => {
      for (const { term, stop } of analyser.analyse(text, language))
        if (!stop) weights.set(term, Math.max(weight, weights.get(term) ?? 0));
    };
    for (const line of Object.values(topic.summary)) add(line, SUMMARY_WEIGHT);
    for (const word of Object.values(topic.search).flat()) add(word, SEARCH_WEIGHT);
    for (const name of namesOf(topic)) add(name, 1);
    return weights;
  };

  const termsIn = (language: string | null): ReadonlyMap<string, ReadonlyMap<string, number>> => {
    const known = termsBy.get(language);
    if (known !== undefined) return known;
    const terms = new Map(topics.map((topic) => [topic.name, termsOf(topic, language)]));
    termsBy.set(language, terms);
    return terms;
  };

  const match = (question: string): TopicMatch[] => {
    const language = library.languageOf(question);
    const tokens = analyser.analyse(question, language);
    const terms = termsIn(language);
    const focus = focusOf(tokens);
    const asked = tokens.flatMap(({ term, stop }, at) => {
      if (stop) return [];
      const holders = [...terms.values()].filter((known) => (known.get(term) ?? 0) >= SEARCH_WEIGHT).length;
      const said = at > focus.at ? focus.weight : 1;
      return [{ term, worth: holders === 0 ? UNKNOWN_WORTH : said / holders }];
    });
    const whole = asked.reduce((sum, { worth }) => sum + worth, 0);
    const scoreOf = (known: ReadonlyMap<string, number> | undefined): number =>
      asked.reduce((sum, { term, worth }) => sum + worth * (known?.get(term) ?? 0), 0) / whole;
    return topics
      .map(({ name }) => ({ name, score: scoreOf(terms.get(name)) }))
      .filter(({ score }) => score >= NEAR)
      .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  };

  const search = (topic: Topic): SearchReport => {
    const query = Object.values(topic.search).flat().join(' ');
    const found = library.search(query, { max: MOST, tags: topic.tags });
    const best = found.findings[0]?.score ?? 0;
    const first = topic.shownFirst.flatMap((citation): Finding[] => {
      const passage = library.find(citation);
      if (passage === undefined) return [];
      return [{ excerpt: library.excerpt(passage), score: best, confidence: 1, nearlyLike: null }];
    });
    const placed = new Set(first.map((f) => f.excerpt.place.citation));
    const rest = found.findings.filter(
      (f) => f.score >= best * RELATIVE_BAR && !placed.has(f.excerpt.place.citation),
    );
    // The community chose the words, so what they find is what the topic means: no less than what is shown for a question.
    const meant = rest.map((f) => ({ ...f, confidence: Math.max(f.confidence, library.bar) }));
    const all = [...first, ...meant].slice(0, MOST);
    return {
      query: `/${topic.name}`,
      repaired: [],
      confident: all.length > 0,
      findings: all,
      undated: 0,
      ...(found.empty && { empty: found.empty }),
      topics: [{ name: topic.name, score: 1 }],
    };
  };

  /** Nothing but the snapshot decides what a topic finds, so one search for each topic lasts as long as its snapshot. */
  let searched = { snapshot: library.snapshot(), reports: new WeakMap<Topic, SearchReport>() };
  const findings = (topic: Topic): SearchReport => {
    const snapshot = library.snapshot();
    if (searched.snapshot !== snapshot) searched = { snapshot, reports: new WeakMap() };
    const known = searched.reports.get(topic);
    if (known !== undefined) return known;
    const report = search(topic);
    searched.reports.set(topic, report);
    return report;
  };

  return {
    all: () => topics,
    named(name) {
      const wanted = name.trim().toLowerCase().replace(/^\//, '');
      const found = topics.find((t) => namesOf(t).some((n) => n.toLowerCase() === wanted));
      if (found !== undefined) return found;
      const near = nearest(wanted, topics.flatMap(namesOf)).map(({ name: n }) => n);
      const owners = [
        ...new Set(near.flatMap((n) => topics.find((t) => namesOf(t).includes(n))?.name ?? [])),
      ];
      const remedies = [...owners.slice(0, 3).map((n) => `/${n}`), '/topics'];
      throw new UserError('missing', 'topic-unknown', { name: echo(name, 40) }, remedies);
    },
    match,
    calledBy(words) {
      const language = library.languageOf(words);
      const tokens = analyser.analyse(words, language);
      const content = tokens.filter(({ stop }) => !stop);
      const isName = content.length === tokens.length;
      if (content.length === 0 || !(isName || asksAbout(tokens))) return null;
      const least = isName ? 1 : SEARCH_WEIGHT;
      const named = [...termsIn(language)].filter(([, known]) =>
        content.every(({ term }) => (known.get(term) ?? 0) >= least),
      );
      const [first] = match(words).filter(({ name }) => named.some(([other]) => other === name));
      return first?.name ?? null;
    },
    has: (term, language) =>
      [...termsIn(language).values()].some((known) => (known.get(term) ?? 0) >= SEARCH_WEIGHT),
    findings,
    concerns(names, { text, place }) {
      const language = place.meta.language ?? library.languageOf(text);
      const said = new Set(analyser.analyse(text, language).map(({ term }) => term));
      const terms = termsIn(language);
      return topics.some(({ name, tags }) => {
        if (!names.includes(name)) return false;
        if (tags.length > 0 && !place.meta.tags.some((tag) => tags.includes(tag))) return false;
        const held = [...(terms.get(name) ?? [])].filter(
          ([term, weight]) => weight >= SEARCH_WEIGHT && said.has(term),
        );
        return held.some(([, weight]) => weight === 1) || held.length >= MIN_SEARCH_WORDS;
      });
    },
    titleIn: (topic, locale) => topic.names[locale]?.[0] ?? topic.names.en?.[0] ?? topic.name,
    suggest(typed, locale) {
      const wanted = typed.trim().toLowerCase();
      const begins = topics.filter((t) => namesOf(t).some((n) => n.toLowerCase().startsWith(wanted)));
      const near = nearest(wanted, topics.flatMap(namesOf)).flatMap(({ name }) =>
        topics.filter((t) => namesOf(t).includes(name)),
      );
      return [...new Set(wanted === '' ? topics : [...begins, ...near])].map((t) => ({
        label: t.names[locale]?.[0] ?? t.name,
        value: t.name,
      }));
    },
    swap(next) {
      topics = next;
      termsBy.clear();
    },
  };
};
