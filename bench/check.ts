// `npm run bench:check -- [--data DIR] [--cases FILE] [--passages N] [--each N] [--seed N] [--json]`: what /check says of quotations of
// which it is known, and how long it takes. Cases are made from the collection, or of N generated passages, unless a file holds them.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkToJson } from '../src/core/check.ts';
import { createAnalyser } from '../src/knowledge/analysis/analyser.ts';
import { createQuoteCheck } from '../src/knowledge/check/library-check.ts';
import { createLibrary } from '../src/knowledge/library.ts';
import { nearest } from '../src/knowledge/nearest.ts';
import { sentencesOf } from '../src/knowledge/sentences.ts';
import { createSnapshotBuilder } from '../src/knowledge/snapshot.ts';
import { type Case, makeCases } from './check/cases.ts';
import { type Doc, readCollection } from './collection.ts';
import { createLanguage } from './growth/language.ts';
import { passage } from './growth/text.ts';
import { percentile } from './measures.ts';
import { readDocs } from './ours.ts';
import { rounded, table } from './table.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    cases: { type: 'string' },
    passages: { type: 'string' },
    each: { type: 'string', default: '200' },
    seed: { type: 'string', default: '20261126' },
    json: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
  },
});
if (values.data === undefined && values.passages === undefined) {
  process.stderr.write(
    'Usage: npm run bench:check -- (--data DIR | --passages N) [--cases FILE] [--each N] [--seed N] [--json] [--misses]\n',
  );
  process.exit(2);
}
const note = (line: string) => process.stderr.write(`${line}\n`);
const seed = Number(values.seed);
note(`seed ${seed}, Node ${process.version}`);

/** One document of ten is kept out of the library: its sentences are the unrelated ones. */
const KEPT_OUT = 10;

const collected = (): { docs: readonly Doc[]; language: string } => {
  if (values.passages === undefined) {
    const { docs, language } = readCollection(values.data ?? '');
    return { docs, language };
  }
  const language = createLanguage();
  const docs = Array.from({ length: Number(values.passages) }, (_, nth) => passage(language, seed, nth));
  return { docs, language: 'en' };
};

const { docs: all, language } = collected();
const given =
  values.cases === undefined
    ? null
    : readFileSync(values.cases, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '');
const docs = given === null ? all.filter((_, i) => i % KEPT_OUT !== 0) : all;
const held = new Set(docs.flatMap(({ text }) => sentencesOf(text).map((range) => text.slice(...range))));
const others = all
  .filter((_, i) => i % KEPT_OUT === 0)
  .slice(0, 2_000)
  .flatMap(({ text }) =>
    sentencesOf(text.replace(/\s*\n\s*/g, ' ')).map((range) =>
      text.replace(/\s*\n\s*/g, ' ').slice(...range),
    ),
  )
  .filter((sentence) => sentence.split(/\s+/).length >= 6 && !held.has(sentence));
const cases: readonly Case[] =
  given?.map((line): Case => ({ kind: 'given', ...(JSON.parse(line) as Omit<Case, 'kind'>) })) ??
  makeCases(docs, others, { language, seed, each: Number(values.each) });

const { documents, ids } = readDocs(docs, language, true);
const analyser = createAnalyser();
const snapshot = await createSnapshotBuilder(analyser, nearest)({ documents, questions: [], faults: [] });
const before = process.memoryUsage().rss;
const check = createQuoteCheck(createLibrary(snapshot, analyser, nearest), analyser, () => []);
note(`${snapshot.passages.length} passages, ${cases.length} quotations`);
for (const { text } of cases.slice(0, 50)) await check(text);

const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const times: number[] = [];
const confusion: Record<string, Record<string, number>> = {};
let [marked, markable, rightDocument, withDocument] = [0, 0, 0, 0];
for (const { text, expect, kind, document, put, lost } of cases) {
  const began = performance.now();
  const found = await check(text);
  times.push(performance.now() - began);
  const { verdict, parts } = checkToJson(found);
  const row = `${kind}: ${expect}`;
  confusion[row] = { ...confusion[row], [verdict]: (confusion[row]?.[verdict] ?? 0) + 1 };
  const isRight = expect.split('|').includes(verdict);
  if (document !== undefined && verdict !== 'not-found') {
    withDocument++;
    const places = parts.flatMap((part) => [
      part.source.document,
      ...part.alsoAt.map((also) => also.document),
    ]);
    if (places.some((path) => ids.get(path) === document || path === document)) rightDocument++;
  }
  if (put !== undefined && lost !== undefined) {
    markable++;
    const changes = parts.flatMap((part) => part.changes);
    const [said, source] = [
      changes.flatMap(({ quoted }) => wordsIn(quoted)),
      changes.flatMap((c) => wordsIn(c.source)),
    ];
    // All that was changed is marked, and no more than a word beside each.
    const has = (marks: readonly string[], words: readonly string[]) =>
      words.flatMap(wordsIn).every((word) => marks.includes(word));
    const spare = 2 * (put.length + 1);
    const isFew =
      said.length <= put.flatMap(wordsIn).length + spare &&
      source.length <= lost.flatMap(wordsIn).length + spare;
    if (has(said, put) && has(source, lost) && isFew) marked++;
    else if (values.misses)
      note(
        `marks ${kind} ${JSON.stringify({ put, lost, changes: changes.map((c) => [c.quoted, c.source]) })}`,
      );
  }
  if (!isRight && values.misses)
    note(
      `${verdict} for ${kind} ${JSON.stringify(text)} ${JSON.stringify(parts.map((p) => [p.source.document, p.changes.map((c) => [c.quoted, c.source])]))}`,
    );
}
const figures = {
  seed,
  passages: snapshot.passages.length,
  confusion,
  markedRight: markable === 0 ? null : marked / markable,
  rightDocument: withDocument === 0 ? null : rightDocument / withDocument,
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
  longest: Math.max(...times),
  rssMb: (process.memoryUsage().rss - before) / 2 ** 20,
};
const VERDICTS = ['exact', 'from-context', 'altered', 'stitched', 'partly', 'not-found'];
const report = table<[string, Record<string, number>]>(
  [
    ['quotations', ([name]) => name],
    ...VERDICTS.map((v) => [v, ([, row]: [string, Record<string, number>]) => String(row[v] ?? 0)] as const),
  ],
  Object.entries(confusion),
);
note(report);
note(
  `marked right ${figures.markedRight?.toFixed(3)}, right document ${figures.rightDocument?.toFixed(3)}, p50 ${figures.p50.toFixed(2)} ms, p95 ${figures.p95.toFixed(2)} ms, longest ${figures.longest.toFixed(0)} ms`,
);
if (values.json) process.stdout.write(`${JSON.stringify(figures, rounded)}\n`);
