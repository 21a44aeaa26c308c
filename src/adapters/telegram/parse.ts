// Parses Telegram updates into calls. Everything else is ignored.

import type { Call } from '../../core/adapter.ts';
import type { AnyCommand } from '../../core/command.ts';
import { carriedText, optionFromMessage, takesFiles } from '../../core/from-message.ts';
import type { AttachedFile, Origin, Way } from '../../core/ports.ts';
import { lineOfLink } from './deep-link.ts';
import { type Message, type Person, type SentFile, update } from './update.ts';

/** Where to send an answer. */
export interface Destination {
  readonly chatId: number;
  /** The topic of a forum. */
  readonly thread: number | null;
  readonly kind: 'private' | 'group' | 'channel';
}

export type Incoming =
  /** A question or command. `asker`: the id by which its author is reached alone; null if nobody is to be reached. */
  | {
      readonly is: 'call';
      readonly call: Call;
      readonly place: Destination;
      readonly asker: number | null;
      readonly message: number;
      /** How long after the first wording this one was written, if it is a new one; infinite where Telegram does not say. */
      readonly editedAfterMs: number | null;
      /** The album that it is part of. */
      readonly album?: string;
    }
  /** A button. `call` is null where it is none of ours; `replaces`: the answer takes the place of `message`. */
  | {
      readonly is: 'press';
      readonly id: string;
      readonly call: Call | null;
      readonly place: Destination | null;
      readonly asker: number;
      readonly message: number;
      readonly replaces: boolean;
    }
  | { readonly is: 'query'; readonly id: string; readonly text: string; readonly origin: Origin }
  /** The bot is in a chat, or something was said there: enough to see whether it may be. */
  | { readonly is: 'present'; readonly place: Destination }
  /** Somebody alone with the bot has sent it something without words. `album`: it may be one of several. */
  | {
      readonly is: 'wordless';
      readonly origin: Origin;
      readonly place: Destination;
      readonly message: number;
      readonly album: string | null;
    }
  /** Everybody is told that the bot has pinned something. */
  | { readonly is: 'notice'; readonly place: Destination; readonly message: number }
  | { readonly is: 'moved'; readonly from: number; readonly to: number };

/** The bot's own user, and its commands. */
export interface Self {
  readonly id: number;
  readonly username: string;
  command(name: string): AnyCommand | undefined;
}

/** Stand-ins of Telegram's for people and channels that do not show themselves: administrators, channels, linked posts. */
const STAND_INS = new Set([1_087_968_824, 136_817_688, 777_000]);

/** Parses an update; null if it isn't addressed to the bot. */
export const parseUpdate = (raw: unknown, self: Self): Incoming | null => {
  const { success, data } = update.safeParse(raw);
  if (!success) return null;
  const edited = data.edited_message ?? data.edited_channel_post;
  const said = data.message ?? data.channel_post ?? edited;
  if (said !== undefined) return parseMessage(said, edited !== undefined, self);
  if (data.callback_query !== undefined) return parsePress(data.callback_query);
  if (data.inline_query !== undefined) {
    const { id, from, query } = data.inline_query;
    // In the language of their chat with the bot; how often they type is counted apart from how often they ask.
    const origin: Origin = {
      ...originOf(null, `telegram:${from.id}`, from),
      user: `telegram:${from.id}/inline`,
      way: 'typing',
    };
    return { is: 'query', id, text: query, origin };
  }
  if (data.my_chat_member !== undefined) {
    const { chat: where, new_chat_member: now } = data.my_chat_member;
    return now.status === 'left' || now.status === 'kicked'
      ? null
      : { is: 'present', place: destinationOf({ chat: where, message_id: 0 }) };
  }
  return null;
};

