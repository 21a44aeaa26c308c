// One state of the library: documents, passages and index that belong together and never change.

import { createHash } from 'node:crypto';
import type { Log, Nearest } from '../core/ports.ts';
import type { Range } from '../core/source.ts';
import type { Analyser, Token } from './analysis/analyser.ts';
import { type Breathe, createBreathe } from './breathe.ts';
import type { Document } from './document.ts';
import { buildIndexOf } from './index/build.ts';
import { identityOfAll } from './index/identity.ts';
import { ImageError } from './index/image.ts';
import { readSaved, save } from './index/saved.ts';
import { type BuiltIndex, cutsIn, openIndex } from './index/write.ts';
import type { Index } from './index.ts';
import { type Lexicon, openLexicon } from './lexicon.ts';
import type { Loaded } from './load.ts';
import { cite, type Passage, passagesCut } from './passages.ts';
import type { Question } from './questions.ts';
import { type KnownWords, openVocabulary, type Vocabulary } from './vocabulary.ts';

export interface Snapshot {
  readonly documents: ReadonlyMap<string, Document>;
  /** In the order of documents and places; a passage's number in the index is its place here. */
  readonly passages: readonly Passage[];
  readonly byCitation: ReadonlyMap<string, Passage>;
  readonly byDocument: ReadonlyMap<Document, readonly Passage[]>;
  /** The translations of a document, by its path. */
  readonly translations: ReadonlyMap<string, readonly Document[]>;
  readonly index: Index;
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
  readonly questions: readonly Question[];
  /** The language of most documents that are written in an alphabet shared by many languages; questions are read in it. */
  readonly language: string | null;
  /** Names this state: SHA-256 over every document's path, revision and metadata. */
  readonly revision: string;
}

/** Where the index is kept between two runs of the program, and who is told if it cannot be. */
export interface Keeping {
  readonly file: string;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * Builds snapshots. What it knows of documents that have not changed since the last one is taken over, from the file too; without
 * `keeping` there is no file.
 */
export const createSnapshotBuilder = (
  analyser: Analyser,
  nearest: Nearest,
  keeping: Keeping | null = null,
) => {
  let last: BuiltIndex | null = null;
  let first = true;
  const known = new WeakMap<Document, Passage[]>();

  const saved = async ({ file, log }: Keeping): Promise<BuiltIndex | null> => {
    try {
      const block = await readSaved(file);
      return block === null ? null : openIndex(block);
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      log.warn({ file, why: error.message }, 'the saved index cannot be used, and is built again');
      return null;
    }
  };

  const built = async (documents: readonly Document[], breathe: Breathe): Promise<BuiltIndex> => {
    if (first && keeping !== null) last = await saved(keeping);
    first = false;
    const key = await identityOfAll(documents, breathe);
    if (last?.key === key) return last;
    const found = await buildIndexOf(documents, key, last, analyser, breathe);
    last = found;
    if (keeping !== null)
      await save(keeping.file, found.block).catch((error: NodeJS.ErrnoException) =>
        keeping.log.warn(
          { file: keeping.file, why: error.code },
          'the index cannot be saved: the next start has to build it again',
        ),
      );
    return found;
  };

  return async ({ documents, questions }: Loaded): Promise<Snapshot> => {
    const breathe = createBreathe();
    const all = [...documents.values()];
    const { index, cuts, pairs, sounds, lexicon: arrays } = await built(all, breathe);
    const cutsAt = cutsIn(cuts);
    const cited = new Map<string, Passage>();
    const byDocument = new Map<Document, readonly Passage[]>();
    const passages: Passage[] = [];
    for (const [d, document] of all.entries()) {
      const cut = known.get(document) ?? passagesCut(document, cutsAt(d));
      known.set(document, cut);
      const named = cut.map((passage) => cite(passage, cited));
      byDocument.set(document, named);
      for (const passage of named) passages.push(passage);
      await breathe();
    }
    const lexicon = openLexicon(index, arrays);
    const isName = (id: number) =>
      standsAsName(index.surfaces.at(id), passages[lexicon.passageWith(id)], analyser);
    return {
      documents,
      passages,
      byCitation: cited,
      byDocument,
      translations: translationsIn(all),
      index,
      vocabulary: openVocabulary({ ...knownWords(index), isName }, pairs, sounds, nearest),
      lexicon,
      questions,
      language: mostCommonLanguage(documents),
      revision: await revisionOf(all, breathe),
    };
  };
};

const knownWords = ({ surfaces, terms, termOf, surfaceCount }: Index): Omit<KnownWords, 'isName'> => ({
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
  const tokens = tokensOf(document, [start, end], analyser).filter((token) => token.surface === surface);
  const { text } = document;
  const letters = tokens.map((token) => text.slice(token.start, token.end));
  if (!letters.some((word) => /^[\p{Lu}\p{Ll}]/u.test(word))) return true;
  const within = tokens.some((token) => /[\p{L}\p{N},;)]["'”’]?\s+$/u.test(text.slice(start, token.start)));
  return within && letters.every((word) => /^\p{Lu}/u.test(word));
};

const translationsIn = (documents: readonly Document[]): ReadonlyMap<string, readonly Document[]> => {
  const found = new Map<string, Document[]>();
  for (const document of documents) {
    const { translationOf } = document.meta;
    if (translationOf === null) continue;
    const others = found.get(translationOf);
    if (others === undefined) found.set(translationOf, [document]);
    else others.push(document);
  }
  return found;
};

const mostCommonLanguage = (documents: ReadonlyMap<string, Document>): string | null => {
  const counts = new Map<string, number>();
  for (const { meta } of documents.values())
    if (meta.language !== null && !/^(ar|he)\b/.test(meta.language))
      counts.set(meta.language, (counts.get(meta.language) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
};

/** UTF-16 units of text that are hashed at once. */
const HASHED_AT_ONCE = 2 ** 16;

const revisionOf = async (documents: readonly Document[], breathe: Breathe): Promise<string> => {
  const hash = createHash('sha256');
  let between = '';
  let text = '';
  for (const { path, revision, meta, voices } of documents) {
    text += between + JSON.stringify([path, revision, meta, voices]);
    between = '\n';
    if (text.length < HASHED_AT_ONCE) continue;
    hash.update(text);
    text = '';
    await breathe();
  }
  return hash.update(text).digest('hex');
};

/** The words of a slice of a document, a passage or what is shown of one, with offsets in the document's text. */
export const tokensOf = (
  { text, meta }: Pick<Document, 'text' | 'meta'>,
  [start, end]: Range,
  analyser: Analyser,
): Token[] =>
  analyser
    .analyse(text.slice(start, end), meta.language)
    .map((token) => ({ ...token, start: token.start + start, end: token.end + start }));
