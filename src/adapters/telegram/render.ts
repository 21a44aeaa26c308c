// Replies as messages of Telegram: HTML, the same as plain text, and a keyboard.

import type { Answer, Call } from '../../core/adapter.ts';
import { echo, isolate, isolateIfNeeded } from '../../core/bidi.ts';
import { sanitizeForTerminal } from '../../core/controls.ts';
import { paginate } from '../../core/paginate.ts';
import type { Localizer } from '../../core/ports.ts';
import {
  type Action,
  type Block,
  type Card,
  type Inline,
  plainInline,
  type ReplyFile,
} from '../../core/reply.ts';
import { hasRightToLeft } from '../../core/scripts.ts';
import { segmentsOf, shownWords } from '../../core/segments.ts';
import type { Excerpt } from '../../core/source.ts';
import { BUTTONS, CALLBACK_BYTES, CAPTION_CHARS, ENTITIES, LABEL_CHARS, TEXT_CHARS } from './limits.ts';
import type { Button, Keyboard } from './methods.ts';

/** One message. `plain` says the same without markup, for a server that refuses the HTML. Below a file, neither has to say anything. */
export interface Message {
  readonly html: string;
  readonly plain: string;
  readonly keyboard: Keyboard | null;
  readonly file?: ReplyFile;
}

/** The ways to a passage by its code, wherever a message is read. */
export interface Ways {
  /** Into the conversation with the bot. */
  readonly link: (citation: string) => string;
  /** To its page; null if pages have no address that others reach. */
  readonly page: (citation: string) => string | null;
}

/** The messages of an answer, in order. */
export const renderAnswer = (
  { reply, words }: Pick<Answer, 'reply' | 'words'>,
  ways: Ways,
): readonly Message[] => {
  const render = (cards: readonly Card[]) => renderMessage(cards, words, ways);
  const messages = paginate(reply.cards, words, { render, accepts, max: TEXT_CHARS });
  return reply.file === undefined ? messages : withFile(messages, reply.file);
};

const accepts = (message: Message): boolean => {
  const buttons = message.keyboard?.inline_keyboard.flat().length ?? 0;
  return lengthOf(message) <= TEXT_CHARS && entitiesIn(message.html) <= ENTITIES && buttons <= BUTTONS;
};

/** After entities parsing. */
const lengthOf = ({ html, plain }: Message): number =>
  Math.max(html.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|amp|quot);/g, '&').length, plain.length);

/** The last message is the file's caption, if it is short enough; else the file follows it. */
const withFile = (messages: readonly Message[], file: ReplyFile): readonly Message[] => {
  const last = messages.at(-1);
  return last !== undefined && lengthOf(last) <= CAPTION_CHARS
    ? [...messages.slice(0, -1), { ...last, file }]
    : [...messages, { html: '', plain: '', keyboard: null, file }];
};

/** A card as the text of one message without buttons, for people to insert elsewhere. */
export const renderCard = (card: Card, words: Localizer, ways: Ways): string =>
  unlessTooMany((marked) => cardText(card, null, htmlOf(words, ways, marked)));

export const entitiesIn = (html: string): number => html.match(/<[a-z]/g)?.length ?? 0;

/** Where the marks of found words are more than Telegram shows, which would lose links too, there are none. */
const unlessTooMany = (write: (marked: boolean) => string): string => {
  const html = write(true);
  return entitiesIn(html) <= ENTITIES ? html : write(false);
};

type Direction = Localizer['direction'];

/** How each thing is written; the same walk writes HTML and plain text. */
interface Script {
  title(value: string): string;
  inline(inline: Inline): string;
  /** `struck`: as words that are taken back. */
  quotation(excerpt: Excerpt, struck: boolean): string;
}

const renderMessage = (cards: readonly Card[], words: Localizer, ways: Ways): Message => {
  const numbers = numbersOf(cards);
  const write = (script: Script) =>
    cards
      .map((card, i) => cardText(card, numbers[i] ?? null, script))
      .filter((text) => text !== '')
      // A message has to have a text, even one that is all buttons.
      .join('\n\n') || '⋯';
  return {
    html: unlessTooMany((marked) => write(htmlOf(words, ways, marked))),
    plain: write(plainOf(words.direction)),
    keyboard: keyboardOf(cards, numbers),
  };
};

/**
 * Buttons stand below the whole message, so where several cards have equal ones, the cards are numbered, and their buttons with
 * them.
 */
