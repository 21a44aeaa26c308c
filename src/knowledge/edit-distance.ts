// How many slips of the hand lie between two words.

type Rows = readonly [Uint32Array, Uint32Array, Uint32Array];
const newRows = (length: number): Rows => [
  new Uint32Array(length),
  new Uint32Array(length),
  new Uint32Array(length),
];
/** The last rows of the table, written anew at each call. */
let rows = newRows(64);

/**
 * Optimal string alignment distance: insertions, deletions, substitutions, and swaps of neighbours (Damerau 1964, restricted to
 * one edit a place). Counts UTF-16 units. Gives `max + 1` as soon as it is known to be over `max`.
 */
export const distance = (a: string, b: string, max: number): number => {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  if (b.length >= rows[0].length) rows = newRows(2 * b.length);
  let [before, row, next] = rows;
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let min = i;
    next[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let edits = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      next[j] = edits;
      min = Math.min(min, edits);
    }
    if (min > max) return max + 1;
    [before, row, next] = [row, next, before];
  }
  return Math.min(row[b.length] ?? 0, max + 1);
};
