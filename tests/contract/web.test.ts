// The web page keeps the adapters' contract.

import { renderAnswer } from '../../src/adapters/web/render.ts';
import { textOf } from '../html.ts';
import { describeAdapter } from './adapter-contract.ts';

const figures = (rendered: string) =>
  [...rendered.matchAll(/<blockquote[^>]*>([\s\S]*?)<\/blockquote>([\s\S]*?)(?=<blockquote|$)/g)].map(
    ([, text = '', after = '']) => ({ text: textOf(text), after: textOf(after) }),
  );

describeAdapter('web', {
  render: (answer) => String(renderAnswer('/try', answer)),
  quotations: figures,
  read: textOf,
  lines: (rendered) =>
    [...rendered.matchAll(/<button name="line" value="([^"]*)"/g)].map(([, line = '']) => textOf(line)),
  harmless: (text) => text,
  forbidden: [/<script/i, /<img/i, /<[^<>]*\son\w+=/i, /(href|src|action)=.javascript:/i],
});
