// The rules for messages, Discord's and our own, and the bot's messages as the fake keeps them.

import { buttonsOf, checkComponents, checkShown, numbered, textsOf } from './components.ts';
import { type Issue, insist, Refusal, wrong } from './refusal.ts';
import { checkSchema, type Schema } from './schema.ts';
import type { FakeFile, Json } from './shapes.ts';
import { attachmentsOf, filesOf, type Upload } from './uploads.ts';
import type { Interaction, Message, World } from './world.ts';

export const FLAGS = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  v2: 1 << 15,
} as const;

/** The published description allows 4,000, which only people with a subscription have. */
const MAX_CONTENT = 2_000;
const MAX_EMBEDS_TEXT = 6_000;

export interface Draft {
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly files: readonly FakeFile[];
  readonly flags: number;
}

export interface Occasion {
  readonly schema: Schema;
  /** What an edit starts from. */
  readonly before?: Draft;
  /** Answers to interactions may be for one person only. */
  readonly answer: boolean;
  /** Files that came with the body. */
  readonly uploads?: readonly Upload[];
}

const listOf = (value: unknown, before: readonly Json[] = []): readonly Json[] =>
  value === undefined ? before : Array.isArray(value) ? (value as Json[]) : [];

const embedText = (embed: Json): number => {
  const { title, description, fields, footer, author } = embed as Record<string, unknown>;
  const inside = listOf(fields).flatMap(({ name, value }) => [name, value]);
  const texts = [title, description, (footer as Json | null)?.text, (author as Json | null)?.name];
  return [...texts, ...inside].reduce<number>(
    (sum, text) => sum + (typeof text === 'string' ? text.length : 0),
    0,
  );
};

