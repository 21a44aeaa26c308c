// The header that all pages share: the library's name, the ways to its parts, its one search, the language.

import { html } from 'hono/html';
import { LOCALES, type Localizer } from '../core/ports.ts';
import type { Html } from './html.ts';

/** What all pages say of the library itself. */
export interface SiteName {
  /** What the operator calls the library; null: nothing but that. */
  readonly name: string | null;
}

/** The parts of the site that the header leads to. */
export type Part = 'ask' | 'documents' | 'topics';

/** Where the header leads from a page; null: there is no such part. */
export interface HeaderLinks {
  readonly chat: string | null;
  readonly documents: string;
  readonly topics: string | null;
  /** Where a question is sent to as `q`. */
  readonly search: string;
  /** Where a chosen language is sent to. */
  readonly language: string | null;
}

/** On the bot's own server, from a page from which `root` is the way to its root. */
export const headerLinks = (root: string, hasTopics: boolean): HeaderLinks => ({
  chat: root,
  documents: `${root}s/`,
  topics: hasTopics ? `${root}topics` : null,
  search: root,
  language: `${root}language`,
});

interface Header extends SiteName {
  readonly words: Localizer;
  readonly links: HeaderLinks;
  /** The part that the page is the first of. */
  readonly here?: Part;
  /** What the search form holds; null: the page has a question box of its own. */
  readonly query: string | null;
}

export const libraryName = ({ name }: SiteName, words: Localizer): string => name ?? words.say('web-library');

export const renderHeader = (header: Header): Html => {
  const { words, links, here, query } = header;
  const part = (name: Part, to: string | null, label: string) =>
    to === null
      ? ''
      : html`<a href="${to}"${here === name ? html` aria-current="page"` : ''}>${words.say(label)}</a>
`;
  return html`<header class="site"><div class="bar">
<a class="brand" href="${links.chat ?? links.documents}"><bdi>${libraryName(header, words)}</bdi></a>
<nav aria-label="${words.say('web-pages')}">${part('ask', links.chat, 'web-ask')}${part('documents', links.documents, 'web-documents')}${part('topics', links.topics, 'web-topics')}</nav>
${query === null ? '' : searchForm(words, links.search, query)}${links.language === null ? '' : languageMenu(words, links.language)}</div></header>
`;
};

const searchForm = (words: Localizer, to: string, query: string): Html =>
  html`<form class="search" role="search" action="${to}" method="get">
<label class="unseen" for="q">${words.say('web-search')}</label>
<input id="q" name="q" type="search" dir="auto" autocomplete="off" placeholder="${words.say('web-search')}" value="${query}">
<button>${words.say('web-search-button')}</button>
</form>
`;

/** Each language as those who read it call it. */
const OWN_NAMES = LOCALES.map(
  (locale) => [locale, new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale] as const,
);

/** Opens without a script, and each choice is a form's button. */
const languageMenu = (words: Localizer, to: string): Html =>
  html`<details class="language"><summary><span class="unseen">${words.say('web-language')}: </span>${
    OWN_NAMES.find(([locale]) => locale === words.locale)?.[1] ?? words.locale
  }</summary>
<form method="post" action="${to}">${OWN_NAMES.map(
    ([locale, name]) => html`<button name="language" value="${locale}" lang="${locale}" dir="auto"${
      locale === words.locale ? html` aria-current="true"` : ''
    }>${name}</button>
`,
  )}<button name="language" value="auto">${words.say('web-language-auto')}</button></form></details>
`;

/** Where to go from a page that has nothing: to the questions, and to the documents. The search stands above. */
export const renderWaysOn = (
  words: Localizer,
  { chat, documents }: Pick<HeaderLinks, 'chat' | 'documents'>,
): Html =>
  html`<p class="ways">${
    chat === null ? '' : html`<a class="button" href="${chat}">${words.say('web-title')}</a> `
  }<a class="button" href="${documents}">${words.say('web-documents-all')}</a></p>
`;
