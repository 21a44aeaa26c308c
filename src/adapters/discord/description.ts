// Discord, as the rest of the bot has to know it.

import type { PlatformDescription } from '../../core/description.ts';

export const discord: PlatformDescription = {
  name: 'discord',
  title: 'Discord',
  token: {
    expected: 'the token from the Developer Portal (Bot > Reset Token), without "Bot" in front',
    pattern: /^[\w-]+\.[\w-]+\.[\w-]+$/,
    anywhere: /[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}/,
  },
  apiUrl: 'https://discord.com/api',
  /** Notifications from CI, and applications that people sign in to. */
  foreignVariables: /^DISCORD_(WEBHOOK\w*|USERNAME|AVATAR\w*|EMBEDS|CHANNEL\w*|CLIENT_\w+|GUILD_ID)$/,
  ids: {
    allowed: { pattern: /^discord:(\d+|private)$/, examples: ['discord:123456789012345678'] },
    person: { pattern: /^discord:\d+$/, examples: ['discord:123456789012345678'] },
    group: { pattern: /^discord:\d+\/\d+$/, examples: ['discord:SERVER/CHANNEL'] },
  },
  privateChat: 'discord:CHANNEL',
  async open(access, { page, ...surroundings }) {
    const { createDiscord } = await import('./adapter.ts');
    const { BUDGET } = await import('./limits.ts');
    return {
      name: 'discord',
      limits: BUDGET,
      exclusive: true,
      create: (parts) => createDiscord({ ...access, ...surroundings, ...parts, link: page }),
    };
  },
  async invite(access) {
    const { fetchInviteLink } = await import('./invite.ts');
    return [`Discord: ${await fetchInviteLink(access)}`];
  },
};
