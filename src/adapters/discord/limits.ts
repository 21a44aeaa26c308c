// What Discord takes, and what the bot asks of it. Numbers only; each says where it comes from (Discord's API documentation, v10).

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

/** Message flags. */
export const SUPPRESS_EMBEDS = 1 << 2;
export const EPHEMERAL = 1 << 6;
export const IS_COMPONENTS_V2 = 1 << 15;

/**
 * Rights that the invitation asks for: to see channels, and to write there and in threads. Answers to commands need none; these are
 * for an answer whose command Discord has given up waiting for.
 */
export const VIEW_CHANNEL = 1n << 10n;
export const SEND_MESSAGES = 1n << 11n;
const SEND_MESSAGES_IN_THREADS = 1n << 38n;
export const PERMISSIONS = VIEW_CHANNEL | SEND_MESSAGES | SEND_MESSAGES_IN_THREADS;
