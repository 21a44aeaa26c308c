// Telegram: updates become calls, answers become messages.

import { Telegraf } from 'telegraf';
import type { Answer, Health, Host, Platform } from '../../core/adapter.ts';
import { BoundedMap } from '../../core/bounded-map.ts';
import { createDeduplicator } from '../../core/deduplicate.ts';
import type { Hooks } from '../../core/hooks.ts';
import type { Budget } from '../../core/platform.ts';
import type { Clock, Localizer, Log } from '../../core/ports.ts';
import type { SharedCalls, WaitingCalls } from '../../core/waiting.ts';
import { createAnswering } from './answering.ts';
import { createApi } from './api.ts';
import { createAttachments } from './attachments.ts';
import { createMe } from './bot-actions.ts';
import { createPresses } from './button-presses.ts';
import { answerQuery } from './inline.ts';
import { createIntake, waitingOf } from './intake.ts';
import { inviteLinks } from './invite.ts';
import { FILE_BYTES } from './limits.ts';
import { publishMenu } from './menu.ts';
import { chatName, type Destination, type Incoming, type Self } from './parse.ts';
import { createPinning } from './pinning.ts';
import { createPolling } from './polling.ts';
import { createPosting } from './posting.ts';
import { createQueue } from './queue.ts';
import type { Ways } from './render.ts';
import { createRights } from './rights.ts';
import { createSentMessages } from './sent-messages.ts';
import { createUpdates } from './updates.ts';
import { createWebhook } from './webhook.ts';

export interface TelegramParts {
  readonly token: string;
  /** Where the Bot API is served, without a slash at the end. */
  readonly apiUrl: string;
  /** Whether the bot may answer in a chat, by its name `telegram:<id>`; conversations with one person are `telegram:private`. */
  readonly allows: (chat: string) => boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** When answers may leave; what is posted by the bot itself has passed it before. */
  readonly budget: Budget;
  /** A group goes on under another id; both are names `telegram:<id>`. */
  readonly chatMigrated: (from: string, to: string) => void;
  /** Where Telegram sends updates, and what the processes share that take them; not given: they are fetched. */
  readonly webhook?: { readonly hooks: Hooks; readonly shared: SharedCalls };
  /** Milliseconds for which an update that came alone may wait unstored; 100, if not given. */
  readonly holdMs?: number;
  /** Keeps what waits for an answer over a restart; not given: nothing does. */
  readonly waiting?: WaitingCalls;
  /** Where a passage is shown, by its code; not given: nowhere that others reach. */
  readonly page?: Ways['page'];
  /** Something that whoever starts the bot wants to see. */
  readonly announce: (line: string) => void;
}

/** Albums and chats that are remembered. */
const MAX_SEEN = 2_000;

/** Whoever sends several stickers is told once that the bot reads none. */
const WORDLESS_MS = 30_000;

/** Answers under way get this long to leave when the bot stops. */
const GRACE_MS = 6_000;

/** While the database does not say what was left, updates wait this long for it. */
const TAKE_UP_MS = 3_000;

