// Truncates text without splitting a grapheme.

const GRAPHEMES = new Intl.Segmenter();

/** UTF-16 units after an offset that can still belong to the grapheme before it. */
const AHEAD = 64;

/** The last offset up to `max` UTF-16 units that doesn't split a surrogate pair. */
const insideNone = (text: string, max: number): number => {
  const code = text.charCodeAt(max);
  return code >= 0xdc00 && code <= 0xdfff && max > 1 ? max - 1 : max;
};

/**
 * The last grapheme boundary up to `max` UTF-16 units. If the first grapheme is longer, the last offset that doesn't split a surrogate
 * pair. Never 0 if the text isn't empty and `max` is above 0.
 */
export const graphemeBoundary = (text: string, max: number): number => {
  if (text.length <= max) return text.length;
  const letter = GRAPHEMES.segment(text.slice(0, max + AHEAD)).containing(max)?.index ?? max;
  return letter > 0 ? letter : insideNone(text, max);
};

/** The beginning of a text, up to `max` UTF-16 units. */
export const truncate = (text: string, max: number): string => text.slice(0, graphemeBoundary(text, max));

/** The first `max` graphemes of a text, each cut to `units` UTF-16 units, because stacked accents can make one grapheme very long. */
export const firstGraphemes = (text: string, max: number, units: number): string => {
  const head = text.slice(0, insideNone(text, max * units));
  return [...GRAPHEMES.segment(head)]
    .slice(0, max)
    .map(({ segment }) => segment.slice(0, insideNone(segment, units)))
    .join('');
};
