// Answering an open question for everybody who waits, and dismissing it.

import { echo } from '../../src/core/bidi.ts';
import { UserError } from '../../src/core/errors.ts';
import type { Gap } from '../../src/gaps/gap.ts';
import type { Proposed } from '../../src/proposals/proposal.ts';
import { type ActParts, type Acts, said } from './act.ts';

const ECHOED = 200;

export const gapActs = ({
  gaps,
  library,
  corrections,
  nameOf,
}: ActParts): Acts<'gap-link' | 'gap-dismiss'> => {
  const unknown = () => new UserError('missing', 'gap-unknown', {}, [`/${nameOf('unanswered')}`]);
  const found = async ({ subject }: Proposed): Promise<Gap> => {
    const gap = await gaps.find(subject);
    if (gap === null) throw unknown();
    return gap;
  };
  const questionOf = async (proposed: Proposed) =>
    echo((await gaps.find(proposed.subject))?.text ?? proposed.subject, ECHOED);
  const documentOf = ({ note }: Proposed) => library.passage(note).document.path;

  return {
    'gap-link': {
      recorded: 'gaps link',
      label: async ({ subject }) => subject,
      say: async (proposed, l) =>
        l.say('gap-would-link', { question: await questionOf(proposed), citation: proposed.note }),
      async state(proposed) {
        await found(proposed);
        return corrections.versionOf(documentOf(proposed));
      },
      detail: async (proposed) => ({
        gap: proposed.subject,
        citation: proposed.note,
        document: documentOf(proposed),
      }),
      async perform({ subject, note }, { words: l }) {
        const told = await gaps.answer(subject, library.excerpt(library.passage(note)));
        if (told === null) throw unknown();
        return said(l.say('gap-linked', { count: told }));
      },
    },

    'gap-dismiss': {
      recorded: 'gaps dismiss',
      label: async ({ subject }) => subject,
      say: async (proposed, l) => l.say('gap-would-dismiss', { question: await questionOf(proposed) }),
      async state(proposed) {
        return (await found(proposed)).id;
      },
      detail: async ({ subject }) => ({ gap: subject }),
      async perform(proposed, { words: l }) {
        const { waiting } = await found(proposed);
        if (!(await gaps.dismiss(proposed.subject))) throw unknown();
        return said(l.say('gap-dismissed', { count: waiting }));
      },
    },
  };
};
