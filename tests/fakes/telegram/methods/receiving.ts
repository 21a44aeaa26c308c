// How the bot gets its updates: long polling, or a webhook, which excludes it.

import { LIMITS } from '../limits.ts';
import { wrong } from '../refusal.ts';
import type { UpdateParameters, Updates } from '../updates.ts';
import type { Webhook, WebhookSender, WebhookState } from '../webhook.ts';
import type { Methods } from './method.ts';

export const receivingMethods = (
  updates: Updates,
  webhook: WebhookState,
  sender: Pick<WebhookSender, 'send' | 'failed'>,
): Methods => ({
  getUpdates: (parameters: UpdateParameters, { gone }) => updates.poll(parameters, gone),

  setWebhook(given: Webhook) {
    const { url, secret_token: secret, max_connections: connections = 40 } = given;
    if (connections < 1 || connections > LIMITS.updates) throw wrong('max_connections is not within 1-100');
    if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secret))
      throw wrong('secret token contains unallowed characters');
    if (url !== '') {
      const { protocol, port } = URL.canParse(url) ? new URL(url) : { protocol: '', port: '' };
      if (protocol !== 'https:') throw wrong('bad webhook: An HTTPS URL must be provided for webhook');
      if (!['', '443', '80', '88', '8443'].includes(port))
        throw wrong('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
    }
    updates.allow(given.allowed_updates);
    if (given.drop_pending_updates) updates.drop();
    webhook.current = url === '' ? null : given;
    sender.send();
    return true;
  },

  deleteWebhook({ drop_pending_updates }: Webhook) {
    if (drop_pending_updates) updates.drop();
    webhook.current = null;
    return true;
  },

  getWebhookInfo: () => ({
    url: webhook.current?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: updates.pending(),
    ...(sender.failed() !== null && {
      last_error_date: sender.failed()?.at,
      last_error_message: sender.failed()?.why,
    }),
    ...(updates.allowed() !== null && { allowed_updates: updates.allowed() }),
  }),
});
