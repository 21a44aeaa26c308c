// What follows the passages of an earlier reading of a document: the passages that contain the same words now.

import type { YieldToEventLoop } from '../core/event-loop.ts';
import type { Follower, Followers } from '../core/followers.ts';
import type { Range } from '../core/source.ts';
import { isSameFile, type ParsedFile } from './reader-versions.ts';
import type { KeptPassage } from './revisions.ts';
import { createFinder } from './text-finder.ts';

type WithText = ParsedFile & { readonly text: string };

/**
 * What follows the passages of a document that another reader reads now, by their codes. Of the same file, every passage has a follower:
 * the passages that contain its words, or else the one at its place. If the file has changed too, only passages whose words are still
 * there have one, and only if it contains no new words. A passage that kept its code needs none.
 */
export const followersOf = async (
  before: WithText,
  now: WithText,
  yieldToEventLoop: YieldToEventLoop,
): Promise<Followers> => {
  const isSame = isSameFile(before, now);
  if (now.passages.length === 0 || (!isSame && before.reader === now.reader)) return new Map();
  const find = createFinder(before.text, now.text, yieldToEventLoop);
  const places: { readonly citation: string; readonly found: Range | null }[] = [];
  for (const { citation, start, end } of before.passages) {
    await yieldToEventLoop();
    places.push({ citation, found: await find([start, end]) });
  }
  const kept = merged(places.flatMap(({ found }) => (found === null ? [] : [found])));
  const isKept = ({ start, end }: KeptPassage) => isWithin(now.text, kept, [start, end]);
  const present = new Set(now.passages.map(({ citation }) => citation));
  const followers = new Map<string, Follower>();
  let reached = 0;
  for (const { citation, found } of places) {
    const [from, to] = found ?? [reached, reached];
    const held = found === null ? [] : passagesIn(now, from, to);
    reached = Math.max(to, held.at(-1)?.end ?? 0);
    if (present.has(citation)) continue;
    if (!isSame && (found === null || !held.every(isKept))) continue;
    const near = held.length > 0 ? held : [passageAt(now, from)];
    const ranges = held.map(({ start, end }): Range => [start, end]);
    followers.set(citation, {
      to: near.map((passage) => passage.citation),
      holds: held.length === 0 ? 'none' : isWithin(now.text, ranges, [from, to]) ? 'all' : 'part',
    });
  }
  return followers;
};

/** In order, without overlaps. */
const merged = (ranges: readonly Range[]): Range[] => {
  const all: [number, number][] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
};

const passagesIn = ({ passages }: ParsedFile, from: number, to: number): readonly KeptPassage[] => {
  const first = firstAfter(passages, from);
  let last = first;
  while (last < passages.length && (passages[last]?.start ?? to) < to) last++;
  return passages.slice(first, last);
};

/** The place of the first passage that ends after an offset. */
const firstAfter = (passages: readonly KeptPassage[], offset: number): number => {
  let [low, high] = [0, passages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

const passageAt = ({ passages }: ParsedFile, offset: number): KeptPassage =>
  (passages[firstAfter(passages, offset)] ?? passages.at(-1)) as KeptPassage;

const WORD = /[\p{L}\p{N}]/u;

/** Whether the ranges contain all words between two offsets. They are in order, without overlaps. */
const isWithin = (text: string, ranges: readonly Range[], [from, to]: Range): boolean => {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[1] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  let at = from;
  for (let i = low; at < to; i++) {
    const [start, end] = ranges[i] ?? [to, to];
    if (start > at && WORD.test(text.slice(at, Math.min(start, to)))) return false;
    at = Math.max(at, end);
    if (ranges[i] === undefined) break;
  }
  return true;
};
