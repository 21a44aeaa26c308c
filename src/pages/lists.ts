// The page of all documents, and that of a search.

import { html } from 'hono/html';
import { formatDate } from '../core/caption.ts';
import type { Localizer } from '../core/ports.ts';
import type { Metadata } from '../core/source.ts';
import { renderWaysOn, type SiteName } from '../web/header.ts';
import { type Html, renderText } from '../web/html.ts';
import { sourceFrame } from './frame.ts';
import type { Links } from './links.ts';
import { textAttributes } from './render.ts';

export interface Listed {
  readonly path: string;
  readonly meta: Metadata;
}

/** What every page of a library is made with. */
export interface Around {
  readonly words: Localizer;
  readonly links: Links;
  readonly site: SiteName;
}

interface DocumentsPage extends Around {
  /** Of this page. */
  readonly documents: readonly Listed[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  readonly pageLink: (page: number) => string;
  readonly canonical?: string;
  /** What stands above the list. */
  readonly lead?: Html;
}

export const renderDocumentsPage = (page: DocumentsPage): Html => {
  const { documents, words, links, site, pages, pageLink } = page;
  const step = (label: string, to: number) =>
    to < 1 || to > pages ? '' : html`<a href="${pageLink(to)}">${words.say(label)}</a> `;
  return sourceFrame({
    words,
    links,
    site,
    here: 'documents',
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
        meta.title === null ? html`<bdi>${path}</bdi>` : html`<bdi${textAttributes(meta)}>${meta.title}</bdi>`
      }</a>
${knownOf({ path, meta }, words)}</li>
`,
    )}</ul>
${pages === 1 ? '' : html`<p class="steps">${step('button-back', page.page - 1)}${step('button-forward', page.page + 1)}</p>`}`,
  });
};

/** What is known of a listed document besides its name; what is not, nobody looks for in a list. */
const knownOf = ({ path, meta }: Listed, words: Localizer): Html => {
  const known = [
    ...(meta.title === null ? [] : [html`<bdi>${path}</bdi>`]),
    ...(meta.author === null ? [] : [html`${words.say('author', { name: meta.author })}`]),
    ...(meta.published === null ? [] : [html`${formatDate(meta.published, words)}`]),
  ];
  return known.length === 0
    ? html``
    : html`<div class="soft">${known.map((one, i) => (i === 0 ? one : html` · ${one}`))}</div>`;
};

/** Said on a page of its own where something is not there, and why, where somebody has said that. */
export const renderMissingPage = (
  said: string,
  { why, ...around }: Around & { readonly why?: string },
): Html =>
  sourceFrame({
    ...around,
    title: said,
    main: html`<h1>${renderText(said, around.words.direction)}</h1>
${
  why === undefined
    ? ''
    : html`<p class="notice standing" role="note">${renderText(why, around.words.direction)}</p>
`
}${renderWaysOn(around.words, around.links)}`,
  });
