// Text that every platform takes: whole characters only, and none that is no character.

/** Half of a surrogate pair: UTF-8 has no bytes for it, and platforms refuse a message that has one. */
const HALF = /\p{Surrogate}/u;
/** What Unicode keeps free for programs' own use (The Unicode Standard, 23.7). */
const NO_CHARACTER = /\p{Noncharacter_Code_Point}/u;

/**
 * What makes a text one that cannot be delivered as it is, in words that follow "holds"; null if nothing does. Of controls only NUL does: no
 * platform refuses the others, and a terminal is shown pictures of them.
 */
export const illFormed = (text: string): { readonly at: number; readonly problem: string } | null => {
  const found = (pattern: RegExp, say: (code: string) => string) => {
    const match = pattern.exec(text);
    if (match === null) return null;
    const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return { at: match.index, problem: say(`U+${code}`) };
  };
  return (
    found(HALF, (code) => `half a character (${code}, a lone surrogate)`) ??
    found(/\0/, (code) => `the control character ${code}`) ??
    found(NO_CHARACTER, (code) => `${code}, which is not a character`)
  );
};

/** Whether nothing of a text can be seen: spaces, controls and joiners alone. */
export const isBlank = (text: string): boolean => !/[^\p{Z}\p{C}\p{M}\u3164\u115f\u1160\u2800]/u.test(text);

const REPAIRED = /[\0\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

/** What people typed, as a text that can be said back and kept. As long as it was, so that offsets stay right. */
export const wellFormed = (text: string): string =>
  text.replace(REPAIRED, (bad) => (bad === '\0' ? ' ' : '\ufffd'.repeat(bad.length)));

/** No platform nests what it sends deeper; what lies below is left as it is. */
const MAX_DEPTH = 40;

/** The same of every text in a value that came as JSON. */
export const wellFormedIn = <T>(value: T): T => {
  const repair = (given: unknown, depth: number): unknown => {
    if (typeof given === 'string') return wellFormed(given);
    if (typeof given !== 'object' || given === null || depth === MAX_DEPTH) return given;
    if (Array.isArray(given)) return given.map((inner) => repair(inner, depth + 1));
    return Object.fromEntries(
      Object.entries(given).map(([name, inner]) => [wellFormed(name), repair(inner, depth + 1)]),
    );
  };
  return repair(value, 0) as T;
};
