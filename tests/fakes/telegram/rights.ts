// What members of a chat may do: administrators by their rights, the others by what the chat permits.

import type { AdminRights, ChatKind, ChatState, Permissions } from './world.ts';

const EVERYWHERE: AdminRights = {
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
};

/** What somebody gets who is made an administrator and of whose rights nothing else is said. */
const usual = (kind: ChatKind): AdminRights =>
  kind === 'channel'
    ? { ...EVERYWHERE, can_post_messages: true, can_edit_messages: true }
    : { ...EVERYWHERE, can_pin_messages: true, ...(kind === 'supergroup' && { can_manage_topics: false }) };

export const rightsOf = (chat: ChatState, id: number): AdminRights => ({
  ...usual(chat.kind),
  ...chat.rights.get(id),
});

/** What members may do in a new group: all but to change it. */
export const PERMITTED: Permissions = {
  can_send_messages: true,
  can_send_audios: true,
  can_send_documents: true,
  can_send_photos: true,
  can_send_videos: true,
  can_send_video_notes: true,
  can_send_voice_notes: true,
  can_send_polls: true,
  can_send_other_messages: true,
  can_add_web_page_previews: true,
  can_edit_tag: true,
  can_react_to_messages: true,
  can_change_info: false,
  can_invite_users: true,
  can_pin_messages: false,
  can_manage_topics: false,
};

export const NOTHING = Object.fromEntries(
  Object.keys(PERMITTED).map((name) => [name, false]),
) as unknown as Permissions;

/** Whether the bot may do what both administrators and members can be let do. */
export const botMay = (
  chat: ChatState,
  me: number,
  what: 'can_pin_messages' | 'can_send_messages' | 'can_send_documents',
): boolean => {
  if (chat.kind === 'private') return true;
  if (chat.bot === 'administrator') {
    const { can_pin_messages, can_post_messages, can_edit_messages } = rightsOf(chat, me);
    if (chat.kind === 'channel')
      return (what === 'can_pin_messages' ? can_edit_messages : can_post_messages) === true;
    return what !== 'can_pin_messages' || can_pin_messages === true;
  }
  if (chat.kind === 'channel') return false;
  const restricted = chat.bot !== 'restricted' || chat.restricted[what] === true;
  return restricted && chat.permissions[what] === true;
};
