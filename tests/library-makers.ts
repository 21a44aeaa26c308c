// What makes libraries of files, shared by all apps that a worker of the test run makes: what depends on bytes alone is done once.

import type { LibraryMakers } from '../src/app/app.ts';
import type { Config } from '../src/config.ts';
import { createAnalyser } from '../src/knowledge/analysis/analyser.ts';
import type { Document } from '../src/knowledge/document.ts';
import type { FileReader } from '../src/knowledge/file-reader.ts';
import { nearest } from '../src/knowledge/nearest.ts';
import { createSnapshotBuilder, type Snapshot, type SnapshotBuilder } from '../src/knowledge/snapshot.ts';
import { createSandboxedWork, createSandboxes, type SandboxedWork } from '../src/sandbox/work.ts';
import { sha256 } from '../src/system/hash.ts';
import type { TopicReader } from '../src/topics/load.ts';

/** `make` for each key once. What is kept of `max` keys and more is forgotten, the oldest first. */
const once = <T>(max: number) => {
  const made = new Map<string, Promise<T>>();
  return (key: string, make: () => Promise<T>): Promise<T> => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const [oldest] = made.size < max ? [] : made.keys();
    if (oldest !== undefined) made.delete(oldest);
    const making = make();
    made.set(key, making);
    // What could not be made is tried anew by the next who asks.
    making.catch(() => made.delete(key));
    return making;
  };
};

const MAX_FILES = 1_000;
const MAX_LIBRARIES = 100;

/** An app says when it begins to serve, which decides where it reads; what it gets is the same. */
const readersOver = (work: SandboxedWork, read: Readers): SandboxedWork => ({
  ...work,
  files: {
    document: (file) => {
      const { path, bytes, sidecar } = file;
      const key = [path, sha256(bytes), sidecar?.path, sidecar && sha256(sidecar.bytes)].join('\n');
      return read.document(key, () => work.files.document(file));
    },
    questions: (file) =>
      read.questions(`${file.path}\n${sha256(file.bytes)}`, () => work.files.questions(file)),
    synonyms: (file) => read.synonyms(`${file.path}\n${sha256(file.bytes)}`, () => work.files.synonyms(file)),
    sources: (file) => work.files.sources(file),
  },
  topic: (source) => {
    const { path, bytes, taken } = source;
    return read.topic([path, sha256(bytes), ...taken].join('\n'), () => work.topic(source));
  },
  // The others go on with it; it ends with the worker.
  stop: () => {},
});

const createReaders = () => ({
  document: once<Awaited<ReturnType<FileReader['document']>>>(MAX_FILES),
  questions: once<Awaited<ReturnType<FileReader['questions']>>>(MAX_FILES),
  synonyms: once<Awaited<ReturnType<FileReader['synonyms']>>>(MAX_FILES),
  topic: once<Awaited<ReturnType<TopicReader>>>(MAX_FILES),
});
type Readers = ReturnType<typeof createReaders>;

/** Snapshots never change, so that two apps with the same documents and questions may have the same one. */
const buildOnce = (build: SnapshotBuilder): SnapshotBuilder => {
  const names = new WeakMap<object, number>();
  let named = 0;
  const nameOf = (thing: object): number => {
    const name = names.get(thing) ?? ++named;
    names.set(thing, name);
    return name;
  };
  const namesOf = (documents: ReadonlyMap<string, Document> = new Map()) =>
    [...documents].map(([path, document]) => [path, nameOf(document)]);
  const snapshot = once<Snapshot>(MAX_LIBRARIES);
  return (loaded) => {
    const { documents, retracted, withdrawn = new Set(), questions, synonyms = [] } = loaded;
    const key = [
      namesOf(documents),
      namesOf(retracted),
      [...withdrawn],
      questions.map(nameOf),
      synonyms.map(nameOf),
    ];
    return snapshot(JSON.stringify(key), () => build(loaded));
  };
};

/** The processes end with the worker, and not in a pause between two tests. */
const ONE_RUN_MS = 24 * 60 * 60_000;

const analyser = createAnalyser();
const build = buildOnce(createSnapshotBuilder(analyser, nearest));
const shared = new Map<string, { sandboxes: ReturnType<typeof createSandboxes>; read: Readers }>();

/** For an app with these limits of reading. */
export const sharedMakers = ({ reading }: Pick<Config, 'reading'>): LibraryMakers => {
  const limits = JSON.stringify(reading);
  const { sandboxes, read } = shared.get(limits) ?? {
    sandboxes: createSandboxes({ ...reading, idleMs: ONE_RUN_MS }),
    read: createReaders(),
  };
  shared.set(limits, { sandboxes, read });
  return { analyser, build, work: readersOver(createSandboxedWork(reading, sandboxes), read) };
};
