// A message of an exported history, whatever program has exported it.

/** Who has written something. `place`: the channel or group itself, which is nobody. */
export interface Author {
  readonly is: 'person' | 'bot' | 'place' | 'deleted';
  /** By which the platform knows them; empty if it says nothing. */
  readonly id: string;
  readonly name: string;
}

/** A piece of a message's words. */
export interface Piece {
  readonly words: string;
  readonly url?: string;
  /** Somebody who is named in it, by words that are their name. */
  readonly person?: Author;
  readonly form?: 'quotation' | 'code';
}

export interface Message {
  readonly id: string;
  /** `2025-03-14` and `14:05`, as the export has them. */
  readonly day: string;
  readonly time: string;
  readonly author: Author;
  /** `2025-03-14 14:10`; null: never. */
  readonly edited: string | null;
  /** The message that it answers; null: none. */
  readonly replyTo: string | null;
  /** Null: not forwarded. Without a name where it would be a person's. */
  readonly forwardedFrom: { readonly name: string | null; readonly isPerson: boolean } | null;
  readonly pieces: readonly Piece[];
  /** What is chosen from in a poll. */
  readonly options: readonly string[];
  /** What it has besides words, such as `a photo`. */
  readonly media: readonly string[];
  /** By which its thread is known; null: none of its own. */
  readonly thread: { readonly id: string; readonly title: string } | null;
}

export interface Channel {
  readonly platform: 'telegram' | 'discord';
  readonly id: string;
  readonly name: string;
  /** The server that it is on; null: none. */
  readonly server: { readonly id: string; readonly name: string } | null;
  /** The channel that a thread belongs to; null: it is none. */
  readonly parent: { readonly id: string; readonly name: string } | null;
  /** A conversation between people, of which nothing is ever taken. */
  readonly isPrivate: boolean;
  /** When it was exported, if the file says so: `2025-03-14T12:00:00Z`. */
  readonly exportedAt: string | null;
}

/** What an exporter's file says, one after the other. */
export type Event =
  | { readonly channel: Channel }
  | { readonly message: Message | null; readonly channel: Channel };

const sameName = (name: string): string => name.normalize('NFC').trim().replace(/^#/, '').toLowerCase();

/** Whether a name or ID is that of a channel. Threads belong to the channel that they are in. */
export const isCalled = ({ id, name, parent }: Channel, wanted: string): boolean =>
  [id, name, parent?.id ?? '', parent?.name ?? ''].some(
    (own) => own !== '' && sameName(own) === sameName(wanted),
  );
