// The jobs that a sandbox runs: functions from data to data.

import { type ListFile, listOutcome } from '../collecting/list.ts';
import type { DocumentFile, ReadDocument } from '../knowledge/document.ts';
import { preparedOutcome } from '../knowledge/document-outcome.ts';
import {
  type DataFile,
  questionsOutcome,
  sourcesOutcome,
  synonymsOutcome,
} from '../knowledge/file-reader.ts';
import { type KeptReading, keptOf } from '../knowledge/kept-document.ts';
import type { ReadResult } from '../knowledge/last-good-cache.ts';
import { changedWords } from '../pages/changed-words.ts';
import { pairsOf } from '../revisions/pairs.ts';
import type { TopicSource } from '../topics/load.ts';
import { topicOutcome } from './topic-outcome.ts';

/** Encoded, since decoding a document of many blocks in one piece would keep whoever asked for it from anything else. */
const document = async (file: DocumentFile): Promise<ReadResult<KeptReading | ReadDocument>> => {
  const outcome = await preparedOutcome(file);
  return outcome.value === undefined ? outcome : { value: keptOf(outcome.value) ?? outcome.value };
};

export const jobs = {
  document,
  questions: (file: DataFile) => questionsOutcome(file),
  synonyms: (file: DataFile) => synonymsOutcome(file),
  topic: (source: TopicSource) => topicOutcome(source),
  sources: (file: DataFile) => sourcesOutcome(file),
  list: (file: ListFile) => listOutcome(file),
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
