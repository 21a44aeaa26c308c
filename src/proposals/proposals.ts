// Proposals: who can confirm them, and until when.

import { UserError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import { PROPOSAL_MS, PROPOSALS_SHOWN } from './limits.ts';
import type { LibraryAct, Proposal, ProposalStore } from './proposal.ts';

export interface ProposalParts {
  readonly store: () => ProposalStore;
  /** `true`: every act takes two librarians. `false`: none does. A list: those in it do. */
  readonly twoLibrarians: boolean | readonly LibraryAct[];
  /** Whether a person is a librarian at this moment. Throws a UserError if their platform cannot tell. */
  readonly isLibrarian: (user: string) => Promise<boolean>;
  /** The line that lists what waits for a confirmation. */
  readonly listing: () => string;
  readonly clock: Clock;
}

export interface Proposals {
  /** Whether one librarian proposes this act and another confirms it. */
  needsTwo(act: LibraryAct): boolean;
  /** Throws a UserError if an act takes two librarians and this person, who acts anonymously, cannot be one of them. */
  allow(act: LibraryAct, by: string | null): void;
  add(proposal: Omit<Proposal, 'createdAt'>): Promise<void>;
  /** Those that can still be confirmed, the newest first. */
  open(): Promise<readonly Proposal[]>;
  /**
   * Removes a proposal so that its act can be done, once. Throws a UserError if it is gone or too old, if `by` may not confirm it, if
   * whoever proposed it is no longer a librarian, or if `stateOf` its subject has changed since.
   */
  take(id: string, by: string | null, stateOf: (proposal: Proposal) => Promise<string>): Promise<Proposal>;
  /** Puts back a proposal that was taken and could not be done. It expires when it would have. */
  giveBack(proposal: Proposal): Promise<void>;
}

export const createProposals = ({
  store,
  twoLibrarians,
  isLibrarian,
  listing,
  clock,
}: ProposalParts): Proposals => {
  const needsTwo = (act: LibraryAct) =>
    typeof twoLibrarians === 'boolean' ? twoLibrarians : twoLibrarians.includes(act);
  const oldest = () => clock.now() - PROPOSAL_MS;
  const gone = () => new UserError('missing', 'source-gone', {}, [listing()]);
  const anonymous = () => new UserError('refused', 'proposal-anonymous');

  return {
    needsTwo,

    allow(act, by) {
      if (needsTwo(act) && by === null) throw anonymous();
    },

    add: (proposal) => store().add({ ...proposal, createdAt: clock.now() }),

    open: () => store().since(oldest(), PROPOSALS_SHOWN),

    async take(id, by, stateOf) {
      const found = await store().find(id);
      if (found === null || found.createdAt <= oldest()) throw gone();
      if (needsTwo(found.act)) {
        if (by === null || found.by === null) throw anonymous();
        if (by === found.by) throw new UserError('refused', 'source-another');
        if (!(await isLibrarian(found.by))) throw new UserError('refused', 'proposal-of-nobody');
      }
      if (found.version !== null && (await stateOf(found)) !== found.version)
        throw new UserError('refused', 'proposal-changed', {}, [listing()]);
      if (!(await store().take(id))) throw gone();
      return found;
    },

    giveBack: (proposal) => store().add(proposal),
  };
};
