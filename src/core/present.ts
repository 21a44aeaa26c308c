// Findings and passages as cards: the one place that decides how an answer is laid out, for every command.

import { echo } from './bidi.ts';
import { captionOf, formatDate, nameOf, shortCaptionOf, standingLine } from './caption.ts';
import type { SearchReport } from './finding.ts';
import type { Localizer, Origin } from './ports.ts';
import { positionOf, positionsIn } from './positions.ts';
import {
  ACTION_BYTES,
  type Action,
  action,
  type Block,
  type Card,
  type ExcerptBlock,
  type Lead,
  onward,
  type Reply,
  replacing,
  soft,
  strong,
  text,
} from './reply.ts';
import { type Excerpt, isExcerptsOnly, type Location } from './source.ts';

/** The other half of a translation made by a person, for a reader of the given language; null if there is none. */
export type Counterpart = (excerpt: Excerpt, locale: string) => Excerpt | null;

export interface Presenting {
  readonly words: Localizer;
  readonly counterpart: Counterpart;
  /** The day in UTC, for a snapshot does not change when what it holds becomes outdated. */
  readonly today: string;
}

const excerptBlock = (excerpt: Excerpt, { words, today }: Omit<Presenting, 'counterpart'>): ExcerptBlock => ({
  is: 'excerpt',
  excerpt,
  caption: captionOf(excerpt, words, today),
});

const leadLine = (lead: Lead, { meta: { standing } }: Location, words: Localizer): Block[] => {
  if (lead === 'standing') return standing === undefined ? [] : [text(strong(standingLine(standing, words)))];
  return [text(lead.startsWith('digest-') ? strong(words.say(lead)) : soft(words.say(lead)))];
};

/** An excerpt below what the bot says of it. */
export const ledBlocks = (
  lead: Lead,
  excerpt: Excerpt,
  presenting: Omit<Presenting, 'counterpart'>,
  block: ExcerptBlock = excerptBlock(excerpt, presenting),
): Block[] => [...leadLine(lead, excerpt.place, presenting.words), { ...block, lead }];

/** One excerpt with its source, beside it its translation or original where the library has one, and the ways on from there. */
export const excerptCard = (excerpt: Excerpt, presenting: Presenting, above: Lead | Block[] = []): Card => {
  const { words, counterpart } = presenting;
  const other = counterpart(excerpt, words.locale);
  return {
    blocks: [
      ...(typeof above === 'string'
        ? ledBlocks(above, excerpt, presenting)
        : [...above, excerptBlock(excerpt, presenting)]),
      ...(other === null ? [] : ledBlocks('counterpart', other, presenting)),
    ],
    actions: waysOn(excerpt.place, words),
  };
};

/** From a passage to what stands around it, if that is shown, and to its document. */
export const waysOn = (
  { citation, meta }: Pick<Location, 'citation' | 'meta'>,
  words: Localizer,
): Action[] => [
  ...(isExcerptsOnly(meta) ? [] : [action(words.say('button-context'), `/cite ${citation}`)]),
  action(words.say('button-source'), `/sources ${citation}`),
];

/** A passage beside the one that was asked for: its text, whose words it is, and where it stands. */
export const neighbourCard = (
  excerpt: Excerpt,
  lead: Lead,
  presenting: Omit<Presenting, 'counterpart'>,
): Card => {
  const caption = shortCaptionOf(excerpt, presenting.words, presenting.today);
  return { blocks: ledBlocks(lead, excerpt, presenting, { is: 'excerpt', excerpt, caption }) };
};

/** "More" carries the codes of the passages that follow, as many as fit, and never the question. */
export const moreAction = (citations: readonly string[], words: Localizer): Action[] => {
  let line = '/more';
  for (const citation of citations) {
    if (line.length + 1 + citation.length > ACTION_BYTES) break;
    line += ` ${citation}`;
  }
  return citations.length === 0 ? [] : [onward(replacing(action(words.say('button-more'), line)))];
};

/** Whose position the text reports, and of when it is: the same for every voice. */
const voiceBlock = (excerpt: Excerpt, words: Localizer): Block => {
  const voice = positionOf(excerpt);
  const date = formatDate(excerpt.place.meta.published, words);
  const said = voice === null ? words.say('voice-unknown', { date }) : words.say('voice', { voice, date });
  return text(strong(said));
};

/**
 * The first `limit` findings of a confident report as cards, the others behind "More". Near-identical ones stay together, their
 * differences marked; what a translation already stands beside is not shown once more. Where several voices speak, each is named above.
 * `above`: what is said over the first.
 */
