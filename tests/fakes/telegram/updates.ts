// The queue of updates and the long poll that waits for it.

import { LIMITS, ON_REQUEST } from './limits.ts';
import { Refusal, wrong } from './refusal.ts';

export interface UpdateParameters {
  readonly offset?: number;
  readonly limit?: number;
  readonly timeout?: number;
  readonly allowed_updates?: readonly string[];
}

export interface Updates {
  /** Queues an update if its kind is wanted, and returns its id. */
  push(kind: string, payload: object): number;
  /** Queues whatever it is. */
  pushRaw(update: object): number;
  poll(parameters: UpdateParameters, gone: Promise<unknown>): Promise<readonly object[]>;
  /** Says which kinds are wanted from now on; nothing if not given, all but three if empty. */
  allow(kinds: readonly string[] | undefined): void;
  allowed(): readonly string[] | null;
  drop(): void;
  pending(): number;
  /** What has not been delivered, in order. */
  queued(): readonly { readonly update_id: number }[];
  /** One has been delivered. */
  confirm(id: number): void;
  held(): number;
}

interface Held {
  answer(): void;
  end(error: Refusal | null): void;
}

const conflict = (why: string) => new Refusal(409, `Conflict: ${why}`, false);

/** `arrived` is called when there are new ones. */
export const createUpdates = (
  changed: () => void,
  hasWebhook: () => boolean,
  arrived: () => void,
): Updates => {
  let queue: { readonly update_id: number }[] = [];
  // Update ids begin anywhere; a bot that supposes 0 or 1 is wrong.
  let next = 731_540_118;
  let kinds: readonly string[] | null = null;
  let held: Held | null = null;
  let scheduled = false;

  const wanted = (kind: string) => (kinds === null ? !ON_REQUEST.includes(kind) : kinds.includes(kind));
  const pushRaw = (update: object): number => {
    const id = next;
    next += 1;
    queue.push({ update_id: id, ...update });
    if (!scheduled) {
      scheduled = true;
      // What happens at one moment comes in one answer.
      queueMicrotask(() => {
        scheduled = false;
        held?.answer();
        arrived();
        changed();
      });
    }
    return id;
  };
  const allow = (given: readonly string[] | undefined) => {
    if (given !== undefined) kinds = given.length === 0 ? null : given;
  };

  return {
    pushRaw,
    push: (kind, payload) => (wanted(kind) ? pushRaw({ [kind]: payload }) : -1),
    async poll({ offset = 0, limit = LIMITS.updates, timeout = 0, allowed_updates }, gone) {
      if (hasWebhook())
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      if (limit < 1 || limit > LIMITS.updates)
        throw wrong(`limit ${limit} is not within 1-${LIMITS.updates}`);
      if (timeout < 0) throw wrong(`timeout ${timeout} is negative`);
      held?.end(
        conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
      );
      allow(allowed_updates);
      queue = offset < 0 ? queue.slice(offset) : queue.filter(({ update_id }) => update_id >= offset);
      if (queue.length > 0 || timeout === 0) return queue.slice(0, limit);
      return new Promise((resolve, reject) => {
        const settle = (finish: () => void) => {
          clearTimeout(timer);
          if (held === mine) held = null;
          finish();
          changed();
        };
        const mine: Held = {
          answer: () => settle(() => resolve(queue.slice(0, limit))),
          end: (error) => settle(() => (error === null ? resolve([]) : reject(error))),
        };
        const timer = setTimeout(mine.answer, timeout * 1000);
        held = mine;
        gone.then(() => held === mine && mine.end(null));
        changed();
      });
    },
    allow,
    allowed: () => kinds,
    drop() {
      queue = [];
    },
    pending: () => queue.length,
    queued: () => queue,
    confirm(id) {
      queue = queue.filter(({ update_id }) => update_id !== id);
    },
    held: () => (held === null ? 0 : 1),
  };
};
