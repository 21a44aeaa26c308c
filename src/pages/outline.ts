// The contents of a long text: its headings, as ways to them.

import { html } from 'hono/html';
import type { Localizer } from '../core/ports.ts';
import type { Block } from '../knowledge/formats/format.ts';
import type { Html } from '../web/html.ts';
import { MAX_OUTLINE, MIN_OUTLINE } from './limits.ts';
import type { Source } from './source.ts';

/** A line that leads in like a heading, but is none. */
export const LEAD_LEVEL = 7;

/** What a heading is called in its page. */
export const headingId = ({ range }: Pick<Block, 'range'>): string => `h-${range[0]}`;

/** White space makes no other title. */
export const spaced = (words: string): string => words.replace(/\s+/g, ' ').trim();

interface Entry {
  readonly id: string;
  readonly said: string;
  readonly level: number;
}

/** Of a text with very many headings, the outermost only. */
const outlineOf = ({ read, text, meta }: Pick<Source, 'read' | 'text' | 'meta'>): readonly Entry[] => {
  const all = (read?.blocks ?? []).flatMap((block, i): Entry[] => {
    const { kind, level = 1, range } = block;
    if (kind !== 'heading' || level >= LEAD_LEVEL) return [];
    const said = spaced(text.slice(...range));
    const isTitle = i === 0 && meta.title !== null && said === spaced(meta.title);
    return isTitle || said === '' ? [] : [{ id: headingId(block), said, level }];
  });
  let kept = all;
  for (let deepest = LEAD_LEVEL - 1; kept.length > MAX_OUTLINE && deepest > 1; deepest--)
    kept = kept.filter(({ level }) => level < deepest);
  return kept.slice(0, MAX_OUTLINE);
};

/** Null for a text that is seen at a glance. */
export const renderOutline = (source: Source, attributes: Html, words: Localizer): Html | null => {
  const entries = outlineOf(source);
  if (entries.length < MIN_OUTLINE) return null;
  const levels = [...new Set(entries.map(({ level }) => level))].sort((a, b) => a - b);
  return html`<nav class="outline" aria-labelledby="outline"><h2 id="outline">${words.say('web-outline')}</h2>
<ol role="list">${entries.map(
    ({
      id,
      said,
      level,
    }) => html`<li class="depth-${Math.min(levels.indexOf(level), 3)}"><a href="#${id}"${attributes}>${said}</a></li>
`,
  )}</ol></nav>
`;
};
