// What Discord takes, and what the bot asks of it. Numbers only; each says where it comes from (Discord's API documentation, v10).

import type { BudgetLimits } from '../../core/platform.ts';

/** All text displays of a message together ("Components reference", components v2). */
export const TEXT_CHARS = 4_000;

/** Components of a message, nested ones counted. */
export const COMPONENTS = 40;

/** Buttons of one action row, and characters of a label. A custom_id has 1–100; a line of ours has 60 bytes at most. */
export const ROW_BUTTONS = 5;
export const LABEL_CHARS = 80;

/** Choices of one autocompletion, and characters of a choice's name and value. */
export const CHOICES = 25;
export const CHOICE_CHARS = 100;

/** Slash commands of an application, characters of a description and of a name. */
export const COMMANDS = 100;
export const DESCRIPTION_CHARS = 100;
export const NAME_CHARS = 32;

/** Further messages of an answer where the application was installed by a person alone (error 40094 after them). */
export const GUEST_FOLLOW_UPS = 5;

/** Bytes of a file, 10 MiB where nobody pays for more ("Reference", uploading files). */
export const FILE_BYTES = 10 * 1_024 * 1_024;

/** Bytes of a file that is read: people who pay may send larger ones, which no library is made of. */
export const DOWNLOAD_BYTES = 32 * 1_024 * 1_024;

/** Message flags. */
export const SUPPRESS_EMBEDS = 1 << 2;
export const EPHEMERAL = 1 << 6;
export const SUPPRESS_NOTIFICATIONS = 1 << 12;
export const IS_COMPONENTS_V2 = 1 << 15;

/** Characters of a nonce, and milliseconds for which it is minded: "a few minutes" ("Create Message"), so two. */
export const NONCE_CHARS = 25;
export const NONCE_MS = 120_000;

/** Messages of one page of a channel's history, pages that are looked through, and messages among which a notice must be. */
export const HISTORY = { page: 100, pages: 3, newest: 20 } as const;

/** Pins of a channel, and of one page of their list ("Get Channel Pins"). */
export const PINS = { channel: 250, page: 50 } as const;

/**
 * 50 requests a second ("Rate Limits", global), of which some are left for what is asked rather than said. Each route has a limit
 * of its own besides, a channel's messages among them, which every answer tells: rest.ts heeds it.
 */
export const BUDGET: BudgetLimits = { perSecond: 45, chatIntervalMs: 0, group: null, isGroup: () => false };

/** Permissions ("Permissions", bitwise flags). */
export const ADMINISTRATOR = 1n << 3n;
export const MANAGE_GUILD = 1n << 5n;
export const VIEW_CHANNEL = 1n << 10n;
export const SEND_MESSAGES = 1n << 11n;
export const MANAGE_MESSAGES = 1n << 13n;
export const READ_MESSAGE_HISTORY = 1n << 16n;
export const MANAGE_THREADS = 1n << 34n;
export const SEND_MESSAGES_IN_THREADS = 1n << 38n;
export const PIN_MESSAGES = 1n << 51n;

/**
 * Rights that the invitation asks for: to see channels, to write there and in threads, to pin what it has written, and to read the
 * history, without which it can neither list pins nor look for a message of its own. Answers to commands need none of them.
 */
export const PERMISSIONS =
  VIEW_CHANNEL | SEND_MESSAGES | SEND_MESSAGES_IN_THREADS | READ_MESSAGE_HISTORY | PIN_MESSAGES;

/**
 * The longest interaction that is read. Most are of some KB; one about a message brings the message, of which each of some 10,000
 * characters takes up to six bytes where JSON escapes them, and everything that hangs on it.
 */
export const INTERACTION_BYTES = 512 * 1024;

/** How old a signed request may be. Discord sends it at once; the clocks of machines differ by seconds. */
export const STALE_MS = 5 * 60_000;

/** How long an interaction can be answered by its token ("Interaction tokens are valid for 15 minutes"). */
export const TOKEN_MS = 15 * 60_000;

/** How long the first response may wait until the interaction is stored. Discord waits for three seconds. */
export const STORE_MS = 1_000;
