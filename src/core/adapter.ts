// What a platform and the bot say to each other: calls in, answers out.

import type { AnyCommand } from './command.ts';
import type { Localizer, Origin, Suggestion } from './ports.ts';
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

export interface Answer {
  readonly outcome: Outcome;
  readonly reply: Reply;
  readonly audience: 'everyone' | 'asker';
  readonly words: Localizer;
}

/** What an adapter works with. Neither function ever rejects. */
export interface Host {
  menu(): readonly AnyCommand[];
  /** The language for somebody who has not said anything yet. */
  greet(origin: Origin): Localizer;
  answer(call: Call): Promise<Answer>;
  /** Completions of the last word, or of the whole, of a line that is still being typed. */
  suggest(line: string, origin: Origin): readonly Suggestion[];
}

/** One platform. It calls the host for every call it gets, and is the only one to know its own SDK. */
export interface Adapter {
  readonly name: string;
  start(host: Host): Promise<void>;
  /** Takes no more calls, and settles once the answers under way have been given. */
  stop(): Promise<void>;
}
