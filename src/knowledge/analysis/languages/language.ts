// What is known of a language: the normal form of its words, their stems, and the words that say nothing of a subject.

export interface Language {
  /** What compares equal however it was typed. */
  normalise(word: string): string;
  /** Takes a word in its normal form. */
  stem(word: string): string;
  /** Whether forms of a word can have few letters in common, so that its stem tells more than its letters. */
  readonly isInflected: boolean;
  /** Whether it writes compounds as one word. */
  readonly isCompounding: boolean;
  /** How many tokens a word makes on average: more than 1 where syllables are written apart, or words are cut by a dictionary that lacks names. */
  readonly pieces: number;
  /** Words that hold a sentence together; all sets are in normal form. */
  readonly stops: ReadonlySet<string>;
  readonly asking: Asking;
  /** Words that turn a statement into its opposite. None of them is a stop word: "not" is never noise. */
  readonly negations: ReadonlySet<string>;
  /** Words before the subject of a question: "what do they say *about* the crossings". */
  readonly about: ReadonlySet<string>;
}

export interface Asking {
  /** what, who, when. */
  readonly words: ReadonlySet<string>;
  /** Those that ask for one fact, such as who, when and whether; what a subject's passages say may not tell it. */
  readonly facts: ReadonlySet<string>;
  /** Words that show by standing first what is asked for: "is there parking", "the fares"; none where other things show it too. */
  readonly openers: ReadonlySet<string>;
  /** What kind of answer is wanted, which the answer need not name: "what *year*". */
  readonly kinds: ReadonlySet<string>;
  /** Verbs at the end of a question that asks what something is: "what does *flux* mean". */
  readonly defining: ReadonlySet<string>;
  /** Of its words those that ask what or who something is. */
  readonly what: ReadonlySet<string>;
  /** Words between a term and what it is: "flux *is* a salt". */
  readonly copulas: ReadonlySet<string>;
  /** Words that begin what it is: "flux is *a* salt"; none where the language has none, or does without them here. */
  readonly articles: ReadonlySet<string>;
}

/** Lists of words as they are written, separated by white space. */
export interface Written {
  /** True, if not given. */
  readonly isInflected?: boolean;
  /** False, if not given. */
  readonly isCompounding?: boolean;
  /** 1, if not given. */
  readonly pieces?: number;
  readonly stops: string;
  readonly questions: string;
  /** Where none are known, no question is taken to be about a subject as a whole. */
  readonly facts?: string;
  readonly openers?: string;
  readonly kinds?: string;
  readonly defining?: string;
  readonly what?: string;
  readonly copulas?: string;
  readonly articles?: string;
  readonly negations: string;
  readonly about?: string;
}

/** Question words are stop words too. */
export const languageOf = ({
  normalise,
  stem,
  isInflected = true,
  isCompounding = false,
  pieces = 1,
  stops,
  questions,
  facts = '',
  openers = '',
  kinds = '',
  defining = '',
  what = '',
  copulas = '',
  articles = '',
  negations,
  about = '',
}: Pick<Language, 'normalise' | 'stem'> & Written): Language => {
  const set = (text: string): ReadonlySet<string> => {
    const words = text.trim().split(/\s+/);
    return new Set(words.map((word) => normalise(word.normalize('NFKC'))).filter((word) => word !== ''));
  };
  const not = set(negations);
  const words = set(questions);
  return {
    normalise,
    stem,
    isInflected,
    isCompounding,
    pieces,
    stops: new Set([...set(stops), ...words].filter((word) => !not.has(word))),
    asking: {
      words,
      facts: set(facts),
      openers: set(openers),
      kinds: set(kinds),
      defining: set(defining),
      what: set(what),
      copulas: set(copulas),
      articles: set(articles),
    },
    negations: not,
    about: set(about),
  };
};

/** Strips the first of these endings that leaves so many letters; longer ones stand first. */
export const withoutEnding = (word: string, endings: readonly string[], letters: number): string => {
  const ending = endings.find((e) => word.endsWith(e) && word.length - e.length >= letters);
  return ending === undefined ? word : word.slice(0, -ending.length);
};

/** Endings in a text, the longest first. */
export const endings = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length);
