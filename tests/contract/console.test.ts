// The terminal keeps the adapters' contract.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { saveFile } from '../../src/adapters/console/files.ts';
import { buttonsOf, renderAnswer } from '../../src/adapters/console/render.ts';
import { describeAdapter } from './adapter-contract.ts';

const style = { columns: 80, colors: false, buttons: 'numbers' } as const;

/** Runs of lines that begin with the bar of a quotation, and what stands between them. */
const runsOf = (rendered: string) => {
  const runs: { text: string; after: string }[] = [];
  let inside = false;
  for (const line of rendered.split('\n')) {
    const quoted = line.startsWith('│ ');
    if (quoted && !inside) runs.push({ text: '', after: '' });
    const run = runs.at(-1);
    if (run !== undefined) {
      if (quoted) run.text += `${line.slice(2)}\n`;
      else run.after += `${line.replace(/^ {2}[—≠] | {4}/, '')}\n`;
    }
    inside = quoted;
  }
  return runs;
};

describeAdapter('console', {
  render: (answer) => renderAnswer(answer, style),
  quotations: (rendered) =>
    runsOf(rendered).map(({ text, after }) => ({ text: unbroken(text), after: unbroken(after) })),
  read: (rendered) => unbroken(rendered.replace(/\s+/g, ' ')),
  lines: (rendered, answer) => {
    const numbers = [...rendered.matchAll(/\[(\d+)\] /g)].map(([, number]) => Number(number));
    return numbers.map((number) => buttonsOf(answer)[number - 1]?.line ?? '');
  },
  harmless: (text) =>
    unbroken(
      text
        .replace(/\u001b/g, '␛')
        .replace(/\u0007/g, '␇')
        .replace(/\u009b/g, '␡'),
    ),
  async file({ reply: { file } }) {
    if (file === undefined) return null;
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-console-'));
    try {
      const path = await saveFile(folder, file);
      return { name: basename(path), text: readFileSync(path, 'utf8') };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  forbidden: [/\u001b/, /\u0007/],
});

/** A word longer than a line is broken there; where, is not part of what is read. */
function unbroken(text: string): string {
  return text.replace(/\s+/g, '');
}
