// Documents cut into passages, the slices that are indexed and cited, each with its stable code.

import { createHash } from 'node:crypto';
import { crockford } from '../core/crockford.ts';
import { inSlices } from '../core/event-loop.ts';
import type { Range } from '../core/source.ts';
import type { Document } from './document.ts';
import { sentencesIn } from './sentences.ts';
import { findUnits, type Unit, unitsOf } from './units.ts';

/** Where a document is cut, and the code of what is cut out. */
export interface Cut {
  readonly citation: string;
  readonly start: number;
  readonly end: number;
  /** The number of the paragraph it is, or is part of, from 1. */
  readonly paragraph: number;
}

export interface Passage extends Cut {
  readonly document: Document;
  /** The headings it stands under, outermost first. */
  readonly headings: readonly string[];
  /** What it is in its document: an item of a list, a row of a table, or simply a paragraph; with all that belongs to it. */
  readonly unit: Unit;
}

/** UTF-16 units above which a paragraph or an item is cut at the ends of sentences: about 200 English words. */
export const PASSAGE_CHARS = 1_200;

/** What people type for a code: capitals, and the letters that Crockford's alphabet leaves out for being mistaken. */
export const readCitation = (typed: string): string =>
  typed.trim().toLowerCase().replace(/o/g, '0').replace(/[il]/g, '1');

/**
 * The code of a passage: 40 bits of SHA-256 over the document's path, the passage's own text, and how many equal passages
 * come before it in the document. Nothing else enters, so edits elsewhere leave it alone. `salt` tells apart passages of
 * different documents whose codes happen to be equal.
 */
const citationOf = (path: string, text: string, nth: number, salt: number): string => {
  const hash = createHash('sha256')
    .update(JSON.stringify([path, text, nth, salt]))
    .digest();
  const bits = hash.readUIntBE(0, 5);
  return crockford(Array.from({ length: 8 }, (_, i) => Math.floor(bits / 32 ** (7 - i))));
};

const slicesOf = (document: Document, [start, end]: readonly [number, number]): [number, number][] => {
  if (end - start <= PASSAGE_CHARS) return [[start, end]];
  const slices: [number, number][] = [];
  for (const [from, to] of sentencesIn(document, start, end)) {
    const last = slices.at(-1);
    if (last !== undefined && to - last[0] <= PASSAGE_CHARS) last[1] = to;
    else slices.push([from, to]);
  }
  return slices;
};

/** UTF-16 units of a heading that are kept with each passage below it: no heading is as long, but a text may say that it is. */
const HEADING_CHARS = 300;

const shortened = (text: string, [start, end]: Range): string => {
  if (end - start <= HEADING_CHARS) return text.slice(start, end);
  const isSplit = /[\udc00-\udfff]/.test(text.charAt(start + HEADING_CHARS));
  return `${text.slice(start, start + HEADING_CHARS - (isSplit ? 1 : 0))}…`;
};

const NONE: readonly string[] = [];
const noHeadings = () => NONE;

/** The headings above a place, outermost first; places are asked for in rising order. */
const headingsAbove = ({ headings, text }: Document): ((at: number) => readonly string[]) => {
  if (headings.length === 0) return noHeadings;
  let above: { level: number; until: number; text: string }[] = [];
  let texts: readonly string[] = [];
  let next = 0;
  return (at) => {
    for (let h = headings[next]; h && h.range[0] < at; h = headings[++next]) {
      const { level, range, until } = h;
      above = [
        ...above.filter((a) => a.level < level && a.until > range[0]),
        { level, until, text: shortened(text, range) },
      ];
      texts = above.map((a) => a.text);
    }
    if (above.some(({ until }) => until <= at)) {
      above = above.filter(({ until }) => until > at);
      texts = above.map((a) => a.text);
    }
    return texts;
  };
};

