// A pin: a pinned summary that is updated when the library changes.

import type { Locale } from '../core/ports.ts';
import type { NewPart } from '../ledger/ledger.ts';

export type PinKind = 'topic' | 'citation' | 'question';

/**
 * `posting`: on its way, see the ledger. `posted`: sent, and still to be pinned. `unpinned` and `gone`: people have taken it down, as
 * far as the platform tells; else `unknown`. `full`: the chat takes no more pins. `failed`: it could not be sent or pinned for another
 * reason.
 */
export type PinStatus = 'posting' | 'posted' | 'pinned' | 'unpinned' | 'gone' | 'unknown' | 'full' | 'failed';

export interface Pin {
  readonly id: string;
  readonly chat: string;
  readonly kind: PinKind;
  /** The topic's name, the passage's code, or the question as the moderator put it. */
  readonly subject: string;
  readonly locale: Locale;
  readonly message: string | null;
  /** The message that this one replaces, until it is removed. */
  readonly oldMessage: string | null;
  /** SHA-256 of what the message shows, without its time. */
  readonly hash: string;
  /** The edition of the library that it was compared with last. */
  readonly edition: number;
  readonly state: PinStatus;
  readonly owner: string | null;
}

export interface PinStore {
  /**
   * Writes a pin and the message that is to be sent for it, in one transaction. One with an old message replaces it: false, and
   * nothing written, if that is no longer the pin's message; and false too if the same message was written before.
   */
  post(pin: Pin, part: NewPart): Promise<boolean>;
  listByChat(chat: string): Promise<readonly Pin[]>;
  find(id: string): Promise<Pin | null>;
  change(
    id: string,
    changes: Partial<Omit<Pin, 'id' | 'chat' | 'owner' | 'kind' | 'subject'>>,
  ): Promise<void>;
  remove(id: string): Promise<void>;
  /** Pins that show an older edition than this one, or wait to be pinned; those after an id, in the order of ids. */
  stale(edition: number, max: number, after: string): Promise<readonly string[]>;
  /** Pins whose state the platform can be asked for. */
  live(max: number, after: string): Promise<readonly Pin[]>;
}
