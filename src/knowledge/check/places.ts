// The documents' own text around a passage, as tokens, and where a quotation stands in it.

import type { Passage } from '../passages.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Coded, type createCoder, findExact } from './alignment.ts';
import { tokenize } from './tokens.ts';

/** A stretch of a document, by UTF-16 offsets in its text. */
export interface TextSpan {
  /** The number of a passage at or beside it. */
  readonly number: number;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

/** Reads passages as tokens, each once for as long as one check takes. */
export const openPlaces = (
  { passages }: Pick<Snapshot, 'passages'>,
  code: ReturnType<typeof createCoder>,
  /** The words of the quotation: whether a divided word is one is as whoever quotes it has written it. */
  quoted: ReadonlySet<string>,
) => {
  const read = new Map<number, Coded>();
  const coded = (number: number): Coded => {
    let found = read.get(number);
    if (found === undefined) {
      const passage = passages[number];
      found = code(
        passage === undefined
          ? []
          : tokenize(passage.document.text, [passage.start, passage.end], (word) => quoted.has(word)),
      );
      read.set(number, found);
    }
    return found;
  };

  /** The number of the passage before or after one in the same document; null at its ends. */
  const beside = (number: number, step: 1 | -1): number | null =>
    passages[number + step]?.document === passages[number]?.document && passages[number + step] !== undefined
      ? number + step
      : null;

  /** The tokens of passages that follow each other in one document; headings between them are none. */
  const joined = (from: number, to: number): Coded => {
    if (from === to) return coded(from);
    const all = Array.from({ length: to - from + 1 }, (_, i) => coded(from + i));
    const codes = new Int32Array(all.reduce((sum, one) => sum + one.codes.length, 0));
    let at = 0;
    for (const one of all) {
      codes.set(one.codes, at);
      at += one.codes.length;
    }
    return { tokens: all.flatMap(({ tokens }) => tokens), codes };
  };

  /** The passage of a document, at or beside one, that holds an offset. */
  const holding = (number: number, offset: number): Passage | undefined => {
    let at = number;
    const { start = 0 } = passages[at] ?? {};
    const step = offset < start ? -1 : 1;
    for (let next: number | null = at; next !== null; next = beside(at, step)) {
      at = next;
      const passage = passages[at];
      if (passage !== undefined && passage.start <= offset && offset < passage.end) return passage;
    }
    return undefined;
  };

  /** The numbers of the passages around one, of its document, that together hold two offsets. */
  const span = (number: number, start: number, end: number): [number, number] => {
    let [from, to] = [number, number];
    for (
      let next = beside(from, -1);
      next !== null && (passages[from]?.start ?? 0) > start;
      next = beside(from, -1)
    )
      from = next;
    for (let next = beside(to, 1); next !== null && (passages[to]?.end ?? 0) < end; next = beside(to, 1))
      to = next;
    return [from, to];
  };

  return {
    coded,
    joined,
    beside,
    holding,
    span,
    /** The places at or around a passage at which the whole quotation stands; `part` is one piece of it, which has to stand in the passage. */
    exact(number: number, whole: Int32Array, part: Int32Array): TextSpan[] {
      const own = coded(number);
      if (findExact(part, own.codes).length === 0) return [];
      let [from, to] = [number, number];
      // As many tokens on either side as the quotation has: more cannot belong to it.
      if (whole.length > part.length)
        for (const step of [-1, 1] as const) {
          let tokens = 0;
          for (
            let next = beside(number, step);
            next !== null && tokens < whole.length;
            next = beside(next, step)
          ) {
            tokens += coded(next).codes.length;
            if (step === -1) from = next;
            else to = next;
          }
        }
      const around = joined(from, to);
      return findExact(whole, around.codes).flatMap((at) => {
        const [first, last] = [around.tokens[at], around.tokens[at + whole.length - 1]];
        const passage = first === undefined ? undefined : holding(number, first.start);
        return first === undefined || last === undefined || passage === undefined
          ? []
          : [{ number, passage, start: first.start, end: last.end }];
      });
    },
  };
};

export type Places = ReturnType<typeof openPlaces>;
