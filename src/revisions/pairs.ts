// Matches removed passages with the added ones that are rewrites of them.

/** The minimum Dice coefficient of a passage and its rewrite. */
const SAME_SHARE = 0.5;

/** Indexes into the two lists. */
export type Pair = readonly [went: number, came: number];

interface WordCounts {
  readonly length: number;
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Pairs of texts where Dice's coefficient of their words (Dice 1945: twice the common ones by all of both) is at least a half, the
 * most alike first, each text in one pair at most. The time grows with the product of both.
 */
export const pairsOf = (went: readonly string[], came: readonly string[]): readonly Pair[] => {
  const [old, fresh] = [went.map(wordCounts), came.map(wordCounts)];
  const found: { readonly pair: Pair; readonly alike: number }[] = [];
  for (const [i, a] of old.entries())
    for (const [j, b] of fresh.entries()) {
      const alike = dice(a, b);
      if (alike >= SAME_SHARE) found.push({ pair: [i, j], alike });
    }
  found.sort((x, y) => y.alike - x.alike);
  const taken = { went: new Set<number>(), came: new Set<number>() };
  return found.flatMap(({ pair: [i, j] }): Pair[] => {
    if (taken.went.has(i) || taken.came.has(j)) return [];
    taken.went.add(i);
    taken.came.add(j);
    return [[i, j]];
  });
};

const wordCounts = (text: string): WordCounts => {
  const counts = new Map<string, number>();
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { length: words.length, counts };
};

const dice = (a: WordCounts, b: WordCounts): number => {
  const all = a.length + b.length;
  // No more can be common than the shorter has.
  if (all === 0 || (2 * Math.min(a.length, b.length)) / all < SAME_SHARE) return 0;
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, count] of few.counts) common += Math.min(count, many.counts.get(word) ?? 0);
  return (2 * common) / all;
};
