// The blocks of a document, from the lines of its pages: headings, paragraphs, items, tables, and notes.

import { isSameBlock, type Line } from './lines.ts';
import { partsOf, type TableRow } from './tables.ts';

interface TextBlock {
  readonly is: 'paragraph' | 'heading' | 'lead' | 'item' | 'note' | 'code';
  readonly lines: readonly Line[];
  /** Before which lines its author began a new line. */
  readonly breaks: ReadonlySet<Line>;
  /** Of a heading, from 1; of an item, the lists around its own. */
  readonly level: number;
  /** Of an item: as it is written. */
  readonly marker: string;
  /** Of an item: a list that the file names. */
  readonly list: number | null;
}

export type PdfBlock = TextBlock | { readonly is: 'table'; readonly rows: readonly TableRow[] };

/** Parts of the size of the text, or of the distance between its lines. */
const HEADING_SIZE = 1.12;
const NOTE_SIZE = 0.92;
const SAME_SIZE = 0.08;
const NEXT_BLOCK = 1.28;
const INDENT = 0.8;
/** A line was ended by its author if so much of its column is empty after it. */
const SHORT = 0.3;

const HEADING_CHARS = 250;
const LEAD_CHARS = 160;

const BULLET = /^[•●○◯▪■□◦‣⁃∙·▶►➢✓✔*–—-]\s+(?=\S)/u;
const NUMBER =
  /^(?:\(?(?:\p{Nd}{1,3}|[ivxl]{1,5}|[IVXL]{2,5}|\p{Ll}|\p{Lo})[.)]|\(?\p{Lu}\)|\p{Nd}{1,2}(?:\.\p{Nd}{1,2}){1,3}\.?)\s+(?=\S)/u;
