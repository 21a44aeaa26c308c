// /why: what the bot looked at for a question, in plain words and figures; the button under an answer leads to the same.

import { echo } from '../src/core/bidi.ts';
import { type Context, defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import type { Finding, SearchExplanation } from '../src/core/finding.ts';
import { QUESTION_CHARS } from '../src/core/limits.ts';
import { requiredWord, words } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import { emptyNotes, missingNotes, repairNotes, undatedNotes } from '../src/core/present.ts';
import {
  action,
  type Block,
  type Card,
  citation,
  type Inline,
  list,
  type Reply,
  soft,
  strong,
  text,
} from '../src/core/reply.ts';
import type { TtlCache } from '../src/core/ttl-cache.ts';
import type { Library } from '../src/knowledge/library.ts';
import {
  filterParams,
  filtersOf,
  isOnlyNearest,
  type Retrieved,
  type RetrieveParts,
  retrieve,
} from './retrieve.ts';
import { suggestQuestions } from './suggestions.ts';

/** An answer as its "Why" button needs it. The question is not among it, but for the words that were searched. */
export interface Explained {
  readonly found: Retrieved;
  /** The citations of the excerpts that were shown. */
  readonly shown: readonly string[];
  /** Where, or by whom alone, the button can be seen; null: by all in the chat. */
  readonly seenBy: string | null;
}

export interface Explaining {
  readonly explained: TtlCache<Explained>;
}

/** Findings that are told of besides those shown. */
const RUNNERS_UP = 5;

/**
 * An answer with the button that tells of how it came about. The button stands with "More": both are about the whole answer. What is offered
 * while somebody types has none: each letter would push an answer out of memory that people can see.
 */
export const withWhy = (
  reply: Reply,
  found: Retrieved,
  { explained }: Explaining,
  { origin, audience, words: l }: Pick<Context, 'origin' | 'audience' | 'words'>,
): Reply => {
  if (origin.way === 'typing') return reply;
  const code = explained.put({
    found: { ...found, report: { ...found.report, query: '' } },
    shown: citationsIn(reply.cards),
    seenBy: origin.alone ? origin.chat : audience === 'asker' ? origin.user : null,
  });
  const button = { ...action(l.say('button-why'), `/because ${code}`), passing: true as const };
  const last = reply.cards.at(-1);
  const tail: Card = last?.blocks.length === 0 ? last : { blocks: [] };
  const others = tail === last ? reply.cards.slice(0, -1) : reply.cards;
  return { ...reply, cards: [...others, { ...tail, actions: [...(tail.actions ?? []), button] }] };
};

const citationsIn = (cards: readonly Card[]): string[] =>
  cards.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.is === 'excerpt' ? [block.excerpt.place.citation] : [])),
  );

export const why = (parts: RetrieveParts) => {
  const { library, topics } = parts;
  return defineCommand({
    name: 'why',
    section: 'ask',
    summary: (l) => l.say('why-summary'),
    examples: ['why what do the factions demand about the crossings', 'why what is the capital of France'],
    params: {
      question: words({
        describe: 'param-question',
        missing: 'asks-question',
        max: QUESTION_CHARS,
        suggest: suggestQuestions({ library, topics }),
      }),
      ...filterParams(library),
    },
    audience: 'asker',
    effect: 'reads',
    async run({ question, ...bounds }, { words: l }) {
      const found = await retrieve(question, filtersOf(bounds), parts);
      return { cards: explain({ ...found, hasChanged: false }, null, l) };
    },
  });
};

/** Tells of an answer by the code of its button, to those alone who can see that. */
export const because = ({ explained, library }: Explaining & Pick<RetrieveParts, 'library'>) =>
  defineCommand({
    name: 'because',
    summary: (l) => l.say('because-summary'),
    examples: [],
    hidden: true,
    params: { code: requiredWord({ describe: 'param-code' }) },
    audience: 'asker',
    effect: 'reads',
    run({ code }, { origin, words: l }) {
      const kept = explained.get(code);
      const sees = kept !== null && [null, origin.chat, origin.user].includes(kept.seenBy);
      if (!sees) throw new UserError('missing', 'why-gone');
      return { cards: explain(asItIsNow(kept.found, library), kept.shown, l) };
    },
  });

/** Nothing is told of passages that have left the library since, as those of a document that was withdrawn. */
const asItIsNow = (found: Retrieved, library: Library): Told => {
  const { revision, byCitation } = library.snapshot();
  const { report, findings, answering } = found;
  const isThere = ({ excerpt }: Finding) => byCitation.has(excerpt.place.citation);
  return {
    ...found,
    findings: findings.filter(isThere),
    answering: findings.slice(0, answering).filter(isThere).length,
    report: { ...report, findings: report.findings.filter(isThere) },
    hasChanged: report.explanation?.revision !== revision,
  };
};

interface Told extends Retrieved {
  /** The library is another one than when the answer was made. */
  readonly hasChanged: boolean;
}

