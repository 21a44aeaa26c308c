// The index written document by document: those that have changed are analysed, the others taken over.

import type { YieldToEventLoop } from '../../core/event-loop.ts';
import type { Analyser } from '../analysis/analyser.ts';
import type { Document } from '../document.ts';
import { type Index, indexOf } from '../index.ts';
import { type Cut, type Passage, passagesOf } from '../passages.ts';
import { sentencesIn } from '../sentences.ts';
import { CODE_LETTERS } from './codes.ts';
import {
  type Entries,
  type IndexEntry,
  type IndexedWord,
  openEntries,
  type PackedEntries,
  writeEntries,
} from './entries.ts';
import { buildGrams, type Grams } from './grams.ts';
import { growing } from './growing.ts';
import { IDENTITY_BYTES, identityOf } from './identity.ts';
import { openIndexBlock, packIndexBlock } from './index-block.ts';
import { type LexiconArrays, packLexicon } from './lexicon-arrays.ts';
import { type PairArrays, packPairs } from './pairs.ts';
import { invert, type Postings } from './postings.ts';
import { packSounds, type SoundArrays } from './sounds.ts';

/** How documents are cut into passages. */
export interface CutArrays {
  /** Passages of document d are those numbered `documentFirst[d]` up to `documentFirst[d + 1]`. */
  readonly documentFirst: Uint32Array;
  /** The identity of document d, {@link IDENTITY_BYTES} bytes each. */
  readonly identities: Uint8Array;
  /** UTF-16 offsets of passage p in its document, and the number of its paragraph. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly paragraph: Uint32Array;
  /** Eight letters of each passage's code. */
  readonly citation: Uint8Array;
}

/** A whole index in one block, and what is in it. */
export interface BuiltIndex {
  readonly block: SharedArrayBuffer;
  /** What it was made from; see identityOfAll. */
  readonly key: string;
  readonly index: Index;
  readonly cuts: CutArrays;
  readonly pairs: PairArrays;
  readonly sounds: SoundArrays;
  readonly lexicon: LexiconArrays;
}

/** Documents read into words: what takes most of the time, and can be done of each document alone. */
interface PartArrays extends PackedEntries {
  readonly cuts: CutArrays;
}

interface AllArrays extends PartArrays {
  readonly postings: Postings;
  readonly grams: Grams;
  readonly lexicon: LexiconArrays;
  readonly pairs: PairArrays;
  readonly sounds: SoundArrays;
}

export const openIndex = (block: SharedArrayBuffer): BuiltIndex => {
  const { key, parts } = openIndexBlock(block);
  // The block is one that pack wrote: its checksum and format say so.
  const { entries, surfaces, terms, postings, grams, lexicon, pairs, sounds, cuts } =
    parts as unknown as AllArrays;
  const index = indexOf(openEntries({ entries, surfaces, terms }), postings, grams);
  return { block, key, index, lexicon, pairs, sounds, cuts };
};

/** The numbers of an index's documents by their identities. */
export const documentsIn = async (
  { cuts }: BuiltIndex,
  yieldToEventLoop: YieldToEventLoop,
): Promise<Map<string, number>> => {
  const { documentFirst, identities } = cuts;
  const found = new Map<string, number>();
  for (let d = 0; d < documentFirst.length - 1; d++) {
    found.set(Buffer.from(identities.slice(d * IDENTITY_BYTES, (d + 1) * IDENTITY_BYTES)).toString('hex'), d);
    await yieldToEventLoop();
  }
  return found;
};

/** Gives how each document is cut into passages, by its number. */
export const cutsIn = ({ documentFirst, start, end, paragraph, citation }: CutArrays) => {
  const codes = Buffer.from(citation).toString('latin1');
  return function* (d: number): Generator<Cut> {
    const last = documentFirst[d + 1] ?? 0;
    for (let p = documentFirst[d] ?? 0; p < last; p++)
      yield {
        citation: codes.slice(p * CODE_LETTERS, (p + 1) * CODE_LETTERS),
        start: start[p] ?? 0,
        end: end[p] ?? 0,
        paragraph: paragraph[p] ?? 0,
      };
  };
};

export interface IndexWriter {
  /** Analyses a document, and can be interrupted after each of its passages. */
  add(document: Document): Generator<void, void>;
  /** Takes a document over from the index before, by its number there. */
  keep(document: number): void;
  /** Adds all documents of a part that another writer has packed. */
  append(part: SharedArrayBuffer): void;
  /** Packs what was written as a part of an index: its words and how it is cut. */
  part(): SharedArrayBuffer;
  /** Packs all into one block. */
  done(key: string): SharedArrayBuffer;
}

