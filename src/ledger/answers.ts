// Answers that everybody in a chat sees, written down with the passages that they show.

import type { PostedAnswer } from '../core/adapter.ts';
import type { Shown } from '../core/host.ts';
import type { Log } from '../core/ports.ts';
import type { Ledger } from './ledger.ts';
import { quotedIn } from './quoted.ts';

export interface AnswerParts {
  readonly ledger: () => Ledger;
  /** The number of the library's edition. */
  readonly edition: () => Promise<number>;
  readonly log: Log;
}

/** Writes down which messages show an answer. Of what one person alone sees, or a guest says, only how often each document was shown. */
export const createAnswerRecord =
  ({ ledger, edition, log }: AnswerParts) =>
  ({ origin, audience, outcome, reply, locale }: Shown, messages: readonly PostedAnswer[]): void => {
    const excerpts = quotedIn(reply);
    const { platform } = origin;
    // The id of a conversation with one person is that person's.
    const isPublic = !origin.alone && audience === 'everyone' && outcome === 'answered';
    const record = async () => {
      const of = await edition();
      for (const { says, ...message } of messages) {
        // A message that holds a passage holds its code.
        const shown = excerpts.filter(({ citation }) => says?.includes(citation) !== false);
        await ledger().record({ platform, messages: [message], excerpts: shown, edition: of, locale });
      }
    };
    const documents = [...new Set(excerpts.map(({ document }) => document))];
    const isBeyond = !isPublic || messages.length === 0;
    if (isBeyond && documents.length === 0) return;
    void (isBeyond ? ledger().countBeyond(documents) : record()).catch((error: unknown) =>
      log.warn({ err: error }, 'an answer could not be written down'),
    );
  };
