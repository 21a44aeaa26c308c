// /corrections: what waits for a confirmation, messages that show what is outdated or retracted, and what has become of corrections.
// /source is what it was called when it corrected and retracted documents too.

import { type Context, changes, defineCommand } from '../src/core/command.ts';
import { choice, maybeWords, word } from '../src/core/params.ts';
import type { Localizer } from '../src/core/ports.ts';
import { code, list, type Reply, soft, text } from '../src/core/reply.ts';
import type { Correction, Tally } from '../src/corrections/correction.ts';
import type { ActParts } from './acts/act.ts';
import { buttonFor, confirmProposal, decide, waitingCard } from './acts/deciding.ts';
import { correctDocument, DOCUMENT_CHARS, effectOfCorrecting } from './correct.ts';
import { needs } from './moderation.ts';

const RECENT = 5;
const MAX_OPEN = 5;

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
  const called = `/${parts.nameOf('corrections')}`;
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
          ...buttonFor(`${l.say('button-resend')}: ${document}`, `${called} resend ${id}`),
          ...buttonFor(`${l.say('button-dismiss')}: ${document}`, `${called} leave ${id}`),
        ]
      : state === 'confirmed'
        ? buttonFor(`${l.say('button-undo')}: ${document}`, `${called} undo ${id}`)
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
                  code(`${called} announce ${document}`),
                  ` · ${l.say('source-open-messages', { count: messages })}`,
                ]),
              ),
        ],
        actions: open
          .slice(0, MAX_OPEN)
          .flatMap(({ document }) => [
            ...buttonFor(document, `${called} announce ${document}`),
            ...buttonFor(l.say('button-dismiss'), `${called} dismiss ${document}`),
          ]),
      },
      ...(recent.length === 0
        ? []
        : [{ title: l.say('source-recent-title'), blocks: [list(...lines), ...how], actions: asked }]),
    ],
  };
};

/** What may be done about corrections that are under way, or with messages that are outdated. */
const ACTIONS = ['list', 'announce', 'dismiss', 'confirm', 'undo', 'resend', 'leave'] as const;
type Action = (typeof ACTIONS)[number];

const effectOf = (act: Action, document: string | null) =>
  act === 'list' ? 'reads' : changes('will-source', { action: act, document: document ?? '' });

const decideAbout = async (
  parts: ActParts,
  context: Context,
  { act, document }: { act: Action; document: string | null },
): Promise<Reply> => {
  const named = document?.trim() ?? '';
  const id = named.toLowerCase();
  switch (act) {
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
    case 'list':
      return listAll(parts, context.words);
  }
};

const document = () => maybeWords({ describe: 'param-source-document', max: DOCUMENT_CHARS, codes: true });

export const corrections = (parts: ActParts) =>
  defineCommand({
    name: 'corrections',
    otherName: 'source_corrections',
    section: 'library',
    meantFor: 'librarian',
    summary: (l) => l.say('corrections-summary'),
    examples: ['corrections'],
    params: {
      action: choice({ describe: 'param-corrections-action', choices: ACTIONS }),
      document: document(),
    },
    audience: 'asker',
    needs: needs('librarian'),
    effect: ({ action, document: named }) => effectOf(action ?? 'list', named),
    run: ({ action, document: named }, context) =>
      decideAbout(parts, context, { act: action ?? 'list', document: named }),
  });

/** All that `/source` did is done by `/correct`, `/retract` and `/corrections` now; its lines do what they did. */
export const source = (parts: ActParts) =>
  defineCommand({
    name: 'source',
    otherName: 'bot_source',
    hidden: true,
    summary: (l) => l.say('corrections-summary'),
    examples: [],
    params: {
      action: choice({
        describe: 'param-corrections-action',
        choices: ['corrections', 'correct', 'retract', ...ACTIONS] as const,
      }),
      document: document(),
      note: word({ describe: 'param-source-note', named: true }),
      reason: word({ describe: 'param-source-reason', named: true }),
    },
    audience: 'asker',
    needs: needs('librarian'),
    effect({ action, document: named }) {
      if (action === 'correct' || action === 'retract') return effectOfCorrecting(action, named);
      return effectOf(action === null || action === 'corrections' ? 'list' : action, named);
    },
    run({ action, document: named, note, reason }, context) {
      if (action === 'correct' || action === 'retract') {
        const given = action === 'retract' ? (reason ?? note) : (note ?? reason);
        return correctDocument(parts, context, { act: action, document: named, note: given });
      }
      const act = action === null || action === 'corrections' ? 'list' : action;
      return decideAbout(parts, context, { act, document: named });
    },
  });
