// Where the bot may answer.

/** Whether a chat, by a name such as `telegram:-1001234` or `discord:private`, is in the list; an empty list allows all. */
export const allowsOnly =
  (names: readonly string[]) =>
  (name: string): boolean =>
    names.length === 0 || names.includes(name);
