// What is shown where there is no page: nothing is known, or it was withheld, retracted or removed for good.

import type { Context } from 'hono';
import { standingLine } from '../core/caption.ts';
import type { Localizer } from '../core/ports.ts';
import type { Document } from '../knowledge/document.ts';
import type { Library } from '../knowledge/library.ts';
import { type Around, renderMissingPage } from './lists.ts';
import { titleOf } from './render.ts';

/** Nothing of them is kept: what is withheld now may be shown later. */
export const createRefusals = (library: Pick<Library, 'snapshot'>, around: (c: Context) => Around) => {
  const refuse = (
    c: Context,
    status: 404 | 410,
    title: (words: Localizer) => string,
    why?: (words: Localizer) => string,
  ) => {
    const { words, links, site } = around(c);
    c.header('cache-control', 'no-store');
    const reason = why === undefined ? {} : { why: why(words) };
    return c.html(renderMissingPage(title(words), { words, links, site, ...reason }), status);
  };
  const missing = (c: Context, said: (words: Localizer) => string) => refuse(c, 404, said);
  const withheld = (c: Context, document: string) =>
    missing(c, (words) => words.say('citation-withdrawn', { document }));
  const noDocument = (c: Context, path: string) =>
    library.snapshot().withdrawn.has(path)
      ? withheld(c, path)
      : missing(c, (words) => words.say('web-unknown-document'));
  return {
    missing,
    withheld,
    noDocument,
    /** What was taken back is gone for good, and it is said why. */
    retracted(c: Context, { path, meta }: Document) {
      const { standing } = meta;
      if (standing === undefined) return noDocument(c, path);
      return refuse(
        c,
        410,
        (words) => titleOf(meta, words),
        (words) => standingLine(standing, words),
      );
    },
    noPassage: (c: Context, citation: string) =>
      missing(c, (words) => words.say('citation-unknown', { citation: citation.slice(0, 16) })),
    /** What was removed for good is not taken for unknown, and nothing more is said of it. */
    removed: (c: Context) => refuse(c, 410, (words) => words.say('citation-removed')),
  };
};
