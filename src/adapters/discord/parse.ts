// Parses Discord interactions into calls.

import * as z from 'zod';
import type { Call, Typing } from '../../core/adapter.ts';
import type { AnyCommand } from '../../core/command.ts';
import { carriedText, optionFromMessage, takesFiles } from '../../core/from-message.ts';
import type { AttachedFile, Origin } from '../../core/ports.ts';
import { EPHEMERAL, VIEW_CHANNEL } from './limits.ts';
import { THREADS, toWrite } from './permissions.ts';
import { readCustomId } from './render.ts';

/** The fields of every interaction. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly application: string;
  readonly origin: Origin;
  /** The guild, by its name for the list of allowed chats; `discord:private` outside of guilds. */
  readonly place: string;
  /** Whether the bot is only installed by this person, not in the guild. */
  readonly isGuest: boolean;
  /** The channel that the bot can post to; null if it can't. */
  readonly channel: string | null;
}

export type Incoming = Interaction &
  (
    | { readonly is: 'call'; readonly call: Call }
    | { readonly is: 'press'; readonly call: Call; readonly inPlace: boolean }
    | { readonly is: 'typing'; readonly typing: Typing }
    /** Something that the bot has not offered, or no longer does. */
    | { readonly is: 'unknown' }
  );

const CHAT_INPUT = 1;
const ON_MESSAGE = 3;
const COMMAND = 2;
const COMPONENT = 3;
const AUTOCOMPLETE = 4;
const BOT_DM = 1;
const ATTACHMENT = 11;

