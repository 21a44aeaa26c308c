// Telegram: updates become calls, answers become messages.

import { Telegraf } from 'telegraf';
import type { Adapter, Answer, Call, Health, Host } from '../../core/adapter.ts';
import { PlatformError } from '../../core/errors.ts';
import type { Clock, Localizer, Log } from '../../core/ports.ts';
import { withoutLocal } from '../../core/reply.ts';
import { createSeen } from '../../core/seen.ts';
import { type Api, createApi } from './api.ts';
import { createBudget } from './budget.ts';
import { answerQuery } from './inline.ts';
import { inviteLinks } from './invite.ts';
import { publishMenu } from './menu.ts';
import { chatName, type Incoming, linkParameter, type Place, parseUpdate, type Self } from './parse.ts';
import { createPolling } from './polling.ts';
import { type Answers, createPosts, type How } from './posts.ts';
import { createQueue } from './queue.ts';
import { againData, lineElsewhere, renderAnswer } from './render.ts';

export interface TelegramParts {
  readonly token: string;
  /** Where the Bot API is served, without a slash at the end. */
  readonly apiUrl: string;
  /** Whether the bot may answer in a chat, by its name `telegram:<id>`; conversations with one person are `telegram:private`. */
  readonly allows: (chat: string) => boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** Something that whoever starts the bot wants to see. */
  readonly announce: (line: string) => void;
}

const SEEN_MOST = 2_000;

/** What people are asked to wait when so many answers do. */
const PATIENCE_SECONDS = 60;

/** Answers under way get this long to leave when the bot stops. */
const GRACE_MS = 6_000;

