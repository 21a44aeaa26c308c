// Truncates text without splitting a grapheme.

const LETTERS = new Intl.Segmenter();

/** UTF-16 units after an offset that can still belong to the grapheme before it. */
const AHEAD = 64;

/** The last offset up to `most` UTF-16 units that doesn't split a surrogate pair. */
const insideNone = (text: string, most: number): number => {
  const code = text.charCodeAt(most);
  return code >= 0xdc00 && code <= 0xdfff && most > 1 ? most - 1 : most;
};

/**
 * The last grapheme boundary up to `most` UTF-16 units. If the first grapheme is longer, the last offset that doesn't split a surrogate
 * pair. Never 0 if the text isn't empty and `most` is above 0.
 */
export const boundary = (text: string, most: number): number => {
  if (text.length <= most) return text.length;
  const letter = LETTERS.segment(text.slice(0, most + AHEAD)).containing(most)?.index ?? most;
  return letter > 0 ? letter : insideNone(text, most);
};

/** The beginning of a text, up to `most` UTF-16 units. */
export const upTo = (text: string, most: number): string => text.slice(0, boundary(text, most));

/** The first `most` graphemes of a text, each cut to `units` UTF-16 units, because stacked accents can make one grapheme very long. */
export const firstLetters = (text: string, most: number, units: number): string => {
  const head = text.slice(0, insideNone(text, most * units));
  return [...LETTERS.segment(head)]
    .slice(0, most)
    .map(({ segment }) => segment.slice(0, insideNone(segment, units)))
    .join('');
};
