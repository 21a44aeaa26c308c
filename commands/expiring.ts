// /expiring: the texts whose day has passed, or will within a month, for librarians.

import { echo } from '../src/core/bidi.ts';
import { formatDate } from '../src/core/caption.ts';
import { defineCommand } from '../src/core/command.ts';
import { dayOf, isPast } from '../src/core/day.ts';
import { UserError } from '../src/core/errors.ts';
import { count } from '../src/core/params.ts';
import type { Clock, Localizer } from '../src/core/ports.ts';
import {
  type Action,
  action,
  citation,
  type Inline,
  list,
  replacing,
  soft,
  strong,
  text,
} from '../src/core/reply.ts';
import type { Due } from '../src/knowledge/due.ts';
import { needs } from './moderation.ts';

export interface Reviewing {
  /** What has its last day on this day or before, the earliest first. */
  readonly due: (day: string) => readonly Due[];
  readonly clock: Clock;
  /** The name by which a command of the bot can be called now, given its usual one. */
  readonly nameOf: (usual: string) => string;
}

const PER_PAGE = 10;

/** What comes due within these days is told beforehand. */
const AHEAD_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

export const expiring = ({ due, clock, nameOf }: Reviewing) =>
  defineCommand({
    name: 'expiring',
    otherName: 'review',
    section: 'library',
    meantFor: 'librarian',
    summary: (l) => l.say('review-summary'),
    examples: ['expiring'],
    params: { page: count({ describe: 'param-page', min: 1, max: 100_000, fallback: 1 }) },
    audience: 'asker',
    effect: 'reads',
    needs: needs('librarian'),
    run({ page }, { words: l, today }) {
      const all = due(dayOf(clock.now() + AHEAD_DAYS * DAY_MS));
      const called = `/${nameOf('expiring')}`;
      const pages = Math.max(1, Math.ceil(all.length / PER_PAGE));
      if (page > pages) throw new UserError('missing', 'page-unknown', { page, pages }, [called]);
      const shown = all.slice((page - 1) * PER_PAGE, page * PER_PAGE);
      const step = (label: string, to: number): Action[] =>
        to < 1 || to > pages ? [] : [replacing(action(l.say(label), `${called} ${to}`))];
      return {
        cards: [
          {
            title: l.say('review-title', { count: all.length, page, pages }),
            blocks: [
              all.length === 0
                ? text(l.say('review-none', { days: AHEAD_DAYS }))
                : list(...shown.map((one) => lineOf(one, today, l))),
              text(soft(l.say('review-how'))),
            ],
            actions: [...step('button-back', page - 1), ...step('button-forward', page + 1)],
          },
        ],
      };
    },
  });

const lineOf = ({ what, day, document, passage, begins }: Due, today: string, l: Localizer): Inline[] => {
  const said = { day: formatDate(day, l) };
  const isOver = isPast(day, today);
  const state =
    what === 'valid until'
      ? l.say(isOver ? 'review-outdated' : 'review-valid', said)
      : l.say(isOver ? 'review-overdue' : 'review-due', said);
  return [
    strong(state),
    ` · ${document.meta.title ?? l.say('title-unknown')} · ${document.path}`,
    ...(begins === null ? [] : [` · “${echo(begins)} …”`]),
    ...(passage === null ? [] : [' · ', citation(passage.citation)]),
  ];
};
