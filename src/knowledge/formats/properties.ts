// Title and author in the properties of a file, which programs often fill in by themselves.

import { escaped } from './html/escaped.ts';

/** What programs write by themselves: their own names, and names of files. */
const NO_TITLE =
  /^(?:microsoft (?:word|powerpoint|excel) - |(?:document|untitled|word document|powerpoint presentation|presentation|slide|title|no title|unbenannt|sans titre)\s*\d*$|https?:\/\/|file:\/\/|about:)|\.(?:docx?|odt|rtf|pdf|txt|md|html?|tex|dvi|ps|indd|qxd|pages|pptx?|xlsx?|pub|cdr|ai|fm)$/i;
const NO_AUTHOR =
  /^(?:(?:windows |microsoft office )?user|admin(?:istrator)?|owner|root|python-docx|unknown|anonymous|author|writer|scanner|default)$/i;

const said = (given: string, isNothing: RegExp): string | null => {
  const words = given.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return words === '' || !/\p{L}/u.test(words) || isNothing.test(words) ? null : words;
};

/** The title and the author as a page of HTML names them, where a person may have given them. */
export const headWith = (givenTitle: string, givenAuthor: string): string => {
  const title = said(givenTitle, NO_TITLE);
  const author = said(givenAuthor, NO_AUTHOR);
  return `${title === null ? '' : `<title>${escaped(title)}</title>`}${
    author === null ? '' : `<meta name="author" content="${escaped(author)}">`
  }`;
};
