// The web page keeps the adapters' contract.

import { renderAnswer } from '../../src/adapters/web/render.ts';
import { textOf } from '../html.ts';
import { describeAdapter, onlyOf } from './adapter-contract.ts';

const figures = (rendered: string) =>
  [...rendered.matchAll(/<blockquote[^>]*>([\s\S]*?)<\/blockquote>([\s\S]*?)(?=<blockquote|$)/g)].map(
    ([, text = '', after = '']) => ({ text: textOf(text), after: textOf(after) }),
  );

describeAdapter('web', {
  render: (answer) => String(renderAnswer({ said: '/try', isPressed: false }, answer)),
  quotations: figures,
  read: textOf,
  lines: (rendered) =>
    [...rendered.matchAll(/<button name="line" value="([^"]*)"/g)].map(([, line = '']) => textOf(line)),
  harmless: (text) => text,
  file: (answer) =>
    onlyOf(
      [
        ...String(renderAnswer({ said: '/try', isPressed: false }, answer)).matchAll(
          /download="([^"]*)" href="data:[^;]*;base64,([^"]*)"/g,
        ),
      ].map(([, name = '', data = '']) => ({ name, text: Buffer.from(data, 'base64').toString() })),
    ),
  forbidden: [/<script/i, /<img/i, /<[^<>]*\son\w+=/i, /(href|src|action)=.javascript:/i],
});
