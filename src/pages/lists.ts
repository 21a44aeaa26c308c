// The page of all documents, and that of a search.

import { html } from 'hono/html';
import type { Answer } from '../core/adapter.ts';
import { formatDate } from '../core/caption.ts';
import type { Localizer } from '../core/ports.ts';
import type { Metadata } from '../core/source.ts';
import { type Html, renderCards, renderText } from '../web/html.ts';
import { sourceFrame } from './frame.ts';
import type { Links } from './links.ts';
import { textAttributes } from './render.ts';

export interface Listed {
  readonly path: string;
  readonly meta: Metadata;
}

interface DocumentsPage {
  /** Of this page. */
  readonly documents: readonly Listed[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  readonly pageLink: (page: number) => string;
  readonly words: Localizer;
  readonly links: Links;
  readonly canonical?: string;
  /** What stands above the list. */
  readonly lead?: Html;
}

export const renderDocumentsPage = (page: DocumentsPage): Html => {
  const { documents, words, links, pages, pageLink } = page;
  const step = (label: string, to: number) =>
    to < 1 || to > pages ? '' : html`<a href="${pageLink(to)}">${words.say(label)}</a> `;
  return sourceFrame({
    words,
    links,
    title: words.say('web-documents-all'),
    ...(page.canonical === undefined ? {} : { canonical: page.canonical }),
    main: html`<h1>${words.say('web-documents-all')}</h1>
${page.lead ?? ''}<p class="soft">${
      page.count === 0
        ? words.say('library-empty')
        : words.say('sources-title', { count: page.count, page: page.page, pages })
    }</p>
<ul class="documents">${documents.map(
      ({ path, meta }) => html`<li><a href="${links.document(path)}">${
        meta.title === null
          ? words.say('title-unknown')
          : html`<bdi${textAttributes(meta)}>${meta.title}</bdi>`
      }</a>
<div class="soft"><bdi>${path}</bdi> · ${
        meta.author === null ? words.say('author-unknown') : words.say('author', { name: meta.author })
      } · ${formatDate(meta.published, words)}</div></li>
`,
    )}</ul>
${pages === 1 ? '' : html`<p class="steps">${step('button-back', page.page - 1)}${step('button-forward', page.page + 1)}</p>`}`,
  });
};

interface SearchPage {
  readonly query: string;
  /** Null where nothing was asked. */
  readonly answer: Pick<Answer, 'reply' | 'words'> | null;
  readonly words: Localizer;
  readonly links: Links;
}

export const renderSearchPage = ({ query, answer, words, links }: SearchPage): Html => {
  const title = words.say('web-search');
  const around = { direction: words.direction, citation: links.citation, form: links.chat ?? '' };
  return sourceFrame({
    words,
    links,
    title,
    query,
    main: html`<h1>${title}</h1>
${
  answer === null
    ? html`<p>${words.say('web-search-how')}</p>`
    : html`<div class="answer" lang="${answer.words.locale}" dir="${answer.words.direction}">
${renderCards(answer.reply.cards, { ...around, direction: answer.words.direction }, 2)}</div>`
}`,
  });
};

/** Said on a page of its own where something is not there, and why, where somebody has said that. */
export const renderMissingPage = (
  said: string,
  { words, links, why }: Pick<SearchPage, 'words' | 'links'> & { readonly why?: string },
): Html =>
  sourceFrame({
    words,
    links,
    title: said,
    main: html`<h1>${renderText(said, words.direction)}</h1>
${
  why === undefined
    ? ''
    : html`<p class="notice standing" role="note">${renderText(why, words.direction)}</p>
`
}`,
  });
