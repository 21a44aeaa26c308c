// Discord's messages keep the adapters' contract.

import { renderAnswer } from '../../src/adapters/discord/render.ts';
import { describeAdapter, onlyOf } from './adapter-contract.ts';

interface Component {
  readonly type: number;
  readonly content?: string;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
}

const all = (components: readonly Component[]): Component[] =>
  components.flatMap((component) => [component, ...all(component.components ?? [])]);

const componentsOf = (rendered: string): Component[] =>
  all((JSON.parse(rendered) as { components: Component[] }[]).flatMap(({ components }) => components));

/** Markdown as its reader reads it. */
const seen = (markdown: string): string =>
  markdown
    .replace(/^(?:-# |### |- )/gm, '')
    .replace(/\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)/g, '$1')
    .replace(/(?<!\\)(?:\*\*|~~|__|`)/g, '')
    .replace(/\\([^\w\s])/g, '$1');

const textOf = (rendered: string): string =>
  componentsOf(rendered)
    .map(({ content = '' }) => content)
    .join('\n');

/** Runs of lines that begin with the sign of a quotation, and what stands between them. */
const quotationsIn = (markdown: string) => {
  const runs: { text: string; after: string }[] = [];
  let inside = false;
  for (const line of markdown.split('\n')) {
    const quoted = line.startsWith('> ');
    if (quoted && !inside) runs.push({ text: '', after: '' });
    const run = runs.at(-1);
    if (run !== undefined) run[quoted ? 'text' : 'after'] += `${seen(quoted ? line.slice(2) : line)}\n`;
    inside = quoted;
  }
  return runs;
};

describeAdapter('discord', {
  render: (answer) =>
    JSON.stringify(
      renderAnswer(answer, () => null),
      null,
      1,
    ),
  quotations: (rendered) => quotationsIn(textOf(rendered)),
  read: (rendered) => seen(textOf(rendered).replace(/^> /gm, '')),
  lines: (rendered) =>
    componentsOf(rendered).flatMap(({ custom_id: id }) =>
      id === undefined ? [] : [id.replace(/^\d+[=+]/, '')],
    ),
  harmless: (text) => text.replace(/\u001b/g, '␛').replace(/\u0007/g, '␇'),
  file(answer) {
    const files = renderAnswer(answer, () => null).flatMap(({ file, components }) => {
      const shown = components.some((c) => c.type === 13 && c.file.url === `attachment://${file?.name}`);
      return file !== undefined && shown ? [file] : [];
    });
    return onlyOf(files);
  },
  forbidden: [/(?<!\\)@everyone/, /(?<!\\)<@/, /\u0007/],
});
