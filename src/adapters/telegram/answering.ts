// Answers calls where the person who asked can see it: in the chat, in place of an earlier answer, or in the private chat with the bot.

import type { Answer, Call, Host } from '../../core/adapter.ts';
import { PlatformError } from '../../core/errors.ts';
import { withoutLocal } from '../../core/reply.ts';
import { linkParameter } from './deep-link.ts';
import { chatName, type Destination, type Incoming } from './parse.ts';
import { againData, lineElsewhere, renderAnswer, type Ways } from './render.ts';
import type { Answers, SentMessages, ShowOptions } from './sent-messages.ts';

export interface AnsweringParts {
  readonly sentMessages: SentMessages;
  readonly host: () => Pick<Host, 'elsewhere'>;
  readonly allows: (chat: string) => boolean;
  /** `link` takes the parameter of an address; null leads to the conversation with the bot and says nothing there. */
  readonly ways: Pick<Ways, 'page'> & { readonly link: (parameter: string | null) => string };
}

type IncomingCall = Incoming & { readonly is: 'call' };

export const createAnswering = ({ sentMessages, host, allows, ways }: AnsweringParts) => {
  const show = async (call: Call, answer: Answer, place: Destination, how: ShowOptions) => {
    const messages = renderAnswer(answer, ways);
    let isCut = false;
    const refused = (error: unknown) => {
      isCut = true;
      return answer.undelivered(error);
    };
    try {
      const ids = await sentMessages.show(place, messages, { ...how, refused });
      const chat = chatName(sentMessages.current(place));
      // The line about what was refused shows nothing of the answer.
      const showing = isCut ? ids.slice(0, -1) : ids;
      answer.posted(showing.map((id, i) => ({ chat, message: String(id), says: messages[i]?.plain ?? '' })));
      return ids;
    } catch (error) {
      if (!(error instanceof PlatformError) || error.certain) throw error;
      // Whether it arrived cannot be known, and saying it twice is worse than asking to be asked again.
      // Where the answer is given elsewhere, its question means something else there.
      const isHere = chatName(place) === call.origin.chat;
      const asked = 'line' in call.said && isHere ? call.said.line : lineElsewhere(call, answer);
      const line = againData(asked);
      const button = line === null ? null : { text: answer.words.say('button-again'), callback_data: line };
      await sentMessages.say(place, answer.words.say('maybe-lost'), { button });
      throw error;
    }
  };

  /** One line that says nothing of the answer, where others would see it. */
  const pointElsewhere = async (call: Call, place: Destination, answer: Answer, under: number) => {
    const parameter = linkParameter(await host().elsewhere(call, lineElsewhere(call, answer)));
    const to = allows('telegram:private') ? ways.link(parameter) : null;
    const id = to === null ? 'alone-nowhere' : parameter === null ? 'alone-ask' : 'alone-elsewhere';
    const text = answer.words.say(id);
    const button = to === null ? null : { text: answer.words.say('button-open'), url: to };
    await sentMessages.say(place, text, { under, button });
    sentMessages.remember(place, under, { place, ids: [] });
  };

  /** Shows an answer in place of what answered an earlier wording of its question, which stands there or elsewhere. */
  const showInstead = async (
    { call, place: asked, message }: IncomingCall,
    answer: Answer,
    place: Destination,
    known: Answers | null,
  ) => {
    const isHere = known?.place.chatId === place.chatId;
    if (known !== null && !isHere) await sentMessages.show(known.place, [], { instead: known.ids });
    const under = place.kind === 'private' ? {} : { under: message };
    const ids = await show(
      call,
      answer,
      place,
      known !== null && isHere ? { ...under, instead: known.ids } : under,
    );
    sentMessages.remember(asked, message, { place, ids });
  };

  const answer = async (said: IncomingCall, answerOf: Host['answer']): Promise<Answer | null> => {
    const { call, place, asker, message, editedAfterMs } = said;
    const known = sentMessages.answersTo(place, message);
    if (editedAfterMs !== null && known === null && !sentMessages.mayChange(editedAfterMs)) return null;
    const given = await answerOf(call);
    if (given.audience === 'everyone' || place.kind === 'private') {
      await showInstead(said, given, place, known);
      return given;
    }
    const alone: Destination | null =
      asker === null || !allows('telegram:private') ? null : { chatId: asker, thread: null, kind: 'private' };
    try {
      if (alone !== null) {
        await showInstead(said, { ...given, reply: withoutLocal(given.reply) }, alone, known);
        return given;
      }
    } catch (error) {
      // They have not opened a chat with the bot, and it may not be the first to write.
      const closed = error instanceof PlatformError && (error.status === 403 || error.code === 'no chat');
      if (!closed) throw error;
    }
    // What everybody saw was the answer to another question.
    if (known !== null) await sentMessages.show(known.place, [], { instead: known.ids });
    const wasPointed = known !== null && known.ids.length === 0;
    if (!wasPointed) await pointElsewhere(call, place, given, message);
    return given;
  };

  return { show, answer };
};
