// `npm run bench:embeddings -- --data DIR[,DIR…]`: chooses how much closeness in meaning counts in src/knowledge/ranking.ts.
//
// The weight that is best for the odd questions of all collections is judged by the even ones; and each collection is ranked with the
// weight that is best for the others.

import { parseArgs } from 'node:util';
import { createAnalyser } from '../src/knowledge/analysis/analyser.ts';
import { languageOfQuestion } from '../src/knowledge/analysis/detect.ts';
import type { Embedder } from '../src/knowledge/embedder.ts';
import { embeddingQueryOf } from '../src/knowledge/embedding-query.ts';
import { nearest } from '../src/knowledge/nearest.ts';
import { readQuery } from '../src/knowledge/query.ts';
import { rank } from '../src/knowledge/ranking.ts';
import { createSemanticIndex } from '../src/knowledge/semantic-index.ts';
import { createSnapshotBuilder } from '../src/knowledge/snapshot.ts';
import { type Collection, readCollection } from './collection.ts';
import { mean, ndcg10 } from './measures.ts';
import { readDocs } from './ours.ts';
import { NOT_INSTALLED, openUseLite, SILENT } from './ours-embeddings.ts';

interface Candidate {
  readonly doc: string;
  readonly score: number;
  readonly similarity: number;
}
interface Asked {
  readonly isTypo: boolean;
  readonly isOdd: boolean;
  readonly grades: ReadonlyMap<string, number>;
  readonly candidates: readonly Candidate[];
}

/** As many as `rank` looks at closely. */
const DEPTH = 50;
const WEIGHTS = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8, 1];

const askedOf = async (
  { docs, language, clean, typo, grades }: Collection,
  embedder: Embedder,
): Promise<Asked[]> => {
  const analyser = createAnalyser();
  const { documents, ids } = readDocs(docs, language);
  const snapshot = await createSnapshotBuilder(analyser, nearest)({ documents, questions: [], faults: [] });
  const { index, vocabulary, passages } = snapshot;
  const semanticIndex = await createSemanticIndex(embedder, null, SILENT);
  semanticIndex.follow(passages);
  await semanticIndex.settled();
  const asked: Asked[] = [];
  for (const [i, { id, text }] of [...clean, ...typo].entries()) {
    const tokens = analyser.analyse(text, languageOfQuestion(text, snapshot.languages));
    const meaning = await semanticIndex.similarityTo(embeddingQueryOf(text, snapshot, analyser));
    const { terms } = readQuery(text, tokens, index, vocabulary);
    const candidates = rank(index, terms, DEPTH).map(({ passage, score }): Candidate => {
      const found = passages[passage];
      return {
        doc: ids.get(found?.document.path ?? '') ?? '',
        score,
        similarity: meaning?.similarity(found) ?? 0,
      };
    });
    const isTypo = i >= clean.length;
    const isOdd = (isTypo ? i - clean.length : i) % 2 === 1;
    asked.push({ isTypo, isOdd, grades: grades.get(id) ?? new Map(), candidates });
  }
  return asked;
};

const ndcgOf = (asked: readonly Asked[], weight: number): number =>
  mean(
    asked.map(({ candidates, grades }) => {
      const score = (c: Candidate) => c.score + weight * c.similarity;
      const best = candidates.toSorted((a, b) => score(b) - score(a));
      return ndcg10([...new Set(best.map(({ doc }) => doc))], grades);
    }),
  );

/** Every collection counts the same, whatever its size. */
const bestFor = (sets: readonly (readonly Asked[])[]): number => {
  const reached = WEIGHTS.map((weight) => mean(sets.map((asked) => ndcgOf(asked, weight))));
  return WEIGHTS[reached.indexOf(Math.max(...reached))] ?? 0;
};

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const folders = (values.data ?? '').split(',').filter((folder) => folder !== '');
if (folders.length === 0) {
  process.stderr.write('Usage: npm run bench:embeddings -- --data DIR[,DIR…]\n');
  process.exit(2);
}
const embedder = openUseLite();
if (embedder === null) {
  process.stderr.write(`${NOT_INSTALLED}\n`);
  process.exit(2);
}
const collections = folders.map((folder) => readCollection(folder));
const sets: Asked[][] = [];
for (const collection of collections) sets.push(await askedOf(collection, embedder));
await embedder.close();

const figures = (asked: readonly Asked[], weight: number): string =>
  [false, true]
    .map((isTypo) =>
      ndcgOf(
        asked.filter((each) => each.isTypo === isTypo),
        weight,
      ).toFixed(4),
    )
    .join('/');
const tell = (label: string, valueFor: (asked: readonly Asked[], i: number) => string) =>
  process.stdout.write(
    `${label.padEnd(22)} ${collections.map(({ name }, i) => `${name} ${valueFor(sets[i] ?? [], i)}`).join('  ')}\n`,
  );
const even = (asked: readonly Asked[]) => asked.filter(({ isOdd }) => !isOdd);

process.stdout.write('nDCG@10, clean/typo\n');
for (const weight of WEIGHTS) tell(`all, ${weight}`, (asked) => figures(asked, weight));
const chosen = bestFor(sets.map((asked) => asked.filter(({ isOdd }) => isOdd)));
tell('even, 0', (asked) => figures(even(asked), 0));
tell(`even, ${chosen} (odd)`, (asked) => figures(even(asked), chosen));
if (sets.length > 1)
  tell('of the others', (asked, i) => {
    const weight = bestFor(sets.filter((_, j) => j !== i));
    return `${figures(asked, weight)} (${weight})`;
  });
