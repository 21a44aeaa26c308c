// Answers to interactions: the first response, and what follows under the interaction's token.

import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { changeMessage, createMessage, type Draft, FLAGS, messagePayload, readMessage } from './messages.ts';
import { insist, invalidForm, type Refusal, unlucky, wrong } from './refusal.ts';
import { checkSchema } from './schema.ts';
import type { FakeChoice, Json } from './shapes.ts';
import type { Upload } from './uploads.ts';
import type { Interaction, Message, World } from './world.ts';

/** https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages */
const FIRST_RESPONSE_MS = 3_000;
const TOKEN_MS = 15 * 60_000;
/** For an app that only its user has installed. */
const MAX_FOLLOW_UPS = 5;
const CALLBACK = { reply: 4, defer: 5, deferUpdate: 6, update: 7, complete: 8 } as const;
/** Message types: the answer to a slash command, to a message command, and what follows. */
const TYPE = { slash: 20, contextMenu: 23, reply: 19 } as const;

const BLANK: Draft = { content: '', embeds: [], components: [], files: [], flags: 0 };

const typeOf = ({ commandType }: Interaction): number =>
  commandType === 1 ? TYPE.slash : commandType === null ? TYPE.reply : TYPE.contextMenu;

const show = (interaction: Interaction, message: Message): void => {
  if (!interaction.shown.includes(message)) interaction.shown.push(message);
  const place = (each: Message) => (each === interaction.original ? 0 : 1);
  interaction.shown.sort((a, b) => place(a) - place(b));
};

const callbackIssue = (message: string): Refusal =>
  invalidForm([{ path: ['type'], code: 'INTERACTION_CALLBACK_TYPE', message }]);

const readChoices = (body: Json): readonly FakeChoice[] => {
  insist(checkSchema(ApplicationCommandAutocompleteCallbackRequestSchema, body));
  const { choices } = (body.data ?? {}) as { choices?: FakeChoice[] };
  if (!Array.isArray(choices))
    throw invalidForm([{ path: ['data', 'choices'], code: 'BASE_TYPE_REQUIRED', message: 'are required' }]);
  insist(
    choices.flatMap(({ name, value }, index) => {
      const path = ['data', 'choices', index];
      const long = (text: string) => text.trim() === '' || text.length > 100;
      return [
        ...(long(name)
          ? [{ path: [...path, 'name'], code: 'LENGTH', message: 'must be 1 to 100 long' }]
          : []),
        ...(long(String(value))
          ? [{ path: [...path, 'value'], code: 'LENGTH', message: 'must be 1 to 100 long' }]
          : []),
      ];
    }),
  );
  return choices;
};

export interface Answers {
  /** The first response; its own answer may be about to be lost. */
  respond(id: string, token: string, body: Json, answerLost: boolean): Json;
  followUp(token: string, body: Json, uploads: readonly Upload[]): Json;
  get(token: string, message: string): Json;
  edit(token: string, message: string, body: Json, uploads: readonly Upload[]): Json;
  remove(token: string, message: string): void;
}

