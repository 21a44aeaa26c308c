// `npm run bench:search -- --data DIR [--engines ours,fuse] [--json]`: ranking, silence and speed on one collection.

import { parseArgs } from 'node:util';
import { BAR } from '../src/knowledge/confidence.ts';
import { type Collection, type Query, readCollection } from './collection.ts';
import type { Engine, Prepare, Result } from './engine.ts';
import { loadEngine, NoEngineError } from './engines.ts';
import { auroc, brier, firstIsRight, mean, ndcg10, percentile, reciprocalRank } from './measures.ts';

const rankingOf = (engine: Engine, { grades }: Collection, queries: readonly Query[]) => {
  const times: number[] = [];
  const results = queries.map((query) => {
    const began = performance.now();
    const result = engine.search(query.text);
    times.push(performance.now() - began);
    return { query, result };
  });
  const over = (measure: (docs: readonly string[], of: ReadonlyMap<string, number>) => number) =>
    mean(
      results.map(({ query, result }) =>
        measure(
          result.hits.map((h) => h.doc),
          grades.get(query.id) ?? new Map(),
        ),
      ),
    );
  return {
    times,
    figures: {
      ndcg10: over(ndcg10),
      mrr10: over(reciprocalRank),
      recall5: over((docs, of) => (docs.slice(0, 5).some((doc) => of.has(doc)) ? 1 : 0)),
      hit1: over((docs, of) => (of.has(docs[0] ?? '') ? 1 : 0)),
    },
    excerpt: mean(
      results
        .filter(({ query }) => query.answer !== undefined)
        .map(({ query, result }) => (result.hits[0]?.excerpt?.includes(query.answer ?? '') ? 1 : 0)),
    ),
  };
};

/**
 * Answerable and unanswerable questions side by side. Without questions known to be out of scope, every second document is taken
 * away, and the questions it answered are the unanswerable ones.
 */
const silenceOf = async (prepare: Prepare, collection: Collection, full: Engine) => {
  const { docs, clean, typo, outOfScope, grades, language } = collection;
  const kept = new Set(docs.filter((_, i) => i % 2 === 0).map((doc) => doc.id));
  const hasAnswer = (query: Query) => [...(grades.get(query.id)?.keys() ?? [])].some((doc) => kept.has(doc));
  const given = outOfScope.length > 0;
  const engine = given
    ? full
    : await prepare(
        docs.filter(({ id }) => kept.has(id)),
        language,
      ).build();
  const asked = given ? clean : [...clean, ...typo].filter(hasAnswer);
  const strange = given ? outOfScope : [...clean, ...typo].filter((query) => !hasAnswer(query));
  const run = (queries: readonly Query[], answerable: boolean) =>
    queries.map((query) => {
      const result: Result = engine.search(query.text);
      const right = answerable && firstIsRight(result, grades.get(query.id));
      return { p: result.confidence ?? Number.NaN, right };
    });
  const yes = run(asked, true);
  const no = run(strange, false);
  const bar5 = percentile(
    no.map(({ p }) => p),
    0.95,
  );
  const answered = yes.filter(({ p }) => p >= BAR);
  return {
    auroc: auroc(
      yes.map(({ p }) => p),
      no.map(({ p }) => p),
    ),
    kept5: mean(yes.map(({ p }) => (p > bar5 ? 1 : 0))),
    brier: brier([...yes, ...no]),
    atBar: {
      answered: answered.length / yes.length,
      right: mean(answered.map(({ right }) => (right ? 1 : 0))),
      falseAnswers: mean(no.map(({ p }) => (p >= BAR ? 1 : 0))),
    },
  };
};

const measure = async (prepare: Prepare, collection: Collection) => {
  const began = performance.now();
  const engine = await prepare(collection.docs, collection.language).build();
  const buildMs = performance.now() - began;
  const clean = rankingOf(engine, collection, collection.clean);
  const typo = rankingOf(engine, collection, collection.typo);
  const times = [...clean.times, ...typo.times];
  const tells = engine.search(collection.clean[0]?.text ?? '').confidence !== null;
  return {
    clean: clean.figures,
    typo: typo.figures,
    excerpt: clean.excerpt,
    ...(tells ? await silenceOf(prepare, collection, engine) : {}),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    buildMs,
  };
};

const { values } = parseArgs({
  options: { data: { type: 'string' }, engines: { type: 'string' }, json: { type: 'boolean' } },
});
if (values.data === undefined) {
  process.stderr.write('Usage: npm run bench:search -- --data DIR [--engines ours,fuse] [--json]\n');
  process.exit(2);
}
const collection = readCollection(values.data);
const figures: Record<string, Awaited<ReturnType<typeof measure>>> = {};
for (const name of (values.engines ?? 'ours').split(',')) {
  try {
    figures[name] = await measure(await loadEngine(name), collection);
  } catch (error) {
    if (!(error instanceof NoEngineError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}
const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(4)) : value);
process.stdout.write(
  `${JSON.stringify({ dataset: collection.name, engines: figures }, rounded, values.json ? undefined : 2)}\n`,
);
