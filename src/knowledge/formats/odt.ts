// OpenDocument texts, as a page of HTML, which the reader of pages reads: their words, in the order in which LibreOffice shows them.

import { FaultyFileError } from '../fault.ts';
import type { Reader } from './format.ts';
import { attributeOf, type Element, elementsIn, firstOf, isElement, textIn, wordsOf } from './html/dom.ts';
import { escaped } from './html/escaped.ts';
import { readHtml } from './html.ts';
import { type Counter, type Styles, stylesIn } from './odt/styles.ts';
import { headWith } from './properties.ts';
import { childrenOf, xmlOf } from './xml.ts';
import { damaged, openArchive } from './zip.ts';

/** Cells, columns and rows that one element stands for. */
const MAX_REPEATED = 100;
/** Spaces that one element stands for. */
const MAX_SPACES = 100;

export const readOdt: Reader = (page) => {
  // Lines are those of the page that was made of it, and not of the file.
  const { omitted, ...read } = readHtml(page);
  return { ...read, reader: 'odt/1', omitted: omitted.length > 0 ? [1] : [] };
};

/** The file's bytes as a page of HTML in UTF-8. Throws a FaultyFileError. */
export const odtAsHtml = (file: string, bytes: Uint8Array): Uint8Array => {
  const archive = openArchive(file, bytes);
  const rootOf = (name: string): Element | null => {
    const xml = archive.bytesOf(name);
    return xml === null ? null : xmlOf(file, xml);
  };
  const fault = (problem: string, remedy: string) =>
    new FaultyFileError([{ file, line: null, problem, remedy, level: 'error' }]);
  const manifest = rootOf('META-INF/manifest.xml');
  if (
    manifest !== null &&
    firstOf(manifest, ({ tagName }) => tagName === 'manifest:encryption-data') !== null
  )
    throw fault('is protected by a password.', 'Save it without a password.');
  const content = rootOf('content.xml');
  const body = content === null ? null : firstOf(content, ({ tagName }) => tagName === 'office:text');
  if (content === null || body === null)
    throw fault('is not an OpenDocument text.', 'Save it as an OpenDocument text (.odt).');
  const styles = rootOf('styles.xml');
  // Without its styles, a text would have other numbers.
  if (styles === null) throw damaged(file);
  const { text, notes } = written(body, stylesIn([styles, content]));
  const page = `<!DOCTYPE html><html><head>${headOf(rootOf('meta.xml'))}</head><body><main>\n${text}<section role="doc-endnotes"><ol>${notes.join('')}</ol></section></main></body></html>`;
  return Buffer.from(page);
};

const headOf = (meta: Element | null): string => {
  const said = (name: string): string => {
    const found = meta === null ? null : firstOf(meta, ({ tagName }) => tagName === name);
    return found === null ? '' : textIn(found).trim();
  };
  return headWith(said('dc:title'), said('meta:initial-creator') || said('dc:creator'));
};

/** What nobody sees, what its author took out, and what is made from the rest of the text. */
const UNSEEN = new Set(
  'text:tracked-changes text:sequence-decls text:variable-decls text:user-field-decls office:annotation office:annotation-end office:forms text:hidden-text text:note-citation svg:title svg:desc text:table-of-content text:alphabetical-index text:illustration-index text:table-index text:user-index text:ruby-text'.split(
    ' ',
  ),
);

interface Piece {
  readonly html: string;
  readonly isBold: boolean;
}

const countOf = (element: Element, name: string, max: number): number => {
  const said = attributeOf(element, name);
  return said !== null && /^\d{1,7}$/.test(said) ? Math.max(1, Math.min(max, Number(said))) : 1;
};

/** The paragraphs of a cell, without those of its notes, comments and text boxes. */
const paragraphsIn = (cell: Element): Element[] =>
  [...elementsIn(cell, ({ tagName }) => !/^(?:text:note|draw:.*|office:annotation)$/.test(tagName))].filter(
    ({ tagName }) => tagName === 'text:p' || tagName === 'text:h',
  );

const styleOf = (element: Element): string | null => attributeOf(element, 'text:style-name');