const person = z.object({ id: z.string() });
const option = z.object({
  name: z.string(),
  type: z.int().optional().catch(undefined),
  value: z.union([z.string(), z.number(), z.boolean()]),
  focused: z.boolean().optional().catch(undefined),
});
const attachment = z.object({
  id: z.string(),
  filename: z.string(),
  size: z.int().optional().catch(undefined),
  url: z.string(),
});
/** Text of a message of components is in them, at any depth. */
interface Texts {
  readonly content?: string | undefined;
  readonly components?: readonly Texts[] | undefined;
}
const texts: z.ZodType<Texts> = z.object({
  content: z.string().optional().catch(undefined),
  get components() {
    return z.array(texts).optional().catch(undefined);
  },
});
const line = z.string().nullish().catch(undefined);
const embed = z.object({
  title: line,
  description: line,
  fields: z
    .array(z.object({ name: line, value: line }))
    .nullish()
    .catch(undefined),
});
const poll = z.object({
  question: z.object({ text: line }),
  answers: z.array(z.object({ poll_media: z.object({ text: line }) })).catch([]),
});
/** What a message can carry besides its own words. */
const carrier = z.intersection(
  texts,
  z.object({
    embeds: z.array(embed).optional().catch(undefined),
    poll: poll.nullish().catch(undefined),
    attachments: z.array(attachment).optional().catch(undefined),
  }),
);
type Carrier = z.infer<typeof carrier>;
const resolvedMessage = z.intersection(
  carrier,
  z.object({
    /** A forwarded message has what it forwards in a copy, and no words of its own. */
    message_snapshots: z
      .array(z.object({ message: carrier }))
      .optional()
      .catch(undefined),
  }),
);
const interaction = z.object({
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  type: z.int(),
  guild_id: z.string().optional().catch(undefined),
  channel_id: z.string().optional().catch(undefined),
  channel: z.object({ type: z.int() }).optional().catch(undefined),
  context: z.int().nullish().catch(undefined),
  locale: z.string().nullish().catch(undefined),
  guild_locale: z.string().nullish().catch(undefined),
  app_permissions: z.string().regex(/^\d+$/).optional().catch(undefined),
  authorizing_integration_owners: z.record(z.string(), z.unknown()).optional().catch(undefined),
  member: z.object({ user: person }).optional().catch(undefined),
  user: person.optional().catch(undefined),
  message: z
    .object({
      flags: z.int().optional().catch(undefined),
      interaction_metadata: z.object({ user: person }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  data: z
    .object({
      type: z.int().optional().catch(undefined),
      name: z.string().optional().catch(undefined),
      options: z.array(option).optional().catch(undefined),
      custom_id: z.string().optional().catch(undefined),
      target_id: z.string().optional().catch(undefined),
      resolved: z
        .object({
          messages: z.record(z.string(), resolvedMessage).optional().catch(undefined),
          attachments: z.record(z.string(), attachment).optional().catch(undefined),
        })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});
type Raw = z.infer<typeof interaction>;

/** Parses an interaction; null if it can't be answered. `onMessage` finds the command of a context menu label. */
export const parseInteraction = (
  raw: unknown,
  onMessage: (label: string) => AnyCommand | undefined,
): Incoming | null => {
  const data = read(raw);
  if (data === null) return null;
  const base = baseOf(data);
  const { options = [], name = '' } = data.data ?? {};
  const { origin } = base;
  switch (data.type) {
    case COMMAND: {
      if (data.data?.type === ON_MESSAGE) return { ...base, ...aboutMessage(data, origin, onMessage(name)) };
      if (data.data?.type !== CHAT_INPUT) return { ...base, is: 'unknown' };
      const isFile = ({ type }: { readonly type?: number | undefined }) => type === ATTACHMENT;
      const values = Object.fromEntries(
        options.filter((o) => !isFile(o)).map((o) => [o.name, String(o.value)]),
      );
      const files = options.filter(isFile).flatMap(({ value }) => {
        const found = data.data?.resolved?.attachments?.[String(value)];
        return found === undefined ? [] : [fileOf(found)];
      });
      const call = { origin, said: { command: name, options: values } };
      return { ...base, is: 'call', call: files.length === 0 ? call : { ...call, files } };
    }
    case COMPONENT: {
      const button = readCustomId(data.data?.custom_id ?? '');
      if (button === null) return { ...base, is: 'unknown' };
      const shownAlone = ((data.message?.flags ?? 0) & EPHEMERAL) !== 0 || origin.alone;
      const isTheirs = shownAlone || data.message?.interaction_metadata?.user.id === pressedBy(data);
      const way = isTheirs ? 'button' : 'foreign-button';
      const call: Call = { origin: { ...origin, way }, said: { line: button.line } };
      return { ...base, is: 'press', call, inPlace: button.replaces && shownAlone };
    }
    case AUTOCOMPLETE: {
      const focused = options.find((o) => o.focused === true);
      const typing = { command: name, option: focused?.name ?? '', typed: String(focused?.value ?? '') };
      return { ...base, is: 'typing', typing };
    }
    case 1:
      return null;
    default:
      return { ...base, is: 'unknown' };
  }
};

const fileOf = ({ url, filename, size }: z.infer<typeof attachment>): AttachedFile => ({
  ref: url,
  name: filename,
  size: size ?? null,
});

const read = (raw: unknown): Raw | null => {
  try {
    return interaction.safeParse(raw).data ?? null;
  } catch {
    // Components within components beyond what the stack holds: nothing that Discord sends.
    return null;
  }
};

const pressedBy = (data: Raw): string => (data.member?.user ?? data.user)?.id ?? 'unknown';

const baseOf = (data: Raw): Interaction => {
  const { guild_id: guild, channel_id: channel = 'unknown' } = data;
  const permissions = BigInt(data.app_permissions ?? 0);
  const mayWrite =
    (permissions & VIEW_CHANNEL) !== 0n &&
    (permissions & toWrite(THREADS.has(data.channel?.type ?? 0))) !== 0n;
  // Key '0' is there if the guild, or the bot's own conversation, has the bot, and not only this person.
  const isInstalled = '0' in (data.authorizing_integration_owners ?? {});
  const isMember = guild !== undefined && isInstalled;
  return {
    id: data.id,
    token: data.token,
    application: data.application_id,
    place: guild === undefined ? 'discord:private' : `discord:${guild}`,
    isGuest: !isInstalled,
    channel: isMember && mayWrite && data.channel_id !== undefined ? data.channel_id : null,
    origin: {
      platform: 'discord',
      chat: guild === undefined ? `discord:${channel}` : `discord:${guild}/${channel}`,
      user: `discord:${pressedBy(data)}`,
      alone: data.context === BOT_DM,
      way: 'typed',
      language: data.locale ?? data.guild_locale ?? null,
    },
  };
};

/** A call about a selected message. The answer is for the person who asked, not for the message's author. */
const aboutMessage = (
  { data }: Raw,
  origin: Origin,
  command: AnyCommand | undefined,
): { is: 'unknown' } | { is: 'call'; call: Call } => {
  const message = data?.resolved?.messages?.[data.target_id ?? ''];
  const forwarded = message?.message_snapshots?.map((snapshot) => snapshot.message) ?? [];
  const all = message === undefined ? [] : [message, ...forwarded];
  const option = optionFromMessage(command, all.map(wordsOf).join('\n').trim());
  if (command === undefined || option === null) return { is: 'unknown' };
  const { name, params } = command;
  const options = 'private' in params ? { ...option, private: 'yes' } : option;
  const said = { command: name, options };
  // Whoever chooses this for a message has seen its files and addresses, and what is done with them is their own wish.
  if (takesFiles(command))
    return {
      is: 'call',
      call: { origin, said, files: all.flatMap(({ attachments = [] }) => attachments.map(fileOf)) },
    };
  return { is: 'call', call: { origin: { ...origin, way: 'message' }, said } };
};

const textOf = ({ content, components = [] }: Texts): string =>
  [content ?? '', ...components.map(textOf)].filter((text) => text !== '').join('\n');

const ADDRESSES = /https?:\/\/\S+/gi;

/** What somebody has written; where that is nothing but addresses, what stands in their place: the embeds of pages, and polls. */
const wordsOf = (message: Carrier): string => {
  const own = textOf(message);
  if (own.replace(ADDRESSES, '').trim() !== '') return own;
  const { embeds, poll: asked } = message;
  return carriedText([
    own,
    ...(embeds ?? []).flatMap(({ title, description, fields }) => [
      title,
      description,
      ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    ]),
    asked?.question.text,
    ...(asked?.answers ?? []).map(({ poll_media: { text } }) => text),
  ]);
};