/** `shown`: the citations of what was shown; null: of all that answers, for nothing has been. */
const explain = (found: Told, shown: readonly string[] | null, l: Localizer): Card[] => {
  const { report, findings, answering } = found;
  const { explanation } = report;
  if (explanation === undefined) throw new TypeError('the report of a question says what was looked at');
  if (report.empty === true) return [{ title: l.say('why-title'), blocks: emptyNotes(l) }];
  const given = findings.slice(0, answering);
  const first = shown === null ? given : findings.filter((f) => shown.includes(f.excerpt.place.citation));
  const others = [...findings, ...report.findings.filter((f) => !findings.includes(f))]
    .filter((f) => !first.includes(f))
    .slice(0, RUNNERS_UP);
  const listed = (label: string, some: readonly Finding[]): Block[] =>
    some.length === 0
      ? []
      : [text(strong(l.say(label))), list(...some.map((finding) => findingLine(finding, explanation, l)))];
  return [
    {
      title: l.say('why-title'),
      blocks: [
        ...inShort(found, explanation, l).map((line) => text(line)),
        ...(found.hasChanged ? [text(l.say('why-changed'))] : []),
      ],
    },
    {
      title: l.say('why-details'),
      folded: true,
      blocks: [
        text(verdict(found, explanation, l)),
        list(...searchedLines(found, explanation, l)),
        ...repairNotes(report, l),
        ...missingNotes(report, l),
        ...undatedNotes(report, l),
        ...listed(shown === null ? 'why-answering' : 'why-shown', first),
        ...listed('why-others', others),
        text(soft(l.say('why-figures'))),
      ],
    },
  ];
};

/** In three lines, without figures: what came of it, which words were searched, and in how much. */
const inShort = (found: Retrieved, looked: SearchExplanation, l: Localizer): string[] => {
  const searched = looked.words.map(({ word: said }) => echo(said)).join(', ');
  return [
    outcome(found, l),
    searched === '' ? l.say('why-no-words') : l.say('why-people-words', { words: searched }),
    l.say('why-people-searched', { searched: looked.documents.searched, all: looked.documents.all }),
  ];
};

const outcome = (found: Retrieved, l: Localizer): string => {
  const { report, topic } = found;
  if (topic !== null) return l.say('why-people-topic', { topic });
  if (isOnlyNearest(found)) return l.say('why-people-nearest');
  if (report.confident) return l.say('why-people-sure');
  if (report.nowhere === true) return l.say('why-nowhere');
  return l.say(report.findings.length === 0 ? 'why-nothing' : 'why-people-silent');
};

/** Rounded down, so that what misses a bar is not said to reach it. */
const percentOf = (share: number): number => Math.floor(share * 100 + 1e-9);

const verdict = (found: Retrieved, { bar, sure }: SearchExplanation, l: Localizer): string => {
  const { report, topic, isForeign } = found;
  const [best] = report.findings;
  const said = { percent: percentOf(best?.confidence ?? 0), bar: percentOf(bar) };
  if (topic !== null)
    return l.say(isForeign ? 'why-by-topic' : 'why-by-topic-here', {
      topic,
      percent: percentOf(report.topics[0]?.score ?? 0),
    });
  if (isOnlyNearest(found)) return l.say('why-nearest', { ...said, sure: percentOf(sure) });
  if (report.confident) return l.say('why-confident', said);
  if (report.nowhere === true) return l.say('why-nowhere');
  return best === undefined ? l.say('why-nothing') : l.say('why-silent', said);
};

const searchedLines = ({ bounds }: Retrieved, looked: SearchExplanation, l: Localizer): Inline[][] => {
  const { words: searched, synonyms = [], phrases, excluded, documents, passages } = looked;
  const quoted = (some: readonly string[]) => some.map((one) => `“${echo(one)}”`).join(', ');
  const weighed = searched.map(({ word: said, share, passages: count }) =>
    l.say('why-word', { word: echo(said), percent: percentOf(share), count }),
  );
  return [
    [weighed.length === 0 ? l.say('why-no-words') : `${l.say('why-words')} ${weighed.join('; ')}`],
    ...(synonyms.length === 0
      ? []
      : [
          [
            l.say('why-synonyms', {
              pairs: synonyms.map(({ from, to }) => `${echo(from)} = ${echo(to)}`).join('; '),
            }),
          ],
        ]),
    ...(phrases.length === 0 ? [] : [[l.say('why-phrases', { phrases: quoted(phrases) })]]),
    ...(excluded.length === 0 ? [] : [[l.say('why-excluded', { words: quoted(excluded) })]]),
    ...(bounds.source === null ? [] : [[l.say('why-source', { source: echo(bounds.source) })]]),
    ...(bounds.since === null ? [] : [[l.say('why-since', { day: bounds.since })]]),
    ...(bounds.until === null ? [] : [[l.say('why-until', { day: bounds.until })]]),
    [
      l.say('why-searched', {
        passages: passages.searched,
        allPassages: passages.all,
        documents: documents.searched,
        allDocuments: documents.all,
      }),
    ],
    ...(looked.byMeaning ? [[l.say('why-by-meaning')]] : []),
    [l.say('why-revision', { revision: looked.revision.slice(0, 12) })],
  ];
};

const findingLine = (
  { excerpt, confidence }: Finding,
  { scores }: SearchExplanation,
  l: Localizer,
): Inline[] => {
  const { citation: code, meta, document, paragraph } = excerpt.place;
  const its = scores.get(code);
  return [
    citation(code),
    ` · ${meta.title ?? document} · ${l.say('paragraph', { number: paragraph })} · `,
    l.say('why-probability', { percent: percentOf(confidence) }),
    ...(its === undefined
      ? []
      : [
          ' · ',
          l.say('why-relevance', { relevance: its.relevance.toFixed(2), bm25: its.bm25.toFixed(1) }),
          ...(its.holds.length === 0 ? [] : [' · ', l.say('why-holds', { words: its.holds.join(', ') })]),
        ]),
  ];
};