export const createTelegram = (parts: TelegramParts): Platform => {
  const { token, apiUrl, allows, clock, log, announce } = parts;
  /** Nothing new is begun; and, later, nothing is tried again. */
  const ending = new AbortController();
  const stopping = new AbortController();
  const bot = new Telegraf(token, {
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: { apiRoot: `${apiUrl}/` },
  });
  const shared = parts.webhook?.shared ?? null;
  const intake = createIntake({
    waiting: shared === null ? (parts.waiting ?? null) : waitingOf(shared),
    log,
    stopping: stopping.signal,
    holdMs: parts.holdMs,
  });
  const api = createApi({
    telegram: bot.telegram,
    ...parts,
    stopping: stopping.signal,
    departing: intake.departing,
  });
  const polling = shared === null ? createPolling({ bot, clock, log, announce }) : null;
  const webhook =
    parts.webhook === undefined
      ? null
      : createWebhook({ token, bot, api, hooks: parts.webhook.hooks, clock, log, announce });
  const queue = createQueue({ host: () => host, clock, log });
  const isNewAlbum = createDeduplicator<string>(MAX_SEEN);
  /** When somebody was last told so, by their chat. */
  const wordless = new BoundedMap<number, number>(MAX_SEEN);
  /** Groups in which the bot may answer, under the ids they have got since it started. */
  const movedTo = new Set<string>();
  let publishing: Promise<void> = Promise.resolve();
  let host: Host;

  const self: Self = {
    get id() {
      return bot.botInfo?.id ?? 0;
    },
    get username() {
      return bot.botInfo?.username.toLowerCase() ?? '';
    },
    command: (name) => host.menu().find((c) => c.name === name || c.aliases.includes(name)),
  };
  const link = (parameter: string | null) =>
    `https://t.me/${bot.botInfo?.username ?? ''}${parameter === null ? '' : `?start=${parameter}`}`;
  const ways = { link, page: parts.page ?? (() => null) };
  const sentMessages = createSentMessages({
    api,
    clock,
    chatMigrated(from, to) {
      parts.chatMigrated(`telegram:${from}`, `telegram:${to}`);
      if (!allows(`telegram:${from}`) || allows(`telegram:${to}`)) return;
      movedTo.add(`telegram:${to}`);
      announce(`Telegram: the group telegram:${from} is now telegram:${to}; add that ID to ALLOWED_CHATS`);
    },
  });
  const isAllowed = (place: string) => allows(place) || movedTo.has(place);

  const nameOf = ({ kind, chatId }: Destination) => `telegram:${kind === 'private' ? 'private' : chatId}`;

  /** Says that it does not answer here, and goes. */
  const leave = async (place: Destination, words: Localizer) => {
    const text = words.say('not-allowed');
    await sentMessages.say(place, text).catch((error: unknown) => tell(error, 'could not deliver a notice'));
    if (place.kind !== 'private') await api.call('leaveChat', { chat_id: place.chatId });
  };

  const tell = (error: unknown, what: string) => log.warn({ platform: 'telegram', err: error }, what);

  const answering = createAnswering({ sentMessages, host: () => host, allows, ways });
  const presses = createPresses({ api, log, host: () => host, allows, link, show: answering.show });

  const leaving = new Set<number>();
  const refuse = async (incoming: Incoming) => {
    if (incoming.is === 'query') return answerQuery(api, incoming, null, ways);
    if (!('place' in incoming) || incoming.place === null || leaving.has(incoming.place.chatId)) return;
    const { place } = incoming;
    if (place.kind !== 'private') leaving.add(place.chatId);
    else if (incoming.is !== 'call') return;
    const origin = {
      chat: chatName(place),
      language: null,
    };
    await leave(
      place,
      host.greet('call' in incoming && incoming.call ? incoming.call.origin : origin),
    ).finally(() => leaving.delete(place.chatId));
  };

  /** What everybody is told of a pin of the bot's own says nothing that the pinned message does not. */
  const removeNotice = ({ place, message }: Incoming & { is: 'notice' }) =>
    api
      .act('deleteMessage', { chat_id: place.chatId, message_id: message })
      .catch((error: unknown) =>
        log.debug({ platform: 'telegram', err: error }, 'could not remove the notice of a pin'),
      );

  /** Whoever waits for an answer to a voice message is told that there is none; once for an album. */
  const sayWordless = async ({ origin, place, message, album }: Incoming & { is: 'wordless' }) => {
    if (album !== null && !isNewAlbum(album)) return;
    const now = clock.elapsed();
    if (now - (wordless.get(place.chatId) ?? Number.NEGATIVE_INFINITY) < WORDLESS_MS) return;
    wordless.set(place.chatId, now);
    const text = host.greet(origin).say('cannot-read');
    await sentMessages.say(place, text, { under: message });
  };

  const placeName = (incoming: Incoming): string =>
    'place' in incoming && incoming.place !== null ? nameOf(incoming.place) : 'telegram:private';

  /** The answer that was given, if one was. */
  const handle = async (incoming: Incoming, answer: Host['answer']): Promise<Answer | null> => {
    if (incoming.is === 'moved') sentMessages.move(incoming.from, incoming.to);
    else if (!isAllowed(placeName(incoming))) await refuse(incoming);
    else if (incoming.is === 'call') return answering.answer(incoming, answer);
    else if (incoming.is === 'press') return presses.answer(incoming, answer);
    else if (incoming.is === 'query') await answerQuery(api, incoming, host, ways);
    else if (incoming.is === 'wordless') await sayWordless(incoming);
    else if (incoming.is === 'notice') await removeNotice(incoming);
    return null;
  };

  const updates = createUpdates({
    self,
    host: () => host,
    isAllowed,
    placeName,
    seeAlbum: (album) => void isNewAlbum(album),
    handle,
    presses,
    sentMessages,
    queue,
    intake,
    shared,
    clock,
    log,
    ending: ending.signal,
  });

  /** Whether this process publishes the menu. */
  let leads = shared === null;
  const publish = () => {
    publishing = publishing
      .then(() => publishMenu({ api, host, clock, log, stopping: ending.signal }))
      .catch((error: unknown) => tell(error, 'could not publish the menu'));
  };
  let announced = false;
  const greet = () => {
    const { group } = inviteLinks(bot.botInfo?.username ?? '');
    if (!announced) announce(`Telegram: add the bot to a group with ${group}`);
    announced = true;
  };

  const known = () => bot.botInfo && { id: bot.botInfo.id, username: bot.botInfo.username };
  const own = { api, me: createMe(api, known), chatMigrated: sentMessages.move };

  return {
    name: 'telegram',
    posting: createPosting({ ...own, page: ways.page }),
    pinning: createPinning(own),
    rights: createRights(own),
    files: { max: FILE_BYTES },
    attachments: createAttachments({ api, token, apiUrl }),
    start(given) {
      host = given;
      host.onMenuChange(() => leads && publish());
      if (webhook !== null)
        webhook.start({
          ready() {
            greet();
            updates.share();
          },
          take: updates.takeShared,
        });
      if (polling === null) return Promise.resolve();
      let takingUp: Promise<void> | null = null;
      bot.use(async (context) => {
        // Telegram may send once more what is stored.
        await takingUp;
        return updates.take(context.update);
      });
      bot.catch((error) => tell(error, 'could not read an update'));
      const ready = () => {
        greet();
        takingUp ??= within(TAKE_UP_MS, updates.takeUp());
        publish();
      };
      polling.start({ ready, confirmed: intake.confirmed });
      return Promise.resolve();
    },
    async lead(isLeader) {
      leads = isLeader || webhook === null;
      if (isLeader) publish();
      await webhook?.lead(isLeader);
    },
    queued: queue.length,
    health: (): Health => (webhook ?? polling)?.health() ?? 'failed',
    async stop() {
      ending.abort();
      intake.end();
      shared?.end();
      await polling?.stop();
      await webhook?.stop();
      // By the real time, as whoever has asked the process to end counts it.
      const grace = AbortSignal.timeout(GRACE_MS);
      grace.addEventListener('abort', () => stopping.abort());
      await queue.drained();
      stopping.abort();
      await intake.ended();
      await shared?.stop();
    },
  };
};

/** Resolves with the work, or after so many milliseconds of real time. */
const within = async (ms: number, work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
};
