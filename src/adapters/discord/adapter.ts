// Discord: interactions become calls, answers become messages.

import type { Answer, Call, Host, Platform, PostedAnswer } from '../../core/adapter.ts';
import { echo } from '../../core/bidi.ts';
import { PlatformError } from '../../core/errors.ts';
import { upTo } from '../../core/letters.ts';
import type { Budget } from '../../core/platform.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { createSeen } from '../../core/seen.ts';
import { createApi, UNKNOWN_INTERACTION } from './api.ts';
import { createConnection } from './connection.ts';
import { inviteLink } from './invite.ts';
import { CHOICE_CHARS, CHOICES, COMMANDS, FILE_BYTES, GUEST_FOLLOW_UPS } from './limits.ts';
import { commandOnMessage, isPublished, menuFor, withoutLocalizations } from './menu.ts';
import { type Incoming, type Interaction, parseInteraction } from './parse.ts';
import { createPinning } from './pinning.ts';
import { readId, unreadable } from './places.ts';
import { createPosting } from './posting.ts';
import { type Message, renderAnswer, renderLine } from './render.ts';
import { createCaller } from './rest.ts';
import { createRights } from './rights.ts';

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
  /** For what is said in channels; answers to interactions are not under the bot's limit. */
  readonly budget: Budget;
  readonly clock: Clock;
  readonly log: Log;
  /** Something that whoever starts the bot wants to see. */
  readonly announce: (line: string) => void;
}

interface GuildEvent {
  readonly id?: unknown;
  readonly system_channel_id?: unknown;
  readonly preferred_locale?: unknown;
}

type Menu = ReturnType<typeof menuFor>;

/** One message of an answer, how it is sent, and how a line is that takes its place; the same way if not given. */
interface Send {
  readonly message: Message;
  readonly send: (message: Message) => Promise<string | null>;
  readonly instead?: (line: Message) => Promise<string | null>;
}

/** A bad request, or one that is too large ("HTTP response codes"): not for who asks, where, or how often. */
const BAD_REQUEST: ReadonlySet<number | null> = new Set([400, 413]);

/** Whether another message might be taken in its place. */
const isForWhatItSays = (error: unknown): boolean =>
  error instanceof PlatformError && error.certain && BAD_REQUEST.has(error.status);

const SEEN_MOST = 2_000;

/** The list of commands is tried again after pauses that grow by this. */
const PUBLISH_PAUSE_MS = 30_000;
const PUBLISH_ATTEMPTS = 10;