const numbersOf = (cards: readonly Card[]): (number | null)[] => {
  const labels = cards.flatMap(({ actions = [] }) => actions.map(({ label }) => label));
  const shared = (card: Card) =>
    (card.actions ?? []).some(({ label }) => labels.indexOf(label) !== labels.lastIndexOf(label));
  let number = 0;
  return cards.map((card) => (shared(card) && card.blocks.length > 0 ? ++number : null));
};

/** Characters of labels that go side by side. */
const ROW_CHARS = 30;
const ROW_BUTTONS = 4;

const keyboardOf = (cards: readonly Card[], numbers: readonly (number | null)[]): Keyboard | null => {
  const rows = cards.flatMap(({ actions = [] }, i) => {
    const cardRows: Button[][] = [];
    for (const button of actions.map((action) => buttonOf(action, numbers[i] ?? null))) {
      const row = cardRows.at(-1);
      const chars = [...(row ?? []), button].reduce((sum, { text }) => sum + text.length, 0);
      if (row !== undefined && row.length < ROW_BUTTONS && chars <= ROW_CHARS) row.push(button);
      else cardRows.push([button]);
    }
    return cardRows;
  });
  return rows.length === 0 ? null : { inline_keyboard: rows };
};

/** The first character of the data says whether the answer takes the place of the message. */
const buttonOf = ({ label, line, replaces }: Action, number: number | null): Button => ({
  text: `${number === null ? '' : `${number} · `}${echo(label, LABEL_CHARS) || '·'}`,
  callback_data: `${replaces === true ? '=' : '+'}${line}`,
});

/** What a button sends that asks a question once more; null if the question is too long for one. */
export const againData = (line: string): string | null => {
  const data = `+${line.startsWith('/') ? line : `/ask ${line}`}`;
  // As the last word of a command this would be taken for a wish.
  if (!line.startsWith('/') && /\sprivate\s*$/i.test(line)) return null;
  return Buffer.byteLength(data) <= CALLBACK_BYTES ? data : null;
};

/** The line that leads to an answer from another chat; what is about the chat itself is not done there as well. */
export const lineElsewhere = (call: Call, { reply }: Answer): string => {
  if (reply.elsewhere !== undefined) return reply.elsewhere;
  const line = 'line' in call.said ? call.said.line : `/${call.said.command}`;
  const isLocal = reply.cards.some(({ actions = [] }) => actions.some(({ local }) => local === true));
  return isLocal ? (/^\/\S+/.exec(line)?.[0] ?? line) : line;
};

const cardText = ({ title, blocks }: Card, number: number | null, script: Script): string => {
  let open = number;
  return [
    ...(title === undefined ? [] : [script.title(title)]),
    ...blocks.map((block) => {
      const text = blockText(block, block.is === 'excerpt' ? open : null, script);
      if (block.is === 'excerpt') open = null;
      return text;
    }),
  ].join('\n');
};

const blockText = (block: Block, number: number | null, script: Script): string => {
  const line = (inlines: readonly Inline[]) => inlines.map(script.inline).join('');
  switch (block.is) {
    case 'text':
      return line(block.text);
    case 'list':
      return block.items.map((item) => `• ${line(item)}`).join('\n');
    case 'excerpt': {
      const caption = block.caption.map(line).join('\n');
      return `${script.quotation(block.excerpt, block.struck === true)}\n${number === null ? '' : `${script.title(String(number))} · `}${caption}`;
    }
  }
};

/** Text that runs against the message is isolated, so that it cannot reorder what stands around it. */
const apart = (text: string, direction: Direction): string => {
  const shown = sanitizeForTerminal(text);
  return hasRightToLeft(shown) === (direction === 'rtl') ? isolateIfNeeded(shown) : isolate(shown);
};

