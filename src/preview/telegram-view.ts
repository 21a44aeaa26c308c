// An answer as a chat of Telegram shows it, drawn from the messages that are sent.

import { html } from 'hono/html';
import { BUTTONS, ENTITIES, TEXT_CHARS } from '../adapters/telegram/limits.ts';
import { renderButton, renderPayload } from './payload.ts';
import { lineOfLink, type PreviewRequest, type Sent, type TelegramMessage } from './sent.ts';
import {
  directionOfText,
  type Follow,
  followWeb,
  type Html,
  type LineLink,
  plainSpans,
  renderLines,
} from './spans.ts';
import {
  COMMAND_SCHEME,
  type Formatted,
  type Paragraphs,
  readTelegramHtml,
  withLive,
} from './telegram-html.ts';

export const renderTelegram = (
  { messages, answer: { words }, hidden, requests }: Sent<TelegramMessage>,
  { line, pressed }: PreviewRequest,
  way: LineLink,
): Html => {
  const follow: Follow = (url) => {
    const said = url.startsWith(COMMAND_SCHEME) ? url.slice(COMMAND_SCHEME.length) : lineOfLink(url);
    return said === null ? followWeb(url) : { href: way(said), inside: true };
  };
  return html`<div class="telegram drawing" id="telegram-drawing">
${hidden ? html`<p class="service">In the private chat: the group sees none of this</p>` : ''}
${pressed ? '' : html`<div class="bubble mine"><p class="line" dir="auto">${line}</p></div>`}
${messages.map((message) => renderMessage(message, line, words.locale, follow))}
</div>
${renderPayload('telegram', requests, messages.map(measure))}`;
};

/** The markup where there is some; the adapter sends the plain text where Telegram refuses it. */
const formattedOf = ({ text, parse_mode }: TelegramMessage): Formatted => {
  const read = parse_mode === 'HTML' ? readTelegramHtml(text) : null;
  return read ?? { parts: [{ is: 'text', children: withLive(text) }], entities: 0, chars: text.length };
};

const rowsOf = ({ reply_markup }: TelegramMessage) => reply_markup?.inline_keyboard ?? [];

const measure = (message: TelegramMessage): string => {
  const { chars, entities } = formattedOf(message);
  const refused = message.parse_mode === 'HTML' ? '' : ' (the markup was refused: plain text)';
  return `${chars} of ${TEXT_CHARS} characters, ${entities} of ${ENTITIES} entities, ${rowsOf(message).flat().length} of ${BUTTONS} buttons${refused}`;
};

const renderMessage = (message: TelegramMessage, line: string, locale: string, follow: Follow): Html => {
  const { parts } = formattedOf(message);
  const keyboard = rowsOf(message);
  const isReply = message.reply_parameters !== undefined;
  return html`<div class="message">
<div class="bubble">${isReply ? html`<p class="by"><b>Verbatim</b></p><div class="reply"><b>Reader</b><p dir="auto">${line}</p></div>` : ''}<div lang="${locale}">${parts.map((part, i) => renderPart(part, i === 0, follow))}</div><span class="when" aria-hidden="true">12:00</span></div>
${keyboard.length === 0 ? '' : html`<div class="keyboard">${keyboard.map((row) => html`<div class="row">${row.map(({ text, callback_data }) => renderButton(text, callback_data?.slice(1) ?? null))}</div>`)}</div>`}
</div>
`;
};

const renderPart = ({ is, children }: Paragraphs, isFirst: boolean, follow: Follow): Html => {
  if (is === 'quote')
    return html`<blockquote dir="${directionOfText(plainSpans(children))}">${renderLines(children, follow)}</blockquote>`;
  // The line break after a quotation ends its last line; it does not make an empty one. So does the one before the next.
  const [first, ...others] = children;
  const shown = isFirst || typeof first !== 'string' ? children : [first.replace(/^\n/, ''), ...others];
  const last = shown.at(-1);
  const ended = typeof last === 'string' ? [...shown.slice(0, -1), last.replace(/\n$/, '')] : shown;
  return plainSpans(ended) === '' ? html`` : html`${renderLines(ended, follow)}`;
};
