// A fair queue of outgoing messages: FIFO for each chat, answers before digests, and chats can be paused.

import TinyQueue from 'tinyqueue';
import type { Urgency } from '../core/platform.ts';

/** A queued message. */
export interface QueuedMessage {
  readonly urgency: Urgency;
  /** True once the message is released, or nobody waits for it anymore. */
  done: boolean;
  readonly release: () => void;
}

/** A chat with queued messages. */
export interface ReadyChat {
  readonly chat: string;
  /** The next message: the oldest answer, or else the oldest digest. */
  head(): QueuedMessage | undefined;
}

export interface FairQueue {
  add(chat: string, urgency: Urgency, release: () => void): QueuedMessage;
  /** The chat with the most urgent, then oldest message, among those that aren't paused. Doesn't remove it. */
  next(now: number): ReadyChat | undefined;
  /** Pauses a chat until a time. */
  hold(chat: string, until: number): void;
  /** Whether a chat is paused. */
  isHeld(chat: string, now: number): boolean;
  /** When the next pause ends; infinite if no chat is paused. */
  nextReadyAt(): number;
}

interface NumberedMessage extends QueuedMessage {
  readonly number: number;
}

interface Lane extends ReadyChat {
  readonly queues: Readonly<Record<Urgency, { messages: NumberedMessage[]; from: number }>>;
  heldUntil: number;
  /** The message for which the chat is in the heap. Entries for older messages are stale. */
  entered: NumberedMessage | null;
  head(): NumberedMessage | undefined;
}

/** The number of consumed array slots after which they are freed. */
const LEFT_BEHIND = 64;

const rank = ({ urgency }: QueuedMessage): number => (urgency === 'answer' ? 0 : 1);

const createLane = (chat: string): Lane => {
  const queues: Lane['queues'] = { answer: { messages: [], from: 0 }, digest: { messages: [], from: 0 } };
  const first = (urgency: Urgency): NumberedMessage | undefined => {
    const queue = queues[urgency];
    while (queue.messages[queue.from]?.done === true) queue.from += 1;
    if (queue.from > LEFT_BEHIND && queue.from * 2 > queue.messages.length)
      queue.messages.splice(0, queue.from);
    else return queue.messages[queue.from];
    queue.from = 0;
    return queue.messages[0];
  };
  return {
    chat,
    queues,
    heldUntil: Number.NEGATIVE_INFINITY,
    entered: null,
    head: () => first('answer') ?? first('digest'),
  };
};

export const createFairQueue = (): FairQueue => {
  const lanes = new Map<string, Lane>();
  // What stands in a heap may be out of date; then it is passed over when its turn comes.
  const ready = new TinyQueue<{ lane: Lane; turn: NumberedMessage }>(
    [],
    (a, b) => rank(a.turn) - rank(b.turn) || a.turn.number - b.turn.number,
  );
  const held = new TinyQueue<{ lane: Lane; until: number }>([], (a, b) => a.until - b.until);
  let number = 0;

  const isCurrent = ({ lane, until }: { lane: Lane; until: number }) =>
    lane.heldUntil === until && lanes.get(lane.chat) === lane;

  const enter = (lane: Lane) => {
    const turn = lane.head();
    if (turn === undefined) {
      // What still stands in the heap for it is out of date, and says nothing of another that has its name.
      lane.entered = null;
      lanes.delete(lane.chat);
    } else if (lane.entered !== turn) {
      lane.entered = turn;
      ready.push({ lane, turn });
    }
  };

  return {
    add(chat, urgency, release) {
      const lane = lanes.get(chat) ?? createLane(chat);
      lanes.set(chat, lane);
      const message: NumberedMessage = { urgency, done: false, release, number: number++ };
      lane.queues[urgency].messages.push(message);
      if (lane.heldUntil === Number.NEGATIVE_INFINITY) enter(lane);
      return message;
    },
    next(now) {
      for (let first = held.peek(); first !== undefined && first.until <= now; first = held.peek()) {
        held.pop();
        if (!isCurrent(first)) continue;
        first.lane.heldUntil = Number.NEGATIVE_INFINITY;
        enter(first.lane);
      }
      for (let first = ready.peek(); first !== undefined; first = ready.peek()) {
        const { lane, turn } = first;
        const isHere = lane.heldUntil === Number.NEGATIVE_INFINITY && lane.entered === turn;
        if (isHere && lane.head() === turn) return lane;
        ready.pop();
        if (lane.entered === turn) lane.entered = null;
        if (isHere) enter(lane);
      }
      return undefined;
    },
    hold(chat, until) {
      const lane = lanes.get(chat);
      if (lane === undefined || until <= lane.heldUntil) return;
      lane.heldUntil = until;
      held.push({ lane, until });
    },
    isHeld: (chat, now) => (lanes.get(chat)?.heldUntil ?? Number.NEGATIVE_INFINITY) > now,
    nextReadyAt() {
      for (let first = held.peek(); first !== undefined; first = held.peek()) {
        if (isCurrent(first)) return first.until;
        held.pop();
      }
      return Number.POSITIVE_INFINITY;
    },
  };
};
