// What every page has around what it shows: the head, with its language, direction and style.

import { html } from 'hono/html';
import type { Localizer } from '../core/ports.ts';
import type { Html } from './html.ts';

export interface Frame {
  readonly words: Localizer;
  readonly title: string;
  readonly body: Html;
  /** What kind of page it is, for its style. */
  readonly kind?: 'front' | 'chat' | 'plain' | 'document';
  /** Where an asset is, from this page. */
  readonly asset: (name: string) => string;
  readonly styles: readonly string[];
  /** Modules, by name. */
  readonly scripts?: readonly string[];
  /** Plain scripts by address, in order, for pages without a server: browsers load no module from a file. */
  readonly deferred?: readonly string[];
  /** What the page may load and run, where no server says so. */
  readonly policy?: string;
  /** The address of what is shown, however it was come by. */
  readonly canonical?: string;
  /** What other sites show of the page where somebody links to it (Open Graph), by property. */
  readonly preview?: Readonly<Record<string, string>>;
  /** What says the same, or what belongs to it, in other forms. */
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[];
}

export const framed = ({
  words,
  title,
  body,
  kind,
  asset,
  styles,
  scripts = [],
  deferred = [],
  policy,
  canonical,
  alternates = [],
  preview = {},
}: Frame): Html => html`<!doctype html>
<html lang="${words.locale}" dir="${words.direction}">
<head>
<meta charset="utf-8">
${
  policy === undefined
    ? ''
    : html`<meta http-equiv="Content-Security-Policy" content="${policy}">
`
}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${styles.map(
  (name) => html`<link rel="stylesheet" href="${asset(name)}">
`,
)}<link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml">
${
  canonical === undefined
    ? ''
    : html`<link rel="canonical" href="${canonical}">
`
}${Object.entries(preview).map(
  ([property, content]) => html`<meta property="${property}" content="${content}">
`,
)}${alternates.map(
  ({ type, href, title: named }) => html`<link rel="alternate" type="${type}" href="${href}" title="${named}">
`,
)}${scripts.map(
  (name) => html`<script src="${asset(name)}" type="module"></script>
`,
)}${deferred.map(
  (address) => html`<script src="${address}" defer></script>
`,
)}</head>
<body${kind === undefined ? '' : html` class="${kind}"`}>
${body}
</body>
</html>`;

/** The way up from a page to the root of the site, so that its links hold under any path of a proxy. `/s/a/b` is two up. */
export const rootFrom = (path: string): string => {
  const depth = path.split('/').length - 2;
  return depth <= 0 ? './' : '../'.repeat(depth);
};
