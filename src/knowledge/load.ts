// The knowledge folder read into documents and questions, with everything that is wrong with it.

import { extname } from 'node:path';
import { createYielder, type YieldToEventLoop } from '../core/event-loop.ts';
import { bytesIn, type Contents, createOpener, hashIn } from './contents.ts';
import { DOCUMENT_ENDINGS, type Document, endingOf, type ReadDocument } from './document.ts';
import { type Fault, FaultyFileError } from './fault.ts';
import {
  type DataFile,
  type FileReader,
  type KnownDocument,
  type Readings,
  readHere,
} from './file-reader.ts';
import { createLastGoodCache, firstOf, type LastGoodCache, type ReadResult } from './last-good-cache.ts';
import type { Looks } from './looks.ts';
import { checkQuestions, QUESTIONS_FILE, type Question } from './questions.ts';
import { NO_SYNONYMS, SYNONYMS_FILE, type SynonymGroup } from './synonyms.ts';
import { filesBelow } from './walk.ts';
import { NO_WEB_SOURCES, SOURCES_FILE, type WebSource } from './web-sources.ts';

export interface Loaded {
  /** By path, in the order of paths. */
  readonly documents: ReadonlyMap<string, Document>;
  /** Those that are taken back, which nothing finds; missing where there are none. */
  readonly retracted?: ReadonlyMap<string, Document>;
  /** Paths of documents of which nothing may be shown, whether or not there is a file; missing where there are none. */
  readonly withdrawn?: ReadonlySet<string>;
  readonly questions: readonly Question[];
  /** Missing where there are none. */
  readonly synonyms?: readonly SynonymGroup[];
  /** Where documents are fetched from; missing where there are none. */
  readonly sources?: readonly WebSource[];
  /** Documents that their authors do not want published yet. */
  readonly drafts?: number;
  /** Files of documents that have faults, and no last good version. */
  readonly leftOut?: number;
  readonly faults: readonly Fault[];
  /** What a later start needs, so as not to read the files again that have not changed by then. */
  readonly looks?: Looks;
}

const NO_QUESTIONS: readonly Question[] = [];

/** The end of the name of a file that describes a document. */
export const SIDECAR = '.meta.yaml';

/** What a loader can take over from an earlier run of the program. */
export interface Before {
  readonly readings: Readings;
  readonly looks: Looks;
  /** The clock from which the file system takes its times, in milliseconds since 1970; null: each file is read each time. */
  readonly now: (() => number) | null;
}

const NO_READINGS: Readings = { document: () => null, questions: () => null };

/**
 * A loader remembers the last good version of every file between its calls, and reads again only what has changed. Rejects if
 * the folder itself cannot be read. `further`: folders outside of this one that its links may lead into.
 */
