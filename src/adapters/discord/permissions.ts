// Computes channel permissions as Discord documents them ("Permissions", overwrites).

import {
  ADMINISTRATOR,
  READ_MESSAGE_HISTORY,
  SEND_MESSAGES,
  SEND_MESSAGES_IN_THREADS,
  VIEW_CHANNEL,
} from './limits.ts';

export interface Guild {
  readonly id: string;
  readonly owner: string;
  /** Permissions by the id of their role; that of everyone is the guild's own. */
  readonly roles: ReadonlyMap<string, bigint>;
}

export interface Member {
  readonly id: string;
  readonly roles: readonly string[];
  /** Timed out: can only read. */
  readonly isTimedOut: boolean;
}

/** `id`: of a role or a member. */
export interface Overwrite {
  readonly id: string;
  readonly allow: bigint;
  readonly deny: bigint;
}

export const ALL = ~0n;

/** Guild-wide permissions. Owners and administrators have all permissions. */
export const guildPermissions = ({ id, owner, roles }: Guild, member: Member): bigint => {
  if (owner === member.id) return ALL;
  const granted = [id, ...member.roles].reduce((sum, role) => sum | (roles.get(role) ?? 0n), 0n);
  return (granted & ADMINISTRATOR) === 0n ? granted : ALL;
};

/** In a channel: overwrites of everyone, then of all roles together, then of the member; of each, what is denied first. */
export const channelPermissions = (
  guild: Guild,
  member: Member,
  overwrites: readonly Overwrite[],
): bigint => {
  let granted = guildPermissions(guild, member);
  if (granted === ALL) return ALL;
  const apply = (ids: readonly string[]) => {
    const chosen = overwrites.filter(({ id }) => ids.includes(id));
    for (const { deny } of chosen) granted &= ~deny;
    for (const { allow } of chosen) granted |= allow;
  };
  apply([guild.id]);
  apply(member.roles);
  apply([member.id]);
  if ((granted & VIEW_CHANNEL) === 0n) return 0n;
  return member.isTimedOut ? granted & (VIEW_CHANNEL | READ_MESSAGE_HISTORY) : granted;
};

/** The types of channels that are threads: of announcements, public, private. */
export const THREADS: ReadonlySet<number> = new Set([10, 11, 12]);

/** The permission to write: threads have a separate one. */
export const toWrite = (isThread: boolean): bigint => (isThread ? SEND_MESSAGES_IN_THREADS : SEND_MESSAGES);
