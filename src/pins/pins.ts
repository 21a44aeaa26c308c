// Pins: created after a preview, and updated when the library changes.

import { PlatformError, UserError } from '../core/errors.ts';
import type { PinState } from '../core/platform.ts';
import type { Clock, Locale, Localizer, Log, Words } from '../core/ports.ts';
import type { Reply } from '../core/reply.ts';
import type { Send } from '../outbox/kinds.ts';
import type { Editions } from '../revisions/editions.ts';
import type { Subject } from './compose.ts';
import type { PinMessages } from './message.ts';
import type { Pin, PinStore } from './pin.ts';
import { type PinReconciler, postedMessage, type TakenDown } from './reconciler.ts';

export interface PinParts {
  readonly store: () => PinStore;
  readonly editions: Pick<Editions, 'ownEdition'>;
  readonly messages: PinMessages;
  readonly reconciler: PinReconciler;
  readonly send: Send;
  readonly newCode: () => string;
  readonly words: Words;
  readonly clock: Clock;
  readonly log: Log;
}

/** A pin and its number in the chat, from 1. */
export interface Pins {
  preview(chat: string, subject: Subject, words: Localizer): Reply;
  /** Posts and pins a message. Resolves to the pin with its current state. */
  pin(chat: string, subject: Subject, locale: Locale, owner: string | null): Promise<Pin>;
  listByChat(chat: string): Promise<readonly Pin[]>;
  /** Unpins and deletes the message, as far as the platform allows. If it allows neither, the pin stays. */
  unpin(pin: Pin): Promise<TakenDown>;
  /** Reconciles a pin with its desired state: pins it, edits it, or removes the message that it replaced. */
  reconcile(id: string): Promise<void>;
  /** Reconciles the next `max` pins that are out of date, and resolves to their number. */
  reconcileStale(max: number): Promise<number>;
  /** Asks the platforms for the state of the pins of a chat, or of all chats, and stores it. */
  refreshStates(chat: string | null): Promise<void>;
}

const AT_ONCE = 100;

export const createPins = (parts: PinParts): Pins => {
  const { store, editions, messages, reconciler, send, clock, log } = parts;
  // Those that cannot be tended now, as where their platform is not, keep nobody else from it.
  let lastReconciled = '';

  const reconcile = (id: string) => reconciler.reconcile(id, send);

  const reconcileQuietly = async (id: string) => {
    try {
      await reconcile(id);
    } catch (error) {
      if (!(error instanceof PlatformError) && !(error instanceof UserError)) throw error;
      log.warn({ err: error }, 'could not update a pin');
    }
  };

  const refreshChat = async (pins: readonly Pin[]) => {
    const [first] = pins;
    const found = first === undefined ? undefined : messages.platform(first.chat);
    if (first === undefined || found === undefined) return;
    const live = pins.filter((pin) => pin.message !== null && ASKED.has(pin.state));
    if (live.length === 0) return;
    await reconciler.acquire(found.budget, first.chat);
    const states = await found.platform.pinning.look(
      first.chat,
      live.map((pin) => postedMessage(pin, pin.message ?? '')),
    );
    for (const [i, pin] of live.entries()) {
      const state: PinState = states[i] ?? 'unknown';
      // Nothing is learned from a platform that cannot tell.
      if (state !== 'unknown' && state !== pin.state) await store().change(pin.id, { state });
    }
  };

  return {
    preview: (chat, subject, words) => messages.compose(chat, subject, words).reply,

    async pin(chat, subject, locale, owner) {
      const edition = await editions.ownEdition();
      if (edition === null) throw new UserError('refused', 'library-elsewhere');
      const made = messages.compose(chat, subject, parts.words(locale));
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
      await reconciler.post(pin, made, clock.now(), send);
      return (await store().find(pin.id)) ?? pin;
    },

    listByChat: (chat) => store().listByChat(chat),

    async unpin(pin) {
      await store().change(pin.id, { state: 'gone' });
      if (pin.oldMessage !== null) await reconciler.takeDown(pin, pin.oldMessage);
      const taken = pin.message === null ? 'removed' : await reconciler.takeDown(pin, pin.message);
      if (taken === 'refused') await store().change(pin.id, { state: pin.state, oldMessage: null });
      else await store().remove(pin.id);
      return taken;
    },

    reconcile,

    async reconcileStale(max) {
      const edition = await editions.ownEdition();
      if (edition === null) return 0;
      const ids = await store().stale(edition.edition, max, lastReconciled);
      lastReconciled = ids.length < max ? '' : (ids.at(-1) ?? '');
      for (const id of ids) await reconcileQuietly(id);
      return ids.length;
    },

    async refreshStates(chat) {
      if (chat !== null) return refreshChat(await store().listByChat(chat));
      for (let after = ''; ; ) {
        const some = await store().live(AT_ONCE, after);
        const chats = new Map<string, Pin[]>();
        for (const pin of some) chats.set(pin.chat, [...(chats.get(pin.chat) ?? []), pin]);
        for (const pins of chats.values())
          await refreshChat(pins).catch((error: unknown) => {
            if (!(error instanceof PlatformError)) throw error;
            log.warn({ platform: error.platform, err: error }, 'could not check the pins of a chat');
          });
        after = some.at(-1)?.id ?? '';
        if (some.length < AT_ONCE) return;
      }
    },
  };
};

const ASKED: ReadonlySet<Pin['state']> = new Set(['pinned', 'unpinned', 'unknown']);
