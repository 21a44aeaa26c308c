// What is wrong with the bot's memory: told to whoever asks for something that needs it, and to the log.

export type StoreProblem =
  | 'newer'
  | 'locked'
  | 'damaged'
  | 'full'
  | 'read-only'
  | 'lost'
  | 'closed'
  | 'other';

/** The database cannot be used. Its message is ours and says how to mend it; the cause is the driver's. */
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
  locked: 'the database is locked by another program: end that program, or wait until it is done',
  damaged: 'the database file is damaged: stop the bot and restore a backup (npm run data -- restore FILE)',
  full: 'the disk is full: make room',
  'read-only': 'the database cannot be written to: look at the rights of its folder',
  lost: 'the database cannot be reached: see that it runs, and look at DATABASE_URL',
  closed: 'the database is not open',
  other: 'the database has refused something',
};
