// Several voices on one question: whose positions the texts report, side by side, none before another for being its.

import type { Excerpt } from './source.ts';

/** Whose position a text as a whole reports; null if nobody has said. */
export const voiceOf = ({ place }: Excerpt): string | null => place.meta.attribution;

interface Spoken {
  readonly excerpt: Excerpt;
}

/** The voices that are known, in the order in which they come up. */
export const voicesIn = (findings: readonly Spoken[]): string[] => [
  ...new Set(findings.flatMap(({ excerpt }) => voiceOf(excerpt) ?? [])),
];

/**
 * Findings that answer, such that each voice is heard once before any is heard again: first the best of each, then the others, both in
 * the order that they had. As they were if there are not two voices that are known.
 */
export const sideBySide = <F extends Spoken>(findings: readonly F[]): readonly F[] => {
  if (voicesIn(findings).length < 2) return findings;
  const heard = new Set<string | null>();
  const first = findings.filter(({ excerpt }) => {
    const voice = voiceOf(excerpt);
    return !heard.has(voice) && heard.add(voice);
  });
  return [...first, ...findings.filter((finding) => !first.includes(finding))];
};
