// Telegram: updates become calls, answers become messages.

import { Telegraf } from 'telegraf';
import type { Answer, Health, Host, Platform } from '../../core/adapter.ts';
import { createDeduplicator } from '../../core/deduplicate.ts';
import type { Budget } from '../../core/platform.ts';
import type { Clock, Localizer, Log } from '../../core/ports.ts';
import { StoreError } from '../../core/store-error.ts';
import type { WaitingCalls } from '../../core/waiting.ts';
import { wellFormedIn } from '../../core/well-formed.ts';
import { createAnswering } from './answering.ts';
import { createApi } from './api.ts';
import { createMe } from './bot-actions.ts';
import { createPresses, RETRY_AFTER_SECONDS } from './button-presses.ts';
import { answerQuery } from './inline.ts';
import { createIntake, type Wrapped } from './intake.ts';
import { inviteLinks } from './invite.ts';
import type { Asked } from './kept-calls.ts';
import { FILE_BYTES } from './limits.ts';
import { publishMenu } from './menu.ts';
import { chatName, type Destination, type Incoming, parseUpdate, type Self } from './parse.ts';
import { createPinning } from './pinning.ts';
import { createPolling } from './polling.ts';
import { createPosting } from './posting.ts';
import { createQueue, type Work } from './queue.ts';
import { againData, type Ways } from './render.ts';
import { createRights } from './rights.ts';
import { createSentMessages } from './sent-messages.ts';

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
  /** Milliseconds for which an update that came alone may wait unstored; 100, if not given. */
  readonly holdMs?: number;
  /** Keeps what waits for an answer over a restart; not given: nothing does. */
  readonly waiting?: WaitingCalls;
  /** Where a passage is shown, by its code; not given: nowhere that others reach. */
  readonly page?: Ways['page'];
  /** Something that whoever starts the bot wants to see. */
  readonly announce: (line: string) => void;
}

const MAX_SEEN = 2_000;

/** Answers under way get this long to leave when the bot stops. */
const GRACE_MS = 6_000;

/** While the database does not say what was left, updates wait this long for it; it is asked again after a pause. */
const TAKE_UP_MS = 3_000;
const TAKE_UP_PAUSE_MS = 10_000;

