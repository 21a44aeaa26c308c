// The pages of a text that was printed, or made to be.

/** Where the words of a page begin, and the number of the page, counted from 1 as programs that show the file count it. */
export type PageMark = readonly [at: number, page: number];

/** The page that an offset is on; null if the text has no pages, or begins before the first. */
export const pageAt = (pages: readonly PageMark[] | undefined, at: number): number | null => {
  if (pages === undefined) return null;
  let [low, high] = [0, pages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pages[middle] as PageMark)[0] <= at) low = middle + 1;
    else high = middle;
  }
  return pages[low - 1]?.[1] ?? null;
};
