// All words of the library, and the nearest of them to a word that is not one: the speller.

import type { Nearest } from '../core/ports.ts';
import { bareNames, differenceOf, soundOf } from './analysis/sound.ts';
import { isLikelySlip, isSameWord } from './analysis/spellings.ts';
import { distance } from './edit-distance.ts';
import { createMatcher, type PairArrays, packPairs } from './index/pairs.ts';
import { createSoundalikes, packSounds, type SoundArrays } from './index/sounds.ts';
import { openWords, packWords, type WordTable } from './index/words.ts';

/**
 * What a word that the library lacks is to a word that it has: another form of it or a likely slip, the same name in another script,
 * perhaps a slip and perhaps a word that no list has, or another word.
 */
export type Kinship = 'slip' | 'name' | 'doubtful' | 'other';

export interface Respelling {
  readonly surface: string;
  readonly term: string;
  /** Edits between the two words. */
  readonly edits: number;
  /** 0 to 1: how much a match of the respelt word counts. */
  readonly weight: number;
  /** Passages that hold the respelt word. */
  readonly passages: number;
  readonly kinship: Kinship;
}

export interface Vocabulary {
  /** The nearest word of the library, or null if none is near. */
  respell(surface: string): Respelling | null;
  /** The nearest words of the library, best first: by kinship, then fewer edits, then more passages, then the one that comes first. */
  respellings(surface: string, max: number): Respelling[];
  /** Whether a list of the words of a language has it, or another form of it. */
  isListed(surface: string): boolean;
  /** Whether a word of the library is written as a name where it stands. */
  isName(surface: string): boolean;
  /** The words that stand beside each other in a passage and make this one together, as `e-mail` does `email`; none: no words do. */
  partsOf(surface: string): readonly Pick<Respelling, 'surface' | 'term'>[];
  /** The word of the library that words make together, as `wi` and `fi` do `wifi`; null if it has none. */
  joined(...words: readonly string[]): Pick<Respelling, 'surface' | 'term'> | null;
  /**
   * The same word as the library writes it: without the point that begins it or with one, a version with more parts or without its last
   * zeros, and umlauts as two letters or as one.
   */
  writtenAs(surface: string, typed: string): readonly Pick<Respelling, 'surface' | 'term'>[];
  /** The names of the library that a word in another script may be, likewise best first. */
  namesLike(surface: string, max: number): Respelling[];
}

/** Words by number, with the term of each and the passages that hold it. */
export interface KnownWords {
  readonly surfaces: WordTable;
  term(id: number): string;
  passages(id: number): number;
  /** Whether it is written as a name where it stands. */
  isName(id: number): boolean;
  /** The languages that have a word, whether or not it is one of these. */
  languagesOf(surface: string): readonly string[];
  /** The number of a word; null if it is none of these. */
  idOf(surface: string): number | null;
  /** As the text of a passage writes it. */
  written(id: number): string;
  /** The numbers of words that begin so, no more than so many. */
  beginning(prefix: string, max: number): readonly number[];
  /** Whether one stands right before the other somewhere. */
  areBeside(first: number, second: number): boolean;
}

/** Words shorter than this are left alone: too many others lie one edit away. */
const SHORTEST = 4;
const LONGEST = 40;
/** Words that one word may be cut into. */
const MAX_PARTS = 4;
/** Versions that one without its last parts may be. */
const MAX_VERSIONS = 4;
const PLAIN: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u' };
/** Words that share most pairs of letters with the misspelt one, which are then compared in full. */
const CANDIDATES = 50;

/** How far the fuzzy matcher looks: further than any slip, since the edit distance decides. */
const REACH = 0.6;

/** From the most likely to be meant. */
const KINSHIPS: readonly Kinship[] = ['slip', 'name', 'doubtful', 'other'];

const isPlain = (word: string): boolean => /^[a-z]+$/.test(word);

const editsAllowed = (length: number): number => (length < 8 ? 1 : 2);

/**
 * A misspelt word is looked up in three steps, each on what the one before left: shared pairs of letters, optimal string alignment
 * distance, and fuse.js, which is the slowest and so comes last.
 */
