// Figures as a table for people.

/** A heading and what stands below it. */
export type Column<Row> = readonly [heading: string, cell: (row: Row) => string];

/** The first column to the left, the others to the right. */
export const table = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string => {
  const lines = [
    columns.map(([heading]) => heading),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const padded = (cell: string, i: number) =>
    i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0);
  return lines.map((line) => line.map(padded).join('  ').trimEnd()).join('\n');
};

/** A number with so many digits after the point, nothing where there is none. */
export const digits = (value: number | null | undefined, after: number): string =>
  value == null || Number.isNaN(value) ? '' : value.toFixed(after);

/** For JSON.stringify: four digits are more than is measured. */
export const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toFixed(4)) : value;
