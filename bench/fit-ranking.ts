// `npm run bench:ranking -- --data DIR[,DIR…]`: fits the weights of src/knowledge/ranking.ts, and says what each feature gives.
//
// Each collection is ranked with weights fitted on the others alone, then all are fitted together; then the same without each feature.

import { parseArgs } from 'node:util';
import { createAnalyser } from '../src/knowledge/analysis/analyser.ts';
import { languageOfQuestion } from '../src/knowledge/analysis/detect.ts';
import { FEATURES } from '../src/knowledge/features.ts';
import { nearest } from '../src/knowledge/nearest.ts';
import { readQuery } from '../src/knowledge/query.ts';
import { rank } from '../src/knowledge/ranking.ts';
import { createSnapshotBuilder } from '../src/knowledge/snapshot.ts';
import { type Collection, readCollection } from './collection.ts';
import { mean, ndcg10 } from './measures.ts';
import { readDocs } from './ours.ts';

interface Candidate {
  readonly doc: string;
  readonly features: readonly number[];
  readonly isRight: boolean;
}
interface Asked {
  readonly isTypo: boolean;
  readonly grades: ReadonlyMap<string, number>;
  readonly candidates: readonly Candidate[];
}
type Weights = readonly number[];

/** As many as `rank` looks at closely. */
const DEPTH = 50;
/** Candidates of a question that are fitted on: the others are far off. */
const FITTED = 20;
const STEPS = 60;
const RATE = 1;
const RIDGE = 1e-3;

const askedOf = async ({ docs, language, clean, typo, grades }: Collection): Promise<Asked[]> => {
  const analyser = createAnalyser();
  const { documents, ids } = readDocs(docs, language);
  const snapshot = await createSnapshotBuilder(analyser, nearest)({ documents, questions: [], faults: [] });
  const { index, vocabulary, passages } = snapshot;
  return [...clean, ...typo].map((question, i) => {
    const tokens = analyser.analyse(question.text, languageOfQuestion(question.text, snapshot.languages));
    const right = grades.get(question.id) ?? new Map<string, number>();
    const candidates = rank(index, readQuery(question.text, tokens, index, vocabulary).terms, DEPTH).map(
      ({ passage, features }): Candidate => {
        const doc = ids.get(passages[passage]?.document.path ?? '') ?? '';
        return { doc, features, isRight: right.has(doc) };
      },
    );
    return { isTypo: i >= clean.length, grades: right, candidates };
  });
};

const score = (weights: Weights, features: ArrayLike<number>): number =>
  weights.reduce((sum, weight, i) => sum + weight * (features[i] ?? 0), 0);

/** Spread of each feature, so that one step moves all of them alike. */
const spreads = (asked: readonly Asked[]): number[] =>
  FEATURES.map((_, f) => {
    const values = asked.flatMap(({ candidates }) => candidates.map(({ features }) => features[f] ?? 0));
    const middle = mean(values);
    return Math.sqrt(mean(values.map((value) => (value - middle) ** 2))) || 1;
  });

/**
 * Gradient descent on the cross entropy between the softmax of the scores and the right candidates, all of them alike (ListNet: Cao
 * et al. 2007). Every collection counts the same, whatever its size. Few steps and a little ridge: weights that are fitted to the end
 * do worse on collections that were left out.
 */
const fit = (collections: readonly (readonly Asked[])[], used: readonly boolean[]): number[] => {
  const spread = spreads(collections.flat());
  const sets = collections.map((all) =>
    all
      .map(({ candidates }) => candidates.slice(0, FITTED))
      .filter((candidates) => candidates.some(({ isRight }) => isRight))
      .map((candidates) => ({
        candidates,
        scaled: candidates.map(({ features }) =>
          Float64Array.from(features, (value, f) => value / (spread[f] ?? 1)),
        ),
      })),
  );
  let weights = FEATURES.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((w) => RIDGE * w);
    for (const set of sets) {
      for (const { candidates, scaled } of set) {
        const scores = scaled.map((features) => score(weights, features));
        const max = Math.max(...scores);
        const shares = scores.map((s) => Math.exp(s - max));
        const whole = shares.reduce((sum, s) => sum + s, 0);
        const right = candidates.filter(({ isRight }) => isRight).length;
        candidates.forEach(({ isRight }, c) => {
          const off = (shares[c] ?? 0) / whole - (isRight ? 1 / right : 0);
          const worth = off / set.length / sets.length;
          scaled[c]?.forEach((value, f) => {
            gradient[f] = (gradient[f] ?? 0) + worth * value;
          });
        });
      }
    }
    weights = weights.map((w, f) => (used[f] === true ? w - RATE * (gradient[f] ?? 0) : 0));
  }
  const raw = weights.map((w, f) => w / (spread[f] ?? 1));
  const sum = raw.reduce((s, w) => s + w, 0);
  return raw.map((w) => w / sum);
};

const ndcgOf = (asked: readonly Asked[], weights: Weights, isTypo: boolean): number =>
  mean(
    asked
      .filter((each) => each.isTypo === isTypo)
      .map(({ candidates, grades }) => {
        const best = candidates.toSorted((a, b) => score(weights, b.features) - score(weights, a.features));
        return ndcg10([...new Set(best.map(({ doc }) => doc))], grades);
      }),
  );

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const folders = (values.data ?? '').split(',').filter((folder) => folder !== '');
if (folders.length === 0) {
  process.stderr.write('Usage: npm run bench:ranking -- --data DIR[,DIR…]\n');
  process.exit(2);
}
const collections = folders.map((folder) => readCollection(folder));
const asked = await Promise.all(collections.map(askedOf));

const tell = (label: string, used: readonly boolean[]) => {
  const weights = fit(asked, used);
  const leftOut = asked.map((all, i) => {
    const others = asked.filter((_, j) => j !== i);
    const mine = others.length === 0 ? weights : fit(others, used);
    return [ndcgOf(all, mine, false), ndcgOf(all, mine, true)];
  });
  const figures = collections.map(
    ({ name }, i) => `${name} ${leftOut[i]?.map((value) => value.toFixed(4)).join('/')}`,
  );
  process.stdout.write(
    `${label.padEnd(12)} ${mean(leftOut.flat()).toFixed(4)}  ${figures.join('  ')}\n${' '.repeat(13)}${FEATURES.map((name, f) => `${name} ${weights[f]?.toFixed(3)}`).join(', ')}\n`,
  );
};
process.stdout.write(
  'nDCG@10, clean/typo, each collection with weights fitted on the others; weights fitted on all\n',
);
tell(
  'all',
  FEATURES.map(() => true),
);
for (const [f, name] of FEATURES.entries())
  tell(
    `- ${name}`,
    FEATURES.map((_, g) => g !== f),
  );
