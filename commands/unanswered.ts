// /unanswered: what people asked and the library could not answer; librarians link a passage to it, and who waits is told.

import { echo } from '../src/core/bidi.ts';
import { languageName } from '../src/core/caption.ts';
import { type Context, changes, defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { choice, count, flag, maybeWords, word } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import { excerptCard } from '../src/core/present.ts';
import {
  type Action,
  action,
  type Card,
  code,
  type Inline,
  list,
  type Reply,
  replacing,
  soft,
  strong,
  text,
} from '../src/core/reply.ts';
import type { Excerpt } from '../src/core/source.ts';
import type { Gap } from '../src/gaps/gap.ts';
import type { Library } from '../src/knowledge/library.ts';
import type { ActParts } from './acts/act.ts';
import { decide } from './acts/deciding.ts';
import { needs } from './moderation.ts';

const PER_PAGE = 5;
const DAY_MS = 24 * 60 * 60_000;
const COUNTED_DAYS = 30;
const COUNTS_SHOWN = 5;
const ECHOED = 200;
const CITATION = /^[0-9a-z]{8}$/i;

const nowCalled = ({ nameOf }: Pick<ActParts, 'nameOf'>) => `/${nameOf('unanswered')}`;

const gapNamed = async (parts: Pick<ActParts, 'gaps' | 'nameOf'>, named: string | null): Promise<Gap> => {
  const found = named === null ? null : await parts.gaps.find(named.toLowerCase());
  if (found === null) throw new UserError('missing', 'gap-unknown', {}, [nowCalled(parts)]);
  return found;
};

/**
 * A passage by its code; of a document the passage that is ranked first for the question, or else its first one. What people are sent
 * is what the librarian has been shown.
 */
const excerptNamed = (library: Library, { text: question }: Gap, named: string | null): Excerpt => {
  const typed = named?.trim() ?? '';
  if (typed === '') throw new UserError('misused', 'gap-with-what');
  if (CITATION.test(typed) && library.find(typed.toLowerCase()) !== undefined)
    return library.excerpt(library.passage(typed));
  const [document, ...others] = library.sources(typed);
  if (document === undefined || others.length > 0)
    throw new UserError('misused', 'library-which', {}, ['/sources']);
  const [best] = library.search(question, { max: 1, source: document.path }).findings;
  const [first] = library.snapshot().byDocument.get(document) ?? [];
  const passage = best === undefined ? first : library.passage(best.excerpt.place.citation);
  if (passage === undefined) throw new UserError('missing', 'gap-empty-document');
  return library.excerpt(passage);
};

const linkGap = async (
  parts: ActParts,
  context: Context,
  { gap: named, answer, sure }: { gap: string | null; answer: string | null; sure: boolean | null },
): Promise<Reply> => {
  const { words: l, today } = context;
  const gap = await gapNamed(parts, named);
  const excerpt = excerptNamed(parts.library, gap, answer);
  const { citation } = excerpt.place;
  if (sure !== true) {
    const asked = text(l.say('gap-preview', { question: echo(gap.text, ECHOED), count: gap.waiting }));
    const button = action(l.say('button-link'), `${nowCalled(parts)} link ${gap.id} ${citation} sure:yes`);
    const { actions: _, ...card } = excerptCard(excerpt, { words: l, counterpart: () => null, today });
    return { cards: [{ blocks: [asked] }, { ...card, actions: [button] }] };
  }
  return decide(parts, context, { act: 'gap-link', subject: gap.id, note: citation });
};

const dismissGap = async (parts: ActParts, context: Context, named: string | null): Promise<Reply> => {
  const gap = await gapNamed(parts, named);
  return decide(parts, context, { act: 'gap-dismiss', subject: gap.id, note: '' });
};

const lineOf = (
  { id, text: question, asked, waiting, firstAt, lastAt, locale }: Gap,
  now: number,
  l: Localizer,
): Inline[] => {
  const days = (since: number) => Math.floor((now - since) / DAY_MS);
  return [
    strong(echo(question, ECHOED)),
    ` · ${l.say('gap-asked', { count: asked })}`,
    ...(waiting === 0 ? [] : [` · ${l.say('gap-waiting', { count: waiting })}`]),
    ` · ${l.say('gap-age', { first: days(firstAt), last: days(lastAt) })}`,
    ` · ${locale === null ? l.say('unknown') : languageName(locale, l)} · `,
    code(id),
  ];
};

const countsCard = async ({ gaps }: Pick<ActParts, 'gaps'>, l: Localizer): Promise<Card> => {
  const counts = await gaps.counts(COUNTED_DAYS);
  const all = counts.reduce((sum, { count: times }) => sum + times, 0);
  const lines = counts
    .slice(0, COUNTS_SHOWN)
    .map(({ locale, topic, count: times }): Inline[] => [
      topic === '' ? l.say('gap-no-topic') : code(`/${topic}`),
      ` · ${locale === '' ? l.say('unknown') : languageName(locale, l)} · ${times}`,
    ]);
  return {
    blocks: [
      text(soft(l.say('gap-counts', { count: all, days: COUNTED_DAYS }))),
      ...(lines.length === 0 ? [] : [list(...lines)]),
    ],
  };
};

const gapList = async (parts: ActParts, page: number, l: Localizer): Promise<Reply> => {
  const all = await parts.gaps.list();
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE));
  if (page > pages) throw new UserError('missing', 'page-unknown', { page, pages }, [nowCalled(parts)]);
  const shown = all.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const step = (label: string, to: number): Action[] =>
    to < 1 || to > pages ? [] : [replacing(action(l.say(label), `${nowCalled(parts)} page:${to}`))];
  const now = parts.clock.now();
  const main: Card = {
    title: l.say('gaps-title', { count: all.length }),
    blocks:
      shown.length === 0
        ? [text(l.say('gaps-none'))]
        : [
            list(...shown.map((gap) => lineOf(gap, now, l))),
            text(code(`${nowCalled(parts)} link … …`), ' ', code(`${nowCalled(parts)} dismiss …`)),
          ],
  };
  const counts = await countsCard(parts, l);
  return {
    cards: [
      main,
      { ...counts, actions: [...step('button-back', page - 1), ...step('button-forward', page + 1)] },
    ],
  };
};

export const unanswered = (parts: ActParts) =>
  defineCommand({
    name: 'unanswered',
    otherName: 'gaps',
    section: 'library',
    meantFor: 'librarian',
    summary: (l) => l.say('gaps-summary'),
    examples: ['unanswered'],
    params: {
      action: choice({ describe: 'param-gaps-action', choices: ['list', 'link', 'dismiss'] as const }),
      gap: word({ describe: 'param-gap' }),
      answer: maybeWords({ describe: 'param-gap-answer', max: 300, codes: true }),
      page: count({ describe: 'param-page', named: true, min: 1, max: 100_000, fallback: 1 }),
      sure: flag({ describe: 'param-gap-sure' }),
    },
    audience: 'asker',
    needs: needs('librarian'),
    effect: ({ action: what, sure }) =>
      what === 'dismiss' || (what === 'link' && sure === true)
        ? changes('will-gaps', { action: what })
        : 'reads',
    async run({ action: what, page, ...named }, context): Promise<Reply> {
      if (what === 'link') return linkGap(parts, context, named);
      if (what === 'dismiss') return dismissGap(parts, context, named.gap);
      return gapList(parts, page, context.words);
    },
  });
