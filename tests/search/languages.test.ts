// Three languages in one library of made-up documents, two of which do not say their language: each question finds the passage in
// its own, or silence.

import { beforeAll, describe, expect, it } from 'vitest';
import { localeOfScript } from '../../src/core/scripts.ts';
import { createAnalyser } from '../../src/knowledge/analysis/analyser.ts';
import { createLibrary } from '../../src/knowledge/library.ts';
import { createLoader } from '../../src/knowledge/load.ts';
import { nearest } from '../../src/knowledge/nearest.ts';
import { createSnapshotBuilder } from '../../src/knowledge/snapshot.ts';
import { type Asked, type Floors, tally } from '../asked.ts';

/** For `library/questions.yaml` beside this file. `--reporter=verbose` tells the misses. */
const FLOORS: Floors = [
  ['ar', 'first', 36],
  ['ar', 'found', 27],
  ['ar', 'silent', 8],
  ['ar', 'shown', 18],
  ['he', 'first', 39],
  ['he', 'found', 29],
  ['he', 'silent', 8],
  ['he', 'shown', 20],
  ['en', 'first', 11],
  ['en', 'found', 10],
  ['en', 'silent', 4],
  ['en', 'shown', 10],
];

let asked: readonly Asked[];

beforeAll(async () => {
  const analyser = createAnalyser();
  const loaded = await createLoader('tests/search/library')();
  expect(loaded.faults).toEqual([]);
  const library = createLibrary(await createSnapshotBuilder(analyser, nearest)(loaded), analyser, nearest);
  asked = loaded.questions.map((question) => ({
    question,
    report: library.search(question.line, { max: 10 }),
  }));
});

describe('a library in three languages', () => {
  it.for(FLOORS)('%s, %s: at least %i are as they must be', async ([locale, group, floor], t) => {
    const { right, report } = tally(asked, locale, group);
    await t.annotate(report);
    expect(right, report).toBeGreaterThanOrEqual(floor);
  });

  it('shows no passage in another language than that of the question', () => {
    const strangers = asked.filter(
      ({ question, report }) =>
        report.confident &&
        localeOfScript(report.findings[0]?.excerpt.text ?? '') !== localeOfScript(question.line),
    );
    expect(strangers.map(({ question }) => question.line)).toEqual([]);
  });
});
