// Taking a document that waits into the library, and rejecting it.

import { UserError } from '../../src/core/errors.ts';
import type { Proposed } from '../../src/proposals/proposal.ts';
import type { Submission } from '../../src/submissions/submission.ts';
import { waitingTitle } from '../waiting-document.ts';
import { type ActParts, type Acts, said } from './act.ts';

export const queueActs = ({ submissions, nameOf }: ActParts): Acts<'approve' | 'reject'> => {
  const find = async ({ subject }: Pick<Proposed, 'subject'>): Promise<Submission> => {
    const found = await submissions.find(subject);
    if (found === null) throw new UserError('missing', 'queue-gone', {}, [`/${nameOf('queue')}`]);
    return found;
  };
  const label = async (proposed: Proposed) => {
    const found = await submissions.find(proposed.subject);
    return found === null ? proposed.subject : waitingTitle(found);
  };
  /** What was shown is what is decided about: its bytes never change, what is said of it may. */
  const stateOf = ({ hash, version }: Submission) => JSON.stringify([hash, version]);

  return {
    approve: {
      recorded: 'queue approve',
      label,
      say: async (proposed, l) => l.say('queue-would-approve', { title: await label(proposed) }),
      async state(proposed) {
        const found = await find(proposed);
        if (!(await submissions.isWritable())) throw new UserError('refused', 'queue-unwritable');
        return stateOf(found);
      },
      detail: async ({ subject }) => ({ submission: subject }),
      async perform({ subject }, { actor, words: l }) {
        const title = await label({ act: 'approve', subject, note: '' });
        const document = await submissions.approve(subject, actor);
        return said(l.say('queue-approved', { title, document }));
      },
    },

    reject: {
      recorded: 'queue reject',
      label,
      say: async (proposed, l) =>
        l.say('queue-would-reject', { title: await label(proposed), reason: proposed.note }),
      state: async (proposed) => stateOf(await find(proposed)),
      detail: async ({ subject, note }) => ({ submission: subject, note }),
      async perform({ subject, note }, { actor, words: l }) {
        const title = await label({ act: 'reject', subject, note });
        await submissions.reject(subject, note, actor);
        return said(l.say('queue-rejected', { title }));
      },
    },
  };
};
