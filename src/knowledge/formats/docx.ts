// Documents of Word, as a page of HTML, which the reader of pages reads: its words, in the order in which Word shows them.

import { FaultyFileError } from '../fault.ts';
import { type Numbering, numberingIn } from './docx/numbering.ts';
import { type Styles, stylesIn } from './docx/styles.ts';
import type { Reader } from './format.ts';
import { attributeOf, type Element, elementsIn, firstOf, isElement, textIn } from './html/dom.ts';
import { escaped } from './html/escaped.ts';
import { readHtml } from './html.ts';
import { headWith } from './properties.ts';
import { childOf, childrenOf, valOf, xmlOf } from './xml.ts';
import { damaged, openArchive } from './zip.ts';

/** With it begin the files of programs before 2007, and those that a password protects. */
const OLD = [0xd0, 0xcf, 0x11, 0xe0];

export const readDocx: Reader = (page) => {
  // Lines are those of the page that was made of it, and not of the file.
  const { omitted, ...read } = readHtml(page);
  return { ...read, reader: 'docx/1', omitted: omitted.length > 0 ? [1] : [] };
};

/** The file's bytes as a page of HTML in UTF-8. Throws a FaultyFileError. */
export const docxAsHtml = (file: string, bytes: Uint8Array): Uint8Array => {
  if (OLD.every((byte, i) => bytes[i] === byte))
    throw new FaultyFileError([
      {
        file,
        line: null,
        problem: 'is protected by a password, or is in the format of Word before 2007.',
        remedy: 'Save it as a Word document (.docx) without a password.',
        level: 'error',
      },
    ]);
  const archive = openArchive(file, bytes);
  const rootOf = (name: string): Element | null => {
    const xml = archive.bytesOf(name);
    return xml === null ? null : xmlOf(file, xml);
  };
  const relationsOf = (name: string) => `${folderOf(name)}_rels/${name.slice(folderOf(name).length)}.rels`;
  const partOf = (relations: string, type: string): string | null => {
    const found = relationsIn(rootOf(relations)).find((relation) => relation.type.endsWith(`/${type}`));
    return found === undefined ? null : targetOf(relations, found.target);
  };
  const main = partOf('_rels/.rels', 'officeDocument') ?? 'word/document.xml';
  const document = rootOf(main);
  const body = document === null ? null : firstOf(document, ({ tagName }) => tagName === 'w:body');
  if (body === null)
    throw new FaultyFileError([
      {
        file,
        line: null,
        problem: 'is not a Word document.',
        remedy: 'Save it as a Word document (.docx).',
        level: 'error',
      },
    ]);
  const rootOfType = (type: string): Element | null => {
    const name = partOf(relationsOf(main), type);
    if (name === null) return null;
    const root = rootOf(name);
    // Without its numbers or styles, a text would say something else.
    if (root === null) throw damaged(file);
    return root;
  };
  const write = createWriter(stylesIn(rootOfType('styles')), numberingIn(rootOfType('numbering')), rootOf);
  const text = write(body, relationsOf(main));
  const notes = ['footnotes', 'endnotes'].map((kind) => {
    const name = partOf(relationsOf(main), kind);
    const root = rootOfType(kind);
    if (name === null || root === null) return '';
    const own = [...elementsIn(root)].filter(({ tagName }) => tagName === `w:${kind.slice(0, -1)}`);
    // Those that have a type are lines between notes and text.
    const said = own.filter((note) => /^(?:|normal)$/.test(attributeOf(note, 'w:type') ?? ''));
    return said.map((note) => `<li>${write(note, relationsOf(name))}</li>\n`).join('');
  });
  const page = `<!DOCTYPE html><html><head>${headOf(rootOf('docProps/core.xml'))}</head><body><main>\n${text}<section role="doc-endnotes"><ol>${notes.join('')}</ol></section></main></body></html>`;
  return Buffer.from(page);
};

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

/** The name of a part that is given from the folder above that of its relations. */
const targetOf = (relations: string, target: string): string =>
  target.startsWith('/') ? target.slice(1) : `${folderOf(relations).replace(/_rels\/$/, '')}${target}`;

const relationsIn = (root: Element | null) =>
  (root === null ? [] : [...elementsIn(root)])
    .filter(({ tagName }) => tagName === 'relationship')
    .map((element) => ({
      id: attributeOf(element, 'id') ?? '',
      type: attributeOf(element, 'type') ?? '',
      target: attributeOf(element, 'target') ?? '',
    }));

const headOf = (core: Element | null): string => {
  const said = (name: string): string => {
    const found = core === null ? undefined : [...elementsIn(core)].find(({ tagName }) => tagName === name);
    return found === undefined ? '' : textIn(found).trim();
  };
  return headWith(said('dc:title'), said('dc:creator'));
};

