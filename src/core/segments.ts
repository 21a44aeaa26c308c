// Splits an excerpt's text at its highlights and differences, for adapters to format.

import type { Excerpt, Range } from './source.ts';

export interface Segment {
  readonly text: string;
  /** One of the words that matched. */
  readonly hit: boolean;
  /** One of the words that differ from the near-identical excerpt beside it. */
  readonly differs: boolean;
}

/**
 * The segments in order; joined they are the excerpt's text, whatever the ranges are, but for line breaks of a page that was too narrow:
 * each is a space, or nothing behind a hyphen. What leads to it comes first, on lines of its own.
 */
export const segmentsOf = (excerpt: Excerpt): Segment[] => [
  ...(excerpt.leads ?? []).flatMap((lead) => [
    ...ownSegments(lead),
    { text: '\n', hit: false, differs: false },
  ]),
  ...ownSegments(excerpt),
];

/** The words of an excerpt as they are shown, with what leads to them. */
export const shownWords = (excerpt: Excerpt): string =>
  segmentsOf(excerpt)
    .map(({ text }) => text)
    .join('');

const ownSegments = ({ text, place, highlights, differences, wrapped = [] }: Excerpt): Segment[] => {
  const within = ([start, end]: Range): Range => [
    Math.min(Math.max(start - place.start, 0), text.length),
    Math.min(Math.max(end - place.start, 0), text.length),
  ];
  const hits = highlights.map(within);
  const differs = differences.map(within);
  const folds = wrapped.map(within);
  const cuts = [...new Set([0, text.length, ...[...hits, ...differs, ...folds].flat()])].sort(
    (a, b) => a - b,
  );
  const covers = (ranges: readonly Range[], from: number, to: number) =>
    ranges.some(([start, end]) => start <= from && to <= end);
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i] ?? 0;
    const own = text.slice(from, to);
    return {
      text: covers(folds, from, to) ? unwrapped(own) : own,
      hit: covers(hits, from, to),
      differs: covers(differs, from, to),
    };
  });
};

/** The words without the line breaks of a page that was too narrow, and without the marks of quoted mail before its lines. */
export const unwrapped = (text: string): string =>
  text.replace(
    /(\p{L}-)?[^\S\n\r\u2028\u2029]*[\n\r\u2028\u2029]\s*(?:>[>\s]*)?/gu,
    (_, hyphen?: string) => hyphen ?? ' ',
  );

/** Which parts of a slice have line breaks that part nothing, by the blocks of its document. */
export const wrappedIn = (
  blocks: readonly { readonly range: Range; readonly isWrapped?: true }[],
  [start, end]: Range,
): Pick<Excerpt, 'wrapped'> => {
  const wrapped = blocks.flatMap(({ isWrapped, range: [from, to] }): Range[] =>
    isWrapped === true && from < end && to > start ? [[Math.max(from, start), Math.min(to, end)]] : [],
  );
  return wrapped.length === 0 ? {} : { wrapped };
};
