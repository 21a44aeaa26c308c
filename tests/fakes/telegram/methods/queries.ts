// Answers to pressed buttons and to inline queries.

import { readKeyboard } from '../keyboard.ts';
import { LIMITS, START_PARAMETER } from '../limits.ts';
import { Refusal, wrong } from '../refusal.ts';
import { format, type TextParameters } from '../text.ts';
import type { Question, World } from '../world.ts';
import { checkPreview, type Preview } from './messages.ts';
import type { Call, Methods } from './method.ts';

const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid';

interface Article {
  readonly id: string;
  readonly title: string;
  readonly input_message_content: Omit<TextParameters, 'text'> & Preview & { readonly message_text: string };
  readonly reply_markup?: Parameters<typeof readKeyboard>[0];
}

interface InlineAnswer {
  readonly inline_query_id: string;
  readonly results: readonly Article[];
  readonly next_offset?: string;
  readonly button?: { readonly text: string; readonly start_parameter?: string; readonly web_app?: object };
}

interface CallbackAnswer {
  readonly callback_query_id: string;
  readonly text?: string;
  readonly url?: string;
}

export const queryMethods = (world: World): Methods => {
  /** Answers a question once, and once more only if nothing came back the first time. */
  const answer = (id: string, kind: Question['kind'], given: unknown, call: Call): true => {
    const question = world.questions.get(id);
    if (question === undefined || question.kind !== kind) throw wrong(TOO_OLD);
    if (question.state !== 'waiting')
      throw new Refusal(400, `Bad Request: ${TOO_OLD}`, question.state === 'answered' && !question.lost);
    question.state = 'answered';
    question.lost = call.lost;
    question.answer = given;
    question.settle(given);
    return true;
  };

  const checkUrl = (url: string): void => {
    const { host, pathname, searchParams } = URL.canParse(url)
      ? new URL(url)
      : new URL('http://none.example');
    const payload = searchParams.get('start') ?? '';
    const own = pathname.slice(1).toLowerCase() === world.me.username?.toLowerCase();
    if (host !== 't.me' || !own || !START_PARAMETER.test(payload)) throw wrong('URL_INVALID');
  };

  return {
    answerCallbackQuery(parameters: CallbackAnswer, call) {
      const { callback_query_id, text = '', url } = parameters;
      if (text.length > LIMITS.callbackAnswer) throw wrong('MESSAGE_TOO_LONG');
      if (url !== undefined) checkUrl(url);
      return answer(callback_query_id, 'callback', parameters, call);
    },

    answerInlineQuery(parameters: InlineAnswer, call) {
      const { inline_query_id, results, next_offset = '', button } = parameters;
      if (results.length > LIMITS.inlineResults) throw wrong('RESULTS_TOO_MUCH');
      if (new Set(results.map(({ id }) => id)).size < results.length) throw wrong('RESULT_ID_DUPLICATE');
      if (Buffer.byteLength(next_offset) > LIMITS.inlineOffsetBytes) throw wrong('NEXT_OFFSET_INVALID');
      for (const { id, title, input_message_content: content, reply_markup } of results) {
        const bytes = Buffer.byteLength(id);
        if (bytes < 1 || bytes > LIMITS.inlineResultIdBytes) throw wrong('RESULT_ID_INVALID');
        if (title.trim() === '') throw wrong('ARTICLE_TITLE_EMPTY');
        const formatted = format({ ...content, text: content.message_text });
        checkPreview(formatted, content, call);
        readKeyboard(reply_markup);
      }
      if (button !== undefined) {
        const { text, start_parameter: payload, web_app } = button;
        if (text.trim() === '') throw wrong('BUTTON_TEXT_EMPTY');
        if ((payload === undefined) === (web_app === undefined)) throw wrong('BUTTON_TYPE_INVALID');
        if (payload !== undefined && !START_PARAMETER.test(payload)) throw wrong('START_PARAM_INVALID');
      }
      return answer(inline_query_id, 'inline', parameters, call);
    },
  };
};
