// The fields that are read from Bot API results.

import * as z from 'zod';

const right = z.boolean().optional();
const chat = z.object({
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
  /** The newest by the date of sending, if any is pinned. */
  pinned_message: z.object({ message_id: z.int() }).optional(),
  /** What members may do who are no administrators. */
  permissions: z.object({ can_send_messages: right, can_pin_messages: right }).optional(),
});
const member = z.object({
  status: z.enum(['creator', 'administrator', 'member', 'restricted', 'left', 'kicked']),
  is_member: right,
  can_send_messages: right,
  can_pin_messages: right,
  can_change_info: right,
  can_promote_members: right,
  can_delete_messages: right,
  can_post_messages: right,
  can_edit_messages: right,
});
const me = z.object({ id: z.int(), username: z.string() });
const webhook = z.object({
  /** Empty if there is none. */
  url: z.string(),
  pending_update_count: z.int().optional().catch(undefined),
  /** In seconds since the epoch. */
  last_error_date: z.int().optional().catch(undefined),
  /** What went wrong on the way to the bot, in Telegram's words. */
  last_error_message: z.string().optional().catch(undefined),
});
export type WebhookFacts = z.infer<typeof webhook>;
export type Myself = z.infer<typeof me>;
export type Member = z.infer<typeof member>;
export type ChatFacts = z.infer<typeof chat>;

/** What is read of a result. A success without it is an answer lost: perhaps it was done. */
export const RESULTS: Readonly<Record<string, z.ZodType | undefined>> = {
  sendMessage: z.object({ message_id: z.int() }),
  sendDocument: z.object({ message_id: z.int() }),
  getChat: chat,
  getChatMember: member,
  getFile: z.object({ file_path: z.string().optional(), file_size: z.int().optional() }),
  getMe: me,
  getWebhookInfo: webhook,
  getMyCommands: z.array(z.object({ command: z.string(), description: z.string() })),
};