/** The number of a heading, such as `2.1`. */
const SECTION = /^(?:§\s*)?(\p{Nd}{1,3}(?:\.\p{Nd}{1,3})*)\.?\s+\p{L}/u;
const NOTE_MARK = /^(?:\[?\p{Nd}{1,3}[\].)]?|[*†‡§])\s*(?=\S)/u;
const TERMINAL = /[.!?:;…。！？؟۔؛]["'”’»)\]]*$/u;

const markerOf = (words: string): string => BULLET.exec(words)?.[0] ?? NUMBER.exec(words)?.[0] ?? '';

/** Along a line in the direction in which it is read. */
const startOf = ({ isRight, left, right }: Line): number => (isRight ? -right : left);
const endOf = ({ isRight, left, right }: Line): number => (isRight ? -left : right);

const isCased = (words: string): boolean => /^\P{L}*\p{Ll}/u.test(words);

interface Measures {
  /** The size of most of the text. */
  readonly body: number;
  /** Baselines of two lines are so far apart, in parts of their size. */
  readonly leading: number;
  /** The sizes of headings, the largest first. */
  readonly sizes: readonly number[];
  /** Whether tags say which lines are headings. */
  readonly hasTaggedHeadings: boolean;
}

const mostOf = (weights: ReadonlyMap<number, number>, otherwise: number): number =>
  [...weights].reduce((best, one) => (one[1] > best[1] ? one : best), [otherwise, 0] as [number, number])[0];

const measured = (pages: readonly (readonly Line[])[]): Measures => {
  const sizes = new Map<number, number>();
  const gaps = new Map<number, number>();
  for (const lines of pages)
    for (const [i, line] of lines.entries()) {
      const size = Math.round(line.size * 2) / 2;
      sizes.set(size, (sizes.get(size) ?? 0) + line.words.length);
      const above = lines[i - 1];
      if (above === undefined || Math.abs(above.size - line.size) > SAME_SIZE * line.size) continue;
      const gap = Math.round((20 * (above.base - line.base)) / line.size) / 20;
      if (gap > 0.8 && gap < 2.3) gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
    }
  const body = mostOf(sizes, 10);
  const larger = [...sizes.keys()].filter((size) => size >= HEADING_SIZE * body).sort((a, b) => b - a);
  const distinct: number[] = [];
  for (const size of larger)
    if ((distinct.at(-1) ?? Number.POSITIVE_INFINITY) > 1.05 * size) distinct.push(size);
  return {
    body,
    leading: mostOf(gaps, 1.2),
    sizes: distinct,
    hasTaggedHeadings: pages.some((lines) => lines.some((line) => line.tag?.kind === 'heading')),
  };
};

/** Lines of one text whose ends show where its column ends; fewer may all be short. */
const SHOWN_BY = 3;

/** Where the column of each line ends. */
const columnEnds = (lines: readonly Line[], { leading }: Measures): ((line: Line) => number) => {
  const own = new Map<Line, number>();
  for (let i = 0; i < lines.length; ) {
    const first = lines[i] as Line;
    let end = i + 1;
    for (; end < lines.length; end++) {
      const [above, line] = [lines[end - 1], lines[end]] as [Line, Line];
      const down = (above.base - line.base) / line.size;
      const goesOn =
        Math.abs(above.size - line.size) <= SAME_SIZE * line.size &&
        down > 0 &&
        down <= NEXT_BLOCK * Math.max(leading, 1) &&
        Math.abs(startOf(first) - startOf(line)) < 3 * line.size;
      if (!goesOn) break;
    }
    const run = lines.slice(i, end);
    if (run.length >= SHOWN_BY) {
      const last = Math.max(...run.map(endOf));
      for (const line of run) own.set(line, last);
    }
    i = end;
  }
  const known = new Map<string, number>();
  const keysOf = (line: Line): string[] => {
    const at = Math.round(startOf(line) / (3 * line.size));
    return [at - 1, at, at + 1].map((n) => `${n} ${Math.round(line.size)}`);
  };
  for (const line of lines)
    for (const key of keysOf(line))
      known.set(key, Math.max(known.get(key) ?? Number.NEGATIVE_INFINITY, endOf(line)));
  return (line) => own.get(line) ?? known.get(keysOf(line)[1] as string) ?? endOf(line);
};

/** How wide the first word of a line is, with a space. */
const firstWordOf = (line: Line): number => {
  const [word = ''] = line.words.split(/\s/, 1);
  return ((endOf(line) - startOf(line)) * (word.length + 1)) / Math.max(1, line.words.length);
};

interface Open {
  is: TextBlock['is'];
  lines: Line[];
  breaks: Set<Line>;
  level: number;
  marker: string;
  list: number | null;
  /** Its first line in the column that it is in. */
  from: number;
}

/** The blocks of all pages in the order in which they are read. */
export const blocksOf = (pages: readonly (readonly Line[])[]): PdfBlock[] => {
  const measures = measured(pages);
  const blocks: (Open | { is: 'table'; rows: readonly TableRow[] })[] = [];
  const notes: Open[] = [];
  /** Starts of the markers of lists that are open. */
  let indents: number[] = [];
  /** What text goes on with after notes, tables and the end of a page. */
  let open: Open | null = null;

  const kindOf = (line: Line, isNoteHere: boolean): Pick<Open, 'is' | 'level' | 'marker'> => {
    const { tag, size, words } = line;
    const none = { level: 0, marker: '' };
    if (tag?.kind === 'heading') return { is: 'heading', level: tag.level, marker: '' };
    if (tag?.kind === 'note' || isNoteHere) return { is: 'note', ...none };
    if (tag?.kind === 'code') return { is: 'code', ...none };
    const rank = measures.sizes.findIndex((one) => size >= one * 0.97);
    if (rank !== -1 && !measures.hasTaggedHeadings)
      return { is: 'heading', level: Math.min(6, rank + 1), marker: '' };
    const marker = markerOf(words);
    if (tag?.kind === 'item') return { is: 'item', level: Math.max(0, tag.lists - 1), marker };
    if (marker !== '' && !line.isBold) return { is: 'item', level: 0, marker };
    return { is: 'paragraph', ...none };
  };

  /** The level of an item without tags, by how far its marker is indented. */
  const levelOf = (line: Line): number => {
    const start = startOf(line);
    while (indents.length > 0 && (indents.at(-1) as number) > start + 0.5 * line.size) indents.pop();
    if (indents.length === 0 || start > (indents.at(-1) as number) + 0.5 * line.size) indents.push(start);
    return indents.length - 1;
  };

  const begin = (line: Line, isNoteHere: boolean) => {
    const kind = kindOf(line, isNoteHere);
    const isItem = kind.is === 'item';
    if (!isItem) indents = [];
    const level = isItem && line.tag === null ? levelOf(line) : kind.level;
    const list = line.tag?.list ?? null;
    const block: Open = { ...kind, level, list, lines: [line], breaks: new Set(), from: 0 };
    if (kind.is === 'note') {
      notes.push(block);
      return block;
    }
    blocks.push(block);
    open = block;
    return block;
  };

  for (const lines of pages) {
    const endsAt = columnEnds(lines, measures);
    const areNotes = notesOn(lines, measures);
    let note: Open | null = null;
    for (const part of partsOf(lines)) {
      if (part.is === 'table') {
        const above = blocks.at(-1);
        const [first] = part.rows;
        // The rest of a table of the page before, where its header may be repeated.
        if (
          above?.is === 'table' &&
          first !== undefined &&
          above.rows[0]?.cells.length === first.cells.length &&
          goesOnAfter(above.rows, part.rows)
        ) {
          const header = above.rows[0];
          const repeats = header !== undefined && wordsOf(header) === wordsOf(first);
          above.rows = [
            ...above.rows,
            ...(repeats ? part.rows.slice(1) : part.rows.map((row) => ({ ...row, isHeader: false }))),
          ];
        } else blocks.push({ is: 'table', rows: part.rows });
        open = null;
        indents = [];
        continue;
      }
      const { line } = part;
      const isNoteHere = areNotes.has(line);
      const current: Open | null = isNoteHere ? note : open;
      const last = current?.lines.at(-1);
      if (current === null || last === undefined) {
        const begun = begin(line, isNoteHere);
        if (begun.is === 'note') note = begun;
        continue;
      }
      const how = joint(current, last, line, measures, endsAt);
      if (how === 'block' || (isNoteHere && NOTE_MARK.test(line.words) && isMarked(line))) {
        const begun = begin(line, isNoteHere);
        if (begun.is === 'note') note = begun;
        continue;
      }
      if (how === 'break') current.breaks.add(line);
      if (isMoved(last, line)) current.from = current.lines.length;
      current.lines.push(line);
    }
  }
  return [...blocks, ...notes].map(
    (block): PdfBlock => (block.is === 'table' ? block : settled(block, measures)),
  );
};

const wordsOf = ({ cells }: TableRow): string =>
  cells.map((cell) => cell.map(({ words }) => words).join(' ')).join('\t');

const pageOf = (rows: readonly TableRow[], at: 0 | -1): number => rows.at(at)?.cells.flat().at(at)?.page ?? 0;

const goesOnAfter = (above: readonly TableRow[], below: readonly TableRow[]): boolean =>
  pageOf(below, 0) === pageOf(above, -1) + 1;

/** Whether a line begins with a raised number or a number of its own. */
const isMarked = ({ pieces, words }: Line): boolean =>
  pieces[0]?.raised === 'sup' || /^(?:\[\p{Nd}+\]|\p{Nd}{1,3}[.)]?\s|[*†‡])/u.test(words);

