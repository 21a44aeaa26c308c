// /sources: the documents of the library, and everything that is known of one.

import { formatDate, languageName, standingLine } from '../src/core/caption.ts';
import { defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { SOURCES_PER_PAGE } from '../src/core/limits.ts';
import { count, flag, word } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import { emptyNotes } from '../src/core/present.ts';
import {
  type Action,
  action,
  type Card,
  code,
  type Inline,
  link,
  list,
  replacing,
  soft,
  strong,
  text,
} from '../src/core/reply.ts';
import { isExcerptsOnly } from '../src/core/source.ts';
import type { Document } from '../src/knowledge/document.ts';
import type { Library } from '../src/knowledge/library.ts';
import { suggestSources } from './suggestions.ts';

const CITATION = /^[0-9a-z]{8}$/i;

export const sources = ({ library }: { library: Library }) =>
  defineCommand({
    name: 'sources',
    section: 'ask',
    summary: (l) => l.say('sources-summary'),
    examples: ['sources', 'sources page:1'],
    params: {
      document: word({ describe: 'param-document', suggest: suggestSources(library) }),
      page: count({ describe: 'param-page', named: true, min: 1, max: 100_000, fallback: 1 }),
      private: flag({ describe: 'param-private' }),
    },
    audience: 'everyone',
    effect: 'reads',
    run({ document, page }, { words: l, origin }) {
      const back = document === null ? undefined : retractedNamed(library, document);
      if (back !== undefined) return { cards: [retractedCard(back, l)] };
      if (document !== null)
        return { cards: documentsNamed(library, document).map((d) => documentCard(library, d, l)) };
      const all = [...library.snapshot().documents.values()];
      if (all.length === 0) return { cards: [{ blocks: emptyNotes(l, origin) }] };
      const pages = Math.max(1, Math.ceil(all.length / SOURCES_PER_PAGE));
      if (page > pages) throw new UserError('missing', 'page-unknown', { page, pages }, ['/sources']);
      const shown = all.slice((page - 1) * SOURCES_PER_PAGE, page * SOURCES_PER_PAGE);
      return {
        cards: [
          {
            title: l.say('sources-title', { count: all.length, page, pages }),
            blocks: [list(...shown.map((d) => entryOf(d, l)))],
            actions: [
              ...shown.map((d) =>
                action(shorten(d.meta.title ?? d.path), `/sources ${firstCitation(library, d)}`),
              ),
              ...step(l.say('button-back'), page - 1, pages),
              ...step(l.say('button-forward'), page + 1, pages),
            ],
          },
        ],
      };
    },
  });

const step = (label: string, page: number, pages: number): Action[] =>
  page < 1 || page > pages ? [] : [replacing(action(label, `/sources page:${page}`))];

/** What reads well on a button; no platform shows less (`LABEL_CHARS` of the adapters). */
const shorten = (label: string): string => {
  const letters = [...label];
  return letters.length <= 40 ? label : `${letters.slice(0, 39).join('')}…`;
};

/** A button carries a passage's code, which is short; a person types a name. */
const documentsNamed = (library: Library, named: string): readonly Document[] => {
  const passage = CITATION.test(named) ? library.followed(named.toLowerCase())?.passage : undefined;
  return passage === undefined ? library.sources(named).slice(0, SOURCES_PER_PAGE) : [passage.document];
};

/** By its path or title as a whole. */
const retractedNamed = (library: Library, named: string): Document | undefined =>
  [...library.snapshot().retracted.values()].find(({ path, meta }) =>
    [path, meta.title].some((name) => name?.toLowerCase() === named.trim().toLowerCase()),
  );

const retractedCard = ({ path, meta }: Document, l: Localizer): Card => ({
  title: meta.title ?? l.say('title-unknown'),
  blocks: [
    text(strong(l.say('meta-document')), ' ', code(path)),
    ...(meta.standing === undefined ? [] : [text(strong(standingLine(meta.standing, l)))]),
  ],
});

const firstCitation = (library: Library, document: Document): string =>
  library.snapshot().byDocument.get(document)?.[0]?.citation ?? document.path;

const entryOf = (document: Document, l: Localizer): Inline[] => [
  strong(document.meta.title ?? l.say('title-unknown')),
  ` · ${document.path} · `,
  document.meta.author === null ? l.say('author-unknown') : l.say('author', { name: document.meta.author }),
  ` · ${formatDate(document.meta.published, l)}`,
];

/** Of a hash: enough to tell files apart. The sidecar has all of it. */
const HASH_DIGITS = 16;

const documentCard = (library: Library, document: Document, l: Localizer): Card => {
  const { meta } = document;
  const known = (value: string | null): Inline => value ?? l.say('unknown');
  const row = (label: string, value: Inline): Inline[] => [strong(l.say(label)), ' ', value];
  return {
    title: meta.title ?? l.say('title-unknown'),
    blocks: [
      text(strong(l.say('meta-document')), ' ', code(document.path)),
      list(
        row('meta-source', known(meta.source)),
        row('meta-url', meta.url === null ? l.say('unknown') : link(meta.url, meta.url)),
        row('meta-author', known(meta.author)),
        row('meta-published', formatDate(meta.published, l)),
        row('meta-retrieved', meta.retrieved === null ? l.say('unknown') : formatDate(meta.retrieved, l)),
        ...(meta.sha256 === undefined ? [] : [row('meta-sha256', code(meta.sha256.slice(0, HASH_DIGITS)))]),
        ...(meta.validUntil === null ? [] : [row('meta-valid-until', formatDate(meta.validUntil, l))]),
        ...(meta.reviewBy === null ? [] : [row('meta-review-by', formatDate(meta.reviewBy, l))]),
        row('meta-language', known(meta.language === null ? null : languageName(meta.language, l))),
        row('meta-kind', known(meta.kind)),
        row('meta-licence', known(meta.licence)),
        row('meta-attribution', known(meta.attribution)),
        ...(meta.tags.length > 0 ? [row('meta-tags', meta.tags.join(', '))] : []),
        ...(meta.translationOf === null ? [] : [row('meta-translation-of', meta.translationOf)]),
        ...(meta.translationOf === null ? [] : [row('meta-translator', known(meta.translator))]),
        ...(meta.standing === undefined ? [] : [row('meta-standing', standingLine(meta.standing, l))]),
        row('meta-length', l.say('paragraphs', { count: document.paragraphs.length })),
        row('meta-revision', code(document.revision.slice(0, 12))),
      ),
      ...(isExcerptsOnly(meta) ? [text(soft(l.say('web-excerpts-only')))] : []),
    ],
    actions: isExcerptsOnly(meta)
      ? []
      : [action(l.say('button-read'), `/cite ${firstCitation(library, document)}`)],
  };
};
