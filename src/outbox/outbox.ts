// Sends entries of the ledger: claims an entry, verifies its quotes, sends it, and records the result.

import type { Platform } from '../core/adapter.ts';
import { PlatformError } from '../core/errors.ts';
import type { Budget, Posting } from '../core/platform.ts';
import type { Clock, Log, Posted } from '../core/ports.ts';
import { pauseAfter } from '../core/retry.ts';
import { StoreError } from '../core/store-error.ts';
import type { Claimed, Entry, EntryState, Ledger } from '../ledger/ledger.ts';
import type { MessageKind, MessageKinds } from './kinds.ts';
import type { ChatReach } from './reach.ts';

export interface OutboxParts {
  readonly ledger: () => Ledger;
  readonly platform: (name: string) => { readonly platform: Platform; readonly budget: Budget } | undefined;
  readonly kinds: MessageKinds;
  readonly reach: Pick<ChatReach, 'close' | 'reopen'>;
  /** The ID of this process in leases. */
  readonly holder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the bot stops; then nothing new is sent. */
  readonly stopping: AbortSignal;
}

export interface Outbox {
  /** Sends an entry if it is due and nobody else does; resolves to how it stands with it then, null if it is not there. */
  send(id: string): Promise<EntryState | null>;
}

/** How to send a message to a platform. */
interface Channel {
  readonly posting: Posting;
  readonly budget: Budget;
}

/** Longer than any platform timeout, so that no other process claims an entry while it is being sent. */
const LEASE_MS = 90_000;
/** The longest that a group's budget makes a message wait, and some more. */
const RESERVED_MS = 180_000;
/** A safety margin: a retry has to arrive while the platform still remembers its key. */
const MARGIN_MS = 15_000;
/** A clock is slewed by less between two looks. */
const MIN_SET_MS = 2_000;
const MAX_REPEATED = 3;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** Messages that couldn't be sent for this long are dropped as outdated. */
const GIVE_UP_MS = 6 * 60 * 60_000;
const STORE_PAUSE_MS = 500;

