// Calls a fake as a bot without an SDK would, one request at a time.

import { type FakeTelegram, openTelegram, type TelegramOptions } from './telegram.ts';

export interface Answer {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

const opened: FakeTelegram[] = [];

export const closeAll = async (): Promise<void> => {
  await Promise.all(opened.splice(0).map((fake) => fake.close()));
};

/** A fake, a person who has started the bot, and ways to call. */
export const begin = async (options: TelegramOptions = {}) => {
  const fake = await openTelegram(options);
  opened.push(fake);
  const call = async (method: string, params: object = {}): Promise<Answer> => {
    const response = await fetch(`${fake.url}/bot${fake.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    const answer: Answer = JSON.parse(await response.text());
    if (response.status !== (answer.error_code ?? 200)) throw new Error(`answered with ${response.status}`);
    return answer;
  };
  const poll = async (params: object = {}): Promise<readonly Update[]> =>
    ((await call('getUpdates', params)).result as Update[] | undefined) ?? [];
  const user = fake.user({ name: 'Ada' });
  user.start();
  const send = (text: string, more: object = {}) => call('sendMessage', { chat_id: user.id, text, ...more });
  const html = (text: string, more: object = {}) =>
    send(text, { parse_mode: 'HTML', link_preview_options: { is_disabled: true }, ...more });
  return { fake, call, poll, user, send, html };
};

/** A keyboard of one button. */
export const button = (more: object) => ({ reply_markup: { inline_keyboard: [[{ text: 'x', ...more }]] } });