export const openVocabulary = (
  { surfaces, term, passages, isName, languagesOf, idOf, written, beginning, areBeside }: KnownWords,
  pairs: PairArrays,
  sounds: SoundArrays,
  nearest: Nearest,
): Vocabulary => {
  const likely = createMatcher(pairs);
  const soundalikes = createSoundalikes(sounds);

  const kinshipOf = (surface: string): ((near: string) => Kinship) => {
    const languages = languagesOf(surface);
    const isWord = languages.length > 0;
    // What is in no list is judged as English if its letters are, since only that list is long.
    const isEnglish = isWord ? languages.every((tag) => tag === 'en') : isPlain(surface);
    return (near) => {
      if (isSameWord(surface, near, isEnglish)) return 'slip';
      if (isWord) return 'other';
      return isLikelySlip(surface, near, isEnglish) ? 'slip' : 'doubtful';
    };
  };

  const respellings = (surface: string, max: number): Respelling[] => {
    if (surface.length < SHORTEST || surface.length > LONGEST || /\p{N}/u.test(surface)) return [];
    const allowed = editsAllowed(surface.length);
    const near = likely(surface, allowed, CANDIDATES).flatMap((id) => {
      const name = surfaces.at(id);
      const edits = distance(surface, name, allowed);
      return edits > allowed ? [] : [{ id, name, edits, held: passages(id) }];
    });
    const alike = new Set(
      nearest(surface, [...new Set(near.map(({ name }) => name))], REACH).map(({ name }) => name),
    );
    const meant = near.filter(({ name }) => alike.has(name));
    if (meant.length === 0) return [];
    const kinship = kinshipOf(surface);
    return meant
      .map((one) => ({ ...one, kinship: kinship(one.name) }))
      .sort(
        (a, b) =>
          KINSHIPS.indexOf(a.kinship) - KINSHIPS.indexOf(b.kinship) ||
          a.edits - b.edits ||
          b.held - a.held ||
          a.id - b.id,
      )
      .slice(0, max)
      .map(({ id, name, edits, held, kinship }) => ({
        surface: name,
        term: term(id),
        edits,
        weight: 1 - edits / (surface.length + 1),
        passages: held,
        kinship,
      }));
  };

  const known = (surface: string): KnownWord[] => {
    const id = idOf(surface);
    return id === null ? [] : [{ surface, term: term(id), id }];
  };

  type KnownWord = { readonly surface: string; readonly term: string; readonly id: number };
  const areNeighbours = (parts: readonly KnownWord[]): boolean =>
    parts.every(({ id }, i) => i === 0 || areBeside(parts[i - 1]?.id ?? -1, id));

  /** The words, no more than so many, that a word is made of and that stand beside each other after those before it; null if there are none. */
  const cut = (surface: string, max: number, before: readonly KnownWord[]): readonly KnownWord[] | null => {
    const [whole] = before.length === 0 ? [] : known(surface);
    if (whole !== undefined && areNeighbours([...before, whole])) return [...before, whole];
    for (let at = 1; max > 1 && at < surface.length; at++) {
      const [first] = known(surface.slice(0, at));
      const found = first === undefined ? null : cut(surface.slice(at), max - 1, [...before, first]);
      if (found !== null) return found;
    }
    return null;
  };

  /** `FN2208A` where the library has `FN-2208-A`, of which the last letter may be a stop word. */
  const cutAtDigits = (surface: string): readonly KnownWord[] => {
    const parts = (surface.match(/\p{L}+|\p{N}+/gu) ?? []).flatMap(known);
    return /\p{L}/u.test(surface) && parts.length > 1 && areNeighbours(parts) ? parts : [];
  };

  const partsOf = (surface: string): readonly Pick<Respelling, 'surface' | 'term'>[] => {
    if (surface.length < SHORTEST || surface.length > LONGEST) return [];
    return (/\p{N}/u.test(surface) ? cutAtDigits(surface) : cut(surface, MAX_PARTS, [])) ?? [];
  };

  const joined = (...words: readonly string[]): Pick<Respelling, 'surface' | 'term'> | null => {
    const surface = words.join('');
    return surface.length < SHORTEST ? null : (known(surface)[0] ?? null);
  };

  const writtenAs = (surface: string, typed: string): readonly Pick<Respelling, 'surface' | 'term'>[] => {
    const pointed = known(surface.startsWith('.') ? surface.slice(1) : `.${surface}`);
    if (pointed.length > 0) return pointed;
    if (/^\p{N}+(?:\.\p{N}+)+$/u.test(surface)) {
      const shorter = surface.replace(/(?:\.0)+$/, '');
      const longer = beginning(`${surface}.`, MAX_VERSIONS).map((id) => surfaces.at(id));
      return [...(shorter === surface ? [] : known(shorter)), ...longer.flatMap(known)];
    }
    const twice = typed
      .toLowerCase()
      .normalize('NFC')
      .replace(/[äöü]/g, (letter) => `${PLAIN[letter]}e`);
    if (/[äöü]/.test(typed.toLowerCase().normalize('NFC'))) return known(twice);
    const once = surface.replace(/(?<=[aou])e/g, '');
    return once === surface
      ? []
      : known(once).filter(({ id }) => /[äöü]/iu.test(written(id).normalize('NFC')));
  };

  /** The least that two words differ by, with what may be written before a name and without it. */
  const heardAs = (a: string, b: string): number => {
    const all = bareNames(a).flatMap((one) => bareNames(b).map((other) => [soundOf(one), soundOf(other)]));
    return all.reduce((min, [one, other]) => {
      const differ = one && other ? differenceOf(one, other) : null;
      return differ !== null && differ <= differencesAllowed(one?.consonants.length ?? 0)
        ? Math.min(min, differ)
        : min;
    }, Number.POSITIVE_INFINITY);
  };

  const namesLike = (surface: string, max: number): Respelling[] => {
    const script = scriptOf(surface);
    const found = [...new Set(soundalikes(surface))]
      .filter((id) => scriptOf(surfaces.at(id)) !== script)
      .map((id) => ({ id, edits: heardAs(surface, surfaces.at(id)), held: passages(id) }))
      .filter(({ edits }) => Number.isFinite(edits))
      .sort((a, b) => a.edits - b.edits || b.held - a.held || a.id - b.id)
      .slice(0, LOOKED_AT)
      .filter(({ id }) => isName(id))
      .slice(0, max);
    return found.map(({ id, edits, held }) => ({
      surface: surfaces.at(id),
      term: term(id),
      edits,
      weight: HEARD - edits / (surface.length + 1),
      passages: held,
      kinship: 'name' as const,
    }));
  };

  return {
    writtenAs,
    isListed: (surface) => languagesOf(surface).length > 0,
    isName: (surface) => {
      const id = idOf(surface);
      return id !== null && isName(id);
    },
    partsOf,
    joined,
    respellings,
    respell: (surface) => respellings(surface, 1)[0] ?? null,
    namesLike,
  };
};

