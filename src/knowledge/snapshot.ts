// One state of the library: documents, passages and index that belong together and never change.

import { createYielder, type YieldToEventLoop } from '../core/event-loop.ts';
import type { Followers } from '../core/followers.ts';
import type { Log, Nearest } from '../core/ports.ts';
import { primaryLanguage } from '../core/scripts.ts';
import type { Range } from '../core/source.ts';
import { sha256 } from '../system/hash.ts';
import type { Analyser, Token } from './analysis/analyser.ts';
import { createDictionary } from './dictionary.ts';
import type { Document } from './document.ts';
import { buildIndexOf } from './index/build.ts';
import { type NumberOf, openCodes } from './index/codes.ts';
import { identityOfAll, isOfThisAnalysis, libraryDigest } from './index/identity.ts';
import { IndexBlockError } from './index/index-block.ts';
import { readSaved, save } from './index/index-file.ts';
import { type BuiltIndex, cutsIn, openIndex } from './index/write.ts';
import { type Index, standBeside } from './index.ts';
import { type Lexicon, openLexicon } from './lexicon.ts';
import type { Loaded } from './load.ts';
import { type ByCitation, cite, type Passage, passagesCut } from './passages.ts';
import type { Question } from './questions.ts';
import { NO_SYNONYMS, type SynonymGroup } from './synonyms.ts';
import { type KnownWords, openVocabulary, type Vocabulary } from './vocabulary.ts';

export interface Snapshot {
  readonly documents: ReadonlyMap<string, Document>;
  /** Documents that are taken back: no passage of theirs is here, only why. */
  readonly retracted: ReadonlyMap<string, Document>;
  /** Paths of documents of which nothing may be shown, not even by the codes of earlier revisions. */
  readonly withdrawn: ReadonlySet<string>;
  /** In the order of documents and places; a passage's number in the index is its place here. */
  readonly passages: readonly Passage[];
  readonly byCitation: ByCitation;
  readonly byDocument: ReadonlyMap<Document, readonly Passage[]>;
  /** What follows passages of earlier readings; nothing until somebody has looked it up. */
  readonly followers: Followers;
  /** The translations of a document, by its path. */
  readonly translations: ReadonlyMap<string, readonly Document[]>;
  readonly index: Index;
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
  readonly questions: readonly Question[];
  readonly synonyms: readonly SynonymGroup[];
  /** Primary tags of the languages of the documents, the most common first; questions are read in one of them. */
  readonly languages: readonly string[];
  /** Names this state: SHA-256 over every document's path, revision and metadata. */
  readonly revision: string;
}

/** Where the index is kept between two runs of the program, and who is told if it cannot be. */
export interface IndexStorage {
  readonly file: string;
  readonly log: Pick<Log, 'warn'>;
}

/** Documents that are looked at between two turns of the event loop: a waiting that is not needed costs more than these. */
const AT_ONCE = 32;
/** Passages of one document, likewise. */
const PASSAGES_AT_ONCE = 500;

export type SnapshotBuilder = (loaded: Loaded) => Promise<Snapshot>;

/**
 * Builds snapshots. What it knows of documents that have not changed since the last one is taken over, from the file too; without
 * `keeping` there is no file.
 */
