// Guilds with their roles and members, as people make them and as the API shows them.

import { type ChannelOptions, createChannel } from './channels.ts';
import { ORDINARY, type Standing } from './permissions.ts';
import type { FakeChannel, FakeGuild, FakeRole, FakeUser, Json } from './shapes.ts';
import type { Channel, Guild, Role, World } from './world.ts';

export interface GuildOptions {
  readonly name?: string;
  readonly locale?: string;
  /** The bot's permissions. */
  readonly permissions?: bigint;
  readonly systemChannel?: boolean;
  /** False for a guild where the bot is not, though people there may have installed it for themselves. */
  readonly botIn?: boolean;
}

export const rolePayload = ({ id, name, permissions, managed }: Role, position: number): Json => ({
  id,
  name,
  description: null,
  permissions: String(permissions),
  position,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed,
  mentionable: false,
  icon: null,
  unicode_emoji: null,
  flags: 0,
});

const channelsOf = (guild: Guild, threads: boolean): Json[] =>
  [...guild.channels.values()]
    .filter(({ parent }) => (parent !== null) === threads)
    .map((channel) => channel.payload());

const guildPayload = (world: World, guild: Guild, system: string | null): Json => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  home_header: null,
  splash: null,
  region: 'deprecated',
  widget_enabled: false,
  widget_channel_id: null,
  max_video_channel_users: 25,
  max_stage_video_channel_users: 50,
  incidents_data: null,
  discovery_splash: null,
  banner: null,
  description: null,
  owner_id: guild.ownerId,
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  roles: [...guild.roles.values()].map(rolePayload),
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
  members: [guild.memberPayload(world.botId)],
  channels: channelsOf(guild, false),
  threads: channelsOf(guild, true),
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
});

const memberPayload = (user: Json, joined: number, roles: ReadonlySet<string>, until: number): Json => ({
  user,
  roles: [...roles],
  nick: null,
  avatar: null,
  banner: null,
  joined_at: new Date(joined).toISOString(),
  premium_since: null,
  deaf: false,
  mute: false,
  pending: false,
  flags: 0,
  communication_disabled_until: until === 0 ? null : new Date(until).toISOString(),
});

interface Member {
  readonly user: Json;
  readonly roles: Set<string>;
  timedOutUntil: number;
  /** The role that nobody else has. */
  readonly own: Role;
}

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
  const roles = new Map<string, Role>();
  const members = new Map<string, Member>();
  const leave = (): void => {
    if (guild.left) return;
    guild.left = true;
    world.dispatch('GUILD_DELETE', { id: guild.id });
  };
  const addRole = (called: string, granted: bigint, managed = false, id = world.id()): Role => {
    const role: Role = { id, name: called, permissions: granted, managed };
    roles.set(id, role);
    return role;
  };
  const admit = (user: Json, granted: bigint): Member => {
    const id = String(user.id);
    const known = members.get(id);
    if (known !== undefined) return known;
    const own = addRole(`of ${id}`, granted, id === world.botId);
    const member: Member = { user, roles: new Set([own.id]), timedOutUntil: 0, own };
    members.set(id, member);
    return member;
  };
  const memberOf = (user: FakeUser | 'bot'): Member => {
    const id = user === 'bot' ? world.botId : user.id;
    const person = world.people.get(id);
    const member = members.get(id) ?? (person === undefined ? undefined : admit(person.user, ORDINARY));
    if (member === undefined) throw new Error('this is no member');
    return member;
  };
  let system: string | null = null;
  const guild: Guild = {
    id: world.id(),
    ownerId: world.id(),
    name,
    locale,
    permissions,
    roles,
    channels: new Map(),
    left: !botIn,
    get botLeft() {
      return guild.left;
    },
    payload: () => guildPayload(world, guild, system),
    admit: (user, granted) => void admit(user, granted),
    memberPayload(id) {
      const member = members.get(id);
      if (member === undefined) throw new Error('this is no member');
      return memberPayload(member.user, world.clock.now(), member.roles, member.timedOutUntil);
    },
    standing(userId): Standing | null {
      const member = members.get(userId);
      if (member === undefined || (userId === world.botId && guild.left)) return null;
      return {
        userId,
        guildId: guild.id,
        ownerId: guild.ownerId,
        roleIds: member.roles,
        permissionsOf: (role) => roles.get(role)?.permissions ?? 0n,
        timedOut: member.timedOutUntil > world.clock.now(),
      };
    },
    kick: leave,
    join(user) {
      memberOf(user);
    },
    part: (user) => void members.delete(user.id),
    own(user) {
      memberOf(user);
      guild.ownerId = user.id;
    },
    timeOut(user, ms) {
      memberOf(user).timedOutUntil = world.clock.now() + ms;
    },
    role: ({ name: called = 'a role', permissions: granted = 0n } = {}): FakeRole => addRole(called, granted),
    give: (user, role) => void memberOf(user).roles.add(role.id),
    take: (user, role) => void memberOf(user).roles.delete(role.id),
    grant(user, granted) {
      memberOf(user).own.permissions |= granted;
    },
    revoke(user, revoked) {
      for (const id of [guild.id, ...memberOf(user).roles]) {
        const role = roles.get(id);
        if (role !== undefined) role.permissions &= ~revoked;
      }
    },
    channel({ name: called = 'general', permissions: granted } = {}) {
      const channel = add({ name: called, ...(granted === undefined ? {} : { permissions: granted }) });
      if (!guild.left) world.dispatch('CHANNEL_CREATE', channel.payload());
      return channel.fake as FakeChannel;
    },
  };
  const add = (options: ChannelOptions): Channel => {
    const channel = createChannel(world, guild, options);
    guild.channels.set(channel.id, channel);
    world.channels.set(channel.id, channel);
    return channel;
  };
  // What is not for everyone is the bot's alone.
  addRole('@everyone', permissions & ORDINARY, false, guild.id);
  admit(world.botUser, permissions);
  world.guilds.set(guild.id, guild);
  if (systemChannel) system = add({ name: 'welcome' }).id;
  if (botIn) world.dispatch('GUILD_CREATE', guild.payload());
  return guild;
};
