// The XML that documents of office programs are made of. Names of elements and attributes come in small letters.

import { attributeOf, type Element, isElement, treeOf } from './html/dom.ts';
import { damaged } from './zip.ts';

/**
 * The tree of a part. The parser of pages reads what is in a drawing by the rules of XML, and knows no entities of a document's own, which
 * could grow without bounds.
 */
export const xmlOf = (file: string, bytes: Uint8Array): Element => {
  const decode = () => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw damaged(file);
    }
  };
  return treeOf(`<svg>${decode().replace(/^\s*<\?xml[^>]*>/, '')}</svg>`).root;
};

export const childrenOf = (element: Element, name?: string): Element[] =>
  element.childNodes.filter(
    (child): child is Element => isElement(child) && (name === undefined || child.tagName === name),
  );

export const childOf = (element: Element, name: string): Element | null =>
  childrenOf(element, name)[0] ?? null;

export const valOf = (element: Element | null): string | null =>
  element === null ? null : attributeOf(element, 'w:val');
