// One file read into a topic.

import { dataFileTools } from '../knowledge/data-files.ts';
import { type ReadResult, readResultOf } from '../knowledge/last-good-cache.ts';
import { readTopic, type TopicSource } from '../topics/load.ts';
import type { Topic } from '../topics/topic.ts';

export const topicOutcome = (source: TopicSource): ReadResult<Topic> =>
  readResultOf(source.path, () => readTopic(source, dataFileTools));
