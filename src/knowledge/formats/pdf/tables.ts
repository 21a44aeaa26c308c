// Lines that stand beside each other: the rows of a table, cell by cell.

import type { Line } from './lines.ts';

export interface TableRow {
  /** By column; a column without words has no lines. */
  readonly cells: readonly (readonly Line[])[];
  readonly isHeader: boolean;
}

export type Part =
  | { readonly is: 'line'; readonly line: Line }
  | { readonly is: 'table'; readonly rows: readonly TableRow[] };

/** Lines of one cell that may stand above its neighbour in the file. */
const CELL_LINES = 8;
/** Parts of a line's size. */
const SAME_HEIGHT = 0.35;
const ALIGNED = 0.7;
const ROW_GAP = 4;
const LINE_GAP = 1.6;
/** A text in columns that was written line by line fills them. */
const COLUMN_ROWS = 6;
const FILLED = 0.75;

interface Row {
  cells: Line[][];
}

const isLevel = (a: Line, b: Line): boolean =>
  Math.abs(a.base - b.base) <= SAME_HEIGHT * Math.max(a.size, b.size);
const isApart = (a: Line, b: Line): boolean => a.right <= b.left || b.right <= a.left;
const leftOf = (cell: readonly Line[]): number => Math.min(...cell.map(({ left }) => left));
const rightOf = (cell: readonly Line[]): number => Math.max(...cell.map(({ right }) => right));
const isBelow = (cell: readonly Line[], line: Line): boolean => {
  const last = cell.at(-1) as Line;
  const down = last.base - line.base;
  return (
    down > 0 &&
    down <= LINE_GAP * Math.max(last.size, line.size) &&
    !(line.right <= leftOf(cell) || line.left >= rightOf(cell))
  );
};

/** Rows, most of them of one line: what follows at the same height is beside it, also if lines of the first cell come before it. */
const rowsOf = (lines: readonly Line[]): Row[] => {
  const rows: Row[] = [];
  for (let i = 0; i < lines.length; ) {
    const first = lines[i] as Line;
    const row: Row = { cells: [[first]] };
    i++;
    for (;;) {
      const next = lines[i];
      if (next === undefined || next.size > 1.5 * first.size) break;
      const apartFromAll = row.cells.every((cell) => cell.every((line) => isApart(line, next)));
      if (isLevel(first, next) && apartFromAll) {
        row.cells.push([next]);
        i++;
        continue;
      }
      // The rest of a cell, if another one at the height of the row comes after it.
      const open = row.cells.at(-1) as Line[];
      let to = i;
      const more: Line[] = [];
      while (to < lines.length && to - i < CELL_LINES && isBelow([...open, ...more], lines[to] as Line)) {
        more.push(lines[to] as Line);
        to++;
      }
      const back = lines[to];
      const all = [...row.cells.flat(), ...more];
      if (
        more.length === 0 ||
        back === undefined ||
        !isLevel(first, back) ||
        !all.every((line) => isApart(line, back))
      )
        break;
      open.push(...more);
      row.cells.push([back]);
      i = to + 1;
    }
    // The last cell may have as many lines as those before it.
    if (row.cells.length > 1) {
      const last = row.cells.at(-1) as Line[];
      const others = row.cells.slice(0, -1).flat();
      const lowest = Math.min(...others.map(({ base }) => base)) - SAME_HEIGHT * first.size;
      for (let next = lines[i]; next !== undefined && next.base >= lowest; next = lines[++i]) {
        const line = next;
        if (!isBelow(last, line) || !others.every((other) => isApart(line, other))) break;
        last.push(line);
      }
    }
    rows.push(row);
  }
  return rows;
};

const areAligned = (a: readonly Line[], b: readonly Line[]): boolean => {
  const size = ALIGNED * Math.max((a[0] as Line).size, (b[0] as Line).size);
  const [al, ar, bl, br] = [leftOf(a), rightOf(a), leftOf(b), rightOf(b)];
  return Math.abs(al - bl) <= size || Math.abs(ar - br) <= size || Math.abs(al + ar - bl - br) <= 2 * size;
};

/** Whether two rows have a column in common besides the first. */
const shareColumns = (a: Row, b: Row): boolean =>
  a.cells.slice(1).some((cell) => b.cells.slice(1).some((other) => areAligned(cell, other)));

