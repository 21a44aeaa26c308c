// Reconciles pins with their desired state: pins new messages, edits outdated ones, and removes replaced ones.

import { MisquoteError, PlatformError, UserError } from '../core/errors.ts';
import type { Budget } from '../core/platform.ts';
import type { Clock, Localizer, Log, Posted, Words } from '../core/ports.ts';
import type { Entry, Ledger } from '../ledger/ledger.ts';
import { quotedIn } from '../ledger/quoted.ts';
import type { Send } from '../outbox/kinds.ts';
import type { Quoting } from '../outbox/verify.ts';
import type { ReportedChange } from '../revisions/compared.ts';
import type { Editions } from '../revisions/editions.ts';
import { sha256 } from '../system/hash.ts';
import { type Composed, composeEmptyPin, isFixed, isGone, type Subject, type Summary } from './compose.ts';
import type { PinMessages } from './message.ts';
import type { Pin, PinStore } from './pin.ts';

export interface PinReconcilerParts {
  readonly messages: PinMessages;
  readonly store: () => PinStore;
  readonly ledger: () => Ledger;
  readonly editions: Pick<Editions, 'ownEdition' | 'readerChanges' | 'changes'>;
  /** Throws a MisquoteError unless a message quotes its documents to the letter; what is posted, the outbox looks at. */
  readonly verify: (message: Quoting) => Promise<void>;
  readonly summarise: (subject: Subject, words: Localizer, max: number) => Summary;
  /** Whether a change is about the subject of a pin. */
  readonly concerns: (subject: Subject, change: ReportedChange) => boolean;
  readonly words: Words;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the bot stops; then nothing waits for a platform. */
  readonly stopping: AbortSignal;
}

/** `unpinned`: its message stays, for the bot may not delete it (any more). `refused`: the bot may do neither. */
export type TakenDown = 'removed' | 'unpinned' | 'refused';

/** Methods that post take the outbox's `send` as an argument, because the outbox itself depends on this. */
export interface PinReconciler {
  /** Resolves when the rate limit allows an action in a chat. Rejects with a PlatformError if the bot stops first. */
  acquire(budget: Budget, chat: string): Promise<void>;
  /** Writes the message of a pin to the ledger, and sends it. */
  post(pin: Pin, made: Composed, slot: number, send: Send): Promise<void>;
  takeDown(pin: Pin, message: string): Promise<TakenDown>;
  /** Does what is left to do for a pin: pins it, edits it, takes the one before it down. */
  reconcile(id: string, send: Send): Promise<void>;
  /** Called after the message of a pin was sent, or failed for good. */
  ended(entry: Entry, send: Send): Promise<void>;
}

