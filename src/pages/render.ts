// The page of a document: what is known of it, its text with numbered paragraphs, and a passage that is asked for, with its citation.

import { randomUUID } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { attributionLine, captionOf, formatDate, formatPublished, standingLine } from '../core/caption.ts';
import { createYielder } from '../core/event-loop.ts';
import type { Localizer } from '../core/ports.ts';
import { directionOf } from '../core/scripts.ts';
import { segmentsOf } from '../core/segments.ts';
import { attributionKey, type Excerpt, type Metadata, type Range } from '../core/source.ts';
import type { KeptPassage } from '../revisions/revisions.ts';
import type { SiteName } from '../web/header.ts';
import { type Html, renderInlines, renderText } from '../web/html.ts';
import { renderAbout } from './about.ts';
import { bibtexCitation, cslCitation, markdownCitation, plainCitation } from './citation-forms.ts';
import { drawText } from './drawing.ts';
import { sourceFrame } from './frame.ts';
import type { Links } from './links.ts';
import { renderOutline } from './outline.ts';
import { excerptAtRevision, type Source } from './source.ts';
import { withTextFragment } from './text-fragment.ts';

/** How a document stands that is not simply the library's. */
export type Age = 'current' | 'older' | 'removed';

/** Another revision, and where it is shown. `day` is the first on which the library was seen to hold it. */
export interface OtherRevision {
  readonly revision: string;
  readonly day: string;
  readonly text: string;
  /** What has changed from it to the library's; null where that is not shown. */
  readonly changes: string | null;
}

/** A document that a page leads to. */
interface Named {
  readonly path: string;
  readonly meta: Metadata;
}

export const successorIn = (documents: ReadonlyMap<string, Named>, { standing }: Metadata): Named | null =>
  standing?.is === 'superseded' ? (documents.get(standing.by) ?? null) : null;

export interface SourcePage {
  readonly source: Source;
  readonly age: Age;
  /** Nothing but the passage that is asked for. */
  readonly excerptsOnly: boolean;
  /** A day in UTC. */
  readonly today: string;
  /** The passage that is asked for. */
  readonly cited: KeptPassage | null;
  readonly words: Localizer;
  readonly links: Links;
  readonly site: SiteName;
  /** The address of the document's page, where it has one. */
  readonly canonical?: string;
  /** The address of the cited passage, for those who take its citation with them; null if none holds elsewhere. */
  readonly address: string | null;
  readonly earlier: readonly OtherRevision[];
  /** What has taken its place, if that is there to be read. */
  readonly successor: Named | null;
  /** Documents of which this is a translation, or that are translations of it. */
  readonly translations: readonly Named[];
  /** Files of the cited passage, or of the document where none is, by what they are called. */
  readonly files: readonly { readonly label: string; readonly href: string }[];
}

export const titleOf = (meta: Metadata, words: Localizer): string => meta.title ?? words.say('title-unknown');

/** The language and direction of a document's own text. */
export const textAttributes = ({ language }: Metadata): Html =>
  html`${language === null ? '' : html` lang="${language}"`} dir="${directionOf(language) ?? 'auto'}"`;

/** The page of a document whole. */
export const renderSourcePage = async (page: SourcePage): Promise<HtmlEscapedString> =>
  raw((await renderSourceParts(page)).join(''));

/**
 * The page in parts that follow each other. A long text is made in slices, between which others are answered, and stays in parts: to join
 * them takes as long as a tenth of a second for the longest.
 */
export const renderSourceParts = async (page: SourcePage): Promise<readonly string[]> => {
  // Nothing that a document holds can be equal to it.
  const place = `<!--${randomUUID()}-->`;
  const [before = '', after = ''] = String(await renderAround(page, raw(place))).split(place);
  return [before, ...(await renderPieces(page)), after];
};

