// A little town: its letters and its topics, for the tests of topics.

import { asksAbout } from '../../../src/knowledge/analysis/asking.ts';
import { focusOf } from '../../../src/knowledge/analysis/focus.ts';
import { createDataFiles, type DataFiles, dataFileTools } from '../../../src/knowledge/data-files.ts';
import { readResultOf } from '../../../src/knowledge/last-good-cache.ts';
import type { Library } from '../../../src/knowledge/library.ts';
import { nearest } from '../../../src/knowledge/nearest.ts';
import { readTopic, type TopicReader } from '../../../src/topics/load.ts';
import type { Topic } from '../../../src/topics/topic.ts';
import { createTopics, type Topics } from '../../../src/topics/topics.ts';
import { analyser } from '../knowledge/library-of.ts';

export const TOWN = {
  'boats.txt': [
    '---\ntitle: Harbour News\nlanguage: en\ntags: [sea]\n---',
    'The blue ferry leaves the eastern pier before sunrise.',
    'The ferry to the island was repaired in spring.',
    'Fishermen mend their nets on the quay.',
  ].join('\n\n'),
  'garden.txt': [
    '---\ntitle: The Garden Letters\nlanguage: en\ntags: [garden]\n---',
    'Roses bloom behind the walls of the old orchard.',
    'Nobody waters the tulips while the ferry is away.',
  ].join('\n\n'),
  'hadiqa.txt': '---\nlanguage: ar\ntags: [garden]\n---\nالورود في الحديقة حمراء.\n\nالعبارة زرقاء.',
  'gina.txt': '---\nlanguage: he\ntags: [garden]\n---\nהוורדים בגינה אדומים.\n\nהמעבורת כחולה.',
};

export const topic = (name: string, more: Partial<Topic> = {}): Topic => ({
  name,
  summary: { en: `Letters on ${name}` },
  names: {},
  search: { en: [name] },
  tags: [],
  limit: 3,
  shownFirst: [],
  line: `What the letters say on ${name}.`,
  ...more,
});

export const FERRIES = topic('ferries', {
  summary: { en: 'Letters on ferries', he: 'מכתבים על מעבורות' },
  names: { en: ['Ferries', 'Boats'], ar: ['العبارات', 'القوارب'], he: ['מעבורות'] },
  search: { en: ['ferry', 'pier'], ar: ['العبارة'], he: ['המעבורת'] },
});
export const GARDENS = topic('gardens', {
  names: { en: ['Gardens'], ar: ['الحدائق'], he: ['גינות'] },
  search: { en: ['roses', 'tulips', 'orchard'], ar: ['الورود'], he: ['ורדים'] },
});

export const topicsOver = (library: Library, ...all: readonly Topic[]): Topics => {
  const topics = createTopics({ library, analyser, nearest, focusOf, asksAbout });
  topics.swap(all);
  return topics;
};

/** A folder of topics, read as the app reads it. */
export const topicFilesIn = (folder: string): DataFiles<Topic> => createDataFiles<Topic>(folder, '.md');
export const readTopicHere: TopicReader = async (source) =>
  readResultOf(source.path, () => readTopic(source, dataFileTools));
