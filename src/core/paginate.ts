// A reply cut into messages that a platform can take: between cards, then between blocks, then inside a long block's text. Never
// inside what an adapter makes of a block, and never an excerpt from its source.

import { graphemeBoundary, truncate } from './graphemes.ts';
import type { Localizer } from './ports.ts';
import {
  type Action,
  type Block,
  type Card,
  type ExcerptBlock,
  type Inline,
  plainInline,
  soft,
  strong,
} from './reply.ts';
import type { Excerpt, Range } from './source.ts';

/** How a platform turns cards into messages. Whether they fit is checked on the rendered message, so there is only one measure of size. */
export interface Page<Message> {
  /** Pure. A reply that fits into one message is rendered once. */
  render(cards: readonly Card[]): Message;
  /** Whether the platform accepts a message of this size. */
  accepts(message: Message): boolean;
  /** An upper bound on the UTF-16 units of text in a message. */
  readonly max: number;
}

interface Measure {
  /** Whether some cards fit into one message. */
  fits(cards: readonly Card[]): boolean;
  readonly max: number;
}

/** The minimum length of an excerpt in a message, in UTF-16 units; a longer caption is shortened. */
const MIN_EXCERPT = 200;

/** The messages in order. Each one fits, and together they contain every word, block, and button of the reply. */
export const paginate = <Message>(
  cards: readonly Card[],
  words: Localizer,
  { render, accepts, max }: Page<Message>,
): readonly Message[] => {
  if (cards.length === 0) return [];
  const whole = render(cards);
  if (accepts(whole)) return [whole];
  const measure: Measure = { fits: (some) => accepts(render(some)), max };
  const pageOf = (some: readonly Card[]) => ({ cards: some, message: render(some) });
  const pages: ReturnType<typeof pageOf>[] = [];
  const put = (card: Card): boolean => {
    const last = pages.at(-1);
    const grown = last === undefined ? undefined : pageOf([...last.cards, card]);
    if (grown !== undefined && accepts(grown.message)) {
      pages[pages.length - 1] = grown;
      return true;
    }
    const alone = pageOf([card]);
    if (!accepts(alone.message)) return false;
    pages.push(alone);
    return true;
  };
  for (const card of cards)
    if (!put(card))
      for (const piece of piecesOfCard(card, words, measure)) if (!put(piece)) pages.push(pageOf([piece]));
  return pages.map(({ message }) => message);
};

/** Splits a card into cards that each fit into a message. */
const piecesOfCard = ({ title, blocks, actions = [] }: Card, words: Localizer, measure: Measure): Card[] => {
  const fitsAsTitle = title !== undefined && measure.fits([{ title, blocks: [] }]);
  const first: readonly Block[] =
    title === undefined || fitsAsTitle ? [] : [{ is: 'text', text: [strong(title)] }];
  const pieces: Card[] = fitsAsTitle ? [{ title, blocks: [] }] : [];
  const add = (grow: (card: Card) => Card) => {
    const last = pieces.at(-1);
    const grown = last === undefined ? undefined : grow(last);
    if (grown !== undefined && measure.fits([grown])) pieces[pieces.length - 1] = grown;
    else pieces.push(grow({ blocks: [] }));
  };
  for (const block of [...first, ...blocks])
    for (const piece of piecesOfBlock(block, words, measure))
      add((card) => ({ ...card, blocks: [...card.blocks, piece] }));
  for (const button of actions) add((card) => withAction(card, button));
  return pieces;
};

const withAction = (card: Card, button: Action): Card => ({
  ...card,
  actions: [...(card.actions ?? []), button],
});

const piecesOfBlock = (block: Block, words: Localizer, measure: Measure): Block[] => {
  if (measure.fits([{ blocks: [block] }])) return [block];
  switch (block.is) {
    case 'text':
      return piecesOfText(block.text, measure);
    case 'list':
      return piecesOfList(block.items, measure);
    case 'excerpt':
      return piecesOfExcerpt(block, words, measure);
  }
};

const piecesOfList = (items: readonly (readonly Inline[])[], measure: Measure): Block[] => {
  const pieces: Block[] = [];
  for (const item of items) {
    const last = pieces.at(-1);
    const grown: Block = { is: 'list', items: [...(last?.is === 'list' ? last.items : []), item] };
    const alone: Block = { is: 'list', items: [item] };
    if (last?.is === 'list' && measure.fits([{ blocks: [grown] }])) pieces[pieces.length - 1] = grown;
    else if (measure.fits([{ blocks: [alone] }])) pieces.push(alone);
    else pieces.push(...piecesOfText(item, measure));
  }
  return pieces;
};

