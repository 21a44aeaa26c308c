// What the paragraphs of a Word document are, by their styles: headings, and items of lists.

import { attributeOf, type Element, elementsIn } from '../html/dom.ts';
import { childOf, valOf } from '../xml.ts';

/** Styles that are based on each other. */
const MAX_BASES = 20;
const MAX_LEVEL = 6;

export interface ParagraphStyle {
  /** The level of a heading. */
  readonly heading: number | null;
  readonly list: { readonly id: string; readonly level: number } | null;
}

export interface Styles {
  of(paragraph: Element): ParagraphStyle;
}

interface Style {
  readonly name: string;
  readonly base: string | null;
  readonly properties: Element | null;
}

export const stylesIn = (root: Element | null): Styles => {
  const styles = new Map<string, Style>();
  for (const element of root === null ? [] : elementsIn(root)) {
    if (element.tagName !== 'w:style') continue;
    styles.set(attributeOf(element, 'w:styleid') ?? '', {
      name: (valOf(childOf(element, 'w:name')) ?? '').toLowerCase(),
      base: valOf(childOf(element, 'w:basedon')),
      properties: childOf(element, 'w:ppr'),
    });
  }
  return {
    of(paragraph) {
      const own = childOf(paragraph, 'w:ppr');
      /** Its own properties, and those of its style and of what that is based on. */
      const all: { name: string; properties: Element | null }[] = [{ name: '', properties: own }];
      let at = own === null ? null : valOf(childOf(own, 'w:pstyle'));
      for (let n = 0; at !== null && n < MAX_BASES; n++) {
        const style = styles.get(at);
        // Programs that write no styles name headings as Word does.
        all.push(
          style ?? { name: at.toLowerCase().replace(/^heading(\d)$/, 'heading $1'), properties: null },
        );
        at = style?.base ?? null;
      }
      let heading: number | null = null;
      let id: string | null = null;
      let level: string | null = null;
      for (const { name, properties } of all) {
        const outline = properties === null ? null : valOf(childOf(properties, 'w:outlinelvl'));
        const [, named] = /^heading ([1-9])$/.exec(name) ?? [];
        const found =
          name === 'title'
            ? 1
            : named !== undefined
              ? Number(named)
              : outline !== null
                ? Number(outline) + 1
                : null;
        // The tenth level is that of text.
        if (heading === null && found !== null) heading = found;
        const numbers = properties === null ? null : childOf(properties, 'w:numpr');
        if (numbers === null) continue;
        id ??= valOf(childOf(numbers, 'w:numid'));
        level ??= valOf(childOf(numbers, 'w:ilvl'));
      }
      const depth = Number(level ?? 0);
      return {
        heading: heading !== null && heading >= 1 && heading <= 9 ? Math.min(heading, MAX_LEVEL) : null,
        list:
          id === null || id === '0'
            ? null
            : { id, level: Number.isInteger(depth) ? Math.min(8, Math.max(0, depth)) : 0 },
      };
    },
  };
};
