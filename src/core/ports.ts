// What the core asks of the outside: words, time, a log, a fuzzy matcher, a memory for settings.

/** Languages in which the bot itself speaks. Documents may be in any language. */
export const LOCALES = ['en', 'ar', 'he', 'fr', 'es', 'de', 'tr', 'fa', 'ru', 'uk'] as const;
export type Locale = (typeof LOCALES)[number];
export const isLocale = (value: string): value is Locale => (LOCALES as readonly string[]).includes(value);

export type MessageArgs = Readonly<Record<string, string | number>>;

/** The bot's words in one language. Arguments of another direction are isolated, so that they cannot reorder the sentence. */
export interface Localizer {
  readonly locale: Locale;
  readonly direction: 'ltr' | 'rtl';
  say(id: string, args?: MessageArgs): string;
}
export type Words = (locale: Locale) => Localizer;

/**
 * Time, so that nothing but the system clock reads the real one. There are two kinds: what is stored or shown to people is a moment
 * (`now`), and how long something takes or lasts within this process is a duration (`elapsed`).
 */
export interface Clock {
  /** Milliseconds since the epoch. Goes back or ahead by any amount when the machine's clock, or the database's, is set. */
  now(): number;
  /** Milliseconds since some moment. Never goes back, and counts the time for which the machine is suspended. Not to be stored. */
  elapsed(): number;
  /**
   * Resolves after so many milliseconds by `elapsed`, or as soon as `until` is aborted. What is not above 0, NaN too, ends with the
   * next turn of the event loop. Never rejects.
   */
  wait(ms: number, until?: AbortSignal): Promise<void>;
}

/** Structured log lines. Fields never hold message text, user ids or tokens. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * Matches a few words against a short list; distance 0 is equal, 1 unlike. Best first, and only what lies within `reach`: two
 * letters of five if it is not given.
 */
export type Nearest = (
  typed: string,
  names: readonly string[],
  reach?: number,
) => readonly { readonly name: string; readonly distance: number }[];

/** What has been chosen for a chat, which may be a person's own; `null` where nothing has. */
export interface ChatSettings {
  readonly locale: Locale | null;
  /** Whether answers are for the asker alone unless they say otherwise. */
  readonly private: boolean | null;
  /** The platform's id of a role whose holders are moderators too. */
  readonly moderatorRole: string | null;
  /** Whether questions that could not be answered may be kept with their words, once enough people have asked them. */
  readonly keepsQuestions: boolean | null;
  /** Whether what was posted wrong is changed at most, and never answered. */
  readonly editsOnly: boolean | null;
  /** Whether members may suggest documents for the library. */
  readonly takesSuggestions: boolean | null;
}

/** Choices that a person's own program keeps, as a browser does in a cookie, so that the bot stores none. */
export type ClientSettings = Pick<ChatSettings, 'locale' | 'keepsQuestions'>;

/** The choices of chats. Ids are opaque, `platform:…`. */
export interface Settings {
  forChat(chat: string): ChatSettings;
  /** Rejects with a StoreError where it cannot be kept; then nothing has changed. */
  change(chat: string, changes: Partial<ChatSettings>): Promise<void>;
  /** A chat goes on under another id, and the topics below it. */
  move(from: string, to: string): void;
}

/**
 * How a line reached the bot. What others can put before a person may read at once, and nothing more: the host asks before it changes
 * anything. `typed`: written by the person themselves, in a message, a form or a command menu; a file or an address that the person chose the command for may be somebody else's. `button`: a button under an answer to
 * the same person. `foreign-button`: one under an answer to somebody else, or under a message that answers nobody. `link`: the
 * parameter of an address that anybody can make. `message`: the text of somebody else's message, quoted, forwarded or picked from a
 * menu. `typing`: still being typed.
 */
export const WAYS = ['typed', 'button', 'foreign-button', 'link', 'message', 'typing'] as const;
export type Way = (typeof WAYS)[number];

/** Where a call comes from. */
export interface Origin {
  readonly platform: string;
  readonly chat: string;
  readonly user: string;
  /** A conversation that only this person and the bot see. */
  readonly alone: boolean;
  /** Speaks as an administrator or channel and does not show who they are; `user` is no person's then. */
  readonly hidden?: true;
  /** Sits at the machine of the bot, and can add documents. */
  readonly isOperator?: true;
  readonly way: Way;
  /** The language that the person's program is set to, a BCP 47 tag, if it tells. */
  readonly language: string | null;
  /** Given where the person's own program keeps what they choose: nothing is stored under `chat` then. */
  readonly own?: ClientSettings;
}

/** A file that somebody has sent with a command, or that a message has for which they chose one. */
export interface AttachedFile {
  /** Opaque; only the adapter reads it. */
  readonly ref: string;
  /** As whoever sent it calls it; it may hold anything. */
  readonly name: string;
  /** Bytes, as the platform says; null if it doesn't. */
  readonly size: number | null;
}

/** A completion: what to show, and what to type or send in its place. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** A message of the bot's. Both ids are opaque; only the adapter reads them. */
export interface Posted {
  readonly chat: string;
  readonly message: string;
}
