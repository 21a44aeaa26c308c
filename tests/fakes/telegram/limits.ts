// What the Bot API allows, as core.telegram.org/bots/api and core.telegram.org/bots/features state it.

export const LIMITS = {
  /** Of a message after entity parsing. Counted in UTF-16 code units, the strictest reading of "characters". */
  text: 4096,
  /** Of a file's caption, counted in the same way. */
  caption: 1024,
  entities: 100,
  buttons: 100,
  callbackDataBytes: 64,
  callbackAnswer: 200,
  inlineResults: 50,
  inlineResultIdBytes: 64,
  inlineQuery: 256,
  inlineOffsetBytes: 64,
  commands: 100,
  commandDescription: 256,
  updates: 100,
  /** Seconds for which a message can be deleted: 48 hours (deleteMessage). */
  deletable: 48 * 3600,
  /** One message a second to a chat, twenty a minute to a group, thirty a second overall. */
  chatGap: 1000,
  groupPerMinute: 20,
  overallPerSecond: 30,
} as const;

export const COMMAND = /^[a-z0-9_]{1,32}$/;
export const START_PARAMETER = /^[A-Za-z0-9_-]{1,64}$/;

/** Users through whom Telegram itself speaks: for anonymous administrators, for channels, and for linked channels. */
export const GROUP_ANONYMOUS_BOT = 1087968824;
export const CHANNEL_BOT = 136817688;
export const SERVICE_NOTIFICATIONS = 777000;

/** Kinds of updates that come only to a bot that asks for them. */
export const ON_REQUEST: readonly string[] = ['chat_member', 'message_reaction', 'message_reaction_count'];
