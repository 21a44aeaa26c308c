// The jobs that a sandbox runs: pure functions from data to data.

import { dataFileTools } from '../knowledge/data-files.ts';
import type { DocumentFile } from '../knowledge/document.ts';
import { documentOutcome, type QuestionsFile, questionsOutcome } from '../knowledge/file-reader.ts';
import { readResultOf } from '../knowledge/last-good-cache.ts';
import { changedWords } from '../pages/changed-words.ts';
import { pairsOf } from '../revisions/pairs.ts';
import { readTopic, type TopicSource } from '../topics/load.ts';

export const jobs = {
  document: (file: DocumentFile) => documentOutcome(file),
  questions: (file: QuestionsFile) => questionsOutcome(file),
  topic: (source: TopicSource) => readResultOf(source.path, () => readTopic(source, dataFileTools)),
  words: ({ before, now, language }: { before: string; now: string; language: string | null }) =>
    changedWords(before, now, language),
  pairs: ({ went, came }: { went: readonly string[]; came: readonly string[] }) => pairsOf(went, came),
};

export type Jobs = typeof jobs;
export type JobName = keyof Jobs;

/** A job with its argument. */
export type Job<N extends JobName = JobName> = {
  [K in N]: readonly [name: K, given: Parameters<Jobs[K]>[0]];
}[N];
