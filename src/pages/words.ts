// The words of a block as HTML: its passages, links and images, and the passage that is asked for. All else is text, and is escaped.

import { html, raw } from 'hono/html';
import { unwrapped } from '../core/segments.ts';
import type { Range } from '../core/source.ts';
import type { Link } from '../knowledge/formats/format.ts';
import type { KeptPassage } from '../revisions/revisions.ts';
import type { Html } from '../web/html.ts';

const SAFE: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The address as a page may lead to it; null if it is not one of the web or of mail, or hides what it is. */
export const safeAddress = (given: string): string | null => {
  const url = given.trim();
  // Browsers take white space and control characters out of addresses.
  if (/[\p{Cc}\s]/u.test(url) || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return SAFE.has(protocol) ? href : null;
};

/** The index of the first of these ranges, in order and apart, that ends after an offset. */
export const firstEndingAfter = <T>(
  ranges: readonly T[],
  endOf: (range: T) => number,
  offset: number,
): number => {
  let first = 0;
  for (let high = ranges.length; first < high; ) {
    const middle = (first + high) >>> 1;
    if (endOf(ranges[middle] as T) > offset) high = middle;
    else first = middle + 1;
  }
  return first;
};

/** UTF-16 units from which on a text is escaped sign by sign in native code, and not unit by unit. */
const LONG = 10_000;

const textHtml = (text: string): Html =>
  text.length < LONG
    ? html`${text}`
    : raw(
        text
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll('"', '&quot;')
          .replaceAll("'", '&#39;'),
      );

interface WordsParts {
  readonly text: string;
  /** In order and apart, as the links are. */
  readonly passages: readonly KeptPassage[];
  readonly links: readonly Link[];
  /** What is asked for: a passage, or several that follow each other. */
  readonly cited: Pick<KeptPassage, 'start' | 'end'> | null;
  /** No words but these are shown. Null: all are. */
  readonly visible: readonly Range[] | null;
  /** What words are called that stand in the place of an image. */
  readonly imageLabel: string;
}

interface Marks {
  /** Where the marker of an item ends. */
  readonly markerEnd?: number;
  readonly isWrapped?: boolean;
  /** Columns by which each of its lines is indented for nothing. */
  readonly indent?: number;
}

export interface WordRenderer {
  /** Whether an element may have the id of a passage, which nothing has had yet. */
  claim(passage: KeptPassage): boolean;
  draw(range: Range, marks?: Marks): Html;
}

export const createWords = ({
  text,
  passages,
  links,
  cited,
  visible,
  imageLabel,
}: WordsParts): WordRenderer => {
  const placed = new Set<string>();
  const claim = ({ citation }: KeptPassage): boolean => {
    if (placed.has(citation)) return false;
    placed.add(citation);
    return true;
  };

  const drawLinked = ([from, to]: Range, { markerEnd = 0, isWrapped = false, indent = 0 }: Marks): Html[] => {
    const drawn: Html[] = [];
    const fold = (start: number, end: number) => {
      const words = text.slice(start, end);
      if (isWrapped) return unwrapped(words);
      return indent === 0 ? words : words.replace(new RegExp(`(\\n)[ \\t]{1,${indent}}`, 'g'), '$1');
    };
    let at = from;
    if (at < markerEnd) {
      const end = Math.min(markerEnd, to);
      const marker = text.slice(at, end);
      drawn.push(
        html`<span class="marker">${marker.trimEnd()}</span>${marker === marker.trimEnd() ? '' : ' '}`,
      );
      at = end;
    }
    for (let i = firstEndingAfter(links, ({ range }) => range[1], at); i < links.length; i++) {
      const { range, url, isImage } = links[i] as Link;
      if (range[0] >= to) break;
      const [start, end] = [Math.max(at, range[0]), Math.min(to, range[1])];
      if (start > at) drawn.push(textHtml(fold(at, start)));
      drawn.push(
        isImage === true
          ? html`<span class="image" data-label="${imageLabel}">${fold(start, end)}</span>`
          : drawLink(fold(start, end), url),
      );
      at = end;
    }
    if (at < to) drawn.push(textHtml(fold(at, to)));
    return drawn;
  };

  const drawPassage = (passage: KeptPassage, range: Range, marks: Marks): Html => {
    const { citation, start, end } = passage;
    const words = drawLinked(range, marks);
    const isCited = cited !== null && cited.start <= start && end <= cited.end;
    const shown = isCited ? html`<mark>${words}</mark>` : html`${words}`;
    if (!claim(passage)) return shown;
    return html`<span class="passage" id="${citation}">${shown}</span>`;
  };

  const drawVisible = ([from, to]: Range, marks: Marks): Html[] => {
    const drawn: Html[] = [];
    let at = from;
    for (let i = firstEndingAfter(passages, ({ end }) => end, from); i < passages.length; i++) {
      const passage = passages[i] as KeptPassage;
      if (passage.start >= to) break;
      if (passage.start > at) drawn.push(...drawLinked([at, passage.start], marks));
      const [start, end] = [Math.max(at, passage.start), Math.min(to, passage.end)];
      if (end > start) drawn.push(drawPassage(passage, [start, end], marks));
      at = Math.max(at, end);
    }
    if (at < to) drawn.push(...drawLinked([at, to], marks));
    return drawn;
  };

  return {
    claim,
    draw([from, to], marks = {}) {
      if (visible === null) return html`${drawVisible([from, to], marks)}`;
      return html`${visible.flatMap(([start, end]) =>
        start < to && end > from ? drawVisible([Math.max(from, start), Math.min(to, end)], marks) : [],
      )}`;
    },
  };
};

const drawLink = (words: string, url: string): Html => {
  const address = safeAddress(url);
  if (address === null) return html`${words}`;
  return html`<a href="${address}" rel="noopener nofollow">${words}</a>`;
};
