// Telegram's messages keep the adapters' contract.

import { renderAnswer } from '../../src/adapters/telegram/render.ts';
import { textOf } from '../html.ts';
import { describeAdapter, onlyOf } from './adapter-contract.ts';

const link = (citation: string) => `https://t.me/verbatim_bot?start=${citation}`;
const SPLIT = '\n----- next message\n';

/** What leaves: each message's HTML, and its keyboard below it. */
const render: Parameters<typeof describeAdapter>[1]['render'] = (answer) =>
  renderAnswer(answer, { link, page: () => null })
    .map(({ html, keyboard }) => `${html}\n${JSON.stringify(keyboard?.inline_keyboard ?? [], null, 1)}`)
    .join(SPLIT);

const messagesOf = (rendered: string) =>
  rendered.split(SPLIT).map((message) => {
    const at = message.lastIndexOf('\n[');
    return {
      html: message.slice(0, at),
      keyboard: JSON.parse(message.slice(at)) as { callback_data: string }[][],
    };
  });

const htmlOf = (rendered: string) =>
  messagesOf(rendered)
    .map(({ html }) => html)
    .join('\n');

describeAdapter('telegram', {
  render,
  quotations: (rendered) =>
    [...htmlOf(rendered).matchAll(/<blockquote>([\s\S]*?)<\/blockquote>([\s\S]*?)(?=<blockquote|$)/g)].map(
      ([, text = '', after = '']) => ({ text: textOf(text), after: textOf(after) }),
    ),
  read: (rendered) => textOf(htmlOf(rendered)),
  lines: (rendered) =>
    messagesOf(rendered).flatMap(({ keyboard }) => keyboard.flat().map((b) => b.callback_data.slice(1))),
  harmless: (text) => text.replace(/\u001b/g, '␛').replace(/\u0007/g, '␇'),
  file: (answer) =>
    onlyOf(
      renderAnswer(answer, { link, page: () => null }).flatMap(({ file }) =>
        file === undefined ? [] : [file],
      ),
    ),
  forbidden: [/<(?!\/?(?:b|i|u|s|code|blockquote)>|a href="https?:|\/a>)/, /\u0007/],
});
