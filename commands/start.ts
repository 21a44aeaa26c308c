// /start: the first screen; with a code, the passage that a link led to.

import { defineCommand } from '../src/core/command.ts';
import { word } from '../src/core/params.ts';
import { emptyNotes } from '../src/core/present.ts';
import { action, soft, text } from '../src/core/reply.ts';
import type { Library } from '../src/knowledge/library.ts';
import type { Archive } from '../src/revisions/archive.ts';
import type { Topics } from '../src/topics/topics.ts';
import { findCitation } from './cite.ts';
import { topicButtons } from './topics.ts';

interface Parts {
  readonly library: Library;
  readonly archive: Archive;
  readonly topics: Topics;
}

export const start = (parts: Parts) => {
  const { library, topics } = parts;
  return defineCommand({
    name: 'start',
    summary: (l) => l.say('start-summary'),
    examples: ['start'],
    params: { payload: word({ describe: 'param-payload' }) },
    audience: 'everyone',
    effect: 'reads',
    async run({ payload }, context) {
      const { words: l, origin } = context;
      if (payload !== null) return findCitation(parts, payload, context);
      const { size } = library.snapshot().documents;
      return {
        cards: [
          {
            title: l.say('start-title'),
            blocks:
              size === 0
                ? emptyNotes(l, origin)
                : [text(l.say('start-intro', { count: size })), text(soft(l.say('start-how')))],
            actions: [...topicButtons(topics, l), action(l.say('button-help'), '/help')],
          },
        ],
      };
    },
  });
};
