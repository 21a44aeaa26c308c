// The tree of an HTML page, as a browser makes it of whatever is in the file.

import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { wellFormed } from '../../../core/well-formed.ts';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Browsers nest no deeper either. */
const MAX_DEPTH = 500;

/** Throws a RangeError where elements are nested too deeply: the time to read them would grow with the square of their depth. */
export const treeOf = (source: string): { readonly root: Element; readonly base: string | null } => {
  const depths = new WeakMap<object, number>();
  const place = (parent: Parent, node: Node) => {
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > MAX_DEPTH) throw new RangeError('nested too deeply');
    depths.set(node, depth);
  };
  const document = parse(source, {
    sourceCodeLocationInfo: true,
    treeAdapter: {
      ...defaultTreeAdapter,
      appendChild(parent, node) {
        place(parent, node);
        defaultTreeAdapter.appendChild(parent, node);
      },
      insertBefore(parent, node, before) {
        place(parent, node);
        defaultTreeAdapter.insertBefore(parent, node, before);
      },
    },
  });
  const root = document.childNodes.find(isElement) as Element;
  const base = firstOf(root, ({ tagName }) => tagName === 'base');
  return { root, base: base === null ? null : attributeOf(base, 'href') };
};

export const isElement = (node: Node): node is Element => 'tagName' in node;

/** The words of a text; null for what is none. */
export const wordsOf = (node: Node): string | null =>
  node.nodeName === '#text' ? (node as DefaultTreeAdapterTypes.TextNode).value : null;

export const attributeOf = ({ attrs }: Element, name: string): string | null => {
  const value = attrs.find((attribute) => attribute.name === name)?.value;
  return value === undefined ? null : wellFormed(value);
};

export const lineOf = (node: Node): number | null => node.sourceCodeLocation?.startLine ?? null;

/** Every element below this one and itself, in order; those that `enters` refuses are left out with all that is in them. */
export function* elementsIn(
  element: Element,
  enters: (element: Element) => boolean = () => true,
  depth = 0,
): Generator<Element> {
  // Elements that were moved may lie deeper than where they were put first.
  if (depth > 2 * MAX_DEPTH) throw new RangeError('nested too deeply');
  if (!enters(element)) return;
  yield element;
  for (const child of element.childNodes) if (isElement(child)) yield* elementsIn(child, enters, depth + 1);
}

export const firstOf = (element: Element, is: (element: Element) => boolean): Element | null => {
  for (const one of elementsIn(element)) if (is(one)) return one;
  return null;
};

/** All text below an element, those that `enters` refuses left out. */
export const textIn = (element: Element, enters: (element: Element) => boolean = () => true): string => {
  const parts: string[] = [];
  const collect = (one: Element, depth: number) => {
    if (depth > 2 * MAX_DEPTH) throw new RangeError('nested too deeply');
    if (!enters(one)) return;
    for (const child of one.childNodes) {
      if (isElement(child)) {
        if (child.tagName === 'br') parts.push('\n');
        collect(child, depth + 1);
      } else parts.push(wordsOf(child) ?? '');
    }
  };
  collect(element, 0);
  return parts.join('');
};
