// HTML as its reader reads it.

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The text of a piece of HTML: blocks are parted by a space, marks of direction and repeated white space are gone. */
export const textOf = (html: string): string =>
  html
    .replace(
      /<(?:\/?(?:p|div|li|ul|h\d|figure|figcaption|blockquote|section|article|form|main|button)\b[^>]*)>/g,
      ' ',
    )
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => NAMED[name] ?? '')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
