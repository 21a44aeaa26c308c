// `npm run bench:confidence -- --data DIR[,DIR…]`: fits the weights of src/knowledge/confidence.ts and says how good they are.
//
// From each collection come libraries of several sizes, so that nothing depends on one: documents in turns to small libraries,
// each asked its own questions and as many of the others'. Odd questions fit, even ones report.

import { parseArgs } from 'node:util';
import { createAnalyser } from '../src/knowledge/analysis/analyser.ts';
import { languageOfQuestion } from '../src/knowledge/analysis/detect.ts';
import { CROWD, crowding, FEATURES, featuresOf, strengthOf } from '../src/knowledge/confidence.ts';
import { coverageIn } from '../src/knowledge/coverage.ts';
import { nearest } from '../src/knowledge/nearest.ts';
import { readQuery } from '../src/knowledge/query.ts';
import { withGrams } from '../src/knowledge/question-grams.ts';
import { agreementOf, questionAbove } from '../src/knowledge/question-title.ts';
import { rank } from '../src/knowledge/ranking.ts';
import { createSnapshotBuilder } from '../src/knowledge/snapshot.ts';
import { type Collection, type Doc, type Query, readCollection } from './collection.ts';
import { auroc, brier, calibrationError, mean } from './measures.ts';
import { readDocs } from './ours.ts';

interface Example {
  readonly collection: string;
  readonly set: string;
  /** Null if nothing was found: that is silence already, and nothing to fit. */
  readonly features: readonly number[] | null;
  readonly right: boolean;
  /** Whether the library holds an answer at all. */
  readonly answerable: boolean;
  readonly test: boolean;
}

/** Passages of the libraries that are cut from each collection. */
const SIZES = [10, 40, 1_000];
/** Libraries of each size at most. */
const LIBRARIES = 6;

const examplesFrom = async (collection: Collection): Promise<Example[]> => {
  const { docs, clean, typo, outOfScope, grades, language } = collection;
  const examples: Example[] = [];
  for (const size of SIZES) {
    const parts = Math.max(2, Math.ceil(docs.length / size));
    for (let part = 0; part < Math.min(parts, LIBRARIES); part++) {
      const kept = docs.filter((_, i) => i % parts === part);
      const ids = new Set(kept.map(({ id }) => id));
      const ask = await askerOf(kept, language);
      const own = (q: Query) => [...(grades.get(q.id)?.keys() ?? [])].some((doc) => ids.has(doc));
      const every = [...clean, ...typo].map((query, i) => ({ query, i }));
      const answerable = every.filter(({ query }) => own(query));
      const strange = every.filter(({ query }) => !own(query)).filter((_, i) => i % parts === part);
      const foreign = strange.slice(0, answerable.length);
      const beyond = outOfScope.map((query, i) => ({ query, i })).slice(0, answerable.length);
      for (const { query, i } of [...answerable, ...foreign, ...beyond]) {
        const found = ask(query.text);
        const right = found !== null && grades.get(query.id)?.has(found.doc) === true && own(query);
        const features = found?.features ?? null;
        const set = `${collection.name} of ${kept.length}`;
        examples.push({
          collection: collection.name,
          set,
          features,
          right,
          answerable: own(query),
          test: i % 2 === 0,
        });
      }
    }
  }
  return examples;
};

const askerOf = async (docs: readonly Doc[], language: string) => {
  const analyser = createAnalyser();
  const { documents, ids } = readDocs(docs, language);
  const snapshot = await createSnapshotBuilder(analyser, nearest)({ documents, questions: [], faults: [] });
  return (question: string) => {
    const tokens = analyser.analyse(question, languageOfQuestion(question, snapshot.languages));
    const query = readQuery(question, tokens, snapshot.index, snapshot.vocabulary);
    const agreement = (number: number) => {
      const passage = snapshot.passages[number];
      const above = passage === undefined ? null : questionAbove(passage);
      return above === null ? null : agreementOf(snapshot.index, query, analyser.analyse(above, language));
    };
    const [first, ...others] = rank(snapshot.index, query.terms, CROWD, null, { agreement });
    if (first === undefined) return null;
    const doc = ids.get(snapshot.passages[first.passage]?.document.path ?? '') ?? '';
    const features = withGrams(snapshot.index, query.terms, (grams) => {
      const coverage = coverageIn(snapshot.index, query.terms, grams);
      const crowd = others.map((other) => strengthOf(other, query, coverage(other.passage)));
      return featuresOf(first, query, coverage(first.passage), crowding(crowd));
    });
    return { doc, features };
  };
};

