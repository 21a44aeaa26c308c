// Channels and threads of a guild, as people make them and as the API shows them.

import { FLAGS } from './messages.ts';
import { inChannel, MAY, type Overwrite } from './permissions.ts';
import { pinnedIn } from './pins.ts';
import type { FakeChannel, Json } from './shapes.ts';
import type { Channel, Guild, Message, World } from './world.ts';

/** An answer that is still to be filled is nothing to see. */
const alive = (channelId: string, world: World): Message[] =>
  [...world.messages.values()].filter(
    (message) => message.channelId === channelId && !message.deleted && (message.flags & FLAGS.loading) === 0,
  );

const TEXT = 0;
const PUBLIC_THREAD = 11;
const PIN_NOTICE = 6;

export interface ChannelOptions {
  readonly name: string;
  /** The bot's in this channel; those of the guild if not given. */
  readonly permissions?: bigint;
  readonly parent?: Channel;
  readonly archived?: boolean;
  readonly locked?: boolean;
}

export const createChannel = (
  world: World,
  guild: Guild,
  { name, permissions, parent, archived = false, locked = false }: ChannelOptions,
): Channel => {
  const id = world.id();
  const position = guild.channels.size;
  const overwrites = new Map<string, Overwrite>();
  const changed = () => {
    if (!guild.left)
      world.dispatch(parent === undefined ? 'CHANNEL_UPDATE' : 'THREAD_UPDATE', channel.payload());
  };
  const fake: FakeChannel = {
    id,
    guild,
    name,
    get messages() {
      return alive(id, world).filter(
        ({ interaction, author, type }) =>
          interaction === null && author.id === world.botId && type !== PIN_NOTICE,
      );
    },
    get notices() {
      return alive(id, world).filter(({ type }) => type === PIN_NOTICE);
    },
    get pinned() {
      return pinnedIn(channel).map(({ message }) => message);
    },
    get archived() {
      return channel.archived;
    },
    visibleTo: (user) =>
      alive(id, world).filter(
        ({ ephemeralTo, author }) =>
          author.id === world.botId && (ephemeralTo === null || ephemeralTo === user.id),
      ),
    remove() {
      guild.channels.delete(id);
      world.channels.delete(id);
      if (!guild.left)
        world.dispatch(parent === undefined ? 'CHANNEL_DELETE' : 'THREAD_DELETE', channel.payload());
    },
    overwrite(who, { allow = 0n, deny = 0n }) {
      if (parent !== undefined) throw new Error('a thread has no overwrites of its own');
      const target = who === 'everyone' ? guild.id : who === 'bot' ? world.botId : who.id;
      overwrites.set(target, { type: guild.roles.has(target) ? 0 : 1, allow, deny });
      changed();
    },
    thread({ name: called = 'a thread', archived: isArchived, locked: isLocked } = {}) {
      const thread = createChannel(world, guild, {
        name: called,
        parent: channel,
        ...(isArchived === undefined ? {} : { archived: isArchived }),
        ...(isLocked === undefined ? {} : { locked: isLocked }),
      });
      guild.channels.set(thread.id, thread);
      world.channels.set(thread.id, thread);
      if (!guild.left) world.dispatch('THREAD_CREATE', thread.payload());
      return thread.fake as FakeChannel;
    },
    archive(how = {}) {
      if (parent === undefined) throw new Error('only threads are archived');
      channel.archived = how.archived ?? true;
      channel.locked = how.locked ?? channel.locked;
      changed();
    },
  };
  const channel: Channel = {
    id,
    guild,
    fake,
    recipient: null,
    parent: parent ?? null,
    archived,
    locked,
    pins: [],
    get permissions() {
      return channel.permissionsOf(world.botId);
    },
    permissionsOf(userId) {
      const standing = guild.standing(userId);
      return standing === null ? 0n : inChannel(standing, parent?.overwrites ?? overwrites);
    },
    overwrites,
    payload: () => (parent === undefined ? text() : threadPayload(parent)),
  };
  const base = (): Json => ({
    id,
    guild_id: guild.id,
    name,
    flags: 0,
    rate_limit_per_user: 0,
    last_message_id: null,
  });
  const text = (): Json => ({
    ...base(),
    type: TEXT,
    topic: null,
    position,
    parent_id: null,
    nsfw: false,
    permission_overwrites: [...overwrites].map(([target, { type, allow, deny }]) => ({
      id: target,
      type,
      allow: String(allow),
      deny: String(deny),
    })),
  });
  const threadPayload = ({ id: parentId }: Channel): Json => ({
    ...base(),
    type: PUBLIC_THREAD,
    parent_id: parentId,
    owner_id: guild.ownerId,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    thread_metadata: {
      archived: channel.archived,
      archive_timestamp: new Date(world.clock.now()).toISOString(),
      auto_archive_duration: 1_440,
      locked: channel.locked,
      create_timestamp: new Date(world.clock.now()).toISOString(),
    },
  });
  if (permissions !== undefined && permissions !== guild.permissions)
    overwrites.set(guild.id, { type: 0, allow: permissions, deny: guild.permissions & ~permissions });
  return channel;
};

/** Who may write where: threads have a permission of their own. */
export const toSend = ({ parent }: Channel): bigint => (parent === null ? MAY.send : MAY.sendInThreads);
