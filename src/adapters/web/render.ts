// Answers and the chat page as HTML. Hono's `html` escapes every value that is put into it.

import { html } from 'hono/html';
import type { Answer } from '../../core/adapter.ts';
import type { Localizer } from '../../core/ports.ts';
import type { ReplyFile } from '../../core/reply.ts';
import { framed } from '../../web/frame.ts';
import { type Html, type PageContext, renderCards } from '../../web/html.ts';

/** Where links lead from the chat page, to whose root all of them are relative. */
const inChat = ({ direction }: Localizer): PageContext => ({
  direction,
  citation: (code) => `./c/${code}`,
  form: './',
});

const inRoot = (name: string) => `./assets/${name}`;

/** An answer with the line that asked for it. */
export const renderAnswer = (line: string, { reply, words, outcome }: Answer): Html =>
  html`<article class="answer" data-outcome="${outcome}" lang="${words.locale}" dir="${words.direction}" tabindex="-1">
<h2 class="asked"><span class="asked-label">${words.say('web-asked')}</span> <bdi>${line}</bdi></h2>
${renderCards(reply.cards, inChat(words), 3)}${reply.file === undefined ? '' : renderFile(reply.file)}</article>`;

/** In the page itself, since nothing of an answer is kept on the server. */
const renderFile = ({ name, type, text }: ReplyFile): Html =>
  html`<p><a dir="ltr" download="${name}" href="data:${type};base64,${Buffer.from(text).toString('base64')}">${name}</a></p>
`;

/** The chat: the first screen or an answer, and the form below it. Works without a script; with one it grows like a chat. */
export const renderChatPage = (words: Localizer, conversation: Html): Html => {
  const title = words.say('web-title');
  return framed({
    words,
    title,
    asset: inRoot,
    styles: ['page.css', 'chat.css'],
    scripts: ['chat.js'],
    body: html`<a class="skip" href="#line">${words.say('web-skip')}</a>
<header><h1>${title}</h1><nav><a href="./s/">${words.say('web-documents')}</a></nav></header>
<main id="conversation" aria-label="${words.say('web-conversation')}">
${conversation}</main>
<form id="ask" role="search" method="post" action="./">
<div id="status" role="status" data-loading="${words.say('web-loading')}" data-unreachable="${words.say('web-unreachable')}" data-too-long="${words.say('web-too-long')}"></div>
<label for="line">${words.say('web-question')}</label>
<div class="row">
<input id="line" name="line" type="text" dir="auto" required autocomplete="off" autocapitalize="none" spellcheck="true" enterkeyhint="send" autofocus>
<button>${words.say('web-send')}</button>
</div>
<ul id="suggestions" role="listbox" aria-label="${words.say('web-suggestions')}" hidden></ul>
</form>`,
  });
};

/** The first screen inside the chat page. */
export const renderGreeting = ({ reply, words }: Pick<Answer, 'reply' | 'words'>): Html =>
  html`<article class="answer" lang="${words.locale}" dir="${words.direction}">${renderCards(reply.cards, inChat(words), 2)}</article>`;

/** `root` is the way from the page that is not there to the root of the site. */
export const renderNotFound = (words: Localizer, root: string): Html => {
  const title = words.say('web-not-found');
  return framed({
    words,
    title,
    asset: (name) => `${root}assets/${name}`,
    styles: ['page.css'],
    body: html`<main class="passage"><h1>${title}</h1><p><a href="${root}">${words.say('web-back')}</a></p></main>`,
  });
};
