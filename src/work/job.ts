// Scheduled jobs. Any process can run them, and they are idempotent.

/** `slot`: a digest is due. `part`: a message of the ledger is due. */
export type Task = 'slot' | 'part';

export interface Job {
  readonly task: Task;
  /** Of the digest, or of the entry of the ledger. */
  readonly id: string;
  readonly at: number;
}
