// Numbers and bullets of lists, as a browser shows them.

import { attributeOf, type Element, isElement } from './dom.ts';

const BULLET = '•';
/** Numbers that are written in letters. */
const MAX_LETTERED = 3_999;

export const lettersOf = (number: number): string => {
  let rest = number;
  let said = '';
  for (; rest > 0; rest = Math.floor((rest - 1) / 26))
    said = String.fromCharCode(97 + ((rest - 1) % 26)) + said;
  return said;
};

const ROMAN: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
  ] as const),
  ...([
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
];

export const romanOf = (number: number): string => {
  let rest = number;
  let said = '';
  for (const [value, letters] of ROMAN) for (; rest >= value; rest -= value) said += letters;
  return said;
};

const STYLES: Readonly<Record<string, string>> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
};

const styleOf = (list: Element): string => {
  const [, style = ''] = /list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(attributeOf(list, 'style') ?? '') ?? [];
  return style.toLowerCase();
};

const numbered = (number: number, type: string): string => {
  if (number < 1 || number > MAX_LETTERED) return `${number}.`;
  const said = /a/i.test(type) ? lettersOf(number) : /i/i.test(type) ? romanOf(number) : String(number);
  return `${type === type.toUpperCase() ? said.toUpperCase() : said}.`;
};

const integerOf = (value: string | null): number | null =>
  value !== null && /^\s*-?\d{1,9}\s*$/.test(value) ? Number(value) : null;

/** Gives the markers of a list's items, one after the other; nothing for items that have none. */
export const markersOf = (list: Element): ((item: Element) => string) => {
  const style = styleOf(list);
  if (style === 'none') return () => '';
  if (list.tagName !== 'ol') return () => BULLET;
  const isReversed = attributeOf(list, 'reversed') !== null;
  const items = list.childNodes.filter((child) => isElement(child) && child.tagName === 'li').length;
  const type = STYLES[style] ?? attributeOf(list, 'type') ?? '1';
  let next = integerOf(attributeOf(list, 'start')) ?? (isReversed ? items : 1);
  return (item) => {
    const number = integerOf(attributeOf(item, 'value')) ?? next;
    next = number + (isReversed ? -1 : 1);
    return numbered(number, type);
  };
};
