// Files of Word, from the XML of what is in them.

import { strToU8, zipSync } from 'fflate';

const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface DocxParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  /** Addresses of links by their ids. */
  readonly links?: Readonly<Record<string, string>>;
  readonly core?: string;
}

const relation = (id: string, type: string, target: string, mode = '') =>
  `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"${mode}/>`;

/** The files that Word puts into an archive. */
export const docxFiles = ({
  body,
  links = {},
  core = '',
  ...parts
}: DocxParts): Record<string, Uint8Array> => {
  const relations = (['styles', 'numbering', 'footnotes'] as const).flatMap((name) =>
    parts[name] === undefined ? [] : [relation(`r${name}`, name, `${name}.xml`)],
  );
  const addresses = Object.entries(links).map(([id, url]) =>
    relation(id, 'hyperlink', url.replaceAll('&', '&amp;'), ' TargetMode="External"'),
  );
  const all: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/document.xml': `<w:document ${NAMES}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships>${[...relations, ...addresses].join('')}</Relationships>`,
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">${core}</cp:coreProperties>`,
  };
  for (const name of ['styles', 'numbering', 'footnotes'] as const)
    if (parts[name] !== undefined) all[`word/${name}.xml`] = `<w:${name} ${NAMES}>${parts[name]}</w:${name}>`;
  return Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(XML + xml)]));
};

export const docxOf = (parts: DocxParts): Uint8Array => zipSync(docxFiles(parts));

/** A run of words with properties, such as `<w:b/>`. */
export const run = (words: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;

export const paragraph = (inside: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;

/** A paragraph of a list. */
export const item = (words: string, id: number, level = 0): string =>
  paragraph(run(words), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);

export const level = (at: number, format: string, text: string, start = 1): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

export const numbering = (lists: readonly string[], more = ''): string =>
  lists.map((levels, i) => `<w:abstractNum w:abstractNumId="${i}">${levels}</w:abstractNum>`).join('') +
  lists.map((_, i) => `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${i}"/></w:num>`).join('') +
  more;

export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr/>${rows.map((cells) => `<w:tr>${cells.map((cell) => (cell.startsWith('<w:tc>') ? cell : `<w:tc>${cell.startsWith('<w:p') ? cell : paragraph(run(cell))}</w:tc>`)).join('')}</w:tr>`).join('')}</w:tbl>`;
