// Quotations whose verdict is known, made from any collection by changing its own words.

import { sentencesOf } from '../../src/knowledge/sentences.ts';
import type { Doc } from '../collection.ts';
import { createRandom, seedOf } from '../random.ts';

export interface Case {
  readonly text: string;
  readonly expect: string;
  readonly document?: string;
  /** What was done to the words; null where a file does not say. */
  readonly kind: string;
  /** Words put in, and words of the document that they took the place of: these and no others have to be marked. */
  readonly put?: readonly string[];
  readonly lost?: readonly string[];
}

const NEGATIONS: Readonly<Record<string, string>> = { en: 'not', ar: 'لا', he: 'לא' };

/** Sentences of a quotation. */
const QUOTED = [1, 3] as const;
/** Shorter ones may stand anywhere. */
const MIN_WORDS = 6;

interface Slice {
  readonly doc: Doc;
  readonly text: string;
  readonly sentences: readonly string[];
}

const LETTERS = /^[\p{L}\p{M}]{3,}$/u;

/** Makes cases of each kind, so many of each. The same seed makes the same cases. */
export const makeCases = (
  docs: readonly Doc[],
  others: readonly string[],
  { language, seed, each }: { language: string; seed: number; each: number },
): Case[] => {
  const random = createRandom(seedOf(seed, 1));
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  /** Paragraphs as documents have them: between blank lines, or lines where there are none. */
  const paragraphs = ({ text }: Doc) => text.split(/\n\s*\n/.test(text) ? /\n\s*\n/ : /\n/);
  const cut = (doc: Doc): Slice[] => {
    const text = pick(paragraphs(doc))
      .replace(/\s*\n\s*/g, ' ')
      .trim();
    const all = sentencesOf(text);
    const from = below(all.length);
    const to = Math.min(all.length, from + QUOTED[0] + below(QUOTED[1] - QUOTED[0] + 1));
    const ranges = all.slice(from, to);
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (first === undefined || last === undefined) return [];
    const said = text.slice(first[0], last[1]);
    if (said.split(/\s+/).length < MIN_WORDS || said.length > 3_900) return [];
    return [{ doc, text: said, sentences: ranges.map((range) => text.slice(...range)) }];
  };
  const slice = (fits: (s: Slice) => boolean = () => true): Slice | null => {
    for (let tries = 0; tries < 200; tries++) {
      const [found] = cut(pick(docs));
      if (found !== undefined && fits(found)) return found;
    }
    return null;
  };
  const vocabulary = [...new Set(docs.slice(0, 2_000).flatMap(({ text }) => text.split(/\s+/)))].filter(
    (word) => LETTERS.test(word),
  );
  const wordsOf = ({ text }: Slice) => text.split(/\s+/);
  /** Replaces words at some places; only words without marks, so that it is known what has to be marked. */
  const edited = (from: Slice, count: number): Partial<Case> | null => {
    const words = wordsOf(from);
    const at = words.flatMap((word, i) => (LETTERS.test(word) ? [i] : []));
    const put: string[] = [];
    const lost: string[] = [];
    for (let n = 0; n < count && at.length > 0; n++) {
      const place = at.splice(below(at.length), 1)[0] ?? 0;
      const before = words[place] ?? '';
      const after = pick(vocabulary);
      if (after.toLowerCase() === before.toLowerCase()) continue;
      words[place] = after;
      put.push(after);
      lost.push(before);
    }
    return put.length === 0 ? null : { text: words.join(' '), put, lost };
  };
  const folded = (text: string): string =>
    pick([
      (t: string) => t.toUpperCase(),
      (t: string) => t.replace(/ /g, () => (below(6) === 0 ? '\n' : ' ')),
      (t: string) => t.normalize('NFD'),
      (t: string) => `“${t}”`,
      (t: string) => `« ${t} »`,
      (t: string) => t.replace(/ /g, () => (below(4) === 0 ? '\u00a0' : ' ')),
      (t: string) => t.toLowerCase(),
      (t: string) =>
        t.replace(/(?=\p{L})/gu, () => (below(12) === 0 ? pick(['\u200b', '\u200f', '\u00ad']) : '')),
      (t: string) => t.replace(/["”“]/g, '״').replace(/['’]/g, '’').replace(/-/g, '–'),
      (t: string) => t.replace(/[.,;:!?؟،]+$/u, ''),
      (t: string) => `> ${t}\n\n- Somebody, somewhere`,
      (t: string) =>
        t.replace(/(?<=[\u0628-\u064a])(?=[\u0628-\u064a])/g, () =>
          below(5) === 0 ? 'ـ' : below(4) === 0 ? 'َ' : '',
        ),
    ])(text);

  const altered = (from: Slice | null, change: (s: Slice) => Partial<Case> | null): Partial<Case> | null => {
    const made = from === null ? null : change(from);
    return made === null || from === null ? null : { ...made, document: from.doc.id };
  };
  const kinds: Readonly<Record<string, readonly [expect: string, make: () => Partial<Case> | null]>> = {
    exact: ['exact', () => altered(slice(), ({ text }) => ({ text }))],
    folded: ['exact', () => altered(slice(), ({ text }) => ({ text: folded(text) }))],
    cut: [
      'exact|from-context',
      () =>
        altered(slice(), (s) => {
          const words = wordsOf(s);
          const from = below(Math.max(1, words.length - MIN_WORDS));
          return { text: words.slice(from, from + MIN_WORDS + below(words.length)).join(' ') };
        }),
    ],
    edits: [
      'altered',
      () =>
        altered(
          slice((s) => wordsOf(s).length >= 12),
          (s) => edited(s, 1 + below(5)),
        ),
    ],
    negation: [
      'altered',
      () =>
        altered(slice(), (s) => {
          const words = wordsOf(s);
          const not = NEGATIONS[language] ?? 'not';
          words.splice(1 + below(words.length - 1), 0, not);
          return { text: words.join(' '), put: [not], lost: [] };
        }),
    ],
    number: [
      'altered',
      () =>
        altered(
          slice(({ text }) => /\d/.test(text)),
          ({ text }) => {
            const all = [...text.matchAll(/\d/g)];
            const at = pick(all).index;
            const digit = String((Number(text.charAt(at)) + 1 + below(9)) % 10);
            return { text: text.slice(0, at) + digit + text.slice(at + 1) };
          },
        ),
    ],
    names: [
      'altered',
      () =>
        altered(
          slice((s) => new Set(wordsOf(s).filter((w) => LETTERS.test(w) && w.length > 4)).size > 3),
          (s) => {
            const words = wordsOf(s);
            const at = words.flatMap((w, i) => (LETTERS.test(w) && w.length > 4 ? [i] : []));
            const a = pick(at);
            const b = pick(at.filter((i) => words[i] !== words[a]));
            [words[a], words[b]] = [words[b] ?? '', words[a] ?? ''];
            return { text: words.join(' ') };
          },
        ),
    ],
    // Words at the beginning are aligned with nothing behind them.
    beginning: [
      'altered',
      () =>
        altered(
          slice(
            (s) =>
              wordsOf(s).length >= 12 &&
              wordsOf(s)
                .slice(0, 2)
                .every((w) => LETTERS.test(w)),
          ),
          (s) => {
            const [put, lost] = [[pick(vocabulary), pick(vocabulary)], wordsOf(s).slice(0, 2)];
            const isSame = put.some((word) => wordsOf(s).slice(0, 3).includes(word));
            return isSame ? null : { text: [...put, ...wordsOf(s).slice(2)].join(' '), put, lost };
          },
        ),
    ],
    few: [
      'altered',
      () =>
        altered(
          slice((s) => wordsOf(s).length >= 8),
          (s) => {
            const from = below(wordsOf(s).length - 7);
            const words = wordsOf(s).slice(from, from + 8);
            const not = NEGATIONS[language] ?? 'not';
            words.splice(1 + below(7), 0, not);
            return { text: words.join(' '), put: [not], lost: [] };
          },
        ),
    ],
    dropped: [
      'altered',
      () =>
        altered(
          slice(({ sentences }) => sentences.length === 3),
          ({ sentences }) => ({
            text: `${sentences[0]} ${sentences[2]}`,
            put: [],
            lost: sentences[1]?.split(/\s+/) ?? [],
          }),
        ),
    ],
    omitted: [
      'exact|from-context',
      () =>
        altered(
          slice(({ sentences }) => sentences.length === 3),
          ({ sentences }) => ({
            text: `${sentences[0]} […] ${sentences[2]}`,
          }),
        ),
    ],
    stitched: [
      'stitched',
      () => {
        const [a, b] = [slice(), slice()];
        return a === null || b === null || a.doc === b.doc ? null : { text: `${a.text} ${b.text}` };
      },
    ],
    reordered: [
      'stitched',
      () =>
        altered(
          slice(({ sentences }) => sentences.length === 3),
          ({ sentences: [first, second, third] }) => ({
            text: pick([
              [second, first, third],
              [first, third, second],
            ]).join(' '),
          }),
        ),
    ],
    joined: [
      'stitched',
      () => {
        const [a, b] = [slice((s) => wordsOf(s).length >= 12), slice((s) => wordsOf(s).length >= 12)];
        if (a === null || b === null || a.doc === b.doc) return null;
        return { text: [...wordsOf(a).slice(0, 7 + below(4)), ...wordsOf(b).slice(-7 - below(4))].join(' ') };
      },
    ],
    partly: [
      'partly',
      () => {
        const a = slice();
        return a === null || others.length === 0 ? null : { text: `${a.text} ${pick(others)}` };
      },
    ],
    unrelated: ['not-found', () => (others.length === 0 ? null : { text: pick(others) })],
  };
  return Object.entries(kinds).flatMap(([kind, [expect, make]]) =>
    Array.from({ length: each }, make).flatMap((made): Case[] =>
      made?.text === undefined ? [] : [{ ...made, text: made.text, expect, kind }],
    ),
  );
};
