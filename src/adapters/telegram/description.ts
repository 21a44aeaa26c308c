// Telegram, as the rest of the bot has to know it.

import type { PlatformDescription } from '../../core/description.ts';

export const telegram: PlatformDescription = {
  name: 'telegram',
  title: 'Telegram',
  token: {
    expected: 'the token from @BotFather, such as 123456:ABC…',
    pattern: /^\d+:[\w-]{20,}$/,
    anywhere: /\d{6,}:[\w-]{20,}/,
  },
  apiUrl: 'https://api.telegram.org',
  /** Notifications from CI, and a Bot API server of one's own. */
  foreignVariables: /^TELEGRAM_(TO|CHAT\w*|WEBHOOK\w*|API_ID|API_HASH|LOCAL|STAT)$/,
  ids: {
    allowed: {
      pattern: /^telegram:(-?\d+|private)$/,
      examples: ['telegram:-1001234567890', 'telegram:private'],
    },
    person: { pattern: /^telegram:\d+$/, examples: ['telegram:123456789'] },
    group: { pattern: /^telegram:-\d+(\/\d+)?$/, examples: ['telegram:-1001234567890'] },
  },
  async open(access, surroundings) {
    const { createTelegram } = await import('./adapter.ts');
    const { BUDGET } = await import('./limits.ts');
    return {
      name: 'telegram',
      limits: BUDGET,
      exclusive: true,
      create: (parts) => createTelegram({ ...access, ...surroundings, ...parts }),
    };
  },
  async invite(access) {
    const { fetchInviteLinks } = await import('./invite.ts');
    const { alone, group } = await fetchInviteLinks(access);
    return [`Telegram, private chat with the bot: ${alone}`, `Telegram, add to a group: ${group}`];
  },
};
