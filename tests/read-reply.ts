// A reply as people read it: its text with captions, its buttons, and what of it is struck through.

import { plainInline, type Reply } from '../src/core/reply.ts';

export interface Read {
  readonly text: string;
  /** Lines behind the buttons, by their labels. */
  readonly buttons: Readonly<Record<string, string>>;
  readonly struck: readonly string[];
}

const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

export const read = ({ cards }: Reply): Read => {
  const blocks = cards.flatMap((card) => card.blocks);
  const text = cards.flatMap(({ title = '', blocks: cardBlocks }) => [
    title,
    ...cardBlocks.map((block) => {
      const line = (inlines: Parameters<typeof plainInline>[0][]) => inlines.map(plainInline).join('');
      if (block.is === 'text') return line([...block.text]);
      if (block.is === 'list') return block.items.map((item) => line([...item])).join('\n');
      return [block.excerpt.text, ...block.caption.map((item) => line([...item]))].join('\n');
    }),
  ]);
  return {
    text: bare(text.join('\n')),
    buttons: Object.fromEntries(
      cards.flatMap(({ actions = [] }) => actions.map(({ label, line }) => [bare(label), line])),
    ),
    struck: blocks.flatMap((block) => (block.is === 'excerpt' && block.struck ? [block.excerpt.text] : [])),
  };
};