export const createDiscord = ({
  token,
  apiUrl,
  requestsPerSecond,
  allows,
  link,
  budget,
  clock,
  log,
  announce,
}: DiscordParts): Platform => {
  /** Nothing new is begun; and, later, nothing is tried again. */
  const ending = new AbortController();
  const stopping = new AbortController();
  const connection = createConnection({ token, apiUrl, clock, log, announce });
  const api = createApi({
    rest: () => connection.client().rest,
    clock,
    stopping: stopping.signal,
    refused: connection.refused,
  });
  const running = new Set<Promise<void>>();
  const isNew = createSeen<string>(SEEN_MOST);
  let host: Host;
  let isStopping = false;
  let announced = false;

  const tell = (error: unknown, what: string) => log.warn({ platform: 'discord', err: error }, what);

  /** Work that nobody waits for; the end of the bot does. */
  const detach = (work: () => Promise<void>, what: string) => {
    const task: Promise<void> = work()
      .catch((error: unknown) => tell(error, what))
      .finally(() => running.delete(task));
    running.add(task);
  };

  const call = createCaller({
    token,
    apiUrl,
    ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
  });
  let own: string | null = null;
  const self = async (): Promise<string> => {
    own ??= readId(await call({ method: 'GET', template: '/users/@me', path: '/users/@me' }));
    if (own === null) throw unreadable('GET /users/@me');
    return own;
  };

  /**
   * Sends the messages of an answer one after the other, and says which of them are there, whatever becomes of the others. Where Discord refuses
   * one for what it says, a line about that takes its place, and nothing more is sent.
   */
  const showing = async (
    { origin, isGuest }: Interaction,
    answer: Answer,
    sends: readonly Send[],
    alone: boolean,
  ) => {
    const shown: PostedAnswer[] = [];
    try {
      for (const { message, send, instead = send } of sends) {
        try {
          const id = await send(message);
          const says = JSON.stringify(message.components);
          if (id !== null) shown.push({ chat: origin.chat, message: id, says });
        } catch (error) {
          if (!isForWhatItSays(error)) throw error;
          await instead(renderLine(answer.undelivered(error), answer.words));
          break;
        }
      }
    } finally {
      // What one person alone sees is nobody else's, and what a guest said it cannot change.
      if (shown.length > 0) answer.posted(alone || isGuest ? [] : shown);
    }
  };

  /** `keeps`: what is filled in stands there already and is still right, so that no line about a refusal takes its place. */
  const show = async (to: Interaction, answer: Answer, alone: boolean, keeps: boolean) => {
    const [first, ...others] = renderAnswer(answer, link);
    const { words } = answer;
    const most = to.isGuest ? GUEST_FOLLOW_UPS : others.length;
    const kept =
      others.length <= most ? others : [...others.slice(0, most - 1), renderLine(words.say('cut'), words)];
    const more = (message: Message) => follow(to, message, alone, answer);
    const fill = (message: Message) => api.fill(to, message);
    const sends: Send[] = kept.map((message) => ({ message, send: more }));
    if (first !== undefined)
      sends.unshift({
        message: first,
        send: fill,
        instead: keeps ? (line) => api.follow(to, line, true) : fill,
      });
    await showing(to, answer, sends, alone);
  };

  const follow = async (to: Interaction, message: Message, alone: boolean, { words }: Answer) => {
    try {
      return await api.follow(to, message, alone);
    } catch (error) {
      if (!(error instanceof PlatformError) || error.certain) throw error;
      // Whether it arrived cannot be known, and saying it twice is worse than asking to be asked again.
      await api.follow(to, renderLine(words.say('maybe-lost'), words), alone);
      throw error;
    }
  };

  const sayIn = async (channel: string, chat: string, message: Message, nonce: string) => {
    await budget.pass(chat, 'answer', stopping.signal);
    return api.send(channel, message, nonce);
  };

  /** Discord no longer waits for the answer of a command; where everybody may see it, it is given all the same. */
  const answerLate = async (to: Interaction, call: Call): Promise<Answer | null> => {
    const { channel, origin } = to;
    if (channel === null || host.audienceOf(call) === 'asker') return null;
    const answer = await host.answer(call);
    const messages = renderAnswer(answer, link);
    await showing(
      to,
      answer,
      messages.map((message, i) => ({
        message,
        send: (given) => sayIn(channel, origin.chat, given, `${to.id}-${i}`),
        instead: (line) => sayIn(channel, origin.chat, line, `${to.id}-x`),
      })),
      false,
    );
    return answer;
  };

  /** Others see no answer to a button that somebody presses: it would come under words that were there for all. */
  const audienceOf = (incoming: Incoming & { call: Call }): 'everyone' | 'asker' =>
    incoming.origin.alone ? 'everyone' : incoming.is === 'press' ? 'asker' : host.audienceOf(incoming.call);

  const answerCall = async (incoming: Incoming & { call: Call }): Promise<Answer | null> => {
    const audience = audienceOf(incoming);
    const inPlace = incoming.is === 'press' && incoming.inPlace;
    try {
      await api.defer(incoming, inPlace ? 'in place' : audience);
    } catch (error) {
      if (incoming.is !== 'call' || !(error instanceof PlatformError) || error.code !== UNKNOWN_INTERACTION)
        throw error;
      tell(error, 'a command was acknowledged too late');
      return answerLate(incoming, incoming.call);
    }
    const answer = await host.answer(incoming.call);
    await show(incoming, answer, audience === 'asker', inPlace);
    return answer;
  };

  const complete = (incoming: Incoming & { is: 'typing' }) => {
    const choices = host
      .complete(incoming.typing, incoming.origin)
      .slice(0, CHOICES)
      // A choice may come back by its name or by its value, and both may be cut.
      .map(({ label, value }) => ({ name: cut(label), value: cut(value) }))
      .filter(({ name, value }) => name !== '' && value !== '');
    return api.complete(incoming, choices);
  };

  const handle = async (incoming: Incoming): Promise<void> => {
    const began = clock.elapsed();
    const words = host.greet(incoming.origin);
    if (!allows(incoming.place)) {
      if (incoming.is === 'typing') return api.complete(incoming, []);
      return api.reply(incoming, renderLine(words.say('not-allowed'), words));
    }
    if (incoming.is === 'typing') return complete(incoming);
    if (incoming.is === 'unknown') return api.reply(incoming, renderLine(words.say('line-empty'), words));
    const answer = await answerCall(incoming);
    if (answer !== null)
      log.debug({ platform: 'discord', outcome: answer.outcome, ms: clock.elapsed() - began }, 'answered');
  };

  const take = (raw: unknown) => {
    const incoming = parseInteraction(raw, (label) => commandOnMessage(host, label));
    if (incoming === null || isStopping || !isNew(incoming.id)) return;
    detach(() => handle(incoming), 'an answer could not be given');
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
        ).catch((error: unknown) => tell(error, 'a notice could not be given'));
      await api.leave(id);
    }, 'a guild could not be left');
  };

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
    for (const shaped of lists) {
      const wanted = shaped(menuFor(host));
      if (isStopping || isPublished(wanted, published)) return;
      if (await api.publish(to, wanted)) return;
      if (shaped === withoutLocalizations) break;
      refusedLanguages = true;
      log.warn({ platform: 'discord' }, 'Discord refuses the commands in other languages; English has to do');
    }
    log.error({ platform: 'discord' }, 'the commands could not be published: Discord refuses the list');
  };

  const publish = () => {
    publishing = publishing.then(async () => {
      for (let tried = 1; application !== null && !isStopping; tried++) {
        try {
          return await publishOnce(application);
        } catch (error) {
          tell(error, 'the commands could not be published');
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
    pinning: createPinning({ call, self, told: (error) => tell(error, 'a notice of a pin was left') }),
    rights: createRights({ call, self, clock }),
    fileBytes: FILE_BYTES,
    async start(given) {
      host = given;
      host.onMenuChange(publish);
      connection.start({
        ready(client) {
          application = client.application.id;
          if (!announced) announce(`Discord: invite the bot with ${inviteLink(application)}`);
          announced = true;
          publish();
        },
        interaction: take,
        guild: lookAtGuild,
      });
    },
    health: connection.health,
    async stop() {
      isStopping = true;
      ending.abort();
      while (running.size > 0) await Promise.all(running);
      stopping.abort();
      await connection.stop();
    },
  };
};

/** Without a sign that something is missing, so that the beginning that comes back is one. */
const cut = (text: string): string => upTo(echo(text, Number.MAX_SAFE_INTEGER), CHOICE_CHARS);
