// Builds documents and libraries from texts, through the same makers as the bot's own.

import { createYielder } from '../../../src/core/event-loop.ts';
import type { Finding } from '../../../src/core/finding.ts';
import type { Range } from '../../../src/core/source.ts';
import { createAnalyser } from '../../../src/knowledge/analysis/analyser.ts';
import type { Document } from '../../../src/knowledge/document.ts';
import { quote } from '../../../src/knowledge/excerpt.ts';
import { type Fault, FaultyFileError } from '../../../src/knowledge/fault.ts';
import { createLibrary, type Library } from '../../../src/knowledge/library.ts';
import { createLoader } from '../../../src/knowledge/load.ts';
import { nearest } from '../../../src/knowledge/nearest.ts';
import { type Passage, passagesOf } from '../../../src/knowledge/passages.ts';
import { checkQuestions, parseQuestions } from '../../../src/knowledge/questions.ts';
import { readDocument } from '../../../src/knowledge/read-document.ts';
import { createSnapshotBuilder, type Snapshot } from '../../../src/knowledge/snapshot.ts';

export const analyser = createAnalyser();

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A document as if read from a file of this text, with a sidecar of this YAML. */
export const documentOf = (path: string, text: string, sidecar: string | null = null): Document =>
  readDocument({
    path,
    bytes: bytesOf(text),
    sidecar:
      sidecar === null ? null : { path: path.replace(/\.\w+$/, '.meta.yaml'), bytes: bytesOf(sidecar) },
  });

const build = createSnapshotBuilder(analyser, nearest);

/** A state of the library, from the text of each path; `questions` is the text of a `questions.yaml`. */
export const snapshotOf = async (
  files: Readonly<Record<string, string>>,
  questions = '[]',
): Promise<Snapshot> => {
  const documents = new Map(
    Object.keys(files)
      .sort()
      .map((path) => [path, documentOf(path, files[path] ?? '')] as const),
  );
  const asked = parseQuestions(questions, 'questions.yaml');
  const faults = await checkQuestions(asked, 'questions.yaml', documents, createYielder());
  if (faults.length > 0) throw new FaultyFileError(faults);
  return build({ documents, questions: asked, faults: [] });
};

export const libraryOf = async (
  files: Readonly<Record<string, string>>,
  questions = '[]',
): Promise<Library> => createLibrary(await snapshotOf(files, questions), analyser, nearest);

/** The library that the bot makes of a folder. */
export const libraryAt = async (folder: string): Promise<Library> =>
  createLibrary(await build(await createLoader(folder)()), analyser, nearest);

/** The passage at this place; the test fails if there is none. */
export const passageAt = (passages: readonly Passage[], at: number): Passage => {
  const passage = passages[at];
  if (passage === undefined) throw new Error(`there is no passage ${at}, only ${passages.length}`);
  return passage;
};

/** The first passage of a document of this text, as a finding. */
export const findingOf = (path: string, text: string, score = 1): Finding => {
  const passage = passageAt(passagesOf(documentOf(path, text)), 0);
  return {
    excerpt: quote(passage, [passage.start, passage.end]),
    score,
    confidence: 0.9,
    nearlyLike: null,
  };
};

/** The faults that reading throws; the test fails if it throws none. */
export const faultsOf = (read: () => unknown): readonly Fault[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof FaultyFileError) return error.faults;
    throw error;
  }
  throw new Error('expected faults, and there are none');
};

export const sliced = (text: string, ranges: readonly Range[]): string[] =>
  ranges.map(([start, end]) => text.slice(start, end));
