// What `bench:search` tells people.

import { againstBest } from '../significance.ts';
import { digits, table } from '../table.ts';
import type { Measured } from './measure.ts';

type Row = readonly [engine: string, measured: Measured];

const quality = (rows: readonly Row[]) =>
  table<Row>(
    [
      ['ranking, clean / typo', ([name]) => name],
      ...(['ndcg10', 'mrr10', 'recall5', 'hit1'] as const).map(
        (key) =>
          [
            key,
            ([, { figures }]: Row) => `${digits(figures.clean[key], 3)} / ${digits(figures.typo[key], 3)}`,
          ] as const,
      ),
      ['excerpt', ([, { figures }]) => digits(figures.excerpt, 3)],
      ['chars', ([, { figures }]) => digits(figures.excerptChars, 0)],
    ],
    rows,
  );

const silence = (rows: readonly Row[]) =>
  table<Row>(
    [
      ['silence', ([name]) => name],
      ['auroc', ([, { figures }]) => digits(figures.auroc, 3)],
      ['kept5', ([, { figures }]) => digits(figures.kept5, 3)],
      ['brier', ([, { figures }]) => digits(figures.brier, 3)],
      ['ece (10 equal bins)', ([, { figures }]) => digits(figures.ece, 3)],
      ['answered', ([, { figures }]) => digits(figures.atBar.answered, 3)],
      ['right of answered', ([, { figures }]) => digits(figures.atBar.right, 3)],
      ['false answers', ([, { figures }]) => digits(figures.atBar.falseAnswers, 3)],
    ],
    rows,
  );

const cost = (rows: readonly Row[]) =>
  table<Row>(
    [
      ['cost', ([name]) => name],
      ['p50 ms', ([, { figures }]) => digits(figures.p50, 2)],
      ['p95 ms', ([, { figures }]) => digits(figures.p95, 2)],
      ['p99 ms', ([, { figures }]) => digits(figures.p99, 2)],
      ['build ms', ([, { figures }]) => digits(figures.buildMs, 0)],
      ['index MB', ([, { figures }]) => digits(figures.memoryMb, 1)],
      ['process RSS MB', ([, { rssMb }]) => digits(rssMb, 0)],
    ],
    rows,
  );

/** Each engine beside the best of the others, on nDCG@10 of every question. */
const significance = (rows: readonly Row[]): string[] =>
  (['clean', 'typo'] as const).flatMap((variant) => {
    const values = new Map(rows.map(([name, { perQuestion }]) => [name, perQuestion[variant]]));
    return rows.flatMap(([name]) => {
      const found = againstBest(name, values);
      if (found === null) return [];
      const by = `${found.by < 0 ? '−' : '+'}${Math.abs(found.by).toFixed(4)}`;
      return [`${name}, ${variant}: ${by} nDCG@10 against ${found.peer}, p ${found.p.toFixed(4)}`];
    });
  });

export const reportOf = (dataset: string, rows: readonly Row[]): string => {
  const compared = significance(rows);
  const parts = [dataset, quality(rows), silence(rows), cost(rows)];
  if (compared.length > 0)
    parts.push(['paired randomisation test, 10,000 rounds, two-sided', ...compared].join('\n'));
  return parts.join('\n\n');
};
