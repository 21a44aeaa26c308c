// The history of a channel or thread, as DiscordChatExporter exports it as JSON.

import { z } from 'zod';
import type { Value } from './json-stream.ts';
import { refusalAt } from './json-stream.ts';
import type { Author, Channel, Event, Message, Piece } from './message.ts';
import { issueOf } from './telegram.ts';

const user = z.object({
  id: z.string(),
  name: z.string(),
  nickname: z.string().nullish(),
  isBot: z.boolean().optional(),
});
const embed = z.object({
  title: z.string().nullish(),
  url: z.string().nullish(),
  description: z.string().nullish(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});
const contents = {
  content: z.string().default(''),
  attachments: z.array(z.object({ fileName: z.string() })).default([]),
  stickers: z.array(z.object({ name: z.string() })).default([]),
  embeds: z.array(embed).default([]),
};
const message = z.object({
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  timestampEdited: z.string().nullish(),
  author: user,
  mentions: z.array(user).default([]),
  reference: z.object({ messageId: z.string().nullish(), channelId: z.string().nullish() }).nullish(),
  forwardedMessage: z.object(contents).nullish(),
  ...contents,
});
type Exported = z.infer<typeof message>;

const guild = z.object({ id: z.string(), name: z.string() });
const exportedChannel = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  categoryId: z.string().nullish(),
  category: z.string().nullish(),
});

/** What of the file is read. */
export const DISCORD_PATHS: readonly string[] = ['$.guild', '$.channel', '$.exportedAt', '$.messages.*'];

/** Kinds of messages that somebody has written; the others say what happened. */
const WRITTEN = new Set(['Default', 'Reply', 'ChatInputCommand', 'ContextMenuCommand', '20', '23']);

/** The account that stands for all that were deleted. */
const DELETED = '456226577798135808';

const authorOf = ({ id, name, nickname, isBot }: z.infer<typeof user>): Author => ({
  is: id === DELETED || name === 'Deleted User' ? 'deleted' : isBot === true ? 'bot' : 'person',
  id,
  name: nickname ?? name,
});

const escapedPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The words of a message, in which the people whom it mentions are known by the list of them. */
const piecesOf = (content: string, mentions: readonly z.infer<typeof user>[]): Piece[] => {
  const people = new Map<string, Author>();
  for (const one of mentions) {
    const author = authorOf(one);
    for (const said of [`<@${one.id}>`, `<@!${one.id}>`, `@${one.nickname ?? one.name}`, `@${one.name}`])
      if (said !== '@') people.set(said, author);
  }
  // The longest first: a name can be the beginning of another.
  const names = [...people.keys()].sort((a, b) => b.length - a.length);
  const parts =
    names.length === 0
      ? [content]
      : content.split(new RegExp(`(${names.map(escapedPattern).join('|')})`, 'u'));
  return parts
    .filter((words) => words !== '')
    .flatMap((words): Piece[] => {
      const person = people.get(words);
      if (person !== undefined) return [{ words: `@${person.name}`, person }];
      return words
        .split(/(https?:\/\/[^\s<>]+)/)
        .filter((one) => one !== '')
        .map((one) => (/^https?:\/\//.test(one) ? { words: one, url: one } : { words: one }));
    });
};

/** The words of what a program has posted. Of people's messages, such a box only shows what a link leads to. */
const boxOf = ({ title, url, description, fields = [] }: z.infer<typeof embed>): Piece[] => [
  ...(title ? [{ words: `\n\n${title}`, ...(url ? { url } : {}) }] : []),
  ...(description ? [{ words: `\n\n${description}` }] : []),
  ...fields.map(({ name, value }) => ({ words: `\n\n${name}\n${value}` })),
];

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;
const momentOf = (said: string | null | undefined): [day: string, time: string] | null => {
  const [, day, time] = MOMENT.exec(said ?? '') ?? [];
  return day === undefined || time === undefined ? null : [day, time];
};

const mediaOf = ({ attachments, stickers }: Pick<Exported, 'attachments' | 'stickers'>): string[] => [
  ...attachments.map(({ fileName }) => `a file: ${fileName}`),
  ...stickers.map(() => 'a sticker'),
];

const REMEDY = 'Export the channel again with DiscordChatExporter as JSON, and take the file as it is.';

/** What the values of a file say. To be given each value of DISCORD_PATHS, in their order. Throws a FaultyFileError. */
export const createDiscordReader = (file: string): ((value: Value) => Event[]) => {
  let server: z.infer<typeof guild> | null = null;
  let own: z.infer<typeof exportedChannel> | null = null;
  let exportedAt: string | null = null;
  let channel: Channel | null = null;

  const checked = <T>(schema: z.ZodType<T>, value: unknown, line: number, what: string): T => {
    const read = schema.safeParse(value);
    if (read.success) return read.data;
    throw refusalAt(file, line, `has ${what} that is not as exported: ${issueOf(read.error)}.`, REMEDY);
  };

  const channelOf = (line: number): Channel => {
    if (server === null || own === null)
      throw refusalAt(file, line, 'has messages without a guild and a channel before them.', REMEDY);
    const isThread = /Thread$/.test(own.type);
    return {
      platform: 'discord',
      id: own.id,
      name: own.name,
      server: { id: server.id, name: server.name },
      parent: isThread ? { id: own.categoryId ?? '', name: own.category ?? '' } : null,
      isPrivate: /^Direct/.test(own.type) || server.id === '0',
      exportedAt,
    };
  };

  const messageOf = (one: Exported, line: number, { parent, id, name }: Channel): Message | null => {
    if (!WRITTEN.has(one.type)) return null;
    const moment = momentOf(one.timestamp);
    if (moment === null)
      throw refusalAt(
        file,
        line,
        `has a message (id ${one.id.slice(0, 40)}) without a readable timestamp.`,
        REMEDY,
      );
    const [day, time] = moment;
    const forwarded = one.forwardedMessage ?? null;
    const author = authorOf(one.author);
    const said = forwarded ?? one;
    const isElsewhere = one.reference?.channelId != null && one.reference.channelId !== id;
    return {
      id: one.id,
      day,
      time,
      author,
      edited: momentOf(one.timestampEdited)?.join(' ') ?? null,
      replyTo: forwarded === null && !isElsewhere ? (one.reference?.messageId ?? null) : null,
      forwardedFrom: forwarded === null ? null : { name: null, isPerson: true },
      pieces: [
        ...piecesOf(said.content, one.mentions),
        ...(author.is === 'bot' ? said.embeds.flatMap(boxOf) : []),
      ],
      options: [],
      media: mediaOf(said),
      thread: parent === null ? null : { id, title: name },
    };
  };

  return ({ path, value, line }) => {
    const [key] = path;
    if (key === 'guild') server = checked(guild, value, line, 'a guild');
    else if (key === 'channel') own = checked(exportedChannel, value, line, 'a channel');
    else if (key === 'exportedAt') exportedAt = typeof value === 'string' ? value : null;
    if (key !== 'messages') return [];
    const isNew = channel === null;
    channel ??= channelOf(line);
    const begun: Event[] = isNew ? [{ channel }] : [];
    if (channel.isPrivate) return begun;
    const read = checked(message, value, line, 'a message');
    return [...begun, { message: messageOf(read, line, channel), channel }];
  };
};
