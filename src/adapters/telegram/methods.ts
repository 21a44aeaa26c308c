// The methods of the Bot API that are in use, as data: what is sent and what is read.

import type { ChatFacts, Member, Myself, WebhookFacts } from './results.ts';

/** A button of a keyboard under a message. */
export interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}
export interface Keyboard {
  readonly inline_keyboard: readonly (readonly Button[])[];
}
interface Reply {
  readonly message_id: number;
  readonly allow_sending_without_reply: true;
}
interface Text {
  readonly text: string;
  readonly parse_mode?: 'HTML';
  readonly link_preview_options: { readonly is_disabled: true };
  readonly reply_markup?: Keyboard;
}
export interface BotCommand {
  readonly command: string;
  readonly description: string;
}
export type Scope = {
  readonly type: 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators';
};
interface CommandList {
  readonly scope: Scope;
  readonly language_code?: string;
}
export interface InlineResult {
  readonly type: 'article';
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly input_message_content: {
    readonly message_text: string;
    readonly parse_mode: 'HTML';
    readonly link_preview_options: { readonly is_disabled: true };
  };
}

/**
 * The methods in use, with the fields that we send and read. Telegraf's own types end with Bot API 7.1; this table is what we
 * need of 10.1, and the one place to add a newer method or field.
 */
export interface Methods {
  sendMessage: {
    params: Text & {
      readonly chat_id: number;
      readonly message_thread_id?: number;
      readonly disable_notification?: boolean;
      readonly reply_parameters?: Reply;
    };
    result: { readonly message_id: number };
  };
  sendDocument: {
    params: {
      readonly chat_id: number;
      /** As telegraf takes it. */
      readonly document: { readonly source: Buffer; readonly filename: string };
      readonly caption?: string;
      readonly parse_mode?: 'HTML';
      readonly reply_markup?: Keyboard;
      readonly message_thread_id?: number;
      readonly reply_parameters?: Reply;
    };
    result: { readonly message_id: number };
  };
  editMessageText: {
    params: Text & { readonly chat_id: number; readonly message_id: number };
    result: unknown;
  };
  deleteMessage: { params: { readonly chat_id: number; readonly message_id: number }; result: unknown };
  answerCallbackQuery: {
    params: { readonly callback_query_id: string; readonly text?: string; readonly url?: string };
    result: unknown;
  };
  answerInlineQuery: {
    params: {
      readonly inline_query_id: string;
      readonly results: readonly InlineResult[];
      readonly cache_time: number;
      readonly is_personal: boolean;
      readonly button?: { readonly text: string; readonly start_parameter: string };
    };
    result: unknown;
  };
  sendChatAction: {
    params: { readonly chat_id: number; readonly action: 'typing' };
    result: unknown;
  };
  getFile: {
    params: { readonly file_id: string };
    result: { readonly file_path?: string | undefined; readonly file_size?: number | undefined };
  };
  leaveChat: { params: { readonly chat_id: number }; result: unknown };
  pinChatMessage: {
    params: {
      readonly chat_id: number;
      readonly message_id: number;
      readonly disable_notification: true;
    };
    result: unknown;
  };
  unpinChatMessage: { params: { readonly chat_id: number; readonly message_id: number }; result: unknown };
  getChat: { params: { readonly chat_id: number }; result: ChatFacts };
  getChatMember: {
    params: { readonly chat_id: number; readonly user_id: number };
    result: Member;
  };
  getMe: { params: Readonly<Record<string, never>>; result: Myself };
  getMyCommands: { params: CommandList; result: readonly BotCommand[] };
  getWebhookInfo: { params: Readonly<Record<string, never>>; result: WebhookFacts };
  setWebhook: {
    params: {
      readonly url: string;
      readonly secret_token: string;
      readonly allowed_updates: readonly string[];
      readonly max_connections: number;
    };
    result: unknown;
  };
  setMyCommands: { params: CommandList & { readonly commands: readonly BotCommand[] }; result: unknown };
}
