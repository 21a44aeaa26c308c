// The knowledge folder read into documents and questions, with everything that is wrong with it.

import { extname } from 'node:path';
import { DOCUMENT_ENDINGS, type Document, endingOf, readDocument } from './document.ts';
import { type Fault, FaultyFileError } from './fault.ts';
import { decodeUtf8, keepLastGood, readFiles } from './folder.ts';
import { splitFrontMatter } from './front-matter.ts';
import { sha256 } from './hash.ts';
import { QUESTIONS_FILE, type Question, readQuestions } from './questions.ts';
import { filesBelow } from './walk.ts';

export interface Loaded {
  /** By path, in the order of paths. */
  readonly documents: ReadonlyMap<string, Document>;
  /** Those that are taken back, which nothing finds; missing where there are none. */
  readonly retracted?: ReadonlyMap<string, Document>;
  /** Paths of documents of which nothing may be shown, whether or not there is a file; missing where there are none. */
  readonly withdrawn?: ReadonlySet<string>;
  readonly questions: readonly Question[];
  readonly faults: readonly Fault[];
}

const SIDECAR = '.meta.yaml';

/**
 * A loader remembers the last good version of every file between its calls. Rejects if the folder itself cannot be read. `further`: folders
 * outside of this one that its links may lead into.
 */
export const createLoader = (folder: string, further: readonly string[] = []): (() => Promise<Loaded>) => {
  const good = keepLastGood<Document>();
  const goodQuestions = keepLastGood<readonly Question[]>();

  return async () => {
    const found = await filesBelow(folder, further);
    // What may not be read has its fault where it would be read, and keeps its last good version.
    const files = [...found.files, ...found.refused.keys()].sort();
    const paths = files.filter((path) => DOCUMENT_ENDINGS.includes(endingOf(path)));
    const sidecars = new Map(
      files.filter((path) => path.endsWith(SIDECAR)).map((path) => [path.slice(0, -SIDECAR.length), path]),
    );
    const read = new Set([...paths, ...sidecars.values(), ...files.filter(isQuestions)]);
    const bytes = await readFiles(folder, [...read], further);
    const faults: Fault[] = [
      ...found.faults,
      ...[...found.refused].flatMap(([path, fault]) => (read.has(path) ? [] : [fault])),
      ...strays(found.files, paths, sidecars),
      ...sharedSidecars(paths, sidecars),
    ];

    const documents = new Map<string, Document>();
    const retracted = new Map<string, Document>();
    for (const path of paths) {
      const sidecar = sidecars.get(path.slice(0, -endingOf(path).length)) ?? null;
      const bytesOf = (file: string) => {
        const found = bytes.get(file);
        if (found === undefined || found instanceof FaultyFileError)
          throw found ?? new Error(`${file} was not read`);
        return found;
      };
      const stamp = [path, sidecar].map((file) => (file === null ? '' : stampOf(bytes.get(file)))).join(' ');
      const { value, faults: found } = good.get(path, stamp, () =>
        readDocument({
          path,
          bytes: bytesOf(path),
          sidecar: sidecar === null ? null : { path: sidecar, bytes: bytesOf(sidecar) },
        }),
      );
      if (value !== null) {
        (value.meta.standing?.is === 'retracted' ? retracted : documents).set(path, value);
        faults.push(...oddities(value, sidecar, bytes.get(path)));
      }
      faults.push(...found);
    }
    good.retain(new Set(paths));
    const all = new Map([...documents, ...retracted]);
    faults.push(...danglingTranslations(all), ...danglingSuccessors(all));

    const questions = files.filter(isQuestions).flatMap((file) => {
      const found = bytes.get(file);
      const library = [...documents.values()].map((d) => `${d.path} ${d.paragraphs.length}`).join('\n');
      const { value, faults: wrong } = goodQuestions.get(file, `${stampOf(found)} ${sha256(library)}`, () => {
        if (found === undefined || found instanceof FaultyFileError)
          throw found ?? new Error(`${file} was not read`);
        return readQuestions(decodeUtf8(file, found), file, documents);
      });
      faults.push(...wrong);
      return value ?? [];
    });
    goodQuestions.retain(new Set(files.filter(isQuestions)));
    return { documents, retracted, questions, faults };
  };
};

