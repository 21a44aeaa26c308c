// Lines of the page rather than of the text: what stands at the same height on most pages, and numbers of pages.

import type { Line } from './lines.ts';

/** Lines at the top and the bottom of a page that may be such lines. */
const OUTER_LINES = 3;
/** Points by which the height of such lines differs from page to page. */
const HEIGHT_STEP = 3;
/** The part of a page at its top and at its bottom in which the number of a page may stand. */
const MARGIN = 0.12;

const PAGE_NUMBER =
  /^(?:\D{0,12}\s)?[-–—|[(]?\s*\d{1,5}\s*[-–—|\])]?(?:\s*(?:\/|\||of|de|von|من|מתוך)\s*\d{1,5})?$/iu;

const nearEdges = (lines: readonly Line[]): Line[] => {
  const sorted = [...lines].sort((a, b) => b.base - a.base);
  const heights = [...new Set(sorted.map(({ base }) => Math.round(base)))];
  const outer = new Set([...heights.slice(0, OUTER_LINES), ...heights.slice(-OUTER_LINES)]);
  return sorted.filter(({ base }) => outer.has(Math.round(base)));
};

/** What a line says, whatever the number of the page. */
const patternOf = ({ words }: Line): string => words.replace(/\p{Nd}+/gu, '#').replace(/\s+/g, ' ');

export interface PageOfLines {
  readonly height: number;
  readonly lines: readonly Line[];
}

/** The pages without the lines that repeat on more than half of them, or of those with even or with odd numbers. */
export const withoutRunningHeads = (pages: readonly PageOfLines[]): Line[][] => {
  const outer = pages.map(({ lines }) => nearEdges(lines));
  /** Pages by what such a line says, and where. */
  const places = new Map<string, Set<number>>();
  const keysOf = (line: Line): string[] => {
    const step = Math.floor(line.base / HEIGHT_STEP);
    return [step, step + 1].map((at) => `${at} ${patternOf(line)}`);
  };
  for (const [i, lines] of outer.entries())
    for (const line of lines)
      for (const key of keysOf(line)) {
        const known = places.get(key);
        if (known === undefined) places.set(key, new Set([i]));
        else known.add(i);
      }
  const filled = pages.flatMap(({ lines }, i) => (lines.length > 0 ? [i] : []));
  const sets = [filled, filled.filter((i) => i % 2 === 0), filled.filter((i) => i % 2 === 1)];
  const repeats = (line: Line): boolean =>
    keysOf(line).some((key) => {
      const found = places.get(key);
      if (found === undefined || found.size < 2) return false;
      return sets.some(
        (set, n) =>
          found.size >= (n === 0 ? 2 : 3) && 2 * set.filter((i) => found.has(i)).length > set.length,
      );
    });
  const kept = pages.map(({ lines, height }, i) => {
    const near = new Set(outer[i]);
    return lines.filter((line) => {
      if (!near.has(line)) return true;
      const inMargin = line.base < MARGIN * height || line.base > (1 - MARGIN) * height;
      if (inMargin && PAGE_NUMBER.test(line.words) && Number(/\d+/.exec(line.words)?.[0]) === i + 1)
        return false;
      return !repeats(line);
    });
  });
  // Pages that all say the same, and no more, say that.
  return kept.some((lines) => lines.length > 0) ? kept : pages.map(({ lines }) => [...lines]);
};
