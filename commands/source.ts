// /source: a document is corrected by a note or taken back, and so are the messages that showed it; by librarians, who see first what that
// would do.

import { type Context, changes, choice, defineCommand, maybeWords, word } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import type { Localizer } from '../src/core/ports.ts';
import {
  ACTION_BYTES,
  type Action,
  action,
  type Block,
  code,
  list,
  type Reply,
  soft,
  text,
} from '../src/core/reply.ts';
import type { Correction, CorrectionAct, Tally } from '../src/corrections/correction.ts';
import type { Corrections, Forecast } from '../src/corrections/corrections.ts';
import type { Library } from '../src/knowledge/library.ts';
import { type Moderation, needs, record } from './moderation.ts';

interface Parts extends Moderation {
  readonly library: Library;
  readonly corrections: Corrections;
}

/** Of what a document's note takes: a few sentences under every excerpt. */
const NOTE_CHARS = 300;
const RECENT = 5;
const OPEN_MOST = 5;

/** Why messages cannot be reached, as it is said. */
const BEYOND = [
  ['moved', 'source-beyond-moved'],
  ['platform', 'source-beyond-platform'],
  ['closed', 'source-beyond-closed'],
  ['fixed', 'source-beyond-fixed'],
] as const satisfies readonly (readonly [keyof Forecast['beyond'], string])[];

/** One line, as in front matter. */
const readNote = (given: string | null, act: CorrectionAct): string => {
  const note = given?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (note === '')
    throw new UserError('misused', act === 'retract' ? 'source-no-reason' : 'source-no-note', {}, []);
  if (note.length > NOTE_CHARS)
    throw new UserError('misused', 'param-too-long', {
      name: act === 'retract' ? 'reason' : 'note',
      most: NOTE_CHARS,
      length: note.length,
    });
  return note;
};

const pathOf = ({ library }: Parts, named: string | null): string => {
  const wanted = named?.trim() ?? '';
  const [found, ...others] = wanted === '' ? [] : library.sources(wanted);
  if (found === undefined || others.length > 0)
    throw new UserError('misused', 'source-which', {}, ['/sources']);
  return found.path;
};

/** A button where the line fits into one; typed, it can be of any length. */
const buttonFor = (label: string, line: string): Action[] =>
  new TextEncoder().encode(line).length <= ACTION_BYTES ? [action(label, line)] : [];

const forecastBlock = ({ edits, replies, answerable, beyond, alone }: Forecast, l: Localizer): Block =>
  list(
    [l.say('source-edits', { count: edits })],
    ...(edits === 0 ? [] : [[l.say('source-answerable', { count: answerable })]]),
    [l.say('source-replies', { count: replies })],
    ...BEYOND.flatMap(([why, id]) => (beyond[why] === 0 ? [] : [[l.say(id, { count: beyond[why] })]])),
    [l.say('source-alone', { count: alone })],
    [l.say('source-uncounted')],
  );

const propose = async (
  parts: Parts,
  { words: l, actor }: Context,
  proposed: Pick<Correction, 'document' | 'act' | 'note'>,
): Promise<Reply> => {
  const { document, act, note } = proposed;
  const forecast = await parts.corrections.forecast(document, act);
  const { id } = await parts.corrections.propose({ ...proposed, by: actor });
  const said = { document, note };
  const what =
    act === 'retract'
      ? l.say('source-would-retract', said)
      : act === 'correct'
        ? l.say('source-would-correct', said)
        : l.say('source-would-announce', { document });
  return {
    cards: [
      {
        title: l.say('source-title'),
        blocks: [
          text(what),
          forecastBlock(forecast, l),
          text(l.say('source-how')),
          text(code(`/source confirm ${id}`)),
        ],
        actions: [action(l.say('button-confirm'), `/source confirm ${id}`)],
      },
    ],
  };
};

const said = (reply: string, actions: readonly Action[] = []): Reply => ({
  cards: [{ blocks: [text(reply)], actions }],
});

const tallyText = (tally: readonly Tally[], l: Localizer): string => {
  const count = (isIn: (one: Tally) => boolean) =>
    tally.filter(isIn).reduce((sum, one) => sum + one.count, 0);
  return l.say('source-tally', {
    edited: count(({ act, state }) => act === 'edit' && state === 'sent'),
    replied: count(({ act, state }) => act === 'reply' && state === 'sent'),
    waiting: count(({ state }) => state === 'due' || state === 'sending'),
    gone: count(({ state }) => state === 'gone'),
    failed: count(({ state }) => state === 'failed'),
    uncertain: count(({ state }) => state === 'uncertain'),
  });
};

const STATES: Readonly<Record<Correction['state'], string>> = {
  proposed: 'source-proposed',
  confirmed: 'source-confirmed',
  sent: 'source-sent-out',
  undone: 'source-undone',
  outdated: 'source-outdated',
  dismissed: 'source-dismissed',
};

/** The one correction that can be undone; null where there are none or several, among which a librarian has to choose. */
const onlyUndoable = async (parts: Parts): Promise<string | null> => {
  const waiting = (await parts.stores().corrections.recent(RECENT)).filter(
    ({ state }) => state === 'confirmed',
  );
  return waiting.length === 1 ? (waiting[0]?.id ?? null) : null;
};

