// Sending, editing and deleting messages.

import type { Spend } from '../budgets.ts';
import type { Upload } from '../form.ts';
import type { Entity, Formatted } from '../html.ts';
import { brokenDeepLinks, type Markup, type Rows, readKeyboard } from '../keyboard.ts';
import { LIMITS } from '../limits.ts';
import { refused, wrong } from '../refusal.ts';
import { botMay, rightsOf } from '../rights.ts';
import { showMessage } from '../shapes.ts';
import { format, type TextParameters } from '../text.ts';
import type { ChatState, Draft, Mutable, StoredMessage, World } from '../world.ts';
import { store } from '../world.ts';
import { type Call, type ChatId, type Methods, reach } from './method.ts';

export interface Preview {
  readonly link_preview_options?: { readonly is_disabled?: boolean };
}

interface Address {
  readonly chat_id: ChatId;
  readonly message_thread_id?: number;
  readonly disable_notification?: boolean;
  readonly reply_parameters?: {
    readonly message_id: number;
    readonly chat_id?: ChatId;
    readonly allow_sending_without_reply?: boolean;
  };
  readonly reply_markup?: Markup;
}

interface Send extends Address, TextParameters, Preview {}

interface SendDocument extends Address {
  readonly document: Upload;
  readonly caption?: string;
  readonly parse_mode?: string;
  readonly caption_entities?: readonly Entity[];
}

interface Edit extends TextParameters, Preview {
  readonly chat_id: ChatId;
  readonly message_id: number;
  readonly reply_markup?: Markup;
}

/** A fetched preview puts a stranger's headline beside a verbatim excerpt. */
export const checkPreview = (
  { entities }: Formatted,
  { link_preview_options }: Preview,
  call: Call,
): void => {
  if (link_preview_options?.is_disabled === true) return;
  if (entities.some(({ type }) => type === 'url' || type === 'text_link'))
    call.complain('a link without link_preview_options.is_disabled');
};

