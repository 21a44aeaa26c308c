// Telegram's HTML as quotations and runs, with what its programs make live of themselves; null where Telegram would refuse it.

import type { Span } from './spans.ts';

export interface Paragraphs {
  readonly is: 'text' | 'quote';
  readonly children: readonly Span[];
}

export interface Formatted {
  readonly parts: readonly Paragraphs[];
  /** As Telegram counts them: entities of nothing are none. */
  readonly entities: number;
  /** UTF-16 units of the text after the tags were read. */
  readonly chars: number;
}

const MARKS = { b: 'strong', i: 'italic', u: 'underline', s: 'strike', 'tg-spoiler': 'spoiler' } as const;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** A tag, or the text up to the next one. */
const TOKEN = /<(\/?)([a-z-]+)(?: href="([^"<>]*)")?>|([^<]+)/gy;

interface Open {
  readonly tag: string;
  readonly url: string;
  readonly children: Span[];
}

export const readTelegramHtml = (html: string): Formatted | null => {
  const parts: Paragraphs[] = [];
  let loose: Span[] = [];
  const open: Open[] = [];
  let [entities, chars, at] = [0, 0, 0];
  const into = () => open.at(-1)?.children ?? loose;
  const endLoose = () => {
    if (loose.length > 0) parts.push({ is: 'text', children: loose });
    loose = [];
  };
  for (const [whole, slash, tag = '', url, raw] of html.matchAll(TOKEN)) {
    at += whole.length;
    const last = open.at(-1);
    if (raw !== undefined) {
      const text = decode(raw);
      if (text === null) return null;
      chars += text.length;
      const quiet = open.some((one) => one.tag === 'code' || one.tag === 'a');
      into().push(...(quiet ? [text] : withLive(text)));
    } else if (slash === '') {
      const known =
        tag in MARKS || tag === 'code' || tag === 'blockquote' || (tag === 'a' && url !== undefined);
      if (!known || last?.tag === 'code' || (tag === 'blockquote' && last !== undefined)) return null;
      open.push({ tag, url: decode(url ?? '') ?? '', children: [] });
      if (tag === 'blockquote') endLoose();
    } else {
      if (last?.tag !== tag) return null;
      open.pop();
      if (last.children.length > 0) entities++;
      if (tag === 'blockquote') parts.push({ is: 'quote', children: last.children });
      else if (last.children.length > 0) into().push(spanOf(last));
    }
  }
  if (at !== html.length || open.length > 0) return null;
  endLoose();
  return { parts, entities, chars };
};

const spanOf = ({ tag, url, children }: Open): Span => {
  if (tag === 'code')
    return { is: 'code', text: children.filter((span) => typeof span === 'string').join('') };
  if (tag === 'a') return { is: 'link', children, url };
  return { is: MARKS[tag as keyof typeof MARKS], children };
};

const decode = (raw: string): string | null => {
  let faulty = false;
  const text = raw.replace(/&(\w*;)?|>/g, (found, name: string | undefined) => {
    const known = NAMED[name?.slice(0, -1) ?? ''];
    if (known === undefined) faulty = true;
    return known ?? found;
  });
  return faulty ? null : text;
};

/** Where a command of a text leads. */
export const COMMAND_SCHEME = 'command:';

/** A command, an address or a name outside of code is one that a touch would send, open or call. */
const LIVE = /(?<![\w@/.<])(?:(\/[a-z]\w{0,31}(?:@\w+)?)(?![\w/])|(https?:\/\/[^\s<>"]+)|(@\w{3,}))/gi;

export const withLive = (text: string): Span[] => {
  const spans: Span[] = [];
  let at = 0;
  for (const { index, 0: found, 1: command, 2: url } of text.matchAll(LIVE)) {
    if (index > at) spans.push(text.slice(at, index));
    if (command !== undefined) spans.push({ is: 'link', children: [found], url: COMMAND_SCHEME + command });
    else spans.push(url === undefined ? { is: 'live', text: found } : { is: 'link', children: [found], url });
    at = index + found.length;
  }
  return at < text.length ? [...spans, text.slice(at)] : spans;
};
