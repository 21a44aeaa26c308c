// Pins: made after a preview, brought up to date when the library changes, and looked after as far as a platform lets it be known.

import type { Platform } from '../core/adapter.ts';
import { dayOf } from '../core/day.ts';
import { MisquoteError, PlatformError, UserError } from '../core/errors.ts';
import type { Budget, PinState, Posting } from '../core/platform.ts';
import type { Clock, Locale, Localizer, Log, Posted, Words } from '../core/ports.ts';
import type { Reply } from '../core/reply.ts';
import { hashOf, keyOf } from '../ledger/keys.ts';
import type { Ledger, NewPart } from '../ledger/ledger.ts';
import { quotedIn } from '../ledger/quoted.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Quoting } from '../outbox/verify.ts';
import type { Editions } from '../revisions/editions.ts';
import {
  type Composed,
  composeEmptyPin,
  composePin,
  isFixed,
  isGone,
  type Subject,
  type Summary,
} from './compose.ts';
import type { Pin, PinStore } from './pin.ts';

export interface PinParts {
  readonly store: () => PinStore;
  readonly ledger: () => Ledger;
  readonly editions: Editions;
  readonly outbox: Outbox;
  readonly platform: (
    chat: string,
  ) => { readonly platform: Platform; readonly budget: Budget; readonly name: string } | undefined;
  /** Throws a MisquoteError unless a message quotes its documents to the letter; what is posted, the outbox looks at. */
  readonly verify: (message: Quoting) => Promise<void>;
  readonly summarise: (subject: Subject, words: Localizer, most: number) => Summary;
  readonly newCode: () => string;
  readonly newId: () => string;
  readonly words: Words;
  readonly clock: Clock;
  readonly log: Log;
  /** Given when the bot stops: nothing waits for a platform any more. */
  readonly stopping: AbortSignal;
}

/** `unpinned`: its message stays, for the bot may not delete it (any more). `refused`: the bot may do neither. */
export type TakenDown = 'removed' | 'unpinned' | 'refused';

/** A pin and its number in the chat, from 1. */
export interface Pins {
  preview(chat: string, subject: Subject, words: Localizer): Reply;
  /** Posts and pins. Resolves to how it stands with it. */
  pin(chat: string, subject: Subject, locale: Locale, owner: string | null): Promise<Pin>;
  of(chat: string): Promise<readonly Pin[]>;
  /** Takes the message down, as far as the platform lets it be taken; a pin that is as it was stays ours. */
  unpin(pin: Pin): Promise<TakenDown>;
  /** Does what is left to do for a pin: pins it, edits it, takes the one before it down. */
  tend(id: string): Promise<void>;
  /** Tends those that are not up to date, so many at a time: the next ones the next time. */
  tendAll(most: number): Promise<number>;
  /** Asks the platforms how it stands with the pins of a chat, or of all, and writes down what it hears. */
  reconcile(chat: string | null): Promise<void>;
}

const AT_ONCE = 100;