export const createLoader = (
  folder: string,
  reader: FileReader = readHere,
  further: readonly string[] = [],
  { readings = NO_READINGS, looks = new Map(), now = null }: Partial<Before> = {},
): ((yieldToEventLoop?: YieldToEventLoop) => Promise<Loaded>) => {
  const good = createLastGoodCache<ReadDocument>();
  const goodQuestions = createLastGoodCache<readonly Question[]>();
  const goodSynonyms = createLastGoodCache<readonly SynonymGroup[]>();
  const goodSources = createLastGoodCache<readonly WebSource[]>();
  const open = createOpener(folder, further, looks, now);
  let checked = NO_QUESTIONS;

  const documentOf = (
    path: string,
    sidecar: string | null,
    contents: Contents,
    unread: ReadonlyMap<string, ReadDocument>,
  ) => {
    const [text, beside] = [contents.get(path), sidecar === null ? null : contents.get(sidecar)];
    const unreadable = [text, beside].find((one) => one instanceof FaultyFileError);
    const known = knownAs(path, sidecar, (file) => hashIn(contents, file));
    const stamp = known === null ? `unreadable ${unreadable?.message}` : stampOf(known);
    return good.get(path, stamp, async () => {
      if (known === null) return { faults: unreadable?.faults ?? [] };
      const kept = unread.get(path) ?? readings.document(known);
      if (kept !== null) return { value: kept };
      const given = sidecar === null ? null : { path: sidecar, bytes: bytesIn(contents, sidecar) };
      return reader.document({ path, bytes: bytesIn(contents, path), sidecar: given });
    });
  };

  const questionsOf = (path: string, contents: Contents) => {
    const content = contents.get(path);
    if (content === undefined || content instanceof FaultyFileError)
      return goodQuestions.get(path, `unreadable ${content?.message}`, async () => ({
        faults: content?.faults ?? [],
      }));
    return goodQuestions.get(path, content.hash, async () => {
      const kept = readings.questions({ path, hash: content.hash });
      return kept === null ? reader.questions({ path, bytes: bytesIn(contents, path) }) : { value: kept };
    });
  };

  /** A small file that is read anew whenever the program starts. */
  const dataOf = <T>(
    good: LastGoodCache<T>,
    path: string,
    contents: Contents,
    read: (file: DataFile) => Promise<ReadResult<T>>,
  ) => {
    const content = contents.get(path);
    if (content === undefined || content instanceof FaultyFileError)
      return good.get(path, `unreadable ${content?.message}`, async () => ({
        faults: content?.faults ?? [],
      }));
    return good.get(path, content.hash, () => read({ path, bytes: bytesIn(contents, path) }));
  };

  return async (yieldToEventLoop = createYielder()) => {
    const found = await filesBelow(folder, further);
    // What may not be read has its fault where it would be read, and keeps its last good version.
    const files = [...found.files, ...found.refused.keys()].sort();
    const paths: string[] = [];
    for (const path of files) {
      await yieldToEventLoop();
      if (DOCUMENT_ENDINGS.includes(endingOf(path))) paths.push(path);
    }
    const sidecars = new Map(
      files.filter((path) => path.endsWith(SIDECAR)).map((path) => [path.slice(0, -SIDECAR.length), path]),
    );
    const sidecarOf = (path: string) => sidecars.get(path.slice(0, -endingOf(path).length)) ?? null;
    const read = new Set([...paths, ...sidecars.values(), ...files.filter(isData)]);
    /** What is kept of files that are not read. */
    const unread = new Map<string, ReadDocument>();
    const { contents, looks: seen } = await open(found, [...read], yieldToEventLoop, async (hashes) => {
      const isKnown = (path: string): boolean => {
        const given = knownAs(path, sidecarOf(path), (file) => hashes.get(file) ?? null);
        if (given === null || good.knows(path, stampOf(given))) return given !== null;
        const kept = readings.document(given);
        if (kept !== null) unread.set(path, kept);
        return kept !== null;
      };
      const areKnown = (path: string): boolean => {
        const hash = hashes.get(path);
        if (hash === undefined) return false;
        return goodQuestions.knows(path, hash) || readings.questions({ path, hash }) !== null;
      };
      const needed: string[] = [];
      for (const path of paths) {
        await yieldToEventLoop();
        if (!isKnown(path)) needed.push(path);
      }
      return [
        ...needed,
        ...needed.flatMap((path) => sidecarOf(path) ?? []),
        ...files.filter((path) => isQuestions(path) && !areKnown(path)),
        ...files.filter((path) => isSynonyms(path) && !goodSynonyms.knows(path, hashes.get(path) ?? '')),
        ...files.filter((path) => isSources(path) && !goodSources.knows(path, hashes.get(path) ?? '')),
      ];
    });
    await yieldToEventLoop();
    const faults: Fault[] = [
      ...found.faults,
      ...[...found.refused].flatMap(([path, fault]) => (read.has(path) ? [] : [fault])),
      ...strays(found.files, paths, sidecars),
    ];
    await yieldToEventLoop();
    faults.push(...sharedSidecars(paths, sidecars));

    const documents = new Map<string, Document>();
    const retracted = new Map<string, Document>();
    const unused = new Map<string, string[]>();
    let drafts = 0;
    let leftOut = 0;
    for (const path of paths) {
      await yieldToEventLoop();
      const { value, faults: found } = await documentOf(path, sidecarOf(path), contents, unread);
      if (value !== null) {
        const { document, warnings } = value;
        if (document.isDraft) {
          drafts += 1;
          faults.push(...found);
          continue;
        }
        for (const field of document.unused) {
          const having = unused.get(field);
          if (having === undefined) unused.set(field, [path]);
          else having.push(path);
        }
        (document.meta.standing?.is === 'retracted' ? retracted : documents).set(path, document);
        faults.push(...warnings);
      } else leftOut += 1;
      faults.push(...found);
    }
    good.retain(new Set(paths));
    const all = new Map([...documents, ...retracted]);
    faults.push(...danglingTranslations(all), ...danglingSuccessors(all));

    if (!files.some(isQuestions)) checked = NO_QUESTIONS;
    for (const file of files.filter(isQuestions)) {
      const { value, faults: wrong } = await questionsOf(file, contents);
      faults.push(...wrong);
      if (value === null) continue;
      // A document may have changed under questions that have not.
      const astray = firstOf(file, await checkQuestions(value, file, documents, yieldToEventLoop));
      const isWrong = ({ level }: Fault) => level === 'error';
      if (!astray.some(isWrong)) checked = value;
      const kept = checked.length > 0 ? ' Its last good version stays in use.' : '';
      faults.push(
        ...astray.map((fault) => (isWrong(fault) ? { ...fault, remedy: fault.remedy + kept } : fault)),
      );
    }
    goodQuestions.retain(new Set(files.filter(isQuestions)));

    let synonyms = NO_SYNONYMS;
    for (const file of files.filter(isSynonyms)) {
      const { value, faults: wrong } = await dataOf(goodSynonyms, file, contents, reader.synonyms);
      synonyms = value ?? NO_SYNONYMS;
      faults.push(...wrong);
    }
    goodSynonyms.retain(new Set(files.filter(isSynonyms)));

    let sources = NO_WEB_SOURCES;
    for (const file of files.filter(isSources)) {
      const { value, faults: wrong } = await dataOf(goodSources, file, contents, reader.sources);
      sources = value ?? NO_WEB_SOURCES;
      faults.push(...wrong);
    }
    goodSources.retain(new Set(files.filter(isSources)));
    faults.push(...unusedFields(unused));
    return {
      documents,
      retracted,
      questions: checked,
      synonyms,
      sources,
      drafts,
      leftOut,
      faults,
      looks: seen,
    };
  };
};

