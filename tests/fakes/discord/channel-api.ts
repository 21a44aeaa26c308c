// What the routes do by which a bot reads channels, guilds and members, and pins.

import { CreatePrivateChannelRequestSchema } from 'discord-api-spec/zod';
import { type Api, type ApiCall, may, NOTHING, objectOf, ok } from './api-call.ts';
import { rolePayload } from './guilds.ts';
import { MAY } from './permissions.ts';
import { pinMessage, pinnedIn, unpinMessage } from './pins.ts';
import { insist, invalidForm, unlucky, wrong } from './refusal.ts';
import { checkSchema } from './schema.ts';
import type { Json } from './shapes.ts';
import type { Channel, Guild, Message, World } from './world.ts';

export interface Finders {
  channelOf(call: ApiCall): Channel;
  messageOf(call: ApiCall): Message;
  shown(message: Message): Json;
}

type ChannelApi = Pick<
  Api,
  'history' | 'pins' | 'pin' | 'unpin' | 'message' | 'guild' | 'roles' | 'member' | 'openDm'
>;

const limitOf = (query: URLSearchParams, max: number, otherwise: number): number => {
  const raw = query.get('limit') ?? String(otherwise);
  const limit = Number(raw);
  if (!/^\d+$/.test(raw) || limit < 1 || limit > max)
    throw invalidForm([{ path: ['limit'], code: 'NUMBER_TYPE_MAX', message: `must be from 1 to ${max}` }]);
  return limit;
};

const byAge = (a: Message, b: Message): number => (BigInt(a.id) < BigInt(b.id) ? -1 : 1);

export const createChannelApi = (world: World, { channelOf, messageOf, shown }: Finders): ChannelApi => {
  /** Without the intent for it, a bot does not read what others have written. */
  const seen = (message: Message): Json => ({
    ...shown(message),
    ...(message.author === world.botUser ? {} : { content: '', embeds: [], components: [] }),
  });
  const guildOf = ({ params }: ApiCall): Guild => {
    const guild = world.guilds.get(params.guild ?? '');
    if (guild === undefined) throw unlucky(404, 10004, 'Unknown Guild');
    if (guild.left) throw unlucky(403, 50001, 'Missing Access');
    return guild;
  };
  const pinnable = (call: ApiCall): { channel: Channel; message: Message } => {
    const channel = channelOf(call);
    if (!may(channel, MAY.pin) || !may(channel, MAY.history))
      throw unlucky(403, 50013, 'Missing Permissions');
    const message = messageOf(call);
    if (channel.archived) throw unlucky(400, 50083, 'Thread is archived');
    return { channel, message };
  };

  return {
    history(call) {
      const channel = channelOf(call);
      const { query } = call;
      const limit = limitOf(query, 100, 50);
      const [before, after] = [query.get('before'), query.get('after')];
      if (query.has('around') || (before !== null && after !== null))
        throw wrong(400, 50035, 'of around, before and after the fake takes one, and no around');
      if (!may(channel, MAY.history)) return ok([]);
      const all = [...world.messages.values()]
        .filter(({ channelId, deleted, ephemeral }) => channelId === channel.id && !deleted && !ephemeral)
        .filter(({ id }) => before === null || BigInt(id) < BigInt(before))
        .filter(({ id }) => after === null || BigInt(id) > BigInt(after))
        .sort(byAge);
      // After a message come those that follow it; else the newest. The newest is always first.
      const page = after === null ? all.slice(-limit) : all.slice(0, limit);
      return ok(page.reverse().map(seen));
    },
    message(call) {
      const channel = channelOf(call);
      if (!may(channel, MAY.history)) throw unlucky(403, 50013, 'Missing Permissions');
      return ok(seen(messageOf(call)));
    },
    pins(call) {
      const channel = channelOf(call);
      const limit = limitOf(call.query, 50, 50);
      const before = call.query.get('before');
      if (before !== null && Number.isNaN(Date.parse(before))) throw wrong(400, 50035, 'before is no time');
      if (!may(channel, MAY.history)) return ok({ items: [], has_more: false });
      const left = pinnedIn(channel).filter(({ at }) => before === null || at < Date.parse(before));
      const items = left
        .slice(0, limit)
        .map(({ message, at }) => ({ pinned_at: new Date(at).toISOString(), message: seen(message) }));
      return ok({ items, has_more: left.length > limit });
    },
    pin(call) {
      const { channel, message } = pinnable(call);
      if (message.type !== 0 && message.type < 19)
        throw wrong(403, 50021, 'Cannot execute action on a system message');
      pinMessage(world, channel, message, world.botUser);
      return NOTHING;
    },
    unpin(call) {
      const { channel, message } = pinnable(call);
      unpinMessage(channel, message);
      return NOTHING;
    },
    guild(call) {
      const { channels: _, members: __, threads: ___, presences: ____, ...asked } = guildOf(call).payload();
      return ok(asked);
    },
    roles: (call) => ok([...guildOf(call).roles.values()].map(rolePayload)),
    member(call) {
      const guild = guildOf(call);
      const user = call.params.user ?? '';
      if (guild.standing(user) !== null) return ok(guild.memberPayload(user));
      throw world.people.has(user)
        ? unlucky(404, 10007, 'Unknown Member')
        : unlucky(404, 10013, 'Unknown User');
    },
    openDm({ body }) {
      insist(checkSchema(CreatePrivateChannelRequestSchema, objectOf(body)));
      const person = world.people.get(String(objectOf(body).recipient_id));
      if (person === undefined) throw unlucky(400, 50033, 'Invalid Recipient(s)');
      return ok(person.alone().payload());
    },
  };
};
