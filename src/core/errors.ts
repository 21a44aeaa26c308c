// Errors for two audiences: a UserError is shown as written; anything else is logged, and its reader gets a reference.

import type { MessageArgs } from './ports.ts';

/** What went wrong from the asker's side: `misused` a bad command, `missing` nothing there, `refused` not now. */
export type Blame = 'misused' | 'missing' | 'refused';

/**
 * An error whose text is for the person who asked, as a message of the catalogues, so that it is said in their language.
 * `remedies` are command lines that would do what was probably meant.
 */
export class UserError extends Error {
  readonly blame: Blame;
  readonly id: string;
  readonly args: MessageArgs;
  readonly remedies: readonly string[];

  constructor(blame: Blame, id: string, args: MessageArgs = {}, remedies: readonly string[] = []) {
    super(id);
    this.name = 'UserError';
    this.blame = blame;
    this.id = id;
    this.args = args;
    this.remedies = remedies;
  }
}

/** Several bad parameters of one command, all told at once. */
export class UsageError extends Error {
  readonly problems: readonly UserError[];

  constructor(problems: readonly UserError[]) {
    super(problems.map((problem) => problem.id).join(', '));
    this.name = 'UsageError';
    this.problems = problems;
  }
}

/** An excerpt is not what its document says: it must not leave. */
export class MisquoteError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MisquoteError';
  }
}
