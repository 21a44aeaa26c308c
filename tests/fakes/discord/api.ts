// What each route of the fake does.

import { MessageCreateRequestSchema, MessageEditRequestPartialSchema } from 'discord-api-spec/zod';
import type { Publisher } from './commands.ts';
import type { Answers } from './interactions.ts';
import { changeMessage, createMessage, messagePayload, readMessage } from './messages.ts';
import { type Issue, insist, unlucky, wrong } from './refusal.ts';
import type { RouteName } from './routes.ts';
import type { Json } from './shapes.ts';
import type { Channel, Message, World } from './world.ts';

export interface ApiCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** The call is done, but its answer will not arrive as it should. */
  readonly answerLost: boolean;
}

/** A body of undefined is a 204. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export type Api = Readonly<Record<RouteName, (call: ApiCall) => ApiAnswer>>;

/** Discord says "a few minutes"; whoever relies on more than two is wrong. */
const NONCE_MS = 120_000;
const VIEW_CHANNEL = 1n << 10n;
const SEND_MESSAGES = 1n << 11n;

const ok = (body: unknown): ApiAnswer => ({ status: 200, body });
const NOTHING: ApiAnswer = { status: 204 };

const objectOf = (body: unknown): Json => {
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw wrong(400, 50109, 'The request body contains invalid JSON.');
  return body as Json;
};

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
  gateway: () => string,
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
    if (channel.guild?.left === true || (channel.permissions & VIEW_CHANNEL) === 0n)
      throw unlucky(403, 50001, 'Missing Access');
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
  const shown = (message: Message): Json => messagePayload(message, world.applicationId);

  const send = (call: ApiCall): ApiAnswer => {
    const channel = channelOf(call);
    if ((channel.permissions & SEND_MESSAGES) === 0n) throw unlucky(403, 50013, 'Missing Permissions');
    const body = objectOf(call.body);
    const draft = readMessage(body, { schema: MessageCreateRequestSchema, answer: false });
    const nonce = checkNonce(body);
    const known = world.nonces.get(nonce);
    if (known !== undefined && world.clock.now() - known.at < NONCE_MS) {
      if (known.message.channelId !== channel.id)
        world.violate(`the nonce of another channel was used again`);
      return ok(shown(known.message));
    }
    const message = createMessage(world, draft, { channelId: channel.id, nonce, type: 0 });
    world.nonces.set(nonce, { message, at: world.clock.now() });
    return ok(shown(message));
  };

  return {
    gateway: () =>
      ok({
        url: gateway(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
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
        verify_key: '0'.repeat(64),
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
    followUp: (call) => ok(answers.followUp(webhook(call)[0], objectOf(call.body))),
    getAnswer: (call) => ok(answers.get(...webhook(call))),
    editAnswer: (call) => ok(answers.edit(...webhook(call), objectOf(call.body))),
    deleteAnswer(call) {
      answers.remove(...webhook(call));
      return NOTHING;
    },
    send,
    edit(call) {
      const message = messageOf(call);
      const schema = MessageEditRequestPartialSchema;
      changeMessage(
        world,
        message,
        readMessage(objectOf(call.body), { schema, before: message, answer: false }),
      );
      return ok(shown(message));
    },
    delete(call) {
      messageOf(call).deleted = true;
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
