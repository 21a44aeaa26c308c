// What each route of the fake does.

import { MessageCreateRequestSchema, MessageEditRequestPartialSchema } from 'discord-api-spec/zod';
import { type Api, type ApiAnswer, type ApiCall, may, NOTHING, objectOf, ok } from './api-call.ts';
import { createChannelApi } from './channel-api.ts';
import { toSend } from './channels.ts';
import type { Publisher } from './commands.ts';
import type { FakeEndpoint } from './endpoint.ts';
import type { Answers } from './interactions.ts';
import { changeMessage, createMessage, messagePayload, readMessage } from './messages.ts';
import { MAY } from './permissions.ts';
import { isPinned } from './pins.ts';
import { type Issue, insist, invalidForm, unlucky, wrong } from './refusal.ts';
import type { Json } from './shapes.ts';
import type { Channel, Message, World } from './world.ts';

/** Discord says "a few minutes"; whoever relies on more than two is wrong. */
const NONCE_MS = 120_000;

const REPLY = 19;

/** Our own rule: a send that is tried again must not be stored twice. */
const checkNonce = ({ nonce, enforce_nonce: enforced }: Json): string => {
  const issues: Issue[] = [];
  if (typeof nonce !== 'string' || nonce === '' || nonce.length > 25)
    issues.push({ path: ['nonce'], code: 'OUR_RULE', message: 'must be 1 to 25 characters' });
  if (enforced !== true) issues.push({ path: ['enforce_nonce'], code: 'OUR_RULE', message: 'must be true' });
  insist(issues);
  return String(nonce);
};

