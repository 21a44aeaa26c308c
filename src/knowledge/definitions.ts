// Passages that say what a term is: entries of a glossary, terms of a list, first sentences such as "A vault is a folder".

import type { Token } from './analysis/analyser.ts';
import { formOf } from './analysis/definition.ts';
import type { Index } from './index.ts';
import type { Passage } from './passages.ts';

/** A passage that says what a term is. */
export interface Definition {
  readonly passage: number;
  /** Whether its form leaves little doubt; otherwise it is the likeliest, such as the first passage below a heading that is the term. */
  readonly isPlain: boolean;
}

interface Parts {
  readonly index: Index;
  readonly passages: readonly Passage[];
  readonly tokensIn: (passage: Passage) => readonly Token[];
  readonly analyse: (text: string, language: string | null) => readonly Token[];
  /** 1 for each passage that may be found; null: all. */
  readonly mask: Uint8Array | null;
}

/** Passages whose words are looked at; a word that more passages begin with is what the whole library is about. */
const LOOKED_AT = 200;

/** From this weight on a form leaves little doubt. */
const PLAIN = 3;

/** The passage that says best what a term is, of equal ones the first; null if none does. */
export const definitionOf = (
  term: readonly Token[],
  { index, passages, tokensIn, analyse, mask }: Parts,
): Definition | null => {
  const ids = term.map(({ term: stem }) => index.terms.get(stem) ?? -1);
  if (ids.includes(-1)) return null;
  const headed = new Map<string, boolean>();
  const isTerm = (title: string, language: string | null): boolean => {
    let known = headed.get(title);
    if (known === undefined) {
      const words = analyse(title, language).filter(({ stop }) => !stop);
      known = words.length === term.length && words.every((word, i) => word.term === term[i]?.term);
      headed.set(title, known);
    }
    return known;
  };
  let [best, most, left] = [-1, 0, LOOKED_AT];
  for (const number of holding(index, ids)) {
    const passage = passages[number];
    if (passage === undefined || mask?.[number] === 0) continue;
    const begins = beginsWith(index, number, ids);
    const above = endsTitle(index, number, ids)
      ? (passage.headings.at(-1) ?? passage.document.meta.title)
      : null;
    const isBelow = above !== null && isTerm(above, passage.document.meta.language);
    if (!begins && !isBelow) continue;
    const form = begins && left-- > 0 ? formOf(tokensIn(passage), term, passage.document.text) : null;
    const isListed = form === 'listed' && isOfList(passage);
    const isFirst = isBelow && passages[number - 1]?.headings.join('\n') !== passage.headings.join('\n');
    const weight =
      form === 'plain' || isListed || (form === 'loose' && isBelow)
        ? PLAIN + (isBelow ? 1 : 0)
        : isFirst
          ? 2 + (begins ? 0.5 : 0)
          : 0;
    if (weight > most) [best, most] = [number, weight];
  }
  return best === -1 ? null : { passage: best, isPlain: most >= PLAIN };
};

/** Whether a passage is an item of a list, or a term with what it means. */
const isOfList = ({ unit, document, start, end }: Passage): boolean =>
  unit.whole[1] - unit.whole[0] > end - start ||
  document.blocks.some(({ kind, range }) => kind === 'definition' && range[0] === start);

/** The passages that hold the rarest of the terms, in their words or above them. */
const holding = (index: Index, ids: readonly number[]): Uint32Array => {
  const listed = ids.map((id) => index.passages.subarray(index.first[id] ?? 0, index.first[id + 1] ?? 0));
  return listed.reduce((least, list) => (list.length < least.length ? list : least));
};

/** Whether these are the first words of a passage, stop words aside. */
const beginsWith = ({ text, textFirst, termOf }: Index, passage: number, ids: readonly number[]): boolean => {
  const from = textFirst[passage] ?? 0;
  return (
    from + ids.length <= (textFirst[passage + 1] ?? 0) &&
    ids.every((id, i) => termOf[text[from + i] ?? -1] === id)
  );
};

/** Whether these are the last words above a passage. */
const endsTitle = (
  { title, titleFirst, termOf }: Index,
  passage: number,
  ids: readonly number[],
): boolean => {
  const from = (titleFirst[passage + 1] ?? 0) - ids.length;
  return from >= (titleFirst[passage] ?? 0) && ids.every((id, i) => termOf[title[from + i] ?? -1] === id);
};
