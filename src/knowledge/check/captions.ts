// The lines that stand below our own excerpts, found again in a text that somebody has copied with them.

import { captionOf } from '../../core/caption.ts';
import type { Localizer } from '../../core/ports.ts';
import { plainInline } from '../../core/reply.ts';
import type { Range } from '../../core/source.ts';
import { quote } from '../excerpt.ts';
import { followedIn } from '../followers.ts';
import type { Passage } from '../passages.ts';
import { sentencesIn } from '../sentences.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Token, tokenize } from './tokens.ts';

/** Codes in one text whose captions are looked for, and sentences of a passage at which an excerpt may begin and end. */
const MAX_CODES = 10;
const MAX_SENTENCES = 12;

/** A text may have been copied before its last day and after. */
const DAYS = ['0000-01-01', '9999-12-31'];

const BUTTONS = ['button-context', 'button-source', 'button-more'];

/** Every caption that an excerpt of whole sentences of a passage can have, line by line. */
const linesBelow = (passage: Passage, words: Localizer): Set<string> => {
  const sentences = sentencesIn(passage.document, passage.start, passage.end).slice(0, MAX_SENTENCES);
  const lines = new Set<string>();
  const add = (range: Range) => {
    for (const line of DAYS.flatMap((day) => captionOf(quote(passage, range), words, day))) {
      lines.add(line.map(plainInline).join(''));
      // A terminal shows the address of a link behind it.
      const addressed = line.map((inline) =>
        typeof inline !== 'string' && inline.as === 'link'
          ? `${inline.text} <${inline.url}>`
          : plainInline(inline),
      );
      lines.add(addressed.join(''));
    }
  };
  add([passage.start, passage.end]);
  for (const [i, [start]] of sentences.entries()) for (const [, end] of sentences.slice(i)) add([start, end]);
  return lines;
};

/** The places of one run of tokens among others, with a dash or bracketed number before it. */
const occurrencesOf = (run: readonly Token[], tokens: readonly Token[]): Range[] => {
  const places: Range[] = [];
  for (let at = 0; at + run.length <= tokens.length && run.length > 0; at++) {
    if (!run.every(({ text }, i) => tokens[at + i]?.text === text)) continue;
    const isNumbered = tokens[at - 1]?.text === ']' && tokens[at - 3]?.text === '[';
    const from = isNumbered ? at - 3 : tokens[at - 1]?.text === '-' ? at - 1 : at;
    places.push([tokens[from]?.start ?? 0, tokens[at + run.length - 1]?.end ?? 0]);
  }
  return places;
};

/**
 * Where lines of ours stand in a text that holds the code of a passage: the caption that this passage can have, in the languages of the
 * bot, other places that it names, and the buttons. A line that only looks like one is none.
 */
export const captionsIn = (text: string, snapshot: Snapshot, localizers: readonly Localizer[]): Range[] => {
  const tokens = tokenize(text);
  const isCode = (token: Token) => token.text.length === 8 && followedIn(snapshot, token.text) !== null;
  const codes = [...new Set(tokens.filter(isCode).map((token) => token.text))].slice(0, MAX_CODES);
  if (codes.length === 0) return [];
  const found: Range[] = [];
  const find = (line: string) => found.push(...occurrencesOf(tokenize(line), tokens));
  for (const words of localizers) {
    for (const code of codes) {
      const passage = followedIn(snapshot, code)?.passage;
      if (passage !== undefined) for (const line of linesBelow(passage, words)) find(line);
      find(`${words.say('button-context')}: /cite ${code}`);
      find(`${words.say('button-source')}: /sources ${code}`);
    }
    const lastCode = tokens.findLast(isCode)?.end ?? 0;
    for (const [start, end] of occurrencesOf(tokenize(words.say('also-at')), tokens))
      if (end < lastCode) found.push([start, lastCode]);
    for (const [start, end] of occurrencesOf(tokenize(`${words.say('button-more')}: /more`), tokens))
      found.push([start, tokens.findLast((token) => token.start > end && isCode(token))?.end ?? end]);
    for (const label of BUTTONS)
      found.push(
        ...occurrencesOf(tokenize(words.say(label)), tokens).filter(([start]) => text.charAt(start) === '['),
      );
  }
  return found;
};
