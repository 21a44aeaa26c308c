// The words of all passages in reading order, as numbers: what the index is made of, and what excerpts are chosen from.

import { growing } from './growing.ts';
import { openWords, packWords, type WordArrays, type WordTable } from './words.ts';

/** A word as it stands, in its normal form, and its stem. */
export interface IndexedWord {
  readonly surface: string;
  readonly term: string;
}

/** A sentence of a passage: where it stands in the document's text, and its words without stop words, as the analyser gave them. */
export interface IndexedSentence {
  readonly start: number;
  readonly end: number;
  readonly words: readonly IndexedWord[];
}

/** What the index takes in of one passage. */
export interface IndexEntry {
  /** In order and apart. */
  readonly sentences: readonly IndexedSentence[];
  /** Words of the title and of the headings above the passage, without stop words. */
  readonly title: readonly IndexedWord[];
}

export interface EntryArrays {
  /** The term of each surface. */
  readonly termOf: Uint32Array;
  /** Surfaces of passage p, in reading order, lie at `textFirst[p]` up to `textFirst[p + 1]`. */
  readonly textFirst: Uint32Array;
  readonly text: Uint32Array;
  /** Sentences of passage p, in reading order, are those numbered `sentenceFirst[p]` up to `sentenceFirst[p + 1]`. */
  readonly sentenceFirst: Uint32Array;
  /** Surfaces of sentence s lie in `text` at `sentenceText[s]` up to `sentenceText[s + 1]`; it may have none but stop words. */
  readonly sentenceText: Uint32Array;
  /** Where sentence s stands in its document's text, as UTF-16 offsets [start, end). */
  readonly sentenceStart: Uint32Array;
  readonly sentenceEnd: Uint32Array;
  /** Surfaces of the title and headings of passage p lie at `titleFirst[p]` up to `titleFirst[p + 1]`. */
  readonly titleFirst: Uint32Array;
  readonly title: Uint32Array;
}

export interface Entries extends EntryArrays {
  /** A surface stands here once for each term that it has: in another language the same letters have another stem. */
  readonly surfaces: WordTable;
  readonly terms: WordTable;
}

export interface PackedEntries {
  readonly entries: EntryArrays;
  readonly surfaces: WordArrays;
  readonly terms: WordArrays;
}

export const openEntries = ({ entries, surfaces, terms }: PackedEntries): Entries => ({
  ...entries,
  surfaces: openWords(surfaces),
  terms: openWords(terms),
});

export interface EntryWriter {
  /** Adds a passage. */
  add(entry: IndexEntry): void;
  /** Adds a passage as it stands among other entries: the same as if its words were analysed again. */
  addFrom(others: Entries, passage: number): void;
  done(): PackedEntries;
}

/** Numbers surfaces and terms in the order in which they come, so that the same passages always give the same arrays. */
export const writeEntries = (): EntryWriter => {
  const terms = new Map<string, number>();
  const surfaces = new Map<string, number>();
  /** Surfaces that have more than one term, by surface and term. */
  const again = new Map<string, number>();
  const names: string[] = [];
  const stems: string[] = [];
  const termOf = growing();
  const [textFirst, text, sentenceFirst, sentenceText] = [growing(), growing(), growing(), growing()];
  const [sentenceStart, sentenceEnd, titleFirst, title] = [growing(), growing(), growing(), growing()];
  for (const first of [textFirst, sentenceFirst, sentenceText, titleFirst]) first.push(0);

  const termId = (term: string): number => {
    let id = terms.get(term);
    if (id === undefined) {
      id = terms.size;
      terms.set(term, id);
    }
    return id;
  };
  const surfaceId = (surface: string, term: string): number => {
    const known = surfaces.get(surface);
    if (known !== undefined && stems[known] === term) return known;
    const key = `${surface}\n${term}`;
    const other = known === undefined ? undefined : again.get(key);
    if (other !== undefined) return other;
    const id = names.length;
    names.push(surface);
    stems.push(term);
    termOf.push(termId(term));
    if (known === undefined) surfaces.set(surface, id);
    else again.set(key, id);
    return id;
  };
  const endPassage = () => {
    textFirst.push(text.length);
    sentenceFirst.push(sentenceStart.length);
    titleFirst.push(title.length);
  };

  /** The numbers that others' surfaces have here, + 1; 0 as long as one was not met. */
  const numbersHere = new WeakMap<Entries, Uint32Array>();
  const translation = (others: Entries): Uint32Array => {
    const known = numbersHere.get(others);
    if (known !== undefined) return known;
    const made = new Uint32Array(others.surfaces.size);
    numbersHere.set(others, made);
    return made;
  };

  return {
    add({ sentences, title: above }) {
      for (const { start, end, words } of sentences) {
        for (const { surface, term } of words) text.push(surfaceId(surface, term));
        sentenceText.push(text.length);
        sentenceStart.push(start);
        sentenceEnd.push(end);
      }
      for (const { surface, term } of above) title.push(surfaceId(surface, term));
      endPassage();
    },
    addFrom(others, passage) {
      const here = translation(others);
      const numberHere = (there: number): number => {
        let id = here[there] ?? 0;
        if (id === 0) {
          id = 1 + surfaceId(others.surfaces.at(there), others.terms.at(others.termOf[there] ?? 0));
          here[there] = id;
        }
        return id - 1;
      };
      const lastSentence = others.sentenceFirst[passage + 1] ?? 0;
      for (let s = others.sentenceFirst[passage] ?? 0; s < lastSentence; s++) {
        const end = others.sentenceText[s + 1] ?? 0;
        for (let at = others.sentenceText[s] ?? 0; at < end; at++)
          text.push(numberHere(others.text[at] ?? 0));
        sentenceText.push(text.length);
        sentenceStart.push(others.sentenceStart[s] ?? 0);
        sentenceEnd.push(others.sentenceEnd[s] ?? 0);
      }
      const lastTitle = others.titleFirst[passage + 1] ?? 0;
      for (let at = others.titleFirst[passage] ?? 0; at < lastTitle; at++)
        title.push(numberHere(others.title[at] ?? 0));
      endPassage();
    },
    done: () => ({
      entries: {
        termOf: termOf.done(),
        textFirst: textFirst.done(),
        text: text.done(),
        sentenceFirst: sentenceFirst.done(),
        sentenceText: sentenceText.done(),
        sentenceStart: sentenceStart.done(),
        sentenceEnd: sentenceEnd.done(),
        titleFirst: titleFirst.done(),
        title: title.done(),
      },
      surfaces: packWords(names, names.length),
      terms: packWords(terms.keys(), terms.size),
    }),
  };
};
