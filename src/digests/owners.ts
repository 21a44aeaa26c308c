// Notifies the owner of a digest privately when it stops.

import type { Platform } from '../core/adapter.ts';
import { platformName } from '../core/chat-id.ts';
import { PlatformError } from '../core/errors.ts';
import type { Budget } from '../core/platform.ts';
import type { Localizer, Log, Settings, Words } from '../core/ports.ts';
import { reasonIn } from '../core/reasons.ts';
import { type Reply, text } from '../core/reply.ts';
import { keyOf } from '../ledger/keys.ts';
import type { Digest } from './digest.ts';

export interface OwnerParts {
  readonly handleOf: (name: string) => { readonly platform: Platform; readonly budget: Budget } | undefined;
  readonly words: Words;
  readonly settings: Settings;
  readonly log: Log;
}

/** The notice that the digests of a chat have stopped. */
export const closedNotice = (l: Localizer, chat: string, why: string): Reply => ({
  cards: [{ blocks: [text(l.say('digest-stopped', { chat, why: reasonIn(why, l) }))] }],
});

export const createOwners = ({ handleOf, words, settings, log }: OwnerParts) => ({
  /** Tells the owner of a digest, once; where they cannot be reached, the log knows. */
  async tell({ id, owner, chat, locale, why, nextAt }: Digest, notice: typeof closedNotice): Promise<void> {
    const name = platformName(chat);
    const handle = handleOf(name);
    log.warn(
      { platform: name, why },
      'the digests of a chat have stopped, because nothing can be sent there',
    );
    if (owner === null || handle === undefined) return;
    const l = words(settings.forChat(owner).locale ?? locale);
    try {
      const to = await handle.platform.posting.alone(owner);
      for (const part of handle.platform.posting.prepare(notice(l, chat, why ?? ''), l)) {
        await handle.budget.acquire(to, 'digest');
        await handle.platform.posting.deliver(to, part, {
          key: keyOf(`stopped ${id}`, nextAt ?? 0, 0),
          silent: false,
        });
      }
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      log.warn({ platform: name, err: error }, 'could not notify the owner of a digest');
    }
  },
});
