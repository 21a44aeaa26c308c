// What a platform and the bot say to each other: calls in, answers out.

import type { AnyCommand } from './command.ts';
import type { Ports } from './platform.ts';
import type { Localizer, Origin, Posted, Suggestion } from './ports.ts';
import type { Reply } from './reply.ts';

/** What a person asked for: a typed line, or a command whose options the platform has already told apart. */
export interface Call {
  readonly origin: Origin;
  readonly said:
    | { readonly line: string }
    | { readonly command: string; readonly options: Readonly<Record<string, string>> };
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
  /** Nothing was done, since too much was asked; this many seconds later it may be asked again. */
  readonly waitSeconds?: number;
  /** The adapter says here which messages show the answer, once they do; none where it can never change them. */
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

/** Somebody as far as their language is told by it. */
export type Speaker = Pick<Origin, 'chat' | 'language' | 'own'>;

/** What an adapter works with. None of these functions ever throws or rejects, but for what an adapter does in its turn. */
export interface Host {
  menu(): readonly AnyCommand[];
  /** Calls `listener` whenever the menu is another one, or says something else. */
  onMenuChange(listener: () => void): void;
  /** The language for somebody who has not said anything yet. */
  greet(somebody: Speaker): Localizer;
  /** Who may see the answer; known before it is made, for some platforms fix it then. */
  audienceOf(call: Call): Audience;
  /** After all that was asked in the same chat before. */
  answer(call: Call): Promise<Answer>;
  /**
   * Does something after all else of this chat, so that answers arrive in the order of their questions; the calls that it makes by
   * `answer` do not wait for a turn of their own. Rejects as `work` does.
   */
  inTurn<T>(chat: string, work: (answer: (call: Call) => Promise<Answer>) => Promise<T>): Promise<T>;
  /**
   * The line that leads whoever made this call to what `line` says, from the conversation with the bot alone: `line` itself where it
   * only reads; else one with a code for this person alone, that is good once. An adapter may put it into an address.
   */
  elsewhere(call: Call, line: string): Promise<string>;
  /** Completions of the last word, or of the whole, of a line that is still being typed. */
  suggest(line: string, origin: Origin): readonly Suggestion[];
  /** Completions of an option that is being typed in a field of its own. */
  complete(typing: Typing, origin: Origin): readonly Suggestion[];
}

/**
 * How it stands with a platform. `starting`: not yet reached. `up`: calls arrive. `down`: lost, and being tried again. `failed`:
 * refused for good, until somebody changes the configuration. `standby`: another process holds the connection.
 */
export type Health = 'starting' | 'up' | 'down' | 'failed' | 'standby';

/**
 * One platform. It calls the host for every call it gets, and is the only one to know its own SDK. These four members answer questions;
 * of the ports it may bring any, each of them whole. They work whether or not this process holds the connection that `start` opens.
 */
export interface Adapter extends Partial<Ports> {
  readonly name: string;
  /** Resolves once calls can arrive, or, where a platform has to be reached first, once that is being tried. */
  start(host: Host): Promise<void>;
  health(): Health;
  /** Takes no more calls, and settles once the answers under way have been given. */
  stop(): Promise<void>;
}

/** A platform to which the bot posts by itself. */
export type Platform = Adapter & Ports;
