// Splits an excerpt's text at its highlights and differences, for adapters to format.

import type { Excerpt, Range, Row } from './source.ts';

export interface Segment {
  readonly text: string;
  /** One of the words that matched. */
  readonly hit: boolean;
  /** One of the words that differ from the near-identical excerpt beside it. */
  readonly differs: boolean;
}

/**
 * The segments in order; joined they are the excerpt's text, whatever the ranges are, but for line breaks of a page that was too narrow:
 * each is a space, or nothing behind a hyphen. Between the cells of a table's row is a line, so that empty ones are seen. What leads to it
 * comes first, on lines of its own.
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

const ownSegments = ({
  text,
  place,
  highlights,
  differences,
  wrapped = [],
  rows = [],
}: Excerpt): Segment[] => {
  const within = ([start, end]: Range): Range => [
    Math.min(Math.max(start - place.start, 0), text.length),
    Math.min(Math.max(end - place.start, 0), text.length),
  ];
  const hits = highlights.map(within);
  const differs = differences.map(within);
  const folds = wrapped.map(within);
  const columns = rows.map(({ range }) => within(range));
  const cuts = [...new Set([0, text.length, ...[...hits, ...differs, ...folds, ...columns].flat()])].sort(
    (a, b) => a - b,
  );
  const emptyCells = new Map(rows.map((row) => [row.range[0] - place.start, row.emptyCells]));
  const covers = (ranges: readonly Range[], from: number, to: number) =>
    ranges.some(([start, end]) => start <= from && to <= end);
  return cuts.slice(1).flatMap((to, i): Segment[] => {
    const from = cuts[i] ?? 0;
    const own = text.slice(from, to);
    const shown = covers(folds, from, to) ? unwrapped(own) : covers(columns, from, to) ? inCells(own) : own;
    const before = emptyCells.get(from) ?? 0;
    return [
      ...(before === 0 ? [] : [{ text: '| '.repeat(before), hit: false, differs: false }]),
      { text: shown, hit: covers(hits, from, to), differs: covers(differs, from, to) },
    ];
  });
};

/** Parts of a row with a line between two cells. Two lines never meet: that is a mark of some platforms. */
const inCells = (text: string): string => text.replace(/\t+/g, (tabs) => ` ${'| '.repeat(tabs.length)}`);

/** The words without the line breaks of a page that was too narrow, and without the marks of quoted mail before its lines. */
export const unwrapped = (text: string): string =>
  text.replace(
    /(\p{L}-)?[^\S\n\r\u2028\u2029]*[\n\r\u2028\u2029]\s*(?:>[>\s]*)?/gu,
    (_, hyphen?: string) => hyphen ?? ' ',
  );

interface LaidOut {
  readonly kind: string;
  readonly range: Range;
  readonly isWrapped?: true;
  readonly emptyCells?: number;
}

/** Which parts of a slice are shown in another layout than they are written in, by the blocks of its document that have such. */
export const layoutIn = (
  blocks: readonly LaidOut[],
  [start, end]: Range,
): Pick<Excerpt, 'wrapped' | 'rows'> => {
  const inside = blocks.filter(({ range: [from, to] }) => from < end && to > start);
  const wrapped = inside
    .filter(({ isWrapped }) => isWrapped === true)
    .map(({ range: [from, to] }): Range => [Math.max(from, start), Math.min(to, end)]);
  const rows = inside.filter(isRow).map(({ range, emptyCells = 0 }): Row => ({ range, emptyCells }));
  return { ...(wrapped.length === 0 ? {} : { wrapped }), ...(rows.length === 0 ? {} : { rows }) };
};

const isRow = ({ kind }: LaidOut): boolean => kind === 'row';

/** Whether a block is laid out in another way than it is written. */
export const isLaidOut = (block: LaidOut): boolean => block.isWrapped === true || isRow(block);