export const createPins = (parts: PinParts): Pins => {
  const { store, editions, clock, log } = parts;
  // Those that cannot be tended now, as where their platform is not, keep nobody else from it.
  let tendedLast = '';

  const on = (chat: string) => {
    const found = parts.platform(chat);
    if (found === undefined) throw new UserError('refused', 'groups-only');
    return found;
  };

  /** Resolves when something may be done in a chat; rejects with a PlatformError when the bot stops before. */
  const pass = async (budget: Budget, chat: string): Promise<void> => {
    await budget.pass(chat, 'digest', parts.stopping);
    if (!parts.stopping.aborted) return;
    throw new PlatformError({
      platform: on(chat).name,
      method: 'a pin',
      status: null,
      code: 'stopping',
      certain: true,
    });
  };

  const composed = (chat: string, subject: Subject, words: Localizer): Composed => {
    const format = new Intl.DateTimeFormat(words.locale === 'en' ? 'en-GB' : words.locale, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'UTC',
    });
    const now = clock.now();
    const moment = { asOf: `${format.format(new Date(now))} UTC`, today: dayOf(now) };
    return composePin(subject, parts.summarise, on(chat).platform.posting, moment, words);
  };

  const payloadOf = (posting: Posting, { reply }: Composed, words: Localizer): string =>
    posting.prepare(reply, words)[0]?.payload ?? '';

  const partOf = (pin: Pin, made: Composed, slot: number): NewPart => {
    const { platform, name } = on(pin.chat);
    const payload = payloadOf(platform.posting, made, parts.words(pin.locale));
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
      payload,
      hash: hashOf(payload),
      excerpts: quotedIn(made.reply),
      edition: pin.edition,
    };
  };

  const post = async (pin: Pin, made: Composed, slot: number): Promise<void> => {
    const part = partOf(pin, made, slot);
    if (await store().post(pin, part)) await parts.outbox.send(part.id);
  };

  const messageOf = ({ chat }: Pin, message: string): Posted => ({ chat, message });

  /** What became of the message that was on its way. */
  const landed = async (pin: Pin): Promise<Pin> => {
    const [entry] = await parts.ledger().of(pin.id, 1);
    if (entry === undefined || entry.state === 'due' || entry.state === 'sending') return pin;
    const changes: Partial<Pin> =
      entry.state === 'sent' && entry.message !== null
        ? { state: 'posted', message: entry.message }
        : { state: entry.state === 'uncertain' ? 'unknown' : 'failed' };
    if (changes.state === pin.state) return pin;
    await store().change(pin.id, changes);
    return { ...pin, ...changes };
  };

  const pinned = async (pin: Pin, message: string): Promise<Pin> => {
    const { platform, budget } = on(pin.chat);
    await pass(budget, pin.chat);
    let state: Pin['state'] = 'pinned';
    try {
      await platform.pinning.pin(messageOf(pin, message));
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      const { certain, retryAfterMs } = error;
      if (retryAfterMs !== undefined && retryAfterMs > 0) budget.pause(pin.chat, retryAfterMs);
      // Whether it was pinned after all shows later, or it is tried again.
      if (!certain || retryAfterMs !== undefined) throw error;
      log.warn({ platform: error.platform, err: error }, 'a message could not be pinned');
      state = isGone(error) ? 'gone' : error.code === 'full' ? 'full' : 'failed';
    }
    await store().change(pin.id, { state });
    return { ...pin, state };
  };

  const takeDown = async (pin: Pin, message: string): Promise<TakenDown> => {
    const { platform, budget } = on(pin.chat);
    const posted = messageOf(pin, message);
    await pass(budget, pin.chat);
    let [isPinned, isThere] = [false, false];
    await platform.pinning.unpin(posted).catch((error: unknown) => {
      if (!(error instanceof PlatformError) || !error.certain) throw error;
      isPinned = !isGone(error);
    });
    await platform.posting.remove(posted).catch((error: unknown) => {
      if (!(error instanceof PlatformError) || !error.certain) throw error;
      isThere = !isGone(error);
      if (isThere) log.warn({ platform: error.platform, err: error }, 'an old message could not be removed');
    });
    if (!isThere) return 'removed';
    return isPinned ? 'refused' : 'unpinned';
  };

  const edit = async (pin: Pin, message: string, edition: number): Promise<void> => {
    const words = parts.words(pin.locale);
    let made: Composed;
    try {
      made = composed(pin.chat, pin, words);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // The library says nothing of it any more, and what was taken back does not stay at the head of a chat.
      made = composeEmptyPin(parts.summarise(pin, words, 0).title, words);
      log.warn({}, 'a pin has nothing to show any more');
    }
    if (made.hash === pin.hash) return store().change(pin.id, { edition });
    const { platform, budget } = on(pin.chat);
    await pass(budget, pin.chat);
    const fresh = { ...pin, hash: made.hash, edition };
    try {
      const payload = payloadOf(platform.posting, made, words);
      await parts.verify({ payload, hash: hashOf(payload), excerpts: quotedIn(made.reply) });
      await platform.posting.edit(messageOf(pin, message), { payload });
      await store().change(pin.id, { hash: made.hash, edition });
    } catch (error) {
      if (isGone(error)) return store().change(pin.id, { state: 'gone', edition });
      if (error instanceof MisquoteError) {
        log.error({ err: error }, 'a message was held back');
        return store().change(pin.id, { edition });
      }
      // Refused for good, as where the bot was thrown out: asked again every few seconds it would be no less so.
      if (isRefused(error)) {
        log.warn({ platform: error.platform, err: error }, 'a pin could not be brought up to date');
        return store().change(pin.id, { edition });
      }
      if (!isFixed(error)) throw error;
      // What people have taken down is not put up again.
      if (pin.state === 'unpinned') return store().change(pin.id, { edition });
      const [last] = await parts.ledger().of(pin.id, 1);
      const slot = (last?.slot ?? clock.now()) + 1;
      await post({ ...fresh, state: 'posting', message: null, oldMessage: message }, made, slot);
      await tend(pin.id);
    }
  };

  const tend = async (id: string): Promise<void> => {
    let pin = await store().find(id);
    // Where the platform is not, another process or another day has to do it.
    if (pin === null || parts.platform(pin.chat) === undefined) return;
    // That it was sent may show late, or a person has had it sent again.
    if (pin.state === 'posting' || (pin.state === 'unknown' && pin.message === null)) pin = await landed(pin);
    if (pin.state === 'posted' && pin.message !== null) pin = await pinned(pin, pin.message);
    const isUp = pin.state === 'pinned' || pin.state === 'unpinned' || pin.state === 'unknown';
    // The one before it goes once this one is there.
    if (isUp && pin.message !== null && pin.oldMessage !== null) {
      await takeDown(pin, pin.oldMessage);
      await store().change(pin.id, { oldMessage: null });
    }
    const edition = await editions.mine();
    if (isUp && pin.message !== null && edition !== null && pin.edition < edition.edition)
      await edit(pin, pin.message, edition.edition);
  };

  const tendQuietly = async (id: string) => {
    try {
      await tend(id);
    } catch (error) {
      if (!(error instanceof PlatformError) && !(error instanceof UserError)) throw error;
      log.warn({ err: error }, 'a pin could not be brought up to date');
    }
  };

  const heard = async (pins: readonly Pin[]) => {
    const [first] = pins;
    const found = first === undefined ? undefined : parts.platform(first.chat);
    if (first === undefined || found === undefined) return;
    const live = pins.filter((pin) => pin.message !== null && ASKED.has(pin.state));
    if (live.length === 0) return;
    await pass(found.budget, first.chat);
    const states = await found.platform.pinning.look(
      first.chat,
      live.map((pin) => messageOf(pin, pin.message ?? '')),
    );
    for (const [i, pin] of live.entries()) {
      const state: PinState = states[i] ?? 'unknown';
      // Nothing is learned from a platform that cannot tell.
      if (state !== 'unknown' && state !== pin.state) await store().change(pin.id, { state });
    }
  };

  return {
    preview: (chat, subject, words) => composed(chat, subject, words).reply,

    async pin(chat, subject, locale, owner) {
      const edition = await editions.mine();
      if (edition === null) throw new UserError('refused', 'library-elsewhere');
      const made = composed(chat, subject, parts.words(locale));
      const pin: Pin = {
        id: parts.newCode(),
        chat,
        kind: subject.kind,
        subject: subject.subject,
        locale,
        message: null,
        oldMessage: null,
        hash: made.hash,
        edition: edition.edition,
        state: 'posting',
        owner,
      };
      // Pinned where its end is told.
      await post(pin, made, clock.now());
      return (await store().find(pin.id)) ?? pin;
    },

    of: (chat) => store().of(chat),

    async unpin(pin) {
      await store().change(pin.id, { state: 'gone' });
      if (pin.oldMessage !== null) await takeDown(pin, pin.oldMessage);
      const taken = pin.message === null ? 'removed' : await takeDown(pin, pin.message);
      if (taken === 'refused') await store().change(pin.id, { state: pin.state, oldMessage: null });
      else await store().remove(pin.id);
      return taken;
    },

    tend,

    async tendAll(most) {
      const edition = await editions.mine();
      if (edition === null) return 0;
      const ids = await store().stale(edition.edition, most, tendedLast);
      tendedLast = ids.length < most ? '' : (ids.at(-1) ?? '');
      for (const id of ids) await tendQuietly(id);
      return ids.length;
    },

    async reconcile(chat) {
      if (chat !== null) return heard(await store().of(chat));
      for (let after = ''; ; ) {
        const some = await store().live(AT_ONCE, after);
        const chats = new Map<string, Pin[]>();
        for (const pin of some) chats.set(pin.chat, [...(chats.get(pin.chat) ?? []), pin]);
        for (const pins of chats.values())
          await heard(pins).catch((error: unknown) => {
            if (!(error instanceof PlatformError)) throw error;
            log.warn({ platform: error.platform, err: error }, 'pins could not be looked at');
          });
        after = some.at(-1)?.id ?? '';
        if (some.length < AT_ONCE) return;
      }
    },
  };
};

const isRefused = (error: unknown): error is PlatformError =>
  error instanceof PlatformError && error.certain && error.retryAfterMs === undefined && !isFixed(error);

const ASKED: ReadonlySet<Pin['state']> = new Set(['pinned', 'unpinned', 'unknown']);
