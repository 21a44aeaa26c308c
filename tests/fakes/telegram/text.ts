// A text as Telegram keeps it: cleaned, trimmed, with the entities that were given and those it finds itself.

import { type Entity, type Formatted, inOrder, parseHtml } from './html.ts';
import { LIMITS } from './limits.ts';
import { wrong } from './refusal.ts';

/** Top-level domains that make a bare name a link; Telegram knows all, these are the usual ones. */
const DOMAINS = 'com|org|net|io|dev|app|edu|gov|info|me|co|de|fr|uk|eu|il|sa|ae|eg|ru|md|rs|py|sh';

const PATTERNS: readonly (readonly [string, RegExp])[] = [
  ['email', /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g],
  ['url', /\b(?:https?|tg|ton):\/\/[^\s<>"]+/gi],
  ['url', new RegExp(`(?<![\\w@./-])(?:[\\w-]+\\.)+(?:${DOMAINS})(?![\\w-])(?:[/?#:][^\\s<>"]*)?`, 'gi')],
  ['bot_command', /(?<![\p{L}\p{N}_/<>@])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/gu],
  ['mention', /(?<![\p{L}\p{N}_@/])@[A-Za-z0-9_]{2,32}(?![\p{L}\p{N}_])/gu],
  ['hashtag', /(?<![\p{L}\p{N}_#&])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]+/gu],
];

const overlaps = (a: Entity, b: Entity): boolean =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length;

/** Entities that Telegram finds in a text by itself, none of them inside code or another link. */
export const detect = (text: string, given: readonly Entity[] = []): Entity[] => {
  const taken = given.filter(({ type }) => ['code', 'pre', 'text_link', 'custom_emoji'].includes(type));
  const found: Entity[] = [];
  for (const [type, pattern] of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const value = type === 'url' ? match[0].replace(/[.,:;!?'")\]}]+$/, '') : match[0];
      const entity: Entity = { type, offset: match.index, length: value.length };
      if (![...taken, ...found].some((other) => overlaps(other, entity))) found.push(entity);
    }
  return inOrder(found);
};

/** How many places each place of the text moves back when the pieces that `pattern` finds are taken out. */
const without = ({ text, entities }: Formatted, pattern: RegExp): Formatted => {
  const moved = new Array<number>(text.length + 1).fill(0);
  for (const { index, 0: piece } of text.matchAll(pattern))
    for (let at = index + 1; at <= text.length; at += 1)
      moved[at] = (moved[at] ?? 0) + Math.min(piece.length, at - index);
  return {
    text: text.replace(pattern, ''),
    entities: entities
      .map((entity) => {
        const offset = entity.offset - (moved[entity.offset] ?? 0);
        const end = entity.offset + entity.length;
        return { ...entity, offset, length: end - (moved[end] ?? 0) - offset };
      })
      .filter(({ length }) => length > 0),
  };
};

/**
 * What the platform does to every text before it keeps it (TDLib, `clean_input_string` and `fix_formatted_text`): control characters
 * and tabs become spaces; carriage returns, line and paragraph separators, bidi embeddings and overrides, and three combining
 * marks are taken out; of a run of direction marks only the last one stays; white space around the text goes, at its start only
 * up to the first entity.
 */
export const clean = (given: Formatted): Formatted => {
  const kept = without(
    { ...given, text: given.text.replace(/[\0-\x09\x0b\x0c\x0e-\x1f]/g, ' ') },
    /\r|[\u2028-\u202e]|\u0333|\u033f|\u030a/g,
  );
  const marked = { ...kept, text: kept.text.replace(/[\u200e\u200f](?=[\u200e\u200f])/g, '\u200c') };
  const trimmed = without(marked, /[ \n]+$/g);
  const first = Math.min(trimmed.text.length, ...trimmed.entities.map(({ offset }) => offset));
  const blank = /^[ \n]*/.exec(trimmed.text.slice(0, first))?.[0].length ?? 0;
  return {
    text: trimmed.text.slice(blank),
    entities: trimmed.entities.map((entity) => ({ ...entity, offset: entity.offset - blank })),
  };
};

export interface TextParameters {
  readonly text: string;
  readonly parse_mode?: string;
  readonly entities?: readonly Entity[];
}

const read = ({ text, parse_mode, entities }: TextParameters): Formatted => {
  if (parse_mode !== undefined && entities !== undefined)
    throw wrong('parse_mode and entities exclude each other');
  if (parse_mode === 'HTML') return parseHtml(text);
  if (parse_mode !== undefined) throw wrong(`the fake reads HTML only, not ${parse_mode}`);
  for (const { offset, length } of entities ?? [])
    if (offset < 0 || length < 1 || offset + length > text.length)
      throw wrong(`entity at ${offset} of length ${length} lies outside of the text`);
  return { text, entities: entities ?? [] };
};

/** The text and entities that a call asks for, as they are kept; `empty` is what the platform says of no text. */
export const format = (
  parameters: TextParameters,
  empty = 'message text is empty',
  max: number = LIMITS.text,
): Formatted => {
  const given = read(parameters);
  if (given.entities.length > LIMITS.entities)
    throw wrong(`${given.entities.length} entities, only ${LIMITS.entities} are shown`);
  const { text, entities } = clean(given);
  if (!/[^\s\u200b-\u200f\u202e\ufeff\u00a0\u2800]/.test(text)) throw wrong(empty);
  if (text.length > max)
    throw wrong(max === LIMITS.caption ? 'message caption is too long' : 'message is too long');
  return { text, entities: inOrder([...entities, ...detect(text, entities)]) };
};
