// Codes of passages of earlier readings, and the passages that hold the same words in a later one.

/**
 * How much passages hold of an earlier one: `all` of its words; `part` of them, and no word that was not read before; or `none`, as they
 * only stand at its place in the file.
 */
export type Holding = 'all' | 'part' | 'none';

/** What stands now where a passage of an earlier reading stood. */
export interface Follower {
  /** Codes of passages that follow each other, in order; one or more. */
  readonly to: readonly string[];
  readonly holds: Holding;
}

/** By the code of the earlier passage. */
export type Followers = ReadonlyMap<string, Follower>;

/** The least first. */
const LESS: readonly Holding[] = ['none', 'part', 'all'];

/** Readings that followed each other; each one is a new version of a reader. */
const MAX_READINGS = 20;

/** The codes that are held of what followed a code, through any number of readings; itself, if it is held. Null if any of them is gone. */
export const heldFor = (
  citation: string,
  isHeld: (code: string) => boolean,
  followers: Followers,
): Follower | null => {
  let codes: readonly string[] = [citation];
  let holds: Holding = 'all';
  for (let i = 0; i < MAX_READINGS; i++) {
    if (codes.every(isHeld)) return { to: codes, holds };
    const next = new Set<string>();
    for (const code of codes) {
      const follower = isHeld(code) ? { to: [code], holds: 'all' as const } : followers.get(code);
      if (follower === undefined) return null;
      holds = LESS.find((less) => less === holds || less === follower.holds) ?? 'all';
      for (const one of follower.to) next.add(one);
    }
    codes = [...next];
  }
  return null;
};
