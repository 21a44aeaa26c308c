// HTML: the text of a page as a browser shows it, in blocks, without what belongs to the site around it.

import { wellFormed } from '../../core/well-formed.ts';
import { createDocumentBuilder, type DocumentBuilder, type OpenBlock } from './document-builder.ts';
import { LEAD_LEVEL, type Reader } from './format.ts';
import { type Content, contentOf, isEndnotes, isLeftOut, isMachinery, lettersIn } from './html/content.ts';
import {
  attributeOf,
  type Element,
  elementsIn,
  firstOf,
  isElement,
  lineOf,
  type Node,
  textIn,
  treeOf,
  wordsOf,
} from './html/dom.ts';
import { type Inline, inlineIn } from './html/inline.ts';
import { markersOf } from './html/markers.ts';
import { isLayout, rowsOf } from './html/tables.ts';
import { toldIn } from './html/told.ts';

/** A line in bold letters that leads in like a heading is no longer. */
const LEAD_CHARS = 160;
const BETWEEN_CELLS = '\t';
/** A link whose words are few says where it leads, and no more. */
const BARE_WORDS = 5;

const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir']);

/** Elements that are no part of a sentence. */
const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5
  h6 header hgroup hr html legend li main menu ol p pre section search summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
);

/**
 * Items keep their numbers or bullets, cells are parted by a tab, struck-out words keep a `~~`, and images give the words that are said in
 * their place, as in Markdown.
 */
export const readHtml: Reader = (source) => {
  const draft = createDocumentBuilder();
  const { root, base } = treeOf(source);
  const content = contentOf(root);
  writePage(draft, root, content, base);
  return { ...draft.done('html/1'), told: toldIn(root, content.element) };
};

