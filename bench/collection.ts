// A retrieval collection on disk: docs.jsonl, queries.jsonl, qrels.tsv and what goes with them.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Doc {
  readonly id: string;
  readonly title?: string;
  readonly text: string;
}

export interface Query {
  readonly id: string;
  readonly text: string;
  /** Words that an excerpt must hold to answer. */
  readonly answer?: string;
}

export interface Collection {
  readonly name: string;
  readonly language: string;
  readonly docs: readonly Doc[];
  readonly clean: readonly Query[];
  readonly typo: readonly Query[];
  /** Questions that no document answers; empty if the collection has none. */
  readonly outOfScope: readonly Query[];
  /** Grade by query and document. */
  readonly grades: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const jsonLines = <T>(file: string): T[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as T)
    : [];

export const readCollection = (folder: string): Collection => {
  const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as { name: string; lang: string };
  const grades = new Map<string, Map<string, number>>();
  for (const line of readFileSync(join(folder, 'qrels.tsv'), 'utf8').split('\n')) {
    const [query, doc, grade] = line.split('\t');
    if (!query || !doc || !Number(grade)) continue;
    grades.set(query, (grades.get(query) ?? new Map()).set(doc, Number(grade)));
  }
  return {
    name: meta.name,
    language: meta.lang,
    docs: jsonLines<Doc>(join(folder, 'docs.jsonl')),
    clean: jsonLines<Query>(join(folder, 'queries.jsonl')),
    typo: jsonLines<Query>(join(folder, 'queries.typo.jsonl')),
    outOfScope: jsonLines<Query>(join(folder, 'queries.oos.jsonl')),
    grades,
  };
};
