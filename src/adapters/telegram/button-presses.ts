// Handles button presses: acknowledges them at once, and answers where the person can see it.

import type { Answer, Host } from '../../core/adapter.ts';
import type { Log } from '../../core/ports.ts';
import type { Api } from './api.ts';
import { linkParameter } from './deep-link.ts';
import type { Destination, Incoming } from './parse.ts';
import type { ShowOptions } from './sent-messages.ts';

export type Press = Incoming & { readonly is: 'press' };

export interface PressParts {
  readonly api: Api;
  readonly log: Log;
  readonly host: () => Host;
  readonly allows: (chat: string) => boolean;
  /** The address at which the bot is spoken to alone, with a parameter. */
  readonly link: (parameter: string | null) => string;
  /** Shows an answer, and tells it which messages do. */
  readonly show: (
    call: NonNullable<Press['call']>,
    answer: Answer,
    place: Destination,
    how: ShowOptions,
  ) => Promise<unknown>;
}

export type Presses = ReturnType<typeof createPresses>;

/** What people are asked to wait when so many answers do. */
export const RETRY_AFTER_SECONDS = 60;

export const createPresses = ({ api, log, host, allows, link, show }: PressParts) => {
  const lineFor = async (call: Press['call']): Promise<string> =>
    call !== null && 'line' in call.said ? host().elsewhere(call, call.said.line) : '';

  return {
    /** Others are not shown what somebody presses for alone, and a channel's readers write nothing into it. */
    isForPresserAlone: ({ call, place }: Press): boolean =>
      call !== null &&
      (place?.kind === 'channel' || (place?.kind === 'group' && host().audienceOf(call) === 'asker')),

    /** At once, whatever else waits in this chat: until then the button looks stuck. */
    async acknowledge({ id, call }: Press, says: 'nothing' | 'elsewhere' | 'too-often'): Promise<void> {
      const words = call === null ? null : host().greet(call.origin);
      const shown =
        words === null || says === 'nothing'
          ? {}
          : says === 'too-often'
            ? { text: words.say('too-often', { seconds: RETRY_AFTER_SECONDS }) }
            : allows('telegram:private')
              ? // By this address Telegram opens the chat with the bot, and sends the line there as that person's.
                { url: link(linkParameter(await lineFor(call)) ?? linkParameter('/start')) }
              : { text: words.say('alone-nowhere') };
      await api
        .call('answerCallbackQuery', { callback_query_id: id, ...shown })
        .catch((error: unknown) =>
          log.warn({ platform: 'telegram', err: error }, 'could not acknowledge a button'),
        );
    },

    async answer(
      { call, place, message, replaces }: Press,
      answerOf: Host['answer'],
    ): Promise<Answer | null> {
      if (call === null || place === null) return null;
      const answer = await answerOf(call);
      // What the chat wants may have changed since the press came.
      if (place.kind !== 'private' && answer.audience === 'asker') return null;
      const under = place.kind === 'private' ? {} : { under: message };
      // Words about what went wrong take nobody's excerpts away.
      const instead = replaces && answer.outcome === 'answered';
      await show(call, answer, place, instead ? { ...under, instead: [message], keeps: true } : under);
      return answer;
    },
  };
};