/** The passages of a document in order: its units, long ones cut at the ends of sentences and never inside one. */
export const passagesOf = (document: Document): Passage[] => {
  const seen = new Map<string, number>();
  const passages: Passage[] = [];
  const headingsAt = headingsAbove(document);
  for (const unit of unitsOf(document)) {
    const headings = headingsAt(unit.range[0]);
    for (const [start, end] of slicesOf(document, unit.range)) {
      const text = document.text.slice(start, end);
      const nth = seen.get(text) ?? 0;
      seen.set(text, nth + 1);
      const citation = citationOf(document.path, text, nth, 0);
      passages.push({ citation, document, start, end, paragraph: unit.paragraph, headings, unit });
    }
  }
  return passages;
};

/** Passages by their codes. */
export type ByCitation = Pick<ReadonlyMap<string, Passage>, 'get' | 'has'>;

/** What passages stand in: the headings above each, and its unit. */
interface Outline {
  readonly headings: readonly (readonly string[])[];
  readonly units: readonly Unit[];
}

const outlineOf = (document: Document, passages: readonly Cut[], all: readonly Unit[]): Outline => {
  const headingsAt = headingsAbove(document);
  let next = 0;
  const units = passages.map(({ start }) => {
    while (next < all.length - 1 && (all[next]?.range[1] ?? 0) <= start) next++;
    const unit = all[next];
    if (unit === undefined) throw new RangeError(`${document.path} has no passage at ${start}`);
    return unit;
  });
  return { units, headings: units.map(({ range }) => headingsAt(range[0])) };
};

/** A passage that was cut before: its document is laid out only when somebody asks for what it stands in. Not to be copied by `...`. */
class CutPassage implements Passage {
  readonly citation: string;
  readonly document: Document;
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  readonly #number: number;
  readonly #outline: LazyOutline;

  constructor(
    document: Document,
    { citation, start, end, paragraph }: Cut,
    number: number,
    outline: LazyOutline,
  ) {
    this.citation = citation;
    this.document = document;
    this.start = start;
    this.end = end;
    this.paragraph = paragraph;
    this.#number = number;
    this.#outline = outline;
  }

  get headings(): readonly string[] {
    return this.#outline.now().headings[this.#number] as readonly string[];
  }

  get unit(): Unit {
    return this.#outline.now().units[this.#number] as Unit;
  }

  layOut(): Promise<void> {
    return this.#outline.prepare();
  }
}

/** Made when it is first asked for. */
interface LazyOutline {
  now(): Outline;
  /** Makes it in slices. */
  prepare(): Promise<void>;
}

/** The passages of a document that were cut before, without cutting and naming them again. */
export const passagesCut = (document: Document, cuts: Iterable<Cut>): Passage[] => {
  const passages: Passage[] = [];
  let known: Outline | null = null;
  const outline: LazyOutline = {
    now() {
      known ??= outlineOf(document, passages, unitsOf(document));
      return known;
    },
    async prepare() {
      known ??= outlineOf(document, passages, await inSlices(findUnits(document)));
    },
  };
  for (const cut of cuts) passages.push(new CutPassage(document, cut, passages.length, outline));
  return passages;
};

/** Lays out the document of passages for all of them, in slices, before somebody asks for what each stands in. */
export const layOut = async ([first]: readonly Passage[]): Promise<void> => {
  if (first instanceof CutPassage) await first.layOut();
};

/** The same passage up to another place. */
export const endingAt = (
  { citation, document, start, paragraph, headings, unit }: Passage,
  end: number,
): Passage => ({
  citation,
  document,
  start,
  end,
  paragraph,
  headings,
  unit,
});

/** Puts a passage under its code. Of two with the same code the later one, by path and place, gets another. */
export const cite = (passage: Passage, found: Map<string, Passage>): Passage => {
  let unique = passage;
  for (let salt = 1; found.has(unique.citation); salt++) {
    const { document, start, end, paragraph, headings, unit } = passage;
    const text = document.text.slice(start, end);
    const citation = citationOf(document.path, text, start, salt);
    unique = { citation, document, start, end, paragraph, headings, unit };
  }
  found.set(unique.citation, unique);
  return unique;
};