const firstOf = ({ cells }: Row): Line => (cells[0] as Line[])[0] as Line;
const baseOf = (row: Row): number => firstOf(row).base;
const lowestOf = ({ cells }: Row): number => Math.min(...cells.flat().map(({ base }) => base));
const sizeOf = (row: Row): number => firstOf(row).size;

interface Column {
  left: number;
  right: number;
}

/** Columns, from what stands above each other in rows with several cells. */
const columnsOf = (rows: readonly Row[]): Column[] => {
  const columns: Column[] = [];
  const most = Math.max(...rows.map(({ cells }) => cells.length));
  // The fullest rows say where columns are; a heading over two of them doesn't.
  for (const { cells } of [...rows].sort((a, b) => b.cells.length - a.cells.length))
    for (const cell of cells) {
      const [left, right] = [leftOf(cell), rightOf(cell)];
      const over = columns.filter((column) => left < column.right && right > column.left);
      const [only] = over;
      if (over.length === 1 && only !== undefined) {
        only.left = Math.min(only.left, left);
        only.right = Math.max(only.right, right);
      } else if (over.length === 0 && columns.length < most + 2) columns.push({ left, right });
    }
  return columns.sort((a, b) => a.left - b.left);
};

const columnOf = (cell: readonly Line[], columns: readonly Column[]): number => {
  const [left, right] = [leftOf(cell), rightOf(cell)];
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [i, column] of columns.entries()) {
    const over = Math.min(right, column.right) - Math.max(left, column.left);
    if (over > most) [best, most] = [i, over];
    if (over > 0 && left >= column.left) return i;
  }
  return best;
};

const tableOf = (rows: readonly Row[]): TableRow[] => {
  const columns = columnsOf(rows.filter(({ cells }) => cells.length > 1));
  const isRight =
    rows.flatMap(({ cells }) => cells.flat()).filter((line) => line.isRight).length * 2 >
    rows.flatMap(({ cells }) => cells.flat()).length;
  const gaps = rows.slice(1).map((row, i) => (lowestOf(rows[i] as Row) - baseOf(row)) / sizeOf(row));
  const middle = [...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  const placed: { row: Row; cells: Line[][] }[] = [];
  for (const [i, row] of rows.entries()) {
    const cells: Line[][] = columns.map(() => []);
    for (const cell of row.cells) cells[columnOf(cell, columns)]?.push(...cell);
    const ordered = isRight ? cells.reverse() : cells;
    const above = placed.at(-1);
    const gap = gaps[i - 1] ?? 0;
    // A row without a first cell, or one that is nearer than others, goes on with the one above it.
    const goesOn = above !== undefined && gap <= LINE_GAP && (ordered[0]?.length === 0 || gap < 0.8 * middle);
    if (goesOn) for (const [n, cell] of ordered.entries()) above.cells[n]?.push(...cell);
    else placed.push({ row, cells: ordered });
  }
  const isBold = (cells: readonly (readonly Line[])[]): boolean => cells.flat().every((line) => line.isBold);
  return placed.map(({ cells }, i) => ({
    cells,
    isHeader:
      i === 0 && placed.length > 1 && isBold(cells) && !placed.slice(1).every((row) => isBold(row.cells)),
  }));
};

/** Whether what stands beside each other is text in columns, which was written across them. */
const isInColumns = (rows: readonly Row[]): boolean => {
  const [first] = rows;
  if (first === undefined || rows.length < COLUMN_ROWS) return false;
  const count = first.cells.length;
  if (count > 3 || rows.filter(({ cells }) => cells.length === count).length < 0.8 * rows.length)
    return false;
  const columns = columnsOf(rows);
  if (columns.length !== count) return false;
  const shares = rows.flatMap(({ cells }) =>
    cells.flat().map((line) => {
      const column = columns[columnOf([line], columns)] as Column;
      return (line.right - line.left) / (column.right - column.left);
    }),
  );
  const full = shares.filter((share) => share > FILLED).length;
  const words = rows.flatMap(({ cells }) => cells.flat()).map((line) => line.words.split(' ').length);
  return full > FILLED * shares.length && words.reduce((sum, one) => sum + one, 0) / words.length > 3;
};

/** The rows that a tagged table has. */
const taggedRows = (lines: readonly Line[]): TableRow[] => {
  const rows: { id: number | null; cells: { id: number | null; lines: Line[]; isHeader: boolean }[] }[] = [];
  for (const line of lines) {
    const { row = null, cell = null, isHeader = false } = line.tag ?? {};
    let open = rows.at(-1);
    if (open === undefined || open.id !== row) {
      open = { id: row, cells: [] };
      rows.push(open);
    }
    const last = open.cells.find(({ id }) => id === cell);
    if (last === undefined) open.cells.push({ id: cell, lines: [line], isHeader });
    else last.lines.push(line);
  }
  const isBold = (row: (typeof rows)[number]) =>
    row.cells.every((cell) => cell.lines.every((line) => line.isBold));
  return rows.map((row, i) => ({
    cells: row.cells.map((cell) => cell.lines),
    isHeader:
      row.cells.every((cell) => cell.isHeader) ||
      (i === 0 && rows.length > 1 && isBold(row) && !rows.slice(1).every(isBold)),
  }));
};

/** The lines of a page, with those that are rows of a table put together. */
export const partsOf = (lines: readonly Line[]): Part[] => {
  const parts: Part[] = [];
  let plain: Line[] = [];
  const flush = () => {
    parts.push(...untagged(plain));
    plain = [];
  };
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] as Line;
    const table = line.tag?.table ?? null;
    if (line.tag === null || table === null) {
      if (line.tag === null) plain.push(line);
      else {
        flush();
        parts.push({ is: 'line', line });
      }
      i++;
      continue;
    }
    flush();
    let end = i;
    while (end < lines.length && lines[end]?.tag?.table === table) end++;
    const rows = taggedRows(lines.slice(i, end));
    // A table of one cell only frames what is in it.
    if (rows.every(({ cells }) => cells.length < 2))
      parts.push(...lines.slice(i, end).map((one): Part => ({ is: 'line', line: one })));
    else parts.push({ is: 'table', rows });
    i = end;
  }
  flush();
  return parts;
};

