// A passage's citation in the forms that others read: plain text, Markdown, BibTeX, CSL-JSON. What is unknown is left out, or said to be.

import { captionOf, placesIn } from '../core/caption.ts';
import type { Localizer } from '../core/ports.ts';
import { type Inline, plainInline } from '../core/reply.ts';
import type { Excerpt } from '../core/source.ts';

interface Citing {
  readonly excerpt: Excerpt;
  readonly words: Localizer;
  /** A day in UTC. */
  readonly today: string;
  /** Where the passage stands on the bot's own pages; null if they have no address. */
  readonly page: string | null;
}

/** The caption without marks of direction, which programs that take a citation do not want. */
const plainLines = ({ excerpt, words, today }: Omit<Citing, 'page'>): string[] =>
  captionOf(excerpt, words, today).map((line) =>
    line
      .map(plainInline)
      .join('')
      .replace(/[\u2066-\u2069]/g, ''),
  );

const addresses = ({ excerpt, page }: Citing): string[] =>
  [excerpt.place.meta.url, page].filter((url) => url !== null);

export const plainCitation = (citing: Citing): string =>
  [`“${citing.excerpt.text}”`, ...plainLines(citing).map((line) => `— ${line}`), ...addresses(citing)].join(
    '\n',
  );

/** Signs that could mean something wherever they stand are escaped. */
const escapeSigns = (text: string): string => text.replace(/[\\`*_[\]<>&#~|!$]/g, '\\$&');

/** Text that Markdown shows as it is, line by line; but no line begins with white space. */
export const escapeMarkdown = (text: string): string =>
  escapeSigns(text)
    .replace(/^[^\S\n]+/gm, '')
    .replace(/^([-+=])/gm, '\\$1')
    .replace(/^(\d+)([.)])/gm, '$1\\$2');

/** An address between angle brackets may hold neither of these, nor a line break. */
const bracketed = (url: string): string =>
  `<${url.replace(/[<>\\\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}>`;

const markdownInline = (inline: Inline, page: string | null): string => {
  const text = escapeSigns(plainInline(inline).replace(/[\u2066-\u2069]/g, ''));
  if (typeof inline === 'string') return text;
  if (inline.as === 'link') return `[${text}](${bracketed(inline.url)})`;
  if (inline.as === 'citation' && page !== null) return `[${text}](${bracketed(page)})`;
  return text;
};

/** Lines of one paragraph of a quotation, each on a line of its own. */
const quotedLines = (lines: readonly string[]): string[] =>
  lines.map((line, i) => {
    const goesOn = line !== '' && (lines[i + 1] ?? '') !== '';
    return `> ${line}${goesOn ? '\\' : ''}`.trimEnd();
  });

export const markdownCitation = ({ excerpt, words, today, page }: Citing): string => {
  const text = excerpt.text.split(/\r\n|[\n\r]/).map((line) => escapeMarkdown(line).trimEnd());
  const caption = captionOf(excerpt, words, today).map(
    (line) => `— ${line.map((inline) => markdownInline(inline, page)).join('')}`,
  );
  return [...quotedLines(text), '>', ...quotedLines(caption)].join('\n');
};

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // BibTeX and biber count braces also where a backslash stands before them.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** Text inside of a BibTeX field in braces. Everything else stands as UTF-8, on one line. */
export const escapeTex = (text: string): string =>
  text.replace(/[\\{}$&%#_^~]/g, (sign) => TEX[sign] ?? sign).replace(/\s+/g, ' ');

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What neither form has a field for: whose words, where they stand, and what has become of them since. */
const noteOf = ({ excerpt, words, today }: Citing): string => {
  const { place } = excerpt;
  const lines = plainLines({ excerpt, words, today });
  // Below whose words they are, if that is known, stands the line that the other fields say.
  const attribution = lines.slice(0, place.attribution === null ? 0 : 1);
  const since = lines.slice(attribution.length + 1);
  const places = placesIn(place, words).map((said) => said.replace(/[\u2066-\u2069]/g, ''));
  return [...places, ...attribution, place.citation, `SHA-256 ${place.revision}`, ...since].join(' · ');
};

/** Braces within braces keep a name or title as it is: nobody has said which part of a name is the family's. */
export const bibtexCitation = (citing: Citing): string => {
  const { place } = citing.excerpt;
  const { meta } = place;
  const [year, month] = meta.published?.split('-') ?? [];
  const kept = (value: string | null) => (value === null ? null : `{{${escapeTex(value)}}}`);
  const plain = (value: string | null) => (value === null ? null : `{${escapeTex(value)}}`);
  /** Packages that read addresses take them as they are; only what would end the field, or a comment, is encoded. */
  const url = meta.url ?? citing.page;
  const fields: readonly (readonly [string, string | null])[] = [
    ['title', kept(meta.title)],
    ['author', kept(meta.author)],
    ['howpublished', plain(meta.source)],
    ['year', year === undefined ? null : `{${year}}`],
    ['month', month === undefined ? null : (MONTHS[Number(month) - 1] ?? null)],
    ['pages', place.page === undefined ? null : `{${place.page}}`],
    ['date', plain(meta.published)],
    [
      'url',
      url === null
        ? null
        : `{${url.replace(/[{}\\%]/g, (s) => (s === '%' ? '\\%' : encodeURIComponent(s)))}}`,
    ],
    ['urldate', meta.url === null ? null : plain(meta.retrieved)],
    ['language', plain(meta.language)],
    ['note', plain(noteOf(citing))],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]));
  return `@misc{verbatim-${place.citation},\n${lines.join(',\n')}\n}\n`;
};

/** `date-parts` of a year, month or day, as far as it is known. */
const datedCsl = (day: string | null) =>
  day === null ? undefined : { 'date-parts': [day.split('-').map(Number)] };

/** An item after the CSL-JSON schema 1.0.2 (https://docs.citationstyles.org). */
export const cslCitation = (citing: Citing): string => {
  const { place } = citing.excerpt;
  const { meta } = place;
  const item = {
    id: `verbatim-${place.citation}`,
    type: 'document',
    title: meta.title ?? undefined,
    author: meta.author === null ? undefined : [{ literal: meta.author }],
    translator: meta.translator === null ? undefined : [{ literal: meta.translator }],
    'container-title': meta.source ?? undefined,
    genre: meta.kind ?? undefined,
    page: place.page === undefined ? undefined : String(place.page),
    issued: datedCsl(meta.published),
    accessed: meta.url === null ? undefined : datedCsl(meta.retrieved),
    URL: meta.url ?? citing.page ?? undefined,
    language: meta.language ?? undefined,
    note: noteOf(citing),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
};