const writePage = (draft: DocumentBuilder, root: Element, content: Content, base: string | null): void => {
  const omitted = new Set<number>();
  let line = 1;
  let paragraph: OpenBlock | null = null;
  let inline: Inline | null = null;
  /** Whether all words go into the inline that is open, whatever elements they are in. */
  let isOneLine = false;
  /** Lists and definitions that are open: what is in them is lines. */
  let lines = 0;
  let words = { outside: false, inLinks: '', links: 0 };
  let inLink = 0;
  /** Whether what is open holds nothing but headings: they are all that it says, and head nothing. */
  let isTextless = false;

  const isUnread = (element: Element): boolean => isLeftOut(element, content);
  const seenLetters = (element: Element): number => lettersIn(element, (one) => !isUnread(one));

  const omit = (element: Element) => {
    if (isMachinery(element) || element.tagName === 'input') return;
    const isEmbedded = /^(?:iframe|object|embed|audio|video|canvas|frame)$/.test(element.tagName);
    const at = lineOf(element);
    if (at !== null && (isEmbedded || lettersIn(element) > 0)) omitted.add(at);
  };

  const part = () => draft.part(lines > 0 ? '\n' : '\n\n');

  const endParagraph = () => {
    if (isOneLine) return;
    inline?.end();
    inline = null;
    if (paragraph === null) return;
    const { outside, inLinks, links } = words;
    const count = inLinks.trim().split(/\s+/).length;
    const leads = !outside && (links > 1 || (links === 1 && count <= BARE_WORDS));
    if (leads) draft.mark(paragraph, { isBare: true });
    draft.close(paragraph);
    paragraph = null;
  };

  const inWords = (): Inline => {
    if (inline !== null && !isOneLine && inline.breaks > 1) endParagraph();
    if (inline !== null) return inline;
    part();
    words = { outside: false, inLinks: '', links: 0 };
    paragraph = draft.open('paragraph', { line });
    inline = inlineIn(draft, false);
    return inline;
  };

  const say = (said: string, write: (inline: Inline) => void) => {
    if (inline === null && /^[ \t\r\n\f]*$/.test(said)) return;
    const to = /^[ \t\r\n\f]*$/.test(said) && inline !== null ? inline : inWords();
    write(to);
    if (inLink > 0) words.inLinks += said;
    else if (/[\p{L}\p{N}]/u.test(said.replace(/(?:https?:\/\/|www\.)\S+/g, ''))) words.outside = true;
    else if (/\/\/|www\./.test(said)) words.links += 1;
  };

  /** Words on one line, whatever elements they are in, in the block that is open. */
  const onOneLine = (write: () => void) => {
    endParagraph();
    inline = inlineIn(draft, true);
    isOneLine = true;
    write();
    inline.end();
    isOneLine = false;
    inline = null;
  };

  const heading = (level: number, write: () => void) => {
    endParagraph();
    part();
    const block = isTextless ? draft.open('paragraph', { line }) : draft.open('heading', { line, level });
    onOneLine(write);
    draft.close(block);
  };

  const addressOf = (address: string | null): string => {
    const url = (address ?? '').trim();
    if (/^(?:javascript|data|blob|vbscript):/i.test(url)) return '';
    return base !== null && /^https?:/.test(base) && URL.canParse(url, base) ? new URL(url, base).href : url;
  };

  const children = (element: Element) => {
    for (const child of element.childNodes) node(child);
  };

  const inBlock = (block: OpenBlock, write: () => void) => {
    write();
    endParagraph();
    draft.close(block);
  };

  const within = (kind: 'quotation' | 'admonition', element: Element, write: () => void) => {
    const before = isTextless;
    isTextless = before || !hasText(element, isUnread);
    inBlock(draft.open(kind, { line }), write);
    isTextless = before;
  };

  const phrase = (element: Element) => {
    switch (element.tagName) {
      case 'br':
        inline?.lineBreak();
        return;
      case 'wbr':
      case 'rp':
        return;
      case 'img': {
        const alternative = (attributeOf(element, 'alt') ?? '').replace(/\s+/g, ' ').trim();
        if (alternative === '') return;
        const to = inWords();
        const link = draft.link(addressOf(attributeOf(element, 'src')), { isImage: true });
        to.words(`[${alternative}]`);
        link.end();
        return;
      }
      case 'input': {
        const mark = attributeOf(element, 'checked') === null ? '[ ]' : '[x]';
        say(mark, (to) => to.exactly(mark));
        return;
      }
      case 'sup':
      case 'sub': {
        if (isNoteMark(element)) return;
        // What has no words yet begins with them: a mark before nothing belongs to what follows.
        const end = inWords().script(element.tagName);
        children(element);
        end();
        return;
      }
      case 's':
      case 'del':
      case 'strike':
        if (textIn(element).trim() === '') return;
        say('~~', (to) => to.words('~~'));
        children(element);
        say('~~', (to) => to.words('~~'));
        return;
      case 'q':
        say('“', (to) => to.words('“'));
        children(element);
        say('”', (to) => to.words('”'));
        return;
      case 'rt':
        say('(', (to) => to.words('('));
        children(element);
        say(')', (to) => to.words(')'));
        return;
      case 'math': {
        const tex = firstOf(
          element,
          (one) => one.tagName === 'annotation' && /tex/i.test(attributeOf(one, 'encoding') ?? ''),
        );
        const said = (tex === null ? attributeOf(element, 'alttext') : textIn(tex)) ?? textIn(element);
        say(said, (to) => to.words(said));
        return;
      }
      case 'a': {
        if (isBackLink(element)) return;
        const url = addressOf(attributeOf(element, 'href'));
        const link = draft.link(url);
        if (url !== '') {
          inLink += 1;
          words.links += 1;
        }
        const before = paragraph;
        children(element);
        if (url !== '') {
          inLink -= 1;
          // A link that begins a paragraph is counted in it.
          if (paragraph !== before && paragraph !== null) words.links = Math.max(words.links, 1);
        }
        link.end();
        return;
      }
      default:
        children(element);
    }
  };

  const list = (element: Element) => {
    endParagraph();
    part();
    const isOrdered = element.tagName === 'ol';
    const block = draft.open('list', isOrdered ? { line, isOrdered } : { line });
    lines += 1;
    inBlock(block, () => {
      const markers = markersOf(element);
      for (const child of element.childNodes) {
        if (!isElement(child) || child.tagName !== 'li') {
          node(child);
          continue;
        }
        const marker = markers(child);
        if (isUnread(child)) {
          omit(child);
          continue;
        }
        endParagraph();
        draft.part('\n');
        line = lineOf(child) ?? line;
        const item = draft.open('item', { line });
        const isTask = [...elementsIn(child, (one) => !LISTS.has(one.tagName))].some(
          ({ tagName }) => tagName === 'input',
        );
        if (marker !== '' && !isTask) draft.lead(`${marker} `);
        inBlock(item, () => children(child));
      }
    });
    lines -= 1;
  };

  const notes = (element: Element) => {
    endParagraph();
    for (const child of element.childNodes) {
      if (!isElement(child)) node(child);
      else if (child.tagName === 'li') {
        line = lineOf(child) ?? line;
        inBlock(draft.open('footnote', { line }), () => children(child));
      } else if (child.tagName === 'ol' || child.tagName === 'ul' || child.tagName === 'div') notes(child);
      else node(child);
    }
  };

  const definitions = (element: Element) => {
    endParagraph();
    let all: OpenBlock | null = null;
    let definition: OpenBlock | null = null;
    let hasWords = false;
    const end = () => {
      endParagraph();
      if (definition !== null) draft.close(definition);
      definition = null;
    };
    /** Words that are no term and explain none are beside the list, as a browser shows them. */
    const beside = (write: () => void) => {
      end();
      if (all !== null) draft.close(all);
      all = null;
      write();
      endParagraph();
    };
    const within = (parent: Element) => {
      for (const child of parent.childNodes) {
        if (!isElement(child)) {
          if ((wordsOf(child) ?? '').trim() !== '') beside(() => node(child));
        } else if (isUnread(child)) omit(child);
        else if (child.tagName === 'dt') {
          if (hasWords) end();
          hasWords = false;
          line = lineOf(child) ?? line;
          if (definition === null) {
            draft.part('\n\n');
            all ??= draft.open('definitions', { line });
            definition = draft.open('definition', { line });
          } else draft.part('\n');
          onOneLine(() => children(child));
        } else if (child.tagName === 'dd' && definition === null) beside(() => children(child));
        else if (child.tagName === 'dd') {
          hasWords = true;
          lines += 1;
          draft.part('\n');
          children(child);
          endParagraph();
          lines -= 1;
        } else if (child.tagName === 'div') within(child);
        else beside(() => node(child));
      }
    };
    within(element);
    beside(() => {});
  };

  const table = (element: Element) => {
    endParagraph();
    const caption = element.childNodes.find((child) => isElement(child) && child.tagName === 'caption');
    if (caption !== undefined) heading(LEAD_LEVEL, () => children(caption as Element));
    part();
    const block = draft.open('table', { line });
    for (const { element: own, cells, isHeader } of rowsOf(element)) {
      draft.part('\n');
      line = lineOf(own) ?? line;
      const row = draft.open('row', isHeader ? { line, isHeader } : { line });
      let emptyCells = 0;
      for (const [i, cell] of cells.entries()) {
        if (i > 0) draft.write(BETWEEN_CELLS);
        const isEmpty =
          cell === null ||
          (seenLetters(cell) === 0 && textIn(cell, (one) => !isUnread(one)).trim() === '' && !hasImage(cell));
        if (isEmpty && emptyCells === i) emptyCells += 1;
        if (!isEmpty) onOneLine(() => children(cell));
      }
      if (emptyCells > 0) draft.mark(row, { emptyCells });
      draft.close(row);
    }
    draft.close(block);
  };

  const details = (element: Element) => {
    endParagraph();
    const summary = element.childNodes.find((child) => isElement(child) && child.tagName === 'summary') as
      | Element
      | undefined;
    within('admonition', element, () => {
      const isAll = summary !== undefined && seenLetters(element) === seenLetters(summary);
      if (summary !== undefined && !isAll) heading(LEAD_LEVEL, () => children(summary));
      for (const child of element.childNodes) if (isAll || child !== summary) node(child);
    });
  };

  const block = (element: Element) => {
    const { tagName } = element;
    if (isOneLine) {
      inline?.space();
      children(element);
      inline?.space();
      return;
    }
    const level = levelOf(element);
    if (level !== null) return heading(level, () => children(element));
    endParagraph();
    if (isEndnotes(element)) return notes(element);
    switch (tagName) {
      case 'hr':
        return draft.rule();
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dir':
        return list(element);
      case 'dl':
        return definitions(element);
      case 'blockquote':
        return within('quotation', element, () => children(element));
      case 'aside':
        return within('admonition', element, () => children(element));
      case 'details':
        return details(element);
      case 'pre': {
        part();
        const code = draft.open('code', { line });
        draft.write(wellFormedCode(element));
        return draft.close(code);
      }
      case 'table':
        if (isLayout(element)) break;
        return table(element);
    }
    if (lines === 0 && isLead(element)) return heading(LEAD_LEVEL, () => children(element));
    children(element);
    endParagraph();
  };

  const node = (child: Node) => {
    const page = isElement(child) ? pageBeginningAt(child) : null;
    if (page !== null) return draft.page(page);
    if (!isElement(child)) {
      const said = wordsOf(child);
      if (said === null) return;
      if (inline === null && said.trim() !== '') {
        const [lead = ''] = /^\s*/.exec(said) ?? [];
        line = (lineOf(child) ?? line) + lead.split('\n').length - 1;
      }
      say(said, (to) => to.words(said));
      return;
    }
    if (isUnread(child)) return omit(child);
    if (BLOCKS.has(child.tagName)) {
      line = lineOf(child) ?? line;
      block(child);
    } else phrase(child);
  };

  /** What stands around the content. */
  const around = (element: Element) => {
    for (const child of element.childNodes) {
      if (!isElement(child) || child === content.element) continue;
      if (firstOf(child, (one) => one === content.element) !== null) around(child);
      else omit(child);
    }
  };
  around(root);
  children(content.element);
  endParagraph();
  for (const at of [...omitted].sort((a, b) => a - b)) draft.omit(at);
};