export const createSnapshotBuilder = (
  analyser: Analyser,
  nearest: Nearest,
  keeping: IndexStorage | null = null,
): SnapshotBuilder => {
  const dictionary = createDictionary();
  let last: BuiltIndex | null = null;
  let first = true;
  /** How the documents of the last snapshot were cut, and those of them whose passages had to get other codes. */
  let cutBefore: ReadonlyMap<Document, readonly Passage[]> = new Map();
  let renamed: ReadonlySet<Document> = new Set();

  const saved = async ({ file, log }: IndexStorage): Promise<BuiltIndex | null> => {
    try {
      const block = await readSaved(file);
      const found = block === null ? null : openIndex(block);
      return found !== null && isOfThisAnalysis(found.key) ? found : null;
    } catch (error) {
      if (!(error instanceof IndexBlockError)) throw error;
      log.warn({ file, why: error.message }, 'cannot use the saved index; building it again');
      return null;
    }
  };

  const built = async (
    documents: readonly Document[],
    key: string,
    yieldToEventLoop: YieldToEventLoop,
  ): Promise<BuiltIndex> => {
    if (first && keeping !== null) last = await saved(keeping);
    first = false;
    if (last?.key === key) return last;
    const found = await buildIndexOf(documents, key, last, analyser, yieldToEventLoop);
    last = found;
    if (keeping !== null)
      await save(keeping.file, found.block).catch((error: NodeJS.ErrnoException) =>
        keeping.log.warn(
          { file: keeping.file, why: error.code },
          'could not save the index; the next start builds it again',
        ),
      );
    return found;
  };

  return async ({
    documents,
    retracted = new Map(),
    withdrawn = new Set(),
    questions,
    synonyms = NO_SYNONYMS,
  }: Loaded): Promise<Snapshot> => {
    const yieldToEventLoop = createYielder();
    const all = [...documents.values()];
    const digest = await libraryDigest(all, yieldToEventLoop);
    const {
      index,
      cuts,
      pairs,
      sounds,
      lexicon: arrays,
    } = await built(all, identityOfAll(digest), yieldToEventLoop);
    const cutsAt = cutsIn(cuts);
    const numberOf = openCodes(cuts.citation);
    /** Where two passages have the same code, one gets another, and then all are put under theirs. */
    const cited = numberOf === null ? new Map<string, Passage>() : null;
    const byDocument = new Map<Document, readonly Passage[]>();
    const renamedNow = new Set<Document>();
    const passages: Passage[] = [];
    const translations = new Map<string, Document[]>();
    const languages = new Map<string, number>();
    for (const [d, document] of all.entries()) {
      const known = renamed.has(document) ? undefined : cutBefore.get(document);
      const cut = known ?? passagesCut(document, cutsAt(d));
      const named = cited === null ? cut : await allCited(cut, cited, yieldToEventLoop);
      if (named !== cut && named.some((passage, i) => passage !== cut[i])) renamedNow.add(document);
      byDocument.set(document, named);
      for (const passage of named) passages.push(passage);
      const { translationOf } = document.meta;
      const language = document.language === null ? null : primaryLanguage(document.language);
      if (language !== null) languages.set(language, (languages.get(language) ?? 0) + 1);
      if (translationOf !== null)
        translations.set(translationOf, [...(translations.get(translationOf) ?? []), document]);
      if (d % AT_ONCE === 0) await yieldToEventLoop();
    }
    cutBefore = byDocument;
    renamed = renamedNow;
    const lexicon = openLexicon(index, arrays);
    const tags: ReadonlySet<string> = new Set(languages.keys());
    const languagesOf = (surface: string) => dictionary.languagesOf(surface, tags);
    const areBeside = (a: number, b: number) => standBeside(index, [a, b]);
    const written = (id: number) =>
      writingsIn(passages[lexicon.passageWith(id)], index.surfaces.at(id), analyser)[0] ?? '';
    const beginning = (prefix: string, max: number) => [...lexicon.beginning(prefix).subarray(0, max)];
    const isName = (id: number) =>
      standsAsName(index.surfaces.at(id), passages[lexicon.passageWith(id)], analyser);
    return {
      documents,
      retracted,
      withdrawn,
      passages,
      byCitation: cited ?? byNumber(passages, numberOf as NumberOf),
      byDocument,
      followers: new Map(),
      translations,
      index,
      vocabulary: openVocabulary(
        { ...knownWords(index), isName, languagesOf, idOf: lexicon.idOf, written, beginning, areBeside },
        pairs,
        sounds,
        nearest,
      ),
      lexicon,
      questions,
      synonyms,
      languages: [...languages].sort((a, b) => b[1] - a[1]).map(([language]) => language),
      revision:
        retracted.size === 0
          ? digest
          : sha256(digest + (await libraryDigest([...retracted.values()], yieldToEventLoop))),
    };
  };
};

