// What a corrected message shows: all it showed, as it did, but for the words that no longer stand: those are struck through, with the
// reason and what stands in their place.

import { captionOf, standingLine } from '../core/caption.ts';
import type { Finding } from '../core/finding.ts';
import type { Posting } from '../core/platform.ts';
import type { Localizer } from '../core/ports.ts';
import {
  excerptCard,
  findingCards,
  ledBlocks,
  neighbourCard,
  type Presenting,
  waysOn,
} from '../core/present.ts';
import {
  action,
  type Block,
  type Card,
  code,
  type ExcerptBlock,
  list,
  onward,
  type Reply,
  soft,
  strong,
  text,
} from '../core/reply.ts';
import type { Excerpt } from '../core/source.ts';
import type { Around, Entry } from '../ledger/ledger.ts';
import type { Staleness } from './stale.ts';

/** Words of a message that do not stand as they did. */
export interface OutdatedWords {
  readonly staleness: Staleness;
  /** Its path. */
  readonly document: string;
  /** As they were shown, with what is said of their document now; null where they may not be shown, or are no longer known. */
  readonly before: Excerpt | null;
  /** The passage that took their place; null if there is none. */
  readonly now: Excerpt | null;
}

/** An excerpt of a message as it is now. `isNews`: nobody has corrected it before. */
export type Piece = { readonly around: Around } & (
  | { readonly is: 'standing'; readonly excerpt: Excerpt }
  | ({ readonly is: 'fallen'; readonly isNews: boolean } & OutdatedWords)
);

export interface Corrected {
  readonly pieces: readonly Piece[];
  /** What the "More" button of an answer leads to, and the line of that button, or of another that leads on; null if there is none. */
  readonly following: readonly Excerpt[];
  readonly onward: string | null;
}

/** What is made anew of a message besides its excerpts. */
export interface Composing extends Presenting {
  /** Nearly equal excerpts together, with what differs. */
  readonly groupNearDuplicates: (excerpts: readonly Excerpt[]) => readonly Finding[];
  /** A card under a topic's title; as it is if there is no such topic. */
  readonly headed: (card: Card, topic: string, words: Localizer) => Card;
}

export interface Composed {
  /** Whether it takes the place of the message or is written below it. */
  readonly as: 'edit' | 'reply';
  readonly target: Pick<Entry, 'kind' | 'part'>;
}

/** Words that are still in their document are shown as they stand, with what was said of it. */
const STRUCK: ReadonlySet<Staleness> = new Set(['retracted', 'changed', 'removed']);

const LEADS: Readonly<Partial<Record<Staleness, 'digest-changed-before' | 'digest-removed'>>> = {
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

const outdatedCards = (
  { staleness, document, before, now, around }: Piece & OutdatedWords,
  presenting: Presenting,
  shown: ReadonlySet<string> = new Set(),
): Card[] => {
  const { words } = presenting;
  if (before === null) return [{ blocks: [text(words.say('citation-withdrawn', { document }))] }];
  const lead = LEADS[staleness] ?? (around.lead === 'standing' ? undefined : around.lead);
  const block: ExcerptBlock = {
    is: 'excerpt',
    excerpt: before,
    caption: captionFor(before, presenting),
    ...(STRUCK.has(staleness) ? { struck: true } : {}),
  };
  const blocks: Block[] = lead === undefined ? [block] : ledBlocks(lead, before, presenting, block);
  return [
    {
      blocks,
      ...(now === null && staleness !== 'changed' ? { actions: waysOn(before.place, words) } : {}),
    },
    ...(now === null || shown.has(now.place.citation)
      ? []
      : [excerptCard(now, presenting, 'digest-changed-now')]),
  ];
};

/** The codes of what the cards show. */
const codesIn = (cards: readonly Card[]): string[] =>
  cards.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.is === 'excerpt' ? [block.excerpt.place.citation] : [])),
  );

const excerptsOfPiece = (piece: Piece): Excerpt[] => {
  if (piece.is === 'standing') return [piece.excerpt];
  return STRUCK.has(piece.staleness) || piece.before === null ? [] : [piece.before];
};

