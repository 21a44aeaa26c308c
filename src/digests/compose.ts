// What a digest says: the changes of the library since the last one, each as an excerpt, or excerpts that take turns.

import { isOutdated, standingLine } from '../core/caption.ts';
import type { Localizer } from '../core/ports.ts';
import { excerptCard, ledBlocks, type Presenting } from '../core/present.ts';
import { action, type Block, type Card, onward, type Reply, soft, strong, text } from '../core/reply.ts';
import type { Excerpt } from '../core/source.ts';
import type { ReportedChange } from '../revisions/compared.ts';
import { formatTime } from './format-time.ts';

/** Where nothing has changed. Without a topic, its title is that of its document. */
export interface RotatingExcerpt {
  readonly title: string;
  readonly topic?: string;
  readonly excerpt: Excerpt;
}

export interface Contents {
  /** In the digest's topics. */
  readonly changes: readonly ReportedChange[];
  /** Whether a change may be told: what librarians have withdrawn may not, whichever edition held it. */
  readonly mayReport: (change: ReportedChange) => boolean;
  /** The command line that shows the changes after so many. */
  readonly rest: (after: number) => string;
  /** One for each topic, under its title. */
  readonly turns: readonly RotatingExcerpt[];
  /** Times of digests that were not sent. */
  readonly missed: readonly number[];
  readonly zone: string;
}

/** Changes that are posted; what is beyond them, as where a library was filled anew, comes to those who ask for it. */
const MAX_CHANGES = 12;
/** Changes that each press shows. */
const CHANGES_PRESSED = 5;

/** Null where there is nothing to say. */
export const composeDigest = (contents: Contents, presenting: Presenting): Reply | null => {
  const { changes, mayReport, rest, turns, missed, zone } = contents;
  const { words, today } = presenting;
  const tells = (change: ReportedChange) => isNews(change, today) && mayReport(change);
  const { shown, next, more } = portion(changes, 0, MAX_CHANGES, tells);
  if (shown.length === 0 && turns.length === 0) return null;
  const notes: Block[] = [
    ...(missed.length === 0 ? [] : [text(soft(missedNote(missed, zone, words)))]),
    ...(shown.length === 0
      ? [text(soft(words.say('digest-nothing-new')))]
      : [text(soft(words.say('digest-changes', { count: shown.length + more })))]),
  ];
  return {
    cards: [
      { title: words.say(shown.length === 0 ? 'digest-title-quiet' : 'digest-title'), blocks: notes },
      ...changeCards(shown, presenting),
      ...turns.map(({ excerpt, ...titled }) => ({ ...titled, ...excerptCard(excerpt, presenting) })),
      // The digest stays as it was posted, so what the button brings does not take its place.
      ...moreCards(more, rest(next), words),
    ],
  };
};

/** The next changes of a digest that has more than were posted. Empty where there are none after so many. */
export const composeRest = (
  { changes, mayReport, rest }: Pick<Contents, 'changes' | 'mayReport' | 'rest'>,
  after: number,
  presenting: Presenting,
): readonly Card[] => {
  const { words, today } = presenting;
  const tells = (change: ReportedChange) => isNews(change, today) && mayReport(change);
  const { shown, next, more } = portion(changes, after, CHANGES_PRESSED, tells);
  return [...changeCards(shown, presenting), ...moreCards(more, rest(next), words)];
};

/** What may be outdated by now is no news. */
export const isNews = (change: ReportedChange, today: string): boolean =>
  change.is === 'removed' || change.is === 'marked' || !isOutdated(change.now.place, today);

/**
 * The next so many changes that are told, after so many of all; from which one on the following are, and how many those are. It is counted
 * among all, since what is not told may be more when a button is pressed than when it was posted.
 */
const portion = (
  changes: readonly ReportedChange[],
  after: number,
  max: number,
  tells: (change: ReportedChange) => boolean,
) => {
  const left = changes.flatMap((change, at) => (at >= after && tells(change) ? [{ change, at }] : []));
  return {
    shown: left.slice(0, max).map(({ change }) => change),
    next: left[max]?.at ?? changes.length,
    more: Math.max(0, left.length - max),
  };
};

/** The document that a change is about. */
export const documentOf = (change: ReportedChange): string =>
  (change.is === 'removed' ? change.before : change.is === 'marked' ? change.excerpts[0] : change.now).place
    .document;

const moreCards = (count: number, line: string, words: Localizer): Card[] =>
  count <= 0
    ? []
    : [
        {
          blocks: [text(soft(words.say('digest-more', { count })))],
          actions: [{ ...onward(action(words.say('button-more'), line)), local: true }],
        },
      ];

const changeCards = (changes: readonly ReportedChange[], presenting: Presenting): Card[] =>
  changes.map((change) => changeCard(change, presenting));

const missedNote = (missed: readonly number[], zone: string, words: Localizer): string =>
  words.say('digest-missed', {
    count: missed.length,
    first: formatTime(missed[0] ?? 0, zone, words),
  });

const changeCard = (change: ReportedChange, presenting: Presenting): Card => {
  const { words } = presenting;
  switch (change.is) {
    case 'new':
      return excerptCard(change.now, presenting, 'digest-new');
    case 'changed': {
      const card = excerptCard(change.now, presenting, 'digest-changed-now');
      const before = ledBlocks('digest-changed-before', change.before, presenting);
      return { ...card, blocks: [...before, ...card.blocks] };
    }
    case 'marked': {
      const [first] = change.excerpts;
      const { meta, document } = first.place;
      if (change.standing.is !== 'retracted') return excerptCard(first, presenting, 'standing');
      const said = text(strong(standingLine(change.standing, words)));
      // Nobody is shown once more what was taken back.
      return { blocks: [said, text(`${meta.title ?? words.say('title-unknown')} · ${document}`)] };
    }
    case 'removed':
      return { blocks: ledBlocks('digest-removed', change.before, presenting) };
  }
};