/** Lines at the foot of a page that are looked at for notes in letters as large as those of the text. */
const FOOT_LINES = 30;
/** Such notes stand apart from the text above them, in parts of their size. */
const ABOVE_NOTES = 1.8;

/** Notes at the foot of a page, which begin with their mark: in smaller letters, or with a raised mark and apart from the text. */
const notesOn = (lines: readonly Line[], { body }: Measures): ReadonlySet<Line> => {
  const upwards = [...lines].sort((a, b) => a.base - b.base);
  let isSmall = true;
  let count = 0;
  for (const [i, line] of upwards.entries()) {
    if (line.tag !== null || i > FOOT_LINES * 4) break;
    isSmall &&= line.size <= NOTE_SIZE * body;
    if (isSmall && isMarked(line)) count = i + 1;
    const above = upwards[i + 1];
    const isApart = above === undefined || above.base - line.base > ABOVE_NOTES * line.size;
    if (!isSmall && i < FOOT_LINES && isApart) {
      if (line.pieces[0]?.raised === 'sup' && isMarked(line)) count = i + 1;
      break;
    }
  }
  return new Set(upwards.slice(0, count));
};

/** Whether a line is in another column or on another page. */
const isMoved = (last: Line, line: Line): boolean =>
  last.page !== line.page || line.base > last.base + 0.5 * Math.max(last.size, line.size);

