// The history of chats, as Telegram Desktop exports it in `result.json`: of one chat, or of all.

import { z } from 'zod';
import type { Value } from './json-stream.ts';
import { refusalAt } from './json-stream.ts';
import type { Author, Channel, Event, Message, Piece } from './message.ts';

const part = z.object({
  type: z.string(),
  text: z.string(),
  href: z.string().optional(),
  user_id: z.union([z.number(), z.string()]).optional(),
});
const words = z.union([z.string(), z.array(z.union([z.string(), part]))]);
type Words = z.infer<typeof words>;

const name = z.string().nullish();
const message = z.object({
  id: z.number().int(),
  type: z.string(),
  date: z.string().optional(),
  edited: z.string().optional(),
  from: name,
  from_id: z.string().optional(),
  action: z.string().optional(),
  title: z.string().optional(),
  reply_to_message_id: z.number().int().optional(),
  reply_to_peer_id: z.string().optional(),
  forwarded_from: name,
  forwarded_from_id: z.string().optional(),
  text: words.optional(),
  media_type: z.string().optional(),
  photo: z.string().optional(),
  file: z.string().optional(),
  file_name: z.string().optional(),
  sticker_emoji: z.string().optional(),
  contact_information: z.unknown().optional(),
  location_information: z.unknown().optional(),
  place_name: z.string().optional(),
  address: z.string().optional(),
  game_title: z.string().optional(),
  invoice_information: z.unknown().optional(),
  poll: z.object({ question: words, answers: z.array(z.object({ text: words })).default([]) }).optional(),
});
type Exported = z.infer<typeof message>;

const CHAT = ['name', 'type', 'id', 'messages.*'] as const;
const LISTS = ['chats', 'left_chats'] as const;

/** What of the file is read. */
export const TELEGRAM_PATHS: readonly string[] = [
  ...CHAT.map((one) => `$.${one}`),
  ...LISTS.flatMap((list) => CHAT.map((one) => `$.${list}.list.*.${one}`)),
];

const PUBLIC_KINDS = /^(?:public|private)_(?:channel|supergroup|group)$/;
const NOT_READ: Readonly<Record<string, string>> = {
  sticker: 'a sticker',
  video_message: 'a video message',
  voice_message: 'a voice message',
  animation: 'an animation',
  video_file: 'a video',
  audio_file: 'an audio file',
};

const authorOf = (id: string, said: string | null | undefined): Author => {
  if (/^(?:channel|chat)/.test(id)) return { is: 'place', id, name: said ?? '' };
  if (said === null || said === undefined) return { is: 'deleted', id, name: '' };
  return { is: 'person', id, name: said };
};

const pieceOf = (one: string | z.infer<typeof part>): Piece => {
  if (typeof one === 'string') return { words: one };
  const { type, text, href, user_id } = one;
  if (type === 'mention')
    return { words: text, person: { is: 'person', id: text.toLowerCase(), name: text } };
  if (type === 'mention_name')
    return { words: text, person: { is: 'person', id: `user${user_id ?? text}`, name: text } };
  if (type === 'text_link' && href !== undefined) return { words: text, url: href };
  if (type === 'link') return { words: text, url: text };
  if (type === 'blockquote') return { words: text, form: 'quotation' };
  return type === 'pre' ? { words: text, form: 'code' } : { words: text };
};

const piecesOf = (said: Words | undefined): Piece[] =>
  (typeof said === 'string' ? [said] : (said ?? [])).map(pieceOf).filter((one) => one.words !== '');

const plain = (said: Words): string =>
  piecesOf(said)
    .map((one) => one.words)
    .join('');

const mediaOf = (one: Exported): string[] => {
  const kind = NOT_READ[one.media_type ?? ''];
  const media = [
    one.photo !== undefined && one.media_type === undefined ? 'a photo' : null,
    kind ??
      (one.file === undefined ? null : `a file${one.file_name === undefined ? '' : `: ${one.file_name}`}`),
    one.contact_information === undefined ? null : 'a contact',
    one.location_information === undefined ? null : 'a location',
    one.game_title === undefined ? null : 'a game',
    one.invoice_information === undefined ? null : 'an invoice',
    one.poll === undefined ? null : 'a poll',
    one.type === 'unsupported' ? 'something that was not exported' : null,
  ];
  return media.filter((said) => said !== null);
};

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;
const momentOf = (said: string | undefined): [day: string, time: string] | null => {
  const [, day, time] = MOMENT.exec(said ?? '') ?? [];
  return day === undefined || time === undefined ? null : [day, time];
};