export const createTelegram = ({ token, apiUrl, allows, clock, log, announce }: TelegramParts): Adapter => {
  /** Nothing new is begun; and, later, nothing is tried again. */
  const ending = new AbortController();
  const stopping = new AbortController();
  const bot = new Telegraf(token, {
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: { apiRoot: `${apiUrl}/` },
  });
  const polling = createPolling({ bot, clock, log, announce });
  const budget = createBudget(clock);
  const api: Api = createApi({ telegram: bot.telegram, clock, budget, stopping: stopping.signal });
  const queue = createQueue({ clock, log });
  const isNew = createSeen<number>(SEEN_MOST);
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
  const posts = createPosts({
    api,
    clock,
    moved(from, to) {
      host.moved(`telegram:${from}`, `telegram:${to}`);
      if (!allows(`telegram:${from}`) || allows(`telegram:${to}`)) return;
      movedTo.add(`telegram:${to}`);
      announce(
        `Telegram: the group telegram:${from} goes on as telegram:${to}; put that into ALLOWED_CHATS too`,
      );
    },
  });
  const isAllowed = (place: string) => allows(place) || movedTo.has(place);

  const nameOf = ({ kind, chatId }: Place) => `telegram:${kind === 'private' ? 'private' : chatId}`;

  /** Says that it does not answer here, and goes. */
  const leave = async (place: Place, words: Localizer) => {
    const text = words.say('not-allowed');
    await posts.say(place, text).catch((error: unknown) => tell(error, 'a notice could not be given'));
    if (place.kind !== 'private') await api.call('leaveChat', { chat_id: place.chatId });
  };

  const tell = (error: unknown, what: string) => log.warn({ platform: 'telegram', err: error }, what);

  const show = async (call: Call, answer: Answer, place: Place, how: How) => {
    const messages = renderAnswer(answer, link);
    try {
      return await posts.show(place, messages, how);
    } catch (error) {
      if (!(error instanceof PlatformError) || error.certain) throw error;
      // Whether it arrived cannot be known, and saying it twice is worse than asking to be asked again.
      const line = 'line' in call.said ? againData(call.said.line) : null;
      const button = line === null ? null : { text: answer.words.say('button-again'), callback_data: line };
      await posts.say(place, answer.words.say('maybe-lost'), { button });
      throw error;
    }
  };

  /** One line that says nothing of the answer, where others would see it. */
  const pointElsewhere = async (call: Call, place: Place, answer: Answer, under: number) => {
    const parameter = linkParameter(lineElsewhere(call, answer));
    const to = allows('telegram:private') ? link(parameter) : null;
    const id = to === null ? 'alone-nowhere' : parameter === null ? 'alone-ask' : 'alone-elsewhere';
    const text = answer.words.say(id);
    const button = to === null ? null : { text: answer.words.say('button-open'), url: to };
    await posts.say(place, text, { under, button });
    posts.remember(place, under, { place, ids: [] });
  };

  /** Shows an answer in place of what answered an earlier wording of its question, which stands there or elsewhere. */
  const showInstead = async (
    { call, place: asked, message }: Incoming & { is: 'call' },
    answer: Answer,
    place: Place,
    known: Answers | null,
  ) => {
    const isHere = known?.place.chatId === place.chatId;
    if (known !== null && !isHere) await posts.show(known.place, [], { instead: known.ids });
    const under = place.kind === 'private' ? {} : { under: message };
    const ids = await show(
      call,
      answer,
      place,
      known !== null && isHere ? { ...under, instead: known.ids } : under,
    );
    posts.remember(asked, message, { place, ids });
  };

  const answerCall = async (said: Incoming & { is: 'call' }) => {
    const { call, place, asker, message, editedFrom } = said;
    const known = posts.answersTo(place, message);
    if (editedFrom !== null && known === null && !posts.isRecent(editedFrom)) return null;
    const answer = await host.answer(call);
    if (answer.audience === 'everyone' || place.kind === 'private') {
      await showInstead(said, answer, place, known);
      return answer;
    }
    const alone: Place | null =
      asker === null || !allows('telegram:private') ? null : { chatId: asker, thread: null, kind: 'private' };
    try {
      if (alone !== null) {
        await showInstead(said, { ...answer, reply: withoutLocal(answer.reply) }, alone, known);
        return answer;
      }
    } catch (error) {
      // They have not opened a chat with the bot, and it may not be the first to write.
      const closed = error instanceof PlatformError && (error.status === 403 || error.code === 'no chat');
      if (!closed) throw error;
    }
    // What everybody saw was the answer to another question.
    if (known !== null) await posts.show(known.place, [], { instead: known.ids });
    const wasPointed = known !== null && known.ids.length === 0;
    if (!wasPointed) await pointElsewhere(call, place, answer, message);
    return answer;
  };

  /** Others are not shown what somebody presses for alone, and a channel's readers write nothing into it. */
  const isForPresserAlone = ({ call, place }: Incoming & { is: 'press' }): boolean =>
    call !== null &&
    (place?.kind === 'channel' || (place?.kind === 'group' && host.audienceOf(call) === 'asker'));

  /** At once, whatever else waits in this chat: until then the button looks stuck. */
  const acknowledge = async (
    press: Incoming & { is: 'press' },
    says: 'nothing' | 'elsewhere' | 'too-often',
  ) => {
    const { id, call } = press;
    const words = call === null ? null : host.greet(call.origin);
    const line = call !== null && 'line' in call.said ? call.said.line : '';
    const shown =
      words === null || says === 'nothing'
        ? {}
        : says === 'too-often'
          ? { text: words.say('too-often', { seconds: PATIENCE_SECONDS }) }
          : allows('telegram:private')
            ? // By this address Telegram opens the chat with the bot, and sends the line there as that person's.
              { url: link(linkParameter(line) ?? linkParameter('/start')) }
            : { text: words.say('alone-nowhere') };
    await api
      .call('answerCallbackQuery', { callback_query_id: id, ...shown })
      .catch((error: unknown) => tell(error, 'a button was not acknowledged'));
  };

  const answerPress = async ({ call, place, message, replaces }: Incoming & { is: 'press' }) => {
    if (call === null || place === null) return null;
    const answer = await host.answer(call);
    // What the chat wants may have changed since the press came.
    if (place.kind !== 'private' && answer.audience === 'asker') return null;
    const under = place.kind === 'private' ? {} : { under: message };
    // Words about what went wrong take nobody's excerpts away.
    const instead = replaces && answer.outcome === 'answered';
    await show(call, answer, place, instead ? { ...under, instead: [message] } : under);
    return answer;
  };

  const leaving = new Set<number>();
  const refuse = async (incoming: Incoming) => {
    if (incoming.is === 'query') return answerQuery(api, incoming, null, link);
    if (!('place' in incoming) || incoming.place === null || leaving.has(incoming.place.chatId)) return;
    const { place } = incoming;
    if (place.kind !== 'private') leaving.add(place.chatId);
    else if (incoming.is !== 'call') return;
    const origin = {
      platform: 'telegram',
      chat: chatName(place),
      user: chatName(place),
      alone: false,
      language: null,
    };
    await leave(
      place,
      host.greet('call' in incoming && incoming.call ? incoming.call.origin : origin),
    ).finally(() => leaving.delete(place.chatId));
  };

  const placeName = (incoming: Incoming): string =>
    'place' in incoming && incoming.place !== null ? nameOf(incoming.place) : 'telegram:private';

  /** The answer that was given, if one was. */
  const handle = async (incoming: Incoming): Promise<Answer | null> => {
    if (incoming.is === 'moved') posts.move(incoming.from, incoming.to);
    else if (!isAllowed(placeName(incoming))) await refuse(incoming);
    else if (incoming.is === 'call') return answerCall(incoming);
    else if (incoming.is === 'press') return answerPress(incoming);
    else if (incoming.is === 'query') await answerQuery(api, incoming, host, link);
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
    const text = host.greet(call.origin).say('too-often', { seconds: PATIENCE_SECONDS });
    await posts.say(place, text, { under: message });
    return null;
  };

  /** Hands an update on and returns at once: telegraf would wait for it before it reads the next one. */
  const take = (raw: { update_id: number }) => {
    if (!isNew(raw.update_id)) return;
    const incoming = parseUpdate(raw, self);
    if (incoming === null || (incoming.is === 'present' && isAllowed(nameOf(incoming.place)))) return;
    const lane = laneOf(incoming);
    const isFull = queue.isFull(lane);
    if (incoming.is === 'press') {
      const isAllowedHere = isAllowed(placeName(incoming));
      const elsewhere = isAllowedHere && isForPresserAlone(incoming);
      const acknowledged = acknowledge(incoming, elsewhere ? 'elsewhere' : isFull ? 'too-often' : 'nothing');
      if (!elsewhere && !isFull) queue.run(lane, () => handle(incoming).finally(() => acknowledged));
      else queue.run('acknowledgements', () => acknowledged.then(() => null));
    } else if (incoming.is === 'call' && isFull) queue.run(lane, () => turnAway(incoming));
    else queue.run(lane, () => handle(incoming));
  };

  return {
    name: 'telegram',
    async start(given) {
      host = given;
      bot.use((context) => take(context.update));
      bot.catch((error) => tell(error, 'an update could not be read'));
      const publish = () => {
        publishing = publishing
          .then(() => publishMenu({ api, host, clock, log, stopping: ending.signal }))
          .catch((error: unknown) => tell(error, 'the menu could not be published'));
      };
      host.onMenuChange(publish);
      let announced = false;
      const ready = () => {
        const { group } = inviteLinks(bot.botInfo?.username ?? '');
        if (!announced) announce(`Telegram: add the bot to a group with ${group}`);
        announced = true;
        publish();
      };
      polling.start({ ready });
    },
    health: (): Health => polling.health(),
    async stop() {
      ending.abort();
      await polling.stop();
      // By the real time, as whoever has asked the process to end counts it.
      const grace = AbortSignal.timeout(GRACE_MS);
      grace.addEventListener('abort', () => stopping.abort());
      await queue.drained();
      stopping.abort();
    },
  };
};
