// Near-duplicate detection: merges equal excerpts, and groups nearly equal ones with their differences.

import { diffArrays } from 'diff';
import type { Finding } from '../core/finding.ts';
import { attributionKey, type Excerpt, type Location, type Range } from '../core/source.ts';
import { segmentWords } from './analysis/tokens.ts';
import { fold } from './folding.ts';

/** The minimum share of common words (Dice) at which two excerpts are near-duplicates. */
const NEAR = 0.8;

const sameKey = ({ text, place, leads = [] }: Excerpt): string =>
  [attributionKey(place.attribution), ...leads.map((lead) => fold(lead.text)), fold(text)].join('\n');

/** Whether words were published here before they were there. A text that was corrected or superseded since is no better source for it. */
const isEarlier = ({ meta: a }: Location, { meta: b }: Location): boolean => {
  if ((a.standing === undefined) !== (b.standing === undefined)) return a.standing === undefined;
  return a.published !== null && (b.published === null || a.published < b.published);
};

/** The items of a list that is shown whole are found one by one, and each shows the same slice. */
const isSameSlice = (a: Location, b: Location): boolean =>
  a.document === b.document && a.revision === b.revision && a.start === b.start && a.end === b.end;

/** One excerpt for two with the same words: the earlier one, and where else they are. */
const mergedWith = (first: Excerpt, other: Excerpt): Excerpt => {
  if ([first.place, ...first.alsoAt].some((place) => isSameSlice(place, other.place))) return first;
  return isEarlier(other.place, first.place)
    ? { ...other, alsoAt: [first.place, ...first.alsoAt, ...other.alsoAt] }
    : { ...first, alsoAt: [...first.alsoAt, other.place] };
};

/**
 * Findings with equal words and equal attribution become one, as good as the best of them: it quotes the earliest dated and names all
 * their places. Takes of what is given until there would be more than `max`, and no more.
 */
export const mergeDuplicates = (findings: Iterable<Finding>, max = Number.POSITIVE_INFINITY): Finding[] => {
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    const key = sameKey(finding.excerpt);
    const first = kept.get(key);
    if (first === undefined && kept.size === max) break;
    kept.set(
      key,
      first === undefined
        ? finding
        : {
            ...first,
            excerpt: mergedWith(first.excerpt, finding.excerpt),
          },
    );
  }
  return [...kept.values()];
};

const foldedWords = (excerpt: Excerpt) =>
  segmentWords(excerpt.text).map(({ text, start, end }) => ({
    word: fold(text),
    range: [start + excerpt.place.start, end + excerpt.place.start] as Range,
  }));

type FoldedWords = ReturnType<typeof foldedWords>;

/** Words of which those in common are to be counted. */
interface CountedWords {
  readonly words: readonly string[];
  /** How many words fall into each of 256 classes: never fewer are in common by class than by word. */
  readonly classes: Uint16Array;
}

const countWords = (words: readonly string[]): CountedWords => {
  const classes = new Uint16Array(256);
  for (const word of words) {
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = (31 * hash + word.charCodeAt(i)) | 0;
    const at = (hash ^ (hash >>> 8)) & 0xff;
    classes[at] = (classes[at] ?? 0) + 1;
  }
  return { words, classes };
};

const inCommonByClass = (a: CountedWords, b: CountedWords): number => {
  let common = 0;
  for (let at = 0; at < a.classes.length; at++) common += Math.min(a.classes[at] ?? 0, b.classes[at] ?? 0);
  return common;
};

const inCommon = (a: CountedWords, b: CountedWords): number => {
  const left = new Map<string, number>();
  for (const word of a.words) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b.words) {
    const times = left.get(word) ?? 0;
    if (times === 0) continue;
    left.set(word, times - 1);
    common++;
  }
  return common;
};

/** Whether twice the words in common by all words (Dice), counting repeats, is {@link NEAR} or more. */
const areNear = (a: CountedWords, b: CountedWords): boolean => {
  const wanted = (NEAR * (a.words.length + b.words.length)) / 2;
  return (
    wanted > 0 &&
    Math.min(a.words.length, b.words.length) >= wanted &&
    inCommonByClass(a, b) >= wanted &&
    inCommon(a, b) >= wanted
  );
};

/**
 * Differences past which two excerpts are not shown together, though they have the same words: Myers' diff takes time with the
 * square of them. Excerpts that are near and in the same order differ in a fifth of some 200 words.
 */
const MAX_DIFFERENCES = 300;

/** The words on either side that the other lacks there (Myers' diff over words); null if there are too many. */
const differences = (a: FoldedWords, b: FoldedWords): [Range[], Range[]] | null => {
  const left: Range[] = [];
  const right: Range[] = [];
  let i = 0;
  let j = 0;
  const changes = diffArrays(
    a.map((w) => w.word),
    b.map((w) => w.word),
    { maxEditLength: MAX_DIFFERENCES },
  );
  if (changes === undefined) return null;
  for (const { value, added, removed } of changes) {
    if (added) right.push(...b.slice(j, j + value.length).map((w) => w.range));
    else if (removed) left.push(...a.slice(i, i + value.length).map((w) => w.range));
    if (!added) i += value.length;
    if (!removed) j += value.length;
  }
  return [left, right];
};

const merged = (ranges: readonly Range[]): Range[] => {
  const unique = new Map(ranges.map((range) => [range.join(), range]));
  return [...unique.values()].sort((a, b) => a[0] - b[0]);
};

/**
 * Brings near-identical findings together: each that holds nearly the words of a better one follows it at once, and both have
 * the words marked that differ. Nothing is left out, and the first of each group keeps its rank. `wordsOf` gives the words by
 * which likeness is judged.
 */
export const groupNearDuplicates = (
  findings: readonly Finding[],
  wordsOf: (excerpt: Excerpt) => readonly string[],
): Finding[] => {
  const groups: { words: CountedWords; members: Finding[] }[] = [];
  for (const finding of findings) {
    const words = countWords(wordsOf(finding.excerpt));
    const group = groups.find((g) => areNear(g.words, words));
    const [head] = group?.members ?? [];
    const differing = head && differences(foldedWords(head.excerpt), foldedWords(finding.excerpt));
    if (group === undefined || head === undefined || !differing) {
      groups.push({ words, members: [finding] });
      continue;
    }
    const [left, right] = differing;
    group.members[0] = {
      ...head,
      excerpt: { ...head.excerpt, differences: merged([...head.excerpt.differences, ...left]) },
    };
    group.members.push({
      ...finding,
      excerpt: { ...finding.excerpt, differences: right },
      nearlyLike: head.excerpt.place.citation,
    });
  }
  return groups.flatMap((group) => group.members);
};
