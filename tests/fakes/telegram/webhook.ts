// Sends updates to the webhook that is set: those of several chats at once, each until it has been taken.

import type { Faults } from '../faults.ts';
import type { Updates } from './updates.ts';

export interface Webhook {
  readonly url: string;
  readonly secret_token?: string;
  readonly max_connections?: number;
  readonly allowed_updates?: readonly string[];
  readonly drop_pending_updates?: boolean;
}

/** Kept outside, since the queue must know whether a webhook stands. */
export interface WebhookState {
  current: Webhook | null;
}

/** One attempt to deliver an update. */
export interface Delivery {
  readonly update: number;
  /** Null if the connection broke, or the answer was lost. */
  readonly status: number | null;
}

export interface WebhookSender {
  /** Sends what can be sent. */
  send(): void;
  readonly deliveries: readonly Delivery[];
  /** When it last failed, in seconds, and why; null if it never has. */
  failed(): { readonly at: number; readonly why: string } | null;
  stop(): void;
}

export interface SenderParts {
  readonly webhook: WebhookState;
  readonly updates: Pick<Updates, 'queued' | 'confirm'>;
  readonly faults: Faults;
  /** Where a public URL leads to on this machine. */
  readonly route: (url: string) => string;
  readonly date: () => number;
  readonly violate: (text: string) => void;
  readonly changed: () => void;
}

/** Updates of one chat are sent one after the other, as are the presses of one person. */
const queueOf = (update: { readonly update_id: number }): string => {
  const [, what] = Object.entries(update).find(([name]) => name !== 'update_id') ?? [];
  const { chat, from } = (what ?? {}) as { chat?: { id: number }; from?: { id: number } };
  return chat === undefined ? `from ${from?.id}` : `in ${chat.id}`;
};

/** Telegram waits longer and longer; here no test shall wait. */
const RETRY_MS = 40;

export const createSender = ({
  webhook,
  updates,
  faults,
  route,
  date,
  violate,
  changed,
}: SenderParts): WebhookSender => {
  const deliveries: Delivery[] = [];
  /** By the queue that each is of. */
  const underWay = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  let last: { at: number; why: string } | null = null;
  let stopped = false;

  const post = async (
    update: object,
    { url, secret_token: secret }: NonNullable<WebhookState['current']>,
  ) => {
    const response = await fetch(route(url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: JSON.stringify(update),
      redirect: 'manual',
    });
    const text = await response.text();
    if (response.ok && text !== '') violate('webhook: the bot answers with a call, whose result is lost');
    return response.status;
  };

  const deliver = async (update: { readonly update_id: number }) => {
    const { current } = webhook;
    if (current === null) return;
    const id = update.update_id;
    const queue = queueOf(update);
    underWay.set(queue, id);
    const fault = faults.take('webhook');
    let status: number | null = null;
    try {
      if (fault?.is !== 'reset') status = await post(update, current);
      if (fault?.is === 'late') await fault.until.catch(() => undefined);
      if (fault?.is === 'lost') status = null;
    } catch {
      // The connection broke.
    }
    deliveries.push({ update: id, status });
    const isTaken = status !== null && status >= 200 && status < 300;
    if (isTaken) updates.confirm(id);
    else
      last = {
        at: date(),
        why: status === null ? 'Connection refused' : `Wrong response from the webhook: ${status}`,
      };
    const again = () => {
      underWay.delete(queue);
      changed();
      send();
    };
    if (isTaken || stopped) return again();
    const timer = setTimeout(() => {
      timers.delete(timer);
      again();
    }, RETRY_MS);
    timers.add(timer);
  };

  const send = () => {
    if (webhook.current === null || stopped) return;
    const room = (webhook.current.max_connections ?? 40) - underWay.size;
    const next = new Map<string, { readonly update_id: number }>();
    for (const update of updates.queued()) {
      const queue = queueOf(update);
      if (!underWay.has(queue) && !next.has(queue)) next.set(queue, update);
    }
    for (const update of [...next.values()].slice(0, Math.max(0, room))) void deliver(update);
  };

  return {
    send,
    deliveries,
    failed: () => last,
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
};
