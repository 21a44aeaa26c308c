// /source: a document is corrected by a note or taken back, and so are the messages that showed it; by librarians, who see first what that
// would do.

import { changes, defineCommand } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { choice, maybeWords, word } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import { code, list, type Reply, soft, text } from '../src/core/reply.ts';
import type { Correction, CorrectionAct, Tally } from '../src/corrections/correction.ts';
import type { ActParts } from './acts/act.ts';
import { buttonFor, confirmProposal, decide, waitingCard } from './acts/deciding.ts';
import { documentNamed } from './acts/naming.ts';
import { needs } from './moderation.ts';

/** Of what a document's note takes: a few sentences under every excerpt. */
const NOTE_CHARS = 300;
const RECENT = 5;
const OPEN_MOST = 5;

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

/** The path of a document of the library. */
const pathOf = async (parts: ActParts, named: string | null): Promise<string> => {
  const found = await documentNamed(
    parts,
    named,
    () => new UserError('misused', 'source-which', {}, ['/sources']),
  );
  if (!parts.library.snapshot().documents.has(found))
    throw new UserError('missing', 'source-not-held', { document: found }, ['/library']);
  return found;
};

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
  confirmed: 'source-confirmed',
  sent: 'source-sent-out',
  undone: 'source-undone',
  outdated: 'source-outdated',
  dismissed: 'source-dismissed',
};

/** The one correction that can be undone; null where there are none or several, among which a librarian has to choose. */
const onlyUndoable = async (parts: ActParts): Promise<string | null> => {
  const waiting = (await parts.stores().corrections.recent(RECENT)).filter(
    ({ state }) => state === 'confirmed',
  );
  return waiting.length === 1 ? (waiting[0]?.id ?? null) : null;
};

const listAll = async (parts: ActParts, l: Localizer): Promise<Reply> => {
  const { corrections: store } = parts.stores();
  const waiting = await waitingCard(parts, l);
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
      : state === 'confirmed'
        ? buttonFor(`${l.say('button-undo')}: ${document}`, `/source undo ${id}`)
        : [],
  );
  return {
    cards: [
      ...(waiting === null ? [] : [waiting]),
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

export const source = (parts: ActParts) =>
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
      const named = document?.trim() ?? '';
      const id = named.toLowerCase();
      switch (act) {
        case 'correct':
        case 'retract': {
          const given = readNote(act === 'retract' ? (reason ?? note) : (note ?? reason), act);
          return decide(parts, context, { act, subject: await pathOf(parts, document), note: given });
        }
        case 'announce':
        case 'dismiss':
          return decide(parts, context, { act, subject: named, note: '' });
        case 'confirm':
          return confirmProposal(parts, context, id);
        case 'undo': {
          const subject = named === '' ? await onlyUndoable(parts) : id;
          return subject === null
            ? listAll(parts, context.words)
            : decide(parts, context, { act, subject, note: '' });
        }
        case 'resend':
        case 'leave':
          return decide(parts, context, { act, subject: id, note: '' });
        default:
          return listAll(parts, context.words);
      }
    },
  });
