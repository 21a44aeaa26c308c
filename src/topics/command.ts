// A topic as a command.

import { type AnyCommand, count, defineCommand } from '../core/command.ts';
import { EXCERPTS_MOST } from '../core/limits.ts';
import type { Localizer } from '../core/ports.ts';
import { type Counterpart, findingCards, silence } from '../core/present.ts';
import { type Reply, soft, text } from '../core/reply.ts';
import type { Topic } from './topic.ts';
import type { Topics } from './topics.ts';

interface Parts {
  readonly topics: Topics;
  readonly counterpart: Counterpart;
}

/** What a topic answers: the community's own line, told apart as such, then the excerpts. */
export const showTopic = (
  topic: Topic,
  { topics, counterpart }: Parts,
  words: Localizer,
  limit = topic.limit,
): Reply => {
  const report = topics.findings(topic);
  if (!report.confident) return silence(report, words);
  const line = words.locale === 'en' ? topic.line : (topic.summary[words.locale] ?? topic.line);
  return {
    report,
    cards: [
      {
        title: topics.titleIn(topic, words.locale),
        blocks: [text(soft(words.say('topic-line', { line })))],
      },
      ...findingCards(report, limit, { words, counterpart }),
    ],
  };
};

export const topicCommand = (topic: Topic, parts: Parts): AnyCommand =>
  defineCommand({
    name: topic.name,
    aliases: Object.values(topic.names)
      .flat()
      .map((name) => name.toLowerCase().replaceAll(/\s+/g, '_')),
    kind: 'topic',
    summary: ({ locale }) => topic.summary[locale] ?? topic.summary.en ?? topic.name,
    examples: [topic.name],
    params: {
      limit: count({ describe: 'param-limit', named: true, least: 1, most: EXCERPTS_MOST, fallback: null }),
    },
    audience: 'everyone',
    run: ({ limit }, { words }) => showTopic(topic, parts, words, limit ?? topic.limit),
  });
