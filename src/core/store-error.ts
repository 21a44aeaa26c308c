// Database errors, with messages for users and the log.

export type StoreProblem =
  | 'newer'
  | 'locked'
  | 'damaged'
  | 'full'
  | 'read-only'
  | 'lost'
  | 'closed'
  | 'other';

/** The database can't be used. The message is ours and says how to fix it; the cause is the driver's error. */
export class StoreError extends Error {
  readonly problem: StoreProblem;

  constructor(problem: StoreProblem, options?: { readonly cause?: unknown; readonly detail?: string }) {
    super(`${SAID[problem]}${options?.detail === undefined ? '' : ` (${options.detail})`}`, {
      cause: options?.cause,
    });
    this.name = 'StoreError';
    this.problem = problem;
  }
}

const SAID: Readonly<Record<StoreProblem, string>> = {
  newer:
    'the database was made by a newer version of the bot: start that version, or restore a backup of this one',
  locked: 'the database is locked by another program: stop that program, or wait until it is done',
  damaged:
    'the database file is damaged: stop the bot and restore a backup with the data command (restore FILE)',
  full: 'the disk is full: free some space',
  'read-only': 'cannot write to the database: check the permissions of its folder',
  lost: 'cannot reach the database: check that it is running, and check DATABASE_URL',
  closed: 'the database is not open',
  other: 'the database refused an operation',
};
