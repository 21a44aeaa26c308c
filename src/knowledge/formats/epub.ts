// EPUB books, as one page of HTML, which the reader of pages reads: their chapters, in the order of the book.

import { serialize } from 'parse5';
import { FaultyFileError } from '../fault.ts';
import type { Reader } from './format.ts';
import { attributeOf, type Element, elementsIn, firstOf, textIn, treeOf } from './html/dom.ts';
import { escaped } from './html/escaped.ts';
import { readHtml } from './html.ts';
import { headWith } from './properties.ts';
import { xmlOf } from './xml.ts';
import { damaged, openArchive } from './zip.ts';

/** Ways in which fonts, and nothing else, are made unreadable for other programs. */
const FONTS_ONLY = /^https?:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/;

export const readEpub: Reader = (page) => {
  // Lines are those of the page that was made of it, and not of the file.
  const { omitted, ...read } = readHtml(page);
  return { ...read, reader: 'epub/1', omitted: omitted.length > 0 ? [1] : [] };
};

/** The file's bytes as a page of HTML in UTF-8. Throws a FaultyFileError. */
export const epubAsHtml = (file: string, bytes: Uint8Array): Uint8Array => {
  const archive = openArchive(file, bytes);
  const rootOf = (name: string): Element | null => {
    const xml = archive.bytesOf(name);
    return xml === null ? null : xmlOf(file, withoutMeta(xml));
  };
  const fault = (problem: string, remedy: string) =>
    new FaultyFileError([{ file, line: null, problem, remedy, level: 'error' }]);
  const encryption = rootOf('META-INF/encryption.xml');
  const ways = encryption === null ? [] : named(encryption, 'encryptionmethod');
  if (ways.some((way) => !FONTS_ONLY.test(attributeOf(way, 'algorithm') ?? '')))
    throw fault('is protected against copying (DRM).', 'Get a copy without protection.');
  const container = rootOf('META-INF/container.xml');
  const [rootFile] = container === null ? [] : named(container, 'rootfile');
  const path = rootFile === undefined ? null : attributeOf(rootFile, 'full-path');
  if (path === null) throw fault('is not an EPUB book.', 'Save it as an EPUB book (.epub).');
  const book = rootOf(path);
  if (book === null) throw damaged(file);

  const items = new Map(named(book, 'item').map((item) => [attributeOf(item, 'id') ?? '', item]));
  const chapters = named(book, 'itemref').flatMap((reference): string[] => {
    const item = items.get(attributeOf(reference, 'idref') ?? '');
    // Without one of its chapters, a book would say something else.
    if (item === undefined) throw damaged(file);
    const isText = /^(?:application\/xhtml\+xml|text\/html)$/i.test(attributeOf(item, 'media-type') ?? '');
    const isContents = /(?:^|\s)nav(?:\s|$)/.test(attributeOf(item, 'properties') ?? '');
    if (!isText || isContents) return [];
    const chapter = archive.bytesOf(resolved(path, attributeOf(item, 'href') ?? ''));
    if (chapter === null) throw damaged(file);
    return [chapterOf(file, chapter)];
  });
  const said = (name: string): string => textOf(named(book, name)[0]);
  const language = said('language');
  const authors = named(book, 'creator')
    .map(textOf)
    .filter((name) => name !== '');
  const isLanguage = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language);
  const page = `<!DOCTYPE html><html${isLanguage ? ` lang="${escaped(language)}"` : ''}><head>${headWith(said('title'), authors.join(', '))}</head><body><main>\n${chapters.join('\n')}</main></body></html>`;
  return Buffer.from(page);
};

const textOf = (element: Element | undefined): string =>
  element === undefined ? '' : textIn(element).replace(/\s+/g, ' ').trim();

/** Elements by their names, whatever prefix the file gives them. */
const named = (root: Element, name: string): Element[] =>
  [...elementsIn(root)].filter(({ tagName }) => tagName.slice(tagName.indexOf(':') + 1) === name);

/** The parser of pages takes this element for one of a page, whose rules are others. */
const withoutMeta = (xml: Uint8Array): Uint8Array =>
  Buffer.from(
    Buffer.from(xml)
      .toString('latin1')
      .replace(/<(\/?)meta\b/g, '<$1book-meta'),
    'latin1',
  );

/** The name of a file that is given by an address from another. */
const resolved = (from: string, href: string): string => {
  const base = new URL(from.split('/').map(encodeURIComponent).join('/'), 'file:///');
  if (!URL.canParse(href, base.href)) return href;
  const path = new URL(href, base.href).pathname.slice(1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** In XML, any element may be closed where it begins; on a page, it would go on to the end of what is around it. */
const closed = (xhtml: string): string =>
  xhtml.replace(
    /<(?!(?:br|hr|img|input|wbr|col|meta|link|area|base|source|track)\b)([a-z][\w:-]*)((?:\s[^<>]*)?)\/>/gi,
    '<$1$2></$1>',
  );

const chapterOf = (file: string, bytes: Uint8Array): string => {
  const decode = () => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw damaged(file);
    }
  };
  const { root } = treeOf(closed(decode().replace(/^\s*<\?xml[^>]*>/, '')));
  const body = firstOf(root, ({ tagName }) => tagName === 'body') ?? root;
  for (const element of elementsIn(body)) {
    const notes = /(?:^|\s)(?:footnotes|endnotes|rearnotes)(?:\s|$)/.test(
      attributeOf(element, 'epub:type') ?? '',
    );
    if (notes && attributeOf(element, 'role') === null)
      element.attrs.push({ name: 'role', value: 'doc-endnotes' });
    // Other files of the book are no documents of the library.
    // A mark that leads to a note is no word of the sentence.
    if (
      /(?:^|\s)(?:doc-)?noteref(?:\s|$)/.test(
        `${attributeOf(element, 'epub:type') ?? ''} ${attributeOf(element, 'role') ?? ''}`,
      )
    )
      element.childNodes = [];
    for (const attribute of element.attrs)
      if (attribute.name === 'href' && !/^(?:https?:|mailto:)/i.test(attribute.value))
        attribute.value = attribute.value.includes('#')
          ? attribute.value.slice(attribute.value.indexOf('#'))
          : '';
  }
  return `<div>${serialize(body)}</div>`;
};