/** Our own rules: nobody is mentioned, and no stranger's preview stands beside an excerpt. */
const checkManners = (payload: Json, { content, flags }: Draft): Issue[] => {
  const issues: Issue[] = [];
  const mentions = payload.allowed_mentions as Json | null | undefined;
  const { parse, users, roles, replied_user: replied } = mentions ?? {};
  if (!Array.isArray(parse) || [...listOf(parse), ...listOf(users), ...listOf(roles)].length > 0 || replied)
    issues.push({ path: ['allowed_mentions'], code: 'OUR_RULE', message: 'must be { parse: [] }' });
  if (/https?:\/\//i.test(content) && (flags & (FLAGS.suppressEmbeds | FLAGS.v2)) === 0)
    issues.push({
      path: ['flags'],
      code: 'OUR_RULE',
      message: 'a link without SUPPRESS_EMBEDS gets a preview',
    });
  return issues;
};

const checkFlags = (flags: number, before: Draft | undefined, answer: boolean): Issue[] => {
  const settable =
    FLAGS.suppressEmbeds |
    FLAGS.v2 |
    (before === undefined ? FLAGS.suppressNotifications : 0) |
    (answer ? FLAGS.ephemeral : 0);
  const issues: Issue[] = [];
  const blame = (message: string) => issues.push({ path: ['flags'], code: 'MESSAGE_FLAGS_INVALID', message });
  if ((flags & ~settable) !== 0) blame(`${flags & ~settable} cannot be set here`);
  if (before !== undefined && (before.flags & FLAGS.v2) !== 0 && (flags & FLAGS.v2) === 0)
    blame('IS_COMPONENTS_V2 cannot be taken back');
  return issues;
};

const checkDraft = ({ content, embeds, components, files }: Draft, v2: boolean): Issue[] => {
  const names = files.map(({ name }) => name);
  const issues = [...checkComponents(components, v2), ...(v2 ? checkShown(components, names) : [])];
  const blame = (key: string, code: string, message: string) => issues.push({ path: [key], code, message });
  if (content.length > MAX_CONTENT)
    blame('content', 'BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.');
  if (v2 && content !== '')
    blame('content', 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', 'not with IS_COMPONENTS_V2');
  if (v2 && embeds.length > 0)
    blame('embeds', 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', 'not with IS_COMPONENTS_V2');
  if (v2 && components.length === 0)
    blame('components', 'BASE_TYPE_REQUIRED', 'IS_COMPONENTS_V2 needs a component');
  if (embeds.reduce((sum, embed) => sum + embedText(embed), 0) > MAX_EMBEDS_TEXT)
    blame('embeds', 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  return issues;
};

/** discord.js sends these as false with every edit and answer, where the published description lacks them; Discord overlooks it. */
const NOISE: ReadonlySet<string> = new Set(['tts', 'enforce_nonce']);
const withoutNoise = (payload: Json): Json =>
  Object.fromEntries(Object.entries(payload).filter(([key, value]) => value !== false || !NOISE.has(key)));

/** What the message would become. Throws a refusal that names everything that is wrong with it. */
export const readMessage = (payload: Json, { schema, before, answer, uploads = [] }: Occasion): Draft => {
  insist(checkSchema(schema, withoutNoise(payload)));
  const kept = before?.flags ?? 0;
  const given = typeof payload.flags === 'number' ? payload.flags : kept & (FLAGS.v2 | FLAGS.suppressEmbeds);
  const fixed = FLAGS.ephemeral | FLAGS.suppressNotifications;
  const flags = before === undefined ? given : (given & ~fixed) | (kept & fixed);
  const content = payload.content === undefined ? before?.content : payload.content;
  const { files, issues } = filesOf(payload, before?.files ?? [], uploads);
  const draft: Draft = {
    // Discord cuts the white space around a content off.
    content: String(content ?? '').trim(),
    embeds: listOf(payload.embeds, before?.embeds),
    components: listOf(payload.components, before?.components),
    files,
    flags,
  };
  const v2 = (flags & FLAGS.v2) !== 0;
  insist([
    ...issues,
    ...checkFlags(given, before, answer),
    ...checkDraft(draft, v2),
    ...checkManners(payload, draft),
  ]);
  const empty = draft.content === '' && draft.embeds.length === 0 && draft.files.length === 0;
  if (!v2 && empty && payload.poll == null) throw wrong(400, 50006, 'Cannot send an empty message');
  return { ...draft, components: numbered(draft.components) };
};

export const createMessage = (
  world: World,
  draft: Draft,
  {
    channelId,
    interaction = null,
    nonce = null,
    type,
    author = world.botUser,
    reference = null,
  }: {
    channelId: string;
    interaction?: Interaction | null;
    nonce?: string | null;
    type: number;
    author?: Json;
    reference?: string | null;
  },
): Message => {
  const ephemeral = (draft.flags & FLAGS.ephemeral) !== 0;
  const message: Message = {
    ...draft,
    id: world.id(),
    channelId,
    author,
    reference,
    ephemeral,
    ephemeralTo: ephemeral ? (interaction?.userId ?? null) : null,
    at: world.clock.now(),
    editedAt: null,
    edits: 0,
    deleted: false,
    nonce,
    type,
    interaction,
    text: () => [message.content, ...textsOf(message.components)].filter((text) => text !== '').join('\n'),
    buttons: () => buttonsOf(message.components),
  };
  world.messages.set(message.id, message);
  return message;
};

/** A deferred answer is filled by its first edit. */
export const changeMessage = (world: World, message: Message, draft: Draft): void => {
  if (message.deleted) throw new Refusal(404, { message: 'Unknown Message', code: 10008 }, false, 'deleted');
  const filling = (message.flags & FLAGS.loading) !== 0;
  Object.assign(message, draft);
  if (filling) return;
  message.edits += 1;
  message.editedAt = world.clock.now();
};

const metadataOf = ({ id, kind, user, owners, source }: Interaction): Json => ({
  id,
  type: kind === 'component' ? 3 : 2,
  user,
  authorizing_integration_owners: owners,
  ...(kind === 'component' && source !== null ? { interacted_message_id: source.id } : {}),
});

/** As the API shows it. */
export const messagePayload = (message: Message, applicationId: string, pinned = false): Json => ({
  type: message.type,
  id: message.id,
  channel_id: message.channelId,
  author: message.author,
  content: message.content,
  embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
  components: message.components,
  attachments: attachmentsOf(message.files),
  flags: message.flags,
  mentions: [],
  mention_roles: [],
  mention_everyone: false,
  pinned,
  tts: false,
  timestamp: new Date(message.at).toISOString(),
  edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
  ...(message.nonce === null ? {} : { nonce: message.nonce }),
  ...(message.reference === null
    ? {}
    : { message_reference: { type: 0, channel_id: message.channelId, message_id: message.reference } }),
  ...(message.interaction === null
    ? {}
    : {
        webhook_id: applicationId,
        application_id: applicationId,
        interaction_metadata: metadataOf(message.interaction),
      }),
});
