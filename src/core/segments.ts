// An excerpt's text cut where its marks begin and end, for adapters to dress.

import type { Excerpt, Range } from './source.ts';

export interface Segment {
  readonly text: string;
  /** One of the words that matched. */
  readonly hit: boolean;
  /** One of the words that differ from the near-identical excerpt beside it. */
  readonly differs: boolean;
}

/** The segments in order; joined they are the excerpt's text, whatever the ranges are. */
export const segmentsOf = ({ text, place, highlights, differences }: Excerpt): Segment[] => {
  const within = ([start, end]: Range): Range => [
    Math.min(Math.max(start - place.start, 0), text.length),
    Math.min(Math.max(end - place.start, 0), text.length),
  ];
  const hits = highlights.map(within);
  const differs = differences.map(within);
  const cuts = [...new Set([0, text.length, ...[...hits, ...differs].flat()])].sort((a, b) => a - b);
  const covers = (ranges: readonly Range[], from: number, to: number) =>
    ranges.some(([start, end]) => start <= from && to <= end);
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i] ?? 0;
    return { text: text.slice(from, to), hit: covers(hits, from, to), differs: covers(differs, from, to) };
  });
};
