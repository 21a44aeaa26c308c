// Replies as HTML, for every page that shows one. Hono's `html` escapes every value that is put into it.

import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { isolateIfNeeded } from '../core/bidi.ts';
import type { Localizer } from '../core/ports.ts';
import type { Action, Block, Card, Inline } from '../core/reply.ts';
import { directionOf, hasRightToLeft } from '../core/scripts.ts';
import { type Segment, segmentsOf, shownWords } from '../core/segments.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

type Direction = Localizer['direction'];

/** Titles of cards are headings under the line that asked, or under the page's own. */
type Level = 2 | 3;

/** The page that a reply stands in: its direction, and where its links and buttons lead from there. */
export interface PageContext {
  readonly direction: Direction;
  /** Where the passage of a code is shown in its document. */
  readonly citation: (code: string) => string;
  /** Where the line of a button is sent to. */
  readonly form: string;
}

export const renderCards = (cards: readonly Card[], around: PageContext, level: Level): Html[] =>
  cards.map((card) => renderCard(card, around, level));

const renderTitle = (title: string, dir: Direction, level: Level): Html =>
  level === 2 ? html`<h2>${renderText(title, dir)}</h2>` : html`<h3>${renderText(title, dir)}</h3>`;

const renderCard = (card: Card, around: PageContext, level: Level): Html => {
  const { title, blocks, actions = [], folded } = card;
  if (folded === true && title !== undefined)
    return html`<details class="card"><summary>${renderText(title, around.direction)}</summary>
${blocks.map((block) => renderBlock(block, around))}${actions.length === 0 ? '' : renderActions(actions, around)}</details>
`;
  return html`<section class="card">
${title === undefined ? '' : renderTitle(title, around.direction, level)}${blocks.map((block) => renderBlock(block, around))}${actions.length === 0 ? '' : renderActions(actions, around)}</section>
`;
};

/**
 * Each button is a form of its own, so that they work without a script and the page of the answer can say what was pressed: its label
 * goes with the line.
 */
const renderActions = (actions: readonly Action[], { direction, form }: PageContext): Html =>
  html`<div class="actions">${actions.map(
    ({ label, line }) =>
      html`<form method="post" action="${form}"><input type="hidden" name="label" value="${label}"><button name="line" value="${line}">${renderText(label, direction)}</button></form> `,
  )}</div>`;

const renderBlock = (block: Block, around: PageContext): Html => {
  switch (block.is) {
    case 'text':
      return html`<p>${renderInlines(block.text, around)}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${renderInlines(item, around)}</li>`)}</ul>`;
    case 'excerpt':
      return renderExcerpt(block, around);
  }
};

const renderExcerpt = (
  { excerpt, caption, struck }: Block & { is: 'excerpt' },
  around: PageContext,
): Html => {
  const { language, url } = excerpt.place.meta;
  const lang = language === null ? '' : html` lang="${language}"`;
  const cite = url === null ? '' : html` cite="${url}"`;
  return html`<figure class="excerpt" id="p-${excerpt.place.citation}">
<blockquote${lang}${cite} dir="${directionOf(language) ?? 'auto'}">${struck === true ? html`<s>${shownWords(excerpt)}</s>` : segmentsOf(excerpt).map(renderSegment)}</blockquote>
<figcaption>${caption.map((line) => html`<div>${renderInlines(line, around)}</div>`)}</figcaption>
</figure>`;
};

const renderSegment = ({ text, hit, differs }: Segment): Html => {
  const shown = hit ? html`<mark>${text}</mark>` : html`${text}`;
  return differs ? html`<ins>${shown}</ins>` : shown;
};

/** Text that runs against the page is isolated, so that it cannot reorder what stands around it. */
export const renderText = (text: string, dir: Direction): Html =>
  hasRightToLeft(text) === (dir === 'rtl')
    ? html`${isolateIfNeeded(text)}`
    : html`<bdi>${isolateIfNeeded(text)}</bdi>`;

export const renderInlines = (inlines: readonly Inline[], around: PageContext): Html[] =>
  inlines.map((inline) => renderInline(inline, around));

const renderInline = (inline: Inline, { direction: dir, citation }: PageContext): Html => {
  if (typeof inline === 'string') return renderText(inline, dir);
  switch (inline.as) {
    case 'strong':
      return html`<strong>${renderText(inline.text, dir)}</strong>`;
    case 'soft':
      return html`<span class="soft">${renderText(inline.text, dir)}</span>`;
    case 'code':
      return html`<code dir="ltr">${inline.text}</code>`;
    case 'citation':
      return html`<a class="citation" dir="ltr" href="${citation(inline.text)}">${inline.text}</a>`;
    case 'link':
      return html`<a href="${inline.url}" rel="noopener noreferrer">${renderText(inline.text, dir)}</a>`;
  }
};
