// Discord's REST API, with retries for calls that can be repeated. Errors never contain payloads.

import type { RawFile, REST, RouteLike } from 'discord.js';
import { PlatformError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import { retry } from '../../core/retry.ts';
import { FormRefusal, type RefusedField, refusedFields } from './form-refusal.ts';
import { readId } from './ids.ts';
import { EPHEMERAL } from './limits.ts';
import type { PublishedCommand } from './menu.ts';
import type { Interaction } from './parse.ts';
import type { Message } from './render.ts';
import { platformErrorOf } from './rest.ts';

/** An interaction that has had its answer already, or does not exist (any more). */
const ALREADY_ACKNOWLEDGED = 40_060;
export const UNKNOWN_INTERACTION = 10_062;

/** Methods that send a message resolve to its ID, or to null if Discord doesn't return one, which isn't an error. */
export interface Api {
  /** Defers the answer, and tells Discord whether only the person who asked can see it. It may be deferred `already`. */
  defer(interaction: Interaction, how: 'everyone' | 'asker' | 'in place', already?: boolean): Promise<void>;
  /** Answers at once, visible only to the person who asked. */
  reply(interaction: Interaction, message: Message): Promise<void>;
  complete(interaction: Interaction, choices: readonly { name: string; value: string }[]): Promise<void>;
  /** Sends the deferred answer. */
  fill(interaction: Interaction, message: Message): Promise<string | null>;
  /** Sends a further message of the answer. Discord can't deduplicate these, so it is never retried if the result is unknown. */
  follow(interaction: Interaction, message: Message, alone: boolean): Promise<string | null>;
  /** Sends a message to a channel. Discord deduplicates by `nonce`. */
  send(channel: string, message: Message, nonce: string): Promise<string | null>;
  leave(guild: string): Promise<void>;
  published(application: string): Promise<unknown>;
  /** Resolves to what Discord refuses in the list, if it rejects it. */
  publish(
    application: string,
    commands: readonly PublishedCommand[],
  ): Promise<readonly RefusedField[] | 'published'>;
}

export interface ApiParts {
  /** The REST client of the present connection. */
  readonly rest: () => REST;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  /** Called when Discord rejects the token. */
  readonly refused: () => void;
  /** The timeout of the first response, in milliseconds. Shorter than the three seconds that Discord allows. */
  readonly callbackTimeoutMs?: number;
}

interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Without ids and tokens. */
  readonly template: string;
  readonly path: RouteLike;
  readonly body?: unknown;
  readonly files?: RawFile[];
  readonly query?: URLSearchParams;
  /** False for interactions, which have their token in the URL. */
  readonly auth: boolean;
  /** Whether the call is idempotent. */
  readonly repeatable: boolean;
  /** The timeout; the REST client's default if missing. */
  readonly timeoutMs?: number;
}

/** The first retry comes soon, because Discord allows three seconds for a first response. */
const FIRST_PAUSE_MS = 150;
const CALLBACK_TIMEOUT_MS = 1_200;

/** A body, and the file beside it. It names all files that the message has then, so that doing it twice adds none. */
const carried = ({ file, ...body }: Message): Pick<Request, 'body' | 'files'> & { body: object } =>
  file === undefined
    ? { body }
    : {
        body: { ...body, attachments: [{ id: '0', filename: file.name }] },
        files: [{ name: file.name, contentType: file.type, data: file.text }],
      };

export const createApi = ({
  rest,
  clock,
  stopping,
  refused,
  callbackTimeoutMs = CALLBACK_TIMEOUT_MS,
}: ApiParts): Api => {
  const attempt = async ({
    method,
    template,
    path,
    body,
    files,
    query,
    auth,
    timeoutMs,
  }: Request): Promise<unknown> => {
    try {
      return await rest().request({
        method: method as never,
        fullRoute: path,
        auth,
        ...(body === undefined ? {} : { body }),
        ...(files === undefined ? {} : { files }),
        ...(query === undefined ? {} : { query }),
        ...(timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
      });
    } catch (error) {
      throw platformErrorOf(`${method} ${template}`, error);
    }
  };

  /**
   * `doneCode`: the refusal that says, after an attempt of which it is not known whether it was done, that it was. `before`: another
   * process may have made such an attempt.
   */
  const request = (asked: Request, doneCode?: number, before = false): Promise<unknown> => {
    let unsure = before;
    const once = async () => {
      try {
        return await attempt(asked);
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        if (unsure && doneCode !== undefined && error.code === doneCode) return undefined;
        if (error.status === 401 && asked.auth) refused();
        unsure ||= !error.certain;
        throw error;
      }
    };
    return retry(once, {
      clock,
      stopping,
      repeatable: asked.repeatable,
      firstPauseMs: FIRST_PAUSE_MS,
      // What Discord asks to wait for is waited out by discord.js.
      longestWaitMs: 0,
    });
  };

  const callback = async ({ id, token }: Interaction, body: object, repeatable: boolean, already = false) => {
    await request(
      {
        method: 'POST',
        template: '/interactions/:interaction/:token/callback',
        path: `/interactions/${id}/${token}/callback`,
        body,
        auth: false,
        repeatable,
        timeoutMs: callbackTimeoutMs,
      },
      ALREADY_ACKNOWLEDGED,
      already,
    );
  };

  return {
    defer: (interaction, how, already) =>
      callback(
        interaction,
        how === 'in place'
          ? { type: 6 }
          : { type: 5, ...(how === 'asker' ? { data: { flags: EPHEMERAL } } : {}) },
        true,
        already,
      ),
    reply: (interaction, message) =>
      callback(interaction, { type: 4, data: { ...message, flags: message.flags | EPHEMERAL } }, true),
    complete: (interaction, choices) => callback(interaction, { type: 8, data: { choices } }, false),
    async fill({ application, token }, message) {
      const shown = await request({
        method: 'PATCH',
        template: '/webhooks/:application/:token/messages/:message',
        path: `/webhooks/${application}/${token}/messages/@original`,
        ...carried(message),
        auth: false,
        repeatable: true,
      });
      return readId(shown);
    },
    async follow({ application, token }, message, alone) {
      const shown = await request({
        method: 'POST',
        template: '/webhooks/:application/:token',
        path: `/webhooks/${application}/${token}`,
        ...carried(alone ? { ...message, flags: message.flags | EPHEMERAL } : message),
        auth: false,
        repeatable: false,
      });
      return readId(shown);
    },
    async send(channel, message, nonce) {
      const { body, ...files } = carried(message);
      const shown = await request({
        method: 'POST',
        template: '/channels/:channel/messages',
        path: `/channels/${channel}/messages`,
        body: { ...body, nonce, enforce_nonce: true },
        ...files,
        auth: true,
        repeatable: true,
      });
      return readId(shown);
    },
    async leave(guild) {
      await request({
        method: 'DELETE',
        template: '/users/@me/guilds/:guild',
        path: `/users/@me/guilds/${guild}`,
        auth: true,
        repeatable: true,
      });
    },
    published: (application) =>
      request({
        method: 'GET',
        template: '/applications/:application/commands',
        path: `/applications/${application}/commands`,
        query: new URLSearchParams({ with_localizations: 'true' }),
        auth: true,
        repeatable: true,
      }),
    async publish(application, commands) {
      try {
        await request({
          method: 'PUT',
          template: '/applications/:application/commands',
          path: `/applications/${application}/commands`,
          body: commands,
          auth: true,
          repeatable: true,
        });
        return 'published';
      } catch (error) {
        if (error instanceof FormRefusal) return refusedFields(error, commands);
        throw error;
      }
    },
  };
};
