// Shows the positions of several parties side by side, without preferring any of them.

import type { Excerpt } from './source.ts';

/** Whose position the document reports; null if unknown. */
export const positionOf = ({ place }: Excerpt): string | null => place.meta.attribution;

interface Spoken {
  readonly excerpt: Excerpt;
}

/** The known positions, in order of first appearance. */
export const positionsIn = (findings: readonly Spoken[]): string[] => [
  ...new Set(findings.flatMap(({ excerpt }) => positionOf(excerpt) ?? [])),
];

/**
 * Reorders findings so that each position is quoted once before any is quoted twice: first the best of each, then the rest, in their
 * original order. Unchanged if fewer than two positions are known.
 */
export const interleavePositions = <F extends Spoken>(findings: readonly F[]): readonly F[] => {
  if (positionsIn(findings).length < 2) return findings;
  const heard = new Set<string | null>();
  const first = findings.filter(({ excerpt }) => {
    const voice = positionOf(excerpt);
    return !heard.has(voice) && heard.add(voice);
  });
  return [...first, ...findings.filter((finding) => !first.includes(finding))];
};
