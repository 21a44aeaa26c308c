// What a test sees of the fake Discord: people, guilds, channels, interactions, messages.

export type Json = Record<string, unknown>;

export interface FakeButton {
  readonly label: string;
  readonly customId?: string;
  readonly url?: string;
  readonly disabled: boolean;
}

export interface FakeFile {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly bytes: number;
}

/** A message of the bot. The object is alive: edits show in it. */
export interface FakeMessage {
  readonly id: string;
  readonly channelId: string;
  readonly content: string;
  readonly components: readonly Json[];
  readonly embeds: readonly Json[];
  readonly files: readonly FakeFile[];
  readonly flags: number;
  readonly ephemeral: boolean;
  readonly nonce: string | null;
  /** The message that it answers, or is a notice of. */
  readonly reference: string | null;
  /** How often it has been edited; filling a deferred answer is not an edit. */
  readonly edits: number;
  readonly deleted: boolean;
  /** The content and all text displays in reading order, joined by line breaks. */
  text(): string;
  buttons(): readonly FakeButton[];
}

export interface FakeChannel {
  readonly id: string;
  readonly guild: FakeGuild;
  readonly name: string;
  /** What the bot has sent here by itself; answers to interactions are with their interaction. */
  readonly messages: readonly FakeMessage[];
  /** The notices that something was pinned, whoever pinned it. */
  readonly notices: readonly FakeMessage[];
  /** Newest first. */
  readonly pinned: readonly FakeMessage[];
  /** Of a thread. */
  readonly archived: boolean;
  /** Everything of the bot that this person sees here, answers included. */
  visibleTo(user: FakeUser): readonly FakeMessage[];
  /** Somebody deletes the channel. */
  remove(): void;
  /** Replaces the overwrite of a role, a member, the bot or everyone. */
  overwrite(
    who: FakeUser | FakeRole | 'bot' | 'everyone',
    change: { readonly allow?: bigint; readonly deny?: bigint },
  ): void;
  thread(options?: { name?: string; archived?: boolean; locked?: boolean }): FakeChannel;
  /** Archives a thread, if nothing else is said. */
  archive(how?: { archived?: boolean; locked?: boolean }): void;
}

export interface FakeRole {
  readonly id: string;
  readonly name: string;
}

export interface FakeGuild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  /** The bot is no member (any more). */
  readonly botLeft: boolean;
  /** A new text channel; `permissions` are the bot's in this channel, those of the guild if not given. */
  channel(options?: { name?: string; permissions?: bigint }): FakeChannel;
  /** Somebody removes the bot. */
  kick(): void;
  /** Makes a member; whoever uses a command in the guild is one from then on. */
  join(user: FakeUser): void;
  part(user: FakeUser): void;
  /** Makes this person the owner. */
  own(user: FakeUser): void;
  timeOut(user: FakeUser, ms: number): void;
  role(options?: { name?: string; permissions?: bigint }): FakeRole;
  give(user: FakeUser | 'bot', role: FakeRole): void;
  take(user: FakeUser | 'bot', role: FakeRole): void;
  /** Through a role of their own. */
  grant(user: FakeUser | 'bot', permissions: bigint): void;
  /** From all roles that they have, that of everyone among them. */
  revoke(user: FakeUser | 'bot', permissions: bigint): void;
}

export interface FakeInteraction {
  readonly id: string;
  readonly token: string;
  /** The first response, if there was one: its callback type, its audience, when it came. */
  readonly acknowledged: { readonly type: number; readonly ephemeral: boolean; readonly at: number } | null;
  /** The answers in order, the original first. A deferred one appears when it is filled, a button's message when it is edited. */
  readonly messages: readonly FakeMessage[];
  visibleTo(user: FakeUser): readonly FakeMessage[];
}

export interface FakeChoice {
  readonly name: string;
  readonly value: string | number;
}

export interface FakeAutocomplete extends FakeInteraction {
  /** Settles when the choices arrive; never, if they do not. */
  readonly answer: Promise<readonly FakeChoice[]>;
}

/** A channel, the bot's direct messages with the person, or a group of people without the bot. */
export type Where = FakeChannel | 'dm' | 'group-dm';
/** A file that somebody attaches. */
export interface AttachedFile {
  readonly name: string;
  readonly content: string | Buffer;
}

export type OptionValue = string | number | boolean | AttachedFile;

/** A message of a third person. */
export interface StrangersMessage {
  readonly content: string;
  readonly files?: readonly AttachedFile[];
  /** What it has besides, in the shapes of the API. */
  readonly carries?: Json;
}

/** Does what a person does in the official client, and cannot do what that client does not let through: it throws. */
export interface FakeUser {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  /** The language of the person's client changes. */
  setLocale(locale: string): void;
  /** Sends a slash command; a subcommand's name follows after a space. Where is the first channel, or else 'dm'. */
  slash(name: string, options?: Readonly<Record<string, OptionValue>>, where?: Where): FakeInteraction;
  /** Types into an option that completes. */
  type(
    focused: {
      command: string;
      option: string;
      value: string;
      others?: Readonly<Record<string, OptionValue>>;
    },
    where?: Where,
  ): FakeAutocomplete;
  press(message: FakeMessage, label: string): FakeInteraction;
  /** Uses a message command, on a message of a third person or on one of the bot. */
  useOnMessage(
    command: string,
    content: string | StrangersMessage | FakeMessage,
    where?: Where,
  ): FakeInteraction;
  /** Writes a message. */
  write(content: string, where?: FakeChannel | 'dm'): FakeMessage;
  /** Pinned messages as this person sees them, newest first. */
  pins(where: FakeChannel): readonly FakeMessage[];
  pin(message: FakeMessage): void;
  unpin(message: FakeMessage): void;
  /** Deletes a message for everybody. */
  remove(message: FakeMessage): void;
  /** Takes no messages of bots any more, or takes them again. */
  refuseMessages(refuses?: boolean): void;
  /** What the bot has sent to this person alone, answers to commands aside. */
  readonly received: readonly FakeMessage[];
}
