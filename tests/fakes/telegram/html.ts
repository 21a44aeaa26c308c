// Telegram's own HTML: which tags it knows, and the text and entities it makes of them.

import { wrong } from './refusal.ts';

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
  readonly custom_emoji_id?: string;
}

export interface Formatted {
  readonly text: string;
  readonly entities: readonly Entity[];
}

const TYPES: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

/** Attributes that mean something on a tag. Telegram ignores others; the fake refuses them, since nothing they say is shown. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  code: ['class'],
  span: ['class'],
  'tg-emoji': ['emoji-id'],
  blockquote: ['expandable'],
};

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

const fail = (problem: string) => wrong(`can't parse entities: ${problem}`);

const decode = (entity: string): string => {
  const [, hex, decimal, name = ''] = /^&(?:#x([0-9a-f]+)|#(\d+)|(\w+));$/i.exec(entity) ?? [];
  if (hex === undefined && decimal === undefined) {
    // Telegram shows an entity it does not know, or a bare ampersand, as it stands; its manual forbids both.
    const found = NAMED[name];
    if (found === undefined) throw fail(`Unsupported entity "${entity}"`);
    return found;
  }
  const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  if (code === 0 || code > 0x10ffff || surrogate) throw fail(`Invalid entity "${entity}"`);
  return String.fromCodePoint(code);
};

const decoded = (raw: string): string =>
  raw.replace(/&(?:#x[0-9a-f]+;|#\d+;|\w+;)?|>/gi, (found) => {
    if (found === '>') throw fail('Character ">" must be escaped');
    return decode(found);
  });

const attributesOf = (tag: string, raw: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const rest = raw.replace(
    /\s+([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([a-z0-9.-]+)))?/gi,
    (_, name: string, double?: string, single?: string, bare?: string) => {
      const key = name.toLowerCase();
      const known = ATTRIBUTES[tag]?.includes(key) ?? false;
      if (!known || found.has(key)) throw fail(`Unsupported attribute "${key}" in the tag "${tag}"`);
      found.set(key, decoded(double ?? single ?? bare ?? ''));
      return '';
    },
  );
  if (rest.trim() !== '') throw fail(`Unclosed or malformed attribute in the tag "${tag}"`);
  return found;
};

interface Open {
  readonly tag: string;
  readonly offset: number;
  readonly attributes: ReadonlyMap<string, string>;
}

/** What the attributes make of an entity; refuses a tag that says nothing without the ones it lacks. */
const detailsOf = ({ tag, attributes }: Open): Partial<Entity> => {
  if (tag === 'span' && attributes.get('class') !== 'tg-spoiler')
    throw fail('Tag "span" must have class "tg-spoiler"');
  if (tag === 'a') {
    const url = attributes.get('href') ?? '';
    if (!/^(https?|tg|mailto|tel|ton):/i.test(url) || !URL.canParse(url))
      throw fail(`Tag "a" has no usable address: "${url}"`);
    return { url };
  }
  if (tag === 'tg-emoji') {
    const id = attributes.get('emoji-id') ?? '';
    if (!/^\d+$/.test(id)) throw fail('Invalid custom emoji identifier specified');
    return { custom_emoji_id: id };
  }
  if (tag === 'blockquote' && attributes.has('expandable')) return { type: 'expandable_blockquote' };
  return {};
};

/** Where a tag may not begin: a quotation in a quotation, a link in a link, anything in code. */
const checkNesting = (tag: string, open: readonly Open[]): void => {
  const within = open.map((one) => one.tag);
  for (const alone of ['blockquote', 'a'])
    if (tag === alone && within.includes(alone)) throw fail(`Tag "${tag}" can't be nested`);
  const block = within.find((one) => one === 'pre' || one === 'code');
  if (block !== undefined && !(block === 'pre' && tag === 'code' && within.at(-1) === 'pre'))
    throw fail(`Tag "${tag}" can't be inside of the tag "${block}"`);
};

/** Longer entities first where several begin, as the Bot API lists them. */
export const inOrder = (entities: readonly Entity[]): Entity[] =>
  [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);

/** Text and entities of HTML; throws a refusal that begins with "can't parse entities". */
export const parseHtml = (html: string): Formatted => {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  let at = 0;
  const bytes = (index: number) => Buffer.byteLength(html.slice(0, index));
  const close = (tag: string): void => {
    const last = open.pop();
    if (last === undefined) throw fail(`Unexpected end tag at byte offset ${bytes(at)}`);
    if (last.tag !== tag)
      throw fail(
        `Unmatched end tag at byte offset ${bytes(at)}, expected "</${last.tag}>", found "</${tag}>"`,
      );
    const length = text.length - last.offset;
    const details = detailsOf(last);
    const outer = open.at(-1);
    if (tag === 'code' && outer?.tag === 'pre') {
      const language = /^language-(.+)$/.exec(last.attributes.get('class') ?? '')?.[1];
      if (outer.offset === last.offset && language !== undefined)
        entities.push({ type: 'pre', offset: last.offset, length, language });
      return;
    }
    const before = entities.findIndex(({ type, offset }) => type === 'pre' && offset === last.offset);
    if (tag === 'pre' && before >= 0) return;
    // An entity of nothing is dropped.
    if (length > 0) entities.push({ type: TYPES[tag] ?? tag, offset: last.offset, length, ...details });
  };
  while (at < html.length) {
    const begin = html.indexOf('<', at);
    text += decoded(html.slice(at, begin < 0 ? undefined : begin));
    if (begin < 0) break;
    at = begin;
    // A ">" inside quotes belongs to the value.
    const [whole, slash, name = '', rest = ''] =
      /^<(\/?)([^\s>/]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/.exec(html.slice(at)) ?? [];
    if (whole === undefined) throw fail(`Unclosed start tag at byte offset ${bytes(at)}`);
    const tag = name.toLowerCase();
    if (slash === '/') {
      if (rest.trim() !== '') throw fail(`Unclosed end tag at byte offset ${bytes(at)}`);
      close(tag);
    } else {
      if (TYPES[tag] === undefined) throw fail(`Unsupported start tag "${tag}" at byte offset ${bytes(at)}`);
      checkNesting(tag, open);
      const one = { tag, offset: text.length, attributes: attributesOf(tag, rest) };
      detailsOf(one);
      open.push(one);
    }
    at += whole.length;
  }
  const left = open.at(-1);
  if (left !== undefined) throw fail(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities: inOrder(entities) };
};
