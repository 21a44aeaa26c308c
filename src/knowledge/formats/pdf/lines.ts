// The lines of a page, from its characters and the places where they stand.

import type { Glyph, PdfPage } from './pdfium.ts';
import { inReadingOrder, isRightToLeft, mirroring, readsRightToLeft } from './reading-order.ts';
import type { Tag } from './tags.ts';

export interface Piece {
  readonly words: string;
  readonly raised: 'sup' | 'sub' | null;
  readonly url: string | null;
}

/** Words beside each other on one line of a column or a cell. */
export interface Line {
  /** From 1. */
  readonly page: number;
  readonly pieces: readonly Piece[];
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
  readonly isBold: boolean;
  readonly isRight: boolean;
  /** It ends in the middle of a word. */
  readonly isHyphenated: boolean;
  readonly tag: Tag | null;
}

/** Parts of the size of a font. Gaps that are wider part columns or cells. */
const WIDEST_GAP = 1.4;
/** The gap after the marker of an item may be wider. */
const MARKER_GAP = 4;
/** A gap without a space that is as wide parts words; letters that are spaced out are nearer. */
const LONE_GAP = 0.45;
/** What is nearer belongs to the same words, whatever stands between them in the file. */
const BESIDE = 0.6;
/** Characters on one line differ in height by less, unless they are raised. */
const LEVEL = 0.25;
/** Raised and lowered characters are smaller than this, and differ in height by less. */
const RAISED_SIZE = 0.85;
const RAISED_BY = 0.75;

const HYPHEN = /[\u00ad\ufffe\u2010-]$/;
const IS_END = '\ufffe';
const SOFT = '\u00ad';

interface Bag {
  glyphs: Glyph[];
  left: number;
  right: number;
  base: number;
  size: number;
  tag: Tag | null;
}

/** Letters that are drawn as one, as their own letters. */
const plain = (char: string): string =>
  /[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufeff]/.test(char) ? char.normalize('NFKC') : char;

const isInvisible = (char: string): boolean =>
  /^[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]$/.test(char);

const extend = (bag: Bag, glyph: Glyph) => {
  bag.glyphs.push(glyph);
  bag.left = Math.min(bag.left, glyph.left);
  bag.right = Math.max(bag.right, glyph.right);
  if (glyph.size > bag.size * 1.05 && glyph.char.trim() !== '')
    [bag.size, bag.base] = [glyph.size, glyph.base];
};

/** Whether nothing stands there but the bullet or the number of an item. */
const isMarker = ({ glyphs }: Bag): boolean => {
  if (glyphs.length > 8) return false;
  const words = glyphs
    .map(({ char }) => char)
    .join('')
    .trim();
  return /^(?:[•●○◯▪■□◦‣⁃∙·▶►➢✓✔*–—-]|\(?(?:\p{Nd}{1,3}|[ivxl]{1,5}|\p{Ll}|\p{Lo})[.)])$/u.test(words);
};

const mayGoOn = (bag: Bag, glyph: Glyph, usesTags: boolean): boolean => {
  const size = Math.max(bag.size, glyph.size);
  const smaller = Math.min(bag.size, glyph.size);
  const away = Math.max(glyph.left - bag.right, bag.left - glyph.right);
  if (away > WIDEST_GAP * size && !(away <= MARKER_GAP * size && isMarker(bag))) return false;
  const up = Math.abs(glyph.base - bag.base);
  const isLevel = up <= LEVEL * size || (smaller < RAISED_SIZE * size && up <= RAISED_BY * size);
  if (!isLevel) return false;
  return !usesTags || glyph.tag === null || bag.tag === null || isSameBlock(glyph.tag, bag.tag);
};

export const isSameBlock = (a: Tag | null, b: Tag | null): boolean =>
  a?.block === b?.block && a?.cell === b?.cell;

