// /check: whether a quotation stands in the documents as it is quoted.

import { echo, withoutControls } from '../src/core/bidi.ts';
import { type Check, SHOWN_PARTS, type Verdict } from '../src/core/check.ts';
import { defineCommand } from '../src/core/command.ts';
import { QUOTE_CHARS } from '../src/core/limits.ts';
import { flag, verbatim } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import { emptyNotes, excerptCard, type Presenting } from '../src/core/present.ts';
import { action, type Block, type Card, type Inline, list, soft, strong, text } from '../src/core/reply.ts';
import type { Range } from '../src/core/source.ts';
import type { QuoteCheck } from '../src/knowledge/check/library-check.ts';
import type { Library } from '../src/knowledge/library.ts';

/** Stretches that stand nowhere, and differing words that are named. */
const MAX_UNFOUND = 5;
const MAX_CHANGES = 10;

const SAID: Readonly<Record<Verdict, string>> = {
  exact: 'check-exact',
  altered: 'check-altered',
  stitched: 'check-stitched',
  partly: 'check-partly',
  'from-context': 'check-from-context',
  'not-found': 'check-not-found',
};

/** UTF-16 units of the quotation shown on either side of a word that differs, and of a stretch that stands nowhere. */
const AROUND = 60;
const STRETCH = 200;

/** A stretch of what somebody typed, on one line and without anything that could reorder it. */
const said = (typed: string): string => withoutControls(typed).replace(/[\s\p{Cc}]+/gu, ' ');

/** The quotation around the words that differ, these marked. It is what a person typed, and never an excerpt. */
const ownWords = (typed: string, changes: readonly Range[]): Inline[] => {
  const inlines: Inline[] = [];
  let at = 0;
  for (const [start, end] of changes) {
    const isNear = start - at <= (at === 0 ? AROUND : 2 * AROUND);
    if (isNear) inlines.push(said(typed.slice(at, start)));
    else {
      if (at > 0) inlines.push(said(typed.slice(at, at + AROUND)), ' ');
      inlines.push('… ', said(typed.slice(start - AROUND, start)).replace(/^\S*\s/, ''));
    }
    inlines.push(strong(echo(typed.slice(start, end), STRETCH)));
    at = end;
  }
  const rest = said(typed.slice(at, at + AROUND));
  inlines.push(at + AROUND < typed.length ? `${rest.replace(/\s\S*$/, '')} …` : rest);
  return inlines;
};

const differing = ({ text: typed, parts }: Check, l: Localizer): Block[] => {
  const changes = parts.flatMap((part) => part.changes.map(({ quoted }) => quoted));
  const shown = changes.filter(([start, end]) => end > start).slice(0, MAX_CHANGES);
  if (shown.length === 0) return [];
  const words = shown.map(([start, end]) => l.say('check-word', { word: echo(typed.slice(start, end)) }));
  return [
    text(l.say('check-own-words')),
    text(...ownWords(typed, shown)),
    text(soft(l.say('check-differs', { words: words.join(' · ') }))),
  ];
};

const notesBlocks = (notes: readonly string[], l: Localizer): Block[] =>
  notes.length === 0
    ? []
    : [text(soft(l.say('check-notes', { notes: [...new Set(notes)].slice(0, MAX_UNFOUND).join(' ') })))];

const leftOver = ({ text: typed, verdict, parts, unfound, ignored }: Check, l: Localizer): Block[] => [
  ...notesBlocks(
    parts.flatMap(({ notes }) => notes.map((range) => typed.slice(...range))),
    l,
  ),
  ...(verdict === 'not-found' || unfound.length === 0
    ? []
    : [
        text(l.say('check-unfound')),
        list(...unfound.slice(0, MAX_UNFOUND).map((range) => [echo(typed.slice(...range), STRETCH)])),
      ]),
  ...(ignored === null ? [] : [text(soft(l.say('check-ignored', { line: echo(typed.slice(...ignored)) })))]),
];

const cardsOf = (check: Check, presenting: Presenting): Card[] => {
  const { words: l } = presenting;
  const { verdict, parts, shown, nearest } = check;
  const dots = parts.some(({ omission }) => omission) ? [text(soft(l.say('check-omission')))] : [];
  const more = shown.length - SHOWN_PARTS;
  const head: Card = {
    blocks: [
      text(strong(l.say(SAID[verdict]))),
      ...differing(check, l),
      ...dots,
      ...leftOver(check, l),
      ...(more > 0 ? [text(soft(l.say('check-more', { count: more })))] : []),
    ],
    ...(verdict === 'not-found' && nearest.length === 0 ? { actions: [action('/sources', '/sources')] } : {}),
  };
  const others = parts.flatMap(({ excerpt, others: same }) =>
    same.map((other) => {
      const lead = text(soft(l.say('same-words', { citation: excerpt.place.citation })));
      return excerptCard(other, presenting, [lead]);
    }),
  );
  return [
    head,
    ...shown.slice(0, SHOWN_PARTS).map((excerpt) => excerptCard(excerpt, presenting)),
    ...others.slice(0, SHOWN_PARTS),
    ...nearest.map((excerpt, i) =>
      excerptCard(excerpt, presenting, i === 0 ? [text(soft(l.say('check-nearest')))] : []),
    ),
  ];
};

interface Parts {
  readonly library: Library;
  readonly check: QuoteCheck;
}

export const check = ({ library, check: compare }: Parts) => {
  const [first] = library.snapshot().passages;
  const example = first === undefined ? '' : library.excerpt(first).text.slice(0, 200);
  return defineCommand({
    name: 'check',
    section: 'check',
    summary: (l) => l.say('check-summary'),
    examples: /\S/.test(example) ? [`check ${example.replace(/\s\S*$/, '').replace(/\s+/g, ' ')}`] : [],
    params: {
      quotation: verbatim({ describe: 'param-quotation', missing: 'asks-quotation', max: QUOTE_CHARS }),
      private: flag({ describe: 'param-private-before' }),
    },
    audience: 'everyone',
    effect: 'reads',
    fromMessage: { param: 'quotation', label: 'check-from-message' },
    async run({ quotation }, { words, today, origin }) {
      const found = await compare(quotation);
      const presenting = { words, counterpart: library.counterpart, today };
      // Of what is not there, nothing is said about the quotation.
      const isEmpty = library.snapshot().documents.size === 0;
      const cards = isEmpty ? [{ blocks: emptyNotes(words, origin) }] : cardsOf(found, presenting);
      return { check: found, cards };
    },
  });
};
