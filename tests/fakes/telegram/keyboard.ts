// What the platform demands of the buttons below a message.

import type { Entity } from './html.ts';
import { LIMITS, START_PARAMETER } from './limits.ts';
import { wrong } from './refusal.ts';

export interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly [action: string]: unknown;
}

export type Rows = readonly (readonly Button[])[];

export interface Markup {
  readonly inline_keyboard?: Rows;
}

/** Everything about a button that is not its action. */
const LOOKS = new Set(['text', 'style', 'icon_custom_emoji_id']);

const checkButton = (button: Button): void => {
  if (button.text.trim() === '') throw wrong("can't parse inline keyboard button: Text must be non-empty");
  const actions = Object.keys(button).filter((key) => !LOOKS.has(key));
  if (actions.length !== 1)
    throw wrong(
      `inline keyboard button "${button.text}" must have exactly one action, not ${actions.length}`,
    );
  if (button.callback_data !== undefined) {
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > LIMITS.callbackDataBytes) throw wrong('BUTTON_DATA_INVALID');
  }
  if (button.url !== undefined && !(URL.canParse(button.url) && /^(https?|tg):/i.test(button.url)))
    throw wrong(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`);
};

/** The rows of a keyboard that stands. */
export const readKeyboard = (markup: Markup | undefined): Rows => {
  const rows = markup?.inline_keyboard ?? [];
  const buttons = rows.flat();
  for (const button of buttons) checkButton(button);
  if (rows.some((row) => row.length === 0)) throw wrong('inline keyboard has an empty row');
  if (buttons.length > LIMITS.buttons) throw wrong('REPLY_MARKUP_TOO_LONG');
  return rows;
};

/** Deep links to the bot whose payload never arrives, because it is not one. */
export const brokenDeepLinks = (username: string, entities: readonly Entity[], rows: Rows): string[] =>
  [...entities.map(({ url }) => url), ...rows.flat().map(({ url }) => url)].filter(
    (address): address is string => {
      if (address === undefined || !URL.canParse(address)) return false;
      const url = new URL(address);
      if (url.host !== 't.me' || url.pathname.slice(1).toLowerCase() !== username.toLowerCase()) return false;
      return ['start', 'startgroup'].some((name) => {
        const payload = url.searchParams.get(name);
        return payload !== null && !START_PARAMETER.test(payload);
      });
    },
  );
