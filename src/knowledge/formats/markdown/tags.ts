// HTML in Markdown: its tags and the words between them, in order. Comments and what is no words are left out.

export interface Tag {
  readonly is: 'tag';
  /** In small letters. */
  readonly name: string;
  readonly closes: boolean;
  /** `<br/>`: opens nothing. */
  readonly isVoid: boolean;
  readonly attributes: string;
}

export type Piece = Tag | { readonly is: 'words'; readonly words: string };

const TOKEN = /<!--[\s\S]*?(?:-->|$)|<[!?][^<>]*>|<(\/?)([A-Za-z][\w.:-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/g;
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
/** What is in them is no words of the page. */
const UNSEEN = new Set([
  'script',
  'style',
  'template',
  'title',
  'svg',
  'iframe',
  'object',
  'select',
  'math-field',
]);

/** `words` come as they are written, with their entities. */
export const piecesOf = (source: string): Piece[] => {
  const pieces: Piece[] = [];
  let unseen: string | null = null;
  let at = 0;
  const words = (to: number) => {
    if (to > at && unseen === null) pieces.push({ is: 'words', words: source.slice(at, to) });
  };
  for (const { 0: whole, 1: slash, 2: named, 3: attributes = '', index } of source.matchAll(TOKEN)) {
    words(index);
    at = index + whole.length;
    if (named === undefined) continue;
    const name = named.toLowerCase();
    const closes = slash === '/';
    if (unseen !== null) {
      if (closes && name === unseen) unseen = null;
      continue;
    }
    const isVoid = VOID.has(name) || attributes.trimEnd().endsWith('/');
    if (UNSEEN.has(name) && !closes && !isVoid) unseen = name;
    else pieces.push({ is: 'tag', name, closes, isVoid, attributes });
  }
  words(source.length);
  return pieces;
};

/** The value of an attribute, with its entities; null if it has none. */
export const attributeOf = ({ attributes }: Tag, name: string): string | null => {
  const found = new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`, 'i').exec(
    attributes,
  );
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? null;
};