/** Fields of other tools, once for all documents. */
const unusedFields = (unused: ReadonlyMap<string, readonly string[]>): Fault[] => {
  const [first] = [...unused.values()].flat().sort();
  if (first === undefined) return [];
  const fields = [...unused].map(
    ([field, { length }]) => `${field} (${length} ${length === 1 ? 'document' : 'documents'})`,
  );
  return [
    {
      file: first,
      line: null,
      problem: `fields of front matter that are not used: ${fields.sort().join(', ')}.`,
      remedy: 'Nothing needs to be done; docs/documents.md lists those that are used.',
      level: 'note',
    },
  ];
};

const isQuestions = (path: string): boolean => path === QUESTIONS_FILE;
const isSynonyms = (path: string): boolean => path === SYNONYMS_FILE;
const isSources = (path: string): boolean => path === SOURCES_FILE;
const isData = (path: string): boolean => isQuestions(path) || isSynonyms(path) || isSources(path);

/** A document's file by the hashes of its bytes and its sidecar's; null if one of them is not known. */
const knownAs = (
  path: string,
  sidecar: string | null,
  hashOf: (path: string) => string | null,
): KnownDocument | null => {
  const hash = hashOf(path);
  if (hash === null) return null;
  if (sidecar === null) return { path, hash, sidecar: null };
  const beside = hashOf(sidecar);
  return beside === null ? null : { path, hash, sidecar: { path: sidecar, hash: beside } };
};

const stampOf = ({ hash, sidecar }: KnownDocument): string => `${hash} ${sidecar?.hash ?? ''}`;

