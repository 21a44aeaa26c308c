// The messages that tell people how it ended for what they sent in, and where they are told.

import type { Platform } from '../core/adapter.ts';
import { platformName } from '../core/chat-id.ts';
import { PlatformError } from '../core/errors.ts';
import type { Clock, Settings, Words } from '../core/ports.ts';
import { retry } from '../core/retry.ts';
import { keyOf } from '../ledger/keys.ts';
import type { NewPart } from '../ledger/ledger.ts';
import type { Editions } from '../revisions/editions.ts';
import { sha256 } from '../system/hash.ts';
import { type Ending, greeting, outcomeOf } from './compose.ts';
import type { Submission } from './submission.ts';

export interface OutcomeParts {
  readonly platform: (chat: string) => Platform | undefined;
  readonly settings: Pick<Settings, 'forChat'>;
  readonly editions: Pick<Editions, 'ownEdition'>;
  readonly newId: () => string;
  readonly words: Words;
  readonly clock: Clock;
}

export interface Outcomes {
  /**
   * The conversation with somebody alone; the chat where they sent something in if they cannot be reached there. `greets`: writes to them
   * where that alone shows it.
   */
  placeFor(
    submission: Submission & { readonly by: string; readonly chat: string },
    greets: boolean,
  ): Promise<string>;
  /** The messages about an outcome; none where nobody is to be told. */
  tell(submission: Submission, ending: Ending): Promise<readonly NewPart[]>;
}

/** Somebody waits for the answer. */
const FIRST_PAUSE_MS = 200;
const LONGEST_WAIT_MS = 2_000;
const NEVER = new AbortController().signal;

export const createOutcomes = ({
  platform,
  settings,
  editions,
  newId,
  words,
  clock,
}: OutcomeParts): Outcomes => ({
  async placeFor({ id, by, chat, locale }, greets) {
    const posting = platform(chat)?.posting;
    if (posting === undefined) return chat;
    const l = words(locale);
    const [part] = greets ? posting.prepare(greeting(l), l) : [];
    try {
      return await retry(() => posting.alone(by, part && { ...part, key: `suggest-${id}` }), {
        clock,
        stopping: NEVER,
        repeatable: true,
        firstPauseMs: FIRST_PAUSE_MS,
        longestWaitMs: LONGEST_WAIT_MS,
      });
    } catch (error) {
      if (error instanceof PlatformError) return chat;
      throw error;
    }
  },

  async tell(submission, ending) {
    const { id, by, chat, createdAt } = submission;
    const posting = chat === null ? undefined : platform(chat)?.posting;
    if (by === null || chat === null || posting === undefined) return [];
    const l = words(settings.forChat(chat).locale ?? submission.locale);
    const now = clock.now();
    const edition = (await editions.ownEdition())?.edition ?? 0;
    const slot = Math.floor(createdAt);
    return posting.prepare(outcomeOf(submission, ending, l), l).map(({ payload }, part) => ({
      id: newId(),
      kind: 'submission',
      cause: id,
      slot,
      part,
      platform: platformName(chat),
      chat,
      key: keyOf(id, slot, part),
      silent: false,
      dueAt: now,
      payload,
      hash: sha256(payload),
      excerpts: [],
      edition,
      locale: l.locale,
    }));
  },
});
