// /queue: documents that were sent in wait here until librarians take them into the library or reject them.

import { type Context, changes, defineCommand, type Effect } from '../src/core/command.ts';
import { UsageError, UserError } from '../src/core/errors.ts';
import { choice, count, word } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import {
  type Action,
  action,
  type Card,
  code,
  type Inline,
  list,
  type Reply,
  replacing,
  strong,
  text,
} from '../src/core/reply.ts';
import type { Submission } from '../src/submissions/submission.ts';
import type { Saying } from '../src/submissions/submissions.ts';
import type { ActParts } from './acts/act.ts';
import { buttonFor, decide, waitingCard } from './acts/deciding.ts';
import { needs, record } from './moderation.ts';
import { waitingBlocks, waitingTitle } from './waiting-document.ts';

const PER_PAGE = 5;
const DAY_MS = 24 * 60 * 60_000;
/** Of what whoever sent a document in is told, and of a field of metadata. */
const TEXT_CHARS = 300;
/** Typed for a field, it takes back what was said. */
const NOTHING = 'none';

const ACTIONS = ['list', 'show', 'approve', 'edit', 'reject'] as const;
type QueueAction = (typeof ACTIONS)[number];

/** Parameters of metadata, by the fields that they are for. */
const FIELDS = {
  title: 'title',
  author: 'author',
  date: 'published',
  source: 'source',
  licence: 'licence',
  attribution: 'attribution',
} as const;
type FieldName = keyof typeof FIELDS;

const field = (describe: string) => word({ describe, named: true });

const effectOf = (act: QueueAction): Effect =>
  act === 'list' || act === 'show' ? 'reads' : changes('will-queue', { action: act });

const nowCalled = ({ nameOf }: Pick<ActParts, 'nameOf'>): string => `/${nameOf('queue')}`;

const documentNamed = async (parts: ActParts, named: string | null): Promise<Submission> => {
  const found = named === null ? null : await parts.submissions.find(named.toLowerCase());
  if (found === null) throw new UserError('missing', 'queue-gone', {}, [nowCalled(parts)]);
  return found;
};

/** One document, with what librarians can do about it. */
export const queueCard = async (parts: ActParts, submission: Submission, l: Localizer): Promise<Card> => {
  const { id } = submission;
  const name = nowCalled(parts);
  const previewed = await parts.submissions.preview(submission);
  const isWritable = await parts.submissions.isWritable();
  return {
    title: waitingTitle(submission),
    blocks: [
      ...waitingBlocks(submission, previewed, l),
      ...('found' in previewed ? [] : [text(l.say('queue-unread'))]),
      ...(isWritable ? [] : [text(l.say('queue-unwritable'))]),
      text(l.say('queue-how')),
      list([code(`${name} edit ${id} date:2025-03 source:"…"`)], [code(`${name} reject ${id} reason:"…"`)]),
    ],
    actions: [
      ...buttonFor(l.say('button-approve'), `${name} approve ${id}`),
      ...buttonFor(l.say('button-reject'), `${name} reject ${id}`),
    ],
  };
};

const lineOf = (submission: Submission, now: number, l: Localizer): Inline[] => {
  const { id, found, createdAt } = submission;
  const parts = [
    l.say('submission-passages', { count: found.passages }),
    l.say('queue-age', { days: Math.floor((now - createdAt) / DAY_MS) }),
  ];
  return [strong(waitingTitle(submission)), ` · ${parts.join(' · ')} · `, code(id)];
};

