// Telegram, as the rest of the bot has to know it.

import type { PlatformDescription } from '../../core/description.ts';
import { WEBHOOK_PORTS } from './limits.ts';

const OFFICIAL = 'https://api.telegram.org';

export const telegram: PlatformDescription = {
  name: 'telegram',
  title: 'Telegram',
  token: {
    expected: 'the token from @BotFather, such as 123456:ABC…',
    pattern: /^\d+:[\w-]{20,}$/,
    anywhere: /\d{6,}:[\w-]{20,}/,
  },
  apiUrl: OFFICIAL,
  modes: ['polling', 'webhook'],
  settings: {},
  faults({ mode, apiUrl }, publicUrl) {
    if (mode !== 'webhook') return [];
    if (publicUrl === null)
      return [
        'PUBLIC_URL is not set: it is required with TELEGRAM_MODE=webhook, because Telegram sends the updates there.',
      ];
    const { protocol, port } = new URL(publicUrl);
    // A server of the Bot API of one's own takes any address.
    if (apiUrl !== OFFICIAL || (protocol === 'https:' && WEBHOOK_PORTS.includes(port || '443'))) return [];
    return [
      `PUBLIC_URL is "${publicUrl}": with TELEGRAM_MODE=webhook, it must be an https URL on port ${WEBHOOK_PORTS.join(', ')}, because Telegram sends updates to no other.`,
    ];
  },
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
      ...(access.mode === 'webhook' ? { exclusive: false, everywhere: true } : { exclusive: true }),
      create: ({ shared, ...parts }) =>
        createTelegram({
          ...access,
          ...surroundings,
          ...parts,
          ...(access.mode === 'webhook' ? { webhook: { hooks: surroundings.hooks, shared } } : {}),
        }),
    };
  },
  async inspect(access, hooks, now) {
    const { inspectUpdates } = await import('./inspect.ts');
    return inspectUpdates(access, hooks, now);
  },
  async invite(access) {
    const { fetchInviteLinks } = await import('./invite.ts');
    const { alone, group } = await fetchInviteLinks(access);
    return [`Telegram, private chat with the bot: ${alone}`, `Telegram, add to a group: ${group}`];
  },
};
