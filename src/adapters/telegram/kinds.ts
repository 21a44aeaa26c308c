// Kinds of updates that are read; Telegram keeps the others to itself.

export const KINDS = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const;