const wellFormedCode = (element: Element): string =>
  wellFormed(textIn(element, (one) => !isMachinery(one)).replace(/\r\n?/g, '\n')).trimEnd();

const hasImage = (element: Element): boolean =>
  firstOf(element, (one) => one.tagName === 'img' && (attributeOf(one, 'alt') ?? '').trim() !== '') !== null;

const levelOf = (element: Element): number | null => {
  const [, level] = /^h([1-6])$/.exec(element.tagName) ?? [];
  if (level !== undefined) return Number(level);
  if (attributeOf(element, 'role') !== 'heading') return null;
  return Math.min(6, Math.max(1, Number(attributeOf(element, 'aria-level')) || 2));
};

/** Whether an element has words that no heading holds. */
const hasText = (element: Element, isUnread: (one: Element) => boolean = isMachinery): boolean =>
  lettersIn(
    element,
    (one) =>
      !isUnread(one) && levelOf(one) === null && one.tagName !== 'summary' && one.tagName !== 'caption',
  ) > 0;

/** A mark that leads to a note of the same page: as in Markdown, it is no word of the sentence. */
const isNoteMark = (element: Element): boolean => {
  const link = firstOf(element, ({ tagName }) => tagName === 'a') ?? parentOf(element);
  if (link?.tagName !== 'a' || !(attributeOf(link, 'href') ?? '').includes('#')) return false;
  return /^\[?(?:\d{1,4}|[a-z*†‡]|note \d+)\]?$/i.test(textIn(element).trim());
};