/** The characters of a page in lines, in the order of the file. */
const bagsOf = ({ glyphs, width, height }: PdfPage, usesTags: boolean): Bag[] => {
  const bags: Bag[] = [];
  let open: Bag | null = null;
  let spaces: Glyph[] = [];
  for (const glyph of glyphs) {
    if (glyph === null) {
      spaces = [];
      continue;
    }
    if (isInvisible(glyph.char)) continue;
    if (glyph.char.trim() === '') {
      spaces.push(glyph);
      continue;
    }
    // What stands beside the page is seen by nobody.
    const middle = (glyph.left + glyph.right) / 2;
    if (middle < 0 || middle > width || Math.abs(glyph.base) > height * 1.05) continue;
    if (open !== null && !mayGoOn(open, glyph, usesTags)) {
      const back = bags.slice(-4).find((bag) => bag !== open && isBeside(bag, glyph, usesTags));
      open = back ?? null;
    }
    if (open === null) {
      const { left, right, base, size, tag } = glyph;
      open = { glyphs: [], left, right, base, size, tag };
      bags.push(open);
    }
    if (spaces.length === 0) append(open, glyph.left, glyph.right);
    for (const space of spaces) open.glyphs.push(space);
    spaces = [];
    extend(open, glyph);
    open.tag ??= glyph.tag;
  }
  return joined(bags, usesTags);
};

/** Adds the space that parts what follows from the words that it is beside. */
const append = (bag: Bag, left: number, right: number) => {
  const [from, to] = left >= bag.right ? [bag.right, left] : [right, bag.left];
  const last = bag.glyphs.at(-1);
  if (last === undefined || last.char === ' ' || to - from <= LONE_GAP * bag.size) return;
  bag.glyphs.push({ ...last, char: ' ', left: from, right: to, isGuessed: false });
};

/** Words of another direction begin away from those that they follow, and end beside them. */
const joined = (bags: readonly Bag[], usesTags: boolean): Bag[] => {
  const all: Bag[] = [];
  for (const bag of bags) {
    const last = all.at(-1);
    const size = Math.max(bag.size, last?.size ?? 0);
    const away = last === undefined ? 0 : Math.max(bag.left - last.right, last.left - bag.right);
    const isOne =
      last !== undefined &&
      Math.abs(last.base - bag.base) <= 0.05 * size &&
      away > -0.5 * size &&
      away < BESIDE * size &&
      (!usesTags || bag.tag === null || last.tag === null || isSameBlock(bag.tag, last.tag));
    if (!isOne) {
      all.push(bag);
      continue;
    }
    append(last, bag.left, bag.right);
    for (const glyph of bag.glyphs) last.glyphs.push(glyph);
    last.left = Math.min(last.left, bag.left);
    last.right = Math.max(last.right, bag.right);
    last.tag ??= bag.tag;
  }
  return all;
};

/** A line that was begun before goes on here, as with words in bold that a program draws after all others. */
const isBeside = (bag: Bag, glyph: Glyph, usesTags: boolean): boolean => {
  if (!mayGoOn(bag, glyph, usesTags) || Math.abs(glyph.base - bag.base) > 0.05 * bag.size) return false;
  const away = Math.max(glyph.left - bag.right, bag.left - glyph.right);
  return away > -0.2 * bag.size && away < BESIDE * bag.size;
};

const raisedOf = (glyph: Glyph, { base, size }: Bag): 'sup' | 'sub' | null => {
  if (glyph.size >= RAISED_SIZE * size || glyph.char.trim() === '') return null;
  const up = glyph.base - base;
  if (up > 0.12 * size) return 'sup';
  return up < -0.06 * size ? 'sub' : null;
};

/** Spaces that PDFium saw between words have no place of their own: it is between what is beside them. */
const placed = (glyphs: readonly Glyph[]): Glyph[] =>
  glyphs.map((glyph, i) => {
    if (!glyph.isGuessed) return glyph;
    const [before, after] = [glyphs[i - 1], glyphs[i + 1]];
    if (before === undefined || after === undefined) return glyph;
    const [left, right] =
      before.right <= after.left ? [before.right, after.left] : [after.right, before.left];
    return { ...glyph, left: Math.min(left, right), right: Math.max(left, right) };
  });

