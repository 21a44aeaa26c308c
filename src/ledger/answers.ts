// Answers that everybody in a chat sees, written down with the passages that they show.

import type { Shown } from '../core/host.ts';
import type { Log, Posted } from '../core/ports.ts';
import type { Ledger } from './ledger.ts';
import { quotedIn } from './quoted.ts';

export interface AnswerParts {
  readonly ledger: () => Ledger;
  /** The number of the library's edition. */
  readonly edition: () => Promise<number>;
  readonly log: Log;
}

/** Writes down which messages show an answer. What one person alone sees is not. */
export const createAnswerRecord =
  ({ ledger, edition, log }: AnswerParts) =>
  ({ origin, audience, outcome, reply }: Shown, messages: readonly Posted[]): void => {
    const excerpts = quotedIn(reply);
    // The id of a conversation with one person is that person's.
    const isPublic = !origin.alone && audience === 'everyone' && outcome === 'answered';
    if (!isPublic || messages.length === 0) return;
    void edition()
      .then((of) => ledger().record({ platform: origin.platform, messages, excerpts, edition: of }))
      .catch((error: unknown) => log.warn({ err: error }, 'an answer could not be written down'));
  };
