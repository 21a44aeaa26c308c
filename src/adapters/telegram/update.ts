// The shapes of Telegram's updates, as far as they are read.

import * as z from 'zod';

const user = z.object({
  id: z.int(),
  is_bot: z.boolean().optional().catch(undefined),
  language_code: z.string().optional().catch(undefined),
});
/** Somebody who says or presses something. */
export type Person = z.infer<typeof user>;
const chat = z.object({ id: z.int(), type: z.enum(['private', 'group', 'supergroup', 'channel']) });
const entity = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  user: user.optional().catch(undefined),
});
const document = z.object({
  file_id: z.string(),
  file_name: z.string().optional().catch(undefined),
  file_size: z.int().optional().catch(undefined),
});
/** A file as Telegram tells of it. */
export type SentFile = z.infer<typeof document>;
const poll = z.object({
  question: z.string(),
  options: z.array(z.object({ text: z.string() })).catch([]),
});
const quoted = z.object({
  from: user.optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
  document: document.optional().catch(undefined),
  poll: poll.optional().catch(undefined),
  forum_topic_created: z.unknown().optional(),
});
const message = z.object({
  message_id: z.int(),
  date: z.int().optional().catch(undefined),
  edit_date: z.int().optional().catch(undefined),
  chat,
  from: user.optional().catch(undefined),
  sender_chat: z.object({ id: z.int() }).optional().catch(undefined),
  is_automatic_forward: z.boolean().optional().catch(undefined),
  via_bot: user.optional().catch(undefined),
  forward_origin: z.unknown().optional(),
  /** How servers of the Bot API before 7.0 tell a forwarded message. */
  forward_date: z.unknown().optional(),
  message_thread_id: z.int().optional().catch(undefined),
  is_topic_message: z.boolean().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  entities: z.array(entity).optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
  caption_entities: z.array(entity).optional().catch(undefined),
  document: document.optional().catch(undefined),
  poll: poll.optional().catch(undefined),
  /** What has no words of its own. */
  photo: z.unknown().optional(),
  voice: z.unknown().optional(),
  audio: z.unknown().optional(),
  video: z.unknown().optional(),
  video_note: z.unknown().optional(),
  animation: z.unknown().optional(),
  sticker: z.unknown().optional(),
  location: z.unknown().optional(),
  contact: z.unknown().optional(),
  dice: z.unknown().optional(),
  story: z.unknown().optional(),
  /** Of the messages of an album. */
  media_group_id: z.string().optional().catch(undefined),
  reply_to_message: quoted.optional().catch(undefined),
  quote: z.object({ text: z.string() }).optional().catch(undefined),
  pinned_message: z.unknown().optional(),
  migrate_to_chat_id: z.int().optional().catch(undefined),
});
export type Message = z.infer<typeof message>;

/** What is read of an update. What is missing or of another shape is left out, and the rest is read all the same. */
export const update = z.object({
  message: message.optional().catch(undefined),
  edited_message: message.optional().catch(undefined),
  channel_post: message.optional().catch(undefined),
  edited_channel_post: message.optional().catch(undefined),
  callback_query: z
    .object({
      id: z.string(),
      from: user,
      data: z.string().optional().catch(undefined),
      message: message.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  inline_query: z.object({ id: z.string(), from: user, query: z.string() }).optional().catch(undefined),
  my_chat_member: z
    .object({ chat, new_chat_member: z.object({ status: z.string() }) })
    .optional()
    .catch(undefined),
});
