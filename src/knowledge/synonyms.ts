// The community's thesaurus: groups of words or short phrases that mean the same.

import * as z from 'zod';
import { isBlank } from '../core/well-formed.ts';
import type { Analyser, Token } from './analysis/analyser.ts';
import type { Fault } from './fault.ts';
import { parseYaml, readYaml } from './front-matter.ts';

export const SYNONYMS_FILE = 'synonyms.yaml';

/** More groups than a community would maintain by hand. */
const MAX_GROUPS = 5_000;
/** Words and phrases of one group: each is searched for wherever one of them is asked for. */
const MAX_WORDS = 20;
/** UTF-16 units of one phrase. */
const MAX_CHARS = 80;

export interface SynonymGroup {
  /** As the file writes them, two or more. */
  readonly words: readonly string[];
  /** The line of the file on which the group begins. */
  readonly line: number | null;
}

export const NO_SYNONYMS: readonly SynonymGroup[] = [];

const REMEDY = 'Write each group as a line such as "- pullout = withdrawal" or "- [pullout, withdrawal]".';

const word = z
  .string('expected a word or a short phrase')
  .trim()
  .refine((value) => !isBlank(value), 'expected a word or a short phrase that is not empty')
  .max(MAX_CHARS, `expected at most ${MAX_CHARS} characters`);

const words = z
  .array(word, 'expected a line such as "pullout = withdrawal", or a list of words')
  .min(2, 'expected at least two words or phrases that mean the same')
  .max(MAX_WORDS, `expected at most ${MAX_WORDS} words or phrases`);

const group = z.preprocess(
  (value) => (typeof value === 'string' ? value.split('=').map((one) => one.trim()) : value),
  words,
);

const file = z
  .array(group, 'expected a list of groups')
  .max(MAX_GROUPS, `expected at most ${MAX_GROUPS} groups`)
  .nullable();

/** Reads the file of synonyms. Throws a FaultyFileError for a bad shape; what the words are worth is for {@link checkSynonyms}. */
export const parseSynonyms = (yaml: string, path: string): readonly SynonymGroup[] => {
  const groups = readYaml(yaml, file, { file: path, remedy: REMEDY });
  if (groups === null || groups.length === 0) return NO_SYNONYMS;
  const { lineOf } = parseYaml(yaml, path);
  return groups.map((words, i) => ({ words, line: lineOf([i]) }));
};

/** How much a word counts that stands for another one by the community's synonyms. */
export const SYNONYM_WEIGHT = 0.9;

/** A word or phrase of a group, as the search sees it. */
export interface SynonymPhrase {
  /** As the file writes it. */
  readonly written: string;
  /** The stems of all its words, in order. */
  readonly stems: readonly string[];
  /** Those of its words that say something. */
  readonly content: readonly Pick<Token, 'term' | 'surface'>[];
}

/** Where a phrase of a group stands in a question. */
export interface SynonymMatch {
  /** Words of the question that it covers, stop words included. */
  readonly length: number;
  readonly phrase: SynonymPhrase;
  /** The other phrases of its groups. */
  readonly others: readonly SynonymPhrase[];
}

export interface Thesaurus {
  /** The longest phrase that begins at a word of a question; null if none does. */
  at(tokens: readonly Token[], at: number): SynonymMatch | null;
}

const phraseOf = (written: string, analyser: Analyser, language: string | null): SynonymPhrase => {
  const tokens = analyser.analyse(written, language);
  return {
    written,
    stems: tokens.map(({ term }) => term),
    content: tokens.filter(({ stop }) => !stop),
  };
};

const keyOf = ({ stems }: SynonymPhrase): string => stems.join(' ');

