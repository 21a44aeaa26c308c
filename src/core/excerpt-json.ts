// An excerpt as programs get it, wherever they have it from.

import { attributionName, type Excerpt } from './source.ts';

/** All words that are shown of an excerpt. */
const textOf = ({ leads = [], text }: Excerpt): string =>
  [...leads.map((lead) => lead.text), text].join('\n');

/** Offsets are UTF-16 units in the document's text at this revision; unknown metadata is null. */
export const excerptToJson = (excerpt: Excerpt) => {
  const { place, leads } = excerpt;
  const { meta } = place;
  return {
    citation: place.citation,
    document: place.document,
    title: meta.title,
    source: meta.source,
    attribution: attributionName(place.attribution),
    published: meta.published,
    validUntil: place.validUntil,
    standing: meta.standing ?? null,
    paragraph: place.paragraph,
    ...(place.page === undefined ? {} : { page: place.page }),
    revision: place.revision,
    start: place.start,
    end: place.end,
    text: textOf(excerpt),
    ...(leads === undefined ? {} : { leads: leads.map(({ place: { start, end } }) => ({ start, end })) }),
  };
};

/**
 * What a code stands for. `current`: the library holds it. `changed`: its document has another text now. `reread`: its file is the same and
 * is read in another way now. `gone`: its document is not there. `retracted`: its document was taken back.
 */
export type CitedState = 'current' | 'changed' | 'reread' | 'gone' | 'retracted';

/** A passage that was asked for by its code. */
export interface Cited {
  readonly is: CitedState;
  readonly excerpt: Excerpt;
  /** The codes of the passages before and after it, where somebody may be led on to them. */
  readonly before: string | null;
  readonly after: string | null;
  /** What has taken its place, if anything is like it. */
  readonly now: Excerpt | null;
}

/** The same as one JSON object. `more`: what else is said of each excerpt. */
export const citedToJson = <M extends object>(
  { is, excerpt, before, after, now }: Cited,
  more: (excerpt: Excerpt) => M = () => ({}) as M,
) => ({
  state: is,
  ...excerptToJson(excerpt),
  ...more(excerpt),
  before,
  after,
  now: now === null ? null : { ...excerptToJson(now), ...more(now) },
});