export const createApi = (
  world: World,
  answers: Answers,
  publisher: Publisher,
  gateway: () => { readonly url: string; readonly shards: number },
  endpoint: Pick<FakeEndpoint, 'publicKey' | 'url'>,
): Api => {
  const mine = (application: string | undefined): void => {
    if (application !== world.applicationId)
      throw wrong(403, 20012, 'You are not authorized to perform this action on this application');
  };
  const webhook = ({ params }: ApiCall): [token: string, message: string] => {
    if (params.application !== world.applicationId) throw wrong(404, 10015, 'Unknown Webhook');
    return [params.token ?? '', params.message ?? ''];
  };
  const channelOf = ({ params }: ApiCall): Channel => {
    const channel = world.channels.get(params.channel ?? '');
    if (channel === undefined) throw unlucky(404, 10003, 'Unknown Channel');
    if (channel.guild?.left === true || !may(channel, MAY.see)) throw unlucky(403, 50001, 'Missing Access');
    return channel;
  };
  const messageOf = (call: ApiCall): Message => {
    const channel = channelOf(call);
    const message = world.messages.get(call.params.message ?? '');
    const there = message !== undefined && message.channelId === channel.id && !message.deleted;
    // A message for one person can be reached by its interaction's token alone.
    if (!there || message.ephemeral) throw unlucky(404, 10008, 'Unknown Message');
    return message;
  };
  const shown = (message: Message): Json =>
    messagePayload(message, world.applicationId, isPinned(world, message));

  /** The message that is answered; null where that is gone, and the bot has said that it wants to speak all the same. */
  const answeredBy = (channel: Channel, reference: Json | undefined): string | null => {
    if (reference === undefined) return null;
    if (!may(channel, MAY.history))
      throw unlucky(403, 160002, 'Cannot reply without permission to read message history');
    const target = world.messages.get(String(reference.message_id));
    if (target !== undefined && target.channelId === channel.id && !target.deleted && !target.ephemeral)
      return target.id;
    if (reference.fail_if_not_exists === false) return null;
    throw invalidForm([
      {
        path: ['message_reference'],
        code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
        message: 'Unknown message',
      },
    ]);
  };

  const send = (call: ApiCall): ApiAnswer => {
    const channel = channelOf(call);
    if (!may(channel, toSend(channel))) throw unlucky(403, 50013, 'Missing Permissions');
    if (channel.locked && !may(channel, MAY.manageThreads))
      throw channel.archived
        ? unlucky(400, 50083, 'Thread is archived')
        : unlucky(403, 160005, 'Thread is locked');
    if (channel.recipient !== null && world.people.get(channel.recipient)?.refusesMessages === true)
      throw unlucky(403, 50007, 'Cannot send messages to this user');
    const body = objectOf(call.body);
    const { uploads } = call;
    const draft = readMessage(body, { schema: MessageCreateRequestSchema, answer: false, uploads });
    const nonce = checkNonce(body);
    const known = world.nonces.get(nonce);
    if (known !== undefined && world.clock.now() - known.at < NONCE_MS) {
      if (known.message.channelId !== channel.id)
        world.violate(`the nonce of another channel was used again`);
      return ok(shown(known.message));
    }
    const reference = answeredBy(channel, body.message_reference as Json | undefined);
    channel.archived = false;
    const type = reference === null ? 0 : REPLY;
    const message = createMessage(world, draft, { channelId: channel.id, nonce, type, reference });
    world.nonces.set(nonce, { message, at: world.clock.now() });
    return ok(shown(message));
  };

  return {
    gateway: () =>
      ok({
        ...gateway(),
        session_start_limit: {
          total: 1000,
          remaining: 999,
          reset_after: 86_400_000,
          // As many may come in at once as there are, so that no test waits for five seconds.
          max_concurrency: gateway().shards,
        },
      }),
    me: () => ok({ ...world.botUser, verified: true, mfa_enabled: true, locale: 'en-US', email: null }),
    application: () =>
      ok({
        id: world.applicationId,
        name: 'Verbatim',
        icon: null,
        description: '',
        summary: '',
        type: null,
        flags: 0,
        verify_key: endpoint.publicKey,
        interactions_endpoint_url: endpoint.url,
        bot_public: true,
        bot_require_code_grant: false,
        integration_types_config: { 0: {}, 1: {} },
        bot: world.botUser,
      }),
    listCommands({ params, query }) {
      mine(params.application);
      return ok(publisher.list(query.get('with_localizations') === 'true'));
    },
    publish({ params, body }) {
      mine(params.application);
      return ok(publisher.replace(body));
    },
    callback({ params, query, body, answerLost }) {
      const { interaction = '', token = '' } = params;
      const answer = answers.respond(interaction, token, objectOf(body), answerLost);
      return query.get('with_response') === 'true' ? ok(answer) : NOTHING;
    },
    followUp: (call) => ok(answers.followUp(webhook(call)[0], objectOf(call.body), call.uploads)),
    getAnswer: (call) => ok(answers.get(...webhook(call))),
    editAnswer: (call) => ok(answers.edit(...webhook(call), objectOf(call.body), call.uploads)),
    deleteAnswer(call) {
      answers.remove(...webhook(call));
      return NOTHING;
    },
    send,
    ...createChannelApi(world, { channelOf, messageOf, shown }),
    edit(call) {
      const message = messageOf(call);
      if (message.author !== world.botUser)
        throw unlucky(403, 50005, 'Cannot edit a message authored by another user');
      if (message.type === 6) throw wrong(403, 50021, 'Cannot execute action on a system message');
      if (channelOf(call).archived) throw unlucky(400, 50083, 'Thread is archived');
      const schema = MessageEditRequestPartialSchema;
      changeMessage(
        world,
        message,
        readMessage(objectOf(call.body), { schema, before: message, answer: false }),
      );
      return ok(shown(message));
    },
    delete(call) {
      const message = messageOf(call);
      if (message.author !== world.botUser && !may(channelOf(call), MAY.manageMessages))
        throw unlucky(403, 50013, 'Missing Permissions');
      message.deleted = true;
      return NOTHING;
    },
    channel: (call) => ok(channelOf(call).payload()),
    leave({ params }) {
      const guild = world.guilds.get(params.guild ?? '');
      if (guild === undefined || guild.left) throw unlucky(404, 10004, 'Unknown Guild');
      guild.kick();
      return NOTHING;
    },
  };
};