const find = (chat: ChatState, id: number, what: string): Mutable<StoredMessage> => {
  const message = chat.messages.find(({ message_id }) => message_id === id);
  if (message === undefined) throw refused(what);
  return message;
};

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const messageMethods = (world: World, spend: Spend): Methods => {
  const speak = (id: ChatId): ChatState => {
    const chat = reach(world, id);
    if (chat.kind === 'channel' && !botMay(chat, world.me.id, 'can_send_messages'))
      throw refused('need administrator rights in the channel chat');
    return chat;
  };
  /** Where something new may be said; what stands there already may be changed all the same. */
  const speakAnew = (id: ChatId, thread: number | null, kind: 'text messages' | 'documents'): ChatState => {
    const chat = speak(id);
    const right = kind === 'documents' ? 'can_send_documents' : 'can_send_messages';
    if (!botMay(chat, world.me.id, right)) throw refused(`not enough rights to send ${kind} to the chat`);
    if (thread !== null && !chat.topics.has(thread)) throw refused('message thread not found');
    const manages = chat.bot === 'administrator' && rightsOf(chat, world.me.id).can_manage_topics === true;
    if (thread !== null && chat.closed.has(thread) && !manages) throw refused('TOPIC_CLOSED');
    return chat;
  };
  const pay = (chat: ChatState) => spend(chat.id, chat.kind === 'group' || chat.kind === 'supergroup');
  const checkLinks = (formatted: Formatted, rows: Rows, call: Call) => {
    for (const url of brokenDeepLinks(world.me.username ?? '', formatted.entities, rows))
      call.complain(`a deep link whose payload is not 1-64 of A-Za-z0-9_-: ${url}`);
  };
  const mine = (id: ChatId, messageId: number): [ChatState, Mutable<StoredMessage>] => {
    const chat = speak(id);
    const message = find(chat, messageId, 'message to edit not found');
    if (!message.byBot) throw wrong("message can't be edited");
    if (message.fixed) throw refused("message can't be edited");
    return [chat, message];
  };
  const replace = (
    chat: ChatState,
    message: Mutable<StoredMessage>,
    changes: Partial<StoredMessage>,
  ): object => {
    if (
      Object.entries(changes).every(
        ([key, value]) => key === 'html' || alike(Reflect.get(message, key), value),
      )
    )
      throw refused(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    pay(chat);
    Object.assign(message, changes, { edits: message.edits + 1, edited: world.date() });
    return showMessage(world, message);
  };

  /** Keeps something new. */
  const say = (
    parameters: Address,
    call: Call,
    said: Formatted & Pick<Draft, 'document'> & { readonly html: string | null },
  ): object => {
    const { chat_id, message_thread_id: thread = null, reply_parameters: reply } = parameters;
    const buttons = readKeyboard(parameters.reply_markup);
    checkLinks(said, buttons, call);
    const chat = speakAnew(chat_id, thread, said.document === undefined ? 'text messages' : 'documents');
    if (reply?.chat_id !== undefined && reply.chat_id !== chat_id)
      throw wrong('the fake knows no replies to other chats');
    const replyTo = chat.messages.find(({ message_id }) => message_id === reply?.message_id) ?? null;
    if (reply !== undefined && replyTo === null && reply.allow_sending_without_reply !== true)
      throw refused('message to be replied not found');
    pay(chat);
    const message = store(world, chat, {
      ...said,
      buttons,
      from: world.me,
      // A channel speaks in its own name, also through a bot.
      senderChat: chat.kind === 'channel' ? chat.id : null,
      replyTo,
      thread: thread ?? (chat.forum ? (replyTo?.thread ?? null) : null),
      silent: parameters.disable_notification ?? false,
    });
    return showMessage(world, message);
  };

  return {
    sendMessage(parameters: Send, call) {
      const formatted = format(parameters);
      checkPreview(formatted, parameters, call);
      return say(parameters, call, {
        ...formatted,
        html: parameters.parse_mode === 'HTML' ? parameters.text : null,
      });
    },

    sendDocument(parameters: SendDocument, call) {
      const { document, caption, parse_mode, caption_entities: entities } = parameters;
      if (caption === undefined && (parse_mode ?? entities) !== undefined)
        throw wrong('there is no caption to parse');
      const asText = {
        text: caption ?? '',
        ...(parse_mode && { parse_mode }),
        ...(entities && { entities }),
      };
      const formatted =
        caption === undefined
          ? { text: '', entities: [] }
          : format(asText, 'the caption is empty', LIMITS.caption);
      return say(parameters, call, {
        ...formatted,
        document,
        html: parse_mode === 'HTML' ? (caption ?? null) : null,
      });
    },

    editMessageText(parameters: Edit, call) {
      const formatted = format(parameters);
      // An edit without a keyboard takes the keyboard away.
      const buttons = readKeyboard(parameters.reply_markup);
      checkPreview(formatted, parameters, call);
      checkLinks(formatted, buttons, call);
      const html = parameters.parse_mode === 'HTML' ? parameters.text : null;
      const [chat, message] = mine(parameters.chat_id, parameters.message_id);
      if (message.document !== null) throw refused('there is no text in the message to edit');
      return replace(chat, message, { ...formatted, html, buttons });
    },

    editMessageReplyMarkup({ chat_id, message_id, reply_markup }: Edit, call) {
      const buttons = readKeyboard(reply_markup);
      checkLinks({ text: '', entities: [] }, buttons, call);
      const [chat, message] = mine(chat_id, message_id);
      return replace(chat, message, { buttons });
    },

    deleteMessage({ chat_id, message_id }: Edit) {
      const chat = reach(world, chat_id);
      const message = find(chat, message_id, 'message to delete not found');
      const mayDelete = chat.bot === 'administrator' && rightsOf(chat, world.me.id).can_delete_messages;
      if (!message.byBot && chat.kind !== 'private' && !mayDelete) throw refused("message can't be deleted");
      // An administrator of a group or channel may delete there whatever its age.
      if (!mayDelete && world.date() - message.date > LIMITS.deletable)
        throw refused("message can't be deleted for everyone");
      chat.pinned.delete(message_id);
      chat.messages.splice(chat.messages.indexOf(message), 1);
      return true;
    },

    sendChatAction({ chat_id, message_thread_id: thread }: Send) {
      const chat = speak(chat_id);
      if (thread !== undefined && !chat.topics.has(thread)) throw refused('message thread not found');
      return true;
    },
  };
};
