// Runs as files, so that others can score them with tools of their own.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an engine answered to one question. */
export interface Answer {
  readonly query: string;
  /** Documents, best first. */
  readonly docs: readonly string[];
  readonly confidence: number | null;
  readonly excerpt: string;
}

/**
 * A run as trec_eval reads it: query, Q0, document, rank, score, engine. The score is 1 / rank, since trec_eval orders by score and
 * would change the order of equal ones.
 */
const trecOf = (engine: string, answers: readonly Answer[]): string =>
  answers
    .flatMap(({ query, docs }) =>
      docs.map((doc, i) => `${query} Q0 ${doc} ${i + 1} ${(1 / (i + 1)).toFixed(6)} ${engine}\n`),
    )
    .join('');

const jsonLinesOf = (answers: readonly Answer[]): string =>
  answers
    .map(({ query, confidence, excerpt }) => `${JSON.stringify({ query, confidence, excerpt })}\n`)
    .join('');

/**
 * `<engine>.trec` and `<engine>.jsonl`, and `<engine>.typo.…` for the misspelt questions. The JSON lines of the first go on with the
 * questions that are known to have no answer.
 */
export const writeRun = (
  folder: string,
  engine: string,
  results: {
    readonly clean: readonly Answer[];
    readonly typo: readonly Answer[];
    readonly outOfScope: readonly Answer[];
  },
): void => {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, `${engine}.${name}`), text);
  write('trec', trecOf(engine, results.clean));
  write('jsonl', jsonLinesOf([...results.clean, ...results.outOfScope]));
  write('typo.trec', trecOf(engine, results.typo));
  write('typo.jsonl', jsonLinesOf(results.typo));
};
