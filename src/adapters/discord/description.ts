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
  modes: ['gateway', 'http'],
  settings: {
    PUBLIC_KEY: {
      expected: 'the 64 hexadecimal digits from the Developer Portal (General Information > Public Key)',
      pattern: /^[0-9a-f]{64}$/i,
      fallback: '',
    },
    SHARDS: {
      expected: 'auto, or a number of shards from 1 to 9999',
      pattern: /^(auto|[1-9]\d{0,3})$/,
      fallback: 'auto',
    },
  },
  faults({ mode, settings = {} }, publicUrl) {
    if (mode !== 'http') return [];
    return [
      ...((settings.PUBLIC_KEY ?? '') === ''
        ? [
            'DISCORD_PUBLIC_KEY is not set: it is required with DISCORD_MODE=http, because requests are checked with it. Copy it from the Developer Portal (General Information > Public Key).',
          ]
        : []),
      ...(publicUrl === null
        ? [
            'PUBLIC_URL is not set: it is required with DISCORD_MODE=http, because Discord sends interactions there.',
          ]
        : []),
    ];
  },
  /** Notifications from CI, and applications that people sign in to. */
  foreignVariables: /^DISCORD_(WEBHOOK\w*|USERNAME|AVATAR\w*|EMBEDS|CHANNEL\w*|CLIENT_\w+|GUILD_ID)$/,
  ids: {
    allowed: { pattern: /^discord:(\d+|private)$/, examples: ['discord:123456789012345678'] },
    person: { pattern: /^discord:\d+$/, examples: ['discord:123456789012345678'] },
    group: { pattern: /^discord:\d+\/\d+$/, examples: ['discord:SERVER/CHANNEL'] },
  },
  privateChat: 'discord:CHANNEL',
  async open({ token, apiUrl, mode, settings = {} }, { page, hooks, ...surroundings }) {
    const { createDiscord } = await import('./adapter.ts');
    const { SHARDS = 'auto' } = settings;
    const { BUDGET } = await import('./limits.ts');
    return {
      name: 'discord',
      limits: BUDGET,
      ...(mode === 'http' ? { exclusive: false, everywhere: true } : { exclusive: true }),
      create: ({ shared, ...parts }) =>
        createDiscord({
          token,
          apiUrl,
          ...surroundings,
          ...parts,
          link: page,
          shards: SHARDS === 'auto' ? SHARDS : Number(SHARDS),
          ...(mode === 'http' ? { http: { publicKey: settings.PUBLIC_KEY ?? '', hooks, shared } } : {}),
        }),
    };
  },
  async inspect(access, hooks) {
    const { inspectEndpoint } = await import('./inspect.ts');
    return inspectEndpoint(access, hooks);
  },
  async invite(access) {
    const { fetchInviteLink } = await import('./invite.ts');
    return [`Discord: ${await fetchInviteLink(access)}`];
  },
};