const written = (body: Element, styles: Styles): { text: string; notes: readonly string[] } => {
  const notes: string[] = [];
  /** Blocks of text boxes, which follow the paragraph that they are tied to. */
  let boxes: string[] = [];
  const counters = new Map<string, Counter>();

  const dressed = (html: string, style: string | null, isBold: boolean): Piece[] => {
    if (html === '') return [];
    const { raised, isStruck } = styles.lookOf(style);
    const placed = raised === null ? html : `<${raised}>${html}</${raised}>`;
    return [
      { html: isStruck ? `<del>${placed}</del>` : placed, isBold: isBold || /^(?: |<br>)*$/.test(html) },
    ];
  };

  const pieces = (element: Element, isBold: boolean): Piece[] =>
    element.childNodes.flatMap((child): Piece[] => {
      if (!isElement(child)) {
        const words = (wordsOf(child) ?? '').replace(/\s+/g, ' ');
        return words === '' ? [] : [{ html: escaped(words), isBold: isBold || words === ' ' }];
      }
      if (UNSEEN.has(child.tagName)) return [];
      switch (child.tagName) {
        case 'text:s':
          return [{ html: ' '.repeat(countOf(child, 'text:c', MAX_SPACES)), isBold: true }];
        case 'text:tab':
          return [{ html: ' ', isBold: true }];
        case 'text:line-break':
          return [{ html: '<br>', isBold: true }];
        case 'text:note': {
          const note = childrenOf(child, 'text:note-body').map(blocks).join('');
          if (note !== '') notes.push(`<li>${note}</li>\n`);
          return [];
        }
        case 'draw:frame':
        case 'draw:custom-shape':
        case 'draw:g':
          return [{ html: drawn(child), isBold: true }];
        case 'text:a': {
          const inside = pieces(child, isBold);
          const url = attributeOf(child, 'xlink:href') ?? '';
          const html = inside.map((piece) => piece.html).join('');
          if (url === '' || url.startsWith('#') || html === '') return inside;
          return [
            {
              html: `<a href="${escaped(url)}">${html}</a>`,
              isBold: inside.every((piece) => piece.isBold),
            },
          ];
        }
        case 'text:span': {
          const look = styles.lookOf(styleOf(child));
          if (look.isHidden) return [];
          const inside = pieces(child, isBold || look.isBold);
          const html = inside.map((piece) => piece.html).join('');
          return dressed(
            html,
            styleOf(child),
            inside.every((piece) => piece.isBold),
          );
        }
        default:
          return pieces(child, isBold);
      }
    });

  const drawn = (element: Element): string => {
    const inside = [...elementsIn(element, (one) => one === element || one.tagName !== 'draw:text-box')];
    for (const child of [...elementsIn(element)])
      if (child.tagName === 'draw:text-box') {
        const html = blocks(child);
        if (html !== '') boxes.push(html);
      }
    // A formula in words alone would say something else.
    if (inside.some(({ tagName }) => tagName === 'draw:object')) return ' <object>x</object>';
    const named =
      inside.find(({ tagName }) => tagName === 'svg:desc') ??
      inside.find(({ tagName }) => tagName === 'svg:title');
    const words = named === undefined ? '' : textIn(named).trim();
    return words === '' ? '' : `<img alt="${escaped(words)}">`;
  };

  const joined = (all: readonly Piece[]): string => {
    const html = all.map((piece) => piece.html).join('');
    return html.trim() !== '' && all.every(({ isBold }) => isBold) ? `<b>${html}</b>` : html;
  };

  const isHidden = (element: Element): boolean =>
    styles.lookOf(styleOf(element)).isHidden || attributeOf(element, 'text:display') === 'none';

  const paragraph = (element: Element): string => {
    if (isHidden(element)) return '';
    const look = styles.lookOf(styleOf(element));
    const isHeading = element.tagName === 'text:h';
    const all = pieces(element, look.isBold);
    const html = isHeading || look.heading !== null ? all.map((piece) => piece.html).join('') : joined(all);
    const [after, own] = [boxes.join(''), html.replace(/<\/?b>|<br>/g, '').trim()];
    boxes = [];
    if (own === '') return after;
    if (!isHeading)
      return `${look.heading === null ? `<p>${html}</p>` : `<h${look.heading}>${html}</h${look.heading}>`}\n${after}`;
    const level = countOf(element, 'text:outline-level', 6);
    const number =
      attributeOf(element, 'text:is-list-header') === 'true' ? '' : styles.headingNumber(level - 1);
    return `<h${level}>${number === '' ? '' : `${escaped(number)} `}${html}</h${level}>\n${after}`;
  };

  const list = (
    element: Element,
    level: number,
    outer: { name: string; counter: Counter } | null,
  ): string => {
    const name = styleOf(element) ?? outer?.name ?? '';
    const goesOn =
      attributeOf(element, 'text:continue-numbering') === 'true' ||
      attributeOf(element, 'text:continue-list') !== null;
    const known =
      outer !== null && outer.name === name ? outer.counter : goesOn ? counters.get(name) : undefined;
    const counter = known ?? styles.counter(name);
    counters.set(name, counter);
    let isOrdered = false;
    const items = childrenOf(element).map((item): string => {
      if (item.tagName !== 'text:list-item') return `<li>${inItem(item, level, { name, counter })}</li>\n`;
      const given = attributeOf(item, 'text:start-value');
      const [first] = childrenOf(item);
      // An item that holds nothing but a list only indents it.
      if (first === undefined || first.tagName === 'text:list')
        return `<li>${inItem(item, level, { name, counter })}</li>\n`;
      const marker = counter.next(level, given === null ? null : countOf(item, 'text:start-value', 999_999));
      const words = marker.is === 'bullet' ? '•' : marker.words;
      isOrdered ||= marker.is === 'words' && words !== '';
      const inside = inItem(item, level, { name, counter });
      if (inside === '') return '';
      return `<li>${words === '' ? '' : `${escaped(words)} `}${inside}</li>\n`;
    });
    const tag = isOrdered ? 'ol' : 'ul';
    return `<${tag} style="list-style:none">${items.join('')}</${tag}>\n`;
  };

  /** The first paragraph follows the marker on its line. */
  const inItem = (item: Element, level: number, own: { name: string; counter: Counter }): string =>
    childrenOf(item)
      .map((child, i) => {
        if (child.tagName === 'text:list') return list(child, level + 1, own);
        const html = block(child);
        return i === 0 ? (/^<p>(.*?)<\/p>\n$/s.exec(html)?.[1] ?? html) : html;
      })
      .join('');

  const rowsIn = (element: Element): { row: Element; isHeader: boolean }[] =>
    childrenOf(element).flatMap((child) => {
      if (child.tagName === 'table:table-row') return [{ row: child, isHeader: false }];
      if (child.tagName === 'table:table-header-rows')
        return rowsIn(child).map(({ row }) => ({ row, isHeader: true }));
      return /^table:table-(?:rows|row-group)$/.test(child.tagName) ? rowsIn(child) : [];
    });

  const table = (element: Element): string => {
    const rows = rowsIn(element);
    const cellsOf = (row: Element) =>
      childrenOf(row).filter(({ tagName }) => /^table:(?:covered-)?table-cell$/.test(tagName));
    const all = rows.flatMap(({ row }) => cellsOf(row));
    const holdsTable = (cell: Element) => firstOf(cell, ({ tagName }) => tagName === 'table:table') !== null;
    // A frame around text, or a table in another, places things on the page.
    if (all.length === 1 || all.some(holdsTable)) return all.map(blocks).join('');
    const cellHtml = (cell: Element): string => {
      const html = paragraphsIn(cell).map((one) =>
        pieces(one, false)
          .map((piece) => piece.html)
          .join(''),
      );
      return html.filter((words) => words.trim() !== '').join('<br>');
    };
    const isBold = (row: Element): boolean => {
      const words = cellsOf(row)
        .flatMap(paragraphsIn)
        .flatMap((one) => pieces(one, styles.lookOf(styleOf(one)).isBold));
      return words.length > 0 && words.every((piece) => piece.isBold);
    };
    // Notes were counted when the rows were looked at.
    const counted = notes.length;
    const first = rows[0];
    const isNamed = first !== undefined && rows.length > 1 && !first.isHeader && isBold(first.row);
    notes.length = counted;
    boxes = [];
    const html = rows.map(({ row, isHeader }, i) => {
      const isHead = isHeader || (i === 0 && isNamed);
      const name = isHead ? 'th' : 'td';
      const cells = cellsOf(row).flatMap((cell): string[] => {
        const times = countOf(cell, 'table:number-columns-repeated', MAX_REPEATED);
        const words = cell.tagName === 'table:table-cell' ? cellHtml(cell) : '';
        return Array.from({ length: times }, () => `<${name}>${words}</${name}>`);
      });
      const line = `<tr>${cells.join('')}</tr>`;
      return isHead ? `<thead>${line}</thead>` : line;
    });
    const after = boxes.join('');
    boxes = [];
    return `<table>${html.join('\n')}</table>\n${after}`;
  };

  const block = (element: Element): string => {
    switch (element.tagName) {
      case 'text:p':
      case 'text:h':
        return paragraph(element);
      case 'text:list':
        return list(element, 0, null);
      case 'table:table':
        return table(element);
      case 'draw:frame': {
        const html = drawn(element);
        const after = boxes.join('');
        boxes = [];
        return `${html}${after}`;
      }
      default:
        return UNSEEN.has(element.tagName) || isHidden(element) ? '' : blocks(element);
    }
  };

  const blocks = (element: Element): string => {
    const outer = boxes;
    boxes = [];
    const html = childrenOf(element).map(block).join('');
    boxes = outer;
    return html;
  };

  return { text: blocks(body), notes };
};