interface Read {
  readonly bag: Bag;
  readonly isRight: boolean;
  readonly order: (isMirrored: boolean) => Glyph[];
}

const readingOf = (bag: Bag): Read => {
  const glyphs = placed(bag.glyphs);
  const isRight = readsRightToLeft(glyphs);
  if (!glyphs.some(({ char }) => isRightToLeft(char))) return { bag, isRight, order: () => glyphs };
  return { bag, isRight, order: (isMirrored) => inReadingOrder(glyphs, { isMirrored, isRight }) };
};

/** Places where a word may be parted, without those where it is not: where it is, the hyphen says so. */
const withoutHints = (words: string, isLast: boolean): string => {
  if (!words.includes(SOFT)) return words;
  const isParted = isLast && /\u00ad[\u2010\ufffe-]?\s*$/.test(words);
  const bare = (isParted ? words.replace(/\u00ad[\u2010\ufffe-]?\s*$/, '') : words).replaceAll(SOFT, '');
  return isParted ? bare + SOFT : bare;
};

const lineOf = ({ bag, isRight }: Read, glyphs: readonly Glyph[], page: number): Line | null => {
  const pieces: { words: string; raised: Piece['raised']; url: string | null }[] = [];
  let bold = 0;
  let letters = 0;
  for (const glyph of glyphs) {
    const isSpace = glyph.char.trim() === '';
    const raised: Piece['raised'] = isSpace ? null : raisedOf(glyph, bag);
    const { url } = glyph;
    // Some programs call all their hyphens soft: one that is seen is a hyphen.
    const isSeen = glyph.char === SOFT && glyph.right - glyph.left > 0.1 * bag.size;
    const char = isSpace ? ' ' : isSeen ? '-' : plain(glyph.char);
    if (!isSpace) {
      letters++;
      if (glyph.isBold) bold++;
    }
    const open = pieces.at(-1);
    if (
      open !== undefined &&
      ((open.raised === raised && open.url === url) || (isSpace && open.raised === null))
    )
      open.words += char;
    else pieces.push({ words: char, raised, url: isSpace ? null : url });
  }
  for (const [i, piece] of pieces.entries()) piece.words = withoutHints(piece.words, i === pieces.length - 1);
  const words = pieces
    .map((piece) => piece.words)
    .join('')
    .trim();
  if (words === '') return null;
  const isHyphenated = HYPHEN.test(words) && /\p{L}.$/su.test(words);
  return {
    page,
    pieces: pieces.map((piece) => ({ ...piece, words: piece.words.replaceAll(IS_END, '-') })),
    words: words.replaceAll(IS_END, '-'),
    left: bag.left,
    right: bag.right,
    base: bag.base,
    size: bag.size,
    isBold: letters > 0 && bold > 0.8 * letters,
    isRight,
    isHyphenated,
    tag: bag.tag,
  };
};

/** How much of a page has to be tagged for its tags to be followed. */
const TAGGED = 0.8;

const isTagged = ({ glyphs }: PdfPage): boolean => {
  const shown = glyphs.filter((glyph) => glyph !== null && !glyph.isGuessed && glyph.char.trim() !== '');
  const tagged = shown.filter((glyph) => glyph?.tag != null && glyph.tag.block >= 0);
  const blocks = new Set(tagged.map((glyph) => glyph?.tag?.block));
  // Some programs put a whole page into one block.
  return tagged.length >= TAGGED * shown.length && (blocks.size > 2 || tagged.length < 1_000);
};

/** Reads the lines of one page after the other. What was seen of brackets before counts for the pages that follow. */
export const lineReader = (): ((page: PdfPage, number: number) => Line[]) => {
  const brackets = mirroring();
  return (page, number) => {
    const usesTags = isTagged(page);
    const read = bagsOf(page, usesTags).map(readingOf);
    for (const one of read) if (one.isRight) brackets.see(one.order(false));
    return read.flatMap((one): Line[] => {
      const line = lineOf(one, one.order(brackets.isMirrored), number);
      return line === null ? [] : [usesTags ? line : { ...line, tag: null }];
    });
  };
};
