// Answers interactions: acknowledges them at once, then sends the answer, in the channel if the interaction has expired.

import type { Answer, Call, Host, PostedAnswer } from '../../core/adapter.ts';
import { PlatformError } from '../../core/errors.ts';
import type { Budget } from '../../core/platform.ts';
import { type Api, UNKNOWN_INTERACTION } from './api.ts';
import { GUEST_FOLLOW_UPS } from './limits.ts';
import type { Link } from './markdown.ts';
import type { Incoming, Interaction } from './parse.ts';
import { type Message, renderAnswer, renderLine } from './render.ts';
import type { Kept } from './shared-interactions.ts';

export interface AnsweringParts {
  readonly api: Api;
  readonly host: () => Host;
  readonly link: Link;
  readonly budget: Budget;
  readonly logError: (error: unknown, what: string) => void;
  readonly stopping: AbortSignal;
}

/** An interaction that this process alone gets. */
const NOT_KEPT: Kept = { resumed: false, begun: false, begin: async () => true };

/** One message of an answer, how to send it, and how to send the line that replaces it if it is rejected. */
interface Send {
  readonly message: Message;
  readonly send: (message: Message) => Promise<string | null>;
  readonly instead?: (line: Message) => Promise<string | null>;
}

/** A bad or too large request ("HTTP response codes"), which doesn't depend on who asks, where, or how often. */
const BAD_REQUEST: ReadonlySet<number | null> = new Set([400, 413]);

/** Whether Discord rejected the content, so that another message could succeed. */
const isContentRefused = (error: unknown): boolean =>
  error instanceof PlatformError && error.certain && BAD_REQUEST.has(error.status);

export const createAnswering = ({ api, host, link, budget, logError, stopping }: AnsweringParts) => {
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
          if (!isContentRefused(error)) throw error;
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
  const show = async (to: Interaction, answer: Answer, alone: boolean, keeps: boolean, { begin }: Kept) => {
    const [first, ...others] = renderAnswer(answer, link);
    const { words } = answer;
    const max = to.isGuest ? GUEST_FOLLOW_UPS : others.length;
    const kept =
      others.length <= max ? others : [...others.slice(0, max - 1), renderLine(words.say('cut'), words)];
    let begins: Promise<boolean> | null = null;
    const more = async (message: Message) => {
      begins ??= begin();
      return (await begins) ? follow(to, message, alone, answer) : null;
    };
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
    await budget.acquire(chat, 'answer', stopping);
    return api.send(channel, message, nonce);
  };

  /** Discord no longer waits for the answer of a command; where everybody may see it, it is given all the same. */
  const answerLate = async (to: Interaction, call: Call): Promise<Answer | null> => {
    const { channel, origin } = to;
    if (channel === null || host().audienceOf(call) === 'asker') return null;
    const answer = await host().answer(call);
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
    incoming.origin.alone ? 'everyone' : incoming.is === 'press' ? 'asker' : host().audienceOf(incoming.call);

  /** The process that sent further messages of this answer ended meanwhile; the first one is there. */
  const sayMaybeLost = async (to: Interaction, alone: boolean) => {
    const words = host().greet(to.origin);
    await api.follow(to, renderLine(words.say('maybe-lost'), words), alone);
    return null;
  };

  const answer = async (
    incoming: Incoming & { call: Call },
    kept: Kept = NOT_KEPT,
  ): Promise<Answer | null> => {
    const audience = audienceOf(incoming);
    const inPlace = incoming.is === 'press' && incoming.inPlace;
    try {
      await api.defer(incoming, inPlace ? 'in place' : audience, kept.resumed);
    } catch (error) {
      if (incoming.is !== 'call' || !(error instanceof PlatformError) || error.code !== UNKNOWN_INTERACTION)
        throw error;
      logError(error, 'a command was acknowledged too late');
      return answerLate(incoming, incoming.call);
    }
    if (kept.begun) return sayMaybeLost(incoming, audience === 'asker');
    const given = await host().answer(incoming.call);
    await show(incoming, given, audience === 'asker', inPlace, kept);
    return given;
  };

  return { answer, sayIn };
};
