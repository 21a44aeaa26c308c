// Spans of a text that its metadata identifies by their first words, with their speaker or dates.

import type { Range } from '../core/source.ts';
import { sha256 } from '../system/hash.ts';
import type { Fault } from './fault.ts';
import type { ReadText } from './formats/format.ts';

/** A span as its author writes it. */
export interface SpanEntry {
  readonly begins: string;
  /** The beginning of the SHA-256 of its words, in hex; guards against a text that changed under what is said of it. */
  readonly sha256?: string | undefined;
}

export interface PlacedSpan<E> {
  readonly entry: E;
  readonly range: Range;
}

/** A list of the metadata, by its name there. */
interface List<E> {
  readonly name: string;
  readonly entries: readonly E[];
}

/**
 * Finds each stretch by its first words; it ends where the next of its list begins or its paragraph ends. In order and apart. What
 * is wrong with the list is added to the faults, and those entries are left out.
 */
export const placeSpans = <E extends SpanEntry>(
  read: ReadText,
  { name, entries }: List<E>,
  file: string,
  faults: Fault[],
): PlacedSpan<E>[] => {
  const fault = (problem: string, remedy: string) =>
    faults.push({ file, line: null, problem: `${name}: ${problem}`, remedy, level: 'error' });

  const starts = entries.flatMap((entry) => {
    const at = read.text.indexOf(entry.begins);
    if (at === -1) {
      fault(`"${entry.begins}" is not in the text.`, 'Copy the first words of the span exactly.');
      return [];
    }
    if (read.text.indexOf(entry.begins, at + 1) !== -1) {
      fault(`"${entry.begins}" is in the text more than once.`, 'Give more of its first words.');
      return [];
    }
    return [{ entry, at }];
  });
  starts.sort((a, b) => a.at - b.at);
  for (const [i, { entry, at }] of starts.entries())
    if (starts[i + 1]?.at === at)
      fault(
        `"${entry.begins}" and "${starts[i + 1]?.entry.begins}" begin at the same point.`,
        'Keep one of them.',
      );

  return starts.flatMap(({ entry, at }, i): PlacedSpan<E>[] => {
    const paragraph = read.paragraphs.find(([start, end]) => start <= at && at < end);
    if (paragraph === undefined) {
      fault(`"${entry.begins}" is not in a paragraph.`, 'Use words from a paragraph, not from a heading.');
      return [];
    }
    const next = starts[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    const end = at + read.text.slice(at, Math.min(next, paragraph[1])).trimEnd().length;
    const hash = sha256(read.text.slice(at, end));
    if (entry.sha256 !== undefined && !hash.startsWith(entry.sha256)) {
      fault(
        `the span that begins "${entry.begins}" has changed since this entry was written.`,
        `Check that the entry still applies, then set its sha256 to ${hash.slice(0, 16)}.`,
      );
      return [];
    }
    return [{ entry, range: [at, end] }];
  });
};

/** Of stretches in order and apart, those that have words in a slice, and whether together they have all of its words. */
export const spansIn = <S extends { readonly range: Range }>(
  spans: readonly S[],
  text: string,
  [start, end]: Range,
): { readonly inside: readonly S[]; readonly coverAll: boolean } => {
  // In order and apart: a text may have thousands, and is asked for each of its passages.
  let first = 0;
  for (let high = spans.length; first < high; ) {
    const middle = (first + high) >>> 1;
    if ((spans[middle]?.range[1] ?? 0) > start) high = middle;
    else first = middle + 1;
  }
  let last = first;
  while ((spans[last]?.range[0] ?? end) < end) last++;
  const inside = spans.slice(first, last);
  let covered = start;
  for (const { range } of inside) {
    if (text.slice(covered, Math.max(covered, range[0])).trim() !== '') break;
    covered = Math.max(covered, range[1]);
  }
  return { inside, coverAll: text.slice(covered, end).trim() === '' };
};