export const findingCards = (
  { findings }: Pick<SearchReport, 'findings'>,
  limit: number,
  presenting: Presenting,
  above: readonly Block[] = [],
): Card[] => {
  const { words, counterpart } = presenting;
  const beside = new Set<string>();
  const once = findings.filter(({ excerpt }) => {
    if (beside.has(excerpt.place.citation)) return false;
    const other = counterpart(excerpt, words.locale);
    if (other !== null) beside.add(other.place.citation);
    return true;
  });
  const shown = once.slice(0, limit);
  const voices = positionsIn(once);
  const cards = shown.map(({ excerpt, nearlyLike }, i) => {
    const { citation } = excerpt.place;
    const alone = nearlyLike === null && !shown.some((f) => f.nearlyLike === citation);
    const id = excerpt.differences.length > 0 ? 'nearly-like' : 'same-words';
    const lead = [
      ...(i === 0 ? above : []),
      ...(voices.length < 2 || i > 0 ? [] : [text(soft(words.say('voices', { count: voices.length })))]),
      ...(voices.length < 2 ? [] : [voiceBlock(excerpt, words)]),
      ...(nearlyLike === null ? [] : [text(soft(words.say(id, { citation: nearlyLike })))]),
    ];
    return excerptCard(alone ? { ...excerpt, differences: [] } : excerpt, presenting, lead);
  });
  const more = moreAction(
    once.slice(limit).map((f) => f.excerpt.place.citation),
    words,
  );
  return more.length > 0 ? [...cards, { blocks: [], actions: more }] : cards;
};

/** What was searched instead of words that the library lacks. */
export const repairNotes = ({ repaired }: SearchReport, words: Localizer): Block[] =>
  repaired.length === 0
    ? []
    : [text(soft(repaired.map(({ from, to }) => words.say('repaired', { from: echo(from), to })).join(' ')))];

/** Words that are said to be missing at most. */
const MISSING = 2;

const missingIn = ({ suggested = [] }: SearchReport) => suggested.slice(0, MISSING);

/** Words that no document has, each with the nearest that one has. */
export const missingNotes = (report: SearchReport, words: Localizer): Block[] =>
  missingIn(report).map(({ from, to }) => text(words.say('no-document-has', { word: echo(from), near: to })));

/** From words that no document has to the same question with those that one has; where that is too long for a button, to the word alone. */
const insteadOf = (report: SearchReport): Action[] =>
  missingIn(report).flatMap(({ from, to }) => {
    const lines = [`/ask ${report.query.replace(from, () => to)}`, `/ask ${to}`];
    const line = lines.find((one) => new TextEncoder().encode(one).length <= ACTION_BYTES);
    return line === undefined ? [] : [action(to, line)];
  });

/** How many documents a date has left out that have none. */
export const undatedNotes = ({ undated: count }: SearchReport, words: Localizer): Block[] =>
  count === 0 ? [] : [text(soft(words.say('undated-left-out', { count })))];

/** What has to be known of a search before its findings are read. */
export const notesOn = (report: SearchReport, words: Localizer): Card[] => {
  const blocks = [
    ...repairNotes(report, words),
    ...missingNotes(report, words),
    ...undatedNotes(report, words),
  ];
  return blocks.length === 0 ? [] : [{ blocks }];
};

/** Nothing could answer: there are no documents. Whoever sits at the terminal of the bot can add some. */
export const emptyNotes = (words: Localizer, origin?: Origin): Block[] => [
  text(words.say('library-empty')),
  ...(origin?.isOperator === true ? [text(soft(words.say('library-empty-operator')))] : []),
];

/** Passages that are offered where none answers, and how likely they have to be to answer. */
const MAX_NEAREST = 2;
const MIN_NEAREST = 0.2;

/** UTF-16 units of a title on a button, so that the number after it is seen. */
const BUTTON_TITLE = 32;

/** The passages that are most like a question, by title and number: to be looked at, and not an answer. */
const nearestPassages = ({ findings }: SearchReport, words: Localizer): Action[] =>
  findings
    .filter(({ confidence }) => confidence >= MIN_NEAREST)
    .slice(0, MAX_NEAREST)
    .map(({ excerpt: { place } }) => {
      const title = echo(nameOf(place), BUTTON_TITLE);
      const label = `${title}, ${words.say('paragraph', { number: place.paragraph })}`;
      return action(label, `/cite ${place.citation}`);
    });

interface Silence {
  /** What is known of why nothing answers. */
  readonly why?: readonly Block[];
  /** Ways on after the nearest topics and passages. */
  readonly others?: readonly Action[];
  /** Without topics, the list of documents is what a person can look through. */
  readonly hasTopics: boolean;
}

/**
 * Nothing that answers: said plainly, with what is known of why, and the nearest topics and passages as ways on, before any others.
 */
export const silence = (
  report: SearchReport,
  words: Localizer,
  { why = [], others = [], hasTopics }: Silence,
): Reply => {
  if (report.empty === true) return { report, cards: [{ blocks: emptyNotes(words) }] };
  const near = report.topics.slice(0, 3).map(({ name }) => action(`/${name}`, `/${name}`));
  // What was asked for word by word is in none of them.
  const passages = why.length > 0 ? [] : nearestPassages(report, words);
  const all = hasTopics ? '/topics' : '/sources';
  const actions = near.length > 0 ? near : [action(all, all)];
  const lookThrough = hasTopics ? 'no-answer-topics' : 'no-answer-documents';
  const closest =
    passages.length === 0
      ? 'no-answer-near'
      : near.length === 0
        ? 'no-answer-passages'
        : 'no-answer-near-both';
  return {
    report,
    cards: [
      {
        blocks: [
          text(words.say('no-answer')),
          ...missingNotes(report, words),
          ...why,
          ...undatedNotes(report, words),
          text(soft(words.say(near.length + passages.length > 0 ? closest : lookThrough))),
        ],
        actions: [...insteadOf(report), ...passages, ...actions, ...others],
      },
    ],
  };
};
