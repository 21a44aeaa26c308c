// Discord: interactions become calls, answers become messages.

import type { Host, Platform } from '../../core/adapter.ts';
import { echo } from '../../core/bidi.ts';
import { createDeduplicator } from '../../core/deduplicate.ts';
import { PlatformError } from '../../core/errors.ts';
import { truncate } from '../../core/graphemes.ts';
import type { Hooks } from '../../core/hooks.ts';
import type { Budget } from '../../core/platform.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { SharedCalls } from '../../core/waiting.ts';
import { createAnswering } from './answering.ts';
import { createApi } from './api.ts';
import { CDN, createAttachments } from './attachments.ts';
import { createConnection } from './connection.ts';
import { createEndpoint } from './endpoint.ts';
import type { RefusedField } from './form-refusal.ts';
import { readId, unreadable } from './ids.ts';
import { inviteLink } from './invite.ts';
import { CHOICE_CHARS, CHOICES, COMMANDS, FILE_BYTES } from './limits.ts';
import { commandOnMessage, isPublished, menuFor, withoutLocalizations } from './menu.ts';
import { type Incoming, parseInteraction } from './parse.ts';
import { createPinning } from './pinning.ts';
import { createPosting } from './posting.ts';
import { renderLine } from './render.ts';
import { createCaller } from './rest.ts';
import { createRights } from './rights.ts';
import { createSharedInteractions, type Kept } from './shared-interactions.ts';

export interface DiscordParts {
  readonly token: string;
  /** With `/api` at its end, and without a slash. */
  readonly apiUrl: string;
  /** What Discord allows this bot for all requests together; 50 if not given. */
  readonly requestsPerSecond?: number;
  /** Whether the bot may answer in a guild, by its name `discord:<id>`; everything outside of guilds is `discord:private`. */
  readonly allows: (place: string) => boolean;
  /** Where a passage can be read on the web page; null if that is not open to others. */
  readonly link: (citation: string) => string | null;
  /** How long an acknowledgement waits for Discord's answer before it is repeated, in milliseconds. */
  readonly callbackTimeoutMs?: number;
  /** The origins from which files of people are read; Discord's own if not given. */
  readonly cdn?: readonly string[];
  /** For what is said in channels; answers to interactions are not under the bot's limit. */
  readonly budget: Budget;
  readonly clock: Clock;
  readonly log: Log;
  /** Something that whoever starts the bot wants to see. */
  readonly announce: (line: string) => void;
  /** Into how many connections the gateway is split; `auto`, if not given: as many as Discord recommends. */
  readonly shards?: 'auto' | number;
  /** How Discord sends interactions over HTTP, and what the processes share that take them; not given: they come by the gateway. */
  readonly http?: { readonly publicKey: string; readonly hooks: Hooks; readonly shared: SharedCalls };
}

interface GuildEvent {
  readonly id?: unknown;
  readonly system_channel_id?: unknown;
  readonly preferred_locale?: unknown;
}

type Menu = ReturnType<typeof menuFor>;

const MAX_SEEN = 2_000;

/** The pause before publishing the commands is retried; it grows by this each time. */
const PUBLISH_PAUSE_MS = 30_000;
const PUBLISH_ATTEMPTS = 10;