/** The number of the page of a printed edition that begins here. */
const pageBeginningAt = (element: Element): number | null => {
  const isBreak =
    /(?:^|\s)doc-pagebreak(?:\s|$)/.test(attributeOf(element, 'role') ?? '') ||
    /(?:^|\s)pagebreak(?:\s|$)/.test(attributeOf(element, 'epub:type') ?? '');
  if (!isBreak) return null;
  const said = attributeOf(element, 'aria-label') ?? attributeOf(element, 'title') ?? textIn(element);
  return /^\D{0,8}\s?\d{1,5}\D?$/.test(said.trim()) ? Number(/\d+/.exec(said)?.[0]) : null;
};

const parentOf = ({ parentNode }: Element): Element | null =>
  parentNode !== null && 'tagName' in parentNode ? parentNode : null;

/** Leads back from a note, or to the heading that it is in. */
const isBackLink = (element: Element): boolean =>
  /doc-backlink/.test(attributeOf(element, 'role') ?? '') ||
  (/^[\s¶#§↑↩^]*$/u.test(textIn(element).replace(/\p{M}|🔗/gu, '')) &&
    (attributeOf(element, 'href') ?? '').includes('#') &&
    !hasImage(element));

/** A paragraph in bold letters, and nothing else, that something follows: a question, or the name of a section. */
const isLead = (element: Element): boolean => {
  if (element.tagName !== 'p' && element.tagName !== 'div') return false;
  const [only, ...more] = element.childNodes.filter((child) => (wordsOf(child) ?? 'x').trim() !== '');
  if (only === undefined || more.length > 0 || !isElement(only) || !/^(?:b|strong)$/.test(only.tagName))
    return false;
  const words = textIn(only).trim();
  if (words === '' || words.length > LEAD_CHARS || /[.!。]["'”’)]*$/u.test(words)) return false;
  if (firstOf(only, ({ tagName }) => BLOCKS.has(tagName) || tagName === 'br') !== null) return false;
  const siblings = parentOf(element)?.childNodes ?? [];
  const next = siblings.slice(siblings.indexOf(element) + 1).find((child) => isElement(child)) as
    | Element
    | undefined;
  return next !== undefined && BLOCKS.has(next.tagName) && levelOf(next) === null && hasText(next);
};
