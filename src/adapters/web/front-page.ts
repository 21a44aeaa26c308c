// The first screen, the page of all topics, and the page where there is none.

import { html } from 'hono/html';
import { formatDate } from '../../core/caption.ts';
import type { Localizer } from '../../core/ports.ts';
import { framed } from '../../web/frame.ts';
import type { Front, FrontTopic } from '../../web/front.ts';
import {
  type HeaderLinks,
  libraryName,
  renderHeader,
  renderWaysOn,
  type SiteName,
} from '../../web/header.ts';
import { type Html, renderText } from '../../web/html.ts';
import { renderFrontFrame } from './render.ts';

/** Topics on the first screen; the others are on a page of their own. */
const TOPICS = 8;

interface FrontPage {
  readonly site: SiteName;
  readonly words: Localizer;
  readonly links: HeaderLinks;
  readonly front: Front;
}

export const renderFrontPage = (page: FrontPage): Html => {
  const { words, front } = page;
  return renderFrontFrame({
    ...page,
    greeting: html`<h1>${words.say('web-title')}</h1>
<p class="lead">${front.documents === 0 ? words.say('library-empty') : words.say('web-search-how')}</p>
`,
    below: html`${examples(page)}${front.documents === 0 ? emptyLibrary(page) : topicsSection(page)}${
      front.documents === 0
        ? ''
        : html`<p class="holdings"><a href="${page.links.documents}">${holdings(front, words)}</a></p>
`
    }`,
  });
};

const asking = (line: string): string => `./?${new URLSearchParams({ q: line })}`;

const examples = ({ words, front }: FrontPage): Html =>
  front.examples.length === 0
    ? html``
    : html`<section class="examples" aria-labelledby="examples"><h2 id="examples">${words.say('web-examples')}</h2>
<ul>${front.examples.map(
        (question) => html`<li><a href="${asking(question)}"><bdi>${question}</bdi></a></li>
`,
      )}</ul></section>
`;

const topicCards = (topics: readonly FrontTopic[], words: Localizer): Html =>
  html`<ul class="topics">${topics.map(
    ({
      name,
      title,
      summary,
    }) => html`<li><a href="${asking(`/${name}`)}">${renderText(title, words.direction)}</a>
<p>${renderText(summary, words.direction)}</p></li>
`,
  )}</ul>
`;

const topicsSection = ({ words, links, front }: FrontPage): Html =>
  front.topics.length === 0
    ? html``
    : html`<section aria-labelledby="topics"><h2 id="topics">${words.say('web-topics')}</h2>
${topicCards(front.topics.slice(0, TOPICS), words)}${
  front.topics.length > TOPICS && links.topics !== null
    ? html`<p><a href="${links.topics}">${words.say('web-topics-all')}</a></p>
`
    : ''
}</section>
`;

/** Who has just set the library up is told what comes next. */
const emptyLibrary = ({ words }: FrontPage): Html => html`<p class="notice">${words.say('web-empty')}</p>
`;

/** How many documents, and of when; of dates no more than documents say. */
const holdings = ({ documents: count, dates }: Front, words: Localizer): string => {
  const documents = words.say('web-holdings', { count });
  if (dates === null) return documents;
  const [first, last] = [formatDate(dates.first, words), formatDate(dates.last, words)];
  if (first !== last)
    return words.say(dates.ofAll ? 'web-holdings-dated' : 'web-holdings-some', { documents, first, last });
  return dates.ofAll ? words.say('web-holdings-of', { documents, day: first }) : documents;
};

const plainPage = (
  { site, words, links }: Omit<FrontPage, 'front'>,
  { title, main, here }: { readonly title: string; readonly main: Html; readonly here?: 'topics' },
): Html =>
  framed({
    words,
    title: `${title} · ${libraryName(site, words)}`,
    kind: 'plain',
    asset: (name) => `${links.chat ?? './'}assets/${name}`,
    styles: ['page.css', 'chat.css'],
    body: html`<a class="skip" href="#main">${words.say('web-skip-main')}</a>
${renderHeader({ ...site, words, links, query: '', ...(here === undefined ? {} : { here }) })}<main id="main" tabindex="-1"><h1>${title}</h1>
${main}</main>`,
  });

export const renderTopicsPage = (page: FrontPage): Html => {
  const { words, front, links } = page;
  return plainPage(page, {
    here: 'topics',
    title: words.say('web-topics'),
    main:
      front.topics.length === 0
        ? html`<p>${words.say('topics-none')}</p>
${renderWaysOn(words, links)}`
        : topicCards(front.topics, words),
  });
};

export const renderNotFound = (page: FrontPage): Html =>
  plainPage(page, {
    title: page.words.say('web-not-found'),
    main: html`<p>${page.words.say('web-not-found-how')}</p>
${renderWaysOn(page.words, page.links)}`,
  });
