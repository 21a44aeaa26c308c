// `@bot crossings` in any chat: excerpts to insert there, each with its source.

import { createHash } from 'node:crypto';
import type { Answer, Host } from '../../core/adapter.ts';
import { echo } from '../../core/bidi.ts';
import { asTyped } from '../../core/command.ts';
import { MAX_EXCERPTS, QUESTION_CHARS } from '../../core/limits.ts';
import { type Block, plainInline, type Reply } from '../../core/reply.ts';
import type { Api } from './api.ts';
import { linkParameter } from './deep-link.ts';
import { ENTITIES, INLINE_RESULTS, TEXT_CHARS } from './limits.ts';
import type { InlineResult } from './methods.ts';
import type { Incoming } from './parse.ts';
import { entitiesIn, renderCard, type Ways } from './render.ts';
import { isContentRefused } from './sent-messages.ts';

/** Seconds for which Telegram may give the same results without asking again. */
const CACHE_SECONDS = 60;
const TITLE_CHARS = 100;
const TOPICS_SHOWN = 5;
/** The line about a refusal with its reference, in any language. */
const BUTTON_CHARS = 200;

/** Answers a query; without a host it may not be answered, and nothing is offered. */
export const answerQuery = async (
  api: Api,
  { id, text, origin }: Incoming & { is: 'query' },
  host: Host | null,
  ways: Ways,
): Promise<void> => {
  const { results, refusal, undelivered } =
    host === null ? NOTHING : await resultsFor(text.trim(), origin, host, ways);
  const words = host?.greet(origin);
  const offer = (offered: readonly InlineResult[], line: string | null) =>
    api.call('answerInlineQuery', {
      inline_query_id: id,
      results: offered,
      // What went wrong need not go on for as long.
      cache_time: line === null ? CACHE_SECONDS : 0,
      is_personal: true,
      ...(words !== undefined && offered.length === 0
        ? {
            button: {
              text: line ?? words.say('no-answer'),
              start_parameter: linkParameter('/topics') ?? 'topics',
            },
          }
        : {}),
    });
  try {
    await offer(results, refusal);
  } catch (error) {
    if (results.length === 0 || undelivered === null || !isContentRefused(error)) throw error;
    await offer([], echo(undelivered(error), BUTTON_CHARS));
  }
};

interface Found {
  readonly results: InlineResult[];
  readonly refusal: string | null;
  /** What is said if Telegram refuses the results. */
  readonly undelivered: Answer['undelivered'] | null;
}

const NOTHING: Found = { results: [], refusal: null, undelivered: null };

type ExcerptBlock = Block & { readonly is: 'excerpt' };

const resultsFor = async (
  text: string,
  origin: (Incoming & { is: 'query' })['origin'],
  host: Host,
  ways: Ways,
): Promise<Found> => {
  const name = asTyped(text.replace(/^\//, ''));
  const named = host.menu().filter((c) => c.kind === 'topic');
  const topic = named.find((c) => c.name === name || c.aliases.includes(name));
  const options = { limit: String(MAX_EXCERPTS) };
  const calls =
    text === ''
      ? named.slice(0, TOPICS_SHOWN).map((c) => ({ command: c.name, options: { limit: '1' } }))
      : topic === undefined
        ? [{ command: 'ask', options: { ...options, question: text.slice(0, QUESTION_CHARS) } }]
        : // By the name that was typed, whose script tells the reader's language.
          [{ command: name, options }];
  const results = new Map<string, InlineResult>();
  let refusal: string | null = null;
  let undelivered: Found['undelivered'] = null;
  for (const said of calls) {
    const answer = await host.answer({ origin, said });
    const { reply, words, outcome } = answer;
    undelivered = answer.undelivered;
    if (outcome !== 'answered' || reply.report?.empty === true) {
      refusal = lineOf(reply);
      break;
    }
    for (const block of reply.cards.flatMap(({ blocks }) => blocks)) {
      if (block.is !== 'excerpt') continue;
      const result = resultOf(block, renderCard({ blocks: [block] }, words, ways));
      if (result !== null && !results.has(result.id)) results.set(result.id, result);
    }
  }
  return { results: [...results.values()].slice(0, INLINE_RESULTS), refusal, undelivered };
};

/** The bot's own words of an answer that is no answer. */
const lineOf = ({ cards }: Reply): string | null => {
  const [block] = cards.flatMap(({ blocks }) => blocks);
  return block?.is === 'text' ? echo(block.text.map(plainInline).join(''), TITLE_CHARS) : null;
};

/** Null for an excerpt that is too long for one message: its source could not go with all of it. */
const resultOf = ({ excerpt, caption }: ExcerptBlock, html: string): InlineResult | null => {
  if (html.length > TEXT_CHARS || entitiesIn(html) > ENTITIES) return null;
  const { place, text } = excerpt;
  return {
    type: 'article',
    id: createHash('sha256').update(`${place.citation} ${html}`).digest('base64url').slice(0, 32),
    title: echo(text, TITLE_CHARS),
    description: echo(caption.map((line) => line.map(plainInline).join('')).join(' · '), TITLE_CHARS),
    input_message_content: {
      message_text: html,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
  };
};