export const createTelegram = (parts: TelegramParts): Platform => {
  const { token, apiUrl, allows, clock, log, announce } = parts;
  /** Nothing new is begun; and, later, nothing is tried again. */
  const ending = new AbortController();
  const stopping = new AbortController();
  const bot = new Telegraf(token, {
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: { apiRoot: `${apiUrl}/` },
  });
  const polling = createPolling({ bot, clock, log, announce });
  const intake = createIntake({
    waiting: parts.waiting ?? null,
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
  const queue = createQueue({ host: () => host, clock, log });
  const isNew = createDeduplicator<number>(MAX_SEEN);
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

  const placeName = (incoming: Incoming): string =>
    'place' in incoming && incoming.place !== null ? nameOf(incoming.place) : 'telegram:private';

  /** The answer that was given, if one was. */
  const handle = async (incoming: Incoming, answer: Host['answer']): Promise<Answer | null> => {
    if (incoming.is === 'moved') sentMessages.move(incoming.from, incoming.to);
    else if (!isAllowed(placeName(incoming))) await refuse(incoming);
    else if (incoming.is === 'call') return answering.answer(incoming, answer);
    else if (incoming.is === 'press') return presses.answer(incoming, answer);
    else if (incoming.is === 'query') await answerQuery(api, incoming, host, ways);
    else if (incoming.is === 'notice') await removeNotice(incoming);
    return null;
  };

  const laneOf = (incoming: Incoming): string =>
    incoming.is === 'query'
      ? `query ${incoming.origin.user}`
      : 'place' in incoming && incoming.place !== null
        ? chatName(incoming.place)
        : 'elsewhere';

  /** Too much waits in this chat: one line says so, and the rest has to be asked again. */
  const turnAway = async ({ call, place, message }: Incoming & { is: 'call' }) => {
    const text = host.greet(call.origin).say('too-often', { seconds: RETRY_AFTER_SECONDS });
    await sentMessages.say(place, text, { under: message });
    return null;
  };

  /**
   * Hands an update on. Resolves when it is answered or stored, which telegraf waits for before it fetches the next ones, and which is
   * soon.
   */
  const take = (raw: { update_id: number }): Promise<void> | undefined => {
    if (!isNew(raw.update_id)) return;
    const incoming = withWellFormedText(parseUpdate(raw, self));
    if (incoming === null || (incoming.is === 'present' && isAllowed(nameOf(incoming.place)))) return;
    const lane = laneOf(incoming);
    const isFull = queue.isFull(lane);
    if (incoming.is === 'press') {
      const isAllowedHere = isAllowed(placeName(incoming));
      const elsewhere = isAllowedHere && presses.isForPresserAlone(incoming);
      const says = elsewhere ? 'elsewhere' : isFull ? 'too-often' : 'nothing';
      const acknowledged = presses.acknowledge(incoming, says);
      if (!elsewhere && !isFull)
        return accept(raw.update_id, incoming, (answer) =>
          handle(incoming, answer).finally(() => acknowledged),
        );
      queue.run('acknowledgements', () => acknowledged.then(() => null));
    } else if (incoming.is === 'call')
      return accept(raw.update_id, incoming, (answer) =>
        isFull ? turnAway(incoming) : handle(incoming, answer),
      );
    else queue.run(lane, (answer) => handle(incoming, answer));
  };

  const accept = (id: number, asked: Asked, work: Work) =>
    intake.accept(id, asked, (wrapped: Wrapped) =>
      queue.run(laneOf(asked), (answer) => wrapped(() => work(answer))),
    );

  /** The process that gave this answer ended while it left. */
  const sayMaybeLost = async ({ call, place, message }: Asked) => {
    if (call === null || place === null || !isAllowed(nameOf(place))) return null;
    const line = 'line' in call.said ? againData(call.said.line) : null;
    const words = host.greet(call.origin);
    const button = line === null ? null : { text: words.say('button-again'), callback_data: line };
    await sentMessages.say(place, words.say('maybe-lost'), { under: message, button });
    return null;
  };

  /** Answers what the last process left. */
  const takeUp = async () => {
    const { calls, doubtful, known } = await intake.left();
    for (const id of known) isNew(id);
    for (const { id, asked } of doubtful) void accept(id, asked, () => sayMaybeLost(asked));
    for (const { id, asked } of calls) void accept(id, asked, (answer) => handle(asked, answer));
    if (calls.length + doubtful.length > 0)
      log.info(
        { platform: 'telegram', count: calls.length, doubtful: doubtful.length },
        'took up questions that were left',
      );
  };
  const takeUpSoon = async () => {
    while (!ending.signal.aborted)
      try {
        return await takeUp();
      } catch (error) {
        if (!(error instanceof StoreError)) return tell(error, 'could not take up questions that were left');
        await clock.wait(TAKE_UP_PAUSE_MS, ending.signal);
      }
  };

  const known = () => bot.botInfo && { id: bot.botInfo.id, username: bot.botInfo.username };
  const own = { api, me: createMe(api, known), chatMigrated: sentMessages.move };

  return {
    name: 'telegram',
    posting: createPosting({ ...own, page: ways.page }),
    pinning: createPinning(own),
    rights: createRights(own),
    files: { max: FILE_BYTES },
    async start(given) {
      host = given;
      let takingUp: Promise<void> | null = null;
      bot.use(async (context) => {
        // Telegram may send once more what is stored.
        await takingUp;
        return take(context.update);
      });
      bot.catch((error) => tell(error, 'could not read an update'));
      const publish = () => {
        publishing = publishing
          .then(() => publishMenu({ api, host, clock, log, stopping: ending.signal }))
          .catch((error: unknown) => tell(error, 'could not publish the menu'));
      };
      host.onMenuChange(publish);
      let announced = false;
      const ready = () => {
        const { group } = inviteLinks(bot.botInfo?.username ?? '');
        if (!announced) announce(`Telegram: add the bot to a group with ${group}`);
        announced = true;
        takingUp ??= within(TAKE_UP_MS, takeUpSoon());
        publish();
      };
      polling.start({ ready, confirmed: intake.confirmed });
    },
    queued: queue.length,
    health: (): Health => polling.health(),
    async stop() {
      ending.abort();
      intake.end();
      await polling.stop();
      // By the real time, as whoever has asked the process to end counts it.
      const grace = AbortSignal.timeout(GRACE_MS);
      grace.addEventListener('abort', () => stopping.abort());
      await queue.drained();
      stopping.abort();
      await intake.ended();
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

/** What was said as a text that can be said back, on buttons too; ids stay what they are. */
const withWellFormedText = (incoming: Incoming | null): Incoming | null =>
  incoming !== null && 'call' in incoming && incoming.call !== null
    ? ({ ...incoming, call: { ...incoming.call, said: wellFormedIn(incoming.call.said) } } as Incoming)
    : incoming;