export const writeIndex = (analyser: Analyser, before: BuiltIndex | null): IndexWriter => {
  const entries = writeEntries();
  const [documentFirst, identities, citation] = [growing(), growing(), growing()];
  const [start, end, paragraph] = [growing(), growing(), growing()];
  documentFirst.push(0);

  const takeOver = (words: Entries, cuts: CutArrays, document: number) => {
    const last = cuts.documentFirst[document + 1] ?? 0;
    for (let p = cuts.documentFirst[document] ?? 0; p < last; p++) {
      entries.addFrom(words, p);
      start.push(cuts.start[p] ?? 0);
      end.push(cuts.end[p] ?? 0);
      paragraph.push(cuts.paragraph[p] ?? 0);
      for (let i = 0; i < CODE_LETTERS; i++) citation.push(cuts.citation[p * CODE_LETTERS + i] ?? 0);
    }
    documentFirst.push(start.length);
    for (let i = 0; i < IDENTITY_BYTES; i++)
      identities.push(cuts.identities[document * IDENTITY_BYTES + i] ?? 0);
  };

  const cutsDone = (): CutArrays => ({
    documentFirst: documentFirst.done(),
    identities: Uint8Array.from(identities.done()),
    start: start.done(),
    end: end.done(),
    paragraph: paragraph.done(),
    citation: Uint8Array.from(citation.done()),
  });

  return {
    *add(document) {
      const above = wordsAbove(document, analyser);
      for (const passage of passagesOf(document)) {
        yield;
        entries.add(indexEntryOf(passage, analyser, above));
        start.push(passage.start);
        end.push(passage.end);
        paragraph.push(passage.paragraph);
        for (let i = 0; i < CODE_LETTERS; i++) citation.push(passage.citation.charCodeAt(i));
      }
      documentFirst.push(start.length);
      for (const byte of identityOf(document)) identities.push(byte);
    },
    keep(document) {
      if (before === null) throw new RangeError('there is no index to take a document over from');
      takeOver(before.index, before.cuts, document);
    },
    append(part) {
      const { cuts, ...packed } = openIndexBlock(part).parts as unknown as PartArrays;
      const words = openEntries(packed);
      for (let d = 0; d < cuts.documentFirst.length - 1; d++) takeOver(words, cuts, d);
    },
    part: () => packIndexBlock('', { ...entries.done(), cuts: cutsDone() } satisfies PartArrays),
    done(key) {
      const packed = entries.done();
      const opened = openEntries(packed);
      const postings = invert(opened);
      const all: AllArrays = {
        ...packed,
        postings,
        grams: buildGrams(opened.surfaces, postings.surfaceCount),
        lexicon: packLexicon(opened),
        pairs: packPairs(opened.surfaces),
        sounds: packSounds(opened.surfaces),
        cuts: cutsDone(),
      };
      return packIndexBlock(key, { ...all });
    },
  };
};

/** The words of headings and headers, which stand above many passages. */
const wordsAbove = ({ language }: Document, analyser: Analyser) => {
  const known = new Map<string, IndexedWord[]>();
  return (words: string): readonly IndexedWord[] => {
    let found = known.get(words);
    if (found === undefined) {
      found = analyser.analyse(words, language).filter(({ stop }) => !stop);
      known.set(words, found);
    }
    return found;
  };
};

/**
 * What the index takes in of a passage: the headings right above it, or the header of its table, as its first sentences, then its own; and
 * the words of the title and of all headings above it.
 */
const indexEntryOf = (
  { document, start, end, headings, unit }: Passage,
  analyser: Analyser,
  above: ReturnType<typeof wordsAbove>,
): IndexEntry => {
  const { text, meta } = document;
  const context =
    start > unit.range[0]
      ? []
      : unit.context.map((range) => ({ start: range[0], end: range[1], words: above(text.slice(...range)) }));
  const tokens = analyser.analyse(text.slice(start, end), document.language);
  let at = 0;
  const sentences = sentencesIn(document, start, end).map(([from, to]) => {
    const first = at;
    while (at < tokens.length && (tokens[at]?.start ?? 0) + start < to) at++;
    return { start: from, end: to, words: tokens.slice(first, at).filter(({ stop }) => !stop) };
  });
  return {
    sentences: [...context, ...sentences],
    title: [...new Set([meta.title ?? '', ...headings])].flatMap(above),
  };
};
