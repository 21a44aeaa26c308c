// What printing adds to each page of a text: its number, and the line at its head or foot.

import { endsSentence, type Line } from './lines.ts';

type Chunk = readonly Line[];

/** As often as that a line has to come back. */
const MIN_PAGES = 3;
/** No line of a page is longer. */
const MAX_CHARS = 160;
const NUMBER_ALONE =
  /^[^\p{L}\p{N}]*(?:page|p\.|seite|s\.)?\s*\d{1,4}(?:\s*(?:of|von|\/)\s*\d{1,4})?[^\p{L}\p{N}]*$/iu;
/** A number beside other words is one of a page if it is named so, or stands far from them. */
const NUMBER_BESIDE = /\bpage\s+\d{1,4}\b|\[\d{1,4}\]\s*$|^\d{1,4}\s{3,}\S|\S\s{3,}\d{1,4}$/iu;

/** Chunks that belong to a page, and not to the text. */
export const pageLinesIn = (chunks: readonly Chunk[]): ReadonlySet<Chunk> => {
  const found = new Set<Chunk>();
  const wordsOf = (i: number) => chunks[i]?.[0]?.words ?? '';
  const isShort = (i: number) => chunks[i]?.length === 1 && wordsOf(i).length <= MAX_CHARS;
  const alike = placesBy(
    chunks.flatMap((_, i) => (isShort(i) ? [i] : [])),
    (i) => wordsOf(i).replace(/\d+/g, '#').replace(/\s+/g, ' '),
  );
  for (const places of alike.values()) {
    if (places.length < MIN_PAGES) continue;
    const words = places.map(wordsOf);
    const isNumber = words.every((said) => NUMBER_ALONE.test(said) || NUMBER_BESIDE.test(said));
    if (isNumber && rise(words)) for (const i of places) found.add(chunks[i] as Chunk);
  }
  if (found.size === 0) return found;
  const numbers = new Set(found);
  const isBeside = (i: number) =>
    [chunks[i - 1], chunks[i + 1]].some((one) => one !== undefined && numbers.has(one));
  const beside = chunks.flatMap((_, i) =>
    isShort(i) && isBeside(i) && !endsSentence(wordsOf(i)) ? [i] : [],
  );
  const same = placesBy(beside, wordsOf);
  for (const places of same.values())
    if (places.length >= MIN_PAGES - 1) for (const i of places) found.add(chunks[i] as Chunk);
  return found;
};

const placesBy = (places: readonly number[], keyOf: (place: number) => string): Map<string, number[]> => {
  const by = new Map<string, number[]>();
  for (const place of places) {
    const key = keyOf(place);
    const own = by.get(key);
    if (own === undefined) by.set(key, [place]);
    else own.push(place);
  }
  return by;
};

/** Whether one of their numbers is one more on each page. */
const rise = (words: readonly string[]): boolean => {
  const numbers = words.map((said) => (said.match(/\d+/g) ?? []).map(Number));
  const [first = []] = numbers;
  return first.some((_, place) =>
    numbers.every((own, i) => i === 0 || (own[place] ?? 0) === (numbers[i - 1]?.[place] ?? 0) + 1),
  );
};

/** A paragraph that a page ends in the middle of a sentence goes on after it. */
export const joinedOverPages = (
  chunks: readonly Chunk[],
  pages: ReadonlySet<Chunk>,
): { readonly lines: Chunk; readonly said: Chunk; readonly isOfPage: boolean }[] => {
  const joined: { lines: Line[]; said: Line[]; isOfPage: boolean }[] = [];
  let last = -1;
  for (const chunk of chunks) {
    const isOfPage = pages.has(chunk);
    const before = joined[last];
    if (!isOfPage && before !== undefined && last < joined.length - 1 && goesOn(before.said, chunk)) {
      before.lines = [before.lines, ...joined.splice(last + 1).map(({ lines }) => lines), chunk].flat();
      before.said = [before.said, chunk].flat();
      continue;
    }
    joined.push({ lines: [...chunk], said: [...chunk], isOfPage });
    if (!isOfPage) last = joined.length - 1;
  }
  return joined;
};

const goesOn = (before: Chunk, after: Chunk): boolean => {
  const last = before.at(-1)?.words ?? '';
  return !endsSentence(last) && !/[:;]$/.test(last) && /^\p{Ll}/u.test(after[0]?.words ?? '');
};
