// What of a page is its text, and what belongs to the site around it.

import { attributeOf, type Element, elementsIn, firstOf, textIn } from './dom.ts';

/** Nothing that a reader of the page sees as words. */
const MACHINERY = new Set(
  'script style template noscript head title link meta base param source track'.split(' '),
);
/** What cannot be read, or can be filled in rather than read. */
const UNREAD = new Set(
  'svg canvas iframe frame frameset noframes object embed applet audio video map datalist select textarea input button progress meter'.split(
    ' ',
  ),
);
/** Roles of parts of a site. */
const SITE_ROLES = new Set(
  'navigation search banner contentinfo dialog alertdialog menu menubar toolbar tablist'.split(' '),
);

/** Parts that sites and their tools name so: links to skip or edit a part, tables of contents, buttons to share. */
const SITE_NAMES =
  /(?:^|\s)(?:breadcrumbs?|toc|table-of-contents|skip-(?:link|nav|to-content)|skiplink|mw-editsection|mw-jump-link|navbox|noprint|share(?:-buttons|-links)?|social(?:-share|-links|-media)?|sharedaddy|newsletter(?:-signup)?|related(?:-posts|-articles)?|sidebar|advert(?:isement)?|pagination|katex-html)(?:\s|$)/i;
const COOKIES = /cookie|consent|gdpr|onetrust/i;
const COOKIE_BAR = /banner|bar\b|notice|popup|modal|overlay|dialog|wall|onetrust|cookiebot|cookie-?law/i;
/** A bar says less; what says more is a text about cookies. */
const COOKIE_CHARS = 3_000;

const roleOf = (element: Element): string => (attributeOf(element, 'role') ?? '').trim().toLowerCase();

const namesOf = (element: Element): string =>
  `${attributeOf(element, 'id') ?? ''} ${attributeOf(element, 'class') ?? ''}`;

const isHidden = (element: Element): boolean =>
  attributeOf(element, 'hidden') !== null ||
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributeOf(element, 'style') ?? '');

export const isMachinery = ({ tagName }: Element): boolean => MACHINERY.has(tagName);

/** Notes at the end, which some tools put beside the text. */
export const isEndnotes = (element: Element): boolean =>
  roleOf(element) === 'doc-endnotes' || /(?:^|\s)(?:footnotes|endnotes)(?:\s|$)/i.test(namesOf(element));

const isCookieBar = (element: Element): boolean => {
  const names = namesOf(element);
  if (!COOKIES.test(names)) return false;
  const asks = COOKIE_BAR.test(names) || firstOf(element, ({ tagName }) => tagName === 'button') !== null;
  return asks && textIn(element, (one) => !isMachinery(one)).length <= COOKIE_CHARS;
};

const holds = (element: Element, ...tags: readonly string[]): boolean =>
  firstOf(element, (one) => one !== element && tags.includes(one.tagName)) !== null;

export interface Content {
  readonly element: Element;
  /** Whether its author marked where the text is. */
  readonly isMarked: boolean;
}

/** Whether an element in the content is no part of the text. */
export const isLeftOut = (element: Element, { isMarked }: Pick<Content, 'isMarked'>): boolean => {
  const { tagName } = element;
  if (isMachinery(element) || isHidden(element)) return true;
  if (tagName === 'input' && attributeOf(element, 'type') === 'checkbox') return false;
  if (UNREAD.has(tagName) || tagName === 'nav') return true;
  if (SITE_ROLES.has(roleOf(element)) || (tagName === 'dialog' && attributeOf(element, 'open') === null))
    return true;
  if (isEndnotes(element)) return false;
  if (tagName === 'main' || tagName === 'article' || tagName === 'body') return false;
  if (SITE_NAMES.test(attributeOf(element, 'class') ?? '') || attributeOf(element, 'id') === 'toc')
    return true;
  if (isCookieBar(element)) return true;
  if (tagName === 'footer') return !isCitation(element);
  if (isMarked) return false;
  // The title of a text that is not marked may stand in a header.
  if (tagName === 'header') return !holds(element, 'h1') || holds(element, 'nav', 'form', 'ul');
  return tagName === 'aside' || roleOf(element) === 'complementary';
};

/** Where what is quoted comes from stands at its foot. */
const isCitation = (element: Element): boolean => {
  const parent = element.parentNode;
  return parent !== null && 'tagName' in parent && ['blockquote', 'figure', 'table'].includes(parent.tagName);
};

const isSeen = (element: Element): boolean => !isMachinery(element) && !isHidden(element);

export const lettersIn = (element: Element, enters: (element: Element) => boolean = isSeen): number =>
  (textIn(element, enters).match(/[\p{L}\p{N}]/gu) ?? []).length;

/** The part of a page that is its text: what its author marked as such, else all of it. */
export const contentOf = (root: Element): Content => {
  const body = root.childNodes.find((node) => 'tagName' in node && node.tagName === 'body') as
    | Element
    | undefined;
  if (body === undefined) return { element: root, isMarked: false };
  const mains: Element[] = [];
  const articles: Element[] = [];
  const isArticle = ({ tagName }: Element) => tagName === 'article';
  for (const element of elementsIn(body, isSeen)) {
    if (element.tagName === 'main' || roleOf(element) === 'main') mains.push(element);
    else if (isArticle(element)) articles.push(element);
  }
  const main = mains.find((element) => lettersIn(element) > 0);
  if (main !== undefined) return { element: main, isMarked: true };
  const [article] = articles;
  if (article === undefined || articles.length > 1) return { element: body, isMarked: false };
  // One that is only a part of the text, such as a teaser, is not all of it.
  const all = lettersIn(body, (element) => !isLeftOut(element, { isMarked: false }));
  const isWhole = 2 * lettersIn(article) >= all && lettersIn(article) > 0;
  return isWhole ? { element: article, isMarked: true } : { element: body, isMarked: false };
};
