// What would make a library better without anything in it being wrong: texts out of date, without a date or a source, or with one title.

import { lastDayOf } from '../core/day.ts';
import type { Document } from './document.ts';
import type { Fault } from './fault.ts';
import type { Snapshot } from './snapshot.ts';

const said = (file: string, level: Fault['level'], problem: string, remedy: string): Fault => ({
  ...{ file, line: null, problem, remedy, level },
});

const UNDATED = 'Say in `published` of when it is. Captions say that its date is not given.';
const UNSOURCED = 'Say in `source` or `url` where it comes from.';
const EXPIRED =
  'Replace it, mark it as superseded, or raise `valid_until`. Answers say that it may be outdated.';
const DUE = 'Review it, and set `review_by` to the next day.';

const datesOf = ({ path, meta, dates, text }: Document, today: string): Fault[] => {
  if (meta.standing !== undefined) return [];
  const spans = [
    { about: '', validUntil: meta.validUntil, reviewBy: meta.reviewBy },
    ...dates.map(({ range, validUntil, reviewBy }) => ({
      ...{ about: `the part that begins "${text.slice(...range).slice(0, 40)}": `, validUntil, reviewBy },
    })),
  ];
  return spans.flatMap(({ about, validUntil, reviewBy }) => [
    ...(validUntil !== null && lastDayOf(validUntil) < today
      ? [said(path, 'warning', `${about}was valid until ${validUntil}.`, EXPIRED)]
      : []),
    ...(reviewBy !== null && lastDayOf(reviewBy) < today
      ? [said(path, 'note', `${about}was to be reviewed by ${reviewBy}.`, DUE)]
      : []),
  ]);
};

/** `today`: a day, such as `2025-03-14`. */
export const adviceOn = ({ documents }: Pick<Snapshot, 'documents'>, today: string): Fault[] => {
  const titles = new Map<string, string>();
  return [...documents.values()].flatMap((document): Fault[] => {
    const { path, meta } = document;
    const title = meta.title?.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim() ?? '';
    const same = title === '' ? undefined : titles.get(title);
    if (same === undefined) titles.set(title, path);
    return [
      ...datesOf(document, today),
      ...(meta.published === null ? [said(path, 'note', 'has no date.', UNDATED)] : []),
      ...(meta.source === null && meta.url === null ? [said(path, 'note', 'has no source.', UNSOURCED)] : []),
      ...(same === undefined
        ? []
        : [
            said(
              path,
              'warning',
              `has the same title as ${same}, so captions do not tell them apart.`,
              'Give one of them another `title`.',
            ),
          ]),
    ];
  });
};

/** An address that a document names. */
export interface NamedAddress {
  readonly address: string;
  readonly file: string;
}

/** Each address of the web in the documents and their metadata, once. */
export const addressesIn = ({ documents }: Pick<Snapshot, 'documents'>): NamedAddress[] => {
  const found = new Map<string, NamedAddress>();
  for (const { path, meta, links } of documents.values())
    for (const said of [meta.url ?? '', ...links.map(({ url }) => url)]) {
      if (!/^https?:\/\//i.test(said) || !URL.canParse(said)) continue;
      const url = new URL(said);
      url.hash = '';
      if (!found.has(url.href)) found.set(url.href, { address: url.href, file: path });
    }
  return [...found.values()];
};
