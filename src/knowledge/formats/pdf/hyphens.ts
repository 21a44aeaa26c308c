// Words that are parted at the end of a line: put together as the document itself writes them elsewhere.

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{M}\p{N}]+)*/gu;
const HYPHENS = /[\u2010\u2011]/g;

export interface Words {
  see(words: string, isParted: boolean): void;
  /** What stands between two parts of a word: a hyphen, or nothing. */
  between(before: string, after: string): '-' | '';
}

export const createWords = (): Words => {
  const known = new Set<string>();
  return {
    see(words, isParted) {
      const found = words.toLowerCase().replace(HYPHENS, '-').match(WORD) ?? [];
      for (const word of isParted ? found.slice(0, -1) : found) {
        known.add(word);
        for (const part of word.split('-')) known.add(part);
      }
    },
    between(before, after) {
      const head = /[\p{L}\p{M}\p{N}-]+$/u.exec(before.toLowerCase().replace(HYPHENS, '-'))?.[0] ?? '';
      const tail = /^[\p{L}\p{M}\p{N}]+/u.exec(after.toLowerCase())?.[0] ?? '';
      if (known.has(head + tail)) return '';
      if (known.has(`${head}-${tail}`)) return '-';
      // What begins with a capital, or after a number, is a word of its own.
      if (!/^\p{Ll}/u.test(after) && !/^\p{Lo}/u.test(after)) return '-';
      const part = head.split('-').at(-1) ?? '';
      return part.length > 2 && tail.length > 2 && known.has(part) && known.has(tail) ? '-' : '';
    },
  };
};
