// Everything that is measured of one engine on one collection.

import type { Collection, Query } from '../collection.ts';
import { inTurn, type Prepare } from '../engine.ts';
import { createExcerpter, holds, shortened } from '../excerpt.ts';
import { mean, ndcg10, percentile, recall, reciprocalRank } from '../measures.ts';
import { heldMb, residentMb } from '../memory.ts';
import type { Answer } from '../runs.ts';
import { measureSilence, type Silence } from './silence.ts';

export interface Ranking {
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly recall5: number;
  readonly hit1: number;
}

/** What `--json` prints of an engine. A figure that an engine does not give is not a number, null in JSON. */
export interface Figures extends Silence {
  readonly clean: Ranking;
  readonly typo: Ranking;
  /** Share of the questions with a known answer whose first excerpt holds it. */
  readonly excerpt: number;
  /** Median length of those excerpts, in UTF-16 units. */
  readonly excerptChars: number;
  /** Milliseconds a question, clean and misspelt. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly buildMs: number;
  readonly memoryMb: number;
}

export interface Measured {
  readonly figures: Figures;
  /** Of the whole process, once the index is built. */
  readonly rssMb: number;
  /** nDCG@10 of each question, to compare engines by. */
  readonly perQuestion: { readonly clean: readonly number[]; readonly typo: readonly number[] };
  readonly run: { readonly clean: Answer[]; readonly typo: Answer[]; readonly outOfScope: Answer[] };
}

/** Questions asked before the clock counts, so that the compiler has seen the code. */
const WARM_UP = 20;

export const measure = async (prepare: Prepare, collection: Collection): Promise<Measured> => {
  const { docs, language, clean, typo, outOfScope, grades } = collection;
  const excerptOf = createExcerpter(collection);
  const prepared = prepare(docs, language);
  const before = await heldMb();
  const began = performance.now();
  const engine = await prepared.build();
  const buildMs = performance.now() - began;
  const memoryMb = (await heldMb()) - before;
  const rssMb = residentMb();

  for (const { text } of clean.slice(0, WARM_UP)) await engine.search(text);
  const times: number[] = [];
  const ask = async ({ id, text }: Query): Promise<Answer> => {
    const asked = performance.now();
    const { hits, confidence } = await engine.search(text);
    times.push(performance.now() - asked);
    const [first] = hits;
    const excerpt = first === undefined ? '' : (first.excerpt ?? excerptOf(text, first.doc));
    return { query: id, docs: hits.map(({ doc }) => doc), confidence, excerpt: shortened(excerpt) };
  };
  const run = { clean: await inTurn(clean, ask), typo: await inTurn(typo, ask) };
  const timed = [...times];
  const strange = await inTurn(outOfScope, ask);

  const scored = (answers: readonly Answer[], measured: typeof ndcg10) =>
    answers.map(({ query, docs: found }) => measured(found, grades.get(query) ?? new Map()));
  const ranking = (answers: readonly Answer[]): Ranking => ({
    ndcg10: mean(scored(answers, ndcg10)),
    mrr10: mean(scored(answers, reciprocalRank)),
    recall5: mean(scored(answers, recall(5))),
    hit1: mean(scored(answers, recall(1))),
  });
  return {
    figures: {
      clean: ranking(run.clean),
      typo: ranking(run.typo),
      ...excerptFigures(clean, run.clean),
      ...(await measureSilence(prepare, collection, engine)),
      p50: percentile(timed, 0.5),
      p95: percentile(timed, 0.95),
      p99: percentile(timed, 0.99),
      buildMs,
      memoryMb,
    },
    rssMb,
    perQuestion: { clean: scored(run.clean, ndcg10), typo: scored(run.typo, ndcg10) },
    run: { ...run, outOfScope: strange },
  };
};

const excerptFigures = (queries: readonly Query[], answers: readonly Answer[]) => {
  const held = answers.flatMap(({ excerpt }, i) => {
    const answer = queries[i]?.answer;
    return answer === undefined ? [] : [holds(excerpt, answer) ? 1 : 0];
  });
  return {
    excerpt: mean(held),
    excerptChars: percentile(
      answers.map(({ excerpt }) => excerpt.length),
      0.5,
    ),
  };
};
