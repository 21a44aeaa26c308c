// The characters of a line in the order in which they are read. A PDF keeps them from left to right, whatever the language.

/** A character, or several that are drawn as one. */
export interface Sign {
  readonly char: string;
  readonly left: number;
  readonly right: number;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const ARABIC = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;
const MARK = /^\p{Mn}$/u;
/** Part a number and hold it together. */
const SEPARATOR = /^[.,:/\u00a0\u060c\u066b\u066c]$/;
const PLUS_MINUS = /^[+\-\u2212]$/;
/** Stand beside a number and belong to it. */
const BESIDE_NUMBER = /^[%#$€£¥¢₪°\u066a‰]$/u;

const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
};

type Kind = 'right' | 'left' | 'digit' | 'neutral';

const kindOf = (char: string): Kind => {
  if (DIGIT.test(char)) return 'digit';
  if (RIGHT_TO_LEFT.test(char) && !MARK.test(char)) return 'right';
  return LETTER.test(char) ? 'left' : 'neutral';
};

export const isRightToLeft = (char: string): boolean => kindOf(char) === 'right';

const LAM = 'ل';
const ALEF = /^[اأإآٱ]$/;
const SHADDA = '\u0651';
/** More than any distance on a page. */
const FAR = 1_000_000;

/** Marks over and under letters, each after the letter that it stands over. */
const gathered = <T extends Sign>(signs: readonly T[]): T[][] => {
  const groups = signs.filter(({ char }) => !MARK.test(char)).map((sign) => [sign]);
  if (groups.length === 0) return signs.map((sign) => [sign]);
  const groupOf = new Map(groups.map((group) => [group[0], group]));
  for (const [i, mark] of signs.entries()) {
    if (!MARK.test(mark.char)) continue;
    const middle = (mark.left + mark.right) / 2;
    const awayFrom = (sign: T) => Math.max(sign.left - middle, middle - sign.right, 0);
    const isHost = ({ char }: T) => char.trim() !== '' && !(mark.char === SHADDA && ALEF.test(char));
    let best = groups[0] as T[];
    let least = Number.POSITIVE_INFINITY;
    for (const group of groups) {
      const [sign] = group as [T];
      if (!isHost(sign)) continue;
      const away = awayFrom(sign);
      const off = away > 0 ? FAR + away : Math.abs((sign.left + sign.right) / 2 - middle);
      if (off < least) [best, least] = [group, off];
    }
    // Between two letters, it is over the one that the file draws together with it.
    const next = signs.slice(i + 1, i + 4).find(({ char }) => !MARK.test(char));
    const isNear = next !== undefined && isHost(next) && awayFrom(next) <= 1.5 * (mark.right - mark.left);
    const host = least >= FAR && isNear ? groupOf.get(next) : undefined;
    (host ?? best).push(mark);
  }
  return groups;
};

const overlap = (a: Sign, b: Sign): number => Math.min(a.right, b.right) - Math.max(a.left, b.left);

/** A lam and the alef that it is drawn with lie over each other: the lam is read first. */
const unjoined = <T extends Sign>(groups: T[][]): void => {
  for (let i = 1; i < groups.length; i++) {
    const [[first], [second]] = [groups[i - 1], groups[i]] as [T[], T[]];
    if (first === undefined || second === undefined || second.char !== LAM || !ALEF.test(first.char))
      continue;
    const narrow = Math.min(first.right - first.left, second.right - second.left);
    if (overlap(first, second) > 0.5 * narrow)
      [groups[i - 1], groups[i]] = [groups[i] as T[], groups[i - 1] as T[]];
  }
};

/** Where a run ends that is read from left to right, in signs that stand from left to right. */
const runEnd = (
  kinds: readonly Kind[],
  chars: readonly string[],
  strong: readonly Kind[],
  start: number,
  isArabic: boolean,
): number => {
  let end = start + 1;
  let hasLetters = kinds[start] === 'left';
  for (let i = end; i < kinds.length; i++) {
    const kind = kinds[i];
    if (kind === 'right') break;
    if (kind === 'left') {
      end = i + 1;
      hasLetters = true;
    } else if (kind === 'digit') {
      const between = chars.slice(end, i);
      const isOne =
        between.length === 0 ||
        (between.length === 1 &&
          (SEPARATOR.test(between[0] ?? '') || (!isArabic && PLUS_MINUS.test(between[0] ?? ''))));
      // Two numbers with a gap between them are read one after the other, unless they stand among letters.
      if (isOne || hasLetters || strong[i] === 'left') end = i + 1;
      else break;
    } else if (!isArabic && end === i && BESIDE_NUMBER.test(chars[i] ?? '') && kinds[i - 1] === 'digit')
      end = i + 1;
  }
  return end;
};

/** At each place, the first letter from there on. */
const strongFrom = (kinds: readonly Kind[]): Kind[] => {
  let next: Kind = 'neutral';
  return kinds
    .map((_, i) => {
      const kind = kinds[kinds.length - 1 - i] as Kind;
      if (kind === 'left' || kind === 'right') next = kind;
      return next;
    })
    .reverse();
};

/** Whether a line is read from right to left: most of its letters are. */
export const readsRightToLeft = (signs: readonly Sign[]): boolean => {
  let right = 0;
  let left = 0;
  for (const { char } of signs) {
    const kind = kindOf(char);
    if (kind === 'right') right++;
    else if (kind === 'left') left++;
  }
  return right > 0 && right >= left;
};

/** The signs of a line in the order in which they are read. `isMirrored`: brackets are kept as they are drawn. */
export const inReadingOrder = <T extends Sign>(
  signs: readonly T[],
  { isMirrored, isRight }: { readonly isMirrored: boolean; readonly isRight: boolean },
): T[] => {
  const groups = gathered([...signs].sort((a, b) => a.left + a.right - b.left - b.right));
  const chars = groups.map(([sign]) => sign?.char ?? '');
  const kinds = chars.map(kindOf);
  const strong = strongFrom(kinds);
  const isArabic = chars.some((char) => ARABIC.test(char));
  const turned = (group: T[]): T[] =>
    group.map((sign) =>
      isMirrored && sign.char in MIRRORED ? { ...sign, char: MIRRORED[sign.char] as string } : sign,
    );
  const read: T[][] = [];
  if (isRight) {
    const runs: T[][][] = [];
    for (let i = 0; i < groups.length; ) {
      const kind = kinds[i];
      const leads =
        kind === 'left' ||
        kind === 'digit' ||
        (!isArabic && kinds[i + 1] === 'digit' && BESIDE_NUMBER.test(chars[i] ?? ''));
      const end = leads ? runEnd(kinds, chars, strong, kind === 'neutral' ? i + 1 : i, isArabic) : i + 1;
      runs.push(leads ? groups.slice(i, end) : [turned(groups[i] ?? [])]);
      i = end;
    }
    read.push(...runs.reverse().flat());
  } else {
    for (let i = 0; i < groups.length; ) {
      let end = i + 1;
      if (kinds[i] === 'right')
        for (let j = end; j < groups.length && kinds[j] !== 'left'; j++)
          if (kinds[j] === 'right') end = j + 1;
      const run = groups.slice(i, end);
      if (end - i < 2) read.push(...run);
      else read.push(...inRun(run, isArabic, turned));
      i = end;
    }
  }
  unjoined(read);
  return read.flat();
};

/** A stretch of another direction in a line that is read from left to right. */
const inRun = <T extends Sign>(run: T[][], isArabic: boolean, turned: (group: T[]) => T[]): T[][] => {
  const chars = run.map(([sign]) => sign?.char ?? '');
  const kinds = chars.map(kindOf);
  const strong = strongFrom(kinds);
  const parts: T[][][] = [];
  for (let i = 0; i < run.length; ) {
    const isNumber = kinds[i] === 'digit';
    const end = isNumber ? runEnd(kinds, chars, strong, i, isArabic) : i + 1;
    parts.push(isNumber ? run.slice(i, end) : [turned(run[i] ?? [])]);
    i = end;
  }
  return parts.reverse().flat();
};

/** Whether brackets are kept as they are drawn: read from right to left, more of them end than begin. */
export const mirroring = (): { see(read: readonly Sign[]): void; readonly isMirrored: boolean } => {
  let right = 0;
  let wrong = 0;
  return {
    see(read) {
      const open: string[] = [];
      for (const { char } of read) {
        if (!(char in MIRRORED) || /[<>]/.test(char)) continue;
        if (open.length > 0 && MIRRORED[open.at(-1) as string] === char) {
          if (/[([{«‹]/.test(open.pop() as string)) right++;
          else wrong++;
        } else open.push(char);
      }
    },
    get isMirrored() {
      return wrong >= right;
    },
  };
};