export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const htmlOf = (words: Localizer, { link, page }: Ways, marked: boolean): Script => {
  const { direction } = words;
  const text = (value: string) => escapeHtml(apart(value, direction));
  const shown = (value: string, tag: string) => quiet(apart(value, direction), ADDRESS, tag);
  const pageOf = (citation: string) => {
    const url = page(citation);
    return url === null ? '' : ` · <a href="${escapeHtml(url)}">${text(words.say('caption-page'))}</a>`;
  };
  return {
    title: (value) => shown(value, 'b'),
    quotation(excerpt, struck) {
      const plain = { ...excerpt, highlights: [], differences: [] };
      const words = struck
        ? quiet(isolateIfNeeded(sanitizeForTerminal(shownWords(excerpt))), LIVE, 's')
        : quotation(marked ? excerpt : plain);
      return `<blockquote>${words}</blockquote>`;
    },
    inline(inline) {
      if (typeof inline === 'string') return shown(inline, '');
      switch (inline.as) {
        case 'strong':
          return shown(inline.text, 'b');
        case 'soft':
          // Arabic and Hebrew have no italics; letters that a program slants are hard to read.
          return shown(inline.text, direction === 'rtl' ? '' : 'i');
        case 'code':
          return `<code>${text(inline.text)}</code>`;
        case 'citation':
          return `<a href="${escapeHtml(link(inline.text))}">${text(inline.text)}</a>${pageOf(inline.text)}`;
        case 'link':
          return `<a href="${escapeHtml(inline.url)}">${text(inline.text)}</a>`;
      }
    },
  };
};

const plainOf = (direction: Direction): Script => {
  const text = (value: string) => apart(value, direction);
  return {
    title: text,
    quotation: (excerpt) =>
      isolateIfNeeded(sanitizeForTerminal(shownWords(excerpt))).replace(/^|(?<=\n)/g, '│ '),
    inline: (inline) => {
      const shown = text(plainInline(inline));
      const bare = typeof inline === 'string' || inline.as !== 'link' || inline.url === inline.text;
      return bare ? shown : `${shown} (${sanitizeForTerminal(inline.url)})`;
    },
  };
};

/**
 * What Telegram would make a live thing of by itself: a name that it would call, an address of any kind, which a file's name can look like (".txt" cannot), and
 * a command, which a touch would send. In code it does not, and the words stay as they are. The bot's own words may name commands.
 */
const ADDRESS =
  /(?<![\p{L}\p{N}_@/.+-])(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{3,}|(?:https?:\/\/|t\.me\/)\S+|[\p{L}\d_-]+(?:\.[\p{L}\d_-]+)*\.(?!txt\b)[a-z]{2,})/giu;
const LIVE = new RegExp(`${ADDRESS.source}|(?<![\\w@/.])\\/\\w+(?:@\\w+)?`, ADDRESS.flags);

/** What each of the two needs; most texts have none of it, and looking for it takes a tenth of the time. */
const MAY_BE_LIVE = /[@/]|\.[a-z]{2}/iu;
const liveIn = (text: string, live: RegExp): RegExpExecArray[] =>
  MAY_BE_LIVE.test(text) ? [...text.matchAll(live)] : [];

const tagged = (text: string, tag: string): string =>
  tag === '' || text === '' ? escapeHtml(text) : `<${tag}>${escapeHtml(text)}</${tag}>`;

/** Text between tags of its own, what is live in it as code: code may not stand inside other tags. */
const quiet = (text: string, live: RegExp, tag: string): string => {
  let at = 0;
  let written = '';
  for (const { index, 0: found } of liveIn(text, live)) {
    written += tagged(text.slice(at, index), tag) + tagged(found, 'code');
    at = index + found.length;
  }
  return written + tagged(text.slice(at), tag);
};

const quotation = (excerpt: Excerpt): string => {
  const segments = segmentsOf(excerpt);
  // What is live may be part of several.
  const whole = segments.map(({ text }) => text).join('');
  const live = liveIn(whole, LIVE).map(({ index, 0: found }) => [index, index + found.length] as const);
  let at = 0;
  const marked = segments.flatMap(({ text, hit, differs }) => {
    const end = at + text.length;
    const cuts = live.length === 0 ? [] : live.flat().filter((cut) => cut > at && cut < end);
    const parts = pairs([at, ...cuts, end]).map(([from, to]) => {
      const part = sanitizeForTerminal(whole.slice(from, to));
      if (live.some(([start, stop]) => start <= from && to <= stop)) return tagged(part, 'code');
      const strong = tagged(part, hit ? 'b' : '');
      return differs ? `<u>${strong}</u>` : strong;
    });
    at = end;
    return parts;
  });
  const joined = marked.join('').replaceAll('</code><code>', '');
  const settled = isolateIfNeeded(whole);
  const before = settled.indexOf(whole);
  return settled.slice(0, before) + joined + settled.slice(before + whole.length);
};

const pairs = (cuts: readonly number[]): (readonly [number, number])[] =>
  cuts.slice(1).map((to, i) => [cuts[i] ?? 0, to] as const);
