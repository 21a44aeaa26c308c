// Records public answers with the passages that they show.

import type { PostedAnswer } from '../core/adapter.ts';
import type { ShownAnswer } from '../core/host.ts';
import type { Log } from '../core/ports.ts';
import type { Ledger } from './ledger.ts';
import { documentsIn, quotedIn } from './quoted.ts';

export interface AnswerParts {
  readonly ledger: () => Ledger;
  /** The number of the library's edition. */
  readonly edition: () => Promise<number>;
  readonly log: Log;
}

/** Records which messages show an answer. For private answers and answers to guests, records only how often each document was shown. */
export const createAnswerRecord = ({ ledger, edition, log }: AnswerParts) => {
  const failed = (error: unknown) => log.warn({ err: error }, 'could not record an answer');

  /** Documents to be counted once more, and whether that is being done. What comes meanwhile is counted together. */
  let toCount = new Map<string, number>();
  let isCounting = false;
  const count = async () => {
    isCounting = true;
    while (toCount.size > 0) {
      const counts = toCount;
      toCount = new Map();
      try {
        await ledger().recordUnreachable(counts);
      } catch (error) {
        failed(error);
      }
    }
    isCounting = false;
  };

  return (
    { origin, audience, outcome, reply, locale }: ShownAnswer,
    messages: readonly PostedAnswer[],
  ): void => {
    const { platform } = origin;
    // The id of a conversation with one person is that person's.
    const isPublic = !origin.alone && audience === 'everyone' && outcome === 'answered';
    const record = async () => {
      const current = await edition();
      const excerpts = quotedIn(reply);
      for (const { says, ...message } of messages) {
        // A message that holds a passage holds its code.
        const shown = excerpts.filter(({ citation }) => says?.includes(citation) !== false);
        await ledger().record({ platform, messages: [message], excerpts: shown, edition: current, locale });
      }
    };
    if (isPublic && messages.length > 0) return void record().catch(failed);
    for (const document of documentsIn(reply)) toCount.set(document, (toCount.get(document) ?? 0) + 1);
    if (!isCounting) void count();
  };
};