/** What has been read of the chat so far, until its first message comes. */
interface Chat {
  name?: unknown;
  type?: unknown;
  id?: unknown;
  channel?: Channel;
  /** Topics by the messages that are in them. */
  readonly topics: Map<number, number>;
  readonly titles: Map<number, string>;
}

const REMEDY = 'Export the history again with Telegram Desktop, and take the file as it is.';

/** What the values of a file say. To be given each value of TELEGRAM_PATHS, in their order. Throws a FaultyFileError. */
export const createTelegramReader = (file: string): ((value: Value) => Event[]) => {
  let chat: Chat = { topics: new Map(), titles: new Map() };
  let at = '';

  const channelOf = (line: number): Channel => {
    if (typeof chat.id !== 'number' || typeof chat.type !== 'string')
      throw refusalAt(file, line, 'has messages of a chat without its id and type before them.', REMEDY);
    return {
      platform: 'telegram',
      id: String(chat.id),
      name: typeof chat.name === 'string' ? chat.name : '',
      server: null,
      parent: null,
      isPrivate: !PUBLIC_KINDS.test(chat.type),
      exportedAt: null,
    };
  };

  const threadOf = (one: Exported): Message['thread'] => {
    const root = one.reply_to_message_id === undefined ? undefined : chat.topics.get(one.reply_to_message_id);
    if (root === undefined) return null;
    chat.topics.set(one.id, root);
    return { id: String(root), title: chat.titles.get(root) ?? '' };
  };

  const messageOf = (one: Exported, line: number): Message | null => {
    if (one.type === 'service') {
      if (one.action === 'topic_created') {
        chat.topics.set(one.id, one.id);
        chat.titles.set(one.id, one.title ?? '');
      }
      return null;
    }
    if (one.type === 'unsupported' && one.date === undefined) return null;
    const moment = momentOf(one.date);
    if (moment === null) throw refusalAt(file, line, `has a message (id ${one.id}) without a date.`, REMEDY);
    const [day, time] = moment;
    const thread = threadOf(one);
    const answers = one.reply_to_message_id;
    const isReply =
      answers !== undefined && one.reply_to_peer_id === undefined && String(answers) !== thread?.id;
    const { forwarded_from: from, forwarded_from_id: fromId } = one;
    const isPlace = fromId !== undefined && authorOf(fromId, from).is === 'place';
    return {
      id: String(one.id),
      day,
      time,
      author: authorOf(one.from_id ?? '', one.from),
      edited: momentOf(one.edited)?.join(' ') ?? null,
      replyTo: isReply ? String(answers) : null,
      forwardedFrom: from === undefined ? null : { name: from, isPerson: !isPlace },
      pieces: [
        ...piecesOf(one.text),
        ...(one.poll === undefined ? [] : piecesOf(one.poll.question)),
        ...(one.place_name === undefined
          ? []
          : [{ words: `${one.place_name}, ${one.address ?? ''}`.replace(/, $/, '') }]),
      ],
      options: one.poll?.answers.map(({ text }) => plain(text)) ?? [],
      media: mediaOf(one),
      thread,
    };
  };

  return ({ path, value, line }) => {
    const place = path.length > 3 ? path.slice(0, 3).join('.') : '';
    const key = path[path.length > 3 ? 3 : 0];
    if (place !== at) {
      at = place;
      chat = { topics: new Map(), titles: new Map() };
    }
    if (key !== 'messages') {
      if (key === 'name' || key === 'type' || key === 'id') chat[key] = value;
      return [];
    }
    const isNew = chat.channel === undefined;
    chat.channel ??= channelOf(line);
    const { channel } = chat;
    const begun: Event[] = isNew ? [{ channel }] : [];
    if (channel.isPrivate) return begun;
    const read = message.safeParse(value);
    if (!read.success)
      throw refusalAt(file, line, `has a message that is not as exported: ${issueOf(read.error)}.`, REMEDY);
    return [...begun, { message: messageOf(read.data, line), channel }];
  };
};

/** The first thing that is wrong, and where in the message. */
export const issueOf = ({ issues }: z.ZodError): string => {
  const [issue] = issues;
  return issue === undefined ? 'not understood' : `${issue.path.join('.') || 'it'}: ${issue.message}`;
};
