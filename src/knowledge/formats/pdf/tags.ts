// What the tags of a PDF say of its text: headings, items, rows, notes. Programs for offices and browsers write them; others don't.

import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { MAX_TAG_DEPTH, MAX_TAGS } from './limits.ts';

export type TagKind = 'paragraph' | 'heading' | 'item' | 'cell' | 'note' | 'code' | 'contents';

/** The innermost block around marked words. Numbers name elements of one page. */
export interface Tag {
  readonly kind: TagKind;
  readonly block: number;
  /** Of a heading: 1 is the outermost. */
  readonly level: number;
  readonly item: number | null;
  /** The innermost list, and how many are around it. */
  readonly list: number | null;
  readonly lists: number;
  readonly table: number | null;
  readonly row: number | null;
  readonly cell: number | null;
  readonly isHeader: boolean;
  /** The number or bullet of an item. */
  readonly isLabel: boolean;
}

const NONE: Tag = {
  kind: 'paragraph',
  block: -1,
  level: 0,
  item: null,
  list: null,
  lists: 0,
  table: null,
  row: null,
  cell: null,
  isHeader: false,
  isLabel: false,
};

/** The tag of what is in an element, by the tag of what is around it. */
const within = (outer: Tag, type: string, id: number): Tag => {
  const [, level] = /^H([1-6])$/.exec(type) ?? [];
  if (level !== undefined) return { ...outer, kind: 'heading', level: Number(level), block: id };
  switch (type) {
    case 'Title':
    case 'H':
      return { ...outer, kind: 'heading', level: 1, block: id };
    case 'P':
    case 'Caption':
      return { ...outer, block: id };
    case 'L':
      return { ...outer, list: id, lists: outer.lists + 1, block: id };
    case 'LI':
      return { ...outer, kind: 'item', item: id, block: id };
    case 'Lbl':
      return outer.kind === 'item' ? { ...outer, isLabel: true } : outer;
    case 'LBody':
      return outer;
    case 'TOC':
    case 'TOCI':
      return { ...outer, kind: 'contents', block: id };
    case 'Table':
      return { ...outer, kind: 'cell', table: outer.table ?? id, block: id };
    case 'TR':
      // A table in a cell is words of the cell.
      return outer.cell !== null ? outer : { ...outer, row: id, block: id };
    case 'TD':
    case 'TH':
      return outer.cell !== null ? outer : { ...outer, cell: id, isHeader: type === 'TH', block: id };
    case 'Note':
    case 'FENote':
      return { ...outer, kind: 'note', block: id };
    case 'Code':
      return { ...outer, kind: 'code', block: id };
    case 'Div':
    case 'Sect':
    case 'Part':
    case 'Art':
    case 'BlockQuote':
      return { ...outer, block: id };
    default:
      return outer;
  }
};

type TextOf = (write: (at: number, size: number) => number) => string;

/** The tags of a page by the numbers of its marked words. */
export const tagsOf = (fpdf: WrappedPdfiumModule, page: number, textOf: TextOf): Map<number, Tag> => {
  const tags = new Map<number, Tag>();
  const tree = fpdf.FPDF_StructTree_GetForPage(page);
  if (tree === 0) return tags;
  let count = 0;
  const visit = (element: number, outer: Tag, depth: number) => {
    if (element === 0 || depth > MAX_TAG_DEPTH || ++count > MAX_TAGS) return;
    const id = count;
    const type = textOf((at, size) => fpdf.FPDF_StructElement_GetType(element, at, size));
    const tag = within(outer, type, id);
    const children = Math.max(0, fpdf.FPDF_StructElement_CountChildren(element));
    for (let i = 0; i < Math.min(children, MAX_TAGS); i++) {
      const mark = fpdf.FPDF_StructElement_GetChildMarkedContentID(element, i);
      if (mark >= 0) tags.set(mark, tag);
      else visit(fpdf.FPDF_StructElement_GetChildAtIndex(element, i), tag, depth + 1);
    }
  };
  const children = Math.max(0, fpdf.FPDF_StructTree_CountChildren(tree));
  for (let i = 0; i < Math.min(children, MAX_TAGS); i++)
    visit(fpdf.FPDF_StructTree_GetChildAtIndex(tree, i), NONE, 0);
  fpdf.FPDF_StructTree_Close(tree);
  return tags;
};
