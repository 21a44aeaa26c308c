// A topic as a command.

import { type AnyCommand, asTyped, count, defineCommand, flag } from '../core/command.ts';
import { EXCERPTS_MOST } from '../core/limits.ts';
import { type Counterpart, findingCards, type Presenting, silence } from '../core/present.ts';
import { type Reply, soft, text } from '../core/reply.ts';
import type { Topic } from './topic.ts';
import type { Topics } from './topics.ts';

interface Parts {
  readonly topics: Topics;
  readonly counterpart: Counterpart;
}

/** In whose words, and on which day. */
type Reading = Omit<Presenting, 'counterpart'>;

/** What a topic answers: the community's own line, told apart as such, then the excerpts. */
export const showTopic = (
  topic: Topic,
  { topics, counterpart }: Parts,
  { words, today }: Reading,
  limit = topic.limit,
): Reply => {
  const report = topics.findings(topic);
  if (!report.confident) return silence(report, words);
  const line = words.locale === 'en' ? topic.line : (topic.summary[words.locale] ?? topic.line);
  const [first, ...others] = findingCards(report, limit, { words, counterpart, today });
  return {
    report,
    cards: [
      {
        ...first,
        title: topics.titleIn(topic, words.locale),
        blocks: [text(soft(words.say('topic-line', { line }))), ...(first?.blocks ?? [])],
      },
      ...others,
    ],
  };
};

export const topicCommand = (topic: Topic, parts: Parts): AnyCommand =>
  defineCommand({
    name: topic.name,
    aliases: Object.values(topic.names).flat().map(asTyped),
    localName: ({ locale }) =>
      locale === 'en' ? topic.name : asTyped(topic.names[locale]?.[0] ?? topic.name),
    kind: 'topic',
    summary: ({ locale }) => topic.summary[locale] ?? topic.summary.en ?? topic.name,
    examples: [topic.name],
    params: {
      limit: count({ describe: 'param-limit', named: true, least: 1, most: EXCERPTS_MOST, fallback: null }),
      private: flag({ describe: 'param-private' }),
    },
    audience: 'everyone',
    run: ({ limit }, context) => showTopic(topic, parts, context, limit ?? topic.limit),
  });