const listAll = async (parts: Parts, l: Localizer): Promise<Reply> => {
  const { corrections: store } = parts.stores();
  const [open, recent] = [await parts.corrections.open(), await store.recent(RECENT)];
  const tallies = await Promise.all(
    recent.map(({ id, state }) => (state === 'sent' ? store.tally(id) : Promise.resolve([]))),
  );
  const isUncertain = (tally: readonly Tally[] = []) => tally.some((one) => one.state === 'uncertain');
  const lines = recent.map(({ id, document, state, startsAt }, i) => {
    const tally = state === 'sent' ? ` · ${tallyText(tallies[i] ?? [], l)}` : '';
    const time = startsAt === null ? '' : new Date(startsAt).toISOString().slice(0, 16).replace('T', ' ');
    return [code(document), ` · ${l.say(STATES[state], { time })}${tally} · `, code(id)];
  });
  const how = tallies.some(isUncertain) ? [text(soft(l.say('source-uncertain-how')))] : [];
  const asked = recent.flatMap(({ id, document, state }, i) =>
    state === 'sent' && isUncertain(tallies[i])
      ? [
          ...buttonFor(`${l.say('button-resend')}: ${document}`, `/source resend ${id}`),
          ...buttonFor(`${l.say('button-dismiss')}: ${document}`, `/source leave ${id}`),
        ]
      : state === 'proposed'
        ? buttonFor(`${l.say('button-confirm')}: ${document}`, `/source confirm ${id}`)
        : state === 'confirmed'
          ? buttonFor(`${l.say('button-undo')}: ${document}`, `/source undo ${id}`)
          : [],
  );
  return {
    cards: [
      {
        title: l.say('source-open-title'),
        blocks: [
          open.length === 0
            ? text(l.say('source-open-none'))
            : list(
                ...open.map(({ document, messages }) => [
                  code(`/source announce ${document}`),
                  ` · ${l.say('source-open-messages', { count: messages })}`,
                ]),
              ),
        ],
        actions: open
          .slice(0, OPEN_MOST)
          .flatMap(({ document }) => [
            ...buttonFor(document, `/source announce ${document}`),
            ...buttonFor(l.say('button-dismiss'), `/source dismiss ${document}`),
          ]),
      },
      ...(recent.length === 0
        ? []
        : [{ title: l.say('source-recent-title'), blocks: [list(...lines), ...how], actions: asked }]),
    ],
  };
};

export const source = (parts: Parts) =>
  defineCommand({
    name: 'source',
    summary: (l) => l.say('source-summary'),
    examples: ['source corrections'],
    params: {
      action: choice({
        describe: 'param-source-action',
        choices: [
          'corrections',
          'correct',
          'retract',
          'announce',
          'dismiss',
          'confirm',
          'undo',
          'resend',
          'leave',
        ] as const,
      }),
      document: maybeWords({ describe: 'param-source-document', most: 300, codes: true }),
      note: word({ describe: 'param-source-note', named: true }),
      reason: word({ describe: 'param-source-reason', named: true }),
    },
    audience: 'asker',
    needs: needs('librarian'),
    effect: ({ action: act, document }) =>
      act === null || act === 'corrections'
        ? 'reads'
        : changes('will-source', { action: act, document: document ?? '' }),
    async run({ action: act, document, note, reason }, context): Promise<Reply> {
      const { words: l, actor } = context;
      const named = document?.trim() ?? '';
      switch (act) {
        case 'correct':
        case 'retract': {
          const given = readNote(act === 'retract' ? (reason ?? note) : (note ?? reason), act);
          return propose(parts, context, { document: pathOf(parts, document), act, note: given });
        }
        case 'announce':
        case 'dismiss': {
          if (!(await parts.corrections.open()).some((open) => open.document === named))
            throw new UserError('missing', 'source-not-open', {}, ['/source corrections']);
          if (act === 'announce') return propose(parts, context, { document: named, act, note: '' });
          await record(parts, context, 'source dismiss', { document: named });
          await parts.corrections.dismiss(named, actor);
          return said(l.say('source-is-dismissed', { document: named }));
        }
        case 'confirm': {
          const proposed = await parts.stores().corrections.find(named.toLowerCase());
          const detail = proposed && { document: proposed.document, note: proposed.note };
          await record(parts, context, `source ${proposed?.act ?? 'confirm'}`, detail ?? {});
          const { id, document: path } = await parts.corrections.confirm(named.toLowerCase(), actor);
          return said(l.say('source-is-confirmed', { document: path }), [
            action(l.say('button-undo'), `/source undo ${id}`),
          ]);
        }
        case 'undo': {
          const id = named === '' ? await onlyUndoable(parts) : named.toLowerCase();
          if (id === null) return listAll(parts, l);
          await record(parts, context, 'source undo', { correction: id });
          const { document: path } = await parts.corrections.undo(id);
          return said(l.say('source-is-undone', { document: path }));
        }
        case 'resend':
        case 'leave': {
          const { corrections } = parts.stores();
          const found = await corrections.find(named.toLowerCase());
          const isOpen = ((found && (await corrections.tally(found.id))) ?? []).some(
            ({ state }) => state === 'uncertain',
          );
          if (found === null || !isOpen)
            throw new UserError('missing', 'source-none-uncertain', {}, ['/source corrections']);
          await record(parts, context, `source ${act}`, { correction: found.id });
          const count = await corrections.decide(found.id, act === 'resend' ? 'resend' : 'dismiss');
          return said(
            l.say(act === 'resend' ? 'source-is-resent' : 'source-is-left', {
              document: found.document,
              count,
            }),
          );
        }
        default:
          return listAll(parts, l);
      }
    },
  });
