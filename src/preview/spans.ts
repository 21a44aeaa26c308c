// Runs of text as a platform would draw them, and the HTML of them. Hono's `html` escapes every value.

import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

type Mark = 'strong' | 'italic' | 'underline' | 'strike' | 'spoiler';

export type Span =
  | string
  | { readonly is: Mark; readonly children: readonly Span[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'link'; readonly children: readonly Span[]; readonly url: string }
  /** What looks live and leads nowhere in a drawing: a name that is called. */
  | { readonly is: 'live'; readonly text: string };

/** Where the page shows the answer to a line. */
export type LineLink = (line: string) => string;

/** Where a link of a message leads in the drawing; null if it is no link at all. */
export type Follow = (url: string) => { readonly href: string; readonly inside: boolean } | null;

/** Addresses of the web open as they are; no other kind is a link. */
export const followWeb: Follow = (url) =>
  /^https?:\/\//i.test(url) && URL.canParse(url) ? { href: url, inside: false } : null;

export const renderSpans = (spans: readonly Span[], follow: Follow): Html[] =>
  spans.map((span) => renderSpan(span, follow));

const renderSpan = (span: Span, follow: Follow): Html => {
  if (typeof span === 'string') return html`${span}`;
  switch (span.is) {
    case 'strong':
      return html`<strong>${renderSpans(span.children, follow)}</strong>`;
    case 'italic':
      return html`<em>${renderSpans(span.children, follow)}</em>`;
    case 'underline':
      return html`<u>${renderSpans(span.children, follow)}</u>`;
    case 'strike':
      return html`<s>${renderSpans(span.children, follow)}</s>`;
    case 'spoiler':
      return html`<span class="spoiler">${renderSpans(span.children, follow)}</span>`;
    case 'code':
      return html`<code>${span.text}</code>`;
    case 'live':
      return html`<span class="live">${span.text}</span>`;
    case 'link': {
      const to = follow(span.url);
      if (to === null) return html`${renderSpans(span.children, follow)}`;
      const away = to.inside ? '' : html` rel="noopener noreferrer" target="_blank"`;
      return html`<a href="${to.href}"${away}>${renderSpans(span.children, follow)}</a>`;
    }
  }
};

/** The characters of spans, without what they are drawn as. */
export const plainSpans = (spans: readonly Span[]): string =>
  spans
    .map((span) => (typeof span === 'string' ? span : 'text' in span ? span.text : plainSpans(span.children)))
    .join('');

/**
 * The direction of a text by its first letter that stands in no isolate (Unicode Standard Annex 9, P2 and P3); programs draw by it.
 * HTML's own `dir="auto"` does not know isolates.
 */
export const directionOfText = (text: string): 'ltr' | 'rtl' => {
  let depth = 0;
  for (const char of text) {
    if (char >= '\u2066' && char <= '\u2068') depth++;
    else if (char === '\u2069') depth = Math.max(0, depth - 1);
    else if (
      depth === 0 &&
      (char === '\u200f' || /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}]/u.test(char))
    )
      return 'rtl';
    else if (depth === 0 && (char === '\u200e' || /\p{L}/u.test(char))) return 'ltr';
  }
  return 'ltr';
};

/** The lines of spans, each with the marks that run over its ends. */
const linesOf = (spans: readonly Span[]): Span[][] => {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    const pieces: Span[] =
      typeof span === 'string'
        ? span.split('\n')
        : 'text' in span
          ? span.text.split('\n').map((text) => ({ ...span, text }))
          : linesOf(span.children).map((children) => ({ ...span, children }));
    for (const [i, piece] of pieces.entries())
      if (i === 0) lines.at(-1)?.push(piece);
      else lines.push([piece]);
  }
  return lines;
};

/** Each line runs as its own letters say, as the programs of both platforms draw it. */
export const renderLines = (spans: readonly Span[], follow: Follow): Html[] =>
  linesOf(spans).map(
    (line) =>
      html`<p class="line" dir="${directionOfText(plainSpans(line))}">${renderSpans(line, follow)}</p>`,
  );
