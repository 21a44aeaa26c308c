// The message of a pin: composed from its subject, and made into a row of the ledger.

import type { Platform } from '../core/adapter.ts';
import { dayOf } from '../core/day.ts';
import { UserError } from '../core/errors.ts';
import { utcMoment } from '../core/format-moment.ts';
import type { Budget, Posting } from '../core/platform.ts';
import type { Clock, Localizer, Words } from '../core/ports.ts';
import { keyOf } from '../ledger/keys.ts';
import type { NewPart } from '../ledger/ledger.ts';
import { quotedIn } from '../ledger/quoted.ts';
import { sha256 } from '../system/hash.ts';
import { type Composed, composePin, type Subject, type Summary } from './compose.ts';
import type { Pin } from './pin.ts';

/** What a pin needs of the platform that its chat is on. */
export interface PinPlatform {
  readonly platform: Platform;
  readonly budget: Budget;
  readonly name: string;
}

export interface PinMessageParts {
  readonly platform: (chat: string) => PinPlatform | undefined;
  readonly summarise: (subject: Subject, words: Localizer, max: number) => Summary;
  readonly newId: () => string;
  readonly words: Words;
  readonly clock: Clock;
}

export interface PinMessages {
  /** The platform of a chat; undefined where this process has none for it. */
  platform(chat: string): PinPlatform | undefined;
  /** The same; throws a UserError where there is none. */
  on(chat: string): PinPlatform;
  /** Throws a UserError where the library says nothing of the subject. */
  compose(chat: string, subject: Subject, words: Localizer): Composed;
  payload(posting: Posting, made: Composed, words: Localizer): string;
  /** The row of the ledger that sends it. `slot` is greater than that of the pin's message before. */
  part(pin: Pin, made: Composed, slot: number): NewPart;
}

export const createPinMessages = (parts: PinMessageParts): PinMessages => {
  const { clock } = parts;

  const on = (chat: string) => {
    const found = parts.platform(chat);
    if (found === undefined) throw new UserError('refused', 'groups-only');
    return found;
  };

  const compose = (chat: string, subject: Subject, words: Localizer): Composed => {
    const now = clock.now();
    const moment = { asOf: utcMoment(now, words.locale, 'long'), today: dayOf(now) };
    return composePin(subject, parts.summarise, on(chat).platform.posting, moment, words);
  };

  const payload = (posting: Posting, { reply }: Composed, words: Localizer): string =>
    posting.prepare(reply, words)[0]?.payload ?? '';

  const part = (pin: Pin, made: Composed, slot: number): NewPart => {
    const { platform, name } = on(pin.chat);
    const text = payload(platform.posting, made, parts.words(pin.locale));
    return {
      id: parts.newId(),
      kind: 'pin',
      cause: pin.id,
      slot,
      part: 0,
      platform: name,
      chat: pin.chat,
      key: keyOf(pin.id, slot, 0),
      silent: true,
      dueAt: clock.now(),
      payload: text,
      hash: sha256(text),
      excerpts: quotedIn(made.reply),
      edition: pin.edition,
    };
  };

  return { platform: parts.platform, on, compose, payload, part };
};