export const createDiscord = ({
  token,
  apiUrl,
  requestsPerSecond,
  callbackTimeoutMs,
  cdn = CDN,
  allows,
  link,
  budget,
  clock,
  log,
  announce,
  http,
  shards = 'auto',
}: DiscordParts): Platform => {
  /** Nothing new is begun; and, later, nothing is tried again. */
  const ending = new AbortController();
  const stopping = new AbortController();
  const call = createCaller({
    token,
    apiUrl,
    ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
  });
  const surroundings = { token, apiUrl, clock, log, announce };
  const connection =
    http === undefined
      ? createConnection({ ...surroundings, shards })
      : createEndpoint({ ...surroundings, ...http, call });
  const api = createApi({
    rest: connection.rest,
    clock,
    stopping: stopping.signal,
    refused: connection.refused,
    ...(callbackTimeoutMs === undefined ? {} : { callbackTimeoutMs }),
  });
  const running = new Set<Promise<void>>();
  const isNew = createDeduplicator<string>(MAX_SEEN);
  let host: Host;
  let isStopping = false;
  let announced = false;

  const logError = (error: unknown, what: string) => log.warn({ platform: 'discord', err: error }, what);

  /** Work that nobody waits for; the end of the bot does. */
  const detach = (work: () => Promise<void>, what: string) => {
    const task: Promise<void> = work()
      .catch((error: unknown) => logError(error, what))
      .finally(() => running.delete(task));
    running.add(task);
  };

  let own: string | null = null;
  const self = async (): Promise<string> => {
    own ??= readId(await call({ method: 'GET', template: '/users/@me', path: '/users/@me' }));
    if (own === null) throw unreadable('GET /users/@me');
    return own;
  };

  const { answer: answerCall, sayIn } = createAnswering({
    api,
    host: () => host,
    link,
    budget,
    logError,
    stopping: stopping.signal,
  });

  const complete = (incoming: Incoming & { is: 'typing' }) => {
    const choices = host
      .complete(incoming.typing, incoming.origin)
      .slice(0, CHOICES)
      // A choice may come back by its name or by its value, and both may be cut.
      .map(({ label, value }) => ({ name: cut(label), value: cut(value) }))
      .filter(({ name, value }) => name !== '' && value !== '');
    return api.complete(incoming, choices);
  };

  const handle = async (incoming: Incoming, kept?: Kept): Promise<void> => {
    const began = clock.elapsed();
    const words = host.greet(incoming.origin);
    if (!allows(incoming.place)) {
      if (incoming.is === 'typing') return api.complete(incoming, []);
      return api.reply(incoming, renderLine(words.say('not-allowed'), words));
    }
    if (incoming.is === 'typing') return complete(incoming);
    if (incoming.is === 'unknown') return api.reply(incoming, renderLine(words.say('line-empty'), words));
    const answer = await answerCall(incoming, kept);
    if (answer !== null)
      log.debug({ platform: 'discord', outcome: answer.outcome, ms: clock.elapsed() - began }, 'answered');
  };

  const interactions =
    http === undefined
      ? null
      : createSharedInteractions({ shared: http.shared, answer: handle, detach, clock, log });

  const take = async (raw: unknown): Promise<boolean> => {
    const incoming = parseInteraction(raw, (label) => commandOnMessage(host, label));
    if (incoming === null) return false;
    if (isStopping || !isNew(incoming.id)) return true;
    const isAsked = incoming.is === 'call' || incoming.is === 'press';
    if (interactions !== null && isAsked && allows(incoming.place)) await interactions.take(incoming);
    else detach(() => handle(incoming), 'could not deliver an answer');
    return true;
  };

  /** A guild in which it may not answer is told so, if it may write there, and left. */
  const lookAtGuild = (raw: unknown) => {
    const { id, system_channel_id: channel, preferred_locale: locale } = (raw ?? {}) as GuildEvent;
    if (typeof id !== 'string' || allows(`discord:${id}`)) return;
    detach(async () => {
      const words = host.greet({
        chat: `discord:${id}`,
        language: typeof locale === 'string' ? locale : null,
      });
      if (typeof channel === 'string')
        await sayIn(
          channel,
          `discord:${id}/${channel}`,
          renderLine(words.say('not-allowed'), words),
          id,
        ).catch((error: unknown) => logError(error, 'could not deliver a notice'));
      await api.leave(id);
    }, 'could not leave a server');
  };

  /** Whether this process publishes the commands. */
  let leads = http === undefined;
  let publishing: Promise<void> = Promise.resolve();
  let application: string | null = null;
  let refusedLanguages = false;
  const publishOnce = async (to: string): Promise<void> => {
    const left = host.menu().length - COMMANDS;
    if (left > 0)
      log.warn(
        { platform: 'discord', left },
        `the menu shows ${COMMANDS} commands at most, so the last topics are left out of it; people call them with /topic and their name`,
      );
    const published = await api.published(to);
    const lists = refusedLanguages ? [withoutLocalizations] : [(list: Menu) => list, withoutLocalizations];
    let lastRefused: readonly RefusedField[] = [];
    for (const shaped of lists) {
      const wanted = shaped(menuFor(host));
      if (isStopping || isPublished(wanted, published)) return;
      const refused = await api.publish(to, wanted);
      if (refused === 'published') return;
      lastRefused = refused;
      if (shaped === withoutLocalizations) break;
      refusedLanguages = true;
      log.warn(
        { platform: 'discord', refused },
        'Discord refused the translated commands; only English is published',
      );
    }
    log.error(
      { platform: 'discord', refused: lastRefused },
      'could not publish the commands: Discord refused the list',
    );
  };

  const publish = () => {
    publishing = publishing.then(async () => {
      for (let tried = 1; leads && application !== null && !isStopping; tried++) {
        try {
          return await publishOnce(application);
        } catch (error) {
          logError(error, 'could not publish the commands');
          const mayRepeat = error instanceof PlatformError && error.retryAfterMs !== undefined;
          if (!mayRepeat || tried >= PUBLISH_ATTEMPTS) return;
          await clock.wait(PUBLISH_PAUSE_MS * tried, ending.signal);
        }
      }
    });
  };

  return {
    name: 'discord',
    posting: createPosting({ call, link, self, budget }),
    pinning: createPinning({
      call,
      self,
      logError: (error) => logError(error, 'could not remove the notice of a pin'),
    }),
    rights: createRights({ call, self, clock }),
    files: { max: FILE_BYTES },
    attachments: createAttachments(cdn),
    async start(given) {
      host = given;
      host.onMenuChange(publish);
      connection.start({
        ready(entered) {
          application = entered;
          if (!announced) announce(`Discord: invite the bot with ${inviteLink(application)}`);
          announced = true;
          publish();
          interactions?.start();
        },
        interaction: take,
        guild: lookAtGuild,
      });
    },
    health: connection.health,
    async lead(isLeader) {
      leads = isLeader || http === undefined;
      if (isLeader) publish();
    },
    async stop() {
      isStopping = true;
      ending.abort();
      http?.shared.end();
      if (http !== undefined) await connection.stop();
      while (running.size > 0) await Promise.all(running);
      stopping.abort();
      if (http === undefined) await connection.stop();
      await http?.shared.stop();
    },
  };
};

/** Truncates without an ellipsis, so that the text is still a prefix when Discord sends it back. */
const cut = (text: string): string => truncate(echo(text, Number.MAX_SAFE_INTEGER), CHOICE_CHARS);