const isQuestions = (path: string): boolean => path === QUESTIONS_FILE;

const stampOf = (bytes: Uint8Array | FaultyFileError | undefined): string =>
  bytes instanceof Uint8Array ? sha256(bytes) : 'unreadable';

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
    if (known.has(file) || isQuestions(file)) return [];
    const stem = file.endsWith(SIDECAR) ? file.slice(0, -SIDECAR.length) : null;
    if (stem === null) {
      const ending = extname(file).toLowerCase();
      const alike = unread.get(ending);
      if (alike === undefined) unread.set(ending, [file]);
      else alike.push(file);
      return [];
    }
    if (sidecars.has(stem) && stems.has(stem)) return [];
    const remedy = `Name it like the document: ${stem}.txt or ${stem}.md.`;
    return [warning(file, 'describes a document that is not there.', remedy)];
  });
  const remedy = `Documents end in ${DOCUMENT_ENDINGS.join(', ')}; their sidecars in ${SIDECAR}.`;
  const others = [...unread].map(([ending, [first = '', ...more]]) => {
    const kind = ending === '' ? 'without an ending' : `ending in ${ending}`;
    const like =
      more.length === 0 ? '' : `, like ${more.length} more ${more.length === 1 ? 'file' : 'files'} ${kind}`;
    return warning(first, `is no document, and is not read${like}.`, remedy);
  });
  return [...alone, ...others];
};

/** What can be read, but was perhaps meant otherwise. */
const oddities = (
  { path, omitted, text, voices }: Document,
  sidecar: string | null,
  bytes: Uint8Array | FaultyFileError | undefined,
): Fault[] => {
  const warning = (line: number, problem: string, remedy: string): Fault => ({
    file: path,
    line,
    problem,
    remedy,
    level: 'warning',
  });
  const unguarded = voices
    .filter(({ guarded }) => !guarded)
    .map(({ range }): Fault => {
      const stretch = text.slice(...range);
      return {
        file: sidecar ?? path,
        line: null,
        problem: `voices: nothing guards the stretch that begins "${stretch.slice(0, 40)}" against a later change of the text.`,
        remedy: `If these are the words that were attributed, set its sha256 to ${sha256(stretch).slice(0, 16)}.`,
        level: 'warning',
      };
    });
  const begins = bytes instanceof Uint8Array ? new TextDecoder().decode(bytes.subarray(0, 1_000)) : '';
  const likeFrontMatter = /^\s*---[ \t]*\r?\n[ \t]*[\w-]+:/.test(begins);
  const whole = bytes instanceof Uint8Array && likeFrontMatter ? new TextDecoder().decode(bytes) : '';
  const quoted = likeFrontMatter && (sidecar !== null || splitFrontMatter(whole) === null);
  return [
    ...unguarded,
    ...(quoted
      ? [
          warning(
            1,
            'begins like front matter, but is quoted as text.',
            sidecar === null
              ? 'Begin the first line with ---, and close it with a line ---.'
              : `Its fields are taken from ${sidecar}; take them out here.`,
          ),
        ]
      : []),
    ...omitted.map((line) =>
      warning(
        line,
        'holds words in HTML, which are left out.',
        'Write them as Markdown if they are to be quoted.',
      ),
    ),
  ];
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
            remedy: 'Give the path of the original below the knowledge folder.',
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
      if (seen.has(at)) return 'superseded_by: leads round in a circle.';
      seen.add(at);
    }
    return null;
  };
  return [...documents.keys()].flatMap((file): Fault[] => {
    const problem = problemOf(file);
    const remedy = 'Give the path of the document that takes its place, below the knowledge folder.';
    return problem === null ? [] : [{ file, line: null, problem, remedy, level: 'warning' }];
  });
};
