// Messages as documents: one for each day or thread, with who wrote each message, and when, as its heading.

import { stringify } from 'yaml';
import { wellFormed } from '../../core/well-formed.ts';
import { escaped } from '../../knowledge/formats/html/escaped.ts';
import { nameOfTitle } from '../names.ts';
import { PART_MESSAGES } from './limits.ts';
import type { Channel, Message, Piece } from './message.ts';
import type { Naming } from './pseudonyms.ts';

/** A document, ready to be added. */
export interface Composed {
  readonly path: string;
  readonly html: string;
  /** Its metadata, in YAML. */
  readonly sidecar: string;
  readonly messages: number;
  readonly title: string;
  /** The day of the export, if the file says it. */
  readonly retrieved: string | null;
}

export interface Composer {
  /** Takes a message, and gives the documents that are whole by then. */
  take(message: Message): Composed[];
  /** Those that are left. */
  end(): Composed[];
}

interface Open {
  readonly key: string;
  readonly part: number;
  readonly first: Message;
  readonly html: string[];
  /** Whether anything in it can be quoted. */
  hasWords: boolean;
  messages: number;
}

const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
const clean = (words: string): string => wellFormed(words.replace(/\r\n?/g, '\n').replace(CONTROLS, ''));

const linked = (html: string, url: string | undefined): string =>
  url !== undefined && /^https?:\/\//i.test(url) ? `<a href="${escaped(url)}">${html}</a>` : html;

/** Words as paragraphs and lines. */
const paragraphs = (html: string, tag: string): string =>
  html
    .split(/\n[^\S\n]*\n\s*/)
    .filter((one) => one.trim() !== '')
    .map((one) => `<${tag}>${one.trim().replaceAll('\n', '<br>')}</${tag}>\n`)
    .join('');

const bodyOf = ({ pieces, options }: Message, naming: Naming): string => {
  const parts: string[] = [];
  let inline = '';
  const end = () => {
    parts.push(paragraphs(inline, 'p'));
    inline = '';
  };
  const wordsOf = ({ words, person }: Piece): string => {
    if (person === undefined) return clean(words);
    const called = naming(person);
    return called === person.name ? clean(words) : `@${called}`;
  };
  for (const piece of pieces) {
    const html = escaped(wordsOf(piece));
    if (piece.form === 'code') {
      end();
      parts.push(`<pre>${html}</pre>\n`);
    } else if (piece.form === 'quotation') {
      end();
      parts.push(`<blockquote>${paragraphs(html, 'p')}</blockquote>\n`);
    } else inline += linked(html, piece.url);
  }
  end();
  if (options.length > 0)
    parts.push(`<ul>${options.map((one) => `<li>${escaped(clean(one))}</li>`).join('')}</ul>\n`);
  return parts.join('');
};

/** The address of a message that whoever may read the channel can open; null: there is none. `address`: that of the channel. */
const addressOf = (
  { platform, id, server }: Channel,
  message: Message,
  address: string | null,
): string | null => {
  if (platform === 'discord')
    return server === null ? null : `https://discord.com/channels/${server.id}/${id}/${message.id}`;
  if (address === null) return null;
  const topic = message.thread === null ? '' : `/${message.thread.id}`;
  return `${address}${topic}/${message.id}`;
};

export interface Composing {
  readonly channel: Channel;
  readonly naming: Naming;
  /** Of the channel, without a slash at the end; null: none that others can open. */
  readonly address: string | null;
}

export const composerOf = ({ channel, naming, address }: Composing): Composer => {
  /** Who wrote each message, and when. */
  const written = new Map<string, string>();
  const open = new Map<string, Open>();
  const parts = new Map<string, number>();
  let today = '';

  const momentIn = ({ day, time, thread }: Message): string => (thread === null ? time : `${day} ${time}`);

  const headingOf = (message: Message): string => {
    const { author, replyTo, edited, forwardedFrom: from, media } = message;
    const answered = replyTo === null ? undefined : written.get(replyTo);
    const source =
      from === null || from.name === null
        ? ''
        : naming({ is: from.isPerson ? 'person' : 'place', id: '', name: from.name });
    const marks = [
      replyTo === null
        ? null
        : answered === undefined
          ? 'in reply to another message'
          : `in reply to ${answered}`,
      from === null ? null : source === '' ? 'forwarded' : `forwarded from ${source}`,
      edited === null ? null : `edited ${edited}`,
      media.length === 0 ? null : `with ${media.join(', ')}`,
    ].filter((mark) => mark !== null);
    const words = `${naming(author)}, ${momentIn(message)}${marks.length === 0 ? '' : ` (${marks.join('; ')})`}`;
    return clean(words).replace(/\s+/g, ' ');
  };

  const titleOf = ({ first, part }: Open): string => {
    const own = channel.parent === null ? channel.name : channel.parent.name;
    const about = first.thread === null ? first.day : first.thread.title || `thread ${first.thread.id}`;
    const name = own || (channel.platform === 'telegram' ? 'Telegram' : 'Discord');
    return clean(`${name}: ${about}${part === 1 ? '' : `, part ${part}`}`).replace(/\s+/g, ' ');
  };

  const pathOf = ({ first, part }: Open): string => {
    const { server, parent, id, name } = channel;
    const named = (words: string, own: string) =>
      [nameOfTitle(words), own].filter((one) => one !== '').join('-');
    const folders = [
      ...(server === null ? [] : [named(server.name, server.id)]),
      parent === null ? named(name, id) : named(parent.name, parent.id),
    ];
    const file = first.thread === null ? first.day : named(first.thread.title, first.thread.id);
    return `${[...folders, file].join('/')}${part === 1 ? '' : `-part-${part}`}.html`;
  };

  const composed = (one: Open): Composed[] => {
    open.delete(one.key);
    if (!one.hasWords) return [];
    const title = titleOf(one);
    const { first } = one;
    const { server, exportedAt } = channel;
    const known = {
      title,
      source:
        server === null ? (channel.platform === 'telegram' ? 'Telegram' : 'Discord') : clean(server.name),
      url: addressOf(channel, first, address),
      published: first.day,
      retrieved: exportedAt?.slice(0, 10) ?? null,
      kind: 'messages',
    };
    return [
      {
        path: pathOf(one),
        html: `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>${escaped(title)}</title></head>\n<body><main>\n${one.html.join('')}</main></body></html>\n`,
        sidecar: stringify(Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)), {
          lineWidth: 0,
        }),
        messages: one.messages,
        title,
        retrieved: known.retrieved,
      },
    ];
  };

  return {
    take(message) {
      const done: Composed[] = [];
      const { thread, day } = message;
      if (thread === null && day !== today) {
        const yesterday = open.get(`day ${today}`);
        if (yesterday !== undefined) done.push(...composed(yesterday));
        today = day;
      }
      const key = thread === null ? `day ${day}` : `thread ${thread.id}`;
      let one = open.get(key);
      if (one === undefined) {
        const part = (parts.get(key) ?? 0) + 1;
        parts.set(key, part);
        one = { key, part, first: message, html: [], hasWords: false, messages: 0 };
        open.set(key, one);
      }
      const body = bodyOf(message, naming);
      const heading = escaped(headingOf(message));
      one.html.push(
        `<h2>${linked(heading, addressOf(channel, message, address) ?? undefined)}</h2>\n${body}`,
      );
      one.hasWords ||= body !== '';
      one.messages += 1;
      written.set(message.id, `${naming(message.author)}, ${message.day} ${message.time}`);
      if (one.messages >= PART_MESSAGES) done.push(...composed(one));
      return done;
    },
    end: () => [...open.values()].flatMap(composed),
  };
};
