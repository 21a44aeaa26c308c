// /topics lists the topics of the community; /topic shows one by any of its names.

import { type Context, defineCommand } from '../src/core/command.ts';
import { MAX_EXCERPTS } from '../src/core/limits.ts';
import { count, flag, words } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import { type Action, action, list, type Reply, strong, text } from '../src/core/reply.ts';
import type { Topic } from '../src/topics/topic.ts';
import type { Topics } from '../src/topics/topics.ts';

export const topicButtons = (topics: Topics, l: Localizer): Action[] =>
  topics.all().map((topic) => action(topics.titleIn(topic, l.locale), `/${topic.name}`));

export const topicList = ({ topics }: { topics: Topics }) =>
  defineCommand({
    name: 'topics',
    section: 'ask',
    summary: (l) => l.say('topics-summary'),
    examples: ['topics'],
    params: {},
    audience: 'everyone',
    effect: 'reads',
    run: (_, { words: l }) => {
      const all = topics.all();
      if (all.length === 0) return { cards: [{ blocks: [text(l.say('topics-none'))] }] };
      const entries = all.map((topic) => [
        strong(`/${topic.name}`),
        ` · ${topic.summary[l.locale] ?? topic.summary.en ?? topic.line}`,
      ]);
      return {
        cards: [
          {
            title: l.say('topics-title', { count: all.length }),
            blocks: [list(...entries)],
            actions: topicButtons(topics, l),
          },
        ],
      };
    },
  });

interface Parts {
  readonly topics: Topics;
  readonly show: (topic: Topic, context: Pick<Context, 'words' | 'today'>, limit: number) => Reply;
}

export const topicByName = ({ topics, show }: Parts) =>
  defineCommand({
    name: 'topic',
    section: 'ask',
    summary: (l) => l.say('topic-summary'),
    examples: [],
    params: {
      name: words({
        describe: 'param-topic',
        sample: () => topics.all()[0]?.name ?? null,
        missing: 'asks-topic',
        max: 100,
        suggest: (typed, l) => topics.suggest(typed, l.locale),
      }),
      limit: count({ describe: 'param-limit', named: true, min: 1, max: MAX_EXCERPTS, fallback: null }),
      private: flag({ describe: 'param-private' }),
    },
    audience: 'everyone',
    effect: 'reads',
    run({ name, limit }, context) {
      const topic = topics.named(name);
      return show(topic, context, limit ?? topic.limit);
    },
  });
