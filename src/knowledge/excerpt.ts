// The slice of a passage that is shown, and which of its words matched.

import { pageAt } from '../core/page-marks.ts';
import { isLaidOut, layoutIn } from '../core/segments.ts';
import type { Excerpt, Location, Range } from '../core/source.ts';
import type { Token } from './analysis/analyser.ts';
import { attributionOf, type Document, validUntilOf } from './document.ts';
import type { Passage } from './passages.ts';

/** The slice of the document that a place names, with whose words it is. The only maker of excerpts. */
export const quote = (passage: Passage, [start, end]: Range, highlights: readonly Range[] = []): Excerpt => ({
  text: passage.document.text.slice(start, end),
  place: locationOf(passage, [start, end]),
  headings: passage.headings,
  highlights,
  differences: [],
  alsoAt: [],
  ...layoutIn(laidOutIn(passage.document), [start, end]),
  ...leadsOf(passage, [start, end]),
  ...beyondOf(passage, [start, end]),
});

/** Most documents have a few such blocks among thousands, and answers are made of slices of them again and again. */
const laidOut = new WeakMap<Document, Document['blocks']>();

const laidOutIn = (document: Document): Document['blocks'] => {
  const found = laidOut.get(document) ?? document.blocks.filter(isLaidOut);
  laidOut.set(document, found);
  return found;
};

/** The words of a slice before its passage and after it. */
const partsBeyond = (passage: Passage, [start, end]: Range): string[] => {
  const { text } = passage.document;
  return [text.slice(start, Math.max(start, passage.start)), text.slice(Math.min(end, passage.end), end)]
    .map((words) => words.trim())
    .filter((words) => words !== '');
};

const beyondOf = (passage: Passage, slice: Range): Pick<Excerpt, 'beyond'> => {
  const beyond = partsBeyond(passage, slice);
  return beyond.length === 0 ? {} : { beyond };
};

/** What leads to a slice and is not part of it. */
const leadsOf = (passage: Passage, [start, end]: Range): Pick<Excerpt, 'leads'> => {
  const { leads, range } = passage.unit;
  if (start < (leads[0] ?? range)[0] || end <= range[0] || end > range[1]) return {};
  const before = leads.filter((lead) => lead[1] <= start);
  return before.length === 0 ? {} : { leads: before.map((lead) => quote(passage, lead)) };
};

const pageOf = ({ pages }: Document, at: number): Pick<Location, 'page'> => {
  const page = pageAt(pages, at);
  return page === null ? {} : { page };
};

const locationOf = ({ citation, document, paragraph }: Passage, [start, end]: Range): Location => ({
  citation,
  document: document.path,
  revision: document.revision,
  paragraph,
  ...pageOf(document, start),
  start,
  end,
  meta: document.meta,
  attribution: attributionOf(document, [start, end]),
  validUntil: validUntilOf(document, [start, end]),
});

/** How much of a passage is shown. */
export interface ExcerptLimits {
  readonly sentences: number;
  /** UTF-16 units. The first sentence is shown whole even if it is longer. */
  readonly chars: number;
  /** A passage of so few UTF-16 units, and no more than these sentences, is shown whole. */
  readonly whole: number;
}
const EXCERPT_LIMITS: ExcerptLimits = { sentences: 3, chars: 700, whole: 700 };

/** UTF-16 units of a list or table that is shown whole, or from its beginning. */
const WHOLE_CHARS = 1_200;

/**
 * Which part of a passage to show: all of it, if it is small enough; else whole sentences from the one on with which its answer begins. A
 * line that leads to a list is shown with the list, a first item with the line that leads to it. A list is shown whole if it was the heading
 * above it that was asked for.
 */
export const shownOf = (
  passage: Passage,
  given: { readonly sentences: readonly Range[]; readonly opening: number },
  limits: ExcerptLimits = EXCERPT_LIMITS,
): Range => {
  const { document, unit } = passage;
  const { text } = document;
  // The sentences before it are those of its headings.
  const sentences = given.sentences.filter(([start]) => start >= passage.start);
  const opening = given.opening - (given.sentences.length - sentences.length);
  const isPart = unit.whole[0] < unit.range[0] || unit.whole[1] > unit.range[1];
  if (unit.isLeadIn || (opening < 0 && isPart)) {
    const range = beginningOf(document, unit.whole);
    if (range[1] >= passage.end) return range;
  }
  const range = sentencesShown(text, passage, { sentences, opening: Math.max(0, opening) }, limits);
  const lead = unit.leads.at(-1);
  if (lead === undefined || range[0] !== unit.range[0] || text.slice(lead[1], range[0]).trim() !== '')
    return range;
  return [lead[0], range[1]];
};

/** Words beyond its own with which a passage may be shown: what leads to it, and its list from the beginning. */
export const shownWith = (passage: Passage): string[] => {
  const { document, unit } = passage;
  const leads = unit.leads.map((range) => document.text.slice(...range));
  return [...leads, ...partsBeyond(passage, beginningOf(document, unit.whole))];
};

/** As many items or rows from the first on as are shown at once. */
const beginningOf = ({ blocks }: Document, [start, end]: Range): Range => {
  if (end - start <= WHOLE_CHARS) return [start, end];
  let last = start;
  for (const { range } of blocks) {
    if (range[0] < start) continue;
    if (range[0] >= end) break;
    if (range[1] - start <= WHOLE_CHARS && range[1] > last) last = range[1];
  }
  return [start, last];
};

/** What ends like that is not all that its author said of it: what leads to something, or asks. */
export const GOES_ON = /[:：?？؟]["'”’»)\]]*$/u;

const sentencesShown = (
  text: string,
  passage: Passage,
  { sentences, opening }: { readonly sentences: readonly Range[]; readonly opening: number },
  limits: ExcerptLimits,
): Range => {
  const fits = (first: number, last: number, chars: number): boolean => {
    const [from, to] = [sentences[first]?.[0], sentences[last]?.[1]];
    return from !== undefined && to !== undefined && to - from <= chars && last - first < limits.sentences;
  };
  const [from, to] = [sentences[0]?.[0] ?? passage.start, sentences.at(-1)?.[1] ?? passage.end];
  if (to - from <= limits.whole && (passage.unit.isOne || fits(0, sentences.length - 1, limits.whole)))
    return [from, to];
  let last = opening;
  while (fits(opening, last + 1, limits.chars)) last++;
  while (last < sentences.length - 1 && GOES_ON.test(text.slice(...(sentences[last] ?? [0, 0])))) last++;
  return [sentences[opening]?.[0] ?? passage.start, sentences[last]?.[1] ?? passage.end];
};

/** Where the words of an excerpt stand that were asked for. `tokens` are its words with offsets in the document's text. */
export const highlightsIn = (tokens: readonly Token[], asked: { has(term: string): boolean }): Range[] =>
  tokens.filter((t) => !t.stop && asked.has(t.term)).map((t): Range => [t.start, t.end]);