/** All cards of the message but its first words, in their order. */
const messageCards = (
  { pieces, following, onward: line }: Corrected,
  kind: Entry['kind'],
  composing: Composing,
): Card[] => {
  const { words } = composing;
  // What an answer found stands together, and may be told apart by its voices.
  const isFound = ({ around }: Piece) => kind !== 'digest' && around.lead === undefined;
  const findings = composing.groupNearDuplicates(pieces.filter(isFound).flatMap(excerptsOfPiece));
  const more = composing.groupNearDuplicates(following);
  const found = findingCards({ findings: [...findings, ...more] }, findings.length, composing);
  const shown = new Set([
    ...codesIn(found),
    ...pieces.flatMap(excerptsOfPiece).map(({ place }) => place.citation),
  ]);
  const cardsOf = (piece: Piece, above: readonly Card[]): Card[] => {
    const [excerpt] = excerptsOfPiece(piece);
    if (excerpt === undefined) return piece.is === 'fallen' ? outdatedCards(piece, composing, shown) : [];
    const { citation } = excerpt.place;
    const { lead } = piece.around;
    if (isFound(piece)) return found.filter((card) => codesIn([card])[0] === citation);
    if (lead === 'stands-before' || lead === 'stands-after') return [neighbourCard(excerpt, lead, composing)];
    if (lead !== 'counterpart') return [excerptCard(excerpt, composing, lead)];
    const isBeside = codesIn(above).includes(citation);
    return isBeside ? [] : [excerptCard(excerpt, { ...composing, counterpart: () => null }, lead)];
  };
  const titled = ({ around: { titled: has, topic } }: Piece, cards: Card[]): Card[] => {
    const about = cards.map((card) => (topic === undefined ? card : { ...card, topic }));
    const [first, ...others] = about;
    if (has !== true || first === undefined) return about;
    if (topic !== undefined) return [composing.headed(first, topic, words), ...others];
    const [block] = first.blocks.flatMap((one) => (one.is === 'excerpt' ? [one] : []));
    const { meta, document } = block?.excerpt.place ?? { meta: { title: null }, document: '' };
    return [{ ...first, title: meta.title ?? document }, ...others];
  };
  const cards: Card[] = [];
  for (const piece of pieces) cards.push(...titled(piece, cardsOf(piece, cards)));
  const isElsewhere = line !== null && following.length === 0;
  return [
    ...cards,
    ...found.filter((card) => codesIn([card]).length === 0),
    ...(isElsewhere ? [{ blocks: [], actions: [onward(action(words.say('button-more'), line))] }] : []),
  ];
};

/** What stands above a message of a kind itself. */
const titleOf = ({ kind, part }: Composed['target'], pieces: readonly Piece[], { words }: Presenting) => {
  if (kind === 'correction') return { title: words.say('correction-title') };
  if (kind !== 'digest' || (part ?? 0) > 0) return {};
  const isQuiet = pieces.every(({ around }) => around.titled === true);
  return { title: words.say(isQuiet ? 'digest-title-quiet' : 'digest-title') };
};

/** Codes that a message has room for in any case. */
const MAX_CODES = 20;

const codesOf = (excerpts: readonly Excerpt[]): Block[] => {
  const codes = [...new Set(excerpts.map(({ place }) => place.citation))].slice(0, MAX_CODES);
  return codes.length === 0 ? [] : [list(...codes.map((citation) => [code(`/cite ${citation}`)]))];
};

/** One message, whatever has to be left out of it: at first the words of what stands, then all words, so that their codes are left. */
export const composeCorrection = (
  corrected: Corrected,
  { as, target }: Composed,
  composing: Composing,
  posting: Pick<Posting, 'prepare'>,
): Reply => {
  const { words } = composing;
  const { pieces } = corrected;
  const fallen = pieces.flatMap((piece) => (piece.is === 'fallen' && piece.isNews ? [piece] : []));
  const isEdit = as === 'edit';
  const note = text(soft(words.say(isEdit ? 'correction-edited' : 'correction-replied')));
  const head: Card = isEdit
    ? { ...titleOf(target, pieces, composing), blocks: [note] }
    : { title: words.say('correction-title'), blocks: [note] };
  const cards = fallen.flatMap((one) => outdatedCards(one, composing));
  const others = isEdit ? pieces.filter(({ is }) => is === 'standing').flatMap(excerptsOfPiece) : [];
  const say = (id: string, excerpts: readonly Excerpt[]): Card[] =>
    excerpts.length === 0 ? [] : [{ blocks: [text(soft(words.say(id))), ...codesOf(excerpts)] }];
  const reasons = [
    ...new Set(
      fallen.map(({ staleness, before }) => {
        const standing = before?.place.meta.standing;
        return standing === undefined
          ? words.say(LEADS[staleness] ?? 'standing-old')
          : standingLine(standing, words);
      }),
    ),
  ];
  const attempts: Card[][] = [
    [head, ...(isEdit ? messageCards(corrected, target.kind, composing) : cards)],
    [head, ...cards, ...say('correction-rest', others)],
    [
      {
        ...head,
        blocks: [...head.blocks, list(...reasons.slice(0, MAX_CODES).map((why) => [strong(why)]))],
      },
      ...say(
        'correction-codes',
        fallen.flatMap(({ before, now }) => now ?? before ?? []),
      ),
      ...say('correction-rest', others),
    ],
  ];
  const fits = ({ cards: made }: Reply) => posting.prepare({ cards: made }, words).length === 1;
  const replies = attempts.map((made): Reply => ({ cards: made }));
  return replies.find(fits) ?? { cards: [head] };
};