const thesaurusOf = (
  groups: readonly SynonymGroup[],
  analyser: Analyser,
  language: string | null,
): Thesaurus => {
  interface Entry {
    readonly phrase: SynonymPhrase;
    readonly others: SynonymPhrase[];
  }
  const entries = new Map<string, Entry>();
  const byFirst = new Map<string, Entry[]>();
  for (const { words } of groups) {
    const phrases = words
      .map((written) => phraseOf(written, analyser, language))
      .filter(({ content }) => content.length > 0);
    for (const phrase of phrases) {
      const key = keyOf(phrase);
      const known = entries.get(key);
      const entry = known ?? { phrase, others: [] };
      entries.set(key, entry);
      entry.others.push(...phrases.filter((other) => keyOf(other) !== key));
      const [first = ''] = phrase.stems;
      if (known === undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
    }
  }
  return {
    at(tokens, at) {
      const found = (byFirst.get(tokens[at]?.term ?? '') ?? [])
        .filter(({ phrase }) => phrase.stems.every((stem, i) => tokens[at + i]?.term === stem))
        .sort((a, b) => b.phrase.stems.length - a.phrase.stems.length)[0];
      return found === undefined ? null : { ...found, length: found.phrase.stems.length };
    },
  };
};

const opened = new WeakMap<readonly SynonymGroup[], Map<string | null, Thesaurus>>();

/** The groups as one language reads them; null if there are none. Kept for as long as the groups are. */
export const thesaurusIn = (
  groups: readonly SynonymGroup[],
  analyser: Analyser,
  language: string | null,
): Thesaurus | null => {
  if (groups.length === 0) return null;
  const byLanguage = opened.get(groups) ?? new Map<string | null, Thesaurus>();
  opened.set(groups, byLanguage);
  const known = byLanguage.get(language);
  if (known !== undefined) return known;
  const made = thesaurusOf(groups, analyser, language);
  byLanguage.set(language, made);
  return made;
};

/** What a group can be checked against. */
export interface SynonymContext {
  readonly analyser: Analyser;
  /** The languages of the library. */
  readonly languages: readonly string[];
  /** Whether a passage has the stem. */
  has(term: string): boolean;
}

/** Groups and words that do nothing, or perhaps not what was meant. All are warnings: the other groups are used. */
export const checkSynonyms = (
  groups: readonly SynonymGroup[],
  file: string,
  { analyser, languages, has }: SynonymContext,
): readonly Fault[] => {
  const read = languages.length === 0 ? [null] : languages;
  const seen = new Map<string, SynonymGroup>();
  return groups.flatMap((group): Fault[] => {
    const { words, line } = group;
    const warning = (problem: string, remedy: string): Fault => ({
      file,
      line,
      problem,
      remedy,
      level: 'warning',
    });
    const readings = words.map((written) => read.map((tag) => phraseOf(written, analyser, tag)));
    const saysNothing = (each: readonly SynonymPhrase[]) => each.every(({ content }) => content.length === 0);
    const common = words.filter((_, i) => saysNothing(readings[i] ?? []));
    const faults = common.map((written) =>
      warning(
        `"${written}" is a word that every text has, so it is not searched for.`,
        'Remove it from the group.',
      ),
    );
    const telling = readings.filter((each) => !saysNothing(each));
    // Words are the same if each language of the library reads them so.
    const keys = telling.map((each) => each.map(keyOf).join('\n'));
    for (const [i, key] of keys.entries()) {
      const written = telling[i]?.[0]?.written ?? '';
      const before = seen.get(key);
      if (before === group)
        faults.push(
          warning(`"${written}" is the same word for the search as another one of its group.`, 'Remove it.'),
        );
      else if (before !== undefined)
        faults.push(
          warning(
            `"${written}" is also in the group on line ${before.line}.`,
            'If the groups mean the same, write them as one.',
          ),
        );
      seen.set(key, group);
    }
    if (new Set(keys).size < 2) {
      if (faults.length === 0 || new Set(keys).size === 0) return faults;
      return [
        ...faults,
        warning('the group has only one word, so it does nothing.', 'Add another, or remove the group.'),
      ];
    }
    const isKnown = (phrase: SynonymPhrase) =>
      phrase.content.length > 0 && phrase.content.every(({ term }) => has(term));
    if (!telling.some((each) => each.some(isKnown)))
      faults.push(
        warning(
          `no document contains any of: ${words.join(', ')}.`,
          'Add the word that the documents use, or remove the group.',
        ),
      );
    return faults;
  });
};
