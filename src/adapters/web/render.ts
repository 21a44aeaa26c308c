// Answers and the page of a conversation as HTML. Hono's `html` escapes every value that is put into it.

import { html, raw } from 'hono/html';
import type { Answer } from '../../core/adapter.ts';
import type { Localizer } from '../../core/ports.ts';
import type { Reply, ReplyFile } from '../../core/reply.ts';
import { framed } from '../../web/frame.ts';
import { type HeaderLinks, libraryName, type Part, renderHeader, type SiteName } from '../../web/header.ts';
import { type Html, type PageContext, renderCards } from '../../web/html.ts';
import { renderCheck } from './check.ts';

/** Where links lead from the chat page, to whose root all of them are relative. */
const inChat = ({ direction }: Localizer): PageContext => ({
  direction,
  citation: (code) => `./c/${code}`,
  form: './',
});

/** What stands above an answer: what somebody typed, or the label of what they pressed. */
export interface Asked {
  readonly said: string;
  readonly isPressed: boolean;
}

/** An answer with what asked for it. */
export const renderAnswer = ({ said, isPressed }: Asked, { reply, words, outcome }: Answer): Html =>
  html`<article class="answer" data-outcome="${outcome}" lang="${words.locale}" dir="${words.direction}" tabindex="-1">
<h2 class="asked"><span class="asked-label">${words.say(isPressed ? 'web-pressed' : 'web-asked')}</span> <bdi>${said}</bdi></h2>
${renderCount(reply, words)}${
  reply.check === undefined
    ? renderCards(reply.cards, inChat(words), 3)
    : renderCheck(reply.check, reply.cards, words, inChat(words))
}${reply.file === undefined ? '' : renderFile(reply.file)}</article>`;

/** How many passages the answer to a question shows. */
const renderCount = ({ report, cards }: Reply, words: Localizer): Html => {
  const count = cards.flatMap(({ blocks }) => blocks).filter(({ is }) => is === 'excerpt').length;
  return report === undefined || count === 0
    ? html``
    : html`<p class="found soft">${words.say('web-found', { count })}</p>
`;
};

/** In the page itself, since nothing of an answer is kept on the server. */
const renderFile = ({ name, type, text }: ReplyFile): Html =>
  html`<p><a dir="ltr" download="${name}" href="data:${type};base64,${Buffer.from(text).toString('base64')}">${name}</a></p>
`;

/** A page with the question box. */
interface ChatFrame {
  readonly site: SiteName;
  readonly links: HeaderLinks;
  readonly words: Localizer;
  readonly title: string;
  readonly here?: Part;
  /** What stands above the question box, and below it. */
  readonly above: Html;
  readonly below?: Html;
  /** A class of the page. */
  readonly kind: 'front' | 'chat';
}

const chatFrame = ({ site, links, words, title, here, above, below, kind }: ChatFrame): Html =>
  framed({
    words,
    title,
    kind,
    asset: (name) => `./assets/${name}`,
    styles: ['page.css', 'chat.css'],
    scripts: ['chat.js'],
    body: html`<a class="skip" href="#line">${words.say('web-skip')}</a>
${renderHeader({ ...site, words, links, query: null, ...(here === undefined ? {} : { here }) })}<main>
${above}<form id="ask" role="search" method="post" action="./">
<div id="status" role="status" data-loading="${words.say('web-loading')}" data-unreachable="${words.say('web-unreachable')}" data-too-long="${words.say('web-too-long')}"></div>
<label for="line">${words.say('web-question')}</label>
<div class="row">
<ul id="suggestions" role="listbox" aria-label="${words.say('web-suggestions')}" hidden></ul>
<input id="line" name="line" type="text" dir="auto" required autocomplete="off" autocapitalize="none" spellcheck="true" enterkeyhint="send"${kind === 'front' ? raw(' autofocus') : ''}>
<button>${words.say('web-send')}</button>
</div>
</form>
${below ?? ''}</main>`,
  });

interface ChatPage extends Pick<ChatFrame, 'site' | 'links' | 'words'> {
  readonly conversation: Html;
}

/** A conversation, and the form below it. Works without a script; with one it grows like a chat. */
export const renderChatPage = ({ conversation, ...page }: ChatPage): Html =>
  chatFrame({
    ...page,
    kind: 'chat',
    title: `${page.words.say('web-title')} · ${libraryName(page.site, page.words)}`,
    above: html`<h1 class="unseen">${page.words.say('web-title')}</h1>
<section id="conversation" aria-label="${page.words.say('web-conversation')}">
${conversation}</section>
`,
  });

interface FrontFrame extends Pick<ChatFrame, 'site' | 'links' | 'words'> {
  readonly greeting: Html;
  readonly below: Html;
}

/** The first screen: the form in the middle. A script begins the conversation on it. */
export const renderFrontFrame = ({ greeting, below, ...page }: FrontFrame): Html =>
  chatFrame({
    ...page,
    kind: 'front',
    here: 'ask',
    title: libraryName(page.site, page.words),
    above: html`<div id="greeting">
${greeting}</div>
<section id="conversation" aria-label="${page.words.say('web-conversation')}"></section>
`,
    below: html`<div id="below">
${below}</div>
`,
  });
