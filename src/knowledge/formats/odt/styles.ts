// What the styles of an OpenDocument text say of its words and lists.

import { attributeOf, type Element, elementsIn } from '../html/dom.ts';
import { lettersOf, romanOf } from '../html/markers.ts';
import { childOf } from '../xml.ts';

interface Look {
  readonly isBold: boolean;
  readonly isStruck: boolean;
  readonly isHidden: boolean;
  readonly raised: 'sup' | 'sub' | null;
  /** The level of headings of a style that is one for headings, or based on one; the style Title is on the first. */
  readonly heading: number | null;
}

export type Marker = { readonly is: 'bullet' } | { readonly is: 'words'; readonly words: string };

interface Level {
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Levels whose numbers are shown, its own included. */
  readonly shown: number;
  readonly start: number;
}

/** Counts the numbers of one list. */
export interface Counter {
  /** The marker of the next item on a level, counted from 0. `start`: a number that the item itself begins with. */
  next(level: number, start: number | null): Marker;
}

export interface Styles {
  lookOf(style: string | null): Look;
  /** A counter of the list style of this name. */
  counter(style: string): Counter;
  /** The number of the next heading of a level from 0; empty if headings of it have none. */
  headingNumber(level: number): string;
}

const PLAIN: Look = { isBold: false, isStruck: false, isHidden: false, raised: null, heading: null };
/** Styles that are based on each other. */
const MAX_PARENTS = 30;

const numberOf = (value: string | null, otherwise: number): number =>
  value !== null && /^\d{1,6}$/.test(value) ? Number(value) : otherwise;

const said = (number: number, format: string): string => {
  switch (format) {
    case '1':
      return String(number);
    case 'a':
      return lettersOf(number);
    case 'A':
      return lettersOf(number).toUpperCase();
    case 'i':
      return romanOf(number);
    case 'I':
      return romanOf(number).toUpperCase();
    default:
      return '';
  }
};

const levelsIn = (style: Element): ReadonlyMap<number, Level> => {
  const levels = new Map<number, Level>();
  for (const element of elementsIn(style)) {
    const level = numberOf(attributeOf(element, 'text:level'), 0);
    if (level === 0) continue;
    levels.set(level - 1, {
      format: element.tagName.endsWith('bullet') ? '•' : (attributeOf(element, 'style:num-format') ?? ''),
      prefix: attributeOf(element, 'style:num-prefix') ?? '',
      suffix: attributeOf(element, 'style:num-suffix') ?? '',
      shown: Math.max(1, numberOf(attributeOf(element, 'text:display-levels'), 1)),
      start: numberOf(attributeOf(element, 'text:start-value'), 1),
    });
  }
  return levels;
};

const counterOf = (levels: ReadonlyMap<number, Level>): Counter => {
  const counts: (number | undefined)[] = [];
  return {
    next(level, start) {
      const own = levels.get(level);
      const last = counts[level];
      counts.length = level;
      counts[level] = start ?? (last === undefined ? (own?.start ?? 1) : last + 1);
      if (own === undefined || own.format === '•') return { is: 'bullet' };
      const parts: string[] = [];
      for (let at = Math.max(0, level - own.shown + 1); at <= level; at++) {
        const { format, start: first } = levels.get(at) ?? own;
        const part = said(counts[at] ?? first, format);
        if (part !== '') parts.push(part);
      }
      return { is: 'words', words: parts.length === 0 ? '' : `${own.prefix}${parts.join('.')}${own.suffix}` };
    },
  };
};

/** `roots`: the parts of a file that may have styles; what a later one says counts. */
export const stylesIn = (roots: readonly Element[]): Styles => {
  const styles = new Map<string, Element>();
  const lists = new Map<string, ReadonlyMap<number, Level>>();
  let outline: Counter = counterOf(new Map());
  for (const root of roots)
    for (const element of elementsIn(root)) {
      const name = attributeOf(element, 'style:name');
      if (element.tagName === 'text:outline-style') outline = counterOf(levelsIn(element));
      else if (name === null) continue;
      else if (element.tagName === 'style:style') styles.set(name, element);
      else if (element.tagName === 'text:list-style') lists.set(name, levelsIn(element));
    }
  const looks = new Map<string, Look>();
  const lookOf = (name: string | null, depth = 0): Look => {
    if (name === null || depth > MAX_PARENTS) return PLAIN;
    const known = looks.get(name);
    if (known !== undefined) return known;
    const style = styles.get(name);
    const heading = name === 'Title' ? 1 : Number(/^Heading_20_([1-6])$/.exec(name)?.[1] ?? 0) || null;
    if (style === undefined) return { ...PLAIN, heading };
    const parent = lookOf(attributeOf(style, 'style:parent-style-name'), depth + 1);
    const text = childOf(style, 'style:text-properties');
    const value = (attribute: string) => (text === null ? null : attributeOf(text, attribute));
    const weight = value('fo:font-weight');
    const line = value('style:text-line-through-style');
    const position = value('style:text-position');
    const display = value('text:display');
    const look: Look = {
      isBold: weight === null ? parent.isBold : /^(?:bold|[6-9]00)$/.test(weight),
      isStruck: line === null ? parent.isStruck : line !== 'none',
      isHidden: display === null ? parent.isHidden : display === 'none',
      raised:
        position === null
          ? parent.raised
          : /^(?:super|[1-9])/.test(position)
            ? 'sup'
            : /^(?:sub|-)/.test(position)
              ? 'sub'
              : null,
      heading: heading ?? parent.heading,
    };
    looks.set(name, look);
    return look;
  };
  return {
    lookOf: (name) => lookOf(name),
    counter: (name) => counterOf(lists.get(name) ?? new Map()),
    headingNumber(level) {
      const marker = outline.next(level, null);
      return marker.is === 'words' ? marker.words : '';
    },
  };
};
