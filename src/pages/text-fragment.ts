// Links to words of a page elsewhere: text fragments (https://wicg.github.io/scroll-to-text-fragment/).

/** Words of up to this many UTF-16 units are named whole; of longer ones the beginning and the end. */
const WHOLE_CHARS = 200;
/** Words that name a beginning or an end. */
const WORDS = 6;

/** Percent-encoded as the grammar wants it: what parts a directive, `-`, `,` and `&`, does not stand for itself. */
const encoded = (words: string): string =>
  // What is half a character has no encoding; browsers put this sign in its place too.
  encodeURIComponent(words.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/-/g, '%2D');

/** As a browser shows it: white space is one space, lines stay apart. */
const linesOf = (text: string): string[] =>
  text
    .split(/[\n\r\u2028\u2029]+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');

/** Where words end in a line, in any script: a fragment matches whole words only. */
const wordsOf = (line: string, language: string | null): { from: number; to: number }[] =>
  [...new Intl.Segmenter(language ?? undefined, { granularity: 'word' }).segment(line)]
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ index, segment }) => ({ from: index, to: index + segment.length }));

/**
 * The directive that leads to these words, such as `text=Fares%20must,not%20rise`. A range is named by its first and last words, each
 * within one line, since the specification looks for either inside of one block. Empty if there are no words.
 */
const directiveFor = (text: string, language: string | null): string => {
  const lines = linesOf(text);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (lines.length === 1 && first.length <= WHOLE_CHARS) return `text=${encoded(first)}`;
  const begins = wordsOf(first, language);
  const ends = wordsOf(last, language);
  if (lines.length === 1 && begins.length < 2 * WORDS) return `text=${encoded(first)}`;
  const start = first.slice(0, begins[Math.min(WORDS, begins.length) - 1]?.to ?? first.length);
  const end = last.slice(ends[Math.max(0, ends.length - WORDS)]?.from ?? 0);
  return `text=${encoded(start)},${encoded(end)}`;
};

/** The address at which a browser scrolls to the words, keeping a fragment that it has. */
export const withTextFragment = (url: string, text: string, language: string | null): string => {
  const directive = directiveFor(text, language);
  if (directive === '') return url;
  if (url.includes(':~:')) return `${url}&${directive}`;
  return `${url}${url.includes('#') ? '' : '#'}:~:${directive}`;
};