/** All but the text, which has its place there. */
const renderAround = (page: SourcePage, text: Html): Html => {
  const { source, age, cited, words, links, translations } = page;
  const title = titleOf(source.meta, words);
  const excerptsOnly = isOfExcerpts(page);
  const attributes = textAttributes(source.meta);
  const outline = excerptsOnly ? null : renderOutline(source, attributes, words);
  return sourceFrame({
    words,
    links,
    site: page.site,
    title,
    ...(page.canonical === undefined ? {} : { canonical: page.canonical }),
    // Nobody is shown as standing what was taken back.
    ...(cited === null || page.address === null || source.meta.standing?.is === 'retracted'
      ? {}
      : { quote: { text: source.text.slice(cited.start, cited.end), title, address: page.address } }),
    main: html`<article class="source${outline === null ? '' : ' outlined'}">
<h1>${source.meta.title === null ? html`<bdi>${source.path}</bdi>` : html`<bdi${attributes}>${title}</bdi>`}</h1>
${byline(page)}${notices(page)}${outline ?? ''}<section class="text${paragraphsOf(source) > MANY ? ' many' : ''}" aria-labelledby="text"${citing(page)}><h2 id="text" class="unseen">${words.say('web-text')}</h2>
${excerptsOnly ? html`<p class="notice">${words.say(age === 'removed' ? 'web-passage-only' : 'web-excerpts-only')}</p>` : ''}
${text}</section>
<section class="about" aria-labelledby="about"><h2 id="about">${words.say('web-about')}</h2>
${renderAbout({ ...page, meta: source.meta, path: source.path, revision: source.revision, others: translations.map((other) => linkTo(other, page)) })}${cited === null ? renderFiles(page.files) : ''}</section>
${renderEarlier(page)}</article>
`,
  });
};

/** Who wrote it and when, as far as that is known: what readers want to know before they read. */
const byline = ({ source: { meta }, words }: SourcePage): Html => {
  const known = [
    ...(meta.author === null ? [] : [words.say('author', { name: meta.author })]),
    ...(meta.published === null ? [] : [formatPublished(meta, words)]),
    ...(meta.source === null ? [] : [meta.source]),
  ];
  return known.length === 0
    ? html``
    : html`<p class="byline soft">${known.map((one, i) => html`${i === 0 ? '' : ' · '}${renderText(one, words.direction)}`)}</p>
`;
};

/** What a script needs to copy the citation of a paragraph; none where there is no server to ask. */
const citing = ({ links, words }: SourcePage): Html =>
  links.chat === null
    ? html``
    : html` data-citations="${links.citation('')}" data-cite="${words.say('web-cite-short')}" data-copied="${words.say('web-copied')}" data-failed="${words.say('web-no-copy')}"`;

/** Paragraphs of a text whose numbers need more room. */
const MANY = 999;

const paragraphsOf = ({ read, passages }: Source): number =>
  read?.paragraphs.length ?? passages.at(-1)?.paragraph ?? 0;

const isOfExcerpts = ({ excerptsOnly, age }: SourcePage): boolean => excerptsOnly || age === 'removed';

const notices = (page: SourcePage): Html => {
  const { standing } = page.source.meta;
  const said = standing === undefined ? '' : standingLine(standing, page.words);
  return html`${
    said === ''
      ? ''
      : html`<p class="notice standing" role="note">${renderText(said, page.words.direction)}${
          page.successor === null ? '' : html` ${linkTo(page.successor, page)}`
        }</p>
`
  }${ageNotice(page)}`;
};

const linkTo = ({ path, meta }: Named, { words, links }: Pick<SourcePage, 'words' | 'links'>): Html =>
  html`<a href="${links.document(path)}"><bdi${textAttributes(meta)}>${titleOf(meta, words)}</bdi></a>`;

const ageNotice = ({ source, age, words, links }: SourcePage): Html =>
  age === 'current'
    ? html``
    : html`<p class="notice old" role="note">${words.say(age === 'older' ? 'web-older' : 'web-removed')}${
        age === 'older' ? html` <a href="${links.document(source.path)}">${words.say('web-newest')}</a>` : ''
      }</p>
`;

/** Pieces in one part of a page. */
const JOINED = 256;

