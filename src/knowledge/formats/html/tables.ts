// Tables of a page: their rows with a cell for each column, and which of them only place things side by side.

import { attributeOf, type Element, firstOf, isElement } from './dom.ts';

/** More columns are read as they come. */
const MAX_COLUMNS = 200;

export interface Row {
  readonly element: Element;
  /** One for each column; null where a cell beside or above reaches into it. */
  readonly cells: readonly (Element | null)[];
  readonly isHeader: boolean;
}

const elementsOf = (element: Element): Element[] => element.childNodes.filter(isElement);

const isCell = ({ tagName }: Element): boolean => tagName === 'td' || tagName === 'th';

/** A table's rows, each with whether it is in the head. */
const ownRowsOf = (table: Element): { row: Element; inHead: boolean }[] =>
  elementsOf(table).flatMap((part) => {
    if (part.tagName === 'tr') return [{ row: part, inHead: false }];
    if (!/^(?:thead|tbody|tfoot)$/.test(part.tagName)) return [];
    const inHead = part.tagName === 'thead';
    return elementsOf(part).flatMap((row) => (row.tagName === 'tr' ? [{ row, inHead }] : []));
  });

const spanOf = (cell: Element, name: string): number => {
  const span = Number(attributeOf(cell, name) ?? 1);
  return Number.isInteger(span) && span > 1 ? Math.min(span, MAX_COLUMNS) : 1;
};

export const rowsOf = (table: Element): Row[] => {
  const rows = ownRowsOf(table);
  /** How many rows below a cell of each column still reaches into. */
  let reaching: number[] = [];
  return rows.map(({ row, inHead }, i): Row => {
    const own = elementsOf(row).filter(isCell);
    const cells: (Element | null)[] = [];
    const below: number[] = [];
    const skip = () => {
      while ((reaching[cells.length] ?? 0) > 0) {
        below[cells.length] = (reaching[cells.length] ?? 0) - 1;
        cells.push(null);
      }
    };
    for (const cell of own) {
      skip();
      const across = cells.length < MAX_COLUMNS ? spanOf(cell, 'colspan') : 1;
      for (let n = 0; n < across; n++) {
        below[cells.length] = spanOf(cell, 'rowspan') - 1;
        cells.push(n === 0 ? cell : null);
      }
    }
    skip();
    reaching = below;
    const names = own.length > 0 && own.every(({ tagName }) => tagName === 'th');
    return { element: row, cells, isHeader: inHead || (names && i === 0) };
  });
};

const PAGE_PARTS = /^(?:table|h[1-6]|ul|ol|dl|blockquote|article|section|form|pre)$/;

/** Whether a table places parts of a page side by side, and says nothing by its rows and columns. */
export const isLayout = (table: Element): boolean => {
  if (/^(?:presentation|none)$/.test(attributeOf(table, 'role') ?? '')) return true;
  const rows = ownRowsOf(table);
  const cells = rows.flatMap(({ row }) => elementsOf(row).filter(isCell));
  if (cells.some(({ tagName }) => tagName === 'th') || rows.some(({ inHead }) => inHead)) return false;
  if (cells.length <= 1) return true;
  return cells.some((cell) => {
    const paragraphs = elementsOf(cell).filter(({ tagName }) => tagName === 'p').length;
    return paragraphs > 1 || firstOf(cell, ({ tagName }) => PAGE_PARTS.test(tagName)) !== null;
  });
};
