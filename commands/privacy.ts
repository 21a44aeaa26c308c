// /privacy: what is stored, said truly.

import { defineCommand } from '../src/core/command.ts';
import { list, text } from '../src/core/reply.ts';

interface Parts {
  /** What is kept under a person's id, as messages. */
  readonly personal: readonly string[];
}

export const privacy = ({ personal }: Parts) =>
  defineCommand({
    name: 'privacy',
    summary: (l) => l.say('privacy-summary'),
    examples: ['privacy'],
    params: {},
    audience: 'asker',
    effect: 'reads',
    run: (_, { words: l }) => ({
      cards: [
        {
          title: l.say('privacy-title'),
          blocks: [
            list(
              ...[
                'privacy-questions',
                'privacy-unanswered',
                'privacy-why',
                ...personal,
                'privacy-lines',
                'privacy-posted',
                'privacy-rates',
                'privacy-log',
                'privacy-groups',
                'privacy-web',
              ].map((id) => [l.say(id)]),
            ),
            text(l.say('privacy-operator')),
          ],
        },
      ],
    }),
  });
