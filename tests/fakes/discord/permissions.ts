// Who may do what in a guild and its channels, as the fake reckons it.

export const MAY = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  see: 1n << 10n,
  send: 1n << 11n,
  manageMessages: 1n << 13n,
  history: 1n << 16n,
  manageThreads: 1n << 34n,
  sendInThreads: 1n << 38n,
  pin: 1n << 51n,
} as const;

/** What an ordinary member or bot is given: see, send, embed links, history, commands, threads, external apps. */
export const ORDINARY =
  MAY.see | MAY.send | (1n << 14n) | MAY.history | (1n << 31n) | MAY.sendInThreads | (1n << 50n);

const EVERYTHING = (1n << 53n) - 1n;

export interface Overwrite {
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface Standing {
  readonly userId: string;
  readonly guildId: string;
  readonly ownerId: string;
  readonly roleIds: ReadonlySet<string>;
  permissionsOf(roleId: string): bigint;
  readonly timedOut: boolean;
}

const inGuild = ({ userId, guildId, ownerId, roleIds, permissionsOf }: Standing): bigint => {
  let sum = permissionsOf(guildId);
  for (const role of roleIds) sum |= permissionsOf(role);
  return userId === ownerId || (sum & MAY.administrator) !== 0n ? EVERYTHING : sum;
};

/** https://discord.com/developers/docs/topics/permissions#permission-overwrites */
export const inChannel = (who: Standing, overwrites: ReadonlyMap<string, Overwrite>): bigint => {
  let sum = inGuild(who);
  if (sum === EVERYTHING) return sum;
  const everyone = overwrites.get(who.guildId);
  if (everyone !== undefined) sum = (sum & ~everyone.deny) | everyone.allow;
  let allow = 0n;
  let deny = 0n;
  for (const role of who.roleIds) {
    allow |= overwrites.get(role)?.allow ?? 0n;
    deny |= overwrites.get(role)?.deny ?? 0n;
  }
  sum = (sum & ~deny) | allow;
  const own = overwrites.get(who.userId);
  if (own !== undefined) sum = (sum & ~own.deny) | own.allow;
  if ((sum & MAY.see) === 0n) return 0n;
  return who.timedOut ? sum & (MAY.see | MAY.history) : sum;
};
