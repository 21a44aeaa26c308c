// A topic as a command.

import { type AnyCommand, asTyped, defineCommand } from '../core/command.ts';
import { MAX_EXCERPTS } from '../core/limits.ts';
import { count, flag } from '../core/params.ts';
import type { Localizer } from '../core/ports.ts';
import { type Counterpart, findingCards, type Presenting, silence } from '../core/present.ts';
import { type Card, type Reply, soft, text } from '../core/reply.ts';
import type { Topic } from './topic.ts';
import type { Topics } from './topics.ts';

interface Parts {
  readonly topics: Topics;
  readonly counterpart: Counterpart;
}

/** In whose words, and on which day. */
type TopicContext = Omit<Presenting, 'counterpart'>;

/** What a topic answers: the community's own line, told apart as such, then the excerpts. */
export const showTopic = (
  topic: Topic,
  { topics, counterpart }: Parts,
  { words, today }: TopicContext,
  limit = topic.limit,
): Reply => {
  const report = topics.findings(topic);
  if (!report.confident) return silence(report, words, { hasTopics: true });
  const [first, ...others] = findingCards(report, limit, { words, counterpart, today });
  const cards = [headed(first, topic, topics, words), ...others];
  return { report, cards: cards.map((card) => ({ ...card, topic: topic.name })) };
};

/** A card under the topic's title, with the community's line above all that is quoted. */
export const headed = (
  card: Card | undefined,
  topic: Topic,
  { titleIn }: Pick<Topics, 'titleIn'>,
  words: Localizer,
): Card => {
  const line = words.locale === 'en' ? topic.line : (topic.summary[words.locale] ?? topic.line);
  return {
    ...card,
    title: titleIn(topic, words.locale),
    blocks: [text(soft(words.say('topic-line', { line }))), ...(card?.blocks ?? [])],
  };
};

export const topicCommand = (topic: Topic, parts: Parts): AnyCommand =>
  defineCommand({
    name: topic.name,
    aliases: Object.values(topic.names).flat().map(asTyped),
    localName: ({ locale }) =>
      locale === 'en' ? topic.name : asTyped(topic.names[locale]?.[0] ?? topic.name),
    kind: 'topic',
    section: 'ask',
    summary: ({ locale }) => topic.summary[locale] ?? topic.summary.en ?? topic.name,
    examples: [topic.name],
    params: {
      limit: count({ describe: 'param-limit', named: true, min: 1, max: MAX_EXCERPTS, fallback: null }),
      private: flag({ describe: 'param-private' }),
    },
    audience: 'everyone',
    effect: 'reads',
    run: ({ limit }, context) => showTopic(topic, parts, context, limit ?? topic.limit),
  });