const parseMessage = (said: Message, isEdit: boolean, self: Self): Incoming | null => {
  if (said.migrate_to_chat_id !== undefined)
    return { is: 'moved', from: said.chat.id, to: said.migrate_to_chat_id };
  const place = destinationOf(said);
  const present: Incoming | null = place.kind === 'private' ? null : { is: 'present', place };
  const { from, sender_chat: sender } = said;
  if (said.pinned_message !== undefined && from?.id === self.id)
    return { is: 'notice', place, message: said.message_id };
  const standsIn = from !== undefined && STAND_INS.has(from.id);
  if (from?.is_bot === true && !standsIn) return present;
  // What was inserted through the bot is an answer already; a channel's post was answered in the channel.
  if (said.via_bot?.id === self.id || said.is_automatic_forward === true) return present;
  const words = said.text ?? said.caption ?? (place.kind === 'private' ? said.poll?.question : undefined);
  const what = words === undefined ? null : addressed(said, words, place, self);
  if (what === null) {
    // An album has its words below one of its pictures, and they are answered.
    if (words !== undefined || place.kind !== 'private' || from === undefined || isEdit) return present;
    if (!isWordless(said)) return present;
    const origin = originOf(place, `telegram:${from.id}`, from);
    return { is: 'wordless', origin, place, message: said.message_id, album: said.media_group_id ?? null };
  }
  const isHidden = standsIn || from === undefined || sender !== undefined;
  const person = standsIn || from === undefined ? null : from;
  const name = person === null ? `telegram:${sender?.id ?? said.chat.id}` : `telegram:${person.id}`;
  return {
    is: 'call',
    call: {
      origin: {
        ...originOf(place, name, person),
        ...(isHidden ? { hidden: true } : {}),
        way: wayOf(said, what),
      },
      said: 'command' in what ? { command: what.command, options: what.options } : { line: what.line },
      ...(what.files === undefined || what.files.length === 0 ? {} : { files: what.files }),
    },
    place,
    asker: person?.id ?? null,
    message: said.message_id,
    editedAfterMs: isEdit ? editedAfter(said) : null,
    ...(said.media_group_id === undefined ? {} : { album: said.media_group_id }),
  };
};

/** What people send that has no words. */
const WORDLESS = [
  'document',
  'photo',
  'voice',
  'audio',
  'video',
  'video_note',
  'animation',
  'sticker',
  'location',
  'contact',
  'dice',
  'story',
] as const satisfies readonly (keyof Message)[];

const isWordless = (said: Message): boolean => WORDLESS.some((kind) => said[kind] !== undefined);

/** What was inserted through another bot or forwarded has been written by somebody else. */
const wayOf = (said: Message, what: Addressed): Way => {
  if (what.link === true) return 'link';
  const byOthers = [said.via_bot, said.forward_origin, said.forward_date].some((one) => one !== undefined);
  // Whoever says that a file is to be added has seen it, and what they say is their own.
  const isOthers = 'command' in what && what.files === undefined;
  return isOthers || byOthers ? 'message' : 'typed';
};

/** Whether a message of the bot's was for this person: in the conversation with them alone, or in answer to them. */
const isFor = (person: number, place: Destination, under: Message | undefined): boolean =>
  place.kind === 'private' || under?.reply_to_message?.from?.id === person;

/** Both times are by Telegram's clock, so it does not matter how this machine's is set. */
const editedAfter = ({ date, edit_date: edited }: Message): number =>
  date === undefined || edited === undefined ? Number.POSITIVE_INFINITY : (edited - date) * 1_000;

const destinationOf = ({
  chat: where,
  ...said
}: Pick<Message, 'chat' | 'message_id'> & Partial<Message>): Destination => ({
  chatId: where.id,
  thread: said.is_topic_message === true ? (said.message_thread_id ?? null) : null,
  kind: where.type === 'private' || where.type === 'channel' ? where.type : 'group',
});

/** The chat as the rest of the bot knows it. */
export const chatName = ({ chatId, thread }: Destination): string =>
  thread === null ? `telegram:${chatId}` : `telegram:${chatId}/${thread}`;

const originOf = (place: Destination | null, name: string, person: Person | null): Origin => ({
  platform: 'telegram',
  chat: place === null ? name : chatName(place),
  user: name,
  alone: place === null || place.kind === 'private',
  way: 'typed',
  language: person?.language_code ?? null,
});

/** What is said to the bot; `link`: the parameter of an address says it. `files`: given where the command takes files. */
type Addressed = Call['said'] & { readonly link?: true; readonly files?: readonly AttachedFile[] };

