// Checks the permissions of people and of the bot. Asks Discord each time, because permissions change without notice.

import * as z from 'zod';
import { PlatformError } from '../../core/errors.ts';
import {
  type BotPermission,
  MISSING_PERMISSION_OTHER,
  type Right,
  type Rights,
} from '../../core/platform.ts';
import type { Clock } from '../../core/ports.ts';
import { parseChatId, personOf, unreadable } from './ids.ts';
import {
  MANAGE_GUILD,
  MANAGE_MESSAGES,
  MANAGE_THREADS,
  PIN_MESSAGES,
  READ_MESSAGE_HISTORY,
  VIEW_CHANNEL,
} from './limits.ts';
import {
  ALL,
  channelPermissions,
  type Guild,
  guildPermissions,
  type Member,
  type Overwrite,
  THREADS,
  toWrite,
} from './permissions.ts';
import { CLOSED } from './posting.ts';
import type { Caller, RestCall } from './rest.ts';

const UNKNOWN_MEMBER = 10_007;
const UNKNOWN_USER = 10_013;

const bits = z
  .string()
  .regex(/^\d{1,30}$/)
  .transform(BigInt);
const guildShape = z.object({
  id: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});
const memberShape = z.object({
  roles: z.array(z.string()),
  communication_disabled_until: z.string().nullish(),
});
const channelShape = z.object({
  type: z.int(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).optional(),
  thread_metadata: z.object({ locked: z.boolean().optional() }).optional(),
});

interface Channel {
  readonly overwrites: readonly Overwrite[];
  readonly isThread: boolean;
  readonly isLocked: boolean;
}

export interface RightsParts {
  readonly call: Caller;
  /** The bot's own id. */
  readonly self: () => Promise<string>;
  readonly clock: Pick<Clock, 'now'>;
}

const isClosed = (error: unknown): boolean => error instanceof PlatformError && error.code === 'closed';

const MISSING_PERMISSION_MESSAGES: Readonly<Partial<Record<BotPermission, string>>> = {
  member: 'lack-discord-member',
  see: 'lack-discord-see',
  send: 'lack-discord-send',
  'send in threads': 'lack-discord-threads',
  'open topic': 'lack-discord-open',
  history: 'lack-discord-history',
  pin: 'lack-discord-pin',
};

export const createRights = ({ call, self, clock }: RightsParts): Rights => {
  const get = async <T>(asked: Omit<RestCall, 'method'>, shape: z.ZodType<T>): Promise<T> => {
    const answer = shape.safeParse(await call({ method: 'GET', meaning: CLOSED, ...asked }));
    if (!answer.success) throw unreadable(`GET ${asked.template}`);
    return answer.data;
  };

  const guildOf = async (guild: string): Promise<Guild> => {
    const { id, owner_id, roles } = await get(
      { template: '/guilds/:guild', path: `/guilds/${guild}` },
      guildShape,
    );
    return { id, owner: owner_id, roles: new Map(roles.map((role) => [role.id, role.permissions])) };
  };

  /** Null where this person is no member. */
  const memberOf = async (guild: string, id: string): Promise<Member | null> => {
    const template = '/guilds/:guild/members/:user';
    try {
      const { roles, communication_disabled_until: until } = await get(
        { template, path: `/guilds/${guild}/members/${id}` },
        memberShape,
      );
      return { id, roles, isTimedOut: until != null && Date.parse(until) > clock.now() };
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code === UNKNOWN_MEMBER || code === UNKNOWN_USER) return null;
      throw error;
    }
  };

  const fetchChannel = (channel: string) =>
    get({ template: '/channels/:channel', path: `/channels/${channel}` }, channelShape);

  /** A thread has the overwrites of the channel that it hangs on. */
  const channelOf = async (channel: string): Promise<Channel> => {
    const {
      type,
      parent_id: parent,
      permission_overwrites: own,
      thread_metadata,
    } = await fetchChannel(channel);
    const isThread = THREADS.has(type);
    const overwrites = isThread && parent != null ? (await fetchChannel(parent)).permission_overwrites : own;
    return { overwrites: overwrites ?? [], isThread, isLocked: thread_metadata?.locked === true };
  };

  const lacking = (
    { isThread, isLocked }: Channel,
    granted: bigint,
    act: 'pin' | 'post',
  ): BotPermission[] => {
    const needed: readonly (readonly [BotPermission, bigint])[] = [
      ['see', VIEW_CHANNEL],
      [isThread ? 'send in threads' : 'send', toWrite(isThread)],
      // A message opens an archived thread again; a locked one only for whoever may manage it.
      ...(isLocked ? ([['open topic', MANAGE_THREADS]] as const) : []),
      ...(act === 'post'
        ? []
        : ([
            ['history', READ_MESSAGE_HISTORY],
            ['pin', PIN_MESSAGES],
          ] as const)),
    ];
    return needed.filter(([, bit]) => (granted & bit) === 0n).map(([right]) => right);
  };

  return {
    missingPermissionMessage: (right) => MISSING_PERMISSION_MESSAGES[right] ?? MISSING_PERMISSION_OTHER,
    // Mentioned, or by its number.
    roles: { read: (typed) => /^(?:<@&)?(\d{15,21})>?$/.exec(typed)?.[1] ?? null },
    async holds(user, chat, right: Right, role) {
      const { guild: guildId, channel } = parseChatId(chat);
      const person = personOf(user);
      if (guildId === null || person === null) return false;
      const guild = await guildOf(guildId);
      const member = await memberOf(guildId, person);
      if (member === null) return false;
      const everywhere = guildPermissions(guild, member);
      // Neither the owner nor an administrator can be timed out.
      if (everywhere === ALL) return true;
      if (member.isTimedOut) return false;
      if (right === 'administer') return (everywhere & MANAGE_GUILD) !== 0n;
      if (role !== null && member.roles.includes(role)) return true;
      const { overwrites } = await channelOf(channel);
      return (channelPermissions(guild, member, overwrites) & MANAGE_MESSAGES) !== 0n;
    },
    async missingPermissions(chat, act) {
      const { guild: guildId, channel } = parseChatId(chat);
      if (guildId === null) return [];
      let guild: Guild;
      try {
        guild = await guildOf(guildId);
      } catch (error) {
        if (isClosed(error)) return ['member'];
        throw error;
      }
      const member = await memberOf(guildId, await self());
      if (member === null) return ['member'];
      try {
        const there = await channelOf(channel);
        return lacking(there, channelPermissions(guild, member, there.overwrites), act);
      } catch (error) {
        // Discord does not tell of a channel that the bot cannot see what else it could not do there.
        if (isClosed(error)) return ['see'];
        throw error;
      }
    },
  };
};
