// Replies as lines for a terminal.

import type { Answer } from '../../core/adapter.ts';
import { isolate, isolateIfNeeded } from '../../core/bidi.ts';
import { sanitizeForTerminal } from '../../core/controls.ts';
import { type Action, type Block, type Card, type Inline, plainInline } from '../../core/reply.ts';
import { hasRightToLeft } from '../../core/scripts.ts';
import { segmentsOf, shownWords } from '../../core/segments.ts';
import type { Excerpt } from '../../core/source.ts';
import { wrap } from './wrap.ts';

export interface ConsoleStyle {
  /** Width of the terminal in columns. */
  readonly columns: number;
  readonly colors: boolean;
  /** Buttons as numbers to type, or as the lines that they stand for. */
  readonly buttons: 'numbers' | 'lines';
}

/** Text wider than this is hard to read. */
const WIDEST = 100;
const QUOTE_BAR = '│ ';

const SGR = {
  strong: [1, 22],
  soft: [2, 22],
  code: [36, 39],
  title: [1, 22],
  hit: [4, 24],
  differs: [7, 27],
  struck: [9, 29],
} as const;

/** Isolates text that a terminal could reorder. */
const apart = (text: string): string => (hasRightToLeft(text) ? isolate(text) : isolateIfNeeded(text));

/** The answer as text without a line break at its end. Every button is given in the order of {@link buttonsOf}. */
export const renderAnswer = ({ reply }: Pick<Answer, 'reply'>, style: ConsoleStyle): string => {
  let number = 0;
  const cards = reply.cards.map((card) => {
    const lines = renderCard(card, style, number);
    number += card.actions?.length ?? 0;
    return lines;
  });
  return cards.filter((lines) => lines !== '').join('\n\n');
};

/**
 * A message that nobody has just asked for, below a mark: `●` posted, `↻` changed since, `×` taken down. Its buttons are lines to type,
 * for the numbers are those of the last answer, and a message may be read long after it was printed.
 */
export const renderMessage = (
  mark: '●' | '↻' | '×',
  cards: readonly Card[],
  style: Omit<ConsoleStyle, 'buttons'>,
): string => {
  const lines = { ...style, buttons: 'lines' } as const;
  const rendered = renderAnswer({ reply: { cards } }, lines);
  return [paint('soft', `── ${mark} ──`, lines), ...(rendered === '' ? [] : [rendered])].join('\n');
};

/** All buttons of an answer, in the order of their numbers from 1. */
export const buttonsOf = ({ reply }: Answer): readonly Action[] =>
  reply.cards.flatMap((card) => card.actions ?? []);

const renderCard = ({ title, blocks, actions = [] }: Card, style: ConsoleStyle, before: number): string => {
  const buttons = actions.map(({ label, line }, i) =>
    style.buttons === 'numbers'
      ? `${paint('code', `[${before + i + 1}]`, style)} ${sanitizeForTerminal(label)}`
      : `${label === line ? '' : `${sanitizeForTerminal(label)}: `}${paint('code', sanitizeForTerminal(line), style)}`,
  );
  return [
    ...(title === undefined
      ? []
      : [fitted(paint('title', isolateIfNeeded(sanitizeForTerminal(title)), style), style)]),
    ...blocks.map((block) => renderBlock(block, style)),
    ...(buttons.length === 0 ? [] : [fitted(buttons.join('   '), style)]),
  ].join('\n');
};

const renderBlock = (block: Block, style: ConsoleStyle): string => {
  switch (block.is) {
    case 'text':
      return fitted(renderInlines(block.text, style), style);
    case 'list':
      return block.items
        .map((item) => indent(fitted(renderInlines(item, style), style, 2), '• ', '  '))
        .join('\n');
    case 'excerpt': {
      const caption = block.caption.map((line) =>
        indent(fitted(renderInlines(line, style), style, 4), '  — ', '    '),
      );
      const shown =
        block.struck === true
          ? paint('struck', apart(sanitizeForTerminal(shownWords(block.excerpt))), style)
          : renderExcerpt(block.excerpt, style);
      const quotation = indent(fitted(shown, style, 2), QUOTE_BAR);
      return [quotation, ...(style.colors ? [] : unmarked(block.excerpt, style)), ...caption].join('\n');
    }
  }
};

const renderExcerpt = (excerpt: Excerpt, style: ConsoleStyle): string =>
  apart(
    segmentsOf(excerpt)
      .map(({ text, hit, differs }) => {
        const marked = hit ? paint('hit', sanitizeForTerminal(text), style) : sanitizeForTerminal(text);
        return differs ? paint('differs', marked, style) : marked;
      })
      .join(''),
  );

/** Without colors, lists the words that differ from the previous excerpt below it. */
const unmarked = (excerpt: Excerpt, style: ConsoleStyle): string[] => {
  const words = segmentsOf(excerpt)
    .filter(({ differs }) => differs)
    .map(({ text }) => sanitizeForTerminal(text));
  return words.length === 0 ? [] : [indent(fitted(words.join(' · '), style, 4), '  ≠ ', '    ')];
};

const renderInlines = (inlines: readonly Inline[], style: ConsoleStyle): string =>
  inlines.map((inline) => renderInline(inline, style)).join('');

const renderInline = (inline: Inline, style: ConsoleStyle): string => {
  const text = isolateIfNeeded(sanitizeForTerminal(plainInline(inline)));
  if (typeof inline === 'string') return text;
  switch (inline.as) {
    case 'link':
      return text === inline.url ? text : `${text} <${sanitizeForTerminal(inline.url)}>`;
    case 'citation':
      return paint('code', text, style);
    default:
      return paint(inline.as, text, style);
  }
};

const paint = (as: keyof typeof SGR, text: string, { colors }: ConsoleStyle): string =>
  colors ? `\u001b[${SGR[as][0]}m${text}\u001b[${SGR[as][1]}m` : text;

/** Wraps text. Keeps one column for the whitespace at line ends. */
const fitted = (text: string, { columns }: ConsoleStyle, less = 0): string =>
  wrap(text, Math.max(20, Math.min(columns - 1, WIDEST) - less));

const indent = (text: string, first: string, then = first): string =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? first : then) + line)
    .join('\n');