/** How a line follows another one of its block: as a new block, after a line break of its author, or as words of the same line. */
const joint = (
  block: Open,
  last: Line,
  line: Line,
  { leading, body }: Measures,
  endsAt: (line: Line) => number,
): 'block' | 'break' | 'words' => {
  const size = Math.max(last.size, line.size);
  const areAlike = Math.abs(last.size - line.size) <= SAME_SIZE * size && last.isRight === line.isRight;
  const [before, after] = [last.tag, line.tag];
  const isTagged = before !== null && after !== null;
  if (isMoved(last, line)) {
    // The end of a page or column.
    if (block.is !== 'paragraph' && block.is !== 'item' && block.is !== 'note') return 'block';
    if (isTagged && last.page === line.page) return isSameBlock(before, after) ? 'words' : 'block';
    if (!areAlike || last.isBold !== line.isBold || (isTagged && before.kind !== after.kind)) return 'block';
    if (last.isHyphenated) return 'words';
    if (TERMINAL.test(last.words) || markerOf(line.words) !== '') return 'block';
    return isCased(line.words) || !/\p{Lu}/u.test(last.words + line.words) || last.words.length > 20
      ? 'words'
      : 'block';
  }
  if (isTagged && !isSameBlock(before, after)) {
    // The words of an item may have a block of their own.
    if (after.item !== null && after.item === before.item && before.isLabel) return 'words';
    return 'block';
  }
  if ((before === null) !== (after === null)) return 'block';
  const down = (last.base - line.base) / size;
  if (down < 0.3 && areAlike) return 'words';
  const room = endsAt(last) - endOf(last);
  const fits = room > firstWordOf(line) + 0.1 * size;
  if (isTagged)
    return down > 2.5 * leading && block.is === 'paragraph'
      ? 'block'
      : block.is === 'code' || (fits && !isCased(line.words))
        ? 'break'
        : 'words';
  if (!areAlike) return 'block';
  if (down > NEXT_BLOCK * Math.max(leading, 1) && !(block.is === 'heading' && down < 1.6)) return 'block';
  if (last.isBold !== line.isBold && (fits || down > 1.15 * leading)) return 'block';
  if (block.is === 'heading' && size >= HEADING_SIZE * body) return 'words';
  const start = startOf(line);
  const { lines, from } = block;
  const isFirst = lines.length === 1;
  if (
    markerOf(line.words) !== '' &&
    (fits || TERMINAL.test(last.words) || block.is === 'item') &&
    Math.abs(start - startOf(last)) < 4 * size
  ) {
    // The second line of an item may begin with a number by chance.
    const hangs = block.is === 'item' && start > startOf(block.lines[0] as Line) + INDENT * size && !fits;
    if (!hangs) return 'block';
  }
  if (
    block.is === 'item' &&
    start < startOf(block.lines[0] as Line) + 0.2 * size &&
    TERMINAL.test(last.words) &&
    block.lines.length > 1 &&
    startOf(last) > start + INDENT * size
  )
    return 'block';
  const near = from > 0 ? lines.slice(from, from + 3) : lines.slice(1, 4);
  const margin = isFirst ? startOf(last) : Math.min(...near.map(startOf));
  if (block.is !== 'item' && start > margin + INDENT * size && (!isFirst || TERMINAL.test(last.words)))
    return 'block';
  if (!fits || last.isHyphenated) return 'words';
  if (TERMINAL.test(last.words)) return 'block';
  const width = endsAt(last) - Math.min(startOf(last), start);
  return isCased(line.words) && room < SHORT * width ? 'words' : 'break';
};

/** What a block turns out to be once it is whole. */
const settled = (block: Open, { body, sizes }: Measures): TextBlock => {
  const words = block.lines.map((line) => line.words).join(' ');
  const [first] = block.lines as [Line, ...Line[]];
  if (block.is === 'heading') {
    // Large letters of whole paragraphs are only large, and numbers alone head nothing.
    if (words.length > HEADING_CHARS || !/\p{L}/u.test(words)) return { ...block, is: 'paragraph' };
    return block;
  }
  if (
    (block.is === 'paragraph' || block.is === 'item') &&
    block.lines.every((line) => line.isBold) &&
    first.tag?.kind !== 'item'
  ) {
    const section = SECTION.exec(words)?.[1];
    const isShort = words.length <= LEAD_CHARS && !/[.!,;。]["'”’)]*$/u.test(words);
    if (isShort && section !== undefined && first.size >= 0.97 * body)
      return {
        ...block,
        is: 'heading',
        level: Math.min(6, sizes.length + section.split('.').length),
        marker: '',
      };
    if (isShort && block.marker === '') return { ...block, is: 'lead' };
  }
  return block;
};