const piecesOfText = (inlines: readonly Inline[], measure: Measure): Block[] => {
  const pieces: { is: 'text'; text: Inline[] }[] = [];
  const fits = (text: readonly Inline[]) => measure.fits([{ blocks: [{ is: 'text', text }] }]);
  for (const inline of inlines) {
    const last = pieces.at(-1);
    if (last !== undefined && fits([...last.text, inline])) last.text.push(inline);
    else
      for (const piece of fits([inline]) ? [inline] : piecesOfInline(inline, fits, measure.max))
        pieces.push({ is: 'text', text: [piece] });
  }
  return pieces;
};

/** Splits an inline. A link whose URL is too long is shown as its text. */
const piecesOfInline = (
  inline: Inline,
  fits: (text: readonly Inline[]) => boolean,
  max: number,
): Inline[] => {
  const text = plainInline(inline);
  const as = (part: string): Inline => (typeof inline === 'string' ? part : { ...inline, text: part });
  const shown = fits([as(text.slice(0, 1))]) ? as : (part: string) => part;
  return cut(text, max, (from, to) => fits([shown(text.slice(from, to))])).map(([from, to]) =>
    shown(text.slice(from, to)),
  );
};

/** Splits an excerpt. Each piece has the whole caption and its part number. */
const piecesOfExcerpt = (
  { excerpt, caption, struck }: ExcerptBlock,
  words: Localizer,
  measure: Measure,
): Block[] => {
  const block = (
    lines: ExcerptBlock['caption'],
    [from, to]: Range,
    number: number,
    total: number,
  ): ExcerptBlock => ({
    is: 'excerpt',
    excerpt: slice(excerpt, from, to),
    caption: [...lines, [soft(words.say('part', { number, of: total }))]],
    ...(struck === true ? { struck } : {}),
  });
  // Measured with room for as many parts as there can be at all.
  const fits = (lines: ExcerptBlock['caption'], range: Range) =>
    measure.fits([{ blocks: [block(lines, range, 99_999, 99_999)] }]);
  const min = Math.min(MIN_EXCERPT, excerpt.text.length);
  const lines = captionThat((shorter) => fits(shorter, [0, min]), caption);
  const ranges = cut(excerpt.text, measure.max, (from, to) => fits(lines, [from, to]));
  return ranges.map((range, i) => block(lines, range, i + 1, ranges.length));
};

const slice = (excerpt: Excerpt, from: number, to: number): Excerpt => {
  const { place } = excerpt;
  const start = place.start + from;
  return {
    ...excerpt,
    text: excerpt.text.slice(from, to),
    place: { ...place, start, end: Math.min(place.start + to, place.end) },
  };
};

/** The caption, shortened evenly only if it would leave no room for the excerpt. */
const captionThat = (
  fits: (caption: ExcerptBlock['caption']) => boolean,
  caption: ExcerptBlock['caption'],
): ExcerptBlock['caption'] => {
  let lines = caption;
  for (let max = 160; max >= 8 && !fits(lines); max /= 2)
    lines = caption.map((line) =>
      line.map((inline) => {
        const text = shortened(plainInline(inline), max);
        return typeof inline === 'string' || inline.as === 'link' ? text : { ...inline, text };
      }),
    );
  return lines;
};

const shortened = (text: string, max: number): string =>
  text.length <= max ? text : `${truncate(text, max)}…`;

/**
 * Cuts a text into ranges that fit: each as long as it can be, ending where a line, a sentence or a word ends if there is such an
 * end in its second half, and never inside a letter. One after the other they are the text.
 */
const cut = (text: string, max: number, fits: (from: number, to: number) => boolean): Range[] => {
  const ranges: Range[] = [];
  for (let from = 0; from < text.length; ) {
    const length = longest(Math.min(text.length - from, max), (n) => fits(from, from + n));
    const to = from + length < text.length ? from + niceEnd(text.slice(from), length) : text.length;
    ranges.push([from, to]);
    from = to;
  }
  return ranges;
};

/** Binary search: the greatest number from 1 to `max` for which `holds` is true; 1 if there is none. */
const longest = (max: number, holds: (n: number) => boolean): number => {
  if (holds(max)) return max;
  let low = 1;
  let high = max;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
};

const ENDS = [/\n(?=[^\n]*$)/, /[.!?…؟。]["”»’)]*\s(?=(?:(?![.!?…؟。]["”»’)]*\s)[\s\S])*$)/, /\s(?=\S*$)/];

const niceEnd = (text: string, max: number): number => {
  const half = Math.floor(max / 2);
  const second = text.slice(half, max);
  for (const end of ENDS) {
    const found = end.exec(second);
    // Accents and line feeds belong to the space before them.
    if (found !== null) return graphemeBoundary(text, half + found.index + found[0].length);
  }
  return graphemeBoundary(text, max);
};