export const createAnswers = (world: World): Answers => {
  const payload = (message: Message) => messagePayload(message, world.applicationId);

  const reply = (interaction: Interaction, draft: Draft, type: number): Message => {
    const { channelId } = interaction;
    const message = createMessage(world, draft, { channelId, interaction, type });
    interaction.own.push(message);
    return message;
  };

  /** The token of an acknowledged interaction, within its life. */
  const holder = (token: string): Interaction => {
    const interaction = [...world.interactions.values()].find((each) => each.token === token);
    if (interaction === undefined || interaction.acknowledged === null || interaction.kind === 'autocomplete')
      throw wrong(404, 10015, 'Unknown Webhook');
    if (world.clock.now() - interaction.at >= TOKEN_MS) throw wrong(401, 50027, 'Invalid Webhook Token');
    return interaction;
  };

  const messageOf = (interaction: Interaction, id: string): Message => {
    const { own, original } = interaction;
    const message = id === '@original' ? original : own.find((each) => each.id === id);
    if (message == null) throw wrong(404, 10008, 'Unknown Message');
    if (message.deleted) throw unlucky(404, 10008, 'Unknown Message');
    return message;
  };

  /** Whether the response is for the asker alone. */
  const first = (interaction: Interaction, type: unknown, body: Json): boolean => {
    const data = (body.data ?? {}) as Json;
    const { kind, source } = interaction;
    if (kind === 'autocomplete' && type !== CALLBACK.complete)
      throw callbackIssue('an autocompletion is answered with choices, at once');
    switch (type) {
      case CALLBACK.complete: {
        if (kind !== 'autocomplete') throw callbackIssue('nothing is being completed');
        const choices = readChoices(body);
        interaction.complete(choices);
        return true;
      }
      case CALLBACK.reply: {
        if (body.data == null) throw wrong(400, 50006, 'Cannot send an empty message');
        const draft = readMessage(data, { schema: IncomingWebhookInteractionRequestSchema, answer: true });
        interaction.original = reply(interaction, draft, typeOf(interaction));
        show(interaction, interaction.original);
        return interaction.original.ephemeral;
      }
      case CALLBACK.defer: {
        insist(checkSchema(CreateMessageInteractionCallbackRequestSchema, body));
        const { flags = 0, ...rest } = data;
        if ((Number(flags) & ~FLAGS.ephemeral) !== 0 || Object.keys(rest).length > 0)
          throw invalidForm([
            { path: ['data'], code: 'DEFERRAL', message: 'a deferral says its audience, nothing else' },
          ]);
        const draft = { ...BLANK, flags: Number(flags) | FLAGS.loading };
        interaction.original = reply(interaction, draft, typeOf(interaction));
        return interaction.original.ephemeral;
      }
      case CALLBACK.deferUpdate:
      case CALLBACK.update: {
        if (kind !== 'component' || source === null) throw callbackIssue('there is no message to update');
        const { allowed_mentions: _, ...bare } = data;
        if (type === CALLBACK.deferUpdate) {
          insist(checkSchema(UpdateMessageInteractionCallbackRequestSchema, body));
          if (Object.keys(bare).length > 0) throw callbackIssue('a deferred update has no data');
        } else {
          const schema = IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema;
          changeMessage(world, source, readMessage(data, { schema, before: source, answer: true }));
        }
        interaction.original = source;
        interaction.own.push(source);
        if (type === CALLBACK.update) show(interaction, source);
        return source.ephemeral;
      }
      default:
        throw callbackIssue(`callback type ${String(type)} is not one of 4, 5, 6, 7, 8`);
    }
  };

  return {
    respond(id, token, body, answerLost) {
      const interaction = world.interactions.get(id);
      if (interaction === undefined || interaction.token !== token)
        throw wrong(404, 10062, 'Unknown interaction');
      if (interaction.acknowledged !== null)
        throw (interaction.forgiven ? unlucky : wrong)(
          400,
          40060,
          'Interaction has already been acknowledged.',
        );
      if (world.clock.now() - interaction.at >= FIRST_RESPONSE_MS)
        throw wrong(404, 10062, 'Unknown interaction');
      const extra = Object.keys(body).filter((key) => key !== 'type' && key !== 'data');
      insist(
        extra.map((key) => ({ path: [key], code: 'UNKNOWN_FIELD', message: 'Discord knows no such field' })),
      );
      const { type } = body;
      const ephemeral = first(interaction, type, body);
      interaction.acknowledged = { type: Number(type), ephemeral, at: world.clock.now() };
      interaction.forgiven = answerLost;
      const { original, channelId, guildId } = interaction;
      const loading = original !== null && (original.flags & FLAGS.loading) !== 0;
      return {
        interaction: {
          id,
          type: { command: 2, component: 3, autocomplete: 4 }[interaction.kind],
          channel_id: channelId,
          ...(guildId === null ? {} : { guild_id: guildId }),
          ...(original === null
            ? {}
            : {
                response_message_id: original.id,
                response_message_loading: loading,
                response_message_ephemeral: original.ephemeral,
              }),
        },
        ...(original === null || type === CALLBACK.deferUpdate
          ? {}
          : { resource: { type: type === CALLBACK.update ? 7 : 4, message: payload(original) } }),
      };
    },
    followUp(token, body, uploads) {
      const interaction = holder(token);
      const draft = readMessage(body, { schema: IncomingWebhookRequestPartialSchema, answer: true, uploads });
      interaction.followUps += 1;
      if (interaction.followUps > MAX_FOLLOW_UPS && !('0' in interaction.owners))
        throw wrong(400, 40094, 'This interaction has reached the maximum number of follow-up messages');
      const message = reply(interaction, draft, TYPE.reply);
      show(interaction, message);
      return payload(message);
    },
    get: (token, id) => payload(messageOf(holder(token), id)),
    edit(token, id, body, uploads) {
      const interaction = holder(token);
      const message = messageOf(interaction, id);
      const before = (message.flags & FLAGS.loading) === 0 ? message : { ...BLANK, flags: message.flags };
      const draft = readMessage(body, {
        schema: IncomingWebhookUpdateRequestPartialSchema,
        before,
        answer: true,
        uploads,
      });
      changeMessage(world, message, { ...draft, flags: draft.flags & ~FLAGS.loading });
      show(interaction, message);
      return payload(message);
    },
    remove(token, id) {
      const interaction = holder(token);
      const message = messageOf(interaction, id);
      message.deleted = true;
      const at = interaction.shown.indexOf(message);
      if (at >= 0) interaction.shown.splice(at, 1);
    },
  };
};
