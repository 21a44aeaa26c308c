// People with Discord's client: what they do becomes an interaction, and what the client would not let through throws.

import { completing, nest } from './client-rules.ts';
import { createMessage, messagePayload } from './messages.ts';
import { MAY, ORDINARY } from './permissions.ts';
import { pinMessage, pinnedIn, unpinMessage } from './pins.ts';
import type {
  AttachedFile,
  FakeMessage,
  FakeUser,
  Json,
  OptionValue,
  StrangersMessage,
  Where,
} from './shapes.ts';
import {
  type Channel,
  createUser,
  type Interaction,
  type Message,
  type Person,
  type World,
} from './world.ts';

export interface UserOptions {
  readonly name?: string;
  readonly locale?: string;
  /** In every guild; an ordinary member's if not given. */
  readonly permissions?: bigint;
  /** Has installed the bot for themselves, so that it comes along everywhere. */
  readonly installed?: boolean;
}

type Place = {
  channel: Channel;
  context: number;
  owners: Record<string, string>;
  payload: Json;
  may: bigint;
};

const CONTEXT = { guild: 0, botDm: 1, group: 2 } as const;
const KIND = { command: 2, component: 3, autocomplete: 4 } as const;
const ATTACHMENT_LIMIT = 10_485_760;

export const createPerson = (
  world: World,
  { name = 'Somebody', locale: first = 'en-US', permissions = ORDINARY, installed = false }: UserOptions = {},
): FakeUser => {
  const id = world.id();
  const user = createUser(id, name);
  const privates = new Map<'dm' | 'group-dm', Channel>();
  let locale = first;

  const privateChannel = (where: 'dm' | 'group-dm'): Channel => {
    const known = privates.get(where);
    if (known !== undefined) return known;
    const channelId = world.id();
    const shape: Json =
      where === 'dm'
        ? { type: 1, recipients: [user] }
        : { type: 3, recipients: [createUser(world.id(), 'A friend')], name: null, icon: null, owner_id: id };
    const channel: Channel = {
      id: channelId,
      guild: null,
      fake: null,
      recipient: where === 'dm' ? id : null,
      parent: null,
      archived: false,
      locked: false,
      pins: [],
      permissions: ORDINARY,
      permissionsOf: () => ORDINARY,
      overwrites: new Map(),
      payload: () => ({ id: channelId, last_message_id: null, flags: 0, ...shape }),
    };
    privates.set(where, channel);
    // The bot may write to its own direct messages, and has no access to a group.
    if (where === 'dm') world.channels.set(channelId, channel);
    return channel;
  };

  const placeOf = (where: Where): Place => {
    const mine: Record<string, string> = installed || where === 'group-dm' ? { 1: id } : {};
    if (where === 'dm' || where === 'group-dm') {
      const channel = privateChannel(where);
      const context = where === 'dm' ? CONTEXT.botDm : CONTEXT.group;
      const owners = { ...(where === 'dm' ? { 0: '0' } : {}), ...mine };
      return { channel, context, owners, payload: { channel: channel.payload(), user }, may: ORDINARY };
    }
    const channel = world.channels.get(where.id);
    const guild = channel?.guild;
    if (channel == null || guild == null) throw new Error('this channel is gone');
    const owners = { ...(guild.left ? {} : { 0: guild.id }), ...mine };
    guild.admit(user, permissions);
    const may = channel.permissionsOf(id);
    const member = { ...guild.memberPayload(id), permissions: String(may) };
    const payload = {
      guild_id: guild.id,
      guild: { id: guild.id, locale: guild.locale, features: [] },
      guild_locale: guild.locale,
      channel: { ...channel.payload(), permissions: String(may) },
      member,
    };
    return { channel, context: CONTEXT.guild, owners, payload, may };
  };

  const somewhere = (): Where => {
    for (const guild of world.guilds.values())
      for (const { fake } of guild.channels.values()) if (fake !== null && !guild.left) return fake;
    return 'dm';
  };

  /** The published command, if this person finds it here; `owners` loses who does not bring it along. */
  const find = (called: string, type: number, { context, owners, may: permissions }: Place) => {
    const command = world.commands.find((each) => each.name === called && each.type === type);
    if (command === undefined) throw new Error(`no command ${called} is published`);
    const { contexts, integration_types: types, default_member_permissions: needed } = command;
    if (Array.isArray(contexts) && !contexts.includes(context))
      throw new Error(`${called} is not shown here`);
    const bringing = Object.fromEntries(
      Object.entries(owners).filter(([key]) => (types as number[]).includes(Number(key))),
    );
    if (Object.keys(bringing).length === 0) throw new Error(`${called} is not installed here`);
    const may = needed === null || (permissions & MAY.administrator) !== 0n;
    const wanted = BigInt(needed === null ? 0 : String(needed));
    // "0" is for administrators alone; defaults of permissions count in guilds only.
    if (context === CONTEXT.guild && !may && (wanted === 0n || (permissions & wanted) !== wanted))
      throw new Error(`${called} is not shown to this person`);
    return { command, owners: bringing };
  };

  const interact = (
    kind: Interaction['kind'],
    data: Json,
    { channel, context, owners, payload }: Place,
    { commandType = null, source = null }: { commandType?: number | null; source?: Message | null } = {},
  ): Interaction => {
    const interactionId = world.id();
    let complete: Interaction['complete'] = () => {};
    const answer: Interaction['answer'] = new Promise((settle) => {
      complete = settle;
    });
    const shown: Message[] = [];
    const interaction: Interaction = {
      id: interactionId,
      token: Buffer.from(`interaction:${interactionId}:secret`).toString('base64url'),
      kind,
      commandType,
      userId: id,
      user,
      channelId: channel.id,
      guildId: channel.guild?.id ?? null,
      owners,
      at: world.clock.now(),
      source,
      original: null,
      own: [],
      shown,
      messages: shown,
      followUps: 0,
      acknowledged: null,
      forgiven: false,
      answer,
      complete,
      visibleTo: (viewer) =>
        shown.filter(({ ephemeralTo }) => ephemeralTo === null || ephemeralTo === viewer.id),
    };
    world.interactions.set(interactionId, interaction);
    world.dispatch('INTERACTION_CREATE', {
      id: interactionId,
      application_id: world.applicationId,
      type: KIND[kind],
      token: interaction.token,
      version: 1,
      data,
      locale,
      channel_id: channel.id,
      app_permissions: String(channel.permissions),
      entitlements: [],
      entitlement_sku_ids: [],
      authorizing_integration_owners: owners,
      context,
      attachment_size_limit: ATTACHMENT_LIMIT,
      ...payload,
      ...(source === null ? {} : { message: messagePayload(source, world.applicationId) }),
    });
    return interaction;
  };

  const command = (
    line: string,
    type: number,
    where: Where,
    options: (command: Json, path: readonly string[]) => Json,
    kind: 'command' | 'autocomplete' = 'command',
  ): Interaction => {
    const [called = '', ...path] = type === 1 ? line.split(' ') : [line];
    const place = placeOf(where);
    const { command: found, owners } = find(called, type, place);
    const data = { id: found.id, name: called, type, ...options(found, path) };
    return interact(kind, data, { ...place, owners }, { commandType: type });
  };

  /** Uploads a file, as the client does before it sends what has it. */
  const attach = ({ name: called, content }: AttachedFile, channelId: string): Json => {
    const attachmentId = world.id();
    const bytes = Buffer.from(content);
    const path = `/attachments/${channelId}/${attachmentId}/${encodeURIComponent(called)}`;
    world.attached.set(path, bytes);
    return {
      id: attachmentId,
      filename: called,
      size: bytes.length,
      url: `${world.cdn}${path}?ex=66f0c0de&is=66ef6f5e&hm=00`,
      proxy_url: `${world.cdn}${path}`,
      content_type: 'application/octet-stream',
    };
  };

  /** Values as the client sends them: files by their ids, and what those are beside them. */
  const withFiles = (values: Readonly<Record<string, OptionValue>>, channelId: string) => {
    const attachments: Record<string, Json> = {};
    const sent = Object.entries(values).map(([option, value]): [string, OptionValue] => {
      if (typeof value !== 'object') return [option, value];
      const attached = attach(value, channelId);
      attachments[String(attached.id)] = attached;
      return [option, String(attached.id)];
    });
    const resolved = Object.keys(attachments).length === 0 ? {} : { resolved: { attachments } };
    return { values: Object.fromEntries(sent), resolved };
  };

  const stranger = ({ content, files = [], carries = {} }: StrangersMessage, channelId: string): Json => ({
    id: world.id(),
    type: 0,
    channel_id: channelId,
    author: createUser(world.id(), 'A stranger'),
    content,
    embeds: [],
    components: [],
    attachments: files.map((each) => attach(each, channelId)),
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    flags: 0,
    timestamp: new Date(world.clock.now()).toISOString(),
    edited_timestamp: null,
    ...carries,
  });

  const see = (message: FakeMessage): Message => {
    const known = world.messages.get(message.id);
    if (known === undefined || known.deleted) throw new Error('this message is gone');
    if (known.ephemeralTo !== null && known.ephemeralTo !== id)
      throw new Error('this message is visible to somebody else alone');
    return known;
  };

  const channelOf = (message: FakeMessage): { channel: Channel; known: Message } => {
    const known = see(message);
    const channel = world.channels.get(known.channelId);
    if (channel === undefined) throw new Error('this channel is gone');
    channel.guild?.admit(user, permissions);
    return { channel, known };
  };
  const need = (channel: Channel, permission: bigint): void => {
    if (channel.guild !== null && (channel.permissionsOf(id) & permission) === 0n)
      throw new Error("Discord's client does not let this person do that");
  };

  const person: Person = { user, refusesMessages: false, alone: () => privateChannel('dm') };
  world.people.set(id, person);

  return {
    id,
    name,
    write(content, where = 'dm') {
      const { channel } = placeOf(where);
      const draft = { content, embeds: [], components: [], files: [], flags: 0 };
      return createMessage(world, draft, { channelId: channel.id, type: 0, author: user });
    },
    pins(where) {
      const { channel } = placeOf(where);
      need(channel, MAY.history);
      return pinnedIn(channel).map(({ message }) => message);
    },
    pin(message) {
      const { channel, known } = channelOf(message);
      need(channel, MAY.pin);
      pinMessage(world, channel, known, user);
    },
    unpin(message) {
      const { channel, known } = channelOf(message);
      need(channel, MAY.pin);
      unpinMessage(channel, known);
    },
    remove(message) {
      const { channel, known } = channelOf(message);
      if (known.author.id !== id) need(channel, MAY.manageMessages);
      known.deleted = true;
    },
    refuseMessages(refuses = true) {
      person.refusesMessages = refuses;
    },
    get received() {
      const own = privates.get('dm')?.id;
      return [...world.messages.values()].filter(
        ({ channelId, author, interaction, deleted }) =>
          channelId === own && author.id === world.botId && interaction === null && !deleted,
      );
    },
    get locale() {
      return locale;
    },
    setLocale(now) {
      locale = now;
    },
    slash: (line, given = {}, where = somewhere()) => {
      const { values, resolved } = withFiles(given, placeOf(where).channel.id);
      return command(line, 1, where, (found, path) => ({
        options: nest(found, path, values, null),
        ...resolved,
      }));
    },
    type: ({ command: line, option, value, others = {} }, where = somewhere()) =>
      command(
        line,
        1,
        where,
        (found, path) => {
          if (!completing(found, path, option)) throw new Error(`${option} does not complete`);
          return { options: nest(found, path, { ...others, [option]: value }, option) };
        },
        'autocomplete',
      ),
    press(message, label) {
      const source = see(message);
      const button = source.buttons().find((each) => each.label === label);
      if (button === undefined) throw new Error(`there is no button ${label}`);
      if (button.disabled) throw new Error(`the button ${label} is disabled`);
      if (button.customId === undefined) throw new Error(`the button ${label} opens ${button.url}`);
      const { channelId } = source;
      const own = (['dm', 'group-dm'] as const).find((where) => privates.get(where)?.id === channelId);
      const where = own ?? world.channels.get(channelId)?.fake;
      if (where == null) throw new Error('this person cannot see the channel');
      const place = placeOf(where);
      const owners = source.interaction?.owners ?? place.owners;
      const data = { component_type: 2, custom_id: button.customId, id: 1 };
      return interact('component', data, { ...place, owners }, { source });
    },
    useOnMessage: (called, content, where = somewhere()) =>
      command(called, 3, where, () => {
        const channelId = placeOf(where).channel.id;
        const target =
          typeof content === 'string'
            ? stranger({ content }, channelId)
            : 'id' in content
              ? messagePayload(see(content), world.applicationId)
              : stranger(content, channelId);
        return { target_id: target.id, resolved: { messages: { [String(target.id)]: target } } };
      }),
  };
};
