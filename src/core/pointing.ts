// Names that people try since other programs have such commands, and which commands do here what they promise.

/** What a name that is none of ours leads to. */
export interface Pointer {
  /** Commands by their usual names, the nearest first; none where nothing has to be done. */
  readonly use: readonly string[];
  /** The rest of the line as the first of them takes it; not given: as it is. */
  readonly rest?: (rest: string) => string;
  /** Id of the message that says more than which command to use. */
  readonly says?: string;
}

/** By names in lower case. */
export type Pointers = ReadonlyMap<string, Pointer>;