export const createPinReconciler = (parts: PinReconcilerParts): PinReconciler => {
  const { store, editions, messages, clock, log } = parts;
  const { on, compose, payload: payloadOf } = messages;

  const acquire = async (budget: Budget, chat: string): Promise<void> => {
    await budget.acquire(chat, 'digest', parts.stopping);
    if (!parts.stopping.aborted) return;
    throw new PlatformError({
      platform: on(chat).name,
      method: 'a pin',
      status: null,
      code: 'stopping',
      certain: true,
    });
  };

  const post = async (pin: Pin, made: Composed, slot: number, send: Send): Promise<void> => {
    const part = messages.part(pin, made, slot);
    if (await store().post(pin, part)) await send(part.id);
  };

  /** What became of the message that was on its way. */
  const landed = async (pin: Pin): Promise<Pin> => {
    const [entry] = await parts.ledger().listByCause(pin.id, 1);
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
    await acquire(budget, pin.chat);
    let state: Pin['state'] = 'pinned';
    try {
      await platform.pinning.pin(postedMessage(pin, message));
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      const { certain, retryAfterMs } = error;
      if (retryAfterMs !== undefined && retryAfterMs > 0) budget.pause(pin.chat, retryAfterMs);
      // Whether it was pinned after all shows later, or it is tried again.
      if (!certain || retryAfterMs !== undefined) throw error;
      log.warn({ platform: error.platform, err: error }, 'could not pin a message');
      state = isGone(error) ? 'gone' : error.code === 'full' ? 'full' : 'failed';
    }
    await store().change(pin.id, { state });
    return { ...pin, state };
  };

  const takeDown = async (pin: Pin, message: string): Promise<TakenDown> => {
    const { platform, budget } = on(pin.chat);
    const posted = postedMessage(pin, message);
    await acquire(budget, pin.chat);
    let [isPinned, isThere] = [false, false];
    await platform.pinning.unpin(posted).catch((error: unknown) => {
      if (!(error instanceof PlatformError) || !error.certain) throw error;
      isPinned = !isGone(error);
    });
    await platform.posting.remove(posted).catch((error: unknown) => {
      if (!(error instanceof PlatformError) || !error.certain) throw error;
      isThere = !isGone(error);
      if (isThere) log.warn({ platform: error.platform, err: error }, 'could not remove an old message');
    });
    if (!isThere) return 'removed';
    return isPinned ? 'refused' : 'unpinned';
  };

  /** What a pin shows by now. */
  const composed = (pin: Pin, words: Localizer): Composed => {
    try {
      return compose(pin.chat, pin, words);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // The library says nothing of it any more, and what was taken back does not stay at the head of a chat.
      log.warn({}, 'a pin no longer has anything to show');
      return composeEmptyPin(parts.summarise(pin, words, 0).title, words);
    }
  };

  const edit = async (pin: Pin, message: string, edition: number, send: Send): Promise<void> => {
    const words = parts.words(pin.locale);
    const made = composed(pin, words);
    if (made.hash === pin.hash) return store().change(pin.id, { edition });
    // The next edition is compared with what the pin would show now.
    if (await isReadAnew(pin, made, edition)) return store().change(pin.id, { hash: made.hash, edition });
    const { platform, budget } = on(pin.chat);
    await acquire(budget, pin.chat);
    const fresh = { ...pin, hash: made.hash, edition };
    try {
      const payload = payloadOf(platform.posting, made, words);
      await parts.verify({ payload, hash: sha256(payload), excerpts: quotedIn(made.reply) });
      await platform.posting.edit(postedMessage(pin, message), { payload });
      await store().change(pin.id, { hash: made.hash, edition });
    } catch (error) {
      if (isGone(error)) return store().change(pin.id, { state: 'gone', edition });
      if (error instanceof MisquoteError) {
        log.error({ err: error }, 'a message was not sent, because an excerpt did not match its document');
        return store().change(pin.id, { edition });
      }
      // Refused for good, as where the bot was thrown out: asked again every few seconds it would be no less so.
      if (isRefused(error)) {
        log.warn({ platform: error.platform, err: error }, 'could not update a pin');
        return store().change(pin.id, { edition });
      }
      if (!isFixed(error)) throw error;
      // What people have taken down is not put up again.
      if (pin.state === 'unpinned') return store().change(pin.id, { edition });
      const [last] = await parts.ledger().listByCause(pin.id, 1);
      const slot = (last?.slot ?? clock.now()) + 1;
      await post({ ...fresh, state: 'posting', message: null, oldMessage: message }, made, slot, send);
      await reconcile(pin.id, send);
    }
  };

  /** Whether a pin would change only because files were read in another way: nothing that anybody changed concerns it. */
  const isReadAnew = async (pin: Pin, made: Composed, edition: number): Promise<boolean> => {
    const { isReread, restated } = await editions.readerChanges(pin.edition, edition);
    if (!isReread || quotedIn(made.reply).some(({ document }) => restated.has(document))) return false;
    const [posted] = await parts.ledger().listByCause(pin.id, 1);
    const shown = new Set(posted?.excerpts.map(({ citation }) => citation));
    const isNews = (change: ReportedChange): boolean =>
      // Whatever was taken out does not stay at the head of a chat.
      change.is === 'removed' ||
      change.is === 'marked' ||
      (change.is === 'changed' && shown.has(change.before.place.citation)) ||
      parts.concerns(pin, change);
    return !(await editions.changes(pin.edition, edition)).some(isNews);
  };

  const reconcile = async (id: string, send: Send): Promise<void> => {
    let pin = await store().find(id);
    // Where the platform is not, another process or another day has to do it.
    if (pin === null || messages.platform(pin.chat) === undefined) return;
    // That it was sent may show late, or a person has had it sent again.
    if (pin.state === 'posting' || (pin.state === 'unknown' && pin.message === null)) pin = await landed(pin);
    if (pin.state === 'posted' && pin.message !== null) pin = await pinned(pin, pin.message);
    const isUp = pin.state === 'pinned' || pin.state === 'unpinned' || pin.state === 'unknown';
    // The one before it goes once this one is there.
    if (isUp && pin.message !== null && pin.oldMessage !== null) {
      await takeDown(pin, pin.oldMessage);
      await store().change(pin.id, { oldMessage: null });
    }
    const edition = await editions.ownEdition();
    if (isUp && pin.message !== null && edition !== null && pin.edition < edition.edition)
      await edit(pin, pin.message, edition.edition, send);
  };

  return {
    acquire,
    post,
    takeDown,
    reconcile,
    async ended({ cause }, send) {
      if (cause === null) return;
      await reconcile(cause, send).catch((error: unknown) => {
        if (!(error instanceof PlatformError)) throw error;
        // It is there; the rest is tried again with the next maintenance.
        log.warn({ err: error }, 'a pin is posted but not pinned yet');
      });
    },
  };
};

export const postedMessage = ({ chat }: Pin, message: string): Posted => ({ chat, message });

const isRefused = (error: unknown): error is PlatformError =>
  error instanceof PlatformError && error.certain && error.retryAfterMs === undefined && !isFixed(error);
