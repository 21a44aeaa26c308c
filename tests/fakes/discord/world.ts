// The state of one fake Discord that its routes, its people and its gateway share.

import type { Clock } from '../../../src/core/ports.ts';
import type { Overwrite, Standing } from './permissions.ts';
import type { FakeAutocomplete, FakeChannel, FakeChoice, FakeGuild, FakeMessage, Json } from './shapes.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Message extends Mutable<FakeMessage> {
  readonly author: Json;
  /** Who alone sees it. */
  readonly ephemeralTo: string | null;
  readonly at: number;
  readonly type: number;
  readonly interaction: Interaction | null;
  /** The message that this one is about. */
  readonly reference: string | null;
  editedAt: number | null;
}

/** What a button or a context menu was used on, and what came of it. */
export interface Interaction extends Mutable<FakeAutocomplete> {
  readonly kind: 'command' | 'component' | 'autocomplete';
  readonly commandType: number | null;
  readonly userId: string;
  readonly user: Json;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly owners: Readonly<Record<string, string>>;
  readonly at: number;
  /** The message whose button was pressed. */
  readonly source: Message | null;
  original: Message | null;
  /** All messages that this token may reach, shown or still to be filled. */
  readonly own: Message[];
  readonly shown: Message[];
  followUps: number;
  /** The answer to the first response was lost by a planned fault, so that a second try is not the bot's fault. */
  forgiven: boolean;
  complete(choices: readonly FakeChoice[]): void;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly managed: boolean;
}

export interface Guild extends FakeGuild {
  ownerId: string;
  /** The bot's, as they were given at first. */
  readonly permissions: bigint;
  /** With that of everyone, whose id is the guild's. */
  readonly roles: ReadonlyMap<string, Role>;
  readonly channels: Map<string, Channel>;
  left: boolean;
  payload(): Json;
  /** Makes a member of whoever is none yet. */
  admit(user: Json, permissions: bigint): void;
  memberPayload(userId: string): Json;
  /** Null for whoever is no member. */
  standing(userId: string): Standing | null;
}

export interface Pin {
  readonly message: Message;
  readonly at: number;
}

export interface Channel {
  readonly id: string;
  readonly guild: Guild | null;
  readonly fake: FakeChannel | null;
  /** With whom the bot is alone here. */
  readonly recipient: string | null;
  /** What a thread hangs on. */
  readonly parent: Channel | null;
  archived: boolean;
  locked: boolean;
  /** Oldest first. */
  readonly pins: Pin[];
  /** The bot's permissions here. */
  readonly permissions: bigint;
  permissionsOf(userId: string): bigint;
  readonly overwrites: ReadonlyMap<string, Overwrite>;
  payload(): Json;
}

export interface Person {
  readonly user: Json;
  refusesMessages: boolean;
  /** The bot's conversation with this person. */
  alone(): Channel;
}

export interface World {
  readonly clock: Pick<Clock, 'now'>;
  readonly applicationId: string;
  readonly botId: string;
  readonly botUser: Json;
  readonly people: Map<string, Person>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, Message>;
  /** By id. */
  readonly interactions: Map<string, Interaction>;
  /** What people have attached, by the path of its address. */
  readonly attached: Map<string, Buffer>;
  /** Where that is served. */
  readonly cdn: string;
  readonly nonces: Map<string, { readonly message: Message; readonly at: number }>;
  commands: readonly Json[];
  publishes: number;
  id(): string;
  /** An event for the bot. */
  dispatch(event: string, data: Json): void;
  violate(what: string): void;
}

const DISCORD_EPOCH = 1_420_070_400_000n;

/** Snowflakes that only grow, as long as the clock does not go back. */
export const createIds = (clock: Pick<Clock, 'now'>): (() => string) => {
  let count = 0n;
  return () => {
    count += 1n;
    const since = BigInt(Math.floor(clock.now())) - DISCORD_EPOCH;
    return String(((since > 0n ? since : 1n) << 22n) + count);
  };
};

export const createUser = (id: string, name: string, bot = false): Json => ({
  id,
  username: name,
  discriminator: bot ? '0001' : '0',
  global_name: bot ? null : name,
  avatar: null,
  bot,
  system: false,
  banner: null,
  accent_color: null,
  public_flags: 0,
  flags: 0,
  avatar_decoration_data: null,
  collectibles: null,
  clan: null,
  primary_guild: null,
});
