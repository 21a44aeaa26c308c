// Escapes text for Discord's Markdown.

import { isolate, isolateIfNeeded } from '../../core/bidi.ts';
import { sanitizeForTerminal } from '../../core/controls.ts';
import type { Localizer } from '../../core/ports.ts';
import { type Inline, plainInline } from '../../core/reply.ts';
import { hasRightToLeft } from '../../core/scripts.ts';
import { segmentsOf } from '../../core/segments.ts';
import type { Excerpt } from '../../core/source.ts';

/** Signs that mean something anywhere; what begins a line as a heading, list or small print; and addresses and emoji by name. */
const ANYWHERE = /[\\*_~|`<>@[\]:]/g;
const AT_LINE_START = /^(\s*)(?:([#+-])|(\d+)\.)/gm;

/** The text with a backslash before each sign that Discord would take for more than itself. */
export const escapeMarkdown = (text: string): string =>
  sanitizeForTerminal(text)
    .replace(ANYWHERE, '\\$&')
    .replace(AT_LINE_START, (_, space: string, sign: string | undefined, number: string) =>
      sign === undefined ? `${space}${number}\\.` : `${space}\\${sign}`,
    );

type Direction = Localizer['direction'];

/** Isolates text whose direction differs from the message's. */
const apart = (text: string, direction: Direction): string =>
  hasRightToLeft(text) === (direction === 'rtl') ? isolateIfNeeded(text) : isolate(text);

/** Where a passage can be read; null if nowhere but here. */
export type Link = (citation: string) => string | null;

export const inlineMarkdown = (inline: Inline, direction: Direction, link: Link): string => {
  const value = plainInline(inline);
  const text = escapeMarkdown(apart(value, direction));
  if (typeof inline === 'string') return text;
  switch (inline.as) {
    case 'strong':
      return value.trim() === '' ? text : `**${text}**`;
    case 'soft':
      return text;
    case 'code':
      return codeMarkdown(value);
    case 'citation': {
      const url = link(value);
      return url === null ? codeMarkdown(value) : linkMarkdown(value, text, url);
    }
    case 'link':
      return linkMarkdown(value, text, inline.url);
  }
};

/** Inline code. Nothing can be escaped in it, so text with backticks is shown as plain text. */
const codeMarkdown = (value: string): string =>
  /[`\n]/.test(value) || value.trim() === '' ? escapeMarkdown(value) : `\`${sanitizeForTerminal(value)}\``;

/** Discord finds no link where its text holds brackets or a line break; then the address stands beside it. */
const linkMarkdown = (value: string, text: string, url: string): string => {
  const address = url.replace(/[<>()\s\\]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  if (value === url) return `<${address}>`;
  return /[[\]\n]/.test(value) ? `${text} (<${address}>)` : `[${text}](<${address}>)`;
};

/** Puts a sign before each line. A separator of lines (U+2028) begins none for Discord. */
export const prefixed = (text: string, sign: string): string => text.replace(/^|(?<=\n)/g, sign);

/** The excerpt as a quotation, line by line, so that no mark runs over the end of one; `struck`: as words that are taken back. */
export const quotationMarkdown = (excerpt: Excerpt, struck = false): string => {
  const settled = isolateIfNeeded(excerpt.text);
  const before = settled.indexOf(excerpt.text);
  const marked = linesOf(segmentsOf(excerpt))
    .map(struck ? struckLine : markedLine)
    .join('\n');
  return prefixed(settled.slice(0, before) + marked + settled.slice(before + excerpt.text.length), '> ');
};

type Segments = ReturnType<typeof segmentsOf>;

/** The segments cut at the ends of lines. */
const linesOf = (segments: Segments): Segments[] => {
  const lines: Segments[] = [[]];
  for (const segment of segments)
    for (const [i, text] of segment.text.split(/\r\n|\r|\n/).entries()) {
      if (i > 0) lines.push([]);
      lines.at(-1)?.push({ ...segment, text });
    }
  return lines;
};

/**
 * What matched is bold, what differs underlined. A mark is closed and opened again only where it ends: Discord reads `__a____b__`
 * as something else.
 */
const markedLine = (line: Segments): string =>
  runs(line, (segment) => segment.differs)
    .map(([differs, segments]) => {
      const inner = runs(segments, (segment) => segment.hit)
        .map(([hit, parts]) => marked(parts.map(({ text }) => text).join(''), hit))
        .join('');
      return differs && inner.trim() !== '' ? `__${inner}__` : inner;
    })
    .join('');

/** Marks have to stand close to what they strike. */
const struckLine = (line: Segments): string =>
  line
    .map(({ text }) => text)
    .join('')
    .replace(/^(\s*)(\S(?:[\s\S]*\S)?)(\s*)$/, (_, lead: string, words: string, tail: string) => {
      return `${lead}~~${escapeMarkdown(words)}~~${tail}`;
    });

const marked = (text: string, hit: boolean): string =>
  hit && text.trim() !== '' ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text);

/** Groups neighboring segments that have the same mark. */
const runs = (segments: Segments, keyOf: (segment: Segments[number]) => boolean): [boolean, Segments][] => {
  const found: [boolean, Segments][] = [];
  for (const segment of segments) {
    const last = found.at(-1);
    if (last !== undefined && last[0] === keyOf(segment)) last[1].push(segment);
    else found.push([keyOf(segment), [segment]]);
  }
  return found;
};