/** Files that nothing reads, most often for a mistyped name: sidecars one by one, others once for each ending. */
const strays = (
  files: readonly string[],
  paths: readonly string[],
  sidecars: ReadonlyMap<string, string>,
): Fault[] => {
  const known = new Set(paths);
  const stems = new Set(paths.map((path) => path.slice(0, -endingOf(path).length)));
  const warning = (file: string, problem: string, remedy: string): Fault => ({
    file,
    line: null,
    problem,
    remedy,
    level: 'warning',
  });
  const unread = new Map<string, string[]>();
  const alone = files.flatMap((file): Fault[] => {
    if (known.has(file) || isData(file)) return [];
    const stem = file.endsWith(SIDECAR) ? file.slice(0, -SIDECAR.length) : null;
    if (stem === null) {
      const ending = extname(file).toLowerCase();
      const alike = unread.get(ending);
      if (alike === undefined) unread.set(ending, [file]);
      else alike.push(file);
      return [];
    }
    if (sidecars.has(stem) && stems.has(stem)) return [];
    const remedy = `Name it like the document: ${stem}.txt, ${stem}.md, or ${stem}.html.`;
    return [warning(file, 'describes a document that does not exist.', remedy)];
  });
  const remedy = `Documents end in ${DOCUMENT_ENDINGS.join(', ')}; their sidecars in ${SIDECAR}.`;
  const others = [...unread].map(([ending, [first = '', ...more]]) => {
    const kind = ending === '' ? 'without an extension' : `with the extension ${ending}`;
    const like =
      more.length === 0 ? '' : `, like ${more.length} more ${more.length === 1 ? 'file' : 'files'} ${kind}`;
    return warning(first, `is not a document, so it is not read${like}.`, remedy);
  });
  return [...alone, ...others];
};

/** One sidecar for two documents: nobody can have meant both. */
const sharedSidecars = (paths: readonly string[], sidecars: ReadonlyMap<string, string>): Fault[] => {
  const stems = new Map<string, string>();
  return paths.flatMap((path): Fault[] => {
    const stem = path.slice(0, -endingOf(path).length);
    const first = stems.get(stem);
    const sidecar = sidecars.get(stem);
    stems.set(stem, first ?? path);
    if (first === undefined || sidecar === undefined) return [];
    const problem = `describes both ${first} and ${path}.`;
    return [
      {
        file: sidecar,
        line: null,
        problem,
        remedy: 'Give the two documents different names.',
        level: 'error',
      },
    ];
  });
};

const danglingTranslations = (documents: ReadonlyMap<string, Document>): Fault[] =>
  [...documents.values()].flatMap(({ path, meta }): Fault[] =>
    meta.translationOf === null || (meta.translationOf !== path && documents.has(meta.translationOf))
      ? []
      : [
          {
            file: path,
            line: null,
            problem: `translation_of: there is no other document ${meta.translationOf}.`,
            remedy: 'Give the path of the original, relative to the knowledge folder.',
            level: 'warning',
          },
        ],
  );

/** A document that is superseded has to lead to one that is not, and is there. */
const danglingSuccessors = (documents: ReadonlyMap<string, Document>): Fault[] => {
  const successorOf = (path: string): string | null => {
    const standing = documents.get(path)?.meta.standing;
    return standing?.is === 'superseded' ? standing.by : null;
  };
  const problemOf = (path: string): string | null => {
    const first = successorOf(path);
    if (first === null) return null;
    if (!documents.has(first)) return `superseded_by: there is no document ${first}.`;
    const seen = new Set([path]);
    for (let at: string | null = first; at !== null; at = successorOf(at)) {
      if (seen.has(at)) return 'superseded_by: the documents form a circle.';
      seen.add(at);
    }
    return null;
  };
  return [...documents.keys()].flatMap((file): Fault[] => {
    const problem = problemOf(file);
    const remedy = 'Give the path of the document that replaces it, relative to the knowledge folder.';
    return problem === null ? [] : [{ file, line: null, problem, remedy, level: 'warning' }];
  });
};
