// What Telegram takes. Numbers only; each says where it comes from (Bot API, state of 10.1, and its FAQ).

import type { BudgetLimits } from '../../core/platform.ts';

/** "1-4096 characters after entities parsing" (sendMessage). */
export const TEXT_CHARS = 4_096;

/** "0-1024 characters after entities parsing" of a caption, and a file of "up to 50 MB" (sendDocument). */
export const CAPTION_CHARS = 1_024;
export const FILE_BYTES = 50_000_000;

/** "The maximum file size to download is 20 MB" (getFile), in the strictest reading. */
export const DOWNLOAD_BYTES = 20_000_000;

/** Entities of a message beyond this many are dropped without a word. */
export const ENTITIES = 100;

/** Buttons of one keyboard beyond this many are refused. */
export const BUTTONS = 100;

/** "1-64 bytes" of data that a button sends (InlineKeyboardButton). */
export const CALLBACK_BYTES = 64;

/** Characters of a button's label that are still seen on a telephone. */
export const LABEL_CHARS = 40;

/** "1-100 commands", "1-256 characters" of description (setMyCommands, BotCommand). */
export const COMMANDS = 100;
export const DESCRIPTION_CHARS = 256;

/** The parameter of a deep link: "1-64 characters, only A-Z, a-z, 0-9, _ and -". */
export const START_CHARS = 64;

/** "No more than 50 results per query" (answerInlineQuery). */
export const INLINE_RESULTS = 50;

/** "No more than one message per second" to a chat, 20 a minute to a group, 30 a second in all (FAQ, "My bot is hitting limits"). */
export const BUDGET: BudgetLimits & { counts(chat: string): string } = {
  perSecond: 30,
  chatIntervalMs: 1_000,
  group: { messages: 20, windowMs: 60_000 },
  /** Groups, supergroups and channels have negative ids. */
  isGroup: (chat) => chat.startsWith('telegram:-'),
  /** The topics of a forum share what the one chat may have. */
  counts: (chat) => chat.replace(/\/.*$/, ''),
};

/**
 * The longest update: a message, one that it replies to and one that is pinned have 4,096 characters each, which take up to six bytes
 * where JSON escapes them, and 100 entities and buttons each.
 */
export const UPDATE_BYTES = 256 * 1024;

/** "1-100. Defaults to 40" (setWebhook, max_connections): updates that Telegram sends at once. */
export const WEBHOOK_CONNECTIONS = 40;

/** "Ports currently supported for webhooks: 443, 80, 88, 8443" (setWebhook). */
export const WEBHOOK_PORTS: readonly string[] = ['443', '80', '88', '8443'];

/** "1-256 characters. Only characters A-Z, a-z, 0-9, _ and - are allowed" (setWebhook, secret_token). */
export const SECRET_CHARS = 43;
