// Correcting and retracting documents, and deciding about the messages that showed them.

import { UserError } from '../../src/core/errors.ts';
import type { Localizer } from '../../src/core/ports.ts';
import { action, type Block, list, text } from '../../src/core/reply.ts';
import type { Correction, CorrectionAct } from '../../src/corrections/correction.ts';
import type { Forecast } from '../../src/corrections/corrections.ts';
import { type Act, type ActParts, type Acts, said } from './act.ts';

/** Why messages cannot be reached, as it is said. */
const UNREACHABLE = [
  ['moved', 'source-beyond-moved'],
  ['platform', 'source-beyond-platform'],
  ['closed', 'source-beyond-closed'],
  ['fixed', 'source-beyond-fixed'],
] as const satisfies readonly (readonly [keyof Forecast['unreachable'], string])[];

const forecastBlock = ({ edits, replies, answerable, unreachable, alone }: Forecast, l: Localizer): Block =>
  list(
    [l.say('source-edits', { count: edits })],
    ...(edits === 0 ? [] : [[l.say('source-answerable', { count: answerable })]]),
    [l.say('source-replies', { count: replies })],
    ...UNREACHABLE.flatMap(([why, id]) =>
      unreachable[why] === 0 ? [] : [[l.say(id, { count: unreachable[why] })]],
    ),
    [l.say('source-alone', { count: alone })],
    [l.say('source-uncounted')],
  );

type Subject = { readonly subject: string };

/** Acts on a document, which are applied at once and reach messages later. */
const correcting = ({ corrections, nameOf }: ActParts, act: CorrectionAct, id: string): Act => ({
  recorded: `source ${act}`,
  isShownFirst: true,
  label: async ({ subject }) => subject,
  detail: async ({ subject, note }) => ({ document: subject, note }),
  say: async ({ subject: document, note }, l) => l.say(id, { document, note }),
  forecast: async ({ subject }, l) => [
    forecastBlock(await corrections.forecast(subject, act), l),
    text(l.say('source-how')),
  ],
  state: async ({ subject }) => corrections.versionOf(subject),
  async perform({ id: code, subject: document, note }, { actor, words: l }) {
    await corrections.apply({ id: code, document, act, note, by: actor });
    return said(l.say('source-is-confirmed', { document }), [
      action(l.say('button-undo'), `/${nameOf('corrections')} undo ${code}`),
    ]);
  },
});

export const sourceActs = (
  parts: ActParts,
): Acts<'correct' | 'retract' | 'announce' | 'dismiss' | 'undo' | 'resend' | 'leave'> => {
  const { stores, corrections, nameOf } = parts;
  const listing = () => [`/${nameOf('corrections')}`];

  const isOpen = async (document: string) =>
    (await corrections.open()).some((open) => open.document === document);
  /** Throws a UserError unless messages show words of the document that no longer stand. */
  const openState = async ({ subject }: Subject): Promise<string> => {
    if (!(await isOpen(subject))) throw new UserError('missing', 'source-not-open', {}, listing());
    return corrections.versionOf(subject);
  };
  const found = async ({ subject }: Subject): Promise<Correction> => {
    const correction = await stores().corrections.find(subject);
    if (correction === null) throw new UserError('missing', 'source-gone', {}, listing());
    return correction;
  };
  const documentOf = async (proposed: Subject) =>
    (await stores().corrections.find(proposed.subject))?.document ?? proposed.subject;

  /** Decides about the answers of a correction of which nobody can tell whether they were sent. */
  const deciding = (act: 'resend' | 'leave', saying: string, reply: string): Act => ({
    recorded: `source ${act}`,
    label: documentOf,
    detail: async ({ subject }) => ({ correction: subject }),
    say: async (proposed, l) => l.say(saying, { document: await documentOf(proposed) }),
    async state({ subject }) {
      const isKnown = (await stores().corrections.find(subject)) !== null;
      const tally = isKnown ? await stores().corrections.tally(subject) : [];
      const uncertain = tally.filter(({ state }) => state === 'uncertain');
      if (uncertain.length === 0) throw new UserError('missing', 'source-none-uncertain', {}, listing());
      return JSON.stringify(uncertain.map(({ count }) => count));
    },
    async perform({ subject }, { words: l }) {
      const document = await documentOf({ subject });
      const count = await stores().corrections.decide(subject, act === 'resend' ? 'resend' : 'dismiss');
      return said(l.say(reply, { document, count }));
    },
  });

  return {
    correct: correcting(parts, 'correct', 'source-would-correct'),
    retract: correcting(parts, 'retract', 'source-would-retract'),
    announce: { ...correcting(parts, 'announce', 'source-would-announce'), state: openState },

    dismiss: {
      recorded: 'source dismiss',
      label: async ({ subject }) => subject,
      detail: async ({ subject }) => ({ document: subject }),
      say: async ({ subject: document }, l) => l.say('source-would-dismiss', { document }),
      state: openState,
      async perform({ subject: document }, { actor, words: l }) {
        await corrections.dismiss(document, actor);
        return said(l.say('source-is-dismissed', { document }));
      },
    },

    undo: {
      recorded: 'source undo',
      label: documentOf,
      detail: async ({ subject }) => ({ correction: subject }),
      say: async (proposed, l) => l.say('source-would-undo', { document: await documentOf(proposed) }),
      async state(proposed) {
        const { state } = await found(proposed);
        if (state !== 'confirmed')
          throw new UserError('refused', state === 'undone' ? 'source-gone' : 'source-sent', {}, listing());
        return state;
      },
      async perform({ subject }, { words: l }) {
        const { document } = await corrections.undo(subject);
        return said(l.say('source-is-undone', { document }));
      },
    },

    resend: deciding('resend', 'source-would-resend', 'source-is-resent'),
    leave: deciding('leave', 'source-would-leave', 'source-is-left'),
  };
};
