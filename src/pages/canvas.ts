// What the blocks of a text are drawn with: the words of a range, the numbers and voices of paragraphs, what is shown of it and cited in it.

import { html } from 'hono/html';
import type { Localizer } from '../core/ports.ts';
import type { Range } from '../core/source.ts';
import type { Block } from '../knowledge/formats/format.ts';
import type { KeptPassage } from '../revisions/revisions.ts';
import type { Html } from '../web/html.ts';
import type { Layout } from './layout.ts';
import type { Links } from './links.ts';
import type { Source } from './source.ts';
import { createWords, firstEndingAfter, type WordRenderer } from './words.ts';

export interface DrawingParts {
  readonly source: Source;
  /** The passage that is asked for. */
  readonly cited: KeptPassage | null;
  /** No words but these are shown. Null: all are. */
  readonly visible: readonly Range[] | null;
  /** What the page is called: a heading at the beginning of the text that says the same is not said again. */
  readonly title: string | null;
  /** The language and direction of the text. */
  readonly attributes: Html;
  readonly words: Localizer;
  readonly links: Links;
  /** Whose words these passages are, where somebody has said so. */
  readonly voicesOf: (passages: readonly KeptPassage[]) => readonly Html[];
  /** How the passage that is asked for is cited: put right below it. */
  readonly citation: Html;
}

/** A number in the margin, and what its block has of it. */
interface Numbered {
  readonly anchor: Html;
  readonly link: Html;
  /** A class; empty if the block holds nothing of the passage that is asked for. */
  readonly isCited: string;
}

export interface Canvas {
  readonly parts: DrawingParts;
  readonly text: string;
  readonly layout: Layout;
  readonly words: WordRenderer;
  isVisible(range: Range): boolean;
  isBlank(from: number, to: number): boolean;
  /** The first passage that begins in a range. */
  passageFrom(range: Range): KeptPassage | null;
  /** What makes an element a passage, if it holds all of one and nothing besides. */
  passageAs(range: Range): Html;
  /** The citation of the passage that is asked for, once, if that is all in a range. */
  citationIn(range: Range, around?: (citation: Html) => Html): Generator<string>;
  /** Whose words the passages are that begin in a range. */
  voices(range: Range): readonly Html[];
  numberOf(block: Block, isInside?: boolean): Numbered;
}

export const createCanvas = (parts: DrawingParts, layout: Layout): Canvas => {
  const { source, cited, visible, voicesOf } = parts;
  const { text, passages } = source;
  const words = createWords({
    text,
    passages,
    links: layout.links,
    cited,
    visible,
    imageLabel: parts.words.say('web-image'),
  });
  let isCitationDrawn = cited === null;

  const isVisible = ([start, end]: Range): boolean =>
    visible === null || visible.some(([from, to]) => from < end && to > start);
  const isBlank = (from: number, to: number): boolean => text.slice(from, to).trim() === '';
  const passageFrom = ([start, end]: Range): KeptPassage | null => {
    let i = firstEndingAfter(passages, (passage) => passage.end, start);
    while ((passages[i]?.start ?? end) < start) i++;
    const found = passages[i];
    return found !== undefined && found.start < end ? found : null;
  };
  const passageAs = ([start, end]: Range): Html => {
    const passage = passageFrom([start, end]);
    if (passage?.start !== start || passage.end !== end || !words.claim(passage)) return html``;
    return html` class="passage" id="${passage.citation}"`;
  };

  function* citationIn(
    [start, end]: Range,
    around: (citation: Html) => Html = (citation) => citation,
  ): Generator<string> {
    if (isCitationDrawn || cited === null || cited.start < start || cited.end > end) return;
    isCitationDrawn = true;
    yield String(around(parts.citation));
  }

  const voices = ([start, end]: Range): readonly Html[] => {
    const first = firstEndingAfter(passages, (passage) => passage.end, start);
    const own: KeptPassage[] = [];
    for (let i = first; (passages[i]?.start ?? end) < end; i++) {
      const passage = passages[i] as KeptPassage;
      if (cited !== null && cited.start <= passage.start && passage.end <= cited.end) return [];
      if (passage.start >= start) own.push(passage);
    }
    return voicesOf(own);
  };

  const numberOf = ({ range }: Block, isInside = false): Numbered => {
    const number = isInside ? undefined : layout.numbers.get(range[0]);
    if (number === undefined) return { anchor: html``, link: html``, isCited: '' };
    const first = passageFrom(range);
    const href = first === null ? `#p${number}` : parts.links.passage(source.path, first.citation);
    const label = parts.words.say('paragraph', { number });
    const isCited = cited !== null && cited.start < range[1] && cited.end > range[0] ? ' cited' : '';
    return {
      anchor: html` id="p${number}"`,
      link: html`<a class="number" href="${href}" aria-label="${label}" dir="${parts.words.direction}">${number}</a>`,
      isCited,
    };
  };

  return {
    parts,
    text,
    layout,
    words,
    isVisible,
    isBlank,
    passageFrom,
    passageAs,
    citationIn,
    voices,
    numberOf,
  };
};