const allCited = async (
  cut: readonly Passage[],
  cited: Map<string, Passage>,
  yieldToEventLoop: YieldToEventLoop,
): Promise<Passage[]> => {
  const named: Passage[] = [];
  for (const [i, passage] of cut.entries()) {
    named.push(cite(passage, cited));
    if (i % PASSAGES_AT_ONCE === PASSAGES_AT_ONCE - 1) await yieldToEventLoop();
  }
  return named;
};

const byNumber = (passages: readonly Passage[], numberOf: NumberOf): ByCitation => ({
  get: (citation) => passages[numberOf(citation) ?? -1],
  has: (citation) => numberOf(citation) !== undefined,
});

const knownWords = ({
  surfaces,
  terms,
  termOf,
  surfaceCount,
}: Index): Pick<KnownWords, 'surfaces' | 'term' | 'passages'> => ({
  surfaces,
  term: (id) => terms.at(termOf[id] ?? 0),
  passages: (id) => surfaceCount[id] ?? 0,
});

/**
 * Whether a word is written as a name in a passage: with a capital wherever it stands, and not only where a sentence begins. In a script
 * without capitals every word may be one.
 */
const standsAsName = (surface: string, passage: Passage | undefined, analyser: Analyser): boolean => {
  if (passage === undefined) return false;
  const { document, start, end } = passage;
  const tokens = analyseSlice(document, [start, end], analyser).filter((token) => token.surface === surface);
  const { text } = document;
  const letters = tokens.map((token) => text.slice(token.start, token.end));
  if (!letters.some((word) => /^[\p{Lu}\p{Ll}]/u.test(word))) return true;
  const within = tokens.some((token) => /[\p{L}\p{N},;)]["'”’]?\s+$/u.test(text.slice(start, token.start)));
  return within && letters.every((word) => /^\p{Lu}/u.test(word));
};

/** The ways in which a passage, its headings or its title write a word, in their order. */
const writingsIn = (passage: Passage | undefined, surface: string, analyser: Analyser): string[] => {
  if (passage === undefined) return [];
  const { document, start, end, headings } = passage;
  const { language } = document;
  const { title } = document.meta;
  return [document.text.slice(start, end), ...headings, ...(title === null ? [] : [title])].flatMap((text) =>
    analyser
      .surfaces(text, language)
      .filter((token) => token.surface === surface)
      .map((token) => text.slice(token.start, token.end)),
  );
};

/** A word as a passage that holds it writes it. A capital that only begins a sentence is kept if the word that it is for has one. */
export const spellingOf = (
  { passages, lexicon }: Pick<Snapshot, 'passages' | 'lexicon'>,
  surface: string,
  typed: string,
  analyser: Analyser,
): string => {
  const id = lexicon.idOf(surface);
  const passage = id === null ? undefined : passages[lexicon.passageWith(id)];
  if (passage === undefined) return surface;
  const written = writingsIn(passage, surface, analyser);
  const [first = surface] = written;
  const isCapital = (word: string) => /^\p{Lu}\p{Ll}*$/u.test(word);
  if (isCapital(typed) || !isCapital(first) || standsAsName(surface, passage, analyser)) return first;
  return written.find((word) => !isCapital(word)) ?? first.toLowerCase();
};

/** The words of a slice of a document, a passage or what is shown of one, with offsets in the document's text. */
export const analyseSlice = (
  { text, language }: Pick<Document, 'text' | 'language'>,
  [start, end]: Range,
  analyser: Analyser,
): Token[] => analyser.analyse(text.slice(start, end), language, start);
