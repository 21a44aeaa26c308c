// The numbers of paragraphs in a Word document. They stand in no file: they are counted, as Word counts them.

import { attributeOf, type Element, elementsIn } from '../html/dom.ts';
import { lettersOf, romanOf } from '../html/markers.ts';
import { childOf, childrenOf, valOf } from '../xml.ts';

export type Marker =
  | { readonly is: 'bullet' }
  | { readonly is: 'number'; readonly number: number; readonly type: string }
  /** As it is written; nothing where it cannot be told. */
  | { readonly is: 'words'; readonly words: string };

export interface Numbering {
  /** Counts the paragraph, and says what stands before it. */
  markerOf(id: string, level: number): Marker;
  wordsOf(marker: Marker): string;
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly restarts: boolean;
  readonly isDecimal: boolean;
}

/** Formats as HTML calls them. */
const TYPES: Readonly<Record<string, string>> = {
  decimal: '1',
  lowerletter: 'a',
  upperletter: 'A',
  lowerroman: 'i',
  upperroman: 'I',
};

const said = (number: number, format: string): string | null => {
  if (number < 1) return format === 'decimal' ? String(number) : null;
  switch (format) {
    case 'decimal':
      return String(number);
    case 'decimalzero':
      return String(number).padStart(2, '0');
    case 'lowerletter':
    case 'upperletter': {
      // Word goes on with aa, bb, cc.
      const letters = lettersOf(((number - 1) % 26) + 1).repeat(Math.ceil(number / 26));
      return format === 'lowerletter' ? letters : letters.toUpperCase();
    }
    case 'lowerroman':
      return romanOf(number);
    case 'upperroman':
      return romanOf(number).toUpperCase();
    default:
      return null;
  }
};

const integerOf = (words: string | null, otherwise: number): number =>
  words !== null && /^-?\d{1,6}$/.test(words) ? Number(words) : otherwise;

const levelOf = (element: Element): Level => ({
  start: integerOf(valOf(childOf(element, 'w:start')), 1),
  format: (valOf(childOf(element, 'w:numfmt')) ?? 'decimal').toLowerCase(),
  text: valOf(childOf(element, 'w:lvltext')) ?? '',
  restarts: valOf(childOf(element, 'w:lvlrestart')) !== '0',
  isDecimal: childOf(element, 'w:islgl') !== null,
});

interface Num {
  readonly list: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Numbers at which it begins anew. */
  readonly starts: Map<number, number>;
}

export const numberingIn = (root: Element | null): Numbering => {
  const lists = new Map<string, ReadonlyMap<number, Level>>();
  const nums = new Map<string, Num>();
  const levelsIn = (element: Element) =>
    new Map(
      childrenOf(element, 'w:lvl').map(
        (level) => [Number(attributeOf(level, 'w:ilvl')), levelOf(level)] as const,
      ),
    );
  const all = root === null ? [] : [...elementsIn(root)];
  for (const element of all)
    if (element.tagName === 'w:abstractnum')
      lists.set(attributeOf(element, 'w:abstractnumid') ?? '', levelsIn(element));
  for (const element of all) {
    if (element.tagName !== 'w:num') continue;
    const list = valOf(childOf(element, 'w:abstractnumid')) ?? '';
    const levels = new Map(lists.get(list) ?? []);
    const starts = new Map<number, number>();
    for (const override of childrenOf(element, 'w:lvloverride')) {
      const at = Number(attributeOf(override, 'w:ilvl'));
      for (const [, level] of levelsIn(override)) levels.set(at, level);
      const start = valOf(childOf(override, 'w:startoverride'));
      if (start !== null) starts.set(at, integerOf(start, 1));
    }
    nums.set(attributeOf(element, 'w:numid') ?? '', { list, levels, starts });
  }
  /** Numbers of each level, which all that counts in the same list shares. */
  const counts = new Map<string, Map<number, number>>();

  return {
    markerOf(id, level) {
      const num = nums.get(id);
      const own = num?.levels.get(level);
      if (num === undefined || own === undefined) return { is: 'bullet' };
      const count = counts.get(num.list) ?? new Map<number, number>();
      counts.set(num.list, count);
      for (let above = 0; above < level; above++)
        if (!count.has(above)) count.set(above, num.levels.get(above)?.start ?? 1);
      const anew = num.starts.get(level);
      num.starts.delete(level);
      const number = anew ?? (count.has(level) ? (count.get(level) ?? 0) + 1 : own.start);
      count.set(level, number);
      for (const below of [...count.keys()])
        if (below > level && num.levels.get(below)?.restarts !== false) count.delete(below);
      if (own.format === 'bullet') return { is: 'bullet' };
      if (own.format === 'none' && !own.text.includes('%')) return { is: 'words', words: own.text };
      const type = TYPES[own.format];
      const isPlain =
        own.text === `%${level + 1}.` &&
        type !== undefined &&
        number > 0 &&
        (number < 27 || !/a/i.test(type));
      if (isPlain) return { is: 'number', number, type };
      let isKnown = true;
      const words = own.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const format = own.isDecimal ? 'decimal' : (num.levels.get(at)?.format ?? 'decimal');
        const written = said(count.get(at) ?? 0, format);
        isKnown &&= written !== null;
        return written ?? '';
      });
      return { is: 'words', words: isKnown ? words : '' };
    },
    wordsOf(marker) {
      if (marker.is === 'bullet') return '';
      if (marker.is === 'words') return marker.words;
      const format = Object.keys(TYPES).find((name) => TYPES[name] === marker.type) ?? 'decimal';
      return `${said(marker.number, format)}.`;
    },
  };
};
