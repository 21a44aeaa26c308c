// The interface between a platform and the bot: calls in, answers out.

import type { AnyCommand } from './command.ts';
import type { Ports } from './platform.ts';
import type { AttachedFile, Localizer, Origin, Posted, Suggestion } from './ports.ts';
import type { Reply } from './reply.ts';

/** One request from a person: a typed line, or a command whose options the platform has already parsed. */
export interface Call {
  readonly origin: Origin;
  readonly said:
    | { readonly line: string }
    | { readonly command: string; readonly options: Readonly<Record<string, string>> };
  /** Files that go with it, if its command takes files. */
  readonly files?: readonly AttachedFile[];
}

/** How a call ended. Only `answered` carries what was asked for. */
export type Outcome = 'answered' | 'misused' | 'missing' | 'refused' | 'failed';

/** Who may see an answer. `asker`: nobody but the person who asked. */
export type Audience = 'everyone' | 'asker';

export interface Answer {
  readonly outcome: Outcome;
  readonly reply: Reply;
  /** As {@link Host.audienceOf} says of the call. */
  readonly audience: Audience;
  readonly words: Localizer;
  /** Set if the call was rate limited: the number of seconds to wait before trying again. */
  readonly waitSeconds?: number;
  /** The adapter calls this after it sends the answer, with the messages that show it. An empty list means that they can't be edited. */
  readonly posted: (messages: readonly PostedAnswer[]) => void;
  /**
   * The adapter says here that its platform has refused a message of the answer for what it says. The log is told, and what comes back is one
   * line of plain text for the asker, with the reference in the log. If that is refused too, there is nothing left to say.
   */
  readonly undelivered: (error: unknown) => string;
}

export interface PostedAnswer extends Posted {
  /** All that the message says as its platform has it, by which one is told which excerpts it shows; not given: all of them. */
  readonly says?: string;
}

/** One option of a command, as far as it has been typed. */
export interface Typing {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
}

/** The part of an origin that determines somebody's language. */
export type Speaker = Pick<Origin, 'chat' | 'language' | 'own'>;

/** What an adapter gets from the bot. These functions never throw or reject, except that `inTurn` passes on what its work throws. */
export interface Host {
  menu(): readonly AnyCommand[];
  /** Calls `listener` whenever the commands or their texts change. */
  onMenuChange(listener: () => void): void;
  /** The localizer for somebody who hasn't written anything yet. */
  greet(somebody: Speaker): Localizer;
  /** Who can see the answer. Some platforms need to know before the answer exists. */
  audienceOf(call: Call): Audience;
  /** Answers a call after all earlier calls of the same chat. */
  answer(call: Call): Promise<Answer>;
  /**
   * Runs `work` after all earlier work of this chat, so that answers arrive in the order of their questions. Calls that `work` makes
   * through `answer` don't queue again. Rejects if `work` rejects.
   */
  inTurn<T>(chat: string, work: (answer: (call: Call) => Promise<Answer>) => Promise<T>): Promise<T>;
  /**
   * The line that leads whoever made this call to what `line` says, from the conversation with the bot alone: `line` itself where it
   * only reads; else one with a code for this person alone, that is good once. An adapter may put it into an address.
   */
  elsewhere(call: Call, line: string): Promise<string>;
  /** Completions of a line that is being typed. */
  suggest(line: string, origin: Origin): readonly Suggestion[];
  /** Completions of an option that has its own input field. */
  complete(typing: Typing, origin: Origin): readonly Suggestion[];
}

/**
 * The state of a platform connection. `starting`: not connected yet. `up`: calls arrive. `down`: lost, and reconnecting. `failed`: rejected
 * until somebody changes the configuration. `standby`: another process holds the connection.
 */
export type Health = 'starting' | 'up' | 'down' | 'failed' | 'standby';

/**
 * One platform. It calls the host for every call it gets, and is the only one to know its own SDK. These four members answer questions;
 * of the ports it may bring any, each of them whole. They work whether or not this process holds the connection that `start` opens.
 */
export interface Adapter extends Partial<Ports> {
  readonly name: string;
  /** Resolves when calls can arrive, or when the adapter has begun to connect. */
  start(host: Host): Promise<void>;
  health(): Health;
  /** Calls that wait for their answer; not given: none waits. */
  readonly queued?: () => number;
  /** Called where every process listens: this one does, or no longer does, what only one has to. */
  readonly lead?: (leads: boolean) => Promise<void>;
  /** Stops taking calls, and resolves after the answers in progress are sent. */
  stop(): Promise<void>;
}

/** A platform that the bot can also post to on its own. */
export type Platform = Adapter & Ports;
