// A piece of work that falls due: whoever gets to it does it, and doing it twice is no more than doing it once.

/** `slot`: a digest falls due. `part`: a message of the ledger is to be sent. */
export type Task = 'slot' | 'part';

export interface Job {
  readonly task: Task;
  /** Of the digest, or of the entry of the ledger. */
  readonly id: string;
  readonly at: number;
}
