// Words and their numbers, without an object for each: the letters lie in one array, and a hash table finds them.

/** Numbered words that never change. Numbers count from 0, in the order in which the words were first met. */
export interface WordTable {
  readonly size: number;
  /** The word of a number; empty beyond the last. */
  at(id: number): string;
  /** UTF-16 units of the word of a number. */
  lengthAt(id: number): number;
  /** The number of a word. */
  get(word: string): number | undefined;
  has(word: string): boolean;
  /** The numbers of the words that end so and have so many more units before it: a look at each word. */
  endingWith(ending: string, before: number): number[];
}

/** What {@link WordTable} are kept as. */
export interface WordArrays {
  /** The UTF-16 units of all words, one after the other. */
  readonly letters: Uint16Array;
  /** Word w has the letters from `letterFirst[w]` up to `letterFirst[w + 1]`. */
  readonly letterFirst: Uint32Array;
  /** A power of two of places, at most half of them taken, that hold a word's number + 1, or 0. */
  readonly slots: Uint32Array;
}

/** FNV-1a over UTF-16 units, 32 bits. */
export const hashOf = (word: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
};

/** The arrays of some words, of which no two are equal. */
export const packWords = (words: Iterable<string>, count: number): WordArrays => {
  const letterFirst = new Uint32Array(count + 1);
  const all: string[] = [];
  let length = 0;
  for (const word of words) {
    all.push(word);
    length += word.length;
    letterFirst[all.length] = length;
  }
  const letters = new Uint16Array(length);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(2, count * 2))));
  let at = 0;
  all.forEach((word, id) => {
    for (let i = 0; i < word.length; i++) letters[at++] = word.charCodeAt(i);
    let slot = hashOf(word) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = id + 1;
  });
  return { letters, letterFirst, slots };
};

export const openWords = ({ letters, letterFirst, slots }: WordArrays): WordTable => {
  const size = letterFirst.length - 1;
  const isAt = (id: number, word: string): boolean => {
    const from = letterFirst[id] ?? 0;
    if ((letterFirst[id + 1] ?? 0) - from !== word.length) return false;
    for (let i = 0; i < word.length; i++) if (letters[from + i] !== word.charCodeAt(i)) return false;
    return true;
  };
  const get = (word: string): number | undefined => {
    // Open addressing, linear probing: an empty place ends the search, and half of them are empty.
    for (let slot = hashOf(word) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
      const taken = slots[slot] ?? 0;
      if (taken === 0) return undefined;
      if (isAt(taken - 1, word)) return taken - 1;
    }
  };
  return {
    size,
    at(id) {
      let word = '';
      const end = letterFirst[id + 1] ?? 0;
      for (let at = letterFirst[id] ?? 0; at < end; at++) word += String.fromCharCode(letters[at] ?? 0);
      return word;
    },
    lengthAt: (id) => (letterFirst[id + 1] ?? 0) - (letterFirst[id] ?? 0),
    get,
    has: (word) => get(word) !== undefined,
    endingWith(ending, before) {
      const found: number[] = [];
      const units = Uint16Array.from(ending, (letter) => letter.charCodeAt(0));
      for (let id = 0; id < size; id++) {
        const end = letterFirst[id + 1] ?? 0;
        const from = end - units.length;
        if (from - (letterFirst[id] ?? 0) < before) continue;
        let same = units.length - 1;
        while (same >= 0 && letters[from + same] === units[same]) same--;
        if (same < 0) found.push(id);
      }
      return found;
    },
  };
};
