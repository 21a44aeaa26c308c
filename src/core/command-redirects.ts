// Redirects from names of other programs' commands to the commands here that do the same.

/** Where a foreign command name leads. */
export interface CommandRedirect {
  /** Commands by their usual names, best match first. Empty if there is nothing to do. */
  readonly use: readonly string[];
  /** Converts the rest of the line for the first command. By default, it stays as it is. */
  readonly rest?: (rest: string) => string;
  /** The ID of a message with more information than the command's name. */
  readonly says?: string;
}

/** Keyed by lowercase name. */
export type CommandRedirects = ReadonlyMap<string, CommandRedirect>;
