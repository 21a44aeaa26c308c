// What somebody is told of a document that they sent in.

import { echo } from '../core/bidi.ts';
import type { Localizer } from '../core/ports.ts';
import { type Reply, text } from '../core/reply.ts';
import type { Submission } from './submission.ts';

/** How it ended for a document that waited; a librarian gives the reason why it was not taken. */
export type Ending =
  | { readonly is: 'approved' | 'expired' }
  | { readonly is: 'rejected'; readonly reason: string };

const TITLE_CHARS = 120;

const SAYS: Readonly<Record<Ending['is'], string>> = {
  approved: 'submission-approved',
  rejected: 'submission-rejected',
  expired: 'submission-expired',
};

/** Says nothing of who sent it in: others may read it where that person cannot be reached alone. */
export const outcomeOf = (submission: Submission, ending: Ending, l: Localizer): Reply => {
  const reason = ending.is === 'rejected' ? { reason: echo(ending.reason, Number.MAX_SAFE_INTEGER) } : {};
  return {
    cards: [
      {
        blocks: [text(l.say(SAYS[ending.is], { title: echo(submission.title, TITLE_CHARS), ...reason }))],
      },
    ],
  };
};

/** What somebody is told alone as soon as they have suggested something. */
export const greeting = (l: Localizer): Reply => ({ cards: [{ blocks: [text(l.say('suggest-greeting'))] }] });
