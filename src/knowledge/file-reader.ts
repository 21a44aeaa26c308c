// One file read into what the library needs of it. Everything here is a function of bytes, so that it can happen in another process.

import type { DocumentFile, ReadDocument } from './document.ts';
import { decodeUtf8 } from './folder.ts';
import { type ReadResult, readResultOf } from './last-good-cache.ts';
import { parseQuestions, type Question } from './questions.ts';
import { parseSynonyms, type SynonymGroup } from './synonyms.ts';
import { parseWebSources, type WebSource } from './web-sources.ts';

/** A file of data beside the documents: the questions, the synonyms, or the sources. */
export interface DataFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file by what is known of it without reading it. */
export interface KnownFile {
  readonly path: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
}

/** A document's file by its hash, and its sidecar's. */
export interface KnownDocument extends KnownFile {
  readonly sidecar: KnownFile | null;
}

/** What was read of files before, without reading them. */
export interface Readings {
  document(file: KnownDocument): ReadDocument | null;
  questions(file: KnownFile): readonly Question[] | null;
}

/** Reads files. Rejects only if the program itself has failed; what is wrong with a file is told in the outcome. */
export interface FileReader {
  document(file: DocumentFile): Promise<ReadResult<ReadDocument>>;
  questions(file: DataFile): Promise<ReadResult<readonly Question[]>>;
  synonyms(file: DataFile): Promise<ReadResult<readonly SynonymGroup[]>>;
  sources(file: DataFile): Promise<ReadResult<readonly WebSource[]>>;
}

export const questionsOutcome = ({ path, bytes }: DataFile): ReadResult<readonly Question[]> =>
  readResultOf(path, () => parseQuestions(decodeUtf8(path, bytes), path));

export const synonymsOutcome = ({ path, bytes }: DataFile): ReadResult<readonly SynonymGroup[]> =>
  readResultOf(path, () => parseSynonyms(decodeUtf8(path, bytes), path));

export const sourcesOutcome = ({ path, bytes }: DataFile): ReadResult<readonly WebSource[]> =>
  readResultOf(path, () => parseWebSources(decodeUtf8(path, bytes), path));

/** Reads in this process, with no limit of time or memory: for files that are trusted. */
export const readHere: FileReader = {
  // The readers of all formats are a third of the program, and where readings are kept nothing may need them.
  document: async (file) => (await import('./document-outcome.ts')).preparedOutcome(file),
  questions: async (file) => questionsOutcome(file),
  synonyms: async (file) => synonymsOutcome(file),
  sources: async (file) => sourcesOutcome(file),
};
