// Replies as messages of components: each card a container, with its buttons below its own text.

import type { Answer } from '../../core/adapter.ts';
import { echo } from '../../core/bidi.ts';
import { truncate } from '../../core/graphemes.ts';
import { paginate } from '../../core/paginate.ts';
import type { Localizer } from '../../core/ports.ts';
import type { Action, Block, Card, Inline, ReplyFile } from '../../core/reply.ts';
import {
  COMPONENTS,
  IS_COMPONENTS_V2,
  LABEL_CHARS,
  ROW_BUTTONS,
  SUPPRESS_EMBEDS,
  TEXT_CHARS,
} from './limits.ts';
import { inlineMarkdown, type Link, prefixed, quotationMarkdown } from './markdown.ts';

interface TextDisplay {
  readonly type: 10;
  readonly content: string;
}
interface Button {
  readonly type: 2;
  readonly style: 2;
  readonly label: string;
  readonly custom_id: string;
}
interface ActionRow {
  readonly type: 1;
  readonly components: readonly Button[];
}
interface Container {
  readonly type: 17;
  readonly components: readonly (TextDisplay | ActionRow)[];
}
/** Discord shows nothing of a file beside components but by this one. */
interface FileDisplay {
  readonly type: 13;
  readonly file: { readonly url: `attachment://${string}` };
}
type Component = TextDisplay | ActionRow | Container | FileDisplay;

/** The body of one message, as Discord takes it, and the file that goes beside it. */
export interface Message {
  readonly flags: number;
  readonly components: readonly Component[];
  /** Nobody is ever called, whatever a document holds. */
  readonly allowed_mentions: { readonly parse: readonly [] };
  readonly file?: ReplyFile;
}

/** The messages of an answer, in order. */
export const renderAnswer = ({ reply, words }: Pick<Answer, 'reply' | 'words'>, link: Link): Message[] => {
  const { cards, file } = reply;
  const render = (some: readonly Card[]) => componentsOf(some, words.direction, link);
  const room = file === undefined ? COMPONENTS : COMPONENTS - 1;
  const accepts = (components: readonly Component[]) => {
    const { count, chars } = sizeOf(components);
    return count <= room && chars <= TEXT_CHARS;
  };
  const messages = paginate(cards, words, { render, accepts, max: TEXT_CHARS }).map(toMessage);
  if (file === undefined) return messages;
  const last = messages.pop() ?? toMessage([]);
  return [...messages, withFile(last, file)];
};

const withFile = (message: Message, file: ReplyFile): Message => ({
  ...message,
  components: [...message.components, { type: 13, file: { url: `attachment://${file.name}` } }],
  file,
});

/** One line of the bot's own words. */
export const renderLine = (line: string, { direction }: Localizer): Message =>
  toMessage([{ type: 10, content: inlineMarkdown(line, direction, () => null) }]);

const toMessage = (components: readonly Component[]): Message => ({
  flags: IS_COMPONENTS_V2 | SUPPRESS_EMBEDS,
  components,
  allowed_mentions: { parse: [] },
});

const sizeOf = (components: readonly Component[]): { count: number; chars: number } => {
  let count = 0;
  let chars = 0;
  for (const component of components) {
    count += 1;
    if (component.type === 10) chars += component.content.length;
    if (component.type === 1) count += component.components.length;
    if (component.type === 17) {
      const inside = sizeOf(component.components);
      count += inside.count;
      chars += inside.chars;
    }
  }
  return { count, chars };
};

const componentsOf = (cards: readonly Card[], direction: Localizer['direction'], link: Link): Component[] => {
  let button = 0;
  const rowsOf = (actions: readonly Action[]): ActionRow[] => {
    const rows: ActionRow[] = [];
    for (let at = 0; at < actions.length; at += ROW_BUTTONS)
      rows.push({
        type: 1,
        components: actions.slice(at, at + ROW_BUTTONS).map((action) => buttonOf(action, button++)),
      });
    return rows;
  };
  return cards.flatMap(({ title, blocks, actions = [] }): Component[] => {
    const texts = [
      ...(title === undefined ? [] : [prefixed(inlineMarkdown(title, direction, link), '### ')]),
      ...blocks.flatMap((block) => blockMarkdown(block, direction, link)),
    ];
    const parts = [...texts.filter((text) => text.trim() !== '').map(display), ...rowsOf(actions)];
    const framed = title !== undefined || blocks.some(({ is }) => is === 'excerpt');
    return framed && parts.length > 0 ? [{ type: 17, components: parts }] : parts;
  });
};

const display = (content: string): TextDisplay => ({ type: 10, content });

/** The texts of a block, each to be set apart: a quotation, and its source below it. */
const blockMarkdown = (block: Block, direction: Localizer['direction'], link: Link): string[] => {
  const line = (inlines: readonly Inline[]) =>
    inlines.map((inline) => inlineMarkdown(inline, direction, link)).join('');
  switch (block.is) {
    case 'text': {
      const soft = block.text.every((inline) => typeof inline !== 'string' && inline.as === 'soft');
      return [soft ? prefixed(line(block.text), '-# ') : line(block.text)];
    }
    case 'list':
      return [block.items.map((item) => `- ${line(item)}`).join('\n')];
    case 'excerpt': {
      const caption = block.caption.map((inlines) => prefixed(line(inlines), '-# '));
      return [quotationMarkdown(block.excerpt, block.struck === true), caption.join('\n')];
    }
  }
};

/** The number keeps equal buttons of a message apart, as Discord wants it; the sign says whether the answer takes its place. */
const buttonOf = ({ label, line, replaces }: Action, number: number): Button => ({
  type: 2,
  style: 2,
  label: truncate(echo(label, LABEL_CHARS), LABEL_CHARS) || '·',
  custom_id: `${number}${replaces === true ? '=' : '+'}${line}`,
});

/** The line of a button, and whether its answer takes the place of the message; null if it is none of ours. */
export const readCustomId = (customId: string): { line: string; replaces: boolean } | null => {
  const [, sign, line] = /^\d+([=+])(\/[\s\S]+)$/.exec(customId) ?? [];
  return line === undefined ? null : { line, replaces: sign === '=' };
};
