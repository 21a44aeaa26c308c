// Replies and pages as HTML. Hono's `html` escapes every value that is put into it.

import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Answer } from '../../core/adapter.ts';
import { settle } from '../../core/bidi.ts';
import type { Localizer } from '../../core/ports.ts';
import type { Action, Block, Card, Inline, ReplyFile } from '../../core/reply.ts';
import { directionOf, hasRightToLeft } from '../../core/scripts.ts';
import { type Segment, segmentsOf } from '../../core/segments.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Where the passage of a code is shown in its document. */
const passagePath = (citation: string): string => `/c/${citation}`;

/** An answer with the line that asked for it. */
export const renderAnswer = (line: string, { reply, words, outcome }: Answer): Html =>
  html`<article class="answer" data-outcome="${outcome}" lang="${words.locale}" dir="${words.direction}" tabindex="-1">
<h2 class="asked"><span class="asked-label">${words.say('web-asked')}</span> <bdi>${line}</bdi></h2>
${renderCards(reply.cards, words.direction, 3)}${reply.file === undefined ? '' : renderFile(reply.file)}</article>`;

/** In the page itself, since nothing of an answer is kept on the server. */
const renderFile = ({ name, type, text }: ReplyFile): Html =>
  html`<p><a dir="ltr" download="${name}" href="data:${type};base64,${Buffer.from(text).toString('base64')}">${name}</a></p>
`;

type Direction = Localizer['direction'];

/** Titles of cards are headings under the line that asked, or under the page's own. */
type Level = 2 | 3;

const renderCards = (cards: readonly Card[], dir: Direction, level: Level): Html[] =>
  cards.map((card) => renderCard(card, dir, level));

const renderTitle = (title: string, dir: Direction, level: Level): Html =>
  level === 2 ? html`<h2>${renderText(title, dir)}</h2>` : html`<h3>${renderText(title, dir)}</h3>`;

const renderCard = ({ title, blocks, actions = [] }: Card, dir: Direction, level: Level): Html =>
  html`<section class="card">
${title === undefined ? '' : renderTitle(title, dir, level)}${blocks.map((block) => renderBlock(block, dir))}${actions.length === 0 ? '' : renderActions(actions, dir)}</section>
`;

/** Buttons of a form, so that they work without a script. */
const renderActions = (actions: readonly Action[], dir: Direction): Html =>
  html`<form class="actions" method="post" action="/">${actions.map(
    ({ label, line }) => html`<button name="line" value="${line}">${renderText(label, dir)}</button> `,
  )}</form>`;

const renderBlock = (block: Block, dir: Direction): Html => {
  switch (block.is) {
    case 'text':
      return html`<p>${renderInlines(block.text, dir)}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${renderInlines(item, dir)}</li>`)}</ul>`;
    case 'excerpt':
      return renderExcerpt(block, dir);
  }
};

const renderExcerpt = ({ excerpt, caption, struck }: Block & { is: 'excerpt' }, dir: Direction): Html => {
  const { language, url } = excerpt.place.meta;
  const lang = language === null ? '' : html` lang="${language}"`;
  const cite = url === null ? '' : html` cite="${url}"`;
  return html`<figure class="excerpt" id="p-${excerpt.place.citation}">
<blockquote${lang}${cite} dir="${directionOf(language) ?? 'auto'}">${struck === true ? html`<s>${excerpt.text}</s>` : segmentsOf(excerpt).map(renderSegment)}</blockquote>
<figcaption>${caption.map((line) => html`<div>${renderInlines(line, dir)}</div>`)}</figcaption>
</figure>`;
};

const renderSegment = ({ text, hit, differs }: Segment): Html => {
  const shown = hit ? html`<mark>${text}</mark>` : html`${text}`;
  return differs ? html`<em class="differs">${shown}</em>` : shown;
};

/** Text that runs against the page is isolated, so that it cannot reorder what stands around it. */
const renderText = (text: string, dir: Direction): Html =>
  hasRightToLeft(text) === (dir === 'rtl') ? html`${settle(text)}` : html`<bdi>${settle(text)}</bdi>`;

const renderInlines = (inlines: readonly Inline[], dir: Direction): Html[] =>
  inlines.map((inline) => renderInline(inline, dir));

const renderInline = (inline: Inline, dir: Direction): Html => {
  if (typeof inline === 'string') return renderText(inline, dir);
  switch (inline.as) {
    case 'strong':
      return html`<strong>${renderText(inline.text, dir)}</strong>`;
    case 'soft':
      return html`<span class="soft">${renderText(inline.text, dir)}</span>`;
    case 'code':
      return html`<code dir="ltr">${inline.text}</code>`;
    case 'citation':
      return html`<a class="citation" dir="ltr" href="${passagePath(inline.text)}">${inline.text}</a>`;
    case 'link':
      return html`<a href="${inline.url}" rel="noopener noreferrer">${renderText(inline.text, dir)}</a>`;
  }
};

const page = (words: Localizer, title: string, body: Html, script: boolean): Html => html`<!doctype html>
<html lang="${words.locale}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/assets/chat.css">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${script ? raw('<script src="/assets/chat.js" type="module"></script>') : ''}
</head>
<body>
${body}
</body>
</html>`;

/** The chat: the first screen or an answer, and the form below it. Works without a script; with one it grows like a chat. */
export const renderChatPage = (words: Localizer, conversation: Html): Html => {
  const title = words.say('web-title');
  return page(
    words,
    title,
    html`<a class="skip" href="#line">${words.say('web-skip')}</a>
<header><h1>${title}</h1></header>
<main id="conversation" aria-label="${words.say('web-conversation')}">
${conversation}</main>
<form id="ask" role="search" method="post" action="/">
<div id="status" role="status" data-loading="${words.say('web-loading')}" data-unreachable="${words.say('web-unreachable')}"></div>
<label for="line">${words.say('web-question')}</label>
<div class="row">
<input id="line" name="line" type="text" dir="auto" required autocomplete="off" autocapitalize="none" spellcheck="true" enterkeyhint="send" autofocus>
<button>${words.say('web-send')}</button>
</div>
<ul id="suggestions" role="listbox" aria-label="${words.say('web-suggestions')}" hidden></ul>
</form>`,
    true,
  );
};

/** The first screen inside the chat page. */
export const renderGreeting = ({ reply, words }: Pick<Answer, 'reply' | 'words'>): Html =>
  html`<article class="answer" lang="${words.locale}" dir="${words.direction}">${renderCards(reply.cards, words.direction, 2)}</article>`;

/** One passage in its document, at an address that can be passed on. */
export const renderPassagePage = ({ reply, words }: Pick<Answer, 'reply' | 'words'>): Html => {
  const title = words.say('web-passage');
  return page(
    words,
    title,
    html`<header><h1>${title}</h1></header>
<main class="passage">
<article class="answer">${renderCards(reply.cards, words.direction, 2)}</article>
<p><a href="/">${words.say('web-back')}</a></p>
</main>`,
    false,
  );
};

export const renderNotFound = (words: Localizer): Html =>
  page(
    words,
    words.say('web-not-found'),
    html`<main class="passage"><h1>${words.say('web-not-found')}</h1><p><a href="/">${words.say('web-back')}</a></p></main>`,
    false,
  );