const renderPieces = async (page: SourcePage): Promise<string[]> => {
  const { source, cited, words, links } = page;
  const asked =
    cited === null ? [] : [...(cited.leads ?? []), cited].map(({ start, end }): Range => [start, end]);
  const pieces = drawText({
    source,
    cited,
    visible: isOfExcerpts(page) ? asked : null,
    title: source.meta.title,
    attributes: textAttributes(source.meta),
    words,
    links,
    voicesOf: (passages) => voicesOf(passages, words),
    citation: cited === null ? html`` : renderCitation(excerptAtRevision(source, cited), page),
  });
  const yieldToEventLoop = createYielder();
  const parts: string[] = [];
  const part: string[] = [];
  for (const piece of pieces) {
    part.push(piece);
    if (part.length === JOINED) parts.push(part.splice(0).join(''));
    await yieldToEventLoop();
  }
  return [...parts, part.join('')];
};

/** Whose words a person said they are, as answers say it; what holds for the whole text stands above it. */
const voicesOf = (passages: readonly KeptPassage[], words: Localizer): readonly Html[] => {
  const said = new Map(
    passages.flatMap(({ attribution }) =>
      attribution?.of === 'passage'
        ? [[attributionKey(attribution), attributionLine(attribution, words)] as const]
        : [],
    ),
  );
  return [...said.values()].map(
    (
      line,
    ) => html`<p class="voice" lang="${words.locale}" dir="${words.direction}">${renderText(line, words.direction)}</p>
`,
  );
};

/** Its words without the line breaks of a page that was too narrow, and with cells parted as in its document, since browsers look for these. */
const shownText = ({ leads: _, ...excerpt }: Excerpt): string =>
  segmentsOf({ ...excerpt, rows: [] })
    .map(({ text }) => text)
    .join('');

const renderCitation = (excerpt: Excerpt, page: SourcePage): Html => {
  const { words, links, address, files, age, today } = page;
  const { meta } = excerpt.place;
  const around = { direction: words.direction, citation: links.citation, form: links.chat ?? '' };
  const citing = { excerpt, words, today, page: address };
  const copied = (
    id: string,
    label: string,
    text: string,
  ) => html`<div class="form"><p class="label" id="${id}-label">${label}</p>
<pre id="${id}" class="copy" tabindex="0" role="region" aria-labelledby="${id}-label" dir="auto" data-copy="${words.say('web-copy')}" data-copied="${words.say('web-copied')}">${text}</pre></div>
`;
  return html`<aside class="citation-of" lang="${words.locale}" dir="${words.direction}" aria-label="${words.say('web-cite')}">
${captionOf(excerpt, words, today).map(
  (line) => html`<div>${renderInlines(line, around)}</div>
`,
)}${
  meta.url === null || age !== 'current'
    ? ''
    : html`<p><a class="original" href="${withTextFragment(meta.url, shownText(excerpt), meta.language)}" rel="noopener noreferrer">${words.say('web-original')}</a></p>
`
}<details><summary>${words.say('web-cite')}</summary>
${copied('cite-plain', words.say('web-cite-plain'), plainCitation(citing))}${copied('cite-markdown', words.say('web-cite-markdown'), markdownCitation(citing))}${copied('cite-bibtex', 'BibTeX', bibtexCitation(citing))}${copied('cite-csl', 'CSL-JSON', cslCitation(citing))}${renderFiles(files)}</details></aside>
`;
};

const renderFiles = (files: SourcePage['files']): Html =>
  files.length === 0
    ? html``
    : html`<p class="files">${files.map(({ label, href }) => html`<a href="${href}" download>${label}</a> `)}</p>
`;

const renderEarlier = ({ earlier, words }: SourcePage): Html =>
  earlier.length === 0
    ? html``
    : html`<section class="earlier" aria-labelledby="earlier"><h2 id="earlier">${words.say('web-earlier')}</h2>
<ul>${earlier.map(
        ({
          revision,
          day,
          text,
          changes,
        }) => html`<li>${words.say('web-revision-of', { day: formatDate(day, words) })} · <a href="${text}"><code dir="ltr">${revision.slice(0, 12)}</code></a>${
          changes === null ? '' : html` · <a href="${changes}">${words.say('web-changes')}</a>`
        }</li>
`,
      )}</ul></section>
`;
