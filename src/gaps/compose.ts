// What somebody is told who waited for an answer.

import { echo } from '../core/bidi.ts';
import { excerptCard, type Presenting } from '../core/present.ts';
import { type Reply, text } from '../core/reply.ts';
import type { Excerpt } from '../core/source.ts';

/** Their question is known to them by its beginning. */
const ECHOED = 200;

/** That a librarian, and not the bot, says that a passage answers is said with it. */
export const answerTo = (question: string, excerpt: Excerpt, presenting: Presenting): Reply => ({
  cards: [
    excerptCard(excerpt, presenting, [
      text(presenting.words.say('gap-told', { question: echo(question, ECHOED) })),
    ]),
  ],
});
