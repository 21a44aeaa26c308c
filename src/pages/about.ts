// What is known of a document, and, folded away, what is not.

import { html } from 'hono/html';
import { formatDate, formatPublished, languageName } from '../core/caption.ts';
import type { Localizer } from '../core/ports.ts';
import type { Metadata } from '../core/source.ts';
import { type Html, renderText } from '../web/html.ts';
import { safeAddress } from './words.ts';

interface About {
  readonly path: string;
  readonly revision: string;
  readonly meta: Metadata;
  readonly words: Localizer;
  /** Links to the documents that are translations of it, or of which it is one. */
  readonly others: readonly Html[];
}

interface Row {
  readonly label: string;
  /** Null: nobody has said. */
  readonly value: Html | null;
}

export const renderAbout = (about: About): Html => {
  const { words } = about;
  const rows = rowsOf(about);
  const known = rows.filter(({ value }) => value !== null);
  const unknown = rows.filter(({ value }) => value === null);
  const list = (shown: readonly Row[]) => html`<dl class="meta">
${shown.map(
  ({ label, value }) => html`<div><dt>${words.say(label)}</dt> <dd>${
    value ?? html`<span class="soft">${words.say('unknown')}</span>`
  }</dd></div>
`,
)}</dl>
`;
  return html`${list(known)}${
    unknown.length === 0
      ? ''
      : html`<details class="unknown"><summary>${words.say('web-unknown', { count: unknown.length })}</summary>
${list(unknown)}</details>
`
  }`;
};

/** Of a hash: enough to tell files apart. The sidecar has all of it. */
const HASH_DIGITS = 16;

const rowsOf = ({ path, revision, meta, words, others }: About): Row[] => {
  const said = (value: string | null) => (value === null ? null : renderText(value, words.direction));
  const day = (value: string | null) => said(value === null ? null : formatDate(value, words));
  const rows: Row[] = [
    { label: 'meta-document', value: html`<code dir="ltr">${path}</code>` },
    { label: 'meta-source', value: said(meta.source) },
    { label: 'meta-url', value: meta.url === null ? null : addressOf(meta.url) },
    { label: 'meta-author', value: said(meta.author) },
    { label: 'meta-published', value: said(meta.published === null ? null : formatPublished(meta, words)) },
    { label: 'meta-retrieved', value: day(meta.retrieved) },
    {
      label: 'meta-language',
      value: said(meta.language === null ? null : languageName(meta.language, words)),
    },
    { label: 'meta-kind', value: said(meta.kind) },
    { label: 'meta-licence', value: said(meta.licence) },
    { label: 'meta-attribution', value: said(meta.attribution) },
    { label: 'meta-revision', value: html`<code dir="ltr">${revision.slice(0, 12)}</code>` },
  ];
  const extra = (label: string, value: Html | null) => {
    if (value !== null) rows.splice(rows.length - 1, 0, { label, value });
  };
  if (meta.sha256 !== undefined)
    extra('meta-sha256', html`<code dir="ltr">${meta.sha256.slice(0, HASH_DIGITS)}</code>`);
  extra('meta-valid-until', day(meta.validUntil));
  extra('meta-review-by', day(meta.reviewBy));
  extra('meta-tags', said(meta.tags.length === 0 ? null : meta.tags.join(', ')));
  if (meta.translationOf !== null) {
    extra('meta-translation-of', said(meta.translationOf));
    rows.splice(rows.length - 1, 0, { label: 'meta-translator', value: said(meta.translator) });
  }
  if (others.length > 0) extra('web-translations', html`${others.map((link) => html`${link} `)}`);
  return rows;
};

const addressOf = (url: string): Html => {
  const address = safeAddress(url);
  if (address === null) return html`<bdi>${url}</bdi>`;
  return html`<a dir="ltr" href="${address}" rel="noopener noreferrer">${url}</a>`;
};
