// /about: which bot and which library this is.

import { defineCommand } from '../src/core/command.ts';
import { code, list, text } from '../src/core/reply.ts';
import type { Library } from '../src/knowledge/library.ts';

export const about = ({ library, version }: { library: Library; version: string }) =>
  defineCommand({
    name: 'about',
    summary: (l) => l.say('about-summary'),
    examples: ['about'],
    params: {},
    audience: 'everyone',
    effect: 'reads',
    run: (_, { words: l }) => {
      const { documents, passages, revision } = library.snapshot();
      return {
        cards: [
          {
            title: l.say('about-title'),
            blocks: [
              text(l.say('about-promise')),
              list(
                [l.say('about-version'), ' ', code(version)],
                [l.say('about-library', { documents: documents.size, passages: passages.length })],
                [l.say('about-revision'), ' ', code(revision.slice(0, 12))],
              ),
            ],
          },
        ],
      };
    },
  });
