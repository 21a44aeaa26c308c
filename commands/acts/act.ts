// What a librarian's act on the shared library consists of: shown in words, checked, recorded, done.

import type { Context } from '../../src/core/command.ts';
import type { Clock, Localizer } from '../../src/core/ports.ts';
import { type Action, type Block, type Reply, text } from '../../src/core/reply.ts';
import type { Corrections } from '../../src/corrections/corrections.ts';
import type { Gaps } from '../../src/gaps/gaps.ts';
import type { Library } from '../../src/knowledge/library.ts';
import type { LibraryAct, Proposed } from '../../src/proposals/proposal.ts';
import type { Proposals } from '../../src/proposals/proposals.ts';
import type { Submissions } from '../../src/submissions/submissions.ts';
import type { Moderation } from '../moderation.ts';

export interface ActParts extends Moderation {
  readonly library: Library;
  readonly corrections: Corrections;
  readonly proposals: Proposals;
  readonly gaps: Gaps;
  readonly submissions: Submissions;
  readonly clock: Clock;
  readonly newCode: () => string;
  /** Reads the library anew. */
  readonly refresh: () => Promise<void>;
  /** The name by which a command of the bot can be called now, given its usual one. */
  readonly nameOf: (usual: string) => string;
}

/** An act that is being done, under the code of its proposal. */
export interface Deed extends Proposed {
  readonly id: string;
}

export interface Act {
  /** Its name in the audit record. */
  readonly recorded: string;
  /** Whether even a librarian who may do it alone sees first what it will do. */
  readonly isShownFirst?: true;
  /** The document or code by which a list names it. */
  label(proposed: Proposed): Promise<string>;
  /** What it will do, in one sentence. */
  say(proposed: Proposed, l: Localizer): Promise<string>;
  /** More about what it will do, for whoever proposes it. */
  forecast?(proposed: Proposed, l: Localizer): Promise<readonly Block[]>;
  /** Names the state of its subject: if that differs later, the act is no longer the one proposed. Throws a UserError if it cannot be done. */
  state(proposed: Proposed): Promise<string>;
  /** What the audit record says besides the name. */
  detail(proposed: Proposed): Promise<Readonly<Record<string, string>>>;
  perform(deed: Deed, context: Context): Promise<Reply>;
}

export type Acts<Name extends LibraryAct = LibraryAct> = Readonly<Record<Name, Act>>;

export const said = (reply: string, actions: readonly Action[] = []): Reply => ({
  cards: [{ blocks: [text(reply)], actions }],
});