/** Names that sound alike are looked at in their passages, no more than so many. */
const LOOKED_AT = 12;
/** How much a name counts that only sounds like the word. */
const HEARD = 0.9;
/** Three consonants are common to many words; then all vowels must agree. */
const differencesAllowed = (consonants: number): number => (consonants < 4 ? 0 : 1);

const scriptOf = (word: string): string =>
  /\p{Script=Arabic}/u.test(word) ? 'Arab' : /\p{Script=Hebrew}/u.test(word) ? 'Hebr' : 'other';

/** A vocabulary over `[surface, term, passages that hold it]`. */
export const createVocabulary = (
  words: Iterable<readonly [surface: string, term: string, passages: number]>,
  nearest: Nearest,
): Vocabulary => {
  const all = [...words];
  const surfaces = openWords(
    packWords(
      all.map(([surface]) => surface),
      all.length,
    ),
  );
  const known = {
    surfaces,
    term: (id: number) => all[id]?.[1] ?? '',
    passages: (id: number) => all[id]?.[2] ?? 0,
    isName: () => true,
    languagesOf: () => [],
    idOf: () => null,
    written: () => '',
    beginning: () => [],
    areBeside: () => false,
  };
  return openVocabulary(known, packPairs(surfaces), packSounds(surfaces), nearest);
};
