// Guilds and channels, as people make them and as the API shows them.

import { FLAGS } from './messages.ts';
import type { FakeChannel, FakeGuild, Json } from './shapes.ts';
import type { Channel, Guild, World } from './world.ts';

/** What an ordinary bot is given: see channels, send messages, embed links, read history, use external apps. */
const ORDINARY = (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n) | (1n << 31n) | (1n << 50n);

export interface GuildOptions {
  readonly name?: string;
  readonly locale?: string;
  /** The bot's permissions. */
  readonly permissions?: bigint;
  readonly systemChannel?: boolean;
  /** False for a guild where the bot is not, though people there may have installed it for themselves. */
  readonly botIn?: boolean;
}

/** An answer that is still to be filled is nothing to see. */
const alive = (channelId: string, world: World) =>
  [...world.messages.values()].filter(
    (message) => message.channelId === channelId && !message.deleted && (message.flags & FLAGS.loading) === 0,
  );

const createChannel = (world: World, guild: Guild, name: string, permissions: bigint): Channel => {
  const id = world.id();
  const position = guild.channels.size;
  const fake: FakeChannel = {
    id,
    guild,
    name,
    get messages() {
      return alive(id, world).filter(({ interaction }) => interaction === null);
    },
    visibleTo: (user) =>
      alive(id, world).filter(({ ephemeralTo }) => ephemeralTo === null || ephemeralTo === user.id),
    remove() {
      guild.channels.delete(id);
      world.channels.delete(id);
      if (!guild.left) world.dispatch('CHANNEL_DELETE', channel.payload());
    },
  };
  const channel: Channel = {
    id,
    guild,
    fake,
    permissions,
    payload: () => ({
      id,
      type: 0,
      guild_id: guild.id,
      name,
      topic: null,
      position,
      parent_id: null,
      nsfw: false,
      flags: 0,
      rate_limit_per_user: 0,
      last_message_id: null,
      permission_overwrites:
        permissions === guild.permissions
          ? []
          : [
              {
                id: guild.id,
                type: 0,
                allow: String(permissions),
                deny: String(guild.permissions & ~permissions),
              },
            ],
    }),
  };
  return channel;
};

const rolePayload = (guild: Guild): Json => ({
  id: guild.id,
  name: '@everyone',
  description: null,
  permissions: String(guild.permissions),
  position: 0,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: false,
  mentionable: false,
  icon: null,
  unicode_emoji: null,
  flags: 0,
});

const guildPayload = (world: World, guild: Guild, ownerId: string, system: string | null): Json => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  owner_id: ownerId,
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  roles: [rolePayload(guild)],
  emojis: [],
  stickers: [],
  features: [],
  mfa_level: 0,
  application_id: null,
  system_channel_id: system,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  max_members: 500_000,
  max_presences: null,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: guild.locale,
  nsfw: false,
  nsfw_level: 0,
  joined_at: new Date(world.clock.now()).toISOString(),
  large: false,
  unavailable: false,
  member_count: 2,
  members: [memberPayload(world.botUser, world.clock.now())],
  channels: [...guild.channels.values()].map((channel) => channel.payload()),
  threads: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
});

export const memberPayload = (user: Json, joined: number): Json => ({
  user,
  roles: [],
  nick: null,
  avatar: null,
  banner: null,
  joined_at: new Date(joined).toISOString(),
  premium_since: null,
  deaf: false,
  mute: false,
  pending: false,
  flags: 0,
  communication_disabled_until: null,
});

export const createGuild = (
  world: World,
  {
    name = 'A guild',
    locale = 'en-US',
    permissions = ORDINARY,
    systemChannel = false,
    botIn = true,
  }: GuildOptions = {},
): FakeGuild => {
  const ownerId = world.id();
  const leave = (): void => {
    if (guild.left) return;
    guild.left = true;
    world.dispatch('GUILD_DELETE', { id: guild.id });
  };
  let system: string | null = null;
  const guild: Guild = {
    id: world.id(),
    name,
    locale,
    permissions,
    channels: new Map(),
    left: !botIn,
    get botLeft() {
      return guild.left;
    },
    payload: () => guildPayload(world, guild, ownerId, system),
    kick: leave,
    channel(options = {}) {
      const channel = add(options.name ?? 'general', options.permissions ?? permissions);
      if (!guild.left) world.dispatch('CHANNEL_CREATE', channel.payload());
      return channel.fake as FakeChannel;
    },
  };
  const add = (called: string, allowed: bigint): Channel => {
    const channel = createChannel(world, guild, called, allowed);
    guild.channels.set(channel.id, channel);
    world.channels.set(channel.id, channel);
    return channel;
  };
  world.guilds.set(guild.id, guild);
  if (systemChannel) system = add('welcome', permissions).id;
  if (botIn) world.dispatch('GUILD_CREATE', guild.payload());
  return guild;
};
