// One state of the library: documents, passages and index that belong together and never change.

import type { Nearest } from '../core/ports.ts';
import type { Analyser, Token } from './analysis/analyser.ts';
import { type Document, sha256 } from './document.ts';
import type { IndexEntry } from './index/entries.ts';
import { buildIndex, type Index } from './index.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import type { Loaded } from './load.ts';
import { byCitation, type Passage, passagesOf } from './passages.ts';
import type { Question } from './questions.ts';
import { sentencesOf } from './sentences.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

export interface Snapshot {
  readonly documents: ReadonlyMap<string, Document>;
  /** In the order of documents and places; a passage's number in the index is its place here. */
  readonly passages: readonly Passage[];
  readonly byCitation: ReadonlyMap<string, Passage>;
  readonly byDocument: ReadonlyMap<Document, readonly Passage[]>;
  readonly index: Index;
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
  readonly questions: readonly Question[];
  /** The language of most documents that are written in an alphabet shared by many languages; questions are read in it. */
  readonly language: string | null;
  /** Names this state: SHA-256 over every document's path, revision and metadata. */
  readonly revision: string;
}

/** Documents analysed before the event loop gets a turn. */
const BREATHE_EVERY = 20;

/** Builds snapshots, and keeps what it knows of documents that have not changed since the last one. */
export const createSnapshotBuilder = (analyser: Analyser, nearest: Nearest) => {
  const known = new WeakMap<Document, { passages: Passage[]; entries: IndexEntry[] }>();

  const analysed = (document: Document) => {
    let found = known.get(document);
    if (found === undefined) {
      const passages = passagesOf(document);
      found = { passages, entries: passages.map((passage) => entryOf(passage, analyser)) };
      known.set(document, found);
    }
    return found;
  };

  return async ({ documents, questions }: Loaded): Promise<Snapshot> => {
    const passages: Passage[] = [];
    const entries: IndexEntry[] = [];
    let done = 0;
    for (const document of documents.values()) {
      const found = analysed(document);
      for (const passage of found.passages) passages.push(passage);
      for (const entry of found.entries) entries.push(entry);
      if (++done % BREATHE_EVERY === 0) await new Promise<void>((turn) => setImmediate(turn));
    }
    const cited = byCitation(passages);
    const index = buildIndex(entries);
    return {
      documents,
      passages: [...cited.values()],
      byCitation: cited,
      byDocument: grouped(cited.values()),
      index,
      vocabulary: createVocabulary(wordsOf(index), nearest),
      lexicon: createLexicon(index),
      questions,
      language: mostCommonLanguage(documents),
      revision: revisionOf(documents),
    };
  };
};

/** What the index takes in of a passage: its sentences, and the words of its title and the headings above it. */
const entryOf = ({ document, start, end, headings }: Passage, analyser: Analyser): IndexEntry => {
  const { language, title } = document.meta;
  const tokens = analyser.analyse(document.text.slice(start, end), language);
  let at = 0;
  const sentences = sentencesOf(document.text, start, end).map(([from, to]) => {
    const first = at;
    while (at < tokens.length && (tokens[at]?.start ?? 0) + start < to) at++;
    return { start: from, end: to, words: tokens.slice(first, at).filter(({ stop }) => !stop) };
  });
  const above = [title ?? '', ...headings].flatMap((line) =>
    analyser.analyse(line, language).filter(({ stop }) => !stop),
  );
  return { sentences, title: above };
};

function* wordsOf({
  surfaces,
  terms,
  termOf,
  surfaceCount,
}: Index): Iterable<readonly [string, string, number]> {
  for (let id = 0; id < surfaces.size; id++)
    yield [surfaces.at(id), terms.at(termOf[id] ?? 0), surfaceCount[id] ?? 0];
}

const grouped = (passages: Iterable<Passage>): Map<Document, Passage[]> => {
  const groups = new Map<Document, Passage[]>();
  for (const passage of passages) {
    const group = groups.get(passage.document);
    if (group === undefined) groups.set(passage.document, [passage]);
    else group.push(passage);
  }
  return groups;
};

const mostCommonLanguage = (documents: ReadonlyMap<string, Document>): string | null => {
  const counts = new Map<string, number>();
  for (const { meta } of documents.values())
    if (meta.language !== null && !/^(ar|he)\b/.test(meta.language))
      counts.set(meta.language, (counts.get(meta.language) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
};

const revisionOf = (documents: ReadonlyMap<string, Document>): string =>
  sha256(
    [...documents.values()].map((d) => JSON.stringify([d.path, d.revision, d.meta, d.voices])).join('\n'),
  );

/** The words of a passage with offsets in its document's text. */
export const tokensOf = ({ document, start, end }: Passage, analyser: Analyser): Token[] =>
  analyser
    .analyse(document.text.slice(start, end), document.meta.language)
    .map((token) => ({ ...token, start: token.start + start, end: token.end + start }));