export const createOutbox = (parts: OutboxParts): Outbox => {
  const { kinds, reach, clock, log, holder, stopping } = parts;

  const kindOf = ({ kind }: Entry): MessageKind => {
    if (kind === 'answer') throw new RangeError('answers do not leave by the outbox');
    return kinds[kind];
  };

  let epoch = clock.now() - clock.elapsed();
  let setAt = Number.NEGATIVE_INFINITY;
  /** Whether the clock has been set in so many milliseconds, as far as this process has seen it. */
  const wasSet = (inMs: number): boolean => {
    const before = epoch;
    epoch = clock.now() - clock.elapsed();
    if (Math.abs(epoch - before) > MIN_SET_MS) setAt = clock.elapsed();
    return clock.elapsed() < setAt + inMs;
  };

  /** When an entry was first tried, by `elapsed`: long ago where that is not known for certain. */
  const begunAt = (entry: Entry, interrupted: boolean, posting: Posting, claimedAt: number): number => {
    const isUnsure = wasSet(posting.repeatableMs);
    if (!interrupted) return claimedAt;
    const ageMs = clock.now() - (entry.firstAt ?? 0);
    return isUnsure || ageMs < 0 ? Number.NEGATIVE_INFINITY : clock.elapsed() - ageMs;
  };

  /** What was sent has to be written down, however long the database is away. */
  const persist = async <T>(write: () => Promise<T>): Promise<T> => {
    for (let tried = 1; ; tried++) {
      try {
        return await write();
      } catch (error) {
        // What the database takes for wrong it will not take later either.
        if (!(error instanceof StoreError) || error.problem === 'other' || stopping.aborted) throw error;
        log.warn({ err: error, tried }, 'could not record a sent message yet');
        await clock.wait(Math.min(pauseAfter(tried, STORE_PAUSE_MS), 10_000), stopping);
      }
    }
  };

  const end = async (
    entry: Entry,
    state: 'sent' | 'failed' | 'uncertain',
    { why, posted = null }: { why?: string; posted?: Posted | null },
  ): Promise<EntryState> => {
    const written = await persist(() =>
      parts.ledger().settle(entry.id, holder, {
        state,
        ...(why === undefined ? {} : { why }),
        ...(posted === null ? {} : { chat: posted.chat, message: posted.message }),
      }),
    );
    if (!written) return (await parts.ledger().find(entry.id))?.state ?? state;
    if (state !== 'sent') log.warn({ platform: entry.platform, kind: entry.kind, state, why }, 'not sent');
    if (state === 'sent') await reach.reopen(entry.chat);
    await kindOf(entry).ended({ ...entry, state, why: why ?? null }, send);
    return state;
  };

  /** It may have been sent: it is looked for, and else nobody can tell. */
  const trace = async (entry: Entry, posting: Posting, why: string): Promise<EntryState> => {
    let found: Posted | null = null;
    try {
      found = await posting.trace(entry.chat, { payload: entry.payload ?? '' }, entry.firstAt ?? clock.now());
    } catch (error) {
      log.warn({ platform: entry.platform, err: error }, 'delivery status unknown');
    }
    return found === null ? end(entry, 'uncertain', { why }) : end(entry, 'sent', { posted: found });
  };

  const later = async (entry: Entry, error: PlatformError, budget: Budget): Promise<EntryState> => {
    const now = clock.now();
    const asked = error.retryAfterMs ?? 0;
    if (now - entry.dueAt > GIVE_UP_MS || now + asked - entry.createdAt > GIVE_UP_MS * 2)
      return end(entry, 'failed', { why: whyOf(error) });
    if (asked > 0) budget.pause(entry.chat, asked);
    const pause = Math.min(pauseAfter(entry.attempts, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
    await persist(() =>
      parts.ledger().postpone(entry.id, holder, Math.ceil(now + Math.max(asked, pause)), whyOf(error)),
    );
    return 'due';
  };

  /** Our lease has ended before anything was sent: if the entry is still ours it is due again, else it is somebody else's. */
  const giveBack = async (entry: Entry): Promise<EntryState | null> => {
    await persist(() => parts.ledger().postpone(entry.id, holder, clock.now(), 'lease'));
    return (await parts.ledger().find(entry.id))?.state ?? null;
  };

  const isRepeatable = (begun: number, posting: Posting, inMs = 0): boolean =>
    clock.elapsed() + inMs < begun + posting.repeatableMs - MARGIN_MS;

  /** The message that was posted, or why none was, as far as that is known. */
  const deliver = async (entry: Entry, posting: Posting): Promise<Posted | PlatformError> => {
    try {
      return await posting.deliver(
        entry.chat,
        { payload: entry.payload ?? '' },
        {
          key: entry.key,
          silent: entry.silent,
          ...(entry.target === null ? {} : { replyTo: entry.target.message }),
        },
      );
    } catch (error) {
      if (error instanceof PlatformError) return error;
      throw error;
    }
  };

  const attempt = async (
    entry: Entry,
    { posting, budget }: Channel,
    { inDoubt, begun, isLeased }: { inDoubt: boolean; begun: number; isLeased: () => boolean },
  ): Promise<EntryState | null> => {
    for (let tried = 1; ; tried++) {
      // A machine that slept finds its lease ended: another may be sending this, and a key may be forgotten.
      if (!isLeased()) return inDoubt || tried > 1 ? trace(entry, posting, 'interrupted') : giveBack(entry);
      const delivered = await deliver(entry, posting);
      // Beyond the sending: what goes wrong from here on is no reason to send it again.
      if (!(delivered instanceof PlatformError)) return end(entry, 'sent', { posted: delivered });
      // Refused now says nothing of an attempt before it, whose answer was lost.
      if (delivered.certain && !inDoubt && tried === 1) return refused(entry, delivered, budget);
      const pause = Math.max(delivered.retryAfterMs ?? 0, pauseAfter(tried, FIRST_PAUSE_MS));
      if (tried >= MAX_REPEATED || !isRepeatable(begun, posting, pause) || stopping.aborted)
        return trace(entry, posting, delivered.certain ? 'interrupted' : whyOf(delivered));
      await clock.wait(pause, stopping);
    }
  };

  /** What is done twice to a message is done once, so that nothing is in doubt: it is tried until it is certain. */
  const amend = async (entry: Entry, message: string, { posting, budget }: Channel): Promise<EntryState> => {
    try {
      await posting.edit({ chat: entry.chat, message }, { payload: entry.payload ?? '' });
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      if (error.code === 'fixed') return replyInstead(entry);
      if (!error.certain || error.retryAfterMs !== undefined) return later(entry, error, budget);
      return end(entry, 'failed', { why: whyOf(error) });
    }
    return end(entry, 'sent', {});
  };

  const replyInstead = async (entry: Entry): Promise<EntryState> => {
    const reply = await kindOf(entry).replyFor(entry);
    if (reply === null) return end(entry, 'failed', { why: 'fixed' });
    const written = await persist(() => parts.ledger().replyInstead(entry.id, holder, reply));
    return written ? 'due' : ((await parts.ledger().find(entry.id))?.state ?? 'due');
  };

  const closeChat = async (chat: string, why: string): Promise<void> => {
    await reach.close(chat, why);
    for (const kind of Object.values(kinds)) await kind.chatClosed(chat, why);
  };

  const refused = async (entry: Entry, error: PlatformError, budget: Budget): Promise<EntryState> => {
    if (error.retryAfterMs !== undefined) return later(entry, error, budget);
    if (error.code === 'closed') await closeChat(entry.chat, whyOf(error));
    return end(entry, 'failed', { why: whyOf(error) });
  };

  const stateOf = async (id: string): Promise<EntryState | null> =>
    (await parts.ledger().find(id))?.state ?? null;

  /** Sends an entry for as long as it is ours: nobody else sends it before the lease ends. */
  const sendClaimed = async (
    { entry, interrupted }: Claimed,
    channel: Channel,
    lease: { readonly now: number; readonly elapsed: number },
  ): Promise<EntryState | null> => {
    const { posting } = channel;
    const begun = begunAt(entry, interrupted, posting, lease.elapsed);
    // Others go by the stored time: where the clock is set ahead, the lease has ended for them.
    const isLeased = () => clock.elapsed() < lease.elapsed + LEASE_MS && clock.now() < lease.now + LEASE_MS;
    const isEdit = entry.target?.act === 'edit';
    if (interrupted && !isEdit && !isRepeatable(begun, posting)) return trace(entry, posting, 'interrupted');
    try {
      await kindOf(entry).verify(entry);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      log.error(
        { platform: entry.platform, err: error },
        'a message was not sent, because an excerpt did not match its document',
      );
      return end(entry, interrupted && !isEdit ? 'uncertain' : 'failed', { why: 'misquote' });
    }
    if (entry.target?.act === 'edit') return amend(entry, entry.target.message, channel);
    return attempt(entry, channel, { inDoubt: interrupted, begun, isLeased });
  };

  const send: Outbox['send'] = async (id) => {
    const waiting = await parts.ledger().find(id);
    if (waiting === null || (waiting.state !== 'due' && waiting.state !== 'sending'))
      return waiting?.state ?? null;
    const on = parts.platform(waiting.platform);
    if (on === undefined) return waiting.state;
    if (await kindOf(waiting).expire(waiting)) return 'skipped';
    const { platform, budget } = on;
    const asked = clock.now();
    const isMine =
      waiting.state === 'sending' || (await parts.ledger().reserve(id, holder, asked, asked + RESERVED_MS));
    if (!isMine) return stateOf(id);
    await budget.acquire(waiting.chat, 'digest', stopping);
    if (stopping.aborted) return waiting.state;
    // Claimed as late as can be: what nobody has begun to send is never in doubt.
    const lease = { now: clock.now(), elapsed: clock.elapsed() };
    const claimed = await parts.ledger().claim(id, holder, lease.now, lease.now + LEASE_MS);
    if (claimed === null) return stateOf(id);
    return sendClaimed(claimed, { posting: platform.posting, budget }, lease);
  };

  return { send };
};

/** Only numbers and our own words, because the ledger stores it. */
const whyOf = (error: PlatformError): string =>
  error.code === undefined ? `status ${error.status ?? 'none'}` : String(error.code);
