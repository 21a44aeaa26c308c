// Where a text may be cut: never inside what people see as one letter.

const LETTERS = new Intl.Segmenter();

/** What follows a place and may still belong to the letter before it. */
const AHEAD = 64;

/** The last place up to `most` UTF-16 units that is not inside a character of two units. */
const insideNone = (text: string, most: number): number => {
  const code = text.charCodeAt(most);
  return code >= 0xdc00 && code <= 0xdfff && most > 1 ? most - 1 : most;
};

/**
 * The last place up to `most` UTF-16 units that is not inside a letter; where the text begins with a longer letter, at least not
 * inside a character. Never 0 for a text that is not empty and a `most` above 0.
 */
export const boundary = (text: string, most: number): number => {
  if (text.length <= most) return text.length;
  const letter = LETTERS.segment(text.slice(0, most + AHEAD)).containing(most)?.index ?? most;
  return letter > 0 ? letter : insideNone(text, most);
};

/** The beginning of a text, of at most so many UTF-16 units. */
export const upTo = (text: string, most: number): string => text.slice(0, boundary(text, most));

/** The beginning of a text by letters, of which accents without end count as one: at most `most` letters of `units` units each. */
export const firstLetters = (text: string, most: number, units: number): string => {
  const head = text.slice(0, insideNone(text, most * units));
  return [...LETTERS.segment(head)]
    .slice(0, most)
    .map(({ segment }) => segment.slice(0, insideNone(segment, units)))
    .join('');
};
