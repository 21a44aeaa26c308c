// What a pin shows: a summary of verbatim sentences, each with its source, and the ways on from there.

import { captionOf } from '../core/caption.ts';
import { PlatformError, UserError } from '../core/errors.ts';
import type { Posting } from '../core/platform.ts';
import type { Localizer } from '../core/ports.ts';
import { ACTION_BYTES, type Action, action, type Card, type Reply, soft, text } from '../core/reply.ts';
import type { Excerpt } from '../core/source.ts';
import { sha256 } from '../system/hash.ts';
import type { PinKind } from './pin.ts';

export interface Subject {
  readonly kind: PinKind;
  readonly subject: string;
}

/** What there is to say of a subject: its title, and sentences, the most central ones, in the order of their texts. */
export interface Summary {
  readonly title: string;
  readonly sentences: readonly Excerpt[];
}

/** A pin's message, and a hash of it without its time, to detect changes. */
export interface Composed {
  readonly reply: Reply;
  readonly hash: string;
}

/** When a pin is made, as text for people, and as a UTC day. */
interface PinTime {
  readonly asOf: string;
  readonly today: string;
}

/** The line behind "All excerpts"; the codes of those shown where the question is too long for a button. */
const allLine = ({ kind, subject }: Subject, sentences: readonly Excerpt[]): string => {
  if (kind === 'topic') return `/${subject}`;
  if (kind === 'citation') return `/cite ${subject}`;
  const line = `/ask ${subject}`;
  if (new TextEncoder().encode(line).length <= ACTION_BYTES) return line;
  const codes = [...new Set(sentences.map(({ place }) => place.citation))];
  return codes.slice(0, 5).reduce((said, citation) => `${said} ${citation}`, '/more');
};

const compose = (
  subject: Subject,
  { title, sentences }: Summary,
  { asOf, today }: PinTime,
  words: Localizer,
): Composed => {
  const [first] = sentences;
  const actions: Action[] = [
    action(words.say('button-all'), allLine(subject, sentences)),
    ...(first === undefined ? [] : [action(words.say('button-sources'), `/sources ${first.place.citation}`)]),
  ];
  const cards: Card[] = [
    { title, blocks: [text(soft(words.say('pin-note')))] },
    ...sentences.map(
      (excerpt): Card => ({
        blocks: [{ is: 'excerpt', excerpt, caption: captionOf(excerpt, words, today) }],
      }),
    ),
  ];
  const hash = sha256(JSON.stringify([cards, actions]));
  const last: Card = { blocks: [text(soft(words.say('pin-as-of', { time: asOf })))], actions };
  return { reply: { cards: [...cards, last] }, hash };
};

/** As many of the sentences as go into one message. Throws a UserError where there are none. */
export const composePin = (
  subject: Subject,
  summarise: (subject: Subject, words: Localizer, max: number) => Summary,
  posting: Pick<Posting, 'prepare'>,
  moment: PinTime,
  words: Localizer,
): Composed => {
  for (let max = SENTENCES; max > 0; max--) {
    const summary = summarise(subject, words, max);
    if (summary.sentences.length === 0) break;
    const composed = compose(subject, summary, moment, words);
    if (posting.prepare(composed.reply, words).length === 1) return composed;
  }
  throw new UserError('missing', 'pin-nothing', {}, ['/topics']);
};

/** The content of a pin whose subject is no longer in the documents. */
export const composeEmptyPin = (title: string, words: Localizer): Composed => {
  const cards: Card[] = [{ title, blocks: [text(soft(words.say('pin-empty')))] }];
  return { reply: { cards }, hash: sha256(JSON.stringify(cards)) };
};

/** What fits on a screen of a telephone with its sources. */
const SENTENCES = 5;

/** Whether the message is gone. */
export const isGone = (error: unknown): boolean => error instanceof PlatformError && error.code === 'gone';
export const isFixed = (error: unknown): boolean => error instanceof PlatformError && error.code === 'fixed';