const listAll = async (parts: ActParts, page: number, l: Localizer): Promise<Reply> => {
  const name = nowCalled(parts);
  const all = await parts.submissions.count();
  const pages = Math.max(1, Math.ceil(all / PER_PAGE));
  if (page > pages) throw new UserError('missing', 'page-unknown', { page, pages }, [name]);
  const shown = await parts.submissions.list((page - 1) * PER_PAGE, PER_PAGE);
  const step = (label: string, to: number): Action[] =>
    to < 1 || to > pages ? [] : [replacing(action(l.say(label), `${name} page:${to}`))];
  const now = parts.clock.now();
  const waiting = await waitingCard(parts, l, ['approve', 'reject']);
  return {
    cards: [
      {
        title: l.say('queue-title', { count: all }),
        blocks: [
          shown.length === 0
            ? text(l.say('queue-none'))
            : list(...shown.map((submission) => lineOf(submission, now, l))),
        ],
        actions: [
          ...shown.flatMap((one) => buttonFor(waitingTitle(one), `${name} show ${one.id}`)),
          ...step('button-back', page - 1),
          ...step('button-forward', page + 1),
        ],
      },
      ...(waiting === null ? [] : [waiting]),
    ],
  };
};

const reject = async (
  parts: ActParts,
  context: Context,
  { id }: Submission,
  given: string | null,
): Promise<Reply> => {
  const reason = given?.replaceAll(/\s+/g, ' ').trim() ?? '';
  const example = `${nowCalled(parts)} reject ${id} reason:"It is a draft."`;
  if (reason === '') throw new UsageError([new UserError('misused', 'queue-no-reason')], example);
  checkLength('reason', reason);
  return decide(parts, context, { act: 'reject', subject: id, note: reason });
};

const checkLength = (name: string, { length }: string) => {
  if (length > TEXT_CHARS)
    throw new UserError('misused', 'param-too-long', { name, max: TEXT_CHARS, length });
};

const edit = async (
  parts: ActParts,
  context: Context,
  submission: Submission,
  given: Readonly<Record<FieldName, string | null>>,
): Promise<Reply> => {
  const named = Object.entries(given).filter((one): one is [FieldName, string] => one[1] !== null);
  if (named.length === 0) {
    const example = `${nowCalled(parts)} edit ${submission.id} date:2025-03 licence:CC-BY-4.0`;
    throw new UsageError([new UserError('misused', 'queue-edit-what')], example);
  }
  const said: Record<string, string | null> = {};
  for (const [name, value] of named) {
    checkLength(name, value);
    const isNothing = value.toLowerCase() === NOTHING;
    const problem = isNothing ? null : parts.submissions.problemWith(FIELDS[name], value);
    if (problem !== null) throw new UserError('misused', 'queue-field', { name, problem });
    said[FIELDS[name]] = isNothing ? null : value;
    // An address is a source, too.
    if (name === 'source' && isNothing) said.url = null;
  }
  const detail = { submission: submission.id, fields: named.map(([name]) => name).join(', ') };
  const changed = await parts.submissions.describe(submission, said as Saying);
  await record(parts, context, 'queue edit', detail);
  return { cards: [await queueCard(parts, changed, context.words)] };
};

export const queue = (parts: ActParts) =>
  defineCommand({
    name: 'queue',
    otherName: 'documentqueue',
    section: 'library',
    meantFor: 'librarian',
    summary: (l) => l.say('queue-summary'),
    examples: ['queue'],
    params: {
      action: choice({ describe: 'param-queue-action', choices: ACTIONS }),
      item: word({ describe: 'param-queue-item' }),
      reason: word({ describe: 'param-queue-reason' }),
      title: field('param-queue-title'),
      author: field('param-queue-author'),
      date: field('param-queue-date'),
      source: field('param-queue-source'),
      licence: field('param-queue-licence'),
      attribution: field('param-queue-attribution'),
      page: count({ describe: 'param-page', named: true, min: 1, max: 100_000, fallback: 1 }),
    },
    audience: 'asker',
    needs: needs('librarian'),
    effect: ({ action: act }) => effectOf(act ?? 'list'),
    async run({ action: act, item, reason, page, ...fields }, context) {
      const { words: l } = context;
      if (act === null || act === 'list') return listAll(parts, page, l);
      const submission = await documentNamed(parts, item);
      if (act === 'show') return { cards: [await queueCard(parts, submission, l)] };
      if (act === 'edit') return edit(parts, context, submission, fields);
      if (act === 'reject') return reject(parts, context, submission, reason);
      return decide(parts, context, { act: 'approve', subject: submission.id, note: '' });
    },
  });
