// What Telegram says of how the bot gets its updates, found without changing anything.

import { Telegram } from 'telegraf';
import type { Access, Inspected } from '../../core/description.ts';
import type { Hooks } from '../../core/hooks.ts';
import { platformErrorOf } from './api.ts';
import { foreignWebhook, hostOf } from './webhook.ts';

/** What went wrong longer ago need not go wrong any more. */
const RECENT_MS = 10 * 60_000;

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Asks Telegram for the webhook that is set. Rejects with a PlatformError. */
export const inspectUpdates = async (
  { token, apiUrl, mode }: Access,
  hooks: Pick<Hooks, 'urlOf' | 'isOurs'>,
  now: number,
): Promise<readonly Inspected[]> => {
  const info = await new Telegram(token, { apiRoot: `${apiUrl}/` })
    .getWebhookInfo()
    .catch((error: unknown) => {
      throw platformErrorOf('getWebhookInfo', error);
    });
  const url = info.url ?? '';
  if (mode !== 'webhook') {
    const says = 'Telegram: the bot fetches its updates itself (TELEGRAM_MODE=polling).';
    if (url === '') return [{ level: 'ok', says, remedy: null }];
    return [
      {
        level: 'warning',
        says: `${says} A webhook is set at ${hostOf(url)}.`,
        remedy: 'The next start removes it. If another program needs it, use another bot.',
      },
    ];
  }
  if (url !== '' && !hooks.isOurs('telegram', url)) {
    const [says = '', remedy = ''] = foreignWebhook(hostOf(url)).split('. ');
    return [{ level: 'error', says: `Telegram: ${says}.`, remedy: sentence(remedy) }];
  }
  if (url === '')
    return [
      {
        level: 'ok',
        says: `Telegram: no webhook is set yet; the next start sets ${hooks.urlOf('telegram')}.`,
        remedy: null,
      },
    ];
  const failed = (info.last_error_date ?? 0) * 1_000;
  if (failed > 0 && now - failed < RECENT_MS)
    return [
      {
        level: 'error',
        says: `Telegram could not deliver updates to ${hostOf(url)}: ${info.last_error_message ?? 'it does not say why'}.`,
        remedy:
          'Check that PUBLIC_URL leads to the bot from everywhere: its name, its certificate, and the proxy before the bot.',
      },
    ];
  return [
    {
      level: 'ok',
      says: `Telegram sends updates to ${url}, and ${info.pending_update_count} wait there.`,
      remedy: null,
    },
  ];
};
