// The example of an adapter keeps the adapters' contract.

import { renderReply } from '../../examples/line-chat.ts';
import { describeAdapter } from './adapter-contract.ts';

/** Runs of lines with the mark of a quotation, each with the lines up to the next run. */
const runsOf = (rendered: string) => {
  const runs: { text: string; after: string }[] = [];
  let isInside = false;
  for (const line of rendered.split('\n')) {
    const isQuoted = /^[|~] /.test(line);
    if (isQuoted && !isInside) runs.push({ text: '', after: '' });
    const run = runs.at(-1);
    if (run !== undefined) {
      if (isQuoted) run.text += `${line.slice(2)}\n`;
      else run.after += `${line.replace(/^ {2}- | {4}/, '')}\n`;
    }
    isInside = isQuoted;
  }
  return runs;
};

describeAdapter('line-chat', {
  render: ({ reply }) => renderReply(reply),
  quotations: runsOf,
  read: (rendered) => rendered,
  lines: (rendered) =>
    [...rendered.matchAll(/^[\u2066-\u2068]?\[(\/[^\]]*)\] /gm)].map(([, line = '']) => line),
  harmless: (text) =>
    text
      .replace(/\u001b/g, '␛')
      .replace(/\u0007/g, '␇')
      .replace(/\u009b/g, '␡'),
  file({ reply }) {
    const [, name, text] = /^== (\S+)\n([\s\S]*)$/m.exec(renderReply(reply)) ?? [];
    // Every line of the chat ends as a line of the chat does; in a table, they end with both characters.
    return name === undefined || text === undefined ? null : { name, text: text.replaceAll('\n', '\r\n') };
  },
  forbidden: [/\u001b/, /\u0007/],
});
