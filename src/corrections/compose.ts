// What a corrected message shows: the words that no longer stand, struck through with the reason, what stands in their place, and the rest.

import { captionOf, standingLine } from '../core/caption.ts';
import type { Posting } from '../core/platform.ts';
import { excerptCard, type Presenting } from '../core/present.ts';
import { type Block, type Card, code, list, type Reply, soft, strong, text } from '../core/reply.ts';
import type { Excerpt } from '../core/source.ts';
import type { Fate } from './stale.ts';

/** Words of a message that do not stand as they did. */
export interface Fallen {
  readonly fate: Fate;
  /** Its path. */
  readonly document: string;
  /** As they were shown, with what is said of their document now; null where they may not be shown, or are no longer known. */
  readonly before: Excerpt | null;
  /** The passage that took their place; null if there is none. */
  readonly now: Excerpt | null;
}

export interface Corrected {
  readonly fallen: readonly Fallen[];
  /** What the message shows besides, and stands. */
  readonly rest: readonly Excerpt[];
}

/** Words that are still in their document are shown as they stand, with what was said of it. */
const STRUCK: ReadonlySet<Fate> = new Set(['retracted', 'changed', 'removed']);

const LABELS: Readonly<Partial<Record<Fate, string>>> = {
  changed: 'digest-changed-before',
  removed: 'digest-removed',
};

/** Whose words a part of an old passage is cannot be told from the voices of the whole, if there are several. */
const captionFor = (excerpt: Excerpt, { words, today }: Presenting) => {
  const { attribution, isOld } = excerpt.place;
  const isMixed = attribution?.of === 'passage' && attribution.voices.length > 1;
  const caption = captionOf(excerpt, words, today);
  return isMixed && isOld === true ? caption.slice(1) : caption;
};

const fallenCards = ({ fate, document, before, now }: Fallen, presenting: Presenting): Card[] => {
  const { words } = presenting;
  if (before === null) return [{ blocks: [text(words.say('citation-withdrawn', { document }))] }];
  const label = LABELS[fate];
  const block: Block = {
    is: 'excerpt',
    excerpt: before,
    caption: captionFor(before, presenting),
    ...(STRUCK.has(fate) ? { struck: true } : {}),
  };
  return [
    { blocks: [...(label === undefined ? [] : [text(strong(words.say(label)))]), block] },
    ...(now === null ? [] : [excerptCard(now, presenting, [text(strong(words.say('digest-changed-now')))])]),
  ];
};

const restCards = (rest: readonly Excerpt[], { words, today }: Presenting): Card[] =>
  rest.length === 0
    ? []
    : [
        { blocks: [text(soft(words.say('correction-rest')))] },
        ...rest.map(
          (excerpt): Card => ({
            blocks: [{ is: 'excerpt', excerpt, caption: captionOf(excerpt, words, today) }],
          }),
        ),
      ];

/** Codes that a message has room for in any case. */
const CODES_MOST = 20;

const codesOf = (excerpts: readonly Excerpt[]): Block[] => {
  const codes = [...new Set(excerpts.map(({ place }) => place.citation))].slice(0, CODES_MOST);
  return codes.length === 0 ? [] : [list(...codes.map((citation) => [code(`/cite ${citation}`)]))];
};

/**
 * One message, whatever has to be left out of it: at first the words of the rest, then all words, so that their codes are left. `as`:
 * whether it takes the place of the message or is written below it.
 */
export const composeCorrection = (
  { fallen, rest }: Corrected,
  as: 'edit' | 'reply',
  presenting: Presenting,
  posting: Pick<Posting, 'prepare'>,
): Reply => {
  const { words } = presenting;
  const note = text(soft(words.say(as === 'edit' ? 'correction-edited' : 'correction-replied')));
  const head: Card = { title: words.say('correction-title'), blocks: [note] };
  const cards = fallen.flatMap((one) => fallenCards(one, presenting));
  const others = as === 'edit' ? rest : [];
  const say = (id: string, excerpts: readonly Excerpt[]): Card[] =>
    excerpts.length === 0 ? [] : [{ blocks: [text(soft(words.say(id))), ...codesOf(excerpts)] }];
  const reasons = [
    ...new Set(
      fallen.map(({ fate, before }) => {
        const standing = before?.place.meta.standing;
        return standing === undefined
          ? words.say(LABELS[fate] ?? 'standing-old')
          : standingLine(standing, words);
      }),
    ),
  ];
  const attempts: Card[][] = [
    [head, ...cards, ...restCards(others, presenting)],
    [head, ...cards, ...say('correction-rest', others)],
    [
      {
        ...head,
        blocks: [...head.blocks, list(...reasons.slice(0, CODES_MOST).map((why) => [strong(why)]))],
      },
      ...say(
        'correction-codes',
        fallen.flatMap(({ before, now }) => now ?? before ?? []),
      ),
      ...say('correction-rest', others),
    ],
  ];
  const fits = ({ cards: of }: Reply) => posting.prepare({ cards: of }, words).length === 1;
  const replies = attempts.map((of): Reply => ({ cards: of }));
  return replies.find(fits) ?? { cards: [head] };
};
