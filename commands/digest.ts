// /digest: what has changed in the library, sent to this chat at set times.

import { type Context, changes, defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { choice, maybeWords } from '../src/core/params.ts';
import type { Clock, Localizer, Nearest, Words } from '../src/core/ports.ts';
import { reasonIn } from '../src/core/reasons.ts';
import {
  action,
  type Card,
  code,
  type Inline,
  list,
  type Reply,
  soft,
  strong,
  text,
} from '../src/core/reply.ts';
import type { Digest } from '../src/digests/digest.ts';
import type { Digests } from '../src/digests/digests.ts';
import type { DigestPlan } from '../src/digests/read-plan.ts';
import type { Entry } from '../src/ledger/ledger.ts';
import type { Editions } from '../src/revisions/editions.ts';
import type { Topics } from '../src/topics/topics.ts';
import { missingPermissionLines, requireRights } from './missing-permissions.ts';
import { type Moderation, needs, platformIn, record, type Ways, waysTo } from './moderation.ts';

/** Reads and says schedules; handed in, for commands know types only. */
export interface Plans {
  read(typed: string, around: { topics: readonly string[]; nearest: Nearest; now: number }): DigestPlan;
  write(plan: DigestPlan): string;
  following(schedule: DigestPlan['schedule'], zone: string, after: number, count: number): readonly number[];
  say(instant: number, zone: string, l: Localizer): string;
}

interface Parts extends Moderation {
  readonly topics: Topics;
  readonly digests: Digests;
  readonly editions: Editions;
  readonly plans: Plans;
  readonly nearest: Nearest;
  readonly newCode: () => string;
  readonly words: Words;
  readonly clock: Clock;
}

const ACTIONS = ['list', 'on', 'next', 'preview', 'pause', 'resume', 'off', 'resend', 'dismiss'] as const;

const READING: ReadonlySet<(typeof ACTIONS)[number]> = new Set(['list', 'next', 'preview']);

/** More in one chat would only repeat each other. */
const MOST = 10;
const NEXT = 5;
const SUGGESTED = [
  'daily at 09:00',
  'weekdays at 09:00',
  'weekly mon at 09:00',
  'monthly 1 at 09:00',
  'monthly last at 18:00',
];

const STATES: Readonly<Record<Digest['state'], string>> = {
  on: 'digest-on',
  paused: 'digest-paused',
  stopped: 'digest-stopped-here',
};

export const digest = (parts: Parts) =>
  defineCommand({
    name: 'digest',
    section: 'chat',
    meantFor: 'post',
    summary: (l) => l.say('digest-summary'),
    examples: ['digest on daily at 09:00 Asia/Gaza', 'digest list'],
    params: {
      action: choice({ describe: 'param-digest-action', choices: ACTIONS }),
      plan: maybeWords({
        describe: 'param-digest-plan',
        max: 300,
        codes: true,
        suggest: (typed) =>
          SUGGESTED.filter((s) => s.startsWith(typed.trim().toLowerCase())).map((s) => ({
            label: s,
            value: s,
          })),
      }),
    },
    audience: 'asker',
    where: 'groups',
    needs: needs('post'),
    effect: ({ action: what, plan }) =>
      what === null || READING.has(what)
        ? 'reads'
        : changes('will-digest', { action: what, plan: plan ?? '' }),
    async run({ action: what, plan }, context) {
      switch (what ?? 'list') {
        case 'on':
          return switchOn(parts, context, plan);
        case 'list':
          return listed(parts, context);
        case 'next':
          return next(parts, context, await chosen(parts, context, plan));
        case 'preview':
          return previewed(parts, context, await chosen(parts, context, plan));
        case 'pause':
          return paused(parts, context, await chosen(parts, context, plan));
        case 'resume':
          return resumed(parts, context, await chosen(parts, context, plan));
        case 'off':
          return switchedOff(parts, context, await chosen(parts, context, plan));
        default:
          return decided(parts, context, what === 'resend' ? 'resend' : 'dismiss', plan);
      }
    },
  });

/** The digest of a code; the only one where none is named. */
const chosen = async ({ stores }: Parts, { origin }: Context, named: string | null): Promise<Digest> => {
  const all = await stores().digests.listByChat(origin.chat);
  const wanted = named?.trim().toLowerCase() ?? null;
  const found = wanted === null && all.length === 1 ? all[0] : all.find(({ id }) => id === wanted);
  if (found !== undefined) return found;
  const id = all.length === 0 ? 'digest-none' : wanted === null ? 'digest-which' : 'digest-unknown';
  throw new UserError('missing', id, {}, ['/digest list']);
};

const switchOn = async (parts: Parts, context: Context, typed: string | null): Promise<Reply> => {
  const { origin, words: l, actor } = context;
  const { stores, topics, plans, nearest, clock } = parts;
  const now = clock.now();
  const plan = plans.read(typed ?? '', { topics: topics.all().map(({ name }) => name), nearest, now });
  const platform = platformIn(parts, origin.chat);
  await requireRights(platform.rights, origin.chat, 'post');
  if ((await stores().digests.listByChat(origin.chat)).length >= MOST)
    throw new UserError('refused', 'digest-too-many', { max: MOST }, ['/digest list']);
  const edition = await parts.editions.ownEdition();
  if (edition === null) throw new UserError('refused', 'library-elsewhere');
  const made: Digest = {
    id: parts.newCode(),
    chat: origin.chat,
    plan,
    locale: l.locale,
    state: 'on',
    why: null,
    owner: actor,
    nextAt: plans.following(plan.schedule, plan.zone, now, 1)[0] ?? null,
    edition: edition.edition,
    turn: 0,
  };
  await record(parts, context, 'digest on', { digest: made.id, plan: plans.write(plan) });
  await stores().digests.add(made);
  await reopen(parts, origin.chat);
  return next(parts, context, made, l.say('digest-made'));
};

const next = async (parts: Parts, context: Context, { id, plan }: Digest, lead?: string): Promise<Reply> => {
  const { words: l } = context;
  const times = parts.plans.following(plan.schedule, plan.zone, parts.clock.now(), NEXT);
  const { elsewhere, there } = await waysTo(parts, context, '/digest list');
  return {
    elsewhere,
    cards: [
      {
        blocks: [
          text(...(lead === undefined ? [] : [lead, ' ']), code(parts.plans.write(plan)), ' · ', code(id)),
          text(l.say('digest-next')),
          list(...times.map((time): Inline[] => [parts.plans.say(time, plan.zone, l)])),
        ],
        actions: [action(l.say('button-preview'), there(`/digest preview ${id}`))],
      },
    ],
  };
};

const listed = async (parts: Parts, context: Context, lead?: string): Promise<Reply> => {
  const { origin, words: l } = context;
  const { stores, plans } = parts;
  const all = await stores().digests.listByChat(origin.chat);
  const open = await stores().ledger.open(origin.chat);
  const ways = await waysTo(parts, context, '/digest list');
  const known = new Set(parts.topics.all().map(({ name }) => name));
  /** Of a topic that was removed or renamed nothing is ever sent, and nobody would notice. */
  const gone = (plan: DigestPlan): Inline[] => {
    const names = plan.topics.filter((name) => !known.has(name));
    return names.length === 0
      ? []
      : [' · ', strong(l.say('digest-topic-gone', { topics: names.join(', ') }))];
  };
  const lines = all.map(({ id, plan, state, nextAt }): Inline[] => [
    code(id),
    ' · ',
    plans.write(plan),
    ' · ',
    l.say(STATES[state]),
    ...(state === 'on' && nextAt !== null ? [' · ', plans.say(nextAt, plan.zone, l)] : []),
    ...gone(plan),
  ]);
  const cards: Card[] = [
    {
      title: l.say('digest-list-title', { count: all.length }),
      blocks: [
        ...(lead === undefined ? [] : [text(lead)]),
        ...(all.length === 0
          ? [text(l.say('digest-none')), text(code('/digest on daily at 09:00 Asia/Gaza'))]
          : [list(...lines)]),
      ],
    },
    ...open.map((entry) => openCard(entry, all, parts, ways, l)),
  ];
  return { cards, elsewhere: ways.elsewhere };
};

/** A message that was not sent, or of which nobody can tell whether it arrived: a person decides. */
const openCard = (
  entry: Entry,
  all: readonly Digest[],
  { plans }: Parts,
  { there }: Ways,
  l: Localizer,
): Card => {
  const zone = all.find(({ id }) => id === entry.cause)?.plan.zone ?? 'UTC';
  const time = plans.say(
    entry.slot !== null && entry.kind === 'digest' ? entry.slot : entry.createdAt,
    zone,
    l,
  );
  const part = (entry.part ?? 0) + 1;
  const said =
    entry.state === 'failed'
      ? l.say('digest-failed', { time, part, why: reasonIn(entry.why ?? '', l) })
      : l.say('digest-uncertain', { time, part });
  return {
    blocks: [
      text(strong(said)),
      text(soft(l.say(entry.state === 'failed' ? 'digest-failed-how' : 'digest-uncertain-how'))),
    ],
    actions: [
      action(l.say('button-resend'), there(`/digest resend ${entry.id}`)),
      action(l.say('button-dismiss'), there(`/digest dismiss ${entry.id}`)),
    ],
  };
};

const previewed = async (parts: Parts, context: Context, wanted: Digest): Promise<Reply> => {
  const { origin, words: l } = context;
  const platform = platformIn(parts, origin.chat);
  const edition = await parts.editions.ownEdition();
  if (edition === null) throw new UserError('refused', 'library-elsewhere');
  const reply = await parts.digests.compose(wanted, edition);
  const missing = (await platform.rights.missingPermissions(origin.chat, 'post')).filter(
    (right) => right !== 'delete',
  );
  const messages = reply === null ? 0 : platform.posting.prepare(reply, parts.words(wanted.locale)).length;
  const notes = [
    text(l.say(reply === null ? 'digest-preview-nothing' : 'digest-preview', { count: messages })),
    ...(missing.length === 0
      ? []
      : [list(...missingPermissionLines(platform.rights, missing, l).map((said) => [said]))]),
  ];
  const { elsewhere } = await waysTo(parts, context, `/digest preview ${wanted.id}`);
  return { cards: [{ blocks: notes }, ...(reply?.cards ?? [])], elsewhere };
};

const paused = async (parts: Parts, context: Context, { id }: Digest): Promise<Reply> => {
  await record(parts, context, 'digest pause', { digest: id });
  await parts.stores().digests.change(id, { state: 'paused', nextAt: null });
  return listed(parts, context, context.words.say('digest-is-paused'));
};

const resumed = async (parts: Parts, context: Context, wanted: Digest): Promise<Reply> => {
  const { id, plan, state } = wanted;
  const { clock, plans, stores } = parts;
  await requireRights(platformIn(parts, context.origin.chat).rights, context.origin.chat, 'post');
  await record(parts, context, 'digest resume', { digest: id });
  if (state !== 'on') {
    const nextAt = plans.following(plan.schedule, plan.zone, clock.now(), 1)[0] ?? null;
    await stores().digests.change(id, { state: 'on', why: null, nextAt });
    await reopen(parts, context.origin.chat);
  }
  return next(parts, context, wanted, context.words.say('digest-is-on'));
};

/** What could not be sent last says nothing any more of what is to be sent now. */
const reopen = async ({ stores }: Parts, chat: string): Promise<void> => {
  const found = await stores().chats.find(chat);
  if (found !== null && found.closedWhy !== null) await stores().chats.change(chat, { closedWhy: null });
};

const switchedOff = async (parts: Parts, context: Context, { id, plan }: Digest): Promise<Reply> => {
  await record(parts, context, 'digest off', { digest: id, plan: parts.plans.write(plan) });
  await parts.stores().digests.remove(id);
  return listed(parts, context, context.words.say('digest-is-off'));
};

const decided = async (
  parts: Parts,
  context: Context,
  what: 'resend' | 'dismiss',
  named: string | null,
): Promise<Reply> => {
  const { origin, words: l } = context;
  const { stores, clock } = parts;
  const open = await stores().ledger.open(origin.chat);
  const wanted =
    named === null && open.length === 1 ? open[0] : open.find(({ id }) => id === named?.trim().toLowerCase());
  if (wanted === undefined) throw new UserError('missing', 'digest-nothing-open', {}, ['/digest list']);
  await record(parts, context, `digest ${what}`, { entry: wanted.id });
  await stores().ledger.decide(wanted.id, what, clock.now());
  return listed(parts, context, l.say(what === 'resend' ? 'digest-resent' : 'digest-dismissed'));
};