const probability = (weights: readonly number[], features: readonly number[]): number =>
  1 / (1 + Math.exp(-features.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)));

/** Solves a small system of linear equations by Gaussian elimination with pivoting. */
const solve = (matrix: number[][], right: number[]): number[] => {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  rows.forEach((_, i) => {
    const pivot = rows.reduce(
      (best, __, j) => (j >= i && Math.abs(at(j, i)) > Math.abs(at(best, i)) ? j : best),
      i,
    );
    [rows[i], rows[pivot]] = [rows[pivot] ?? [], rows[i] ?? []];
    for (let j = 0; j < rows.length; j++) {
      if (j === i) continue;
      const factor = at(j, i) / at(i, i);
      rows[j] = (rows[j] ?? []).map((value, k) => value - factor * at(i, k));
    }
  });
  return rows.map((_, i) => at(i, rows.length) / at(i, i));
};

/** Newton's method for logistic regression. Every set counts the same, whatever its size; a little ridge keeps weights small. */
const fitWeights = (examples: readonly Example[]): number[] => {
  const counts = new Map<string, number>();
  for (const { set } of examples) counts.set(set, (counts.get(set) ?? 0) + 1);
  let weights = FEATURES.map(() => 0);
  for (let step = 0; step < 20; step++) {
    const gradient = weights.map((w) => -1e-6 * w);
    const curvature = FEATURES.map((_, i): number[] => FEATURES.map((__, j) => (i === j ? 1e-6 : 0)));
    for (const { features, right, set } of examples) {
      if (features === null) continue;
      const p = probability(weights, features);
      const worth = 1 / ((counts.get(set) ?? 1) * counts.size);
      features.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + worth * value * ((right ? 1 : 0) - p);
        const row = curvature[i] ?? [];
        features.forEach((other, j) => {
          row[j] = (row[j] ?? 0) + worth * p * (1 - p) * value * other;
        });
      });
    }
    const move = solve(curvature, gradient);
    weights = weights.map((w, i) => w + (move[i] ?? 0));
  }
  return weights;
};

/** The mean of what each collection alone gives: fitted on all at once, a weight would tell one collection from another. */
const fitApart = (examples: readonly Example[]): number[] => {
  const names = [...new Set(examples.map(({ collection }) => collection))];
  const fitted = names.map((name) => fitWeights(examples.filter(({ collection }) => collection === name)));
  return FEATURES.map((_, i) => mean(fitted.map((weights) => weights[i] ?? 0)));
};

const { values } = parseArgs({
  options: { data: { type: 'string' }, bar: { type: 'string', default: '0.5' } },
});
const folders = (values.data ?? '').split(',').filter((folder) => folder !== '');
const all = (await Promise.all(folders.map((folder) => examplesFrom(readCollection(folder))))).flat();
const weights = fitApart(all.filter(({ test }) => !test));
const bar = Number(values.bar);
process.stdout.write(`${FEATURES.map((name, i) => `${name} ${weights[i]?.toFixed(3)}`).join(', ')}\n`);
for (const set of [...new Set(all.map((e) => e.set))]) {
  const tested = all
    .filter((e) => e.test && e.set === set)
    .map((e) => ({ ...e, p: e.features === null ? 0 : probability(weights, e.features) }));
  const yes = tested.filter((e) => e.answerable);
  const no = tested.filter((e) => !e.answerable);
  const answered = yes.filter(({ p }) => p >= bar);
  const shown = {
    questions: tested.length,
    auroc: auroc(
      yes.map(({ p }) => p),
      no.map(({ p }) => p),
    ),
    brier: brier(tested),
    ece: calibrationError(tested),
    answered: answered.length / yes.length,
    right: mean(answered.map(({ right }) => (right ? 1 : 0))),
    falseAnswers: mean(no.map(({ p }) => (p >= bar ? 1 : 0))),
  };
  process.stdout.write(
    `${set}: ${Object.entries(shown)
      .map(([name, value]) => `${name} ${value.toFixed(value > 2 ? 0 : 3)}`)
      .join(', ')}\n`,
  );
}