/** What a message says to the bot; null if it says nothing to it. In a private chat everything does. */
const addressed = (said: Message, text: string, place: Destination, self: Self): Addressed | null => {
  const command = /^\/([^\s@]+)(?:@(\w+))?(?:\s+|$)/.exec(text);
  if (command !== null) {
    const [lead, name = '', target] = command;
    const known = self.command(name.toLowerCase());
    const isMine = target === undefined ? known !== undefined : target.toLowerCase() === self.username;
    if (!isMine && (place.kind !== 'private' || target !== undefined)) return null;
    const rest = text.slice(lead.length);
    if (takesFiles(known))
      return (
        withDocument(said, known, rest) ?? {
          line: `/${name} ${rest}`.trimEnd(),
          files: filesOf(said.document),
        }
      );
    return aboutTheQuoted(said, known, rest) ?? (rest === '' ? { line: `/${name}` } : opened(name, rest));
  }
  if (place.kind === 'private') return { line: text };
  if (place.kind === 'channel') return null;
  const without = withoutMention(said, text, self);
  if (without !== null)
    return aboutTheQuoted(said, self.command('ask'), without) ?? { line: without === '' ? '/help' : without };
  const { reply_to_message: quotedMessage } = said;
  // Messages of a forum's topic name its first message as what they reply to.
  const isReply = quotedMessage?.from?.id === self.id && quotedMessage.forum_topic_created === undefined;
  return isReply ? { line: text } : null;
};

/** Files without a name have none of their own. */
const filesOf = (sent: SentFile | undefined): AttachedFile[] =>
  sent === undefined ? [] : [{ ref: sent.file_id, name: sent.file_name ?? '', size: sent.file_size ?? null }];

/** A command that takes documents, such as `/add`, alone under somebody's message: it takes that message's. */
const withDocument = (
  { reply_to_message: under, quote, document }: Message,
  command: AnyCommand | undefined,
  rest: string,
): Addressed | null => {
  if (command === undefined || rest.trim() !== '' || document !== undefined) return null;
  if (under === undefined || under.forum_topic_created !== undefined) return null;
  const files = filesOf(under.document);
  const words = quote?.text ?? under.text ?? under.caption ?? '';
  const options = files.length > 0 ? {} : (optionFromMessage(command, words) ?? {});
  return { command: command.name, options, files };
};

/** A command that takes a message, such as `/ask`, alone under somebody's message: it is about that message. */
const aboutTheQuoted = (
  said: Message,
  command: AnyCommand | undefined,
  rest: string,
): Call['said'] | null => {
  if (!command?.fromMessage) return null;
  const { text, caption, poll } = said.reply_to_message ?? {};
  const asked = poll && carriedText([poll.question, ...poll.options.map((option) => option.text)]);
  const quotedText = said.quote?.text ?? text ?? caption ?? asked;
  const word = rest.trim().toLowerCase();
  const isFlag = command.params[word]?.takes === 'flag';
  if ((word !== '' && !isFlag) || quotedText === undefined) return null;
  const option = optionFromMessage(command, quotedText);
  return {
    command: command.name,
    options: {
      ...option,
      ...(isFlag ? { [word]: 'yes' } : {}),
    },
  };
};

const withoutMention = (said: Message, text: string, self: Self): string | null => {
  const entities = (said.text === undefined ? said.caption_entities : said.entities) ?? [];
  for (const { type, offset, length, user: named } of entities) {
    const mentioned = text.slice(offset, offset + length);
    const isMe =
      (type === 'mention' && mentioned.toLowerCase() === `@${self.username}`) ||
      (type === 'text_mention' && named?.id === self.id);
    if (isMe) return `${text.slice(0, offset)} ${text.slice(offset + length)}`.replace(/^[\s,:]+|\s+$/g, '');
  }
  return null;
};

const parsePress = ({
  id,
  from,
  data = '',
  message: under,
}: {
  id: string;
  from: Person;
  data?: string | undefined;
  message?: Message | undefined;
}): Incoming => {
  const place = under === undefined ? null : destinationOf(under);
  const line = /^[=+](\/[\s\S]+)$/.exec(data)?.[1];
  const call: Call | null =
    place === null || line === undefined
      ? null
      : {
          origin: {
            ...originOf(place, `telegram:${from.id}`, from),
            way: isFor(from.id, place, under) ? 'button' : 'foreign-button',
          },
          said: { line },
        };
  return {
    is: 'press',
    id,
    call,
    place,
    asker: from.id,
    message: under?.message_id ?? 0,
    replaces: data.startsWith('='),
  };
};

/** `/start` with the parameter of a link is what the link stands for. */
const opened = (name: string, rest: string): Addressed => {
  const line = name.toLowerCase() === 'start' ? lineOfLink(rest) : null;
  return line === null ? { line: `/${name} ${rest}` } : { line, link: true };
};