const untagged = (lines: readonly Line[]): Part[] => {
  const rows = rowsOf(lines);
  const parts: Part[] = [];
  const asLines = (given: readonly Row[]) => {
    for (const { cells } of given) for (const line of cells.flat()) parts.push({ is: 'line', line });
  };
  for (let i = 0; i < rows.length; ) {
    const first = rows[i] as Row;
    if (first.cells.length < 2) {
      asLines([first]);
      i++;
      continue;
    }
    let end = i + 1;
    let last = end;
    let shared = 0;
    for (; end < rows.length; end++) {
      const row = rows[end] as Row;
      const above = rows[end - 1] as Row;
      const gap = lowestOf(above) - baseOf(row);
      if (gap <= 0 || gap > ROW_GAP * sizeOf(row)) break;
      if (row.cells.length > 1) {
        if (!rows.slice(i, end).some((other) => other.cells.length > 1 && shareColumns(other, row))) break;
        shared++;
        last = end + 1;
        continue;
      }
      // The rest of a cell, or a row of which only one cell has words.
      const columns = columnsOf(rows.slice(i, end).filter(({ cells }) => cells.length > 1));
      const [cell = []] = row.cells;
      const over = columns.filter(({ left, right }) => leftOf(cell) < right && rightOf(cell) > left);
      if (over.length !== 1 || gap > LINE_GAP * sizeOf(row)) break;
      if (over[0] !== columns[0] || rows[end + 1] === undefined) last = end + 1;
    }
    const table = rows.slice(i, last);
    if (shared === 0) {
      asLines(rows.slice(i, i + 1));
      i++;
    } else if (isInColumns(table)) {
      const columns = columnsOf(table);
      const inColumn = columns.map((): Line[] => []);
      for (const { cells } of table)
        for (const cell of cells) inColumn[columnOf(cell, columns)]?.push(...cell);
      const isRight = table[0]?.cells[0]?.[0]?.isRight === true;
      for (const line of (isRight ? inColumn.reverse() : inColumn).flat()) parts.push({ is: 'line', line });
      i = last;
    } else {
      parts.push({ is: 'table', rows: tableOf(table) });
      i = last;
    }
  }
  return parts;
};
