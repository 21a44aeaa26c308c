// Calls that a platform has handed over for good and nobody has answered yet, kept over a restart.

/** One such call. `content` is JSON that only the adapter reads. */
export interface WaitingCall {
  /** The platform's number of the update. */
  readonly id: number;
  readonly chat: string;
  /** Who asked; null if the platform names no person. */
  readonly person: string | null;
  readonly content: string;
  /** Its answer was about to leave, so it may have arrived. */
  readonly begun: boolean;
}

/** What the last process left: calls to answer, and the numbers of those that need nothing more. */
export interface LeftCalls {
  readonly calls: readonly WaitingCall[];
  readonly done: readonly number[];
}

/** The calls of one platform. All of it rejects with a StoreError. */
export interface WaitingCalls {
  /** Stores calls, before the platform is told that they have arrived. Those that are stored already stay as they are. */
  add(calls: readonly WaitingCall[]): Promise<void>;
  /** Notes that answers are about to leave. Gives the numbers of the calls that another process has begun or answered. */
  begin(ids: readonly number[]): Promise<ReadonlySet<number>>;
  /** Takes that back, of answers that certainly have not left. */
  release(ids: readonly number[]): Promise<void>;
  /**
   * Erases calls that have been answered. The platform can send updates from `below` on again, so that the numbers of those stay.
   */
  finish(ids: readonly number[], below: number): Promise<void>;
  /** Forgets the numbers of answered calls below this one. */
  confirmed(below: number): Promise<void>;
  /** What is left, oldest first. Calls of more than a day ago are erased. */
  left(): Promise<LeftCalls>;
}

/** A call that any of several processes may answer. Those of one lane are answered one after the other, in the order of their numbers. */
export interface SharedCall extends WaitingCall {
  readonly lane: string;
}

/**
 * What became of a call that has arrived. `known`: it had arrived before. `full`: its lane takes no more, so it was not stored. `taken`:
 * this process answers it now. `waiting`: it is answered after others, by whoever has its lane.
 */
export type Arrival = 'known' | 'full' | 'taken' | 'waiting';

/** The calls of one platform that several processes share. Those that a process has taken and not finished pass to another when it ends. */
export interface SharedCalls {
  /** Stores a call. Rejects with a StoreError. */
  arrive(call: SharedCall): Promise<Arrival>;
  /** As those of {@link WaitingCalls}. */
  begin(ids: readonly number[]): Promise<ReadonlySet<number>>;
  release(ids: readonly number[]): Promise<void>;
  /** Erases calls that have been answered, all but their numbers, and takes the next ones of their lanes. Rejects with a StoreError. */
  finish(ids: readonly number[]): Promise<void>;
  /** Calls `take` for every call that this process has to answer, other than those of which `arrive` has said so. */
  start(take: (call: WaitingCall) => void): void;
  /** Takes no more. */
  end(): void;
  /** Leaves to the others what has not been finished. */
  stop(): Promise<void>;
}

/** How long a call is kept at most. After a day, nobody waits for the answer. */
export const WAITING_MS = 24 * 60 * 60_000;
