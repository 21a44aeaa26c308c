// How well an engine knows what it cannot answer.

import { BAR } from '../../src/knowledge/confidence.ts';
import type { Collection, Query } from '../collection.ts';
import { type Engine, inTurn, type Prepare, type Result } from '../engine.ts';
import { auroc, brier, calibrationError, firstIsRight, mean, percentile } from '../measures.ts';

export interface Silence {
  /** Of the engine's score for questions that have an answer over those that have none. */
  readonly auroc: number;
  /** Share of the questions that have an answer whose score is above 95 % of those that have none. */
  readonly kept5: number;
  /** Of the confidence that the first hit answers; as the rest, not a number for an engine that tells no confidence. */
  readonly brier: number;
  readonly ece: number;
  /** What happens at the bar that this bot has. */
  readonly atBar: {
    /** Share of the questions that have an answer which are given one. */
    readonly answered: number;
    /** Share of those in which the first hit is right. */
    readonly right: number;
    /** Share of the questions that have no answer which are given one. */
    readonly falseAnswers: number;
  };
}

interface Outcome extends Pick<Result, 'score' | 'confidence'> {
  readonly right: boolean;
}

/**
 * The engine, and questions that it can answer beside others that it cannot. Without questions known to be out of scope every
 * second document is taken away, and the questions which that answered have none.
 */
const setUp = async (prepare: Prepare, collection: Collection, full: Engine) => {
  const { docs, clean, outOfScope, grades, language } = collection;
  if (outOfScope.length > 0) return { engine: full, answerable: clean, strange: outOfScope };
  const kept = docs.filter((_, i) => i % 2 === 0);
  const ids = new Set(kept.map(({ id }) => id));
  const hasAnswer = ({ id }: Query) => [...(grades.get(id)?.keys() ?? [])].some((doc) => ids.has(doc));
  return {
    engine: await prepare(kept, language).build(),
    answerable: clean.filter(hasAnswer),
    strange: clean.filter((query) => !hasAnswer(query)),
  };
};

export const measureSilence = async (
  prepare: Prepare,
  collection: Collection,
  full: Engine,
): Promise<Silence> => {
  const { engine, answerable, strange } = await setUp(prepare, collection, full);
  const ask = async ({ id, text }: Query): Promise<Outcome> => {
    const result = await engine.search(text);
    return { ...result, right: firstIsRight(result, collection.grades.get(id)) };
  };
  const yes = await inTurn(answerable, ask);
  const no = (await inTurn(strange, ask)).map((outcome) => ({ ...outcome, right: false }));
  const scores = (items: readonly Outcome[]) => items.map(({ score }) => score ?? Number.NaN);
  const tellsScore = yes.every(({ score }) => score !== null);
  const bar5 = percentile(scores(no), 0.95);

  const tells = yes.every(({ confidence }) => confidence !== null);
  const sure = (items: readonly Outcome[]) =>
    items.map(({ confidence, right }) => ({ p: confidence ?? Number.NaN, right }));
  const answered = sure(yes).filter(({ p }) => p >= BAR);
  const share = (items: readonly boolean[]) => (tells ? mean(items.map(Number)) : Number.NaN);
  return {
    auroc: tellsScore ? auroc(scores(yes), scores(no)) : Number.NaN,
    kept5: tellsScore ? mean(scores(yes).map((score) => (score > bar5 ? 1 : 0))) : Number.NaN,
    brier: brier(sure([...yes, ...no])),
    ece: calibrationError(sure([...yes, ...no])),
    atBar: {
      answered: share(sure(yes).map(({ p }) => p >= BAR)),
      right: share(answered.map(({ right }) => right)),
      falseAnswers: share(sure(no).map(({ p }) => p >= BAR)),
    },
  };
};