/** Elements whose content stands for them. */
const TRANSPARENT = new Set(
  'w:ins w:moveto w:sdt w:sdtcontent w:smarttag w:customxml w:fldsimple w:dir w:bdo mc:choice'.split(' '),
);
/** Text that its author took out, or that Word keeps for itself. */
const UNSEEN = new Set('w:del w:movefrom w:instrtext w:deltext w:ppr w:rpr w:sdtpr w:sdtendpr'.split(' '));

interface Piece {
  readonly html: string;
  readonly isBold: boolean;
}

interface OpenList {
  readonly level: number;
  readonly tag: string;
}

const isOn = (element: Element | null): boolean =>
  element !== null && !/^(?:0|false|off|none)$/.test(valOf(element) ?? '');

const createWriter = (
  styles: Styles,
  numbering: Numbering,
  rootOf: (name: string) => Element | null,
): ((container: Element, relations: string) => string) => {
  const addresses = new Map<string, ReadonlyMap<string, string>>();
  const addressesIn = (name: string) => {
    const known = addresses.get(name);
    if (known !== undefined) return known;
    const found = new Map(relationsIn(rootOf(name)).map(({ id, target }) => [id, target]));
    addresses.set(name, found);
    return found;
  };

  return (container, relations) => {
    /** Blocks of text boxes, which follow the paragraph that they are tied to. */
    let boxes: string[] = [];

    const run = (element: Element): Piece[] => {
      const properties = childOf(element, 'w:rpr');
      const has = (name: string) => properties !== null && isOn(childOf(properties, name));
      if (has('w:vanish')) return [];
      const position = properties === null ? null : valOf(childOf(properties, 'w:vertalign'));
      const html = element.childNodes
        .map((child): string => {
          if (!isElement(child)) return '';
          switch (child.tagName) {
            case 'w:t':
              return escaped(textIn(child));
            case 'w:tab':
              return ' ';
            case 'w:br':
              return /^(?:page|column)$/.test(attributeOf(child, 'w:type') ?? '') ? ' ' : '<br>';
            case 'w:cr':
              return '<br>';
            case 'w:nobreakhyphen':
              return '\u2011';
            case 'w:softhyphen':
              return '\u00ad';
            case 'w:drawing':
            case 'w:pict':
            case 'mc:alternatecontent':
            case 'w:object':
              return drawn(child);
            default:
              return '';
          }
        })
        .join('');
      if (html === '') return [];
      const raised = position === 'superscript' ? 'sup' : position === 'subscript' ? 'sub' : null;
      const placed = raised === null ? html : `<${raised}>${html}</${raised}>`;
      const isBold = has('w:b') || /^(?: |<br>)*$/.test(html);
      return [{ html: has('w:strike') || has('w:dstrike') ? `<del>${placed}</del>` : placed, isBold }];
    };

    const drawn = (element: Element): string => {
      const shown = [...elementsIn(element, ({ tagName }) => tagName !== 'mc:fallback')];
      for (const box of shown.filter(({ tagName }) => tagName === 'w:txbxcontent')) boxes.push(blocks(box));
      return shown
        .filter(({ tagName }) => tagName === 'wp:docpr')
        .map((picture) => (attributeOf(picture, 'descr') ?? '').trim())
        .map((words) => (words === '' ? '' : `<img alt="${escaped(words)}">`))
        .join('');
    };

    const pieces = (element: Element): Piece[] =>
      element.childNodes.flatMap((child): Piece[] => {
        if (!isElement(child) || UNSEEN.has(child.tagName)) return [];
        if (child.tagName === 'w:r') return run(child);
        if (child.tagName === 'mc:alternatecontent') return [{ html: drawn(child), isBold: false }];
        // A formula in words alone would say something else.
        if (/^m:omath/.test(child.tagName)) return [{ html: ' <object>x</object>', isBold: false }];
        if (child.tagName === 'w:hyperlink') {
          const inside = pieces(child);
          const url = addressesIn(relations).get(attributeOf(child, 'r:id') ?? '') ?? '';
          const html = inside.map((piece) => piece.html).join('');
          if (url === '' || html === '') return inside;
          return [
            { html: `<a href="${escaped(url)}">${html}</a>`, isBold: inside.every(({ isBold }) => isBold) },
          ];
        }
        return TRANSPARENT.has(child.tagName) ? pieces(child) : [];
      });

    const joined = (all: readonly Piece[]): string => {
      const html = all.map((piece) => piece.html).join('');
      return html !== '' && all.every(({ isBold }) => isBold) ? `<b>${html}</b>` : html;
    };

    const cellOf = (cell: Element, name: string): string => {
      const properties = childOf(cell, 'w:tcpr');
      const merged = properties === null ? null : childOf(properties, 'w:vmerge');
      const across = properties === null ? null : valOf(childOf(properties, 'w:gridspan'));
      const goesOn = merged !== null && valOf(merged) !== 'restart';
      const paragraphs = paragraphsIn(cell).map((paragraph) =>
        pieces(paragraph)
          .map(({ html }) => html)
          .join(''),
      );
      const span = across === null ? '' : ` colspan="${escaped(across)}"`;
      return `<${name}${span}>${goesOn ? '' : paragraphs.filter((html) => html !== '').join('<br>')}</${name}>`;
    };

    const table = (element: Element): string => {
      const rows = [...elementsIn(element, (one) => one === element || one.tagName !== 'w:tbl')].filter(
        ({ tagName }) => tagName === 'w:tr',
      );
      const cellsOf = (row: Element) =>
        [...elementsIn(row, (one) => one.tagName !== 'w:tbl')].filter(({ tagName }) => tagName === 'w:tc');
      const all = rows.flatMap(cellsOf);
      // A frame around text, or a table in another, places things on the page.
      if (all.length === 1 || all.some((cell) => childrenOf(cell, 'w:tbl').length > 0))
        return all.map(blocks).join('');
      const isName = (row: Element, i: number): boolean => {
        const properties = childOf(row, 'w:trpr');
        if (properties !== null && isOn(childOf(properties, 'w:tblheader'))) return true;
        const words = cellsOf(row).flatMap(paragraphsIn).flatMap(pieces);
        return i === 0 && rows.length > 1 && words.length > 0 && words.every(({ isBold }) => isBold);
      };
      return `<table>${rows
        .map((row, i) => {
          const names = isName(row, i);
          const cells = cellsOf(row).map((cell) => cellOf(cell, names ? 'th' : 'td'));
          return names ? `<thead><tr>${cells.join('')}</tr></thead>` : `<tr>${cells.join('')}</tr>`;
        })
        .join('\n')}</table>\n`;
    };

    const blocks = (element: Element): string => {
      const parts: string[] = [];
      const lists: OpenList[] = [];
      const closeTo = (level: number) => {
        while ((lists.at(-1)?.level ?? -1) > level) parts.push(`</li></${lists.pop()?.tag}>\n`);
      };
      const item = (html: string, level: number, marker: ReturnType<Numbering['markerOf']>) => {
        closeTo(level);
        const tag = marker.is === 'number' ? 'ol' : 'ul';
        const opening =
          marker.is === 'number'
            ? `<ol type="${marker.type}">`
            : marker.is === 'bullet'
              ? '<ul>'
              : '<ul style="list-style:none">';
        if (lists.at(-1)?.level === level && lists.at(-1)?.tag !== tag) closeTo(level - 1);
        if (lists.at(-1)?.level === level) parts.push('</li>');
        else {
          parts.push(opening);
          lists.push({ level, tag });
        }
        const value = marker.is === 'number' ? ` value="${marker.number}"` : '';
        parts.push(`<li${value}>${marker.is === 'words' ? `${escaped(marker.words)} ` : ''}${html}`);
      };
      const paragraph = (one: Element) => {
        const html = joined(pieces(one));
        const style = styles.of(one);
        const marker =
          html === '' || style.list === null ? null : numbering.markerOf(style.list.id, style.list.level);
        if (style.heading !== null) {
          closeTo(-1);
          const number = marker === null ? '' : `${escaped(numbering.wordsOf(marker))} `;
          parts.push(`<h${style.heading}>${number.trimStart()}${html}</h${style.heading}>\n`);
        } else if (marker !== null && style.list !== null) item(html, style.list.level, marker);
        else if (html !== '') {
          closeTo(-1);
          parts.push(`<p>${html}</p>\n`);
        }
        if (boxes.length === 0) return;
        closeTo(-1);
        parts.push(...boxes);
        boxes = [];
      };
      const walk = (parent: Element) => {
        for (const child of childrenOf(parent)) {
          if (child.tagName === 'w:p') paragraph(child);
          else if (child.tagName === 'w:tbl') {
            closeTo(-1);
            parts.push(table(child));
          } else if (TRANSPARENT.has(child.tagName)) walk(child);
        }
      };
      walk(element);
      closeTo(-1);
      return parts.join('');
    };

    return blocks(container);
  };
};

const paragraphsIn = (cell: Element): Element[] =>
  [...elementsIn(cell, ({ tagName }) => tagName !== 'w:tbl' && tagName !== 'w:txbxcontent')].filter(
    ({ tagName }) => tagName === 'w:p',
  );
