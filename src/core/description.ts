// A platform's description of itself, so that no other code has to know platforms by name. The adapter is loaded only if the bot uses the
// platform.

import type { Adapter } from './adapter.ts';
import type { Hooks } from './hooks.ts';
import type { Budget, BudgetLimits } from './platform.ts';
import type { Clock, Log } from './ports.ts';
import type { SharedCalls, WaitingCalls } from './waiting.ts';

/** How a platform's API is reached. */
export interface Access {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiUrl: string;
  /** One of the platform's `modes`; not given: the first. */
  readonly mode?: string;
  /** What else is set, by the names of the platform's `settings`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A further setting of a platform, for the variable `NAME_SETTING`. */
export interface PlatformSetting {
  /** What is expected, for the message about a value that does not match `pattern`. */
  readonly expected: string;
  readonly pattern: RegExp;
  /** What stands if it is not set; empty: nothing. */
  readonly fallback: string;
}

/** What an adapter gets from the program. */
export interface AdapterContext {
  /** Whether the bot may answer in a chat, by one of the `allowed` IDs of {@link PlatformDescription}. */
  readonly allows: (chat: string) => boolean;
  /** Where a passage can be read on the web page, by its citation; null if that is not open to others. */
  readonly page: (citation: string) => string | null;
  readonly clock: Clock;
  readonly log: Log;
  /** Prints a line for the person who starts the bot. */
  readonly announce: (line: string) => void;
  /** Where platforms send requests by themselves. */
  readonly hooks: Hooks;
}

/** A platform that the bot is on. Two adapters are made of it: one that posts, in every process, and one that listens, in one of them. */
export interface PlatformSource {
  readonly name: string;
  readonly limits: BudgetLimits;
  /** Whether one process at a time may listen; the bot starts its adapter then. Otherwise, whoever has made the adapter starts it. */
  readonly exclusive: boolean;
  /** Every process listens, and the bot starts its adapter. One of them leads. */
  readonly everywhere?: true;
  create(parts: {
    readonly budget: Budget;
    readonly chatMigrated: (from: string, to: string) => void;
    /** Keeps calls of this platform over a restart. */
    readonly waiting: WaitingCalls;
    /** The same, for processes that all listen. */
    readonly shared: SharedCalls;
  }): Adapter;
}

/** A kind of ID, as it is written in the configuration. */
export interface IdForm {
  /** Matches the whole ID, with the name of the platform in front. */
  readonly pattern: RegExp;
  /** For error messages. */
  readonly examples: readonly string[];
}

/** One thing that was found out about a platform, in a sentence, and how to mend it; null where nothing has to be. */
export interface Inspected {
  readonly level: 'ok' | 'warning' | 'error';
  readonly says: string;
  readonly remedy: string | null;
}

/** A platform that the bot can be added to with a token. */
export interface PlatformDescription {
  /** In front of each of its IDs, `name:…`, and, in capitals, of its variables: `NAME_TOKEN` and `NAME_API_URL`. */
  readonly name: string;
  /** Its name as people write it. */
  readonly title: string;
  readonly token: {
    /** What is expected, for the message about a value that does not match `pattern`. */
    readonly expected: string;
    readonly pattern: RegExp;
    /** Finds a token in a value that was meant for another variable, so that no message repeats it. */
    readonly anywhere: RegExp;
  };
  /** The address of its API if none is set. */
  readonly apiUrl: string;
  /** How it can be listened to, the usual way first; for the variable `NAME_MODE`. */
  readonly modes: readonly [string, ...string[]];
  /** By name, as in the variable `NAME_SETTING`. */
  readonly settings: Readonly<Record<string, PlatformSetting>>;
  /** What does not fit together, in sentences that name variables. */
  faults(access: Access, publicUrl: string | null): readonly string[];
  /** Variables of other programs for the same platform: nothing is said about them. */
  readonly foreignVariables: RegExp;
  readonly ids: {
    /** A chat, or a group of chats, that ALLOWED_CHATS can list. */
    readonly allowed: IdForm;
    readonly person: IdForm;
    /** A chat of several people. */
    readonly group: IdForm;
  };
  /** An example of the ID of a person's private chat, where that is not the ID of the person. */
  readonly privateChat?: string;
  open(access: Access, surroundings: AdapterContext): Promise<PlatformSource>;
  /** The links that add the bot, one a line, with what each is for. Rejects with a PlatformError. */
  invite(access: Access): Promise<readonly string[]>;
  /** What the platform says of how it is listened to at this moment, without changing anything. Rejects with a PlatformError. */
  inspect(access: Access, hooks: Pick<Hooks, 'urlOf' | 'isOurs'>, now: number): Promise<readonly Inspected[]>;
}
